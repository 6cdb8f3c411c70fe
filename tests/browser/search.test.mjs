/**
 * The search, as a reader with a keyboard uses it: from a server and from a folder on disk.
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./support/browser.mjs";
import { realSite } from "./support/sites.mjs";
import { tabTo, visit, walk } from "./support/walk.mjs";

const PAGE = "search/index.html";
const SERVER = "over a server";

const ofIndex = (requested) => requested.filter((address) => address.includes("/assets/search/"));
const status = (tab, words) => tab.waitForFunction((text) => document.getElementById("search-status").textContent.includes(text), words);
const results = (tab) => tab.locator(".search-result").evaluateAll((all) => all.map((one) => one.innerText));

/** Asks for words on the open page of the search, and gives what is found. */
async function ask(tab, words, says = "found") {
  await tab.fill("#search-words", "");
  await tab.waitForFunction(() => document.getElementById("search-results").hidden);
  await tab.fill("#search-words", words);
  await tab.keyboard.press("Enter");
  await status(tab, says);
  return results(tab);
}

walk("a keyboard finds, narrows and follows", "index.html", async (tab, requested) => {
  assert.deepEqual(ofIndex(requested), [], "nothing of the index is loaded before it is used");
  await tab.keyboard.press("/");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "site-search");
  await tab.keyboard.type("CAMHS");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/search\/index\.html\?q=CAMHS/);
  await status(tab, "found");
  const found = await results(tab);
  assert.equal(found.length, 10);
  assert.match(found[0], /CAMHS/);
  assert.ok(ofIndex(requested).length > 0);

  // Narrow to findings: from the box by the tabulator to its check box, and the space bar.
  await tab.focus("#search-words");
  const findings = tab.getByRole("checkbox", { name: /^Findings/ });
  await tabTo(tab, findings);
  const before = await tab.textContent("#search-status");
  await tab.keyboard.press("Space");
  await tab.waitForFunction((old) => document.getElementById("search-status").textContent !== old, before);
  assert.equal(await tab.evaluate(() => document.activeElement.value), "finding", "the focus stays");
  const narrowed = await results(tab);
  assert.ok(narrowed.length > 0 && narrowed.every((text) => text.startsWith("Finding")));
  assert.match(tab.url(), /kind=finding/);

  // Follow the first result to the finding itself, and come back to the same view.
  await tabTo(tab, tab.locator(".search-result a").first());
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/#finding-/);
  assert.ok(await tab.evaluate(() => document.querySelector(":target")?.matches(".entry")), "the finding is the target");
  await tab.goBack();
  await status(tab, "found");
  assert.deepEqual(await results(tab), narrowed);
});

walk("the authority narrows by key, and more results are reached by key", `${PAGE}?q=school`, async (tab) => {
  await status(tab, "found");
  const authority = tab.getByRole("combobox", { name: "Authority" });
  await tabTo(tab, authority);
  await tab.waitForFunction(() => document.getElementById("search-authority").options.length > 1);
  await tab.keyboard.type("Stoke");
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => location.search.includes("authority=stoke-on-trent"));
  await status(tab, "first 10 shown");
  assert.ok((await results(tab)).every((text) => text.includes("Stoke-on-Trent")));
  await tabTo(tab, tab.getByRole("button", { name: "More results" }));
  await tab.keyboard.press("Enter");
  await status(tab, "20 results shown");
  const at = await tab.evaluate(() => [...document.querySelectorAll(".search-result a")].indexOf(document.activeElement));
  assert.equal(at, 10, "the focus goes on to the first new result");
});

walk("a screen reader is told what is what", `${PAGE}?q=thresholds`, async (tab) => {
  await status(tab, "found");
  const box = tab.getByRole("searchbox", { name: "Words to look for" });
  assert.equal(await box.count(), 1);
  assert.equal(await tab.getByRole("search", { name: "Words to look for" }).count(), 1);
  assert.match(await tab.getByRole("status").first().textContent(), /^\d+ entries found/);
  assert.ok(await tab.getByRole("group", { name: "Kind", exact: true }).count() === 1, "the kinds are a group with a name");
  const items = await tab.locator("#search-list").getByRole("listitem").count();
  const headings = await tab.locator("#search-list").getByRole("heading", { level: 2 }).count();
  assert.ok(items === 10 && headings === items, "each result is an item of a list, with a heading");
});

test("a result names its kind, authority, report and date, and shows the words in what is around them", async () => {
  await visit(SERVER, `${PAGE}?q=thresholds&kind=finding&authority=staffordshire`, async (tab) => {
    await status(tab, "found");
    for (const result of await tab.locator(".search-result").all()) {
      assert.match(await result.locator(".search-result__kind").innerText(), /^Finding · (Strength|Weakness|Mixed)/);
      const source = (await result.locator(".search-result__source").innerText()).split(" · ");
      assert.match(source[0], /^Staffordshire (joint area review|Ofsted inspection) \d{4}$/, "the authority is named once");
      assert.match(source[1], /\d{4}/);
      assert.ok((await result.locator("mark").count()) > 0, "a word that was asked for is marked");
    }
  });
});

