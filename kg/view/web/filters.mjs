// Which nodes, facts and links the filters leave, and how many there are of each kind.

/** Return filters that leave everything. Months count from year 0; publishers are names. */
export function openFilters() {
  return { classes: new Set(), properties: new Set(), from: null, to: null, confidence: 0, publisher: null };
}

/** Tell whether a filter on facts is set: then a node without a shown fact is not shown either. */
export function filtersFacts(filters) {
  return (
    filters.properties.size > 0 ||
    filters.from !== null ||
    filters.to !== null ||
    filters.confidence > 0 ||
    filters.publisher !== null
  );
}

/** Return the first and the last month that an ISO date can mean, as months from year 0; null without a date. */
export function monthsOf(date) {
  if (!date) return null;
  const [year, month] = date.split("-").map(Number);
  if (!Number.isInteger(year)) return null;
  return month ? [year * 12 + month - 1, year * 12 + month - 1] : [year * 12, year * 12 + 11];
}

/** Return a month as people write it in a form: 24279 → 2023-04. */
export function monthText(month) {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Return when each fact was: its own date, else when it was first published; and the range of all. */
export function datesOfFacts(graph) {
  const first = new Int32Array(graph.facts.count).fill(-1);
  const last = new Int32Array(graph.facts.count).fill(-1);
  let [low, high] = [Infinity, -Infinity];
  for (let fact = 0; fact < graph.facts.count; fact++) {
    const published = graph.facts.src[fact].map((source) => graph.sources[source][2]).filter(Boolean);
    const months = monthsOf(graph.facts.when[fact]) ?? monthsOf(published.sort()[0]);
    if (!months) continue;
    [first[fact], last[fact]] = months;
    low = Math.min(low, months[0]);
    high = Math.max(high, months[1]);
  }
  return { first, last, low, high };
}

/** Return masks of what is shown and counts of what each choice of a filter would show. */
export function applyFilters(graph, dates, filters) {
  const facts = new Uint8Array(graph.facts.count);
  const links = new Uint8Array(graph.links.count);
  const classCount = new Int32Array(graph.classes.length);
  const propertyCount = new Int32Array(graph.facts.properties.length);
  const strict = filtersFacts(filters);
  const touched = new Uint8Array(graph.count);
  const hiddenClass = Uint8Array.from(graph.classes, (_, at) => (filters.classes.has(at) ? 1 : 0));
  const fits = factTest(graph, dates, filters);
  let shownFacts = 0;
  for (let fact = 0; fact < graph.facts.count; fact++) {
    const [s, o, p] = [graph.facts.s[fact], graph.facts.o[fact], graph.facts.p[fact]];
    if (s < 0 || o < 0 || !fits(fact)) continue;
    const wanted = !filters.properties.has(p);
    if (wanted) touched[s] = touched[o] = 1;
    if (hiddenClass[graph.cls[s]] || hiddenClass[graph.cls[o]]) continue;
    propertyCount[p]++;
    if (!wanted) continue;
    facts[fact] = 1;
    links[graph.links.linkOf[fact]] = 1;
    shownFacts++;
  }
  const nodes = new Uint8Array(graph.count);
  let shownNodes = 0;
  for (let node = 0; node < graph.count; node++) {
    if (strict && !touched[node]) continue;
    classCount[graph.cls[node]]++;
    if (hiddenClass[graph.cls[node]]) continue;
    nodes[node] = 1;
    shownNodes++;
  }
  for (let link = 0; link < graph.links.count; link++) {
    if (graph.links.tie[link] < 0) continue;
    links[link] = !strict && nodes[graph.links.a[link]] && nodes[graph.links.b[link]] ? 1 : 0;
  }
  return { facts, links, nodes, shownFacts, shownNodes, classCount, propertyCount };
}

function factTest(graph, dates, filters) {
  const publishers = graph.sources.map((source) => source[3]);
  const dated = filters.from !== null || filters.to !== null;
  const from = filters.from ?? -Infinity;
  const to = filters.to ?? Infinity;
  return (fact) =>
    graph.facts.conf[fact] >= filters.confidence &&
    (!dated || (dates.first[fact] >= 0 && dates.last[fact] >= from && dates.first[fact] <= to)) &&
    (filters.publisher === null || graph.facts.src[fact].some((source) => publishers[source] === filters.publisher));
}
