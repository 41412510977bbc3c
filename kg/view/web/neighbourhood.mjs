// Which nodes a picture of a part shows, and how it grows.
import { factsOfLink, linksOf, otherEnd } from "./model.mjs";

export const MOST_SHOWN = 300;
export const STEP = 15;

const FIRST_SHOWN = 60;

/** Return nodes around `centre` up to `depth` steps away, nearest and best-linked first, `most` at most. */
export function surroundings(graph, visible, centre, depth, most = FIRST_SHOWN) {
  const seen = new Set([centre]);
  let edge = [centre];
  for (let step = 0; step < depth && seen.size < most; step++) {
    const next = new Set();
    for (const node of edge) {
      for (const other of neighbours(graph, visible, node)) if (!seen.has(other)) next.add(other);
    }
    edge = Array.from(next).sort(byLinks(graph));
    for (const node of edge) if (seen.size < most) seen.add(node);
  }
  return seen;
}

/** Return the neighbours of a node that the filters leave. */
export function neighbours(graph, visible, node) {
  const found = [];
  for (const link of linksOf(graph, node)) {
    const other = otherEnd(graph, link, node);
    if (visible.links[link] && other !== node && visible.nodes[other]) found.push(other);
  }
  return found;
}

/** Return the relations of a node to nodes that are not shown: `{property, nodes}`, most first; -1 is an event. */
export function hiddenByRelation(graph, visible, shown, node) {
  const found = new Map();
  for (const link of linksOf(graph, node)) {
    const other = otherEnd(graph, link, node);
    if (!visible.links[link] || !visible.nodes[other] || shown.has(other)) continue;
    const facts = factsOfLink(graph, link).filter((fact) => visible.facts[fact]);
    for (const property of new Set(facts.length ? facts.map((fact) => graph.facts.p[fact]) : [-1])) {
      if (!found.has(property)) found.set(property, []);
      found.get(property).push(other);
    }
  }
  return Array.from(found, ([property, nodes]) => ({ property, nodes: nodes.sort(byLinks(graph)) })).sort(
    (one, two) => two.nodes.length - one.nodes.length || one.property - two.property,
  );
}

/** Return the best-linked nodes that the filters leave, `most` at most. */
export function bestLinked(graph, visible, most = FIRST_SHOWN) {
  return new Set(Array.from(graph.order.filter((node) => visible.nodes[node])).slice(0, most));
}

function byLinks(graph) {
  return (one, two) => graph.degree[two] - graph.degree[one] || one - two;
}
