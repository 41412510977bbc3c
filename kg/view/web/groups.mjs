// The largest communities, named after their hubs: in the legend, and on the picture as long as one fits into it.
const MOST_GROUPS = 12;
const SMALLEST_GROUP = 4;

const groupsOf = new WeakMap();

/** Return the largest communities: the hub, all members, and how far these are from the hub on average. */
export function largestGroups(graph) {
  if (!groupsOf.has(graph)) groupsOf.set(graph, findGroups(graph));
  return groupsOf.get(graph);
}

function findGroups(graph) {
  const members = new Map();
  for (let node = 0; node < graph.count; node++) {
    const group = graph.group[node];
    if (!members.has(group)) members.set(group, []);
    members.get(group).push(node);
  }
  return Array.from(members, ([group, nodes]) => ({ hub: graph.hubs[group], nodes }))
    .filter(({ nodes }) => nodes.length >= SMALLEST_GROUP)
    .sort((one, two) => two.nodes.length - one.nodes.length || one.hub - two.hub)
    .slice(0, MOST_GROUPS)
    .map(({ hub, nodes }) => ({ hub, nodes, reach: meanDistance(graph, hub, nodes) }));
}

function meanDistance(graph, hub, nodes) {
  const away = nodes.map((node) => Math.hypot(graph.x[node] - graph.x[hub], graph.y[node] - graph.y[hub]));
  return away.reduce((sum, one) => sum + one, 0) / nodes.length;
}
