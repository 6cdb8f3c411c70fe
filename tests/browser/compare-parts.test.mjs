/**
 * Authorities of several parts of a comparison, side by side: found and chosen with nothing but a
 * keyboard, in the address, loaded from the same site and no more than is needed. From a folder and
 * without scripts the parts are there.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { manyInParts } from "./support/sites.mjs";
import { query, tabTo, walks } from "./support/walks.mjs";

const LIST = "compare/area-2003/";
const PAGE = `${LIST}index.html`;
/** In the part `a`, in the part `br` of the part `b`, and in the part `c`. */
const [ONE, TWO, THREE] = ["alderacre", "brierdale", "cloverwade"];
const SERVER = "over a server";

const site = manyInParts();
const { visit, walk } = walks(site);

const form = (tab) => tab.locator("form[data-compare-parts]");
const status = (tab) => form(tab).locator("[role=status]");
const field = (tab) => form(tab).getByRole("searchbox");
const grid = (tab) => tab.locator("[data-chosen=grades] table");

/** Waits until the page says something. */
function says(tab, words) {
  return tab.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector("form[data-compare-parts] [role=status]").textContent), words.source);
}

/** The authorities whose columns are shown, one after the other. */
function columns(tab) {
  return grid(tab).locator("thead th[data-with]").evaluateAll((all) => all.map((head) => head.dataset.with));
}

/** The rows of a table of grades: for these authorities what stands in each cell, and where it leads. */
function rowsOf(tab, names) {
  return tab.locator("table[data-grid]").evaluateAll((tables, wanted) => {
    const rows = Array.from(tables[0].rows, (row) => [row.cells[0].textContent]);
    for (const table of tables) {
      Array.from(table.rows[0].cells).forEach((head, at) => {
        if (!wanted.includes(head.dataset.with)) return;
        Array.from(table.rows).forEach(({ cells }, row) => rows[row].push(cells[at].textContent, cells[at].querySelector("a")?.href));
      });
    }
    return rows;
  }, names);
}

test("authorities of different parts are found and chosen by key, and stand side by side", () => visit(SERVER, PAGE, async (tab) => {
  assert.equal(await status(tab).textContent(), "Nothing is chosen yet.");
  await tabTo(tab, field(tab));
  await tab.keyboard.type("Alder");
  await says(tab, /^1 authority begins with “Alder”\.$/);
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Space");
  await says(tab, /^Side by side: Alderacre\.$/);
  assert.ok(await tab.getByRole("checkbox", { name: "Alderacre" }).evaluate((box) => box === document.activeElement), "the box keeps the focus");
  await tab.keyboard.press("Shift+Tab");
  await tab.keyboard.press("Control+A");
  await tab.keyboard.type("bri");
  await says(tab, /begins with “bri”/);
  assert.ok(await tab.getByRole("checkbox", { name: "Alderacre" }).isChecked(), "what is chosen stays offered");
  await tabTo(tab, tab.getByRole("checkbox", { name: "Brierdale" }));
  await tab.keyboard.press("Space");
  await says(tab, /^Side by side: Alderacre, Brierdale\.$/);
  assert.deepEqual(await query(tab), { with: `${ONE},${TWO}` });
  const shown = await columns(tab);
  assert.deepEqual([...new Set(shown)], [ONE, TWO]);
  assert.ok(shown.length > 2, "every report of an authority has a column");
  await tabTo(tab, form(tab).getByRole("button", { name: "Show none" }));
  await tab.keyboard.press("Enter");
  await says(tab, /^Nothing is chosen yet\.$/);
  assert.deepEqual(await query(tab), {});
  assert.equal(await grid(tab).isVisible(), false);
}));

