// One box finds everything: names in both languages, aliases, initial consonants.
import { foldText, initialsOf, isInitials } from "./hangul.mjs";

const MOST = 12;

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

/** Return up to `most` nodes for a query, the best first: whole name, beginning, inside; then by links. */
export function findNodes(graph, index, query, most = MOST) {
  const folded = foldText(query);
  if (!folded) return [];
  const byInitials = isInitials(folded);
  if (byInitials) index.initials ??= index.text.map(initialsOf);
  const names = byInitials ? index.initials : index.text;
  const rank = new Map();
  for (let at = 0; at < names.length; at++) {
    const where = names[at].indexOf(folded);
    if (where < 0) continue;
    const quality = where > 0 ? 2 : names[at].length === folded.length ? 0 : 1;
    const before = rank.get(index.node[at]);
    if (before === undefined || quality < before) rank.set(index.node[at], quality);
  }
  const found = Array.from(rank.keys());
  found.sort((one, two) => rank.get(one) - rank.get(two) || graph.degree[two] - graph.degree[one] || one - two);
  return found.slice(0, most);
}
