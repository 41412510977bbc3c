// What is shown, to take away: facts as CSV and Turtle.
import { nodeName } from "./model.mjs";
import { termLabel } from "./words.mjs";

const HEAD = ["subject", "property", "object", "date", "confidence", "sources", "quote"];

/** Return facts as CSV for spreadsheets: a byte-order mark, CRLF, and no cell that a spreadsheet would run. */
export function factsAsCsv(graph, facts, evidence, lang) {
  const rows = facts.map((fact) => [
    nodeName(graph, graph.facts.s[fact], lang),
    termLabel(graph.facts.properties[graph.facts.p[fact]], lang),
    nodeName(graph, graph.facts.o[fact], lang),
    graph.facts.when[fact] ?? "",
    String(graph.facts.conf[fact] / 100),
    graph.facts.src[fact].map((source) => graph.sources[source][4] || graph.sources[source][0]).join(" "),
    evidence(fact)[0]?.quote ?? "",
  ]);
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function csvCell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Return facts as Turtle with the names of their ends. */
export function factsAsTurtle(graph, facts) {
  const nodes = new Set(facts.flatMap((fact) => [graph.facts.s[fact], graph.facts.o[fact]]));
  const lines = [
    `@prefix kg: <${graph.vocabulary}> .`,
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
    "",
  ];
  for (const node of Array.from(nodes).sort((one, two) => one - two)) {
    const labels = [[graph.ko[node], "ko"], [graph.en[node], "en"]].filter(([name]) => name);
    const names = labels.map(([name, lang]) => `${turtleText(name)}@${lang}`).join(", ");
    lines.push(`${iri(graph, graph.id[node])} a kg:${graph.classes[graph.cls[node]][0]} ; rdfs:label ${names} .`);
  }
  for (const fact of facts) {
    const [s, o] = [graph.facts.s[fact], graph.facts.o[fact]].map((node) => iri(graph, graph.id[node]));
    lines.push(`${s} kg:${graph.facts.properties[graph.facts.p[fact]][0]} ${o} .`);
  }
  return `${lines.join("\n")}\n`;
}

function iri(graph, id) {
  const whole = /^[a-z]+:/.test(id) ? id : graph.base + id;
  return `<${whole.replace(/[\x00-\x20<>"{}|^`\\]/g, (char) => encodeURIComponent(char))}>`;
}

function turtleText(text) {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/[\n\r\t]/g, " ")}"`;
}

/** Give a file to the person. */
export function download(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
