// The search, as a reader with a keyboard uses it: from a server and from a folder on disk.
//
// ATLAS_SITE names the folder of a built site of the project's own content. CHROMIUM names the
// browser; /usr/bin/chromium if left out.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = path.resolve(process.env.ATLAS_SITE ?? "site");
const here = path.dirname(fileURLToPath(import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };

let browser;
let server;
const places = {};

before(async () => {
  server = http.createServer(async (request, response) => {
    const file = path.join(site, decodeURIComponent(new URL(request.url, "http://here").pathname));
    try {
      const bytes = await readFile(file.endsWith(path.sep) ? path.join(file, "index.html") : file);
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "text/html" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  places.server = `http://127.0.0.1:${server.address().port}/`;
  places.folder = `${pathToFileURL(site)}/`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A page that keeps what it requests and whatever its console says. */
const visit = async (address, options = {}) => {
  const page = await browser.newPage({ reducedMotion: "reduce", ...options });
  const seen = { requests: [], said: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("console", (message) => seen.said.push(message.text()));
  page.on("pageerror", (error) => seen.said.push(String(error)));
  await page.goto(address);
  return { page, seen };
};

const ofIndex = (seen) => seen.requests.filter((address) => address.includes("assets/search/"));
const status = (page, words) => page.waitForFunction((text) => document.getElementById("search-status").textContent.includes(text), words);
const results = (page) => page.locator(".search-result").evaluateAll((all) => all.map((one) => one.innerText));

for (const place of ["server", "folder"]) {
  test(`a keyboard finds, narrows and follows, from a ${place}`, async () => {
    const { page, seen } = await visit(`${places[place]}index.html`);
    assert.deepEqual(ofIndex(seen), [], "nothing of the index is loaded before it is used");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "site-search");
    await page.keyboard.type("CAMHS");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\/index\.html\?q=CAMHS/);
    await status(page, "found");
    const found = await results(page);
    assert.equal(found.length, 10);
    assert.match(found[0], /CAMHS/);
    assert.ok(ofIndex(seen).length > 0);

    // Narrow to findings: from the box by the tabulator to its check box, and the space bar.
    await page.focus("#search-words");
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.value === "finding")) break;
    }
    assert.equal(await page.evaluate(() => document.activeElement.value), "finding");
    const before = await page.textContent("#search-status");
    await page.keyboard.press("Space");
    await page.waitForFunction((old) => document.getElementById("search-status").textContent !== old, before);
    assert.equal(await page.evaluate(() => document.activeElement.value), "finding", "the focus stays");
    const findings = await results(page);
    assert.ok(findings.length > 0 && findings.every((text) => text.startsWith("Finding")));
    assert.match(page.url(), /kind=finding/);

    // Follow the first result to the finding itself, and come back to the same view.
    const link = page.locator(".search-result a").first();
    for (let press = 0; press < 60; press += 1) {
      if (await link.evaluate((own) => own === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(/#finding-/);
    assert.ok(await page.evaluate(() => document.querySelector(":target")?.matches(".entry")), "the finding is the target");
    await page.goBack();
    await status(page, "found");
    assert.deepEqual(await results(page), findings);
    assert.deepEqual(seen.said, []);
    await page.close();
  });
}

test("the four questions find what the reports say of them", async () => {
  const { page, seen } = await visit(`${places.server}search/index.html`);
  const ask = async (words) => {
    await page.fill("#search-words", "");
    await page.waitForFunction(() => document.getElementById("search-results").hidden);
    await page.fill("#search-words", words);
    await page.keyboard.press("Enter");
    await status(page, words === "zzzz" ? "Nothing" : "found");
    return results(page);
  };
  assert.match((await ask("thresholds"))[0], /^Theme\s+Threshold/);
  assert.ok((await ask("Blurton")).every((text) => /Blurton/.test(text)));
  assert.ok((await ask("care leavers housing")).every((text) => /hous/i.test(text)));
  const short = await ask("CAMHS");
  assert.deepEqual(await ask("child and adolescent mental health services"), short, "either name finds the same");
  assert.deepEqual(await ask("zzzz"), []);
  await ask("tresholds").catch(() => {});
  assert.deepEqual(seen.said, []);
  await page.close();
});

test("a mistyped word is answered with near ones", async () => {
  const { page } = await visit(`${places.server}search/index.html?q=thresholdz`);
  await status(page, "Nothing was found");
  await page.getByRole("button", { name: "threshold", exact: true }).click();
  await status(page, "found");
  assert.equal(await page.inputValue("#search-words"), "threshold");
  await page.close();
});

test("the authority narrows, the address holds it, and Escape clears the box", async () => {
  const { page } = await visit(`${places.server}search/index.html?q=housing&authority=stoke-on-trent`);
  await status(page, "found");
  assert.ok((await results(page)).every((text) => text.includes("Stoke-on-Trent")));
  await page.click("#search-clear");
  await page.waitForFunction(() => !location.search.includes("authority"));
  await page.focus("#search-words");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.getElementById("search-results").hidden);
  assert.equal(await page.inputValue("#search-words"), "");
  await page.close();
});

test("without scripts the page says so and offers the lists", async () => {
  const { page } = await visit(`${places.server}search/index.html?q=CAMHS`, { javaScriptEnabled: false });
  assert.match(await page.innerText("main"), /scripts are off/);
  assert.ok(await page.isHidden("#search-results"));
  assert.ok((await page.locator("#lists a").count()) >= 5);
  await page.close();
});

test("words are folded as in the index", async () => {
  const table = JSON.parse(await readFile(path.join(here, "search-words.json"), "utf8"));
  const { page } = await visit(`${places.server}search/index.html?q=CAMHS`);
  await status(page, "found");
  const found = await page.evaluate(async (texts) => {
    const index = await globalThis.atlasIndex.open("../assets/search/");
    const read = (text) => index.words(text).map((word) => [...word.parts, ...(word.joined ? [`=${word.joined}`] : [])].join(" "));
    return texts.map(read);
  }, table.map(([text]) => text));
  assert.deepEqual(found, table.map(([, words]) => words));
  await page.close();
});

test("every place of a text that is marked is a word that was asked for", async () => {
  const { page } = await visit(`${places.server}search/index.html?q=care+leavers+housing`);
  await status(page, "found");
  const marks = await page.locator(".search-result mark").allInnerTexts();
  assert.ok(marks.length > 5);
  assert.ok(marks.every((mark) => /^(care|leav|hous)/i.test(mark)), marks.join(", "));
  await page.close();
});
