import { each, text } from "../parts.js";

export const data = {
  // A feed of everything, and one of each section.
  feeds: ["", "reports", "authorities", "themes"],
  pagination: { data: "feeds", size: 1, alias: "feed" },
  permalink: ({ feed }) => (feed ? `/${feed}/index.xml` : "/index.xml"),
};

/** The beginning of a text: whole paragraphs, up to the one that has its seventieth word, as Hugo does. */
const beginning = (html) => {
  let words = 0;
  let end = 0;
  while (words < 70) {
    const next = html.indexOf("</p>", end);
    if (next < 0) return html;
    words += html.slice(end, next).replace(/<[^>]*>/g, " ").trim().split(/\s+/).length;
    end = next + "</p>".length;
  }
  return html.slice(0, end);
};

export const render = ({ site, sections, feed }) => {
  const from = feed
    ? sections[feed]
    : { url: "/", title: site.title, pages: Object.values(sections).flatMap(({ pages }) => pages) };
  const item = ({ url, title, date, summary, content }) => `<item>
<title>${text(title)}</title>
<link>${site.address}${url}</link>
${date ? `<pubDate>${new Date(date).toUTCString()}</pubDate>\n` : ""}<guid>${site.address}${url}</guid>
<description>${text(summary ?? beginning(content))}</description>
</item>
`;
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${text(from.title)}</title>
<link>${site.address}${from.url}</link>
<description>Recent content</description>
<language>en-GB</language>
<atom:link href="${site.address}${from.url}index.xml" rel="self" type="application/rss+xml"/>
${each(from.pages, item)}</channel>
</rss>
`;
};
