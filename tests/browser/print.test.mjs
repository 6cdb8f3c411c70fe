/**
 * The pages on paper: A4, without what can only be clicked, and a briefing on one page.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faultsOf, launch } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { longestOfEachKind, sites, smallAtlas } from "./support/sites.mjs";

/** A4 in points, upright. */
const A4 = [595, 842];

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The sizes of the pages of a PDF, as it lists them. */
function sheets(pdf) {
  const text = pdf.toString("latin1");
  const pages = text.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
  assert.equal(boxes.length, pages.length, "every page of the PDF has a size");
  return boxes.map(([, width, height]) => [Math.round(width), Math.round(height)]);
}

/** Prints pages of a site, and tells what `check` finds on the sheets of each. */
async function printed(site, pages, check) {
  const server = await serve(site);
  const faults = await faultsOf(browser, pages, async (tab) => async (page) => {
    await tab.goto(server.root + page.path);
    const paper = sheets(await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
    return (await check(paper, tab)).map((fault) => `${page.path}: ${fault}`);
  });
  server.close();
  return faults;
}

test("every kind of page prints on A4, without what can only be clicked", async () => {
  const site = smallAtlas();
  const faults = await printed(site, longestOfEachKind(site), async (paper, tab) => {
    if (paper.length === 0) return ["nothing is printed"];
    const other = paper.filter((size) => size.join() !== A4.join());
    await tab.emulateMedia({ media: "print" });
    const shown = await tab.evaluate(() => {
      // The button in the head of a column holds the head's own words.
      const parts = [...document.querySelectorAll("nav, button:not(th button), input, select, .permalink, .skip")];
      return parts.filter((part) => part.checkVisibility()).map((part) => `${part.localName}.${part.className}`);
    });
    await tab.emulateMedia({ media: null });
    return [...other.map((size) => `a sheet of ${size.join(" by ")}`), ...shown.map((part) => `${part} is on paper`)];
  });
  assert.deepEqual(faults, []);
});

for (const site of sites()) {
  test(`the briefing of every authority of ${site.name} is one sheet`, async () => {
    const authorities = site.pages.filter(({ kind }) => kind === "authority");
    const briefings = site.pages.filter(({ kind }) => kind === "briefing");
    const expected = authorities.map(({ path }) => path.replace(/index\.html$/, "briefing/index.html"));
    assert.deepEqual(briefings.map(({ path }) => path), expected.sort(), "every authority has a briefing");
    const one = (paper) => (paper.length === 1 && paper[0].join() === A4.join() ? [] : [`${paper.length} sheets`]);
    assert.deepEqual(await printed(site, briefings, one), []);
  });
}
