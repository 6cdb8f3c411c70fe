/**
 * What can be done with an entry: its permalink, a citation to copy, and forms to correct it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { realSite } from "./support/sites.mjs";
import { tabTo, visit, walk } from "./support/walk.mjs";

const REPORT = "reports/stoke-on-trent-jar-2006/index.html";
const OVERVIEW = "overviews/narrowing-the-gap-2007/index.html";

/** What has a permalink on the page of its document, by the beginnings of the anchors. */
const ENTRIES = ["finding", "judgement", "recommendation", "figure", "earlier", "defect", "statement", "fact"];

walk("every entry can be linked to, cited and corrected", REPORT, async (tab) => {
  const faults = await tab.evaluate((kinds) => {
    const canonical = document.querySelector("link[rel=canonical]").href;
    const entries = [...document.querySelectorAll("[id]")].filter((own) => kinds.includes(own.id.split("-")[0]) && own.matches("li, tr, td"));
    const counts = Object.fromEntries(kinds.map((kind) => [kind, entries.filter((own) => own.id.startsWith(`${kind}-`)).length]));
    const found = ["finding", "judgement", "recommendation", "figure", "earlier", "defect"].filter((kind) => !counts[kind]);
    for (const entry of entries) {
      const link = entry.querySelector(`a[href="#${CSS.escape(entry.id)}"]`);
      const cite = entry.querySelector(".cite-entry .cite-this__text")?.textContent ?? "";
      const [edit, report] = entry.querySelectorAll(".cite-entry a[rel=external]");
      if (!link) found.push(`${entry.id} has no permalink`);
      if (!cite.includes(`${canonical}#${entry.id} `)) found.push(`${entry.id} is cited as "${cite}"`);
      if (!/\/edit\/[^/]+\/content\/(reports|overviews)\/[a-z0-9-]+\/[a-z]+\.yaml$/.test(edit?.href)) found.push(`${entry.id} is edited at ${edit?.href}`);
      const place = new URL(report?.href ?? "about:blank").searchParams.get("entry");
      if (!place?.endsWith(`/#${entry.id}`)) found.push(`an error in ${entry.id} is reported as one in ${place}`);
    }
    return found;
  }, ENTRIES);
  assert.deepEqual(faults, []);
}, { javaScriptEnabled: true });

test("the overview's statements, recommendations, facts and defects can be too", async () => {
  await visit("over a server", OVERVIEW, async (tab) => {
    const without = await tab.locator("li.entry[id]").evaluateAll((all) => all.filter((own) => !own.querySelector(".cite-entry .cite-this__text")).map((own) => own.id));
    assert.deepEqual(without, []);
    assert.ok((await tab.locator("li.entry[id^=fact-]").count()) > 0);
  });
});

walk("a citation is opened and copied with the keyboard", REPORT, async (tab) => {
  await tab.evaluate(() => {
    // The clipboard of a browser without a window is not to be relied on.
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void (globalThis.copied = text) } });
  });
  const entry = tab.locator("li.finding").first();
  const summary = entry.locator("summary");
  await summary.focus();
  await tab.keyboard.press("Enter");
  const text = await entry.locator(".cite-this__text").innerText();
  const copy = entry.getByRole("button", { name: "Copy" });
  await tabTo(tab, copy);
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => globalThis.copied);
  assert.equal(await tab.evaluate(() => globalThis.copied), text);
  assert.equal(await tab.locator("p.vh[role=status]", { hasText: "Copied" }).count(), 1, "and it is said aloud");
});

walk("without scripts the citation is plain text, and the links are there", REPORT, async (tab) => {
  const entry = tab.locator("td[id^=judgement-]").first();
  await entry.locator("summary").click();
  assert.match(await entry.locator(".cite-this__text").innerText(), /^Stoke-on-Trent joint area review 2006, .+ In The inspection atlas \(\d{4}\)\. https:/);
  assert.equal(await entry.getByRole("link", { name: "Report an error (outside site)" }).count(), 1);
  assert.equal(await tab.locator("button:visible").count(), 1, "nothing but the search has a button");
}, { javaScriptEnabled: false });

test("a place within a page is kept on the way from an old address", async () => {
  const old = realSite().pages.filter(({ kind }) => kind === "redirect");
  for (const { path, html } of old) assert.match(html, /assets\/js\/moved\.js/, path);
});
