/**
 * axe in a page: which rules are asked, and what a violation is called.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 at level AA with all it builds on, and what axe calls best practice. */
export const ALL_RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** The rules whose answer can change with nothing but the colours. */
export const COLOUR_RULES = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/**
 * Runs axe over the page as it stands.
 *
 * @param {import("playwright-core").Page} page
 * @param {object} runOnly one of the sets of rules above
 * @returns {Promise<string[]>} the violations, each with its first elements
 */
export async function violations(page, runOnly) {
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(source);
  const found = await page.evaluate((only) => axe.run({ runOnly: only, resultTypes: ["violations"] }), runOnly);
  return found.violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ target }) => target.join(" "));
    return `${id} (${help}), ${nodes.length} times: ${where.join(" | ")}`;
  });
}
