/**
 * Tables that are sorted and lists that are narrowed, with nothing but a keyboard; and their state in
 * the address.
 */
import assert from "node:assert/strict";
import { query, tabTo, walk } from "./support/walk.mjs";

const AUTHORITIES = "authorities/index.html";
const RECOMMENDATIONS = "recommendations/index.html";
const MATRIX = "matrix/index.html";

/** The headers of the rows that are shown, in their order. */
function shown(tab, table) {
  return tab.locator(`${table} tbody tr:not([hidden]) > th`).allTextContents();
}

/** The words in one column of the rows that are shown. */
function column(tab, table, at) {
  return tab.locator(`${table} tbody tr:not([hidden]) > :nth-child(${at})`).allTextContents();
}

walk("a heading sorts by key, turns round, and gives the page's order back", AUTHORITIES, async (tab) => {
  const before = await shown(tab, "#authorities");
  const button = tab.getByRole("button", { name: "Reports", exact: true });
  const head = tab.locator("#authorities th[data-key=reports]");
  await tabTo(tab, button);
  await tab.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.deepEqual(await query(tab), { sort: "-reports" });
  const most = (await column(tab, "#authorities", 4)).map(Number);
  assert.deepEqual(most, most.toSorted((a, b) => b - a));
  assert.match(await tab.locator("p.vh[role=status]", { hasText: "Sorted" }).textContent(), /^Sorted by Reports/);
  await tab.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  assert.equal(await tab.locator("#authorities [aria-sort]").count(), 1);
  const least = (await column(tab, "#authorities", 4)).map(Number);
  assert.deepEqual(least, least.toSorted((a, b) => a - b));
  await tab.keyboard.press("Space");
  assert.equal(await tab.locator("#authorities [aria-sort]").count(), 0);
  assert.deepEqual(await shown(tab, "#authorities"), before);
  assert.deepEqual(await query(tab), {});
  assert.ok(await button.evaluate((element) => element === document.activeElement), "the button keeps the focus");
});

walk("dates are sorted by time, and what has none comes last either way", `${AUTHORITIES}?sort=latest`, async (tab) => {
  const dates = async () => (await column(tab, "#authorities", 5)).filter((words) => words !== "No report");
  const last = async () => (await column(tab, "#authorities", 5)).at(-1);
  const years = (words) => words.map((date) => Number(date.match(/\d{4}/)[0]));
  assert.deepEqual(years(await dates()), years(await dates()).toSorted((a, b) => a - b));
  assert.equal(await last(), "No report");
  await tab.getByRole("button", { name: "Latest report" }).press("Enter");
  await tab.getByRole("button", { name: "Latest report" }).press("Enter");
  assert.deepEqual(await query(tab), { sort: "-latest" });
  assert.deepEqual(years(await dates()), years(await dates()).toSorted((a, b) => b - a));
  assert.equal(await last(), "No report");
});

walk("a report never leaves the table of its framework", "reports/index.html?sort=-findings", async (tab) => {
  const tables = await tab.locator("table[id^=reports-]").evaluateAll((all) =>
    all.map((table) => Array.from(table.tBodies[0].rows, (row) => Number(row.cells[4].textContent))),
  );
  assert.ok(tables.length > 1);
  for (const numbers of tables) assert.deepEqual(numbers, numbers.toSorted((a, b) => b - a));
  const [first] = await shown(tab, "#reports-jar-2005");
  assert.match(first, /2006|2005/);
});

walk("a list is narrowed by key, says how many are left, and keeps its state on the way back", AUTHORITIES, async (tab) => {
  const region = tab.getByRole("combobox", { name: "Region" });
  const status = tab.locator("form[data-filter] [role=status]");
  const all = (await shown(tab, "#authorities")).length;
  await tabTo(tab, region);
  await tab.keyboard.type("West");
  await tab.keyboard.press("Enter");
  assert.deepEqual(await query(tab), { region: "west-midlands" });
  const left = await shown(tab, "#authorities");
  assert.ok(left.length > 0 && left.length < all);
  assert.equal((await status.textContent()).trim(), `${left.length} of ${all} authorities shown.`);
  assert.match(await region.locator("option:checked").textContent(), new RegExp(`\\(${left.length}\\)$`));
  await tab.locator("#authorities tbody tr:not([hidden]) > th a").first().press("Enter");
  await tab.waitForURL(/authorities\/[a-z-]+\/index\.html$/);
  await tab.goBack();
  assert.deepEqual(await shown(tab, "#authorities"), left);
  await tab.getByRole("button", { name: "Show all" }).press("Enter");
  await tab.waitForFunction(() => !location.search);
  assert.equal((await shown(tab, "#authorities")).length, all);
});

