// Shows one thing that was found: what it is, its words with the matched ones marked, where it is from.
(() => {
  "use strict";

  /** The longest text that is shown whole, and the most that is shown of a longer one. */
  const WHOLE = 340;
  const PART = 280;
  /** So much of a longer text stands before the first marked word. */
  const BEFORE = 90;
  /** What is called just as the question says comes before everything that only has its words. */
  const NAMED = 100;
  /** How much a word of the question counts that names the entry's kind or stands in its title; one of its text; one of its place or year. */
  const NAME = 4;
  const OWN = 3;
  const OF_PLACE = 2.8;
  /** Kinds whose text is one statement: it is the link itself, and their title stands above. */
  const STATEMENTS = new Set(["finding", "recommendation", "statement"]);

  /** Makes an element. */
  const make = (/** @type {string} */ tag, /** @type {string} */ name, /** @type {(Node | string)[]} */ ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };

  /** Where the marked words of a text are. */
  const marked = (/** @type {any} */ words, /** @type {string[]} */ marks, /** @type {string} */ text) => {
    const forms = marks.map((mark) => mark.split(" "));
    const read = words(text);
    const flat = read.flatMap((/** @type {any} */ word) =>
      word.parts.map((/** @type {string} */ part, /** @type {number} */ index) => ({ part, span: word.spans[index] })));
    const spans = read.filter((/** @type {any} */ word) => marks.includes(word.joined)).map((/** @type {any} */ word) => [word.start, word.end]);
    for (let at = 0; at < flat.length; at += 1) {
      const lengths = forms.filter((form) => form.every((part, index) => flat[at + index]?.part === part)).map((form) => form.length);
      if (lengths.length) spans.push([flat[at].span[0], flat[at + Math.max(...lengths) - 1].span[1]]);
    }
    return spans.sort((/** @type {number[]} */ one, /** @type {number[]} */ other) => one[0] - other[0]);
  };

  /** A text with its marked words, cut to what stands around the first of them. */
  const shown = (/** @type {any} */ words, /** @type {string[]} */ marks, /** @type {string} */ text) => {
    const spans = marked(words, marks, text);
    let [from, to] = [0, text.length];
    if (text.length > WHOLE) {
      const first = spans[0]?.[0] ?? 0;
      from = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
      to = from + PART < text.length ? text.lastIndexOf(" ", from + PART) : text.length;
    }
    /** @type {(Node | string)[]} */
    const pieces = [from > 0 ? "… " : ""];
    let at = from;
    for (const [start, end] of spans) {
      if (start < at || end > to) continue;
      pieces.push(text.slice(at, start), make("mark", "", text.slice(start, end)));
      at = end;
    }
    return [...pieces, text.slice(at, to), to < text.length ? " …" : ""];
  };

  /** Whether a text has a name in it, as words of their own. */
  const names = (/** @type {string} */ text, /** @type {string} */ name) => {
    const at = text.indexOf(name);
    const letter = (/** @type {string | undefined} */ sign) => /\p{L}/u.test(sign ?? "");
    return at >= 0 && !letter(text[at - 1]) && !letter(text[at + name.length]);
  };

  /**
   * Where a result is from: its authority, its page, the date and the framework of its report. What the heading or a
   * longer part says is left out.
   */
  const source = (/** @type {any} */ entry, /** @type {string} */ heading) => {
    const page = entry.name === heading ? "" : entry.name;
    const authority = [heading, page].some((text) => names(text, entry.authority)) ? "" : entry.authority;
    const parts = [authority, page, entry.date, entry.framework];
    return parts.filter((part, index) => part && parts.indexOf(part) === index).join(" · ");
  };

  /** A result of the list. */
  const item = (/** @type {any} */ entry, /** @type {any} */ words, /** @type {string[]} */ marks, /** @type {string} */ root) => {
    const statement = STATEMENTS.has(entry.kind);
    const heading = statement ? entry.text : entry.title || entry.name;
    const link = make("a", "", ...shown(words, marks, heading));
    link.setAttribute("href", root + entry.address);
    const from = source(entry, statement ? "" : heading);
    const over = statement && entry.title ? ` · ${entry.title}` : "";
    return make(
      "li",
      "search-result",
      make("p", "search-result__kind", make("strong", "", entry.label), over),
      make("h2", "search-result__title", link),
      ...(statement || !entry.text ? [] : [make("p", "search-result__text", ...shown(words, marks, entry.text))]),
      ...(marked(words, marks, entry.about).length ? [make("p", "search-result__about", "About: ", ...shown(words, marks, entry.about))] : []),
      ...(from ? [make("p", "search-result__source", ...shown(words, marks, from))] : []),
    );
  };

  /**
   * How well an entry fits a question, beyond that it is found: it is called just that; the words name its kind or
   * stand in its title, text or place, beside each other and with few others. Of one word only the first is asked.
   */
  const fit = (/** @type {any} */ entry, /** @type {any} */ open, /** @type {string[]} */ asked, /** @type {boolean} */ several) => {
    const parts = (/** @type {string} */ text) => open.words(text).flatMap((/** @type {any} */ word) => word.parts);
    const title = parts(entry.title);
    const own = [...title, ...parts(entry.text)];
    const place = parts(`${entry.authority} ${entry.framework ? /\d{4}/.exec(entry.date) : ""}`);
    const beside = (/** @type {string[]} */ words, /** @type {string} */ one, /** @type {string} */ other) =>
      words.some((word, at) => word === one && words[at + 1] === other);
    const pairs = asked.slice(1).filter((word, index) => [own, place].some((words) => beside(words, asked[index], word)));
    const called = title.join(" ") === asked.join(" ") && !STATEMENTS.has(entry.kind);
    const weigh = (/** @type {string} */ word) =>
      open.asksFor(word, entry.id) || title.includes(word) ? NAME : own.includes(word) ? OWN : place.includes(word) ? OF_PLACE : 0;
    const sum = asked.reduce((all, word) => all + weigh(word), 0);
    return (called ? NAMED : 0) + (several ? sum + pairs.length * 2 + 4 / Math.sqrt(8 + own.length) : 0);
  };

  globalThis.atlasResult = { item, fit, make };
})();
