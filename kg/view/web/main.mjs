// What a person does, and what the page then shows.
import { startFocus } from "./focus.mjs";
import { evidenceReader } from "./evidence.mjs";
import { nodeName, readGraph } from "./model.mjs";
import { bestLinked, MOST_SHOWN, surroundings } from "./neighbourhood.mjs";
import { fillPanel } from "./panel.mjs";
import { startSearch } from "./searchbox.mjs";
import { grouped, WORDS } from "./words.mjs";

const byId = (id) => document.getElementById(id);

function start() {
  const graph = readGraph(JSON.parse(byId("graph").textContent));
  const app = {
    graph,
    state: { lang: "ko", view: "focus", node: null, link: null, depth: 1 },
    evidence: evidenceReader(graph.piece, (at) => byId(`evidence-${at}`)?.textContent ?? null),
    font: "system-ui, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif",
  };
  readColours(app);
  const vis = loadVis();
  app.picture = startFocus(app, byId("focus"), vis, JSON.parse(byId("options").textContent));
  app.choose = (node) => change(app, { node, link: null });
  app.chooseLink = (link) => change(app, { node: null, link });
  app.chooseFact = (fact) => app.chooseLink(graph.links.linkOf[fact]);
  app.focusOn = (node) => {
    change(app, { node, link: null });
    showPart(app, surroundings(graph, node, 2), node);
  };
  startSearch(app, byId("search"), byId("suggestions"), byId("search-status"), app.focusOn);
  byId("language").addEventListener("click", () => change(app, { lang: app.state.lang === "ko" ? "en" : "ko" }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readColours(app);
    showPart(app, app.shown, app.centre);
  });
  change(app, {});
  showPart(app, bestLinked(graph), null);
  globalThis.kg = Object.freeze({
    ready: true,
    nodes: graph.count,
    facts: graph.facts.count,
    find: (name) => graph.id.filter((_, at) => [graph.ko[at], graph.en[at], ...graph.alias[at]].includes(name)),
    state: () => ({ ...app.state }),
    whereIs: (id) => whereIs(app, graph.id.indexOf(id)),
    whereIsFact: (id) => whereIsLink(app, graph.links.linkOf[graph.facts.id.indexOf(id)]),
  });
}

function whereIs(app, node) {
  const spot = app.picture.network.canvasToDOM({ x: app.graph.x[node], y: app.graph.y[node] });
  const box = byId("focus").getBoundingClientRect();
  return { x: spot.x + box.left, y: spot.y + box.top };
}

function whereIsLink(app, link) {
  const [one, two] = [app.graph.links.a[link], app.graph.links.b[link]].map((node) => whereIs(app, app.graph.id[node] && node));
  return { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 };
}

function change(app, patch) {
  Object.assign(app.state, patch);
  if ("lang" in patch && app.shown) showPart(app, app.shown, app.centre);
  const words = WORDS[app.state.lang];
  document.documentElement.lang = app.state.lang;
  document.title = words.title;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = words[element.dataset.word];
  }
  byId("search").placeholder = words.searchHint;
  byId("language").setAttribute("aria-label", words.languageLabel);
  fillPanel(app, byId("panel"));
  app.picture.mark();
  const { node } = app.state;
  byId("said").textContent = node === null ? "" : nodeName(app.graph, node, app.state.lang);
}

function showPart(app, shown, centre) {
  app.shown = shown;
  app.centre = centre;
  app.picture.show(shown, centre);
  app.picture.mark();
  byId("shown").textContent = WORDS[app.state.lang].shown(grouped(Math.min(shown.size, MOST_SHOWN)), grouped(app.graph.count));
}

function readColours(app) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  app.dark = matchMedia("(prefers-color-scheme: dark)").matches;
  app.ink = colour("--ink");
  app.inkSoft = colour("--ink-soft");
  app.paper = colour("--paper");
  app.line = colour("--line");
}

start();
