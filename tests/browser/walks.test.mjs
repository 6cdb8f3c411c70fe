/**
 * Five readers, each with something to find out, on their way from the home page with clicks alone:
 * a councillor and a parent on a phone, a journalist who also types into the search, a researcher, and
 * a practitioner. Where a step has no link that says where it leads, the reader is lost.
 */
import assert from "node:assert/strict";
import { SCREENS } from "./support/browser.mjs";
import { query, walk } from "./support/walk.mjs";

const HOME = "index.html";
const PHONE = { viewport: SCREENS.phone };

/** Follows a link of the page, or of a part of it, by its words. */
async function follow(within, words) {
  const link = within.getByRole("link", { name: words }).first();
  await link.scrollIntoViewIfNeeded();
  await link.click();
}

/** The first-level heading of the page that a reader has come to. */
async function arrives(tab, heading) {
  await tab.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** Where in the address a reader is; where it names a place, that place is on the screen. */
async function isShown(tab, id) {
  await tab.waitForFunction((own) => location.hash === `#${own}`, id);
  const top = await tab.locator(`[id="${id}"]`).evaluate((own) => own.getBoundingClientRect().top);
  assert.ok(top >= -1 && top < (await tab.evaluate(() => innerHeight)), `${id} is at ${top}, and not on the screen`);
}

/** So many screens of the reader lie above what they look for. */
async function screensAbove(tab, target) {
  const box = await target.evaluate((own) => own.getBoundingClientRect().top + scrollY);
  return box / (await tab.evaluate(() => innerHeight));
}

walk("a councillor on a phone finds how safe children were judged to be, why, and what was asked for", HOME, async (tab) => {
  await follow(tab.getByRole("region", { name: "By place" }).or(tab.locator("#places")), "Stoke-on-Trent");
  await arrives(tab, "Stoke-on-Trent");
  await follow(tab.locator("#history"), "Stoke-on-Trent joint area review 2006");
  await arrives(tab, "Joint area review: Stoke-on-Trent Children’s Services Authority Area");
  const row = tab.locator("#judgements-table tr", { hasText: "Staying safe" });
  assert.ok((await screensAbove(tab, tab.locator("#judgements-table"))) < 2, "the grades are on the first two screens");
  assert.match(await row.innerText(), /Inadequate/);
  await follow(row, "Staying safe");
  await isShown(tab, "findings-staying-safe");
  assert.match(await tab.locator("#findings-staying-safe + p").innerText(), /^Inadequate/, "the grade stands above its reasons");
  assert.match(await tab.locator("#findings-staying-safe ~ p.section__intro").first().innerText(), /\d+\sstrengths, \d+\sweaknesses/);

  await tab.getByText("On this page", { exact: true }).locator("visible=true").click();
  await follow(tab.getByRole("navigation", { name: "On this page" }), /^Recommendations/);
  await isShown(tab, "recommendations");
  const now = tab.locator("#recommendations ul.recommendations").first();
  assert.ok((await now.locator("li").count()) > 3);
  await follow(tab.getByRole("navigation", { name: "Breadcrumb" }), "Stoke-on-Trent");
  await follow(tab.locator("main"), "One-page briefing");
  await arrives(tab, "Stoke-on-Trent");
  assert.match(await tab.locator("main").innerText(), /What was asked for/);
}, PHONE);

walk("a journalist finds a sentence, checks it, and takes it with its source", HOME, async (tab) => {
  await tab.getByRole("searchbox").or(tab.getByRole("textbox", { name: "Search the atlas" })).first().fill("Blurton");
  await tab.getByRole("button", { name: "Search" }).click();
  const found = tab.locator(".search-results a[href*='#finding-']").first();
  await found.waitFor();
  const id = new URL(await found.evaluate((own) => own.href)).hash.slice(1);
  await found.click();
  await isShown(tab, id);
  const entry = tab.locator(`[id="${id}"]`);
  const paragraph = await entry.locator(".citations a").first().innerText();
  await entry.getByRole("link", { name: "Link to this finding" }).click();
  const cite = await entry.locator(".entry-cite .cite-this__text").innerText();
  assert.ok(cite.includes(`#${id} `) && cite.includes(paragraph), cite);
  await tab.keyboard.press("Escape");

  await entry.locator(".citations a").first().click();
  const cited = tab.locator(":target");
  assert.ok((await cited.innerText()).length > 0, "the paragraph lists what rests on it");
  await tab.goBack();
  await follow(tab.getByRole("navigation", { name: "Main" }), "Recommendations");
  await tab.getByLabel("What a later report says").selectOption({ index: 1 });
  assert.ok(Object.keys(await query(tab)).length === 1, "what was chosen can be sent to a colleague");
  assert.ok((await tab.locator("li.recommendation:visible .trace").count()) > 0);
});

walk("a researcher finds the files, one column's meaning, and a comparison to cite", HOME, async (tab) => {
  await follow(tab.locator("main"), "Where are the numbers, as files?");
  await arrives(tab, "Data");
  const file = tab.getByRole("link", { name: "findings.csv" }).first();
  assert.match(await file.getAttribute("href"), /data\/findings\.csv$/);
  await follow(tab.getByRole("navigation", { name: "On this page" }), /^What the columns hold/);
  await isShown(tab, "what-the-columns-hold");
  assert.match(await tab.locator("main").innerText(), /paragraphs/);

  await follow(tab.getByRole("navigation", { name: "Breadcrumb" }), "Home");
  await follow(tab.locator("main"), "How do authorities inspected under the same framework look side by side?");
  await follow(tab.locator("main"), "Joint area review 2005–07");
  await tab.getByRole("checkbox", { name: "Stoke-on-Trent" }).check();
  await tab.getByRole("checkbox", { name: "Staffordshire" }).check();
  assert.match((await query(tab)).with, /staffordshire.*stoke-on-trent|stoke-on-trent.*staffordshire/);
  await tab.locator("summary", { hasText: "Cite this page" }).click();
  assert.match(await tab.locator(".cite-page .cite-this__text").first().innerText(), /^The inspection atlas \(\d{4}\)/);
  assert.match(await tab.getByRole("link", { name: "BibTeX" }).getAttribute("href"), /cite\.bib$/);
});

walk("a practitioner finds what works on one theme, here and elsewhere", HOME, async (tab) => {
  await follow(tab.locator("main"), "Access to mental health services (CAMHS)");
  await arrives(tab, "Access to mental health services (CAMHS)");
  const contents = tab.getByRole("navigation", { name: "On this page" });
  await follow(contents, /^The national overview/);
  await isShown(tab, "national");
  await follow(contents, /^Stoke-on-Trent joint area review 2006/);
  await isShown(tab, "report-stoke-on-trent-jar-2006");
  const signs = await tab.locator("#report-stoke-on-trent-jar-2006 .polarity").allInnerTexts();
  assert.ok(signs.includes("Strength") && signs.includes("Weakness"), "the evidence goes both ways");
  await follow(contents, /^Examples of practice/);
  await follow(tab.locator("#practice"), /^Shropshire/);
  await arrives(tab, /^Shropshire/);
  assert.ok((await tab.locator(".prose .citation").count()) > 0, "the example says where it is told");
  await follow(tab.locator("main"), "Access to mental health services (CAMHS)");
  await arrives(tab, "Access to mental health services (CAMHS)");
});

walk("a parent on a phone finds what a grade means, and what it does not", HOME, async (tab) => {
  await follow(tab.locator("main"), "Worcestershire");
  await arrives(tab, "Worcestershire");
  assert.match(await tab.locator("main .notice").first().innerText(), /nothing about the service today/);
  const history = tab.locator("#history");
  await history.getByText("What each grade means").first().click();
  assert.ok(await history.locator("dd, td").filter({ visible: true }).first().isVisible());
  await follow(history, /^Good/);
  await tab.waitForURL(/reports\/worcestershire-jar-2008\/.*#judgement-/);
  const term = tab.locator("main a.term").first();
  await term.scrollIntoViewIfNeeded();
  await term.click();
  const explained = tab.locator(":target");
  assert.ok(await explained.isVisible(), "the word is explained");
  await follow(explained, "Back");
  await follow(tab.getByRole("contentinfo"), "How to read this");
  await arrives(tab, "How to read this");
  assert.match(await tab.locator("main").innerText(), /Not judged/);
}, PHONE);
