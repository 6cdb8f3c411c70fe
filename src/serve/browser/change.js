// Changes a page where it stands, so that nobody waits for the browser to load it anew.
//
// In: the page that the server has now, as text. Out: whether the page on the screen is that one. Where
// more than running text is another, or a script of the page has changed what is to change, nothing is
// touched, and the page has to be loaded.
(function () {
  "use strict";

  /** @typedef {{apply: () => void}} Change */

  /** Elements of running text, which no script of a page has taken hold of... */
  const PLAIN = new Set(["a", "abbr", "b", "blockquote", "br", "cite", "code", "em", "i", "li", "ol", "p", "q", "span", "strong", "sub", "sup", "ul"]);
  /** ... where they carry nothing but these. */
  const BARE = new Set(["class", "href", "title"]);
  /** What an attribute of an element that stays may say anew. */
  const WORDS = new Set(["alt", "aria-label", "content", "datetime", "href", "title"]);
  /** The server's own script says of itself what the page was made from. */
  const OWN = "script[data-page]";

  /** The page as the server sent it, before any other script changed it. */
  const came = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  /** Where each of its nodes is on the screen. @type {Map<Node, Node>} */
  const shown = new Map();
  join(came, document.documentElement);

  /** Notes of each node of one tree which one of an equal tree it is. @param {Node} one @param {Node} other */
  function join(one, other) {
    shown.set(one, other);
    for (let a = one.firstChild, b = other.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) join(a, b);
  }

  /** Whether a node is where it came, among the same neighbours. @param {Node} old */
  function stands(old) {
    for (let node = old; node !== came; node = /** @type {Node} */ (node.parentNode)) {
      const [here, before] = [shown.get(node), node.previousSibling];
      if (!here || here.parentNode !== shown.get(/** @type {Node} */ (node.parentNode))) return false;
      if (before && here.previousSibling !== shown.get(before)) return false;
    }
    return true;
  }

  /** @param {Node} node */
  function isPlain(node) {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE;
    return PLAIN.has(node.localName) && Array.from(node.attributes).every((own) => BARE.has(own.name))
      && Array.from(node.childNodes).every(isPlain);
  }

  /** Whether a text is none that the browser has run as a script: it would not run it anew. @param {Node} text */
  function isInert(text) {
    const within = text.parentNode;
    return !(within instanceof HTMLScriptElement) || within.type === "application/ld+json";
  }

  /** What makes one node the other; nothing where that cannot be. @param {Node} old @param {Node} next @returns {Change[] | undefined} */
  function between(old, next) {
    if (old.nodeName !== next.nodeName) return undefined;
    if (old instanceof CharacterData && next instanceof CharacterData) return text(old, next.data);
    if (!(old instanceof Element) || !(next instanceof Element)) return undefined;
    const own = attributes(old, next);
    const below = own && children(old, next);
    return below && [...own, ...below];
  }

  /** @param {CharacterData} old @param {string} data @returns {Change[] | undefined} */
  function text(old, data) {
    const here = shown.get(old);
    if (old.data === data) return [];
    if (!(here instanceof CharacterData) || here.data !== old.data || !isInert(old) || !stands(old)) return undefined;
    return [{ apply() { old.data = here.data = data; } }];
  }

  /** @param {Element} old @param {Element} next @returns {Change[] | undefined} */
  function attributes(old, next) {
    const here = /** @type {Element} */ (shown.get(old));
    const changes = [];
    for (const name of new Set([...old.getAttributeNames(), ...next.getAttributeNames()])) {
      const [was, is] = [old.getAttribute(name), next.getAttribute(name)];
      if (was === is) continue;
      const free = old.matches(OWN) ? name.startsWith("data-") : WORDS.has(name) && old.localName !== "link";
      if (!free || was === null || is === null || here.getAttribute(name) !== was) return undefined;
      changes.push({ apply() { for (const element of [old, here]) element.setAttribute(name, is); } });
    }
    return changes;
  }

  /** @param {Element} old @param {Element} next @returns {Change[] | undefined} */
  function children(old, next) {
    const [gone, come] = [Array.from(old.childNodes), Array.from(next.childNodes)];
    let before = null;
    while (gone.length && come.length && gone[0].isEqualNode(come[0])) {
      before = gone.shift() ?? null;
      come.shift();
    }
    while (gone.length && come.length && gone[gone.length - 1].isEqualNode(come[come.length - 1])) {
      gone.pop();
      come.pop();
    }
    if (gone.length === come.length) {
      const each = gone.map((node, at) => between(node, come[at]));
      if (each.every((changes) => changes !== undefined)) return each.flat();
    }
    return exchange(old, before, gone, come);
  }

  /**
   * Puts running text in the place of other running text.
   * @param {Element} within @param {Node | null} before @param {ChildNode[]} gone @param {ChildNode[]} come
   * @returns {Change[] | undefined}
   */
  function exchange(within, before, gone, come) {
    const here = /** @type {Element} */ (shown.get(within));
    const last = before && shown.get(before);
    const isAsItCame = (/** @type {Node} */ node) => stands(node) && shown.get(node)?.isEqualNode(node);
    const stays = before ? stands(before) && last : gone.length > 0 || !here.hasChildNodes();
    if (!stays || !gone.every(isAsItCame) || ![...gone, ...come].every(isPlain)) return undefined;
    return [{
      apply() {
        for (const node of gone) for (const one of [node, shown.get(node)]) one?.parentNode?.removeChild(one);
        const [after, above] = [before?.nextSibling ?? (before ? null : within.firstChild), last?.nextSibling ?? (last ? null : here.firstChild)];
        for (const node of come) {
          const [copy, made] = [within.insertBefore(document.importNode(node, true), after), document.importNode(node, true)];
          here.insertBefore(made, above);
          join(copy, made);
        }
      },
    }];
  }

  /** @param {string} page  the page, as the server has it @param {string} digest  its digest @returns {boolean} */
  globalThis.atlasChange = (page, digest) => {
    const next = new DOMParser().parseFromString(page, "text/html").documentElement;
    const own = next.querySelector(OWN);
    if (!(own instanceof HTMLElement) || own.dataset.page !== digest || next.querySelector("template")) return false;
    // What is for browsers without scripts is text to one that has them, which the parser does not know.
    for (const text of next.querySelectorAll("noscript")) text.textContent = text.innerHTML;
    const changes = between(came, next);
    if (!changes) return false;
    for (const change of changes) change.apply();
    return came.isEqualNode(next);
  };
})();
