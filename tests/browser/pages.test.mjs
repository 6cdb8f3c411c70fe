/**
 * Every page of both sites, from a server and from a folder on disk: nothing in the console, no
 * request in vain or elsewhere, nothing against its own security policy, one first-level heading,
 * and no scrolling sideways, even at 320 pixels.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { SCREENS, complaints, faultsOf, launch } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { sites } from "./support/sites.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Faults of how the page in a tab lies on its screen. */
function layout(tab) {
  return tab.evaluate(() => {
    const faults = [];
    const headings = document.querySelectorAll("h1").length;
    if (headings !== 1) faults.push(`${headings} first-level headings`);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const outside = [...document.body.querySelectorAll("*")].filter((element) => {
        return element.getBoundingClientRect().right > clientWidth + 1 && !element.closest(".scroll, .vh");
      });
      const names = outside.slice(-3).map((element) => `${element.localName}.${element.getAttribute("class")}`);
      faults.push(`scrolls sideways, ${scrollWidth} in ${clientWidth} pixels: ${names.join(", ")}`);
    }
    return faults;
  });
}

/** Reads pages at the addresses that `address` gives, and tells what is wrong with them. */
function readAll(pages, root, address, screen) {
  return faultsOf(browser, pages, async (tab) => {
    const heard = await complaints(tab, root);
    await tab.setViewportSize(SCREENS[screen]);
    return async ({ path }) => {
      await tab.goto(address(path), { waitUntil: "load" });
      const faults = await layout(tab);
      return [...heard(), ...faults].map((fault) => `${path}: ${fault}`);
    };
  });
}

for (const site of sites()) {
  const pages = site.pages.filter(({ kind }) => kind !== "redirect");

  test(`every page of ${site.name}, from a server, on the narrowest screen`, async () => {
    const server = await serve(site);
    // The page for what is not found is shown at addresses of any depth.
    const address = (path) => server.root + (path === "404.html" ? "no/such/page/" : path);
    const faults = await readAll(pages, server.root, address, "narrow");
    server.close();
    assert.deepEqual(faults, []);
  });

  test(`every page of ${site.name}, from a folder, on a desktop`, async () => {
    const address = (path) => pathToFileURL(join(site.folder, path)).href;
    // A folder answers nothing at addresses that do not exist.
    const there = pages.filter(({ kind }) => kind !== "not-found");
    assert.deepEqual(await readAll(there, pathToFileURL(site.folder).href, address, "desktop"), []);
  });
}
