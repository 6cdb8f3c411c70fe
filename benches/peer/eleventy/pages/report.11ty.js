import { each, pageForEach, paragraphs, text, themes } from "../parts.js";

const judgement = (entry) =>
  `<tr><th scope="row">${text(entry.area)}, ${text(entry.scope)}</th><td>${text(entry.grade)}</td><td>${paragraphs(entry)}</td></tr>\n`;

const bar = ({ kind, count, y, width }) =>
  `<rect x="90" y="${y}" width="${width}" height="20"/><text x="0" y="${y + 15}">${text(kind)}: ${count}</text>\n`;

const finding = (entry) =>
  `<li id="finding-${text(entry.id)}"><strong>${text(entry.polarity)}</strong> ${text(entry.statement)}
${themes(entry)}${paragraphs(entry)}</li>\n`;

const recommendation = (entry) =>
  `<li id="recommendation-${text(entry.id)}">${text(entry.statement)} (${text(entry.urgency)})
${themes(entry)}${paragraphs(entry)}</li>\n`;

const figure = (entry) =>
  `<tr id="figure-${text(entry.id)}"><th scope="row">${text(entry.measure)}</th><td>${text(entry.value)} ${text(entry.unit)}</td><td>${paragraphs(entry)}</td></tr>\n`;

const report = (entry) => `<p><a href="/authorities/${text(entry.authority)}/">${text(entry.authority)}</a>, ${text(entry.framework)}, ${text(entry.reference)}</p>
<table><caption>Grades</caption>
${each(entry.judgements, judgement)}</table>
<svg viewBox="0 0 400 90" role="img" aria-label="Findings by kind">
${each(entry.bars, bar)}</svg>
${entry.content}
<h2>Findings</h2>
<ul>${each(entry.findings, finding)}</ul>
<h2>Recommendations</h2>
<ul>${each(entry.recommendations, recommendation)}</ul>
<table><caption>Figures</caption>
${each(entry.figures, figure)}</table>`;

export const { data, render } = pageForEach("reports", report);
