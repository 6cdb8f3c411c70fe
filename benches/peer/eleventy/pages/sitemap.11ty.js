import { each } from "../parts.js";

export const data = { permalink: "/sitemap.xml" };

export const render = ({ site, sections }) => {
  const entry = ({ url, date }) =>
    `<url>\n<loc>${site.address}${url}</loc>\n${date ? `<lastmod>${date}</lastmod>\n` : ""}</url>\n`;
  const all = Object.values(sections);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${each([{ url: "/" }, ...all, ...all.flatMap(({ pages }) => pages)], entry)}</urlset>
`;
};
