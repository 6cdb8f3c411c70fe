/**
 * The state of a page in its address: `?urgency=…&sort=-reports`.
 *
 * In: names and values from the other scripts. Out: `globalThis.atlasAddress`. A view that a reader has
 * chosen can so be shared and kept; nothing is stored anywhere else.
 */
(function () {
  "use strict";

  /**
   * @param {string} name
   * @returns {string} the value in the address, or nothing
   */
  function get(name) {
    return new URLSearchParams(location.search).get(name) || "";
  }

  /**
   * @param {string} name
   * @param {string} value  nothing takes the name out
   */
  function set(name, value) {
    const query = new URLSearchParams(location.search);
    if (value) query.set(name, value);
    else query.delete(name);
    const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    try {
      history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
    } catch {
      // Some browsers refuse this for a page on disk. What is shown stays as chosen.
    }
  }

  /**
   * Calls `apply` now, and whenever the reader goes back or forward to another state.
   * @param {() => void} apply
   */
  function follow(apply) {
    apply();
    addEventListener("popstate", apply);
  }

  /**
   * Keeps the fields of a form and the address together, and shows the form.
   * @param {HTMLFormElement} form
   * @param {AtlasField[]} fields
   * @param {() => void} show  called now and at every change
   */
  function keep(form, fields, show) {
    form.addEventListener("change", () => {
      for (const field of fields) set(field.name, field.value);
      show();
    });
    // A form is reset after its event.
    form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("change"))));
    form.addEventListener("submit", (event) => event.preventDefault());
    follow(() => {
      for (const field of fields) {
        field.value = get(field.name);
        // A list that does not have the value shows everything.
        if (field.selectedIndex === -1) field.value = "";
      }
      show();
    });
    form.hidden = false;
  }

  globalThis.atlasAddress = { get, set, follow, keep };
})();
