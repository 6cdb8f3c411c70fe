import { each, pageForEach, text } from "../parts.js";

const judgement = ({ area, scope, grade }) =>
  `<tr><th scope="row">${text(area)}, ${text(scope)}</th><td>${text(grade)}</td></tr>\n`;

const report = ({ report, title, judgements }) =>
  `<h2><a href="/reports/${text(report)}/">${text(title)}</a></h2>
<table>${each(judgements, judgement)}</table>\n`;

export const { data, render } = pageForEach("authorities", ({ content, entries }) => content + each(entries, report));
