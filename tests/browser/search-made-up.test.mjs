/**
 * The search over a made-up index: what the real one is too small for, and what comes late or not at all.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./support/walk.mjs";

/** A list of entries packed as `src/render/search/codec.rs` does: none has a quotient, each so many bits of rest. */
function packed(steps, bits) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const all = steps.map((step) => step.toString(2).padStart(bits + 1, "0")).join("");
  return all.replace(/.{1,6}/g, (six) => digits[parseInt(six.padEnd(6, "0"), 2)]);
}

/** The list of a word that stands in so many entries one after the other, from the entry `first` on. */
const list = (first, many) => [[1, many, many, 18, packed([first, ...new Array(many - 1).fill(0)], 18)]];

/** An index of so many findings; `words` are the records of its files of words. */
function index(entries, words) {
  const start = { format: 3, block: 32, concepts: [], few: false, stop: "", letters: [], plurals: [], longest: 40 };
  const files = {
    start: { ...start, kinds: [["finding", "Finding", "Findings", entries, "finding"]], words: words.map(([[word]]) => word), ends: ["yebba"] },
    "ends/0": [["abbey", 1]],
    // The first half is of a report on one authority, the second of one on another; src/render/search/places.rs.
    places: [
      [["north", "North"], ["south", "South"]],
      [2, 2000, [2, packed([1, 2], 2)], [0, packed([0, 0], 0)]],
      [[[0, [0, ""], [0, ""]], [0, [18, packed([entries / 2, entries / 2], 18)]]]],
    ],
  };
  words.forEach((file, at) => (files[`words/${at}`] = file));
  for (let from = 0; from < entries && entries < 1000; from += 32) {
    const names = Array.from({ length: Math.min(32, entries - from) }, (_, at) => [0, `e${from + at}`, `Entry ${from + at}`, "An abbey by the river."]);
    files[`entries/${from / 32}`] = [[["reports/a/index.html", "A report", "North", "2000", "A framework"]], names];
  }
  return files;
}

/** Opens the page of the search with an index; `answer`, where it is given, may do something before a file of it comes. */
function over(files, work, answer = async () => true) {
  return visit("over a server", "search/index.html", async (tab) => {
    await tab.route("**/made-up/**", async (route) => {
      const name = route.request().url().split("/made-up/")[1].replace(".js", "");
      if (!(await answer(name))) return route.abort("aborted");
      return route.fulfill({ contentType: "text/javascript", body: `atlasSearch(${JSON.stringify(name)},${JSON.stringify(files[name])});` });
    });
    await tab.evaluate(() => (document.getElementById("search-results").dataset.index = "made-up/"));
    await work(tab);
  });
}

const status = (tab, words) => tab.waitForFunction((text) => document.getElementById("search-status").textContent.includes(text), words);
const ask = (tab, words) => tab.fill("#search-words", words);

test("words that very many entries have and none has all of are searched for", async () => {
  const half = 150_000;
  await over(index(half * 2, [[["abbey", list(0, half)], ["river", list(half, half)]]]), async (tab) => {
    const found = await tab.evaluate(async () => {
      const open = await atlasIndex.open("made-up/");
      const { order, some, exact } = await open.search("river abbey");
      return [order.length, some, exact];
    });
    assert.deepEqual(found, [half * 2, true, true]);
  });
});

test("the beginning of a word is completed across the borders of files", async () => {
  const files = index(4, [[["abbey", list(0, 1)], ["harbour", list(0, 1)]], [["hares", list(1, 1)], ["hart", list(2, 1)]], [["harvest", list(3, 1)], ["river", list(0, 1)]]]);
  await over(files, async (tab) => {
    const found = await tab.evaluate(async () => {
      const open = await atlasIndex.open("made-up/");
      return [await open.completions("har"), await open.completions("hare"), (await open.search("hare")).order];
    });
    assert.deepEqual(found, [["harbour", "hares", "hart", "harvest"], ["hares"], [1]]);
  });
});

test("more results asked for twice at once come once", async () => {
  /** @type {() => void} */
  let go = () => {};
  const until = new Promise((resolve) => (go = () => resolve(undefined)));
  const late = async (name) => {
    if (name === "entries/1") await until;
    return true;
  };
  await over(index(60, [[["abbey", list(0, 60)]]]), async (tab) => {
    await ask(tab, "abbey");
    await status(tab, "the first 10 shown");
    const more = () => tab.evaluate(() => document.getElementById("search-more").click());
    for (const shown of [20, 30]) {
      await more();
      await status(tab, `${shown} results shown`);
    }
    await more();
    await more();
    go();
    await status(tab, "40 results shown");
    await more();
    await status(tab, "50 results shown");
    const titles = await tab.locator(".search-result a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    assert.equal(new Set(titles).size, titles.length);
  }, late);
});

test("an index that could not be loaded is asked for again", async () => {
  let failed = false;
  const once = async (name) => name !== "start" || failed || ((failed = true), false);
  await over(index(4, [[["abbey", list(0, 4)]]]), async (tab) => {
    await ask(tab, "abbey");
    await status(tab, "could not load its index");
    await ask(tab, "abbey");
    await status(tab, "4 entries found");
  }, once);
});

test("the authorities that are offered are those of the last question", async () => {
  await over(index(4, [[["abbey", list(0, 2)], ["river", list(2, 2)]]]), async (tab) => {
    const offered = async (words) => {
      await ask(tab, words);
      await tab.waitForFunction((text) => document.getElementById("search-status").textContent.includes("found") && document.querySelector("#search-list mark")?.textContent === text, words);
      await tab.focus("#search-authority");
      await tab.waitForFunction(() => document.getElementById("search-authority").options.length > 1);
      return tab.evaluate(() => Array.from(document.getElementById("search-authority").options, (option) => option.text));
    };
    assert.deepEqual(await offered("abbey"), ["All authorities", "North (2)"]);
    assert.deepEqual(await offered("river"), ["All authorities", "South (2)"]);
  });
});
