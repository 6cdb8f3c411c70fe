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
  const address = window.atlasAddress;
  const compare = new Intl.Collator("en-GB", { numeric: true }).compare;

  /** @param {HTMLTableCellElement} cell */
  function value(cell) {
    const given = cell.dataset.sort;
    return given === undefined ? cell.textContent.trim() : given;
  }

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLTableRowElement[]} rows  in the order of the page
   * @param {string} key
   * @param {boolean} down
   */
  function sort(table, rows, key, down) {
    const heads = Array.from(table.tHead.rows[0].cells);
    const column = heads.findIndex((head) => head.dataset.key === key);
    heads.forEach((head, at) => {
      if (at === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
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
    const chosen = choice.selectedOptions[0];
    status.textContent = state && chosen ? "Sorted by " + chosen.text + "." : "In the order of the page.";
  }

  /** @param {HTMLTableCellElement} head */
  function press(head) {
    const key = head.dataset.key;
    // Numbers and dates start with the most and the latest.
    const [first, second] = head.dataset.first === "down" ? ["-" + key, key] : [key, "-" + key];
    change(current === first ? second : current === second ? "" : first);
  }

  choice.add(new Option("the order of the page", ""));
  for (const { table } of tables) {
    for (const head of table.tHead.rows[0].cells) {
      const key = head.dataset.key;
      if (!key) continue;
      if (!Array.from(choice.options).some((option) => option.value === key)) {
        const down = head.dataset.first === "down";
        const ways = [[key, down ? ", least first" : ""], ["-" + key, down ? "" : ", other way round"]];
        if (down) ways.reverse();
        for (const [state, words] of ways) choice.add(new Option(head.textContent + words, state));
      }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => press(head));
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
  address.follow(() => show(address.get("sort")));
})();
