/**
 * Sorts tables: a button in each heading that has `data-key`.
 *
 * A cell is sorted by its `data-sort` where it has one (a date, a grade's place on its scale), else
 * by its words. Cells with an empty `data-sort` come last either way. Rows never leave their table,
 * so no order runs from one inspection framework into another; tables with the same column are
 * sorted together. The state is in the address: `?sort=region`, `?sort=-reports` for the other way.
 * A third press brings back the order of the page.
 */
(function () {
  "use strict";
  const address = globalThis.atlasAddress;
  const compare = new Intl.Collator("en-GB", { numeric: true }).compare;

  /** @param {HTMLTableCellElement} cell */
  function value(cell) {
    return cell.dataset.sort ?? cell.textContent.trim();
  }

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLTableRowElement[]} rows  in the order of the page
   * @param {string} key
   * @param {boolean} down
   */
  function sort(table, rows, key, down) {
    const heads = Array.from(table.rows[0].cells);
    const column = heads.findIndex((head) => head.dataset.key === key);
    heads.forEach((head, at) => {
      head.ariaSort = at === column ? (down ? "descending" : "ascending") : null;
    });
    const sorted = rows.slice();
    if (column >= 0) {
      sorted.sort((a, b) => {
        const [one, two] = [value(a.cells[column]), value(b.cells[column])];
        if (!one || !two) return Number(!one) - Number(!two);
        return down ? compare(two, one) : compare(one, two);
      });
    }
    table.tBodies[0].append(...sorted);
  }

  const tables = Array.from(document.querySelectorAll("table"))
    .filter((table) => table.querySelector("thead [data-key]") && table.tBodies[0].rows.length > 1)
    .map((table) => ({ table, rows: Array.from(table.tBodies[0].rows) }));
  if (!tables.length) return;

  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  const choice = document.createElement("select");
  let current = "";

  /** @param {string} state  a key, with a hyphen before it for the other way; nothing for none */
  function show(state) {
    current = state;
    choice.value = state;
    for (const { table, rows } of tables) sort(table, rows, state.replace(/^-/, ""), state.startsWith("-"));
  }

  /** @param {string} state */
  function change(state) {
    show(state);
    address.set("sort", state);
    status.textContent = state ? "Sorted by " + choice.selectedOptions[0].text + "." : "In the order of the page.";
  }

  choice.add(new Option("the order of the page", ""));
  const keys = new Set();
  for (const { table } of tables) {
    /** @type {HTMLElement[]} */
    const sortable = Array.from(table.querySelectorAll("thead [data-key]"));
    for (const head of sortable) {
      const { key = "", first } = head.dataset;
      const words = head.textContent;
      // Numbers and dates start with the most and the latest.
      const [one, two] = first ? ["-" + key, key] : [key, "-" + key];
      if (!keys.has(key)) {
        keys.add(key);
        choice.add(new Option(words, one));
        choice.add(new Option(words + ", other way round", two));
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => change(current === one ? two : current === two ? "" : one));
      head.append(button);
    }
  }

  // On a phone rows are blocks and have no headings: there the same is done by a list.
  const label = document.createElement("label");
  label.className = "sort-by";
  label.append("Sort by ", choice);
  choice.addEventListener("change", () => change(choice.value));
  const first = tables[0].table;
  (first.closest(".scroll") || first).before(label, status);
  address.follow(() => {
    const state = address.get("sort");
    show(keys.has(state.replace(/^-/, "")) ? state : "");
  });
})();
