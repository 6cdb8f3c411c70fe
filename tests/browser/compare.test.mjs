/**
 * Authorities compared, with nothing but a keyboard; the choice in the address; and the whole page
 * without scripts.
 */
import assert from "node:assert/strict";
import { smallAtlas } from "./support/sites.mjs";
import { query, tabTo, walk } from "./support/walk.mjs";
import { walks } from "./support/walks.mjs";

const PAGE = "compare/jar-2005/index.html";

/** The reports whose columns are shown. */
function columns(tab) {
  return tab.locator("table[data-grid] thead th[data-with]:visible a").allTextContents();
}

/** The reports beside each other under every heading. */
function sides(tab) {
  return tab.locator("div[data-with]:visible").evaluateAll((all) => [...new Set(all.map((side) => side.dataset.with))]);
}

walk("boxes choose the authorities by key, and the choice is in the address", PAGE, async (tab) => {
  const all = await columns(tab);
  assert.ok(all.length > 1);
  const box = tab.getByRole("checkbox", { name: "Stoke-on-Trent" });
  await tabTo(tab, box);
  await tab.keyboard.press("Space");
  assert.deepEqual(await query(tab), { with: "stoke-on-trent" });
  assert.deepEqual(await columns(tab), ["Stoke-on-Trent 2006"]);
  assert.deepEqual(await sides(tab), ["stoke-on-trent"]);
  assert.match(await tab.locator("form[data-compare] [role=status]").textContent(), /^1 of \d+ authorities shown\.$/);
  const cells = await tab.locator("table[data-grid] tbody tr").evaluateAll((rows) =>
    rows.map((row) => Array.from(row.cells).filter((cell) => !cell.hidden).length),
  );
  assert.ok(cells.every((count) => count === 2), "a header and one grade in every row");
  assert.ok(await box.evaluate((element) => element === document.activeElement), "the box keeps the focus");
  await tabTo(tab, tab.getByRole("button", { name: "Show all" }));
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => !location.search);
  assert.deepEqual(await columns(tab), all);
});

walk("an address shows its choice, and the way back keeps it", `${PAGE}?with=staffordshire,nowhere`, async (tab) => {
  assert.deepEqual(await columns(tab), ["Staffordshire 2005"]);
  assert.ok(await tab.getByRole("checkbox", { name: "Staffordshire" }).isChecked());
  await tab.locator("table[data-grid] tbody td:visible a").first().press("Enter");
  await tab.waitForURL(/reports\/staffordshire-jar-2005\/index\.html#judgement-/);
  assert.equal(await tab.locator(":target").count(), 1, "a grade leads to the judgement itself");
  await tab.goBack();
  assert.deepEqual(await columns(tab), ["Staffordshire 2005"]);
});

walk("every short finding and every count leads to its place", PAGE, async (tab) => {
  const links = await tab.locator(".compare-findings a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.ok(links.length > 20);
  for (const href of links) assert.match(href, /^\.\.\/\.\.\/reports\/[a-z0-9-]+\/index\.html#findings?-/);
  await tab.locator(".beside__list a").first().press("Enter");
  await tab.waitForURL(/#finding-/);
  assert.equal(await tab.locator(":target").count(), 1);
});

const small = walks(smallAtlas());

small.walk("one report alone says that there is nothing to compare yet", "compare/lantern-2011/index.html", async (tab) => {
  assert.ok(await tab.getByText("nothing to compare yet").isVisible());
  assert.equal(await tab.locator("form[data-compare]").count(), 0);
  assert.equal((await columns(tab)).length, 1);
});

walk("without scripts the whole grid is there", PAGE, async (tab) => {
  assert.equal(await tab.locator("form[data-compare]:visible").count(), 0);
  const shown = await columns(tab);
  for (const name of ["Staffordshire 2005", "Stoke-on-Trent 2006"]) assert.ok(shown.includes(name), name);
  assert.equal(await tab.locator("table[data-grid] tbody td:empty").count(), 0);
}, { javaScriptEnabled: false });

walk("on a phone each area is a block, and each grade says whose it is", PAGE, async (tab) => {
  assert.equal(await tab.locator("table[data-grid] thead").isVisible(), false);
  const named = await tab.locator("table[data-grid] tbody td").evaluateAll((cells) =>
    cells.every((cell) => getComputedStyle(cell, "::before").content.includes(cell.dataset.label)),
  );
  assert.ok(named);
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}, { viewport: { width: 360, height: 740 } });
