/**
 * `atlas serve` with a real browser: what is saved is seen, without a reload by hand.
 *
 * ATLAS_BIN names the program, ATLAS_CHROMIUM the browser. Each test has a project of its own in a
 * temporary folder.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ALL_RULES, violations } from "./support/axe.mjs";
import { launch } from "./support/browser.mjs";

const HERE = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = process.env.ATLAS_BIN ?? join(HERE, "target/debug/atlas");

/** Nothing takes this long; what has not come by then does not come. */
const PATIENCE = 60_000;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A project that is served, with a page of it open. */
class Served {
  constructor(files = {}) {
    this.root = mkdtempSync(join(tmpdir(), "atlas-serve-"));
    for (const folder of ["templates", "static"]) cpSync(join(HERE, folder), join(this.root, folder), { recursive: true });
    cpSync(join(HERE, "tests/small"), this.root, { recursive: true });
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.program = spawn(PROGRAM, ["serve", "--port", "0"], { cwd: this.root, stdio: ["ignore", "ignore", "pipe"] });
    this.lines = [];
    this.waiting = [];
    createInterface({ input: this.program.stderr }).on("line", (line) => {
      this.lines.push(line);
      for (const look of this.waiting) look();
    });
  }

  read(path) {
    return readFileSync(join(this.root, path), "utf8");
  }

  write(path, text) {
    writeFileSync(join(this.root, path), text);
  }

  change(path, from, to) {
    const text = this.read(path);
    assert.ok(text.includes(from), `${path} holds no ${from}`);
    this.write(path, text.replace(from, to));
  }

  /** The first line that the program says with this in it. */
  said(pattern) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`never said ${pattern}:\n${this.lines.join("\n")}`)), PATIENCE);
      const look = () => {
        const line = this.lines.find((line) => pattern.test(line));
        if (line === undefined) return;
        clearTimeout(timer);
        resolve(line);
      };
      this.waiting.push(look);
      look();
    });
  }

  /** Waits until more than `times` lines have this in them. */
  saidAgain(pattern, times) {
    return this.said({ test: () => this.lines.filter((line) => pattern.test(line)).length > times, toString: () => `${pattern} again` });
  }

  async close() {
    const ended = new Promise((resolve) => this.program.once("exit", resolve));
    this.program.kill();
    await ended;
    rmSync(this.root, { recursive: true });
  }
}

/** Serves a project, opens a page of it, and holds it to be without complaint. */
async function withPage(files, path, work) {
  const served = new Served(files);
  const context = await browser.newContext({ viewport: { width: 1280, height: 600 } });
  try {
    const line = await served.said(/the site is at /);
    served.url = line.match(/http:\S+/)[0];
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      // An address without a page yet is one of the things that are tested here.
      if (message.type() === "error" && !/status of (404|503)/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(served.url + path);
    await work({ served, page });
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await served.close();
  }
}

/** A word on the window that no reload survives. */
const mark = (page) => page.evaluate(() => { window.stays = true; });
const stays = (page) => page.evaluate(() => window.stays === true);

const HOME = "";
const GROUPS = "content/groups.yaml";
const panel = (page) => page.locator(".panel");

test("a saved page is seen without a reload by hand, where the reader was, and the time is told", async () => {
  await withPage({}, HOME, async ({ served, page }) => {
    await page.evaluate(() => window.scrollTo({ top: 400, behavior: "instant" }));
    const before = await page.evaluate(() => window.scrollY);
    assert.ok(before > 300);
    await mark(page);
    served.change("atlas.yaml", 'title: "The small atlas"', 'title: "The saved atlas"');
    await page.waitForFunction(() => document.title.includes("The saved atlas"));
    await page.waitForFunction((top) => Math.abs(window.scrollY - top) < 2, before);
    const line = await served.said(/in the browser \d+ ms after the save/);
    assert.match(line, /^atlas: in the browser \d+ ms after the save$/);
  });
});

test("a page that did not change is left alone", async () => {
  await withPage({}, "about/", async ({ served, page }) => {
    await mark(page);
    await served.said(/^atlas: all \d+ pages are good$/);
    served.change(GROUPS, "groups:", "groups: # a remark");
    await served.said(/groups\.yaml → shown after \d+ ms/);
    await served.said(/^atlas: all \d+ pages are good, 0 changed/);
    served.change("content/themes/moving-on.md", 'title: "Moving on"', 'title: "Moving on and out"');
    await served.said(/^atlas: all \d+ pages are good, [1-9]\d* changed/);
    const other = await page.context().newPage();
    await other.goto(`${served.url}themes/moving-on/`);
    // The events of one change go out together: when the other page has had its own, so has this one.
    assert.match(await other.title(), /Moving on and out/);
    assert.ok(await stays(page));
  });
});

test("a style sheet is exchanged without a reload", async () => {
  await withPage({}, HOME, async ({ served, page }) => {
    await mark(page);
    for (const colour of ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]) {
      served.write("static/css/print.css", `body { outline-color: ${colour} }`);
      await page.waitForFunction((wanted) => getComputedStyle(document.body).outlineColor === wanted, colour);
      await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
    }
    assert.ok(await stays(page));
  });
});

