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
