/**
 * The pages with nothing but a keyboard: past the head, through the menu, down the contents; what
 * has focus can be seen, nothing lies over it, and no place keeps it.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SCREENS, faultsOf, launch, withTab } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { longestOfEachKind, smallAtlas } from "./support/sites.mjs";

/** So many things that can have focus are looked at on each page. */
const STOPS = 40;

const site = smallAtlas();
let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(site);
});
after(async () => {
  server.close();
  await browser.close();
});

/** Opens a page of the small atlas, without smooth scrolling, and works in it. */
function on(path, work) {
  const options = { viewport: SCREENS.desktop, reducedMotion: "reduce" };
  return withTab(browser, options, async (tab) => {
    await tab.goto(server.root + path);
    await work(tab);
  });
}

/** The first page of a kind. */
function first(kind) {
  return site.pages.find((page) => page.kind === kind).path;
}

/** What has focus: its words, and where it leads. */
function focused(tab) {
  return tab.evaluate(() => {
    const { id, textContent, localName } = document.activeElement;
    return { id, localName, text: textContent.trim(), href: document.activeElement.getAttribute("href") };
  });
}

test("the first key reaches the link that skips to the content", async () => {
  await on(first("report"), async (tab) => {
    await tab.keyboard.press("Tab");
    assert.equal((await focused(tab)).href, "#main");
    const box = await tab.locator(":focus").boundingBox();
    assert.ok(box.y >= 0 && box.height >= 24, "the link is on the screen while it has focus");
    await tab.keyboard.press("Enter");
    assert.equal((await focused(tab)).id, "main");
    await tab.keyboard.press("Tab");
    assert.ok(await tab.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  });
});

test("the menu is walked in its order, leads on, and says where one is", async () => {
  await on("index.html", async (tab) => {
    const entries = await tab.locator(".masthead__nav a").allInnerTexts();
    assert.ok(entries.length > 3, "the menu has entries");
    await tab.locator(".masthead__nav a").first().focus();
    for (const entry of entries) {
      assert.equal((await focused(tab)).text, entry);
      await tab.keyboard.press("Tab");
    }
    await tab.locator(".masthead__nav a").nth(1).focus();
    await tab.keyboard.press("Enter");
    await tab.waitForURL((url) => url.pathname !== new URL(server.root).pathname);
    assert.equal(await tab.locator(".masthead__nav [aria-current]").innerText(), entries[1]);
  });
});

test("the contents lead to their sections", async () => {
  await on(first("report"), async (tab) => {
    const links = tab.locator(".contents a");
    const count = await links.count();
    assert.ok(count > 2, "a report has contents");
    for (let at = 0; at < count; at++) {
      await links.nth(at).focus();
      const { href } = await focused(tab);
      await tab.keyboard.press("Enter");
      assert.equal(new URL(tab.url()).hash, href);
      const top = await tab.locator(`[id="${href.slice(1)}"]`).evaluate((part) => part.getBoundingClientRect().top);
      assert.ok(top >= 0 && top < SCREENS.desktop.height, `${href} is on the screen`);
    }
  });
});

test("what is folded away opens and closes", async () => {
  await on(first("report"), async (tab) => {
    const summary = tab.locator("summary:visible").first();
    const open = () => summary.evaluate((own) => own.parentElement.open);
    await summary.focus();
    await tab.keyboard.press("Enter");
    assert.equal(await open(), true);
    await tab.keyboard.press("Space");
    assert.equal(await open(), false);
  });
});

test("no place keeps the focus: it goes through the whole page and out again", async () => {
  await on("index.html", async (tab) => {
    const stops = await tab.evaluate(() => {
      const all = [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")];
      return all.filter((own) => own.checkVisibility()).length;
    });
    const seen = new Set();
    for (let at = 0; at < stops; at++) {
      await tab.keyboard.press("Tab");
      seen.add(await tab.evaluate(() => [...document.querySelectorAll("*")].indexOf(document.activeElement)));
    }
    assert.equal(seen.size, stops, "every key reaches another thing");
    await tab.keyboard.press("Tab");
    assert.equal((await focused(tab)).localName, "body");
  });
});

/** What is wrong with how the thing that has focus can be seen; "" when nothing is. */
function seen() {
  const own = document.activeElement;
  if (own === document.body) return "";
  const name = `${own.localName}.${own.getAttribute("class")} "${own.textContent.trim().slice(0, 30)}"`;
  const { outlineStyle, outlineWidth } = getComputedStyle(own);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return `${name} has no outline`;
  const [line] = own.getClientRects();
  // A browser scrolls to the caret of a long text, not to all of it: what is on the screen counts.
  const [top, bottom] = [Math.max(line.top, 0), Math.min(line.bottom, innerHeight)];
  const [left, right] = [Math.max(line.left, 0), Math.min(line.right, innerWidth)];
  if (bottom - top < Math.min(line.height, 24) / 2 || right <= left) return `${name} is not on the screen`;
  const [x, y] = [left + Math.min((right - left) / 2, 100), top + Math.min((bottom - top) / 2, 100)];
  const there = document.elementFromPoint(x, y);
  return own.contains(there) || there?.contains(own) ? "" : `${name} lies under ${there?.localName}.${there?.className}`;
}

test("what has focus is outlined, and nothing lies over it", async () => {
  const readings = longestOfEachKind(site).flatMap((page) => ["phone", "desktop"].map((screen) => ({ page, screen })));
  const faults = await faultsOf(browser, readings, async (tab) => {
    await tab.emulateMedia({ reducedMotion: "reduce" });
    return async ({ page, screen }) => {
      await tab.setViewportSize(SCREENS[screen]);
      await tab.goto(server.root + page.path);
      const found = [];
      for (let stop = 0; stop < STOPS; stop++) {
        await tab.keyboard.press("Tab");
        const fault = await tab.evaluate(seen);
        if (fault) found.push(`${page.path}, ${screen}: ${fault}`);
      }
      return found;
    };
  });
  assert.deepEqual(faults, []);
});