test("what names its authority in its heading does not say it again below", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    const sources = tab.locator(".search-result__source");
    assert.deepEqual((await ask(tab, "Worcestershire joint area review"))[0].split(/\n+/).at(-1).split(" · ").length, 2);
    assert.doesNotMatch(await sources.first().innerText(), /Worcestershire/);
    assert.match((await ask(tab, "Camden teenage"))[0], /^Example of practice\s+Camden/);
    assert.doesNotMatch(await sources.first().innerText(), /Camden/);
  });
});

test("the four questions find what the reports say of them", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    const thresholds = await ask(tab, "thresholds");
    assert.match(thresholds[0], /^Term\s+threshold/);
    assert.match(thresholds[1], /^Theme\s+Threshold/);
    assert.ok((await ask(tab, "Blurton")).every((text) => /Blurton/.test(text)));
    const housing = await ask(tab, "care leavers housing");
    assert.ok(housing.every((text) => /hous/i.test(text)));
    assert.ok(housing.some((text) => /^Finding.*accommodation/s.test(text)), "what is about housing is found by another word too");
    const short = await ask(tab, "CAMHS");
    assert.deepEqual(await ask(tab, "child and adolescent mental health services"), short, "either name finds the same");
    assert.deepEqual(await ask(tab, "zzzz", "Nothing"), []);
  });
});

test("a phrase that few entries have is also found by its words apart", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    const written = await ask(tab, "child sexual exploitation");
    assert.match(written.join("\n"), /Finding.*children at risk of sexual exploitation/is);
    assert.deepEqual(await ask(tab, "CSE"), written, "either name finds the same");
  });
});

test("a question in a sentence is read without the words that ask", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    const [first] = await ask(tab, "what does inadequate mean");
    assert.match(first, /Grades belong to a framework/);
    await ask(tab, "Birmingham", "Nothing");
    assert.match(await tab.textContent("#search-note"), /only what its reports say/);
  });
});

test("what is called by the words themselves comes first", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    assert.match((await ask(tab, "Staffordshire"))[0], /^Authority\s+Staffordshire/);
    const [one, two] = await ask(tab, "looked after children");
    assert.match(one, /^Term\s+looked-after child/);
    assert.match(two, /^Group of children\s+Looked-after children/);
    assert.match((await ask(tab, "Stoke-on-Trent joint area review 2006"))[0], /^Report/);
  });
});

test("a place and the year of a report find what is in its reports", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    const fostering = await ask(tab, "foster carers Worcestershire");
    assert.ok(fostering.some((text) => /^Figure.*foster carers.*Worcestershire joint area review 2008/s.test(text)), fostering.join("\n"));
    const attendance = await ask(tab, "Stoke attendance");
    assert.ok(attendance.slice(0, 2).every((text) => /^Finding.*attendance.*Stoke-on-Trent joint area review 2006/is.test(text)), attendance.join("\n"));
    assert.deepEqual(await ask(tab, "attendance Stoke-on-Trent"), attendance, "the whole name finds the same");
    assert.deepEqual(await ask(tab, "attendance stokee"), attendance, "so does a slip of it");
    const grades = await ask(tab, "Staffordshire 2014 grades");
    const first = grades.slice(0, 4);
    assert.ok(first.length === 4 && first.every((text) => /^Grade\n.*Staffordshire Ofsted inspection 2014/s.test(text)), grades.join("\n"));
    assert.equal(await tab.textContent("#search-note"), "");
    for (const words of ["Worcestershire", "Stoke", "Staffordshire"]) assert.match((await ask(tab, words))[0], /^Authority/, words);
    assert.match((await ask(tab, "Staffordshire 2014"))[0], /^Report\s+Staffordshire Ofsted inspection 2014/);
  });
});

test("a word of an entry comes before the mere name of its place", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    const fits = await tab.evaluate(async () => {
      const open = await atlasIndex.open(document.getElementById("search-results").dataset.index);
      const { order } = await open.search("attendance");
      const entry = { ...(await open.entry(order[0])), kind: "finding", title: "", framework: "", authority: "" };
      const fit = (more) => atlasResult.fit({ ...entry, ...more }, open, ["stoke", "attendance"], true);
      return [
        fit({ text: "Attendance fell in Stoke" }),
        fit({ text: "Attendance fell in schools", authority: "Stoke-on-Trent" }),
        fit({ text: "Attendance fell in schools" }),
      ];
    });
    assert.ok(fits[0] > fits[1] && fits[1] > fits[2], String(fits));
  });
});

