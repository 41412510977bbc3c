// The graph in memory, its filters, paths, surroundings and address.
import assert from "node:assert/strict";
import test from "node:test";
import { fromAddress, toAddress } from "../../kg/view/web/address.mjs";
import { applyFilters, datesOfFacts, monthsOf, monthText, openFilters } from "../../kg/view/web/filters.mjs";
import { eventsOfNode, factsOfLink, factsOfNode, linkBetween, linkLabel, nodeName } from "../../kg/view/web/model.mjs";
import { bestLinked, hiddenByRelation, surroundings } from "../../kg/view/web/neighbourhood.mjs";
import { shortestPaths } from "../../kg/view/web/paths.mjs";
import { partPlaces } from "../../kg/view/web/spread.mjs";
import { madeGraph } from "./made_graph.mjs";

const graph = madeGraph();
const dates = datesOfFacts(graph);
const all = applyFilters(graph, dates, openFilters());
const only = (patch) => applyFilters(graph, dates, { ...openFilters(), ...patch });
const state = (patch) => ({ lang: "ko", view: "overview", node: null, link: null, path: null, depth: 1, filters: openFilters(), ...patch });

test("facts between one pair share a link, whichever way they point", () => {
  const link = linkBetween(graph, 0, 1);
  assert.deepEqual(factsOfLink(graph, link), [0, 5]);
  assert.equal(linkBetween(graph, 1, 0), link);
  assert.equal(linkBetween(graph, 0, 6), -1);
  assert.equal(linkLabel(graph, link, "ko"), "업무협약 체결 (2)");
});

test("an event that alone joins two is a link without facts", () => {
  const link = linkBetween(graph, 4, 5);
  assert.deepEqual(factsOfLink(graph, link), []);
  assert.equal(linkLabel(graph, link, "en"), "launch");
  assert.deepEqual(eventsOfNode(graph, 5), [0]);
});

test("a node knows its facts, its name in each language, and its number of neighbours", () => {
  assert.deepEqual(factsOfNode(graph, 0), [0, 1, 2, 5]);
  assert.equal(nodeName(graph, 0, "en"), "KoreaBIO");
  assert.equal(nodeName(graph, 1, "en"), "미국바이오협회");
  assert.equal(graph.degree[0], 3);
  assert.equal(graph.order[0], 0);
});

test("dates are months, a year all of its months, and a fact without date has that of its source", () => {
  assert.deepEqual(monthsOf("2023"), [24276, 24287]);
  assert.equal(monthsOf(null), null);
  assert.equal(monthText(24279), "2023-04");
  assert.equal(monthText(dates.first[1]), "2023-04");
  assert.equal(monthText(dates.low), "2023-01");
});

test("without filters all is shown", () => {
  assert.equal(all.shownNodes, 7);
  assert.equal(all.shownFacts, 6);
  assert.deepEqual(Array.from(all.links), Array(graph.links.count).fill(1));
});

test("a class that is hidden takes its facts along, and its count stays", () => {
  const shown = only({ classes: new Set([2]) });
  assert.equal(shown.shownNodes, 6);
  assert.equal(shown.shownFacts, 5);
  assert.equal(shown.classCount[2], 1);
  assert.equal(shown.propertyCount[1], 0);
});

test("date, confidence, outlet and relation each narrow the facts and the nodes", () => {
  assert.equal(only({ from: 24288 }).shownFacts, 1);
  assert.equal(only({ to: 24279 }).shownFacts, 4);
  assert.equal(only({ confidence: 75 }).shownFacts, 2);
  assert.equal(only({ publisher: "우리신문" }).shownFacts, 3);
  const mou = only({ properties: new Set([1, 2, 3]) });
  assert.deepEqual(Array.from(mou.nodes), [1, 1, 0, 0, 0, 0, 0]);
  assert.equal(mou.propertyCount[2], 2);
});

test("all shortest paths are found, and filters close ways", () => {
  const path = shortestPaths(graph, 2, 4, all.links);
  assert.deepEqual(path.paths, [[2, 0, 3, 4]]);
  assert.deepEqual(shortestPaths(graph, 0, 3, all.links).paths, [[0, 3]]);
  assert.deepEqual(shortestPaths(graph, 0, 6, all.links).paths, []);
  assert.deepEqual(shortestPaths(graph, 2, 4, only({ properties: new Set([1]) }).links).paths, []);
  const two = only({ properties: new Set([0]) });
  assert.deepEqual(shortestPaths(graph, 0, 1, two.links).paths, [[0, 3, 1]]);
});

test("surroundings grow by depth and never beyond the most", () => {
  assert.deepEqual(Array.from(surroundings(graph, all, 2, 1)).sort(), [0, 2]);
  assert.deepEqual(Array.from(surroundings(graph, all, 2, 2)).sort(), [0, 1, 2, 3]);
  assert.equal(surroundings(graph, all, 2, 3, 3).size, 3);
  assert.equal(bestLinked(graph, all, 2).size, 2);
});

test("what is hidden around a node is counted by relation", () => {
  const hidden = hiddenByRelation(graph, all, new Set([0]), 0);
  assert.deepEqual(hidden.map(({ property, nodes }) => [property, nodes]), [[0, [1]], [1, [2]], [2, [3]]]);
  assert.deepEqual(hiddenByRelation(graph, all, new Set([4]), 4)[0].property, -1);
});

test("places of a part leave room between names and keep what stood", () => {
  const places = Array.from(partPlaces(graph, new Set([0, 1, 2, 3, 4]), 0).values());
  for (const [at, one] of places.entries()) {
    for (const two of places.slice(at + 1)) assert.ok(Math.hypot((one[0] - two[0]) / 140, (one[1] - two[1]) / 62) > 0.9);
  }
  const kept = new Map([[0, [5, 5]]]);
  assert.deepEqual(partPlaces(graph, new Set([0, 1]), 0, kept).get(0), [5, 5]);
});

test("the address keeps the state and comes back", () => {
  const filters = { ...openFilters(), classes: new Set([2]), properties: new Set([0, 3]), from: 24279, confidence: 50, publisher: "우리신문" };
  const text = toAddress(graph, state({ lang: "en", view: "focus", node: 3, depth: 2, filters }));
  const back = fromAddress(graph, `#${text}`);
  assert.equal(toAddress(graph, { ...back, path: null }), text);
  assert.equal(back.node, 3);
  assert.deepEqual(back.filters, filters);
  const link = linkBetween(graph, 0, 1);
  assert.equal(fromAddress(graph, toAddress(graph, state({ link }))).link, link);
  assert.deepEqual(fromAddress(graph, toAddress(graph, state({ path: { from: 2, to: 4 } }))).ends, [2, 4]);
});

test("an address that means nothing here opens the whole", () => {
  const back = fromAddress(graph, "#e=id%2Fgone&v=x&d=99&hc=Nothing&c=-4&s=%3Cscript%3E&p=a~b&f=~&from=abc");
  assert.deepEqual(back, { lang: "ko", view: "overview", node: null, link: null, query: null, ends: null, depth: 1, filters: openFilters() });
});
