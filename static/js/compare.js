/**
 * Compares chosen authorities: `<form data-compare>` holds a box for each.
 *
 * What is about one authority carries `data-with`, and is shown where nothing or that authority is
 * chosen. The grades may stand in several tables; the chosen columns are brought together in the
 * first, and go back to their own when nothing is chosen. The state is in the address: `?with=a,b`.
 */
(function () {
  "use strict";
  const address = window.atlasAddress;
  const form = document.querySelector("form[data-compare]");
  if (!form) return;

  const status = form.querySelector("[role=status]");
  const boxes = Array.from(form.querySelectorAll("input[name=with]"));
  const sides = Array.from(document.querySelectorAll("div[data-with]"));
  const tables = Array.from(document.querySelectorAll("table[data-grid]"));

  /** @param {HTMLTableElement} table */
  function rows(table) {
    return Array.from(table.rows);
  }

  const columns = tables.flatMap((table) =>
    Array.from(table.tHead.rows[0].cells).slice(1).map((head, at) => ({
      table,
      name: head.dataset.with,
      cells: rows(table).map((row) => row.cells[at + 1]),
    })),
  );

  function show() {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    const all = chosen.length === 0;
    for (const side of sides) side.hidden = !all && !chosen.includes(side.dataset.with);
    for (const column of columns) {
      const host = rows(all ? column.table : tables[0]);
      column.cells.forEach((cell, at) => {
        cell.hidden = !all && !chosen.includes(column.name);
        host[at].append(cell);
      });
    }
    tables.forEach((table, at) => {
      table.closest(".scroll").hidden = !all && at > 0;
      const part = table.querySelector("[data-grid-part]");
      if (part) part.hidden = !all;
    });
    status.textContent = (all ? boxes.length : chosen.length + " of " + boxes.length) + " authorities shown";
  }

  form.addEventListener("change", () => {
    address.set("with", boxes.filter((box) => box.checked).map((box) => box.value).join(","));
    show();
  });
  // A form is reset after its event.
  form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("change"))));
  form.addEventListener("submit", (event) => event.preventDefault());
  address.follow(() => {
    const chosen = address.get("with").split(",");
    for (const box of boxes) box.checked = chosen.includes(box.value);
    show();
  });
  form.hidden = false;
})();
