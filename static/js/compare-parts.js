/**
 * Compares authorities of several parts of a comparison: `<form data-compare-parts="index.json">`.
 *
 * The data of the page name its parts, and those of a part the parts below it, so the part that holds
 * an authority is found in a few steps. Of the parts that hold the chosen authorities the pages are
 * fetched, and the columns of these authorities are taken over. So what is shown is what the parts
 * show. Nothing is loaded before a name is typed or chosen. The state is in the address: `?with=a,b`.
 */
(function () {
  "use strict";
  /**
   * @typedef {{from: string, to: string, entries: number, parts: number, url: string}} Part
   * @typedef {{url: string, parts: Part[]}} Data
   * @typedef {{page: Document, names: Map<string, string>}} Leaf  the page of a part, and who is on it
   */

  /** The search waits so long for the next letter, in milliseconds. */
  const PAUSE = 200;
  /** So many pages of parts are loaded for the beginning of a name; more ask for another letter. */
  const MOST = 2;

  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-compare-parts]");
  /** @type {HTMLElement | null} */
  const shown = document.querySelector("[data-compare-chosen]");
  if (!form || !shown) return;
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
  const fieldset = /** @type {HTMLFieldSetElement} */ (form.querySelector("fieldset"));
  const list = /** @type {HTMLElement} */ (form.querySelector(".compare-choice__list"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const scale = /** @type {HTMLElement} */ (document.getElementById("scale"));

  /** @type {Set<string>} */
  let chosen = new Set();
  /** @type {Map<string, string>} */
  let found = new Map();
  /** Whether other boxes are to be offered; else they stay, so that the focus does. */
  let other = true;
  /** Which showing is the last one begun; what an older one loads is not shown. */
  let turn = 0;
  let timer = 0;

  /** @type {Map<string, Promise<string>>} */
  const texts = new Map();
  /** @param {string} address */
  function text(address) {
    const known = texts.get(address);
    if (known) return known;
    const asked = fetch(address).then((response) => (response.ok ? response.text() : Promise.reject(address)));
    texts.set(address, asked);
    // What could not be loaded is asked for again.
    asked.catch(() => texts.delete(address));
    return asked;
  }

  const root = new URL(form.dataset.compareParts ?? "", location.href).href;
  /** The published address of this page, which those of its parts begin with. */
  let own = "";

  /**
   * The parts, not divided further, that hold names from one to another. Gives up where they are more than `most`.
   * @param {string} from
   * @param {string} to
   * @param {number} most
   * @returns {Promise<string[] | null>} the addresses of their pages
   */
  async function parts(from, to, most) {
    /** @type {Data} */
    const whole = JSON.parse(await text(root));
    own = whole.url;
    let level = whole.parts;
    /** @type {string[]} */
    const pages = [];
    while (level.length) {
      const near = level.filter((part) => part.from <= to && part.to >= from);
      const divided = near.filter((part) => part.parts);
      const here = near.filter((part) => !part.parts).map((part) => at(part.url) + "index.html");
      pages.push(...here);
      if (pages.length + divided.length > most) return null;
      const below = await Promise.all(divided.map((part) => text(at(part.url) + "index.json")));
      level = below.flatMap((data) => /** @type {Data} */ (JSON.parse(data)).parts);
    }
    return pages;
  }

  /** @param {string} url  as it is published @returns {string} where it lies beside this page */
  function at(url) {
    return new URL(url.slice(own.length), root).href;
  }

  /** @type {Map<string, Leaf>} */
  const leaves = new Map();
  /** @param {string} address @returns {Promise<Leaf>} */
  async function leaf(address) {
    const html = await text(address);
    const known = leaves.get(address);
    if (known) return known;
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const link of page.querySelectorAll("a[href]")) {
      link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
    }
    /** @type {HTMLElement[]} */
    const sides = Array.from(page.querySelectorAll("[data-with][data-name]"));
    const names = new Map(sides.map((side) => [side.dataset.with ?? "", side.dataset.name ?? ""]));
    const one = { page, names };
    leaves.set(address, one);
    return one;
  }

  /** @returns {Promise<Leaf[]>} those that hold the chosen authorities, in their order */
  async function ofChosen() {
    const all = await Promise.all([...chosen].sort().map((name) => parts(name, name, Infinity)));
    return Promise.all([...new Set(all.flatMap((pages) => pages ?? []))].map(leaf));
  }

  /** @param {Leaf[]} of @returns {Map<string, string>} the chosen authorities on these pages */
  function named(of) {
    const names = of.flatMap(({ names }) => [...names]);
    return new Map(names.filter(([id]) => chosen.has(id)).sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** @param {Element} element @returns {boolean} */
  function isChosen(element) {
    return chosen.has(/** @type {HTMLElement} */ (element).dataset.with ?? "");
  }

  /**
   * The first table of grades of the first page, with the columns of the chosen authorities of all.
   * @param {Leaf[]} of
   */
  function grades(of) {
    const grids = of.map(({ page }) => /** @type {HTMLTableElement[]} */ (Array.from(page.querySelectorAll("table[data-grid]"))));
    const region = /** @type {Element} */ (grids[0][0].closest(".scroll")?.cloneNode(true));
    region.querySelector("[data-grid-part]")?.remove();
    const table = /** @type {HTMLTableElement} */ (region.querySelector("table"));
    for (const row of table.rows) while (row.cells.length > 1) row.deleteCell(1);
    for (const grid of grids.flat()) {
      const heads = Array.from(grid.rows[0].cells);
      const columns = heads.flatMap((head, index) => (index && isChosen(head) ? [index] : []));
      Array.from(grid.rows).forEach((row, index) => table.rows[index].append(...columns.map((column) => row.cells[column].cloneNode(true))));
    }
    return [region];
  }

  /**
   * What stands side by side in a section: all parts have the same, in the same order.
   * @param {Leaf[]} of
   * @param {string} within  a selector of what holds the sides
   */
  function beside(of, within) {
    const all = of.map(({ page }) => Array.from(page.querySelectorAll(within)));
    return all[0].map((first, index) => {
      const sides = all.flatMap((groups) => Array.from(groups[index].querySelectorAll("[data-with]")).filter(isChosen));
      const group = /** @type {Element} */ (first.cloneNode(true));
      const row = group.matches(".beside") ? group : group.querySelector(".beside");
      row?.replaceChildren(...sides.map((side) => side.cloneNode(true)));
      // A part with few reports writes findings out; here all are counted alike.
      for (const more of group.querySelectorAll(".polarity, .beside__list, .more")) more.remove();
      return group;
    });
  }

  /** @param {Leaf[]} of */
  function fill(of) {
    const filled = { grades: grades(of), findings: beside(of, ".compare-findings"), reports: beside(of, "#reports .beside") };
    for (const [name, elements] of Object.entries(filled)) {
      shown?.querySelector(`[data-chosen=${name}]`)?.replaceChildren(...elements.map((one) => document.adoptNode(one)));
    }
  }

  /** A box for each authority that is chosen or found. @param {Map<string, string>} names */
  function offer(names) {
    const checked = Array.from(list.querySelectorAll("input:checked"), (box) => /** @type {HTMLInputElement} */ (box).value);
    if (!other && checked.length === names.size && checked.every((id) => names.has(id))) return;
    other = false;
    const boxes = [...new Map([...names, ...found])].map(([id, name]) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = id;
      box.checked = chosen.has(id);
      label.append(box, " " + name);
      return label;
    });
    list.replaceChildren(...boxes);
    fieldset.hidden = !boxes.length;
  }

  /** Shows what is chosen, and says so. @param {string} [said]  what is said instead */
  async function show(said) {
    turn += 1;
    const mine = turn;
    await attempt(async () => {
      const of = chosen.size ? await ofChosen() : [];
      if (mine !== turn) return;
      const names = named(of);
      if (names.size) fill(of);
      offer(names);
      for (const [section, hidden] of /** @type {[HTMLElement, boolean][]} */ ([[shown, !names.size], [scale, names.size > 0]])) section.hidden = hidden;
      const absent = [...chosen].filter((id) => !names.has(id)).join(", ");
      const words = [
        names.size ? `Side by side: ${[...names.values()].join(", ")}.` : "",
        absent ? `Under this framework the atlas has no report of: ${absent}.` : "",
      ];
      status.textContent = said ?? (words.filter(Boolean).join(" ") || "Nothing is chosen yet.");
    });
  }

  /** Offers the authorities whose names begin with what is typed. */
  async function find() {
    const typed = field.value.trim();
    const start = typed.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-/, "");
    found = new Map();
    other = true;
    await attempt(async () => {
      const pages = start ? await parts(start, start + "~", MOST) : [];
      if (field.value.trim() !== typed) return;
      const names = (await Promise.all((pages ?? []).map(leaf))).flatMap(({ names }) => [...names]);
      found = new Map(names.filter(([id]) => id.startsWith(start)));
      const number = found.size === 1 ? "1 authority begins" : found.size + " authorities begin";
      const many = "Many names begin so. Type another letter.";
      await show(start ? (pages ? `${number} with “${typed}”.` : many) : undefined);
    });
  }

  /** Does what loads; says where it cannot. @param {() => Promise<void>} work */
  async function attempt(work) {
    try {
      await work();
    } catch {
      status.textContent = "What is chosen could not be loaded. The parts below have every authority.";
    }
  }

  form.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (box.type !== "checkbox") return;
    if (box.checked) chosen.add(box.value);
    else chosen.delete(box.value);
  });
  form.addEventListener("reset", () => {
    chosen.clear();
    found.clear();
    other = true;
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE);
  });

  if (location.protocol === "file:") {
    // A page in a folder may not read another.
    form.hidden = false;
    field.closest("p")?.remove();
    form.querySelector("button")?.remove();
    status.textContent = "Opened from a folder, this page cannot set authorities of different parts side by side. Each part below does so with its own.";
    return;
  }
  globalThis.atlasAddress.keep(form, [{
    name: "with",
    get value() {
      return [...chosen].sort().join(",");
    },
    set value(names) {
      chosen = new Set(names.split(",").filter(Boolean));
    },
  }], () => void show());
})();
