/**
 * Filters a list: `<form data-filter="ID">` says which element's parts are filtered.
 *
 * An entry names what it is by `data-facets="urgency:immediate theme:housing"`; it is shown where
 * it fits every list of the form. A `data-part` around entries is hidden with the last of them.
 * Beside each choice stands how many entries it would leave. The state is in the address.
 */
(function () {
  "use strict";
  /** @param {HTMLFormElement} form */
  function start(form) {
    const target = /** @type {HTMLElement} */ (document.getElementById(form.dataset.filter ?? ""));
    const status = /** @type {HTMLElement} */ (form.querySelector("[data-status=shown]"));
    /** @type {HTMLElement[]} */
    const parts = Array.from(target.querySelectorAll("[data-part]"));
    /** @type {HTMLSelectElement[]} */
    const lists = Array.from(form.querySelectorAll("select[data-by=facet]"));
    /** @type {HTMLElement[]} */
    const elements = Array.from(target.querySelectorAll("[data-facets]"));
    const entries = elements.map((element) => ({ element, facets: new Set(element.dataset.facets?.split(" ")) }));
    for (const option of lists.flatMap((list) => Array.from(list.options))) option.dataset.words = option.text;

    /**
     * Whether an entry fits every list but one.
     * @param {{facets: Set<string>}} entry
     * @param {HTMLSelectElement} [but]
     */
    function fits(entry, but) {
      return lists.every((list) => list === but || !list.value || entry.facets.has(list.name + ":" + list.value));
    }

    function show() {
      let shown = 0;
      for (const entry of entries) {
        entry.element.hidden = !fits(entry);
        if (!entry.element.hidden) shown += 1;
      }
      for (const part of parts) part.hidden = !part.querySelector("[data-facets]:not([hidden])");
      for (const list of lists) {
        const left = entries.filter((entry) => fits(entry, list));
        for (const option of list.options) {
          const facet = list.name + ":" + option.value;
          const count = option.value ? left.filter((entry) => entry.facets.has(facet)).length : left.length;
          option.text = option.dataset.words + " (" + count + ")";
        }
      }
      const all = entries.length;
      const words = all === 1 ? form.dataset.one : form.dataset.many;
      const none = shown === 0 && all > 0 ? " None fits every choice." : "";
      status.textContent = (shown === all ? all : shown + " of " + all) + " " + words + " shown." + none;
    }

    globalThis.atlasAddress.keep(form, lists, show);
  }

  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-filter]");
  forms.forEach(start);
})();
