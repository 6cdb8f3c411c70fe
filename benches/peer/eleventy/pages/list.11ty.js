import { links, page } from "../parts.js";

export const data = {
  pagination: { data: "sections", size: 1, alias: "section", resolve: "values" },
  permalink: ({ section }) => section.url,
};

export const render = ({ site, section }) => page(site, section, links(section.pages));
