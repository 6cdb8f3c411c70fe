/**
 * The built sites that the tests read, and their pages.
 *
 * In: ATLAS_SITE, the folder of the real site, and ATLAS_SMALL_SITE, that of the small atlas;
 * `scripts/browser` builds both. Out: a list of sites, each with a list of its pages.
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

/** @returns {Site[]} the real site and the small atlas */
export function sites() {
  return [realSite(), smallAtlas()];
}

/** @returns {Site} */
export function realSite() {
  return site("the real site", "ATLAS_SITE");
}

/** @returns {Site} */
export function smallAtlas() {
  return site("the small atlas", "ATLAS_SMALL_SITE");
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

/** @returns {Site} */
function site(name, variable) {
  const given = process.env[variable];
  if (!given) throw new Error(`${variable} must name the folder of ${name}; scripts/browser builds it and says so`);
  const folder = resolve(given);
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
