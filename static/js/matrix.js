/**
 * The evidence matrix: counts only the findings on one group of children, and puts the themes of each
 * outcome area in the order of one report.
 *
 * A cell carries its counts as `data-counts="3.1.0 4:2.0.0"`: strengths, weaknesses and mixed; then
 * the same for each group of children that has any, by its number in `data-children` of the matrix.
 * The state is in the address: `?children=care-leavers`, `?order=REPORT.weaknesses`.
 */
(function () {
  "use strict";
  const matrix = document.getElementById("matrix");
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector('form[data-filter="matrix"]');
  if (!matrix || !form) return;

  /** @type {HTMLSelectElement | null} */
  const children = form.querySelector("select[name=children]");
  /** @type {HTMLSelectElement | null} */
  const order = form.querySelector("select[name=order]");
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-status=view]"));
  const numbers = (matrix.dataset.children ?? "").split(" ");
  const nothing = [0, 0, 0];
  const kinds = [
    { name: "strength", sign: "+", one: "strength", many: "strengths" },
    { name: "weakness", sign: "−", one: "weakness", many: "weaknesses" },
    { name: "mixed", sign: "±", one: "mixed", many: "mixed" },
  ];

  /** @typedef {{counts: Map<string, number[]>, box: HTMLElement, href: string, nodes: ChildNode[]}} Cell */
  /** @type {HTMLTableCellElement[]} */
  const counting = Array.from(matrix.querySelectorAll("td[data-counts]"));
  const cells = counting.map((cell) => {
    const [all, ...rest] = (cell.dataset.counts ?? "").split(" ");
    const read = (/** @type {string} */ text) => text.split(".").map(Number);
    /** @type {[string, number[]][]} */
    const groups = rest.map((part) => part.split(":")).map(([number, text]) => [numbers[Number(number)], read(text)]);
    const box = /** @type {HTMLElement} */ (cell.querySelector(".evidence-counts"));
    const href = box.querySelector("a")?.getAttribute("href") ?? "";
    return { cell, counts: new Map([["", read(all)], ...groups]), box, href, nodes: Array.from(box.childNodes) };
  });
  const counted = new Map(cells.map((entry) => [entry.cell, entry.counts]));
  const bodies = Array.from(matrix.querySelectorAll("tbody"), (body) => ({ body, rows: Array.from(body.rows) }));

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} className
   * @param {string} text
   */
  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  /**
   * Writes a cell's counts as the page writes them.
   * @param {Cell} entry
   * @param {string} group  nothing for all children
   */
  function write(entry, group) {
    if (!group) return entry.box.replaceChildren(...entry.nodes);
    const counts = entry.counts.get(group);
    if (!counts) return entry.box.replaceChildren(element("span", "absent", "Not on these children"));
    const tally = element("span", "evidence-counts__tally", "");
    tally.ariaHidden = "true";
    /** @type {string[]} */
    const words = [];
    kinds.forEach((kind, at) => {
      if (!counts[at]) return;
      tally.append(element("b", "tally tally--" + kind.name, kind.sign + counts[at]));
      words.push(counts[at] + " " + (counts[at] === 1 ? kind.one : kind.many));
    });
    const link = element("a", "", words.join(", "));
    link.href = entry.href;
    entry.box.replaceChildren(tally, link);
  }

  /**
   * Puts the rows of every table in the order of one report's counts, or back.
   * @param {string} group
   * @param {string[]} by  the report, and what of it is counted
   */
  function sort(group, [report, measure]) {
    const kind = measure === "weaknesses" ? 1 : 0;
    for (const { body, rows } of bodies) {
      const heads = Array.from(/** @type {HTMLTableElement} */ (body.parentElement).rows[0].cells);
      const column = heads.findIndex((head) => head.dataset.report === report);
      const count = (/** @type {HTMLTableRowElement} */ row) => ((counted.get(row.cells[column]) || new Map()).get(group) || nothing)[kind];
      heads.forEach((head, at) => {
        head.ariaSort = at > 0 && at === column ? "descending" : null;
      });
      const sorted = column > 0 ? rows.slice().sort((a, b) => count(b) - count(a)) : rows;
      body.append(...sorted);
    }
  }

  function show() {
    const group = children ? children.value : "";
    const [report, measure] = (order ? order.value : "").split(".");
    for (const entry of cells) write(entry, group);
    sort(group, [report, measure]);
    const words = [];
    if (children && group) words.push("Counted: findings on " + children.selectedOptions[0].text + ".");
    if (order && report) words.push("Order: " + order.selectedOptions[0].text + ", most first.");
    status.textContent = words.join(" ");
  }

  globalThis.atlasAddress.keep(form, [children, order].filter((list) => list !== null), show);
})();
