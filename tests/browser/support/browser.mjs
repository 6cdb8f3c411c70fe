/**
 * One Chromium for a file of tests, and what pages say while they are read.
 */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Where Debian, Ubuntu and Fedora put it. ATLAS_CHROMIUM names another one. */
const PLACES = [process.env.ATLAS_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Nothing of the browser's own goes out to the network. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Nothing takes this long, in milliseconds, even on a machine with other work to do. */
const PATIENCE = 120_000;

/** So many pages are open at once. */
const TABS = 2;

/** The widths that tests read at: the narrowest that must do, a phone, a desktop. */
export const SCREENS = {
  narrow: { width: 320, height: 800 },
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
};

/** @returns {Promise<import("playwright-core").Browser>} */
export function launch() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("Chromium is not installed; scripts/browser installs it where it may");
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * Opens a tab with a context of its own, and closes it after the work.
 *
 * @template T
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").BrowserContextOptions} options
 * @param {(tab: import("playwright-core").Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withTab(browser, options, work) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/**
 * Reads many pages in a few tabs, each tab one page after the other.
 *
 * @template T
 * @param {import("playwright-core").Browser} browser
 * @param {T[]} items what is to be read
 * @param {(tab: import("playwright-core").Page) => Promise<(item: T) => Promise<string[]>>} open makes a
 *   tab ready, and gives what reads an item in it and tells its faults
 * @returns {Promise<string[]>} all faults, in the order of the items
 */
export async function faultsOf(browser, items, open) {
  const found = items.map(() => []);
  let next = 0;
  const work = async (tab) => {
    const read = await open(tab);
    while (next < items.length) {
      const at = next++;
      found[at] = await read(items[at]);
    }
  };
  await Promise.all(Array.from({ length: TABS }, () => withTab(browser, {}, work)));
  return found.flat();
}

/**
 * Takes down everything a page must not do: messages, errors, requests elsewhere or in vain, and
 * breaches of its own security policy.
 *
 * @param {import("playwright-core").Page} tab
 * @param {string} root the address that all requests must begin with
 * @returns {Promise<() => string[]>} what was heard since it was last asked
 */
export async function complaints(tab, root) {
  const heard = [];
  tab.on("console", (message) => {
    // What could not be loaded is heard below, with its address.
    if (!message.text().startsWith("Failed to load resource")) heard.push(`console: ${message.text()}`);
  });
  tab.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  tab.on("requestfailed", (request) => {
    // What the next page of the tab cuts short has not failed.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") heard.push(`failed: ${request.url()} ${why}`);
  });
  tab.on("request", (request) => {
    if (!request.url().startsWith(root) && !request.url().startsWith("data:")) heard.push(`elsewhere: ${request.url()}`);
  });
  tab.on("response", (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      heard.push(`${response.status()}: ${response.url()}`);
    }
  });
  await tab.exposeBinding("atlasHeardPolicy", (_, what) => heard.push(`policy: ${what}`));
  await tab.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.atlasHeardPolicy(`${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
  return () => heard.splice(0);
}
