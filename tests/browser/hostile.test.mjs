/**
 * The site whose every text is an attempt to break out, opened page by page: nothing of it runs,
 * asks another host for anything, or opens a window.
 *
 * ATLAS_HOSTILE_SITE names its folder; `ATLAS_HOSTILE_OUT=DIR cargo test --test it injection` makes it.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./support/browser.mjs";

const SITE = process.env.ATLAS_HOSTILE_SITE;
const skip = SITE ? false : "ATLAS_HOSTILE_SITE names no site";

/** Pages and pictures; an old address only leads to another page. */
function shown(file) {
  return /\.(html|svg)$/.test(file) && !readFileSync(join(SITE, file), "utf8").includes('http-equiv="refresh"');
}

let browser;
before(async () => {
  if (!skip) browser = await launch();
});
after(() => browser?.close());

/** Words of 120 letters, letters under heaps of accents, and tags of every kind change no page's width. */
test("no text makes a layout of its own", { skip }, async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const wide = [];
  // The page for an address that does not exist names its style sheet by the host, which a folder has not.
  const pages = readdirSync(SITE, { recursive: true }).filter((name) => name.endsWith(".html") && name !== "404.html");
  for (const file of pages.filter(shown)) {
    await page.goto(pathToFileURL(join(SITE, file)).href, { waitUntil: "load" });
    const found = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const scrolls = (element) => element && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
      const beyond = [...document.body.querySelectorAll("*")].filter(
        (element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement),
      );
      const names = beyond.slice(0, 3).map((element) => `${element.tagName}.${element.className?.baseVal ?? element.className}`);
      return document.documentElement.scrollWidth > width || beyond.length > 0 ? names.join(", ") || "the page" : "";
    });
    if (found) wide.push(`${file}: ${found}`);
  }
  assert.deepEqual(wide, []);
});

test("no text runs, asks for anything or opens anything", { skip }, async () => {
  const files = readdirSync(SITE, { recursive: true }).filter(shown);
  assert.ok(files.length > 20, "the site has pages");
  const context = await browser.newContext();
  const seen = [];
  await context.exposeFunction("atlasHit", () => seen.push("a script ran"));
  const page = await context.newPage();
  page.on("dialog", (dialog) => (seen.push("a dialog opened"), dialog.dismiss()));
  page.on("popup", () => seen.push("a window opened"));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) seen.push(`asked for ${request.url()}`);
  });
  for (const file of files) {
    await page.goto(pathToFileURL(join(SITE, file)).href, { waitUntil: "load" });
    const foreign = await page.evaluate(
      () => document.querySelectorAll("[onload], [onerror], [onclick], [onmouseover], a[href^='javascript:' i], xmp").length,
    );
    if (foreign > 0) seen.push(`${foreign} elements are not the atlas's own`);
    assert.deepEqual(seen, [], file);
  }
});
