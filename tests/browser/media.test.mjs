/**
 * What readers set for themselves: forced colours, dark, less motion. Nothing gets lost: the words
 * stay, they can be told from what they stand on, the marks of charts too, and nothing moves.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { faultsOf, launch } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { longestOfEachKind, smallAtlas } from "./support/sites.mjs";

const CONTRAST = fileURLToPath(new URL("support/contrast-in-page.js", import.meta.url));
const site = smallAtlas();
const pages = longestOfEachKind(site);
let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(site);
});
after(async () => {
  server.close();
  await browser.close();
});

/** Reads each page under some settings of the reader. */
function under(media, check) {
  return faultsOf(browser, pages, async (tab) => {
    await tab.addInitScript({ path: CONTRAST });
    return async ({ path }) => {
      await tab.emulateMedia({ forcedColors: "none", colorScheme: "light", reducedMotion: "no-preference" });
      await tab.goto(server.root + path);
      const plain = await tab.evaluate(() => document.body.innerText);
      await tab.emulateMedia(media);
      const faults = await check(tab);
      if ((await tab.evaluate(() => document.body.innerText)) !== plain) faults.push("shows other words");
      return faults.map((fault) => `${path}: ${fault}`);
    };
  });
}

for (const [name, media] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours on light", { forcedColors: "active", colorScheme: "light" }],
  ["forced colours on dark", { forcedColors: "active", colorScheme: "dark" }],
]) {
  test(`words and charts can be told from what they stand on in ${name}`, async () => {
    const check = () => [...globalThis.atlasContrast.wordFaults(), ...globalThis.atlasContrast.chartFaults()];
    assert.deepEqual(await under(media, (tab) => tab.evaluate(check)), []);
  });
}

test("nothing moves for who wants less motion", async () => {
  const moving = () => {
    const faults = document.getAnimations().length > 0 ? ["an animation runs"] : [];
    for (const element of document.querySelectorAll("*")) {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      const still = parseFloat(transitionDuration) === 0 && animationName === "none" && scrollBehavior === "auto";
      if (!still) faults.push(`${element.localName}.${element.getAttribute("class")} moves`);
    }
    return faults;
  };
  assert.deepEqual(await under({ reducedMotion: "reduce" }, (tab) => tab.evaluate(moving)), []);
});
