// The panel: what the graph says about the chosen thing, each statement with its sentence and source.
import { button, isolated, make, webLink } from "./elements.mjs";
import { markedParts } from "./evidence.mjs";
import { eventsOfNode, factsOfLink, factsOfNode, linkBetween, nodeName } from "./model.mjs";
import { hiddenByRelation, STEP } from "./neighbourhood.mjs";
import { amountText, grouped, termLabel, WORDS } from "./words.mjs";

const AT_FIRST = 25;
const TOP = 10;
const QUOTES_AT_FIRST = 3;

/** Bring the panel's beginning back after another thing was chosen; on a phone the whole page scrolls. */
export function turnToTop(panel) {
  panel.scrollTop = 0;
  if (panel.getBoundingClientRect().top < 0) panel.scrollIntoView();
}

/** Fill the panel for what is chosen: a node, a link, or nothing. */
export function fillPanel(app, panel) {
  const { node, link, path } = app.state;
  if (path) panel.replaceChildren(...pathContent(app, path));
  else if (link !== null) panel.replaceChildren(...linkContent(app, link));
  else panel.replaceChildren(...(node === null ? welcome(app) : nodeContent(app, node)));
}

function welcome(app) {
  const { graph } = app;
  const words = WORDS[app.state.lang];
  const top = Array.from(graph.order.subarray(0, TOP)).filter((node) => graph.degree[node] > 0);
  return [
    make("h2", {}, words.title),
    make("p", {}, words.counts(grouped(graph.count), grouped(graph.facts.count), grouped(graph.sources.length))),
    graph.omitted ? make("p", { class: "hint" }, words.leftOut(grouped(graph.omitted))) : null,
    make("p", { class: "hint" }, words.howTo),
    make("h3", {}, words.mostLinked),
    make("ol", { class: "top" }, ...top.map((node) => make("li", {}, nodeButton(app, node)))),
  ].filter(Boolean);
}

function nodeContent(app, node) {
  const { graph } = app;
  const { lang } = app.state;
  const words = WORDS[lang];
  const name = nodeName(graph, node, lang);
  const others = [graph.ko[node], graph.en[node], ...graph.alias[node]].filter((other) => other && other !== name);
  const facts = factsOfNode(graph, node);
  const events = byDate(eventsOfNode(graph, node), (at) => graph.events[at].date);
  return [
    make("p", { class: "kind" }, termLabel(graph.classes[graph.cls[node]], lang)),
    make("h2", {}, isolated(name)),
    others.length ? make("p", { class: "aliases" }, `${words.alsoKnown}: `, ...joined(new Set(others))) : null,
    make(
      "p",
      { class: "buttons" },
      button(words.showFocus, () => app.focusOn(node), { id: "focus-here", hidden: app.isCentre(node) }),
      button(words.pathFrom, () => app.askPath(node), { id: "path-from" }),
    ),
    ...expansions(app, node),
    ...timeline(app, facts, events),
    ...section(words.events(events.length), events, (at) => eventItem(app, at), words),
    ...section(words.facts(facts.length), facts, (fact) => factItem(app, fact), words),
    facts.length || events.length ? null : make("p", {}, words.noFacts),
  ].filter(Boolean);
}

// In the focus view: what more of this entity's surroundings could be shown, by relation, with counts.
function expansions(app, node) {
  const { graph, state } = app;
  const words = WORDS[state.lang];
  if (state.view !== "focus" || !app.shown?.has(node)) return [];
  const hidden = hiddenByRelation(graph, app.visible, app.shown, node);
  if (!hidden.length) return [];
  const items = hidden.map(({ property, nodes }) => {
    const title = property < 0 ? words.event : termLabel(graph.facts.properties[property], state.lang);
    const text = `${title} +${grouped(Math.min(STEP, nodes.length))}/${grouped(nodes.length)}`;
    return button(text, () => app.expand(node, nodes.slice(0, STEP)), { class: "expansion" });
  });
  return [make("h3", {}, words.expand), make("p", { class: "buttons" }, ...items)];
}

