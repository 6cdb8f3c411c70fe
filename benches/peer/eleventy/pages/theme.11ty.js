import { each, pageForEach, paragraphs, text } from "../parts.js";

const said = ({ report, title, finding }) =>
  `<li><a href="/reports/${text(report)}/#finding-${text(finding.id)}">${text(title)}</a> <strong>${text(finding.polarity)}</strong> ${text(finding.statement)}
${paragraphs(finding)}</li>\n`;

export const { data, render } = pageForEach("themes", ({ content, entries }) => `${content}<ul>${each(entries, said)}</ul>`);
