import { each, links, page } from "../parts.js";

export const data = { permalink: "/" };

export const render = ({ site, sections }) => {
  const section = ({ title, pages }) => `<h2>${title}</h2>\n${links(pages)}\n`;
  return page(site, { url: "/", title: site.title }, each(Object.values(sections), section));
};
