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
import { longestOfEachKind, realSite, smallAtlas } from "./support/sites.mjs";

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

test("the longest page of every kind of the real site, on a phone in light and on a desktop in dark", async () => {
  const site = realSite();
  const server = await serve(site);
  const ways = [LIGHT("phone"), DARK("desktop")];
  const faults = await read(server.root, longestOfEachKind(site).map((page) => ({ page, scripts: true, ways })));
  server.close();
  assert.deepEqual(faults, []);
});

test("the small atlas has every kind of page that the real site has", () => {
  const kinds = new Set(smallAtlas().pages.map(({ kind }) => kind));
  const missing = realSite().pages.filter(({ kind }) => !kinds.has(kind));
  assert.deepEqual([...new Set(missing.map(({ kind }) => kind))], []);
});