test("an address shows its choice, loads no part beside, and the way back keeps it", () => visit(SERVER, `${PAGE}?with=${THREE},${TWO},nowhere`, async (tab, requested) => {
  await says(tab, /^Side by side: Brierdale, Cloverwade\. Under this framework the atlas has no report of: nowhere\.$/);
  assert.deepEqual([...new Set(await columns(tab))], [TWO, THREE], "by name, and not as they were chosen");
  const loaded = requested.map((address) => address.split(LIST)[1]).filter((path) => path && !path.startsWith("index.html?"));
  assert.deepEqual(loaded.sort(), ["b/index.json", "br/index.html", "c/index.html", "index.json"]);
  assert.equal(await tab.locator("#scale").isVisible(), false, "the scale stands once");
  await grid(tab).locator("tbody td a").first().press("Enter");
  await tab.waitForURL(/reports\/brierdale-area-2003\/index\.html#judgement-/);
  assert.equal(await tab.locator(":target").count(), 1, "a grade leads to the judgement itself");
  await tab.goBack();
  await says(tab, /^Side by side/);
  assert.deepEqual([...new Set(await columns(tab))], [TWO, THREE]);
}));

test("what stands side by side is what the parts show", () => visit(SERVER, `${PAGE}?with=${ONE},${TWO}`, async (tab) => {
  await says(tab, /^Side by side/);
  const across = await rowsOf(tab, [ONE, TWO]);
  const counts = await tab.locator("[data-chosen] .evidence-counts a").evaluateAll((all) => all.map((link) => link.href));
  assert.ok(across.length > 5 && counts.length > 20);
  const root = tab.url().split("index.html")[0];
  await tab.goto(`${root}a/index.html`);
  const first = await rowsOf(tab, [ONE]);
  await tab.goto(`${root}br/index.html`);
  const second = await rowsOf(tab, [TWO]);
  assert.deepEqual(across, first.map((row, at) => [...row, ...second[at].slice(1)]));
  const known = new Set(site.pages.map(({ path }) => path));
  const home = root.slice(0, -LIST.length);
  for (const href of counts) assert.ok(known.has(href.slice(home.length).split("#")[0]), href);
}));

test("a beginning that very many names have asks for another letter", () => visit(SERVER, PAGE, async (tab, requested) => {
  await field(tab).fill("b");
  await says(tab, /^Many names begin so\. Type another letter\.$/);
  await field(tab).fill("Zzz");
  await says(tab, /^0 authorities begin with “Zzz”\.$/);
  assert.ok(requested.every((address) => !/compare\/area-2003\/.*\/index\.html$/.test(address)), "no part was loaded in vain");
}));

test("what cannot be loaded is told", () => visit(SERVER, PAGE, async (tab) => {
  await tab.route("**/c/index.html", (route) => route.abort("aborted"));
  await field(tab).fill("clover");
  await says(tab, /could not be loaded\. The parts below have every authority\.$/);
}));

test("a part leads to the others with what is chosen in it", () => visit(SERVER, `${LIST}c/index.html`, async (tab) => {
  await tab.getByRole("checkbox", { name: "Cloverwade" }).check();
  await tab.getByRole("link", { name: "Set authorities of other parts beside these" }).press("Enter");
  await says(tab, /^Side by side: Cloverwade\.$/);
  assert.deepEqual(await query(tab), { with: THREE });
}));

test("from a folder the page says that it cannot, and the parts are there", () => visit("from a folder", `${PAGE}?with=${ONE},${TWO}`, async (tab) => {
  assert.match(await status(tab).textContent(), /^Opened from a folder, this page cannot set authorities of different parts side by side/);
  assert.equal(await field(tab).count(), 0);
  await tab.locator("#parts a").first().press("Enter");
  await tab.waitForURL(/compare\/area-2003\/a\/index\.html$/);
  assert.ok(await tab.getByRole("checkbox", { name: "Alderacre" }).isVisible());
}));

walk("without scripts the parts are there as they are", PAGE, async (tab) => {
  assert.equal(await form(tab).isVisible(), false);
  assert.equal(await tab.locator("[data-compare-chosen]").isVisible(), false);
  assert.equal(await tab.locator("#parts tbody tr").count(), 3);
  assert.ok(await tab.locator("#scale").isVisible());
}, { javaScriptEnabled: false });

test("on the narrowest screen nothing scrolls sideways, and each grade says whose it is", () => visit(SERVER, `${PAGE}?with=${ONE},${TWO},${THREE}`, async (tab) => {
  await says(tab, /^Side by side/);
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.equal(await grid(tab).locator("thead").isVisible(), false);
}, { viewport: { width: 320, height: 800 } }));
