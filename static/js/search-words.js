// Words as the index knows them: in small letters, without accents, in the singular. The same rules
// as src/render/search/words.rs; both are held to tests/browser/search-words.json.
(() => {
  "use strict";

  const APOSTROPHES = "'’ʼ";
  const JOINS = "-\u2010\u2011&";

  /**
   * Makes the reader of words that follows the rules of an index.
   * @param {AtlasRules} rules
   * @returns {(text: string) => AtlasWord[]}
   */
  const reader = (rules) => {
    const letters = new Map(rules.letters.flatMap(([from, to]) => [...from].map((letter) => [letter, to])));
    const plurals = new Map(rules.plurals);
    const stop = new Set(rules.stop.split(" "));

    /** @param {string} word */
    const stem = (word) => {
      const known = plurals.get(word) ?? (word.endsWith("s") ? plurals.get(word.slice(0, -1)) : undefined);
      if (known) return known;
      const length = [...word].length;
      let one = word;
      if (length >= 5 && word.endsWith("ies")) one = word.slice(0, -3) + "y";
      else if (length >= 5 && /(sses|shes|ches|xes|zes)$/.test(word)) one = word.slice(0, -2);
      else if (length >= 3 && word.endsWith("s") && !/(ss|us|is)$/.test(word)) one = word.slice(0, -1);
      return [...one].length < 6 ? one : one.replace(/iz(?=[eia])/g, "is");
    };

    /** @param {string} word */
    const kept = (word) => !/^[a-z]$/.test(word) && [...word].length <= rules.longest && !stop.has(word);

    return (text) => {
      /** @type {AtlasWord[]} */
      const words = [];
      /** @type {{text: string, start: number, end: number}[]} */
      let parts = [];
      let part = "";
      let start = 0;
      let end = 0;
      const endPart = () => {
        if (part) parts.push({ text: part, start, end });
        part = "";
      };
      const endWord = () => {
        endPart();
        if (!parts.length) return;
        const whole = parts.length > 1 ? stem(parts.map((one) => one.text).join("")) : "";
        const joined = whole && kept(whole) ? whole : null;
        const own = parts.map((one) => ({ ...one, text: stem(one.text) })).filter((one) => kept(one.text));
        if (joined || own.length) {
          words.push({
            parts: own.map((one) => one.text),
            joined,
            start: parts[0].start,
            end: parts[parts.length - 1].end,
            spans: own.map((one) => [one.start, one.end]),
          });
        }
        parts = [];
      };
      let at = 0;
      for (const sign of text) {
        const next = at + sign.length;
        if (JOINS.includes(sign)) endPart();
        else if (!APOSTROPHES.includes(sign)) {
          for (const small of sign.toLowerCase()) {
            if (/[\u0300-\u036f]/.test(small)) continue;
            if (!/[\p{Alphabetic}\p{N}]/u.test(small)) {
              endWord();
              continue;
            }
            if (!part) start = at;
            part += letters.get(small) ?? small;
            end = next;
          }
        }
        at = next;
      }
      endWord();
      return words;
    };
  };

  globalThis.atlasWords = { reader };
})();
