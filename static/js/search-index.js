// Looks words up in the index; src/render/search/files.rs says what is in its files.
(() => {
  "use strict";

  const { loader, places, unpack } = globalThis.atlasFiles;

  /** The form of the files that this script reads; src/render/search/files.rs has the same number. */
  const FORMAT = 3;
  /** How much a word counts in a title, in a text, and in the names of what an entry is about. */
  const WEIGHTS = [3, 1, 0.4];
  /** How much the name of an entry's authority, or the year of its report, counts. */
  const OF_PLACE = 0.8;
  /** So many words that begin with what is typed are looked for. */
  const COMPLETIONS = 8;
  /** The words of a phrase that fewer entries have are looked for apart. */
  const RARE = 10;
  /** A word with fewer letters is not taken for a slip of another. */
  const LEAST_MENDED = 4;
  /** A search has at most so many words. */
  const MOST_WORDS = 12;

  /**
   * @typedef {{ids: Map<number, number>, whole: number[], exact: boolean, counted: boolean, kind?: number, weight?: number}} Found
   *   Entries with their weight; how many each kind has; whether all of them are there, and counted. A word
   *   that names a kind also stands for its entries, with that weight, beside other words.
   * @typedef {{alternatives: string[][], text: string, typed: string}} Part
   */

  /**
   * How many slips make one word of the other (the optimal string alignment distance). More than `most`
   * is not told apart.
   */
  const distance = (/** @type {string} */ one, /** @type {string} */ other, /** @type {number} */ most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    /** @type {number[][]} */
    const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
    for (let i = 1; i <= one.length; i += 1) {
      rows[i] = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
        const turned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (turned) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[one.length][other.length];
  };

  /** Opens the index in a folder. */
  const open = async (/** @type {string} */ folder) => {
    const load = loader(folder);
    const start = await load("start");
    if (start.format !== FORMAT) throw new Error(`an index of format ${start.format} cannot be read`);
    const words = globalThis.atlasWords.reader(start);
    const first = [0];
    for (const [, , , count] of start.kinds) first.push(first[first.length - 1] + count);
    const size = first[first.length - 1];
    const concepts = new Map(start.concepts.flatMap((/** @type {string[]} */ [word, ...names]) => names.map((name) => [name, word])));
    const forms = new Map(start.concepts.map((/** @type {string[]} */ [word, ...names]) => [word, names]));
    const longestName = Math.max(1, ...[...concepts.keys()].map((name) => name.split(" ").length));

    /** The kind of an entry, by its number. */
    const kindOf = (/** @type {number} */ id) => first.findIndex((from, kind) => id >= from && id < first[kind + 1]);

    const kindsByWord = new Map(start.kinds.flatMap((/** @type {any} */ [, , , , asked], /** @type {number} */ kind) =>
      words(asked).flatMap(({ parts }) => parts.map((part) => [part, kind]))));
    const authorityKind = start.kinds.findIndex((/** @type {any} */ [key]) => key === "authority");

    /** Whether a word names the kind of an entry. */
    const asksFor = (/** @type {string} */ word, /** @type {number} */ id) => kindsByWord.get(word) === kindOf(id);

    /** The number of the file that a word would be in, of files that begin with these words. */
    const fileOf = (/** @type {string[]} */ firsts, /** @type {string} */ word) => {
      let low = 0;
      let high = firsts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (firsts[middle] <= word) low = middle;
        else high = middle;
      }
      return low;
    };

    const recordsNear = async (/** @type {string} */ word) => (start.words.length ? load(`words/${fileOf(start.words, word)}`) : []);

    /** What stands in the file that a word would be in, and in those beside it. */
    const around = async (/** @type {"words" | "ends"} */ folder, /** @type {string} */ word) => {
      const at = fileOf(start[folder], word);
      const files = [at - 1, at, at + 1].filter((file) => file >= 0 && file < start[folder].length);
      return (await Promise.all(files.map((file) => load(`${folder}/${file}`)))).flat();
    };

    /** The entries that a word stands in. @returns {Promise<Found>} */
    const look = async (/** @type {string} */ word) => {
      const record = (await recordsNear(word)).find((/** @type {any} */ [own]) => own === word);
      const lists = !record ? [] : typeof record[1] === "number" ? await load(`lists/${record[1]}`) : record[1];
      const whole = start.kinds.map(() => 0);
      for (const [list, total] of lists) whole[list >> 2] += total;
      const number = whole.reduce((/** @type {number} */ sum, /** @type {number} */ own) => sum + own, 0);
      const weight = Math.log(1 + size / Math.max(1, number));
      const ids = await ofPlace(word, lists, weight * OF_PLACE);
      const more = ids.size > 0;
      let exact = true;
      for (const [list, total, kept, bits, text] of lists) {
        exact &&= total === kept;
        let id = first[list >> 2] - 1;
        for (const step of unpack(text, bits, kept)) {
          id += step + 1;
          ids.set(id, weight * WEIGHTS[list & 3]);
        }
      }
      const kind = kindsByWord.get(word);
      return { ids, whole: more ? byKind(ids) : whole, exact, counted: exact || !more, kind, weight: weight * WEIGHTS[0] };
    };

    /** What was made of several findings. @returns {Found} */
    const counted = (/** @type {Map<number, number>} */ ids, /** @type {Found[]} */ all) => {
      const exact = all.every((own) => own.exact);
      return { ids, whole: byKind(ids), exact, counted: exact };
    };

    /** How many entries each kind has. */
    const byKind = (/** @type {Map<number, number>} */ ids) => {
      const whole = start.kinds.map(() => 0);
      for (const id of ids.keys()) whole[kindOf(id)] += 1;
      return whole;
    };

    /**
     * What is about an authority with this word in its name, or in the reports of that year. No list says so:
     * it follows from which authority and which report each entry is of.
     */
    const ofPlace = async (/** @type {string} */ word, /** @type {any[]} */ lists, /** @type {number} */ weight) => {
      const ids = new Map();
      const named = lists.find(([list]) => list === authorityKind << 2);
      const year = /^\d{4}$/.test(word) ? Number(word) : 0;
      if (!named && !year) return ids;
      const { of, years } = await authorities();
      const who = new Set();
      if (named) {
        let number = 0;
        for (const step of unpack(named[4], named[3], named[2])) who.add(number += step + 1);
      }
      for (let id = 0; id < size; id += 1) {
        if (of[id] && who.has(of[id]) || year && years[id] === year) ids.set(id, weight);
      }
      return ids;
    };

    /** How much an entry counts in a finding; nothing where it is none of it. */
    const weigh = (/** @type {Found} */ { ids, kind, weight = 0 }, /** @type {number} */ id) =>
      Math.max(ids.get(id) ?? 0, kind === kindOf(id) ? weight : 0);

    /** What all of several findings share; weights are added. @returns {Found} */
    const shared = (/** @type {Found[]} */ all) => {
      if (all.length === 1) return all[0];
      // Entries of a kind are too many to go through: what has the other words is looked at.
      const named = (/** @type {Found} */ { kind }) => Number(kind !== undefined);
      const [least, ...rest] = [...all].sort((one, other) => named(one) - named(other) || one.ids.size - other.ids.size);
      const ids = new Map();
      for (const [id, first] of least.ids) {
        let sum = first;
        const has = rest.every((own) => {
          const more = weigh(own, id);
          sum += more;
          return more > 0;
        });
        if (has) ids.set(id, sum);
      }
      return counted(ids, all);
    };

    /** What any of several findings has; the greatest weight counts. @returns {Found} */
    const either = (/** @type {Found[]} */ all) => {
      if (all.length === 1) return all[0];
      const ids = new Map();
      for (const found of all) for (const [id, weight] of found.ids) ids.set(id, Math.max(weight, ids.get(id) ?? 0));
      return counted(ids, all);
    };

    /** Takes a question apart: each part is a word, or a phrase that means one thing. */
    const parts = (/** @type {string} */ question) => {
      const read = words(question).slice(0, MOST_WORDS);
      const flat = read.flatMap((word) => (word.parts.length ? word.parts : [word.joined ?? ""]).map((text) => ({ text, word })));
      const typed = (/** @type {AtlasWord} */ { start: from, end }) => question.slice(from, end);
      /** @type {Part[]} */
      const found = [];
      for (let at = 0; at < flat.length;) {
        let length = Math.min(longestName, flat.length - at);
        const name = () => flat.slice(at, at + length).map(({ text }) => text).join(" ");
        while (length && !concepts.has(name())) length -= 1;
        const { text, word } = flat[at];
        if (length) {
          found.push({ alternatives: [[concepts.get(name())]], text: name(), typed: name() });
          at += length;
        } else {
          const joined = word.joined && word.parts[0] === text;
          found.push({ alternatives: joined ? [[word.joined ?? ""], word.parts] : [[text]], text: joined ? word.joined ?? "" : text, typed: typed(word) });
          at += joined ? word.parts.length : 1;
        }
      }
      return found;
    };

    /** The words of a phrase's names, which may stand apart. */
    const apart = (/** @type {Part} */ { alternatives: [[word]] }) => (forms.get(word) ?? []).map((/** @type {string} */ name) => name.split(" "));

    /** In how many entries a word of the index stands; one with lists of its own in very many. */
    const usual = (/** @type {any} */ [, lists]) =>
      typeof lists === "number" ? Infinity : lists.reduce((/** @type {number} */ sum, /** @type {any} */ [, total]) => sum + total, 0);
    const moreUsual = (/** @type {any} */ one, /** @type {any} */ other) =>
      usual(other) - usual(one) || (one[0] < other[0] ? -1 : 1);

    /** Words of the index that begin with what is typed, the most usual first. */
    const completions = async (/** @type {string} */ typed) => {
      const longer = (/** @type {any[]} */ all) => all.filter(([word]) => word.startsWith(typed) && word !== typed);
      const near = longer(await recordsNear(typed));
      for (let at = fileOf(start.words, typed) + 1; near.length < COMPLETIONS && start.words[at]?.startsWith(typed); at += 1) {
        near.push(...longer(await load(`words/${at}`)));
      }
      return near.sort(moreUsual).slice(0, COMPLETIONS).map((/** @type {any} */ [word]) => word);
    };

    /** Everything that has the words of a question, the best first. */
    const search = async (/** @type {string} */ question) => {
      const asked = parts(question);
      const marks = new Set();
      const missing = [];
      const found = [];
      /** @type {[string, string][]} */
      const mended = [];
      for (const [index, part] of asked.entries()) {
        const ways = await Promise.all(part.alternatives.map(async (way) => shared(await Promise.all(way.map(look)))));
        let own = either(ways);
        if (own.ids.size < RARE) own = either([own, ...(await Promise.all(apart(part).map(async (/** @type {string[]} */ way) => shared(await Promise.all(way.map(look))))))]);
        for (const way of part.alternatives) for (const word of way) for (const form of forms.get(word) ?? [word]) marks.add(form);
        if (!own.ids.size && index === asked.length - 1 && !part.text.includes(" ") && part.text.length > 1) {
          const longer = await completions(part.text);
          longer.forEach((/** @type {string} */ word) => marks.add(word));
          if (longer.length) own = either(await Promise.all(longer.map(look)));
        }
        if (!own.ids.size && own.kind === undefined) {
          const slip = part.text.length < LEAST_MENDED || part.text.includes(" ") ? undefined : (await nearest(part.text, 1))[0];
          if (slip) {
            own = await look(slip);
            marks.add(slip);
            mended.push([part.typed, slip]);
          } else missing.push(part.text);
        }
        found.push(own);
      }
      const present = found.filter(({ ids, kind }) => ids.size || kind !== undefined);
      let all = present.length ? shared(present) : { ids: new Map(), whole: start.kinds.map(() => 0), exact: true, counted: true };
      let some = missing.length > 0 && present.length > 0;
      if (present.length > 1 && !all.ids.size) {
        all = most(present);
        some = true;
      }
      const order = [...all.ids].sort(([one, a], [other, b]) => b - a || one - other).map(([id]) => id);
      return { order, whole: all.whole, exact: all.exact, counted: all.counted, some, missing, mended, marks: [...marks], words: asked.length };
    };

    /** The entries that have the most of several words, where none has all. */
    const most = (/** @type {Found[]} */ all) => {
      const many = new Map();
      for (const { ids } of all) {
        for (const id of ids.keys()) if (!many.has(id)) many.set(id, all.filter((own) => weigh(own, id)).length);
      }
      let top = 0;
      for (const number of many.values()) top = Math.max(top, number);
      const ids = new Map();
      for (const [id, number] of many) {
        if (number === top) ids.set(id, all.reduce((sum, own) => sum + weigh(own, id), 0));
      }
      return counted(ids, all);
    };

    /** An entry, with everything that is shown of it. */
    const entry = async (/** @type {number} */ id) => {
      const [places, entries] = await load(`entries/${Math.floor(id / start.block)}`);
      const [place, anchor, title, text, about = ""] = entries[id % start.block];
      const [path, name, authority, date, framework] = places[place];
      const [key, one] = start.kinds[kindOf(id)];
      return { id, kind: key, label: one, address: path + (anchor ? `#${anchor}` : ""), title, text, about, name, authority, date, framework };
    };

    /** @type {Promise<AtlasPlaces> | undefined} */
    let read;
    const authorities = () => (read ??= load("places").then(
      (/** @type {any} */ value) => places(value, first),
      (/** @type {Error} */ error) => {
        read = undefined;
        throw error;
      },
    ));

    /**
     * The words of the index nearest to one that is not in it: among those that begin or end alike.
     */
    const nearest = async (/** @type {string} */ word, most = word.length < 5 ? 1 : 2) => {
      const [alike, ends] = await Promise.all([around("words", word), around("ends", [...word].reverse().join(""))]);
      /** @type {Map<string, number>} In how many entries each word stands. */
      const near = new Map([...ends, ...alike.map((/** @type {any} */ record) => [record[0], usual(record)])]);
      return [...near]
        .map(([own, number]) => ({ own, number, far: distance(word, own, most) }))
        .filter(({ own, far }) => far <= most && !own.startsWith("~"))
        .sort((one, other) => one.far - other.far || other.number - one.number || (one.own < other.own ? -1 : 1))
        .slice(0, 4)
        .map(({ own }) => own);
    };

    return { kinds: start.kinds, few: start.few, words, kindOf, asksFor, search, entry, authorities, nearest, completions };
  };

  globalThis.atlasIndex = { open };
})();