// What is dated, in order: a line for each event and each dated relation, one line for both of one kind and day.
function timeline(app, facts, events) {
  const { graph, state } = app;
  const words = WORDS[state.lang];
  const lines = new Map();
  const note = (date, kind, nodes, choose) => {
    const key = `${date} ${kind}`;
    if (!lines.has(key)) lines.set(key, { date, kind, nodes: new Set(), choose });
    for (const other of nodes) if (other !== state.node) lines.get(key).nodes.add(other);
  };
  for (const fact of facts) {
    const date = graph.facts.when[fact];
    const ends = [graph.facts.s[fact], graph.facts.o[fact]];
    if (date) note(date, termLabel(graph.facts.properties[graph.facts.p[fact]], state.lang), ends, () => app.chooseFact(fact));
  }
  for (const at of events) {
    const event = graph.events[at];
    if (!event.date || event.status !== "asserted") continue;
    const kind = termLabel(graph.terms.get(event.cls) ?? [event.cls, null, null], state.lang);
    note(event.date, kind, event.who.map(([, node]) => node), null);
  }
  if (lines.size < 2) return [];
  const sorted = Array.from(lines.values()).sort((one, two) => (one.date < two.date ? -1 : one.date > two.date ? 1 : 0));
  const items = sorted.slice(0, AT_FIRST).map(({ date, kind, nodes, choose }) => {
    const names = Array.from(nodes).slice(0, 3).map((node) => nodeName(graph, node, state.lang));
    return make("li", {}, make("time", {}, date), " ", choose ? button(kind, choose, { class: "property" }) : kind, " ", ...joined(names));
  });
  return [make("h3", {}, words.timeline), make("ol", { class: "timeline" }, ...items)];
}

function pathContent(app, path) {
  const words = WORDS[app.state.lang];
  const steps = path.paths.length ? path.paths[0].length - 1 : 0;
  const ways = path.paths.map((nodes) =>
    make(
      "li",
      { class: "way" },
      ...nodes.flatMap((node, at) => (at ? [...stepItems(app, nodes[at - 1], node), nodeButton(app, node)] : [nodeButton(app, node)])),
    ),
  );
  return [
    make("p", { class: "kind" }, words.pathTitle),
    make("h2", {}, nodeButton(app, path.from), " — ", nodeButton(app, path.to)),
    make("p", {}, path.paths.length ? words.pathsFound(path.paths.length, steps) : words.noPath),
    make("ol", { class: "ways" }, ...ways),
  ];
}

function stepItems(app, a, b) {
  const link = linkBetween(app.graph, a, b);
  const facts = factsOfLink(app.graph, link).filter((fact) => app.visible.facts[fact]);
  const tie = app.graph.links.tie[link];
  const items = facts.length ? facts.map((fact) => factItem(app, fact)) : [eventItem(app, tie)];
  return [make("ul", { class: "items" }, ...items)];
}

function linkContent(app, link) {
  const { graph } = app;
  const words = WORDS[app.state.lang];
  const { a, b } = { a: graph.links.a[link], b: graph.links.b[link] };
  const facts = factsOfLink(graph, link);
  const shared = new Set(eventsOfNode(graph, b));
  const events = byDate(
    eventsOfNode(graph, a).filter((at) => shared.has(at)),
    (at) => graph.events[at].date,
  );
  return [
    make("p", { class: "kind" }, words.between),
    make("h2", {}, nodeButton(app, a), " — ", nodeButton(app, b)),
    facts.length ? null : make("p", { class: "hint" }, words.eventOnly),
    ...section(words.facts(facts.length), facts, (fact) => factItem(app, fact), words),
    ...section(words.events(events.length), events, (at) => eventItem(app, at), words),
  ].filter(Boolean);
}

function byDate(items, dateOf) {
  return items.sort((one, two) => (dateOf(two) ?? "").localeCompare(dateOf(one) ?? "") || one - two);
}

function section(title, items, render, words) {
  if (!items.length) return [];
  const list = make("ul", { class: "items" }, ...items.slice(0, AT_FIRST).map(render));
  const parts = [make("h3", {}, title), list];
  if (items.length > AT_FIRST) {
    const rest = button(words.more(grouped(items.length - AT_FIRST)), () => {
      const next = items.slice(list.childElementCount, list.childElementCount + AT_FIRST);
      list.append(...next.map(render));
      const left = items.length - list.childElementCount;
      rest.textContent = words.more(grouped(left));
      rest.hidden = left === 0;
    });
    parts.push(rest);
  }
  return parts;
}

