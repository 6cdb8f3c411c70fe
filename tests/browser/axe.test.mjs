/**
 * axe finds no violation on any kind of page, at the width of a phone and of a desktop, in light
 * and in dark, with scripts and without.
 *
 * In the small atlas, whose pages are short, every kind is read in all eight ways; only the colours
 * are asked about again in the dark. Of the real site the longest page of every kind is read twice.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SCREENS, faultsOf, launch } from "./support/browser.mjs";
import { ALL_RULES, COLOUR_RULES, violations } from "./support/axe.mjs";
import { serve } from "./support/server.mjs";
import { longestOfEachKind, longestOfEachList, manyInParts, realSite, smallAtlas, smallInParts } from "./support/sites.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const LIGHT = (screen) => ({ screen, scheme: "light", rules: ALL_RULES });
const DARK = (screen) => ({ screen, scheme: "dark", rules: COLOUR_RULES });

/** Reads pages with scripts or without, each in these ways one after the other. */
async function read(root, readings) {
  return faultsOf(browser, readings, async (tab) => {
    const session = await tab.context().newCDPSession(tab);
    const scripting = (on) => session.send("Emulation.setScriptExecutionDisabled", { value: !on });
    return async ({ page, scripts, ways }) => {
      await scripting(scripts);
      await tab.goto(root + page.path);
      // The page has been read without scripts; axe itself needs them.
      await scripting(true);
      const faults = [];
      for (const { screen, scheme, rules } of ways) {
        await tab.setViewportSize(SCREENS[screen]);
        await tab.emulateMedia({ colorScheme: scheme });
        const way = `${page.kind} (${page.path}), ${screen}, ${scheme}, ${scripts ? "with" : "without"} scripts`;
        faults.push(...(await violations(tab, rules)).map((fault) => `${way}: ${fault}`));
      }
      return faults;
    };
  });
}

test("every kind of page of the small atlas, in all eight ways", async () => {
  const site = smallAtlas();
  const server = await serve(site);
  const ways = [LIGHT("phone"), DARK("phone"), LIGHT("desktop"), DARK("desktop")];
  const readings = longestOfEachKind(site).flatMap((page) => [true, false].map((scripts) => ({ page, scripts, ways })));
  const faults = await read(server.root, readings);
  server.close();
  assert.deepEqual(faults, []);
});

test("every kind of list in parts, in all eight ways", async () => {
  const site = smallInParts();
  const server = await serve(site);
  const ways = [LIGHT("phone"), DARK("phone"), LIGHT("desktop"), DARK("desktop")];
  const pages = longestOfEachList(site);
  assert.ok(pages.length > 12, "the lists are in parts");
  const readings = pages.flatMap((page) => [true, false].map((scripts) => ({ page, scripts, ways })));
  const faults = await read(server.root, readings);
  server.close();
  assert.deepEqual(faults, []);
});

test("the longest page of every kind of the real site, on a phone in light and on a desktop in dark", async () => {
  const site = realSite();
  const server = await serve(site);
  const ways = [LIGHT("phone"), DARK("desktop")];
  const faults = await read(server.root, longestOfEachKind(site).map((page) => ({ page, scripts: true, ways })));
  server.close();
  assert.deepEqual(faults, []);
});

/** What readers make of a page: opened, searched, narrowed, sorted, compared. */
const MADE = [
  { what: "a report with everything folded away opened", path: "reports/stoke-on-trent-jar-2006/index.html", make: openAll },
  { what: "a report with the citation of a finding opened", path: "reports/stoke-on-trent-jar-2006/index.html", make: cited },
  { what: "results of the search", path: "search/index.html?q=CAMHS", make: found },
  { what: "a search that finds nothing", path: "search/index.html?q=qqqqqq", make: found },
  { what: "a search for a word with a slip", path: "search/index.html?q=tresholds", make: found },
  { what: "a sorted and narrowed list", path: "authorities/index.html?sort=-reports&region=west-midlands" },
  { what: "recommendations of which none is left", path: "recommendations/index.html?urgency=jar-2005.immediate&authority=worcestershire" },
  { what: "two authorities compared", path: "compare/jar-2005/index.html?with=staffordshire,stoke-on-trent" },
  { what: "a matrix counted and ordered anew", path: "matrix/index.html?children=care-leavers&order=staffordshire-sif-2014.weaknesses" },
];

async function openAll(tab) {
  await tab.locator("details").evaluateAll((all) => all.slice(0, 40).forEach((one) => (one.open = true)));
}

async function cited(tab) {
  await tab.locator("li.finding a.permalink").first().click();
  await tab.locator(".entry-cite").waitFor();
}

async function found(tab) {
  await tab.waitForFunction(() => document.getElementById("search-status").textContent);
}

/** The same of an atlas of many reports. */
const MADE_OF_MANY = [
  { what: "authorities of two parts compared", path: "compare/area-2003/index.html?with=alderacre,cloverwade", make: besides },
  { what: "authorities offered", path: "compare/area-2003/index.html", make: offered },
];

async function besides(tab) {
  await tab.locator("[data-chosen=grades] table").waitFor();
}

async function offered(tab) {
  await tab.getByLabel("The beginning of an authority’s name").fill("a");
  await tab.locator("form[data-compare-parts] input[type=checkbox]").first().waitFor();
}

for (const [site, made] of [[realSite(), MADE], [manyInParts(), MADE_OF_MANY]]) {
  test(`what readers make of pages of ${site.name}, on a phone in light and on a desktop in dark`, () => readMade(site, made));
}

async function readMade(site, made) {
  const server = await serve(site);
  const faults = await faultsOf(browser, made, (tab) => async ({ what, path, make }) => {
    const own = [];
    for (const { screen, scheme } of [LIGHT("phone"), DARK("desktop")]) {
      await tab.setViewportSize(SCREENS[screen]);
      await tab.emulateMedia({ colorScheme: scheme });
      await tab.goto(server.root + path);
      await make?.(tab);
      own.push(...(await violations(tab, ALL_RULES)).map((fault) => `${what}, ${screen}, ${scheme}: ${fault}`));
    }
    return own;
  });
  server.close();
  assert.deepEqual(faults, []);
}

test("the small atlas, whole and in parts, has every kind of page that the real site has", () => {
  const kinds = new Set([smallAtlas(), smallInParts()].flatMap(({ pages }) => pages).map(({ kind }) => kind));
  const missing = realSite().pages.filter(({ kind }) => !kinds.has(kind));
  assert.deepEqual([...new Set(missing.map(({ kind }) => kind))], []);
});
