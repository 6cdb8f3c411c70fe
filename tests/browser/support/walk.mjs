/**
 * The real site to walk through in Chromium, as `walks` makes one ready.
 */
import { realSite } from "./sites.mjs";
import { walks } from "./walks.mjs";

export { PLACES, query, tabTo } from "./walks.mjs";
export const { visit, walk } = walks(realSite());
