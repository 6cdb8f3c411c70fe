// Loads the files of the index of the search, and reads the numbers in them. The files are scripts, so
// that they load from a folder on disk too; src/render/search/files.rs says what is in them.
(() => {
  "use strict";

  const LETTERS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((c, i) => [c, i]));

  /** Reads numbers packed by src/render/search/codec.rs. */
  const unpack = (/** @type {string} */ text, /** @type {number} */ bits, /** @type {number} */ count) => {
    const numbers = new Array(count);
    let at = 0;
    let held = 0;
    let left = 0;
    const bit = () => {
      if (!left) {
        held = LETTERS.get(text[at++]) ?? 0;
        left = 6;
      }
      left -= 1;
      return (held >> left) & 1;
    };
    for (let index = 0; index < count; index += 1) {
      let number = 0;
      while (bit()) number += 1;
      for (let rest = 0; rest < bits; rest += 1) number = number * 2 + bit();
      numbers[index] = number;
    }
    return numbers;
  };

  /** Loads the files of the index, each once. */
  const loader = (/** @type {string} */ folder) => {
    const waiting = new Map();
    const loaded = new Map();
    globalThis.atlasSearch = (/** @type {string} */ name, /** @type {any} */ value) => waiting.get(name)?.(value);
    return (/** @type {string} */ name) => {
      if (!loaded.has(name)) {
        const promise = new Promise((resolve, reject) => {
          waiting.set(name, resolve);
          const script = document.createElement("script");
          script.src = `${folder}${name}.js`;
          script.onload = () => script.remove();
          script.onerror = () => {
            loaded.delete(name);
            script.remove();
            reject(new Error(`${name} could not be loaded`));
          };
          document.head.append(script);
        });
        loaded.set(name, promise);
      }
      return loaded.get(name);
    };
  };

  /**
   * Which authority each entry is about (0: none), and the year of the report that it is of (0: none), from
   * `places.js`; src/render/search/places.rs says how it is written. `first` has the number of the first entry of
   * each kind, and at its end how many entries there are.
   */
  const places = (/** @type {any} */ [names, [count, newest, who, before], kinds], /** @type {number[]} */ first) => {
    const of = new Uint32Array(first[first.length - 1]);
    const years = new Uint16Array(of.length);
    const numbers = (/** @type {[number, string]} */ [bits, text], /** @type {number} */ many) => unpack(text, bits, many);
    const [authority, age] = [numbers(who, count), numbers(before, count)];
    for (const [kind, [[runs, owners, lengths], [skipped, entries]]] of kinds.entries()) {
      const long = numbers(lengths, runs);
      let at = first[kind];
      for (const [run, owner] of numbers(owners, runs).entries()) of.fill(owner, at, (at += long[run]));
      at = first[kind] + skipped;
      for (const [report, many] of (entries ? numbers(entries, count) : []).entries()) {
        years.fill(newest - age[report], at, at + many);
        of.fill(authority[report], at, (at += many));
      }
    }
    return { names, of, years };
  };

  globalThis.atlasFiles = { loader, places, unpack };
})();
