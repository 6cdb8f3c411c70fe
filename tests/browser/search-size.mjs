// What a first search moves: every file of the index that the browser loads for one question on a
// fresh page, as it is and compressed as a server would send it.
//
// node search-size.mjs DIR, where DIR is a built site. CHROMIUM names the browser.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const site = path.resolve(process.argv[2] ?? "site");
const QUESTIONS = ["CAMHS", "care leavers housing", "thresholds", "Blurton", "children young people", "threshol"];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
let moved;

const server = http.createServer(async (request, response) => {
  const file = path.join(site, decodeURIComponent(new URL(request.url, "http://here").pathname));
  try {
    const bytes = await readFile(file);
    if (file.includes(`${path.sep}search${path.sep}`) && file.endsWith(".js")) {
      moved.files += 1;
      moved.plain += bytes.length;
      moved.packed += gzipSync(bytes).length;
    }
    response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "text/plain" }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
let heaviest = 0;
for (const question of QUESTIONS) {
  moved = { files: 0, plain: 0, packed: 0 };
  const context = await browser.newContext();
  const page = await context.newPage();
  const address = `http://127.0.0.1:${server.address().port}/search/index.html?q=${encodeURIComponent(question)}`;
  const begun = performance.now();
  await page.goto(address);
  await page.waitForFunction(() => document.getElementById("search-status").textContent, null, { timeout: 120_000 });
  const took = Math.round(performance.now() - begun);
  const said = await page.textContent("#search-status");
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
  console.log(`${question}: ${said} ${moved.files} files, ${kilobytes(moved.plain)}, compressed ${kilobytes(moved.packed)}; ${took} ms`);
  heaviest = Math.max(heaviest, moved.packed);
  await context.close();
}
await browser.close();
server.close();
if (heaviest > 300_000) {
  console.error("a first search moves more than 300 kB");
  process.exitCode = 1;
}
