// One box finds everything: names in both languages, aliases, initial consonants.
import { foldText, initialsOf, isInitials } from "./hangul.mjs";

const MOST = 12;
const NOT_FOUND = 255;

/** Return an index of all names of a graph. */
export function buildIndex(graph) {
  const text = [];
  const node = [];
  for (let at = 0; at < graph.count; at++) {
    for (const name of new Set([graph.ko[at], graph.en[at], ...graph.alias[at]])) {
      const folded = name ? foldText(name) : "";
      if (!folded) continue;
      text.push(folded);
      node.push(at);
    }
  }
  return { text, node, initials: null };
}

/** Add to an index what queries of initial consonants are looked up in. */
export function addInitials(index) {
  index.initials ??= index.text.map(initialsOf);
}

/** Return up to `most` nodes for a query, the best first: whole name, beginning, inside; then by links. */
export function findNodes(graph, index, query, most = MOST) {
  const folded = foldText(query);
  if (!folded) return [];
  const byInitials = isInitials(folded);
  if (byInitials) addInitials(index);
  const names = byInitials ? index.initials : index.text;
  const rank = new Uint8Array(graph.count).fill(NOT_FOUND);
  for (let at = 0; at < names.length; at++) {
    const where = names[at].indexOf(folded);
    if (where < 0) continue;
    const quality = where > 0 ? 2 : names[at].length === folded.length ? 0 : 1;
    if (quality < rank[index.node[at]]) rank[index.node[at]] = quality;
  }
  const found = [[], [], []];
  for (const node of graph.order) {
    if (rank[node] !== NOT_FOUND && found[rank[node]].length < most) found[rank[node]].push(node);
  }
  return found.flat().slice(0, most);
}
