/**
 * The accessibility statement says what is tested, and this holds it to that: each thing it names is a
 * test that exists, each file of tests that it is about is named, and the kinds of pages it counts are
 * those of the built sites.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { realSite, smallAtlas } from "./support/sites.mjs";

const ROOT = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const statement = read("content/pages/accessibility.md");
const tested = statement.split("\n## What has been tested\n")[1].split("\n## ")[0];
const bullets = tested.split("\n").filter((line) => line.startsWith("- "));

/** What the statement says, and the tests that hold it: a file, and words of a test's name there. */
const HELD = [
  [/links and anchors/, "src/audit/mod.rs", "links"],
  [/order of headings, at captions/, "src/audit/page.rs", "caption"],
  [/opened from a server and from a folder/, "tests/browser/pages.test.mjs", "from a folder, on a desktop"],
  [/320 pixels wide/, "tests/browser/pages.test.mjs", "on the narrowest screen"],
  [/checker of the HTML standard/, "tests/browser/html.test.mjs", "every page and drawing"],
  [/`axe` looks at one page of every kind/, "tests/browser/axe.test.mjs", "in all eight ways"],
  [/longest page of each kind of this site/, "tests/browser/axe.test.mjs", "the longest page of every kind of the real site"],
  [/as readers leave them/, "tests/browser/axe.test.mjs", "what readers make of pages"],
  [/must have an outline and must not lie under/, "tests/browser/keyboard.test.mjs", "what has focus is outlined"],
  [/The menu/, "tests/browser/keyboard.test.mjs", "the menu is walked"],
  [/the contents/, "tests/browser/keyboard.test.mjs", "the contents lead to their sections"],
  [/search/, "tests/browser/search.test.mjs", "a keyboard finds, narrows and follows"],
  [/sorting/, "tests/browser/tables.test.mjs", "a heading sorts by key"],
  [/filters/, "tests/browser/tables.test.mjs", "a list is narrowed by key"],
  [/comparison/, "tests/browser/compare.test.mjs", "boxes choose the authorities by key"],
  [/authorities of several parts/, "tests/browser/compare-parts.test.mjs", "chosen by key"],
  [/lists that lie in parts/, "tests/browser/axe.test.mjs", "every kind of list in parts"],
  [/citations/, "tests/browser/actions.test.mjs", "opened and copied with the keyboard"],
  [/stand out in light, in dark and in forced colours/, "tests/browser/media.test.mjs", "can be told from what they stand on"],
  [/nothing may move/, "tests/browser/media.test.mjs", "nothing moves"],
  [/ways of five readers are walked/, "tests/browser/walks.test.mjs", "a parent on a phone"],
  [/briefing of each authority must fit on one sheet/, "tests/browser/print.test.mjs", "is one sheet"],
  [/contrast of all colours is computed/, "tests/it/palette.rs", "can_be_told_from_its_ground"],
  [/how far apart the grades' colours lie/, "tests/it/palette.rs", "told_apart_with_any_colour_vision"],
  [/more than 100 kB/, "tests/it/weight.rs", "every_page_is_light"],
];

test("what the statement says is tested, is", () => {
  for (const [words, file, name] of HELD) {
    assert.match(tested, words);
    assert.ok(read(file).toLowerCase().includes(name), `${file} has no test of "${name}"`);
  }
});

test("nothing in the statement is without a test", () => {
  for (const bullet of bullets) assert.ok(HELD.some(([words]) => words.test(bullet)), bullet);
});

test("the statement tells of every file of tests that is about people", () => {
  const others = ["hostile.test.mjs", "search-made-up.test.mjs", "serve.test.mjs", "statement.test.mjs", "types.test.mjs", "workflows.test.mjs"];
  const files = readdirSync(new URL("tests/browser/", ROOT)).filter((name) => name.endsWith(".test.mjs"));
  const untold = files.filter((name) => !others.includes(name) && !HELD.some(([, file]) => file.endsWith(`/${name}`)));
  assert.deepEqual(untold, []);
});

test("the kinds of pages it counts are those that are built", () => {
  const [, told] = /one page of every kind \((\d+) kinds\)/.exec(tested) ?? [];
  // The lists in parts are told of besides.
  for (const { name, pages } of [realSite(), smallAtlas()]) {
    const kinds = new Set(pages.map(({ kind }) => kind).filter((kind) => kind !== "redirect" && kind !== "part"));
    assert.equal(Number(told), kinds.size, `${name} has ${[...kinds].sort().join(", ")}`);
  }
});

test("the published statement is the one that is held", () => {
  const { html } = realSite().pages.find(({ path }) => path === "accessibility/index.html");
  for (const heading of statement.matchAll(/^## (.+)$/gm)) assert.ok(html.includes(`>${heading[1]}</h2>`), heading[1]);
  for (const word of ["Chromium", "vnu", "axe"]) assert.ok(html.includes(word), word);
});