/** The page as it is on the screen, but for what a reader has opened or chosen. */
const screen = (page) => page.evaluate(() => {
  const copy = document.documentElement.cloneNode(true);
  for (const fold of copy.querySelectorAll("details")) fold.removeAttribute("open");
  return copy.outerHTML;
});

/** Holds what is on the screen to be what a browser shows that loads the page. */
async function asLoaded(page) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  assert.equal(await screen(page), await screen(other));
  await other.close();
}

const REPORT = "content/reports/northshire-area-2004";

test("texts change where they stand, and what a reader has opened stays open", async () => {
  const changes = [
    [`${REPORT}/findings.yaml`, "Nurses reach every village within a week.", "Nurses reach all villages within a week & a day."],
    [`${REPORT}/summary.md`, "Nurses reach every village", "Nurses *often* reach [every theme](theme:waiting-times) and every village"],
    [`${REPORT}/summary.md`, "Children are kept safe in Northshire.", "A new paragraph [¶10].\n\n- one\n- two\n\nChildren are kept safe."],
    [`${REPORT}/summary.md`, "They have a plan with dates in it. Money is short, but it goes where the need is. ", ""],
    [`${REPORT}/recommendations.yaml`, "statement: \"", "statement: \"First of all: "],
    ["atlas.yaml", 'title: "The small atlas"', 'title: "The saved atlas"'],
    ["templates/base.html", "</body>", "<!-- seen --></body>"],
  ];
  await withPage({}, "reports/northshire-area-2004/", async ({ served, page }) => {
    await mark(page);
    await page.locator("details:not([open]) > summary:visible").first().click();
    const opened = await page.locator("details[open]").count();
    for (const [at, [path, from, to]] of changes.entries()) {
      const shown = served.lines.filter((line) => line.includes("in the browser")).length;
      served.change(path, from, to);
      await served.saidAgain(/in the browser \d+ ms after the save/, shown);
      assert.ok(await stays(page), `change ${at} loads nothing anew`);
      assert.equal(await page.locator("details[open]").count(), opened);
      await asLoaded(page);
    }
    assert.match(await page.locator("main").textContent(), /all villages within a week & a day/);
    // What scripts do with the page is as before.
    await page.locator("#finding-nurses-reach-villages a.permalink").click();
    await page.locator("#entry-cite").getByText("Cite this finding").waitFor();
    served.change(`${REPORT}/findings.yaml`, "a week & a day", "a week or two");
    await page.waitForFunction(() => document.querySelector("main").textContent.includes("a week or two"));
    assert.ok(await page.locator("#entry-cite").isVisible());
    await page.keyboard.press("Escape");
    await asLoaded(page);
  });
});

test("whatever else changes, the page is loaded anew", async () => {
  const files = [
    ["content/themes/moving-on.md", "Young people who leave", "## A heading\n\nYoung people who leave"],
    [`${REPORT}/findings.yaml`, "themes: [safe-homes, moving-on]", "themes: [safe-homes]"],
    ["templates/base.html", '<a class="skip" href="#main">', '<a class="skip" id="skip" href="#main">'],
    ["static/js/copy.js", "", "// seen\n"],
  ];
  await withPage({}, "themes/moving-on/", async ({ served, page }) => {
    for (const [path, from, to] of files) {
      await mark(page);
      served.change(path, from, to);
      await page.waitForFunction(() => window.stays === undefined && document.readyState === "complete");
      await asLoaded(page);
    }
  });
});

test("a table that a reader has sorted is loaded anew, since its texts may stand elsewhere now", async () => {
  await withPage({}, "authorities/", async ({ served, page }) => {
    await page.locator("th button.sort").first().click();
    await page.locator("th button.sort").first().click();
    await mark(page);
    const order = () => page.locator("tbody th").allTextContents();
    const sorted = await order();
    served.change("content/authorities/fenmarch.md", "Fenmarch", "Zenmarch");
    await page.waitForFunction(() => document.querySelector("main").textContent.includes("Zenmarch"));
    assert.notDeepEqual(await order(), sorted);
    await asLoaded(page);
  });
});

