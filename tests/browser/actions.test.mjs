/**
 * What can be done with an entry: its permalink, a citation to copy, and forms to correct it.
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { realSite } from "./support/sites.mjs";
import { tabTo, visit, walk } from "./support/walk.mjs";

const REPORT = "reports/stoke-on-trent-jar-2006/index.html";
const OVERVIEW = "overviews/narrowing-the-gap-2007/index.html";

/** What has a permalink on the page of its document, by the beginnings of the anchors. */
const IN_REPORTS = ["finding", "judgement", "recommendation", "figure", "earlier", "defect"];
const IN_OVERVIEWS = ["statement", "dominant", "recommendation", "fact", "chart", "defect"];

/** Every entry of the page, by what its permalink opens. */
async function faultsOf(tab, kinds) {
  const found = await tab.evaluate((all) => {
    const canonical = document.querySelector("link[rel=canonical]").href;
    const entries = [...document.querySelectorAll("[id]")].filter((own) => all.includes(own.id.split("-")[0]) && own.matches("li, tr, td"));
    const faults = all.filter((kind) => !entries.some((own) => own.id.startsWith(`${kind}-`)));
    const files = new Set();
    for (const entry of entries) {
      const signs = [...entry.querySelectorAll("a.permalink")];
      if (signs.length !== 1 || signs[0].getAttribute("href") !== `#${entry.id}`) faults.push(`${entry.id} has no permalink`);
      signs[0]?.click();
      const cite = entry.querySelector(".entry-cite .cite-this__text")?.textContent ?? "";
      const [edit, report] = entry.querySelectorAll(".entry-cite a[rel=external]");
      if (!cite.includes(`${canonical}#${entry.id} `) || /[[\]]/.test(cite)) faults.push(`${entry.id} is cited as "${cite}"`);
      for (const { textContent } of entry.querySelectorAll("a.citation")) {
        if (!cite.includes(textContent)) faults.push(`${entry.id} is cited without ${textContent}`);
      }
      files.add(edit?.href);
      const place = new URL(report?.href ?? "about:blank").searchParams.get("entry");
      if (`/${place?.slice(1)}` !== `${new URL(canonical).pathname}#${entry.id}`) faults.push(`an error in ${entry.id} is reported as one in ${place}`);
      if (location.hash !== `#${entry.id}`) faults.push(`${entry.id} is not in the address`);
    }
    return { faults, files: [...files] };
  }, kinds);
  for (const file of found.files) {
    const [, path] = /\/edit\/[^/]+\/(content\/.+)$/.exec(file ?? "") ?? [];
    if (!path || !existsSync(new URL(`../../${path}`, import.meta.url))) found.faults.push(`there is no file to edit at ${file}`);
  }
  return found.faults;
}

walk("every entry of a report can be linked to, cited and corrected", REPORT, async (tab) => {
  assert.deepEqual(await faultsOf(tab, IN_REPORTS), []);
});

walk("every entry of the overview can be too", OVERVIEW, async (tab) => {
  assert.deepEqual(await faultsOf(tab, IN_OVERVIEWS), []);
});

test("an entry beside those of other documents is cited with its own", async () => {
  await visit("over a server", "themes/camhs-access/index.html", async (tab) => {
    const entry = tab.locator("section[id$=stoke-on-trent-jar-2006] li.finding").first();
    await entry.locator("a.permalink").click();
    const text = await entry.locator(".entry-cite .cite-this__text").innerText();
    assert.match(text, /^Stoke-on-Trent joint area review 2006, ¶.+ In The inspection atlas \(\d{4}\)\. https:[^ ]+\/reports\/stoke-on-trent-jar-2006\/#finding-/);
    await entry.getByRole("link", { name: "Show it in its document" }).click();
    await tab.waitForURL(/reports\/stoke-on-trent-jar-2006\/index\.html#finding-/);
  });
});

walk("a citation is opened and copied with the keyboard", REPORT, async (tab) => {
  await tab.evaluate(() => {
    // The clipboard of a browser without a window is not to be relied on.
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void (globalThis.copied = text) } });
  });
  const entry = tab.locator("li.finding").first();
  const sign = entry.getByRole("link", { name: "Link to this finding" });
  await sign.focus();
  await tab.keyboard.press("Enter");
  const text = await entry.locator(".cite-this__text").innerText();
  const copy = entry.getByRole("button", { name: "Copy" });
  await tabTo(tab, copy);
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => globalThis.copied);
  assert.equal(await tab.evaluate(() => globalThis.copied), text);
  assert.equal(await tab.locator("p.vh[role=status]", { hasText: "Copied" }).count(), 1, "and it is said aloud");
  await tab.keyboard.press("Escape");
  assert.equal(await tab.locator(".entry-cite").count(), 0);
  assert.ok(await sign.evaluate((own) => own === document.activeElement), "the focus is where it was");
});

walk("without scripts the sign leads to its entry, and the page says how to cite it", REPORT, async (tab) => {
  const entry = tab.locator("li.finding").nth(1);
  const id = await entry.getAttribute("id");
  await entry.getByRole("link", { name: "Link to this finding" }).click();
  assert.ok(tab.url().endsWith(`#${id}`));
  assert.ok(await entry.evaluate((own) => own.matches(":target")));
  const cite = tab.locator("#cite");
  assert.match(await cite.locator("[data-entry]").innerText(), /^Stoke-on-Trent joint area review 2006, \[paragraphs\]\. In The inspection atlas \(\d{4}\)\. \[address\]/);
  const error = new URL(await cite.getByRole("link", { name: "report an error (outside site)" }).getAttribute("href"));
  assert.equal(error.searchParams.get("entry"), "/reports/stoke-on-trent-jar-2006/");
  assert.equal(await tab.locator("button:visible").count(), 1, "nothing but the search has a button");
}, { javaScriptEnabled: false });

test("a place within a page is kept on the way from an old address", async () => {
  const old = realSite().pages.filter(({ kind }) => kind === "redirect");
  for (const { path, html } of old) assert.match(html, /assets\/js\/moved\.js/, path);
});