/** Return one fact as a list item: who, what, whom, when, how sure, and the words. */
export function factItem(app, fact) {
  const { graph } = app;
  const { lang } = app.state;
  const words = WORDS[lang];
  const { facts } = graph;
  const details = [facts.when[fact], words.confidence(facts.conf[fact]), words.sources(facts.src[fact].length)];
  const statement = make(
    "p",
    { class: "statement" },
    nodeButton(app, facts.s[fact]),
    " ",
    button(termLabel(facts.properties[facts.p[fact]], lang), () => app.chooseFact(fact), { class: "property" }),
    " ",
    nodeButton(app, facts.o[fact]),
  );
  return make(
    "li",
    { class: "fact", "data-fact": facts.id[fact] },
    statement,
    make("p", { class: "details" }, details.filter(Boolean).join(" · ")),
    ...evidenceQuotes(app, fact),
  );
}

/** Return one event as a list item: what, who as what, when, where, how much, and the words. */
export function eventItem(app, at) {
  const { graph } = app;
  const { lang } = app.state;
  const words = WORDS[lang];
  const event = graph.events[at];
  const kind = termLabel(graph.terms.get(event.cls) ?? [event.cls, null, null], lang);
  const roles = new Map();
  for (const [role, node] of event.who) roles.set(role, [...(roles.get(role) ?? []), node]);
  const who = Array.from(roles, ([role, nodes]) =>
    make(
      "li",
      {},
      `${termLabel(graph.terms.get(role) ?? [role, null, null], lang)}: `,
      ...nodes.flatMap((node, place) => (place ? [", ", nodeButton(app, node)] : [nodeButton(app, node)])),
    ),
  );
  const details = [
    event.date,
    event.amount === null ? null : amountText(event.amount, event.currency, lang),
    words.status[event.status],
  ];
  return make(
    "li",
    { class: `event ${event.status}` },
    make("p", { class: "statement" }, make("strong", {}, kind)),
    make("p", { class: "details" }, details.filter(Boolean).join(" · ")),
    make("ul", { class: "who" }, ...who),
    ...disagreements(event, words),
    event.place >= 0 ? make("p", { class: "details" }, `${words.place}: `, nodeButton(app, event.place)) : null,
    ...evidenceQuotes(app, graph.facts.count + at),
  );
}

function disagreements(event, words) {
  return ["date", "amount"].flatMap((what) => {
    const values = event.disagree.filter(([which]) => which === what).map(([, value]) => value);
    return values.length ? [make("p", { class: "details" }, `${words.disagree[what]}: ${values.join(", ")}`)] : [];
  });
}

function evidenceQuotes(app, record) {
  const found = app.evidence(record);
  if (!(found instanceof Promise)) return quotes(app, found);
  const waiting = make("div", {});
  found.then((items) => waiting.replaceWith(...quotes(app, items)));
  return [waiting];
}

// A sentence stands once, with all sources that have it under it.
function quotes(app, items) {
  const sentences = new Map();
  for (const item of items) sentences.set(item.quote, [...(sentences.get(item.quote) ?? []), item]);
  const all = Array.from(sentences.values());
  const figures = all.slice(0, QUOTES_AT_FIRST).map((same) => quoteFigure(app, same));
  const others = all.slice(QUOTES_AT_FIRST);
  if (!others.length) return figures;
  const rest = button(WORDS[app.state.lang].moreQuotes(grouped(others.length)), () =>
    rest.replaceWith(...others.map((same) => quoteFigure(app, same))),
  );
  return [...figures, rest];
}

function quoteFigure(app, [item, ...others]) {
  const sources = new Set([item, ...others].map(({ source }) => source));
  return make(
    "figure",
    { class: "evidence" },
    make("blockquote", { dir: "auto" }, ...markedParts(item.quote, item.marks).map(markOrText)),
    make("figcaption", {}, ...Array.from(sources, (source) => make("p", {}, ...sourceLine(app, source)))),
  );
}

function markOrText([text, marked]) {
  return marked ? make("mark", {}, text) : text;
}

function sourceLine(app, source) {
  const words = WORDS[app.state.lang];
  if (source < 0) return [words.noSource];
  const [id, title, published, publisher, url] = app.graph.sources[source];
  const parts = [webLink(title || id || words.noSource, url)];
  if (publisher) parts.push(" · ", isolated(publisher));
  if (published) parts.push(" · ", words.published(published));
  return parts;
}

function nodeButton(app, node) {
  const name = nodeName(app.graph, node, app.state.lang);
  return button(isolated(name), () => app.arrive(node), { class: "name", "data-node": app.graph.id[node] });
}

function joined(names) {
  return Array.from(names).flatMap((name, at) => (at ? [", ", isolated(name)] : [isolated(name)]));
}
