// The panel: what the graph says about the chosen thing, each statement with its sentence and source.
import { button, isolated, make, webLink } from "./elements.mjs";
import { markedParts } from "./evidence.mjs";
import { eventsOfNode, factsOfLink, factsOfNode, nodeName } from "./model.mjs";
import { amountText, grouped, termLabel, WORDS } from "./words.mjs";

const AT_FIRST = 25;
const TOP = 10;

/** Fill the panel for what is chosen: a node, a link, or nothing. */
export function fillPanel(app, panel) {
  const { node, link } = app.state;
  const content = link !== null ? linkContent(app, link) : node !== null ? nodeContent(app, node) : welcome(app);
  panel.replaceChildren(...content);
}

function welcome(app) {
  const { graph } = app;
  const words = WORDS[app.state.lang];
  const top = Array.from(graph.order.subarray(0, TOP)).filter((node) => graph.degree[node] > 0);
  return [
    make("h2", {}, words.title),
    make("p", {}, words.counts(grouped(graph.count), grouped(graph.facts.count), grouped(graph.sources.length))),
    make("p", { class: "hint" }, words.howTo),
    make("h3", {}, words.mostLinked),
    make("ol", { class: "top" }, ...top.map((node) => make("li", {}, nodeButton(app, node)))),
  ];
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
    app.state.view === "focus" ? null : button(words.showFocus, () => app.focusOn(node), { class: "action" }),
    ...section(words.events(events.length), events, (at) => eventItem(app, at), words),
    ...section(words.facts(facts.length), facts, (fact) => factItem(app, fact), words),
    facts.length || events.length ? null : make("p", {}, words.noFacts),
  ].filter(Boolean);
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
    ...section(words.facts(facts.length), facts, (fact) => factItem(app, fact), words),
    ...section(words.events(events.length), events, (at) => eventItem(app, at), words),
  ];
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
  const who = event.who.map(([role, node]) =>
    make("li", {}, `${termLabel(graph.terms.get(role) ?? [role, null, null], lang)}: `, nodeButton(app, node)),
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
    event.place >= 0 ? make("p", { class: "details" }, `${words.place}: `, nodeButton(app, event.place)) : null,
    ...evidenceQuotes(app, graph.facts.count + at),
  );
}

function evidenceQuotes(app, record) {
  return app.evidence(record).map((item) =>
    make(
      "figure",
      { class: "evidence" },
      make("blockquote", { dir: "auto" }, ...markedParts(item.quote, item.marks).map(markOrText)),
      make("figcaption", {}, ...sourceLine(app, item.source)),
    ),
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
  return button(isolated(name), () => app.choose(node), { class: "name", "data-node": app.graph.id[node] });
}

function joined(names) {
  return Array.from(names).flatMap((name, at) => (at ? [", ", isolated(name)] : [isolated(name)]));
}
