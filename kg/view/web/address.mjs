// What is shown, as the part of the address after #: to come back to it, and to send it to somebody.

/** Return the address part for a state; names of classes and relations, ids of things. */
export function toAddress(graph, state) {
  const { filters } = state;
  const parts = new URLSearchParams();
  const put = (key, value) => value !== null && value !== undefined && value !== "" && parts.set(key, value);
  put("l", state.lang === "ko" ? null : state.lang);
  put("v", state.view === "overview" ? null : state.view);
  put("e", state.node === null ? null : graph.id[state.node]);
  put("f", state.link === null ? null : linkName(graph, state.link));
  put("p", state.path ? `${graph.id[state.path.from]}~${graph.id[state.path.to]}` : null);
  put("d", state.depth === 1 ? null : String(state.depth));
  put("hc", Array.from(filters.classes, (at) => graph.classes[at][0]).sort().join(","));
  put("hp", Array.from(filters.properties, (at) => graph.facts.properties[at][0]).sort().join(","));
  put("from", filters.from);
  put("to", filters.to);
  put("c", filters.confidence || null);
  put("s", filters.publisher);
  return parts.toString();
}

/** Return the state that an address part stands for; what the graph does not know is left out. */
export function fromAddress(graph, text) {
  const parts = new URLSearchParams(text.replace(/^#/, ""));
  const nodeOf = (id) => nullIfMissing(graph.id.indexOf(id ?? ""));
  const indices = (names, terms) =>
    new Set((names ?? "").split(",").map((name) => terms.findIndex((term) => term[0] === name)).filter((at) => at >= 0));
  const number = (key, low, high) => {
    const value = Number(parts.get(key) ?? NaN);
    return Number.isInteger(value) && value >= low && value <= high ? value : null;
  };
  const [from, to] = (parts.get("p") ?? "").split("~").map(nodeOf);
  const publisher = parts.get("s");
  return {
    lang: parts.get("l") === "en" ? "en" : "ko",
    view: ["focus", "table"].includes(parts.get("v")) ? parts.get("v") : "overview",
    node: nodeOf(parts.get("e")),
    link: linkNamed(graph, parts.get("f")),
    query: parts.get("q"), // a name to look for, as `kg view --entity` writes it
    ends: from !== null && to !== null && to !== undefined ? [from, to] : null,
    depth: number("d", 1, 3) ?? 1,
    filters: {
      classes: indices(parts.get("hc"), graph.classes),
      properties: indices(parts.get("hp"), graph.facts.properties),
      from: number("from", 0, 120_000),
      to: number("to", 0, 120_000),
      confidence: number("c", 0, 100) ?? 0,
      publisher: graph.sources.some((source) => source[3] === publisher) ? publisher : null,
    },
  };
}

function linkName(graph, link) {
  return `${graph.id[graph.links.a[link]]}~${graph.id[graph.links.b[link]]}`;
}

function linkNamed(graph, text) {
  const [a, b] = (text ?? "").split("~").map((id) => graph.id.indexOf(id));
  if (!text || !(a >= 0) || !(b >= 0)) return null;
  for (let link = 0; link < graph.links.count; link++) {
    if (graph.links.a[link] === a && graph.links.b[link] === b) return link;
  }
  return null;
}

function nullIfMissing(at) {
  return at < 0 ? null : at;
}