walk("an address shows the recommendations it asks for", `${RECOMMENDATIONS}?urgency=jar-2005.immediate&later=both`, async (tab) => {
  const entries = tab.locator(".recommendation:visible");
  const count = await entries.count();
  assert.ok(count > 0);
  for (const words of await entries.locator(".recommendation__urgency").allTextContents()) {
    assert.equal(words, "For immediate action");
  }
  assert.equal(await entries.locator(".trace__outcome--both").count(), count);
  assert.equal(await tab.getByRole("combobox", { name: "What a later report says" }).inputValue(), "both");
});

walk("recommendations are narrowed by theme and authority, with the keyboard alone", RECOMMENDATIONS, async (tab) => {
  const all = await tab.locator(".recommendation").count();
  await tabTo(tab, tab.getByRole("combobox", { name: "Theme" }));
  await tab.keyboard.type("Care plans");
  await tab.keyboard.press("Enter");
  await tabTo(tab, tab.getByRole("combobox", { name: "Authority" }));
  await tab.keyboard.type("Staff");
  await tab.keyboard.press("Enter");
  assert.deepEqual(await query(tab), { theme: "care-planning", authority: "staffordshire" });
  const left = tab.locator(".recommendation:visible");
  const count = await left.count();
  assert.ok(count > 0 && count < all);
  for (const words of await left.allInnerTexts()) assert.match(words, /Care plans and reviews/);
  assert.equal(await left.locator('a[href*="/reports/staffordshire-"]').count() >= count, true);
});

walk("where nothing is left the page says so, and one key brings all back", `${RECOMMENDATIONS}?urgency=jar-2005.immediate&authority=worcestershire`, async (tab) => {
  assert.equal(await tab.locator(".recommendation:visible").count(), 0);
  assert.match(await tab.locator("form[data-filter] [role=status]").first().innerText(), /^0 of \d+ recommendations shown\. None fits every choice\.$/);
  await tab.getByRole("button", { name: "Show all" }).press("Enter");
  await tab.waitForFunction(() => !location.search);
  assert.ok((await tab.locator(".recommendation:visible").count()) > 0);
});

walk("an empty cell of the matrix says which kind of empty it is", MATRIX, async (tab) => {
  const cells = await tab.locator("#matrix tbody td:not([data-counts])").allInnerTexts();
  const kinds = ["Not mentioned", "Not mentioned, not judged", "Not annotated"];
  assert.ok(cells.length > 0 && cells.every((words) => kinds.includes(words.trim())), cells.join(" | "));
  const told = await tab.locator("main dl dt").allInnerTexts();
  for (const kind of new Set(cells)) assert.ok(told.includes(kind.trim()), `the key explains ${kind}`);
});

walk("a value that no list has shows everything", `${RECOMMENDATIONS}?urgency=nonsense`, async (tab) => {
  assert.equal(await tab.locator(".recommendation:visible").count(), await tab.locator(".recommendation").count());
});

walk("the matrix counts one group of children, orders by one report, and goes back", MATRIX, async (tab) => {
  const before = await tab.locator("#matrix").innerHTML();
  await tab.getByRole("combobox", { name: "Count findings on" }).selectOption("care-leavers");
  await tab.getByRole("combobox", { name: "Themes in the order of" }).selectOption("staffordshire-sif-2014.weaknesses");
  assert.deepEqual(await query(tab), { children: "care-leavers", order: "staffordshire-sif-2014.weaknesses" });
  const tables = await tab.locator("#matrix table").evaluateAll((all) =>
    all.map((table) => {
      const at = Array.from(table.tHead.rows[0].cells).findIndex((head) => head.ariaSort === "descending");
      const words = Array.from(table.tBodies[0].rows, (row) => row.cells[at].textContent);
      return words.map((text) => Number(text.match(/(\d+) weakness/)?.[1] ?? 0));
    }),
  );
  assert.ok(tables.flat().some((count) => count > 0));
  for (const counts of tables) assert.deepEqual(counts, counts.toSorted((a, b) => b - a));
  assert.ok((await tab.getByText("Not on these children").count()) > 0);
  await tab.getByRole("button", { name: "Show all" }).press("Enter");
  await tab.waitForFunction(() => !location.search);
  assert.equal(await tab.locator("#matrix").innerHTML(), before);
});

walk("on a phone a list sorts where the headings are not shown", AUTHORITIES, async (tab) => {
  const list = tab.getByRole("combobox", { name: "Sort by" });
  await list.selectOption("-reports");
  const most = (await column(tab, "#authorities", 4)).map(Number);
  assert.deepEqual(most, most.toSorted((a, b) => b - a));
  assert.deepEqual(await query(tab), { sort: "-reports" });
}, { viewport: { width: 360, height: 740 } });

walk("without scripts everything is there, and nothing that would do nothing", MATRIX, async (tab) => {
  assert.equal(await tab.locator("main :is(button, select):visible").count(), 0);
  assert.equal(await tab.locator("#matrix tbody tr").count(), await tab.locator("#matrix tbody tr:visible").count());
}, { javaScriptEnabled: false });
