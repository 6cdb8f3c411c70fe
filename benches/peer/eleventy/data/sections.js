// Reads each page's file once: a head in JSON, and a text in markdown. Pages paginated over what is read
// here are made faster than by a template file each, with its data as front matter.
import { readFileSync, readdirSync } from "node:fs";
import MarkdownIt from "markdown-it";

const SECTIONS = { reports: "Reports", authorities: "Authorities", themes: "Themes" };
const CONTENT = new URL("../content/", import.meta.url);
const markdown = new MarkdownIt({ html: true });
const titles = new Intl.Collator("en");

/** The newest first, and by title where dates are the same or there are none. */
const order = (a, b) => titles.compare(b.date ?? "", a.date ?? "") || titles.compare(a.title, b.title);

const read = (section, name) => {
  const text = readFileSync(new URL(`${section}/${name}`, CONTENT), "utf8");
  const end = text.indexOf("\n}\n") + 2;
  const url = `/${section}/${name.replace(/\.md$/, "")}/`;
  return { ...JSON.parse(text.slice(0, end)), url, content: markdown.render(text.slice(end)) };
};

export default function () {
  const section = ([id, title]) => {
    const pages = readdirSync(new URL(id, CONTENT)).map((name) => read(id, name));
    return [id, { url: `/${id}/`, title, pages: pages.sort(order) }];
  };
  return Object.fromEntries(Object.entries(SECTIONS).map(section));
}
