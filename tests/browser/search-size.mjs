/**
 * What a first search moves: every file of the index that the browser loads for one question on a
 * fresh page, as it is and compressed as a server would send it.
 *
 * node search-size.mjs DIR, where DIR is a built site. ATLAS_CHROMIUM names the browser.
 */
import { gzipSync } from "node:zlib";
import { launch, withTab } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";

const QUESTIONS = ["CAMHS", "care leavers housing", "thresholds", "Blurton", "children young people", "2014 attendance", "threshol", "Vlurton"];
/** A first search may not move more than this, compressed. */
const MOST = 300_000;

const server = await serve({ folder: process.argv[2] ?? "site", mount: "/" });
const browser = await launch();
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
let heaviest = 0;
for (const question of QUESTIONS) {
  await withTab(browser, {}, async (tab) => {
    const files = [];
    tab.on("response", (response) => {
      if (response.url().includes("/assets/search/")) files.push(response.body());
    });
    const begun = performance.now();
    await tab.goto(`${server.root}search/index.html?q=${encodeURIComponent(question)}`);
    await tab.waitForFunction(() => document.getElementById("search-status").textContent, null, { timeout: 120_000 });
    const took = Math.round(performance.now() - begun);
    const said = await tab.textContent("#search-status");
    if (said.includes("could not")) throw new Error(`${question}: ${said}`);
    const bodies = await Promise.all(files);
    const sum = (sizes) => sizes.reduce((all, one) => all + one, 0);
    const [plain, packed] = [sum(bodies.map((bytes) => bytes.length)), sum(bodies.map((bytes) => gzipSync(bytes).length))];
    console.log(`${question}: ${said} ${files.length} files, ${kilobytes(plain)}, compressed ${kilobytes(packed)}; ${took} ms`);
    heaviest = Math.max(heaviest, packed);
  });
}
await browser.close();
server.close();
if (heaviest > MOST) {
  console.error(`a first search moves more than ${kilobytes(MOST)}`);
  process.exitCode = 1;
}
