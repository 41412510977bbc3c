// How two entities hang together: every shortest way from one to the other.
import { linksOf, otherEnd } from "./model.mjs";

const MOST_PATHS = 20;

/** Return all shortest paths as lists of nodes, `MOST_PATHS` at most, and the nodes and links on them. */
export function shortestPaths(graph, from, to, visibleLinks) {
  const before = stepsFrom(graph, from, to, visibleLinks);
  const paths = before.has(to) && from !== to ? waysBack(before, from, to) : [];
  const nodes = new Set(paths.flat());
  const links = new Set();
  for (const path of paths) {
    for (let at = 0; at + 1 < path.length; at++) links.add(linkFrom(graph, path[at], path[at + 1], visibleLinks));
  }
  return { from, to, paths, nodes: Array.from(nodes), links: Array.from(links) };
}

function linkFrom(graph, a, b, visibleLinks) {
  return Array.from(linksOf(graph, a)).find((link) => visibleLinks[link] && otherEnd(graph, link, a) === b);
}

// For each node as near as the target: the nodes one step nearer to the start.
function stepsFrom(graph, from, to, visibleLinks) {
  const before = new Map([[from, []]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = new Map();
    for (const node of edge) {
      for (const link of linksOf(graph, node)) {
        const other = otherEnd(graph, link, node);
        if (!visibleLinks[link] || before.has(other)) continue;
        if (!next.has(other)) next.set(other, []);
        next.get(other).push(node);
      }
    }
    for (const [node, nearer] of next) before.set(node, nearer);
    edge = Array.from(next.keys()).sort((one, two) => one - two);
  }
  return before;
}

function waysBack(before, from, to) {
  const done = [];
  const open = [[to]];
  while (open.length && done.length < MOST_PATHS) {
    const path = open.pop();
    if (path[0] === from) done.push(path);
    else for (const nearer of before.get(path[0]).slice().reverse()) open.push([nearer, ...path]);
  }
  return done;
}
