// What several pages share: text made safe, lists, and the frame of a page.

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/** Text as it may stand in HTML and XML; nothing where there is none. */
export const text = (value) => String(value ?? "").replace(/[&<>"']/g, (sign) => SIGNS[sign]);

/** What is made of each entry, one after the other. */
export const each = (entries, make) => (entries ?? []).map(make).join("");

export const paragraphs = (entry) => each(entry.paragraphs, (at) => `¶${text(at)} `);

export const themes = (entry) => each(entry.themes, (id) => `<a href="/themes/${text(id)}/">${text(id)}</a> `);

export const links = (pages) => `<ul>${each(pages, ({ url, title }) => `<li><a href="${url}">${text(title)}</a></li>`)}</ul>`;

/** The template of one page for each entry of a section: `main` makes what is special to it. */
export const pageForEach = (section, main) => ({
  data: {
    pagination: { data: `sections.${section}.pages`, size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.url,
  },
  render: ({ site, entry }) => page(site, entry, main(entry)),
});

/** A whole page around what is special to it. */
export const page = (site, { url, title }, main) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} – ${text(site.title)}</title>
<link rel="canonical" href="${site.address}${url}">
</head>
<body>
<header><a href="/">${text(site.title)}</a></header>
<main>
<h1>${text(title)}</h1>
${main}
</main>
</body>
</html>
`;
