// Which nodes a picture of a part shows.
import { linksOf, otherEnd } from "./model.mjs";

export const MOST_SHOWN = 300;

/** Return nodes around `centre` up to `depth` steps away, nearest and best-linked first, `most` at most. */
export function surroundings(graph, centre, depth, most = MOST_SHOWN) {
  const seen = new Set([centre]);
  let edge = [centre];
  for (let step = 0; step < depth && seen.size < most; step++) {
    const next = new Set();
    for (const node of edge) {
      for (const link of linksOf(graph, node)) {
        const other = otherEnd(graph, link, node);
        if (!seen.has(other)) next.add(other);
      }
    }
    edge = Array.from(next).sort((one, two) => graph.degree[two] - graph.degree[one] || one - two);
    for (const node of edge) if (seen.size < most) seen.add(node);
  }
  return seen;
}

/** Return the best-linked nodes of the whole graph, `most` at most. */
export function bestLinked(graph, most = MOST_SHOWN) {
  return new Set(graph.order.subarray(0, most));
}
