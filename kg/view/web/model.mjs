// The graph in memory: columns as the page's data block gives them, and who is linked to whom.
import { termLabel } from "./words.mjs";

/** Return the graph of a parsed data block; indices of nodes, facts and links are whole numbers from 0. */
export function readGraph(data) {
  const count = data.nodes.id.length;
  const facts = {
    count: data.facts.id.length,
    id: data.facts.id,
    s: Int32Array.from(data.facts.s),
    p: Int32Array.from(data.facts.p),
    o: Int32Array.from(data.facts.o),
    conf: Uint8Array.from(data.facts.conf),
    when: data.facts.when,
    src: data.facts.src,
    properties: data.facts.properties,
    symmetric: new Set(data.facts.symmetric),
  };
  const links = joinPairs(facts, data.ties ?? [], count);
  const graph = {
    count,
    base: data.base,
    vocabulary: data.vocabulary,
    piece: data.piece,
    omitted: data.omitted,
    classes: data.classes,
    id: data.nodes.id,
    cls: Uint8Array.from(data.nodes.cls),
    x: Float32Array.from(data.nodes.x),
    y: Float32Array.from(data.nodes.y),
    group: Int32Array.from(data.nodes.group),
    ko: data.nodes.ko,
    en: data.nodes.en,
    alias: data.nodes.alias,
    hubs: data.hubs,
    facts,
    links,
    events: data.events,
    terms: new Map(data.terms.map((term) => [term[0], term])),
    sources: data.sources,
  };
  graph.degree = Int32Array.from({ length: count }, (_, node) => links.start[node + 1] - links.start[node]);
  graph.order = importance(graph);
  return graph;
}

/** Return a node's name in the chosen language, else in the other. */
export function nodeName(graph, node, lang) {
  return (lang === "ko" ? graph.ko[node] || graph.en[node] : graph.en[node] || graph.ko[node]) || graph.id[node];
}

/** Return the links of a node as numbers of links. */
export function linksOf(graph, node) {
  return graph.links.of.subarray(graph.links.start[node], graph.links.start[node + 1]);
}

/** Return the node at the other end of a link. */
export function otherEnd(graph, link, node) {
  return graph.links.a[link] === node ? graph.links.b[link] : graph.links.a[link];
}

/** Return the facts on a link, in the order of the graph. */
export function factsOfLink(graph, link) {
  return Array.from(graph.links.facts.subarray(graph.links.factStart[link], graph.links.factStart[link + 1]));
}

/** Return what a link says, in a word or two: its first relation and their number, or its event. */
export function linkLabel(graph, link, lang) {
  const event = graph.events[graph.links.tie[link]];
  if (event) return termLabel(graph.terms.get(event.cls) ?? [event.cls, null, null], lang);
  const facts = factsOfLink(graph, link);
  const first = termLabel(graph.facts.properties[graph.facts.p[facts[0]]], lang);
  return facts.length > 1 ? `${first} (${facts.length})` : first;
}

/** Return the link between two nodes, or -1. */
export function linkBetween(graph, a, b) {
  for (const link of linksOf(graph, a)) {
    if (otherEnd(graph, link, a) === b) return link;
  }
  return -1;
}

/** Return the facts that a node takes part in, in the order of the graph. */
export function factsOfNode(graph, node) {
  const found = [];
  for (const link of linksOf(graph, node)) found.push(...factsOfLink(graph, link));
  return found.sort((one, two) => one - two);
}

/** Return the numbers of the events that a node takes part in. */
export function eventsOfNode(graph, node) {
  graph.eventsOf ??= indexEvents(graph.events);
  return graph.eventsOf.get(node) ?? [];
}

function indexEvents(events) {
  const index = new Map();
  events.forEach((event, at) => {
    const nodes = new Set(event.who.map(([, node]) => node));
    if (event.place >= 0) nodes.add(event.place);
    for (const node of nodes) index.set(node, [...(index.get(node) ?? []), at]);
  });
  return index;
}

function importance(graph) {
  const order = Int32Array.from({ length: graph.count }, (_, node) => node);
  return order.sort((one, two) => graph.degree[two] - graph.degree[one] || one - two);
}

// One link for each pair of nodes with facts between them, in either direction; loops are links, too.
// A tie is a link that stands for an event alone: `tie` holds the event's number, elsewhere -1.
function joinPairs(facts, ties, count) {
  const number = new Map();
  const linkOf = new Int32Array(facts.count).fill(-1);
  const a = [];
  const b = [];
  for (let fact = 0; fact < facts.count; fact++) {
    const low = Math.min(facts.s[fact], facts.o[fact]);
    const high = Math.max(facts.s[fact], facts.o[fact]);
    if (low < 0) continue;
    const key = low * count + high;
    let link = number.get(key);
    if (link === undefined) {
      link = a.length;
      number.set(key, link);
      a.push(low);
      b.push(high);
    }
    linkOf[fact] = link;
  }
  const tie = new Int32Array(a.length + ties.length).fill(-1);
  for (const [low, high, event] of ties) {
    tie[a.length] = event;
    a.push(low);
    b.push(high);
  }
  const [factStart, factList] = rows(linkOf, a.length);
  const ends = new Int32Array(a.length * 2);
  for (let link = 0; link < a.length; link++) {
    ends[2 * link] = a[link];
    ends[2 * link + 1] = a[link] === b[link] ? -1 : b[link];
  }
  const [start, halves] = rows(ends, count);
  return {
    count: a.length,
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    factStart,
    facts: factList,
    linkOf,
    tie,
    start,
    of: halves.map((half) => half >> 1),
  };
}

// Positions grouped by value: `list` from `start[value]` to `start[value + 1]` holds where value stands.
function rows(values, size) {
  const start = new Int32Array(size + 1);
  for (const value of values) if (value >= 0) start[value + 1]++;
  for (let value = 0; value < size; value++) start[value + 1] += start[value];
  const next = start.slice();
  const list = new Int32Array(start[size]);
  values.forEach((value, at) => {
    if (value >= 0) list[next[value]++] = at;
  });
  return [start, list];
}
