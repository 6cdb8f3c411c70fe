/**
 * The built sites that the tests read, and their pages.
 *
 * In: ATLAS_SITE, the folder of the real site, ATLAS_SMALL_SITE, that of the small atlas, and
 * ATLAS_PARTS_SITES, that of two sites whose lists lie in parts; `scripts/browser` builds all of them.
 * Out: the sites, each with a list of its pages.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve, sep } from "node:path";

/**
 * @typedef {object} Page
 * @property {string} path from the root of its site
 * @property {string} kind what `templates/base.html` says of it; "redirect" for an old address
 * @property {number} bytes its length
 * @property {boolean} scripted whether it names a script
 * @property {string} html its text
 *
 * @typedef {object} Site
 * @property {string} name
 * @property {string} folder
 * @property {string} mount the path it is published under, with a slash at both ends
 * @property {Page[]} pages all of them, by path
 */

/** @returns {Site[]} the real site, the small atlas, and the small atlas with all its lists in parts */
export function sites() {
  return [realSite(), smallAtlas(), smallInParts()];
}

/** @returns {Site} */
export function realSite() {
  return site("the real site", given("ATLAS_SITE"));
}

/** @returns {Site} */
export function smallAtlas() {
  return site("the small atlas", given("ATLAS_SMALL_SITE"));
}

/** @returns {Site} the small atlas where a list may be so short that each is in parts */
export function smallInParts() {
  return site("the small atlas in parts", join(given("ATLAS_PARTS_SITES"), "small-in-parts"));
}

/** @returns {Site} an invented atlas of 120 reports, which are compared in parts and in parts of parts */
export function manyInParts() {
  return site("an atlas of many reports", join(given("ATLAS_PARTS_SITES"), "many-in-parts"));
}

/**
 * One page of each kind of list in parts: of the pages of counts and of the parts themselves, the longest.
 *
 * @param {Site} site
 * @returns {Page[]} by path
 */
export function longestOfEachList(site) {
  const longest = new Map();
  for (const page of site.pages) {
    const counts = page.html.includes('<table class="data-table stack" id="parts">');
    if (page.kind !== "part" && !counts) continue;
    // A list lies in the first folder of its address; those of the frameworks stand beside each other.
    const list = `${page.path.split("/")[0]}, ${page.kind}, ${counts ? "counts" : "entries"}`;
    if (page.bytes > (longest.get(list)?.bytes ?? 0)) longest.set(list, page);
  }
  return [...longest.values()].sort((a, b) => a.path.localeCompare(b.path));
}

/**
 * One page of each kind: the longest that the site has.
 *
 * @param {Site} site
 * @returns {Page[]} by kind; old addresses, which show nothing, are left out
 */
export function longestOfEachKind(site) {
  const longest = new Map();
  for (const page of site.pages.filter(({ kind }) => kind !== "redirect")) {
    if (page.bytes > (longest.get(page.kind)?.bytes ?? 0)) longest.set(page.kind, page);
  }
  return [...longest.values()].sort((a, b) => a.kind.localeCompare(b.kind));
}

/** @returns {string} the folder that a variable names */
function given(variable) {
  const folder = process.env[variable];
  if (!folder) throw new Error(`${variable} names no folder; scripts/browser builds the sites and says where they are`);
  return folder;
}

/** @returns {Site} */
function site(name, folderOfIt) {
  const folder = resolve(folderOfIt);
  const home = readFileSync(join(folder, "index.html"), "utf8");
  const canonical = /<link rel="canonical" href="([^"]+)">/.exec(home)?.[1];
  if (!canonical) throw new Error(`the home page of ${name} has no canonical address`);
  return { name, folder, mount: new URL(canonical).pathname, pages: pagesOf(folder) };
}

/** @returns {Page[]} */
function pagesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).map((file) => String(file).split(sep).join("/"));
  return files
    .filter((path) => path.endsWith(".html"))
    .sort()
    .map((path) => {
      const html = readFileSync(join(folder, path), "utf8");
      const kind = /<body class="kind-([a-z-]+)"/.exec(html)?.[1];
      if (!kind && !html.includes('http-equiv="refresh"')) throw new Error(`${path} does not say what kind of page it is`);
      return { path, kind: kind ?? "redirect", bytes: html.length, scripted: html.includes("<script src="), html };
    });
}
