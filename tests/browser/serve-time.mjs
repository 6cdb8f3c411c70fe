// How long it takes from a save to the page that shows it, in a real browser: `atlas serve` over a
// copy of a project, with twenty edits of a text, a list, a summary and a template in turn.
//
// node serve-time.mjs PROGRAM [PROJECT], where PROGRAM is an atlas built for release, and PROJECT another
// project than this one, such as a synthetic one. CHROMIUM names the browser. From one edit to the next
// passes PAUSE, in ms: as long as it takes to read what came of the first, so that the audit is under way.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const HERE = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = process.argv[2] ?? join(HERE, "target/release/atlas");
const PROJECT = process.argv[3] ?? HERE;
const ROUNDS = 5;
const PAUSE = Number(process.env.PAUSE ?? 700);
const middle = (folder) => {
  const names = readdirSync(join(PROJECT, folder)).sort();
  return names[Math.floor(names.length / 2)];
};
const REPORT = `reports/${middle("content/reports")}`;
const THEME = `themes/${middle("content/themes").replace(/\.md$/, "")}`;
const EDITS = [
  ["a theme's text", `content/${THEME}.md`, `${THEME}/`, (text, n) => `${text.trimEnd()} Seen ${n}.\n`],
  ["a finding", `content/${REPORT}/findings.yaml`, `${REPORT}/`, (text, n) => text.replace(/statement: "/, `$&Seen ${n}: `)],
  ["a summary", `content/${REPORT}/summary.md`, `${REPORT}/`, (text, n) => `${text.trimEnd()} Seen ${n}.\n`],
  ["a template", "templates/base.html", "reports/", (text, n) => text.replace("</body>", `<!-- ${n} --></body>`)],
];

const root = mkdtempSync(join(tmpdir(), "atlas-serve-time-"));
for (const part of ["atlas.yaml", "content", "templates", "static"]) cpSync(join(PROJECT, part), join(root, part), { recursive: true });
const program = spawn(PROGRAM, ["serve", "--port", "0"], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
const told = createInterface({ input: program.stderr })[Symbol.asyncIterator]();
const said = async (pattern) => {
  for (;;) {
    const { value, done } = await told.next();
    if (done) throw new Error(`the program ended before it said ${pattern}`);
    const found = value.match(pattern);
    if (found) return found;
  }
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const [, url] = await said(/the site is at (http:\S+)/);
  const page = await browser.newPage();
  const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  const all = [];
  // The processor's time says more than the clock's where other work runs beside.
  const spent = () => readFileSync(`/proc/${program.pid}/stat`, "utf8").split(" ").slice(13, 15).reduce((sum, ticks) => sum + ticks * 10, 0);
  const before = spent();
  for (const [what, path, address, edit] of EDITS) {
    await page.goto(url + address);
    const own = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      writeFileSync(join(root, path), edit(readFileSync(join(root, path), "utf8"), round));
      own.push(Number((await said(/in the browser (\d+) ms after the save/))[1]));
      await page.waitForLoadState();
      await new Promise((done) => setTimeout(done, PAUSE));
    }
    all.push(...own);
    console.log(`${what}: ${median(own)} ms (${own.join(", ")})`);
  }
  console.log(`all ${all.length}: ${median(all)} ms; ${Math.round((spent() - before) / all.length)} ms of processor time for each`);
} finally {
  await browser.close();
  program.kill();
  rmSync(root, { recursive: true });
}
