/**
 * Compares chosen authorities: `<form data-compare>` holds a box for each.
 *
 * What is about one authority carries `data-with`, and is shown where nothing or that authority is
 * chosen. The grades may stand in several tables; the chosen columns are brought together in the
 * first, and go back to their own when nothing is chosen. The state is in the address: `?with=a,b`.
 */
(function () {
  "use strict";
  /** @type {NodeListOf<HTMLElement>} */
  const sides = document.querySelectorAll("div[data-with]");

  /**
   * On a part of a comparison: the way to where authorities of several parts are set side by side.
   * @param {string[]} names  what is chosen already
   */
  function lead(names) {
    /** @type {HTMLElement | null} */
    const way = document.querySelector("[data-compare-across]");
    const link = way?.querySelector("a");
    if (!way || !link) return;
    way.hidden = false;
    link.search = names.length ? "?with=" + names.join(",") : "";
  }

  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-compare]");
  if (!form) {
    // Nothing is chosen where there is but one.
    if (sides.length) lead([sides[0].dataset.with ?? ""]);
    return;
  }

  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  /** @type {HTMLInputElement[]} */
  const boxes = Array.from(form.querySelectorAll("input[name=with]"));
  /** @type {HTMLTableElement[]} */
  const tables = Array.from(document.querySelectorAll("table[data-grid]"));

  const columns = tables.flatMap((table) =>
    Array.from(table.rows[0].cells).slice(1).map((head, at) => ({
      table,
      name: head.dataset.with ?? "",
      cells: Array.from(table.rows, (row) => row.cells[at + 1]),
    })),
  );

  function show() {
    const names = boxes.filter((box) => box.checked).map((box) => box.value);
    const all = names.length === 0;
    for (const side of sides) side.hidden = !all && !names.includes(side.dataset.with ?? "");
    for (const column of columns) {
      const shown = all || names.includes(column.name);
      const host = (all || !shown ? column.table : tables[0]).rows;
      column.cells.forEach((cell, at) => {
        cell.hidden = !shown;
        host[at].append(cell);
      });
    }
    tables.forEach((table, at) => {
      const box = /** @type {HTMLElement} */ (table.closest(".scroll"));
      box.hidden = !all && at > 0;
      /** @type {HTMLElement | null} */
      const part = table.querySelector("[data-grid-part]");
      if (part) part.hidden = !all;
    });
    lead(names);
    status.textContent = (all ? boxes.length : names.length + " of " + boxes.length) + " authorities shown.";
  }

  const chosen = {
    name: "with",
    get value() {
      return boxes.filter((box) => box.checked).map((box) => box.value).join(",");
    },
    set value(names) {
      for (const box of boxes) box.checked = names.split(",").includes(box.value);
    },
  };
  globalThis.atlasAddress.keep(form, [chosen], show);
})();
