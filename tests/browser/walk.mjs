/**
 * A built site to walk through in Chromium, over a server and from its folder on disk.
 *
 * ATLAS_SITE names the folder of the project's own site, as `atlas build` writes it; `site` if left
 * out. ATLAS_CHROMIUM names the browser; /usr/bin/chromium if left out.
 */
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = path.resolve(process.env.ATLAS_SITE ?? "site");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

const roots = {};
let browser;
let server;

before(async () => {
  server = http.createServer(async (request, response) => {
    const file = path.join(site, decodeURIComponent(new URL(request.url, "http://here").pathname));
    try {
      const bytes = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  roots["over a server"] = `http://127.0.0.1:${server.address().port}/`;
  roots["from a folder"] = `${pathToFileURL(site)}/`;
  const executablePath = process.env.ATLAS_CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/**
 * Walks through a page twice: over a server, and from the folder. Fails where the page complains.
 *
 * @param {string} what
 * @param {string} address from the root of the site
 * @param {(tab: import("playwright-core").Page) => Promise<void>} steps
 * @param {import("playwright-core").BrowserContextOptions} options
 */
export function walk(what, address, steps, options = {}) {
  for (const place of ["over a server", "from a folder"]) {
    test(`${what}, ${place}`, async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
      const tab = await context.newPage();
      const heard = [];
      tab.on("console", (message) => heard.push(message.text()));
      tab.on("pageerror", (error) => heard.push(error.message));
      try {
        await tab.goto(roots[place] + address);
        await steps(tab);
        if (heard.length) throw new Error(heard.join("\n"));
      } finally {
        await context.close();
      }
    });
  }
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