test("plurals, apostrophes and beginnings of words find the same", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    const leavers = await ask(tab, "care leavers");
    for (const words of ["care leaver", "care leaver's", "care leavers’", "Care Leavers"]) {
      assert.deepEqual(await ask(tab, words), leavers, words);
    }
    assert.ok((await ask(tab, "thresh")).some((text) => /^Theme\s+Threshold/.test(text)));
    await ask(tab, "worcester");
    assert.ok(await tab.getByRole("button", { name: "worcestershire", exact: true }).isVisible(), "a longer word is offered");
  });
});

test("a word with one slip is read as the word it is near to, and the page says so", async () => {
  await visit(SERVER, PAGE, async (tab) => {
    for (const [slip, word] of [["thresholdz", "threshold"], ["tresholds", "threshold"], ["CAHMS", "CAMHS"], ["Blurtan", "Blurton"], ["vlurton", "Blurton"], ["hreshold", "threshold"], ["xBlurton", "Blurton"], ["htreshold", "threshold"]]) {
      const found = await ask(tab, slip);
      assert.ok(found.slice(0, 3).some((text) => text.toLowerCase().includes(word.toLowerCase())), slip);
      const note = (await tab.textContent("#search-note")).toLowerCase();
      assert.ok(note.includes(`no entry has “${slip.toLowerCase()}”: shown is what has “${word.toLowerCase()}`), note);
    }
  });
});

test("two slips are answered with near words", async () => {
  await visit(SERVER, `${PAGE}?q=threshuldz`, async (tab) => {
    await status(tab, "Nothing was found");
    await tab.getByRole("button", { name: "threshold", exact: true }).click();
    await status(tab, "found");
    assert.equal(await tab.inputValue("#search-words"), "threshold");
  });
});

test("the address holds what was chosen, and Escape clears the box", async () => {
  await visit(SERVER, `${PAGE}?q=housing&authority=stoke-on-trent`, async (tab) => {
    await status(tab, "found");
    assert.ok((await results(tab)).every((text) => text.includes("Stoke-on-Trent")));
    await tab.click("#search-clear");
    await tab.waitForFunction(() => !location.search.includes("authority"));
    await tab.focus("#search-words");
    await tab.keyboard.press("Escape");
    await tab.waitForFunction(() => document.getElementById("search-results").hidden);
    assert.equal(await tab.inputValue("#search-words"), "");
  });
});

walk("without scripts the page says so and offers the lists", `${PAGE}?q=CAMHS`, async (tab) => {
  assert.match(await tab.innerText("main"), /scripts are off/);
  assert.ok(await tab.isHidden("#search-results"));
  assert.ok((await tab.locator("#lists a").count()) >= 5);
}, { javaScriptEnabled: false });

test("words are folded as in the index", async () => {
  const table = JSON.parse(readFileSync(new URL("search-words.json", import.meta.url), "utf8"));
  await visit(SERVER, `${PAGE}?q=CAMHS`, async (tab) => {
    await status(tab, "found");
    const found = await tab.evaluate(async (texts) => {
      const index = await globalThis.atlasIndex.open(document.getElementById("search-results").dataset.index);
      const read = (text) => index.words(text).map((word) => [...word.parts, ...(word.joined ? [`=${word.joined}`] : [])].join(" "));
      return texts.map(read);
    }, table.map(([text]) => text));
    assert.deepEqual(found, table.map(([, words]) => words));
  });
});

test("every place of a text that is marked is a word that was asked for", async () => {
  await visit(SERVER, `${PAGE}?q=care+leavers+housing`, async (tab) => {
    await status(tab, "found");
    const marks = await tab.locator(".search-result mark").allInnerTexts();
    assert.ok(marks.length > 5);
    assert.ok(marks.every((mark) => /^(care|leav|hous)/i.test(mark)), marks.join(", "));
  });
});

/** A copy of the site, changed, with the page of the search open in it, asked for a word. */
async function after(change, work) {
  const folder = mkdtempSync(join(tmpdir(), "atlas-search-"));
  const browser = await launch();
  try {
    cpSync(realSite().folder, folder, { recursive: true });
    const [digest] = readdirSync(join(folder, "assets/search"));
    change(join(folder, "assets/search"), digest);
    const tab = await browser.newPage();
    await tab.goto(`${pathToFileURL(join(folder, PAGE))}?q=CAMHS`);
    await work(tab);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

for (const [what, change] of [
  ["a page from before a change", (folder, digest) => renameSync(join(folder, digest), join(folder, "0123456789ab"))],
  ["a script that knows another form of the index", (folder, digest) => {
    const start = join(folder, digest, "start.js");
    writeFileSync(start, readFileSync(start, "utf8").replace(/"format":\d+/, '"format":999'));
  }],
]) {
  test(`${what} says that it must be loaded again, and shows nothing wrong`, async () => {
    await after(change, async (tab) => {
      await status(tab, "load the page again");
      assert.deepEqual(await results(tab), []);
      assert.ok((await tab.locator("#lists a").count()) >= 5);
    });
  });
}