test("a page that goes away and comes back is followed", async () => {
  await withPage({}, "themes/moving-on/", async ({ served, page }) => {
    const old = served.read("content/themes/moving-on.md");
    served.change("content/themes/moving-on.md", 'title: "Moving on"', 'title: "Another title"');
    await page.waitForFunction(() => document.title.includes("Another title"));
    served.write("content/themes/moving-on.md", old);
    await page.waitForFunction(() => document.title.includes("Moving on"));
  });
});

test("errors lie over the last good page, as plain text, until they are mended", async () => {
  await withPage({}, HOME, async ({ served, page }) => {
    await mark(page);
    const good = served.read(GROUPS);
    served.write(GROUPS, 'groups:\n  - id: "<img src=x onerror=alert(1)>"\n    label: "A"\n    description: "A"\n');
    await panel(page).getByText("content/groups.yaml:2:9").waitFor();
    const region = page.getByRole("region", { name: /errors?: this is the last good page/ });
    await region.waitFor();
    assert.equal(await panel(page).locator("img").count(), 0);
    const explained = await panel(page).locator("a.explained").first().getAttribute("href");
    assert.match(explained, /^https:\/\/.*\/docs\/diagnostics\.md#wrong-value$/);
    assert.match(await panel(page).locator("mark").first().textContent(), /<img src=x onerror=alert\(1\)>/);
    const hide = page.getByRole("button", { name: "Hide" });
    await hide.focus();
    await page.keyboard.press("Enter");
    assert.ok(await panel(page).locator("ol").isHidden());
    await page.getByRole("button", { name: /Show \d+ errors?/ }).press("Enter");
    assert.ok(await panel(page).locator("ol").isVisible());
    served.write(GROUPS, good);
    await panel(page).waitFor({ state: "detached" });
    assert.ok(await stays(page), "what is as it was is not loaded again");
  });
});

test("without a good site there is a page of errors, which gives way to the site", async () => {
  const files = { [GROUPS]: "groups: 1\n" };
  await withPage(files, "glossary/", async ({ served, page }) => {
    await page.getByRole("heading", { name: /there is no site to show yet/ }).waitFor();
    cpSync(join(HERE, "tests/small", GROUPS), join(served.root, GROUPS));
    await page.waitForFunction(() => document.querySelector("main#main") !== null);
    assert.match(page.url(), /glossary\/$/);
  });
});

test("a defect of a template is shown with its place, and pages that nobody looks at do not listen", async () => {
  await withPage({}, HOME, async ({ served, page }) => {
    const before = served.read("templates/base.html");
    served.change("templates/base.html", "</body>", "{{ unknown.field }}</body>");
    await panel(page).getByText("has a defect").waitFor();
    await panel(page).getByText("{{ unknown.field }}").waitFor();
    served.write("templates/base.html", before);
    await panel(page).waitFor({ state: "detached" });
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await mark(page);
    served.change("atlas.yaml", 'title: "The small atlas"', 'title: "The saved atlas"');
    await served.said(/^atlas: atlas\.yaml → /);
    const other = await page.context().newPage();
    await other.goto(served.url);
    assert.match(await other.title(), /The saved atlas/);
    assert.ok(await stays(page));
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: false, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.waitForFunction(() => document.title.includes("The saved atlas"));
  });
});

test("axe finds no violation in the gallery, in light and in dark", async () => {
  await withPage({}, HOME, async ({ page }) => {
    const root = new URL("/.atlas/gallery/", page.url()).href;
    await page.goto(root);
    const pages = await page.locator("#components a").evaluateAll((links) => links.map((link) => link.href));
    assert.ok(pages.length > 40, `${pages.length} components`);
    const faults = [];
    for (const address of [root, ...pages]) {
      await page.goto(address);
      for (const scheme of ["light", "dark"]) {
        await page.locator(`#scheme-${scheme}`).check();
        const found = await violations(page, ALL_RULES);
        // Several examples of one landmark stand on a page; a page of the site has one.
        const meant = found.filter((fault) => !fault.startsWith("landmark-unique"));
        faults.push(...meant.map((fault) => `${address}, ${scheme}: ${fault}`));
      }
    }
    assert.deepEqual(faults, []);
  });
});
