/**
 * A site to walk through in Chromium, over a server and from its folder on disk. Whoever calls this
 * has both while the tests of its file run.
 */
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { SCREENS, complaints, launch, withTab } from "./browser.mjs";
import { serve } from "./server.mjs";

/** Both ways to a page. */
export const PLACES = ["over a server", "from a folder"];

/**
 * @typedef {(tab: import("playwright-core").Page, requested: string[]) => Promise<void>} Steps what is
 *   done on a page; it may look at what was requested
 *
 * Makes a site ready to walk through.
 *
 * @param {import("./sites.mjs").Site} site
 */
export function walks(site) {
  const roots = { "from a folder": `${pathToFileURL(site.folder)}/` };
  let browser;
  let server;

  before(async () => {
    server = await serve(site);
    roots["over a server"] = server.root;
    browser = await launch();
  });

  after(async () => {
    server?.close();
    await browser?.close();
  });

  /**
   * Opens a page, and fails where it complains of anything while the steps are gone.
   *
   * @param {string} place one of `PLACES`
   * @param {string} address from the root of the site
   * @param {Steps} steps
   * @param {import("playwright-core").BrowserContextOptions} options
   */
  function visit(place, address, steps, options = {}) {
    return withTab(browser, { viewport: SCREENS.desktop, reducedMotion: "reduce", ...options }, async (tab) => {
      const requested = [];
      tab.on("request", (request) => requested.push(request.url()));
      const heard = await complaints(tab, roots[place]);
      await tab.goto(roots[place] + address);
      await steps(tab, requested);
      const faults = heard();
      if (faults.length) throw new Error(faults.join("\n"));
    });
  }

  /**
   * Walks through a page twice: over a server, and from the folder. Fails where the page complains.
   *
   * @param {string} what
   * @param {string} address from the root of the site
   * @param {Steps} steps
   * @param {import("playwright-core").BrowserContextOptions} options
   */
  function walk(what, address, steps, options = {}) {
    for (const place of PLACES) test(`${what}, ${place}`, () => visit(place, address, steps, options));
  }

  return { visit, walk };
}

/** Presses Tab until the element has focus, as a reader without a mouse does. */
export async function tabTo(tab, locator) {
  for (let press = 0; press < 80; press += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await tab.keyboard.press("Tab");
  }
  throw new Error(`no key leads to ${locator}`);
}

/** The query of the address, decoded; as the page itself knows it, without delay. */
export function query(tab) {
  return tab.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
}
