// What a person does, and what the page then shows.
import { fromAddress, toAddress } from "./address.mjs";
import { evidenceReader, unpacked } from "./evidence.mjs";
import { download, factsAsCsv, factsAsTurtle } from "./exports.mjs";
import { applyFilters, datesOfFacts } from "./filters.mjs";
import { startFocus } from "./focus.mjs";
import { fillLegend } from "./legend.mjs";
import { nodeName, readGraph } from "./model.mjs";
import { bestLinked, MOST_SHOWN, neighbours, surroundings } from "./neighbourhood.mjs";
import { startOverview } from "./overview.mjs";
import { fillPanel, turnToTop } from "./panel.mjs";
import { shortestPaths } from "./paths.mjs";
import { buildIndex, findNodes } from "./search.mjs";
import { startSearch } from "./searchbox.mjs";
import { pictureAsSvg, svgAsPng } from "./snapshot.mjs";
import { partPlaces } from "./spread.mjs";
import { shownFacts, startTable } from "./table.mjs";
import { grouped, WORDS } from "./words.mjs";

const byId = (id) => document.getElementById(id);
const VIEWS = ["overview", "focus", "table"];

function start() {
  const graph = readGraph(JSON.parse(byId("graph").textContent));
  const app = {
    graph,
    dates: datesOfFacts(graph),
    evidence: evidenceReader(graph.piece, pieceText),
    font: "system-ui, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif",
    shown: null,
    places: null,
    centre: null,
    past: [],
    asking: null,
  };
  app.state = { ...fromAddress(graph, location.hash), path: null };
  app.visible = applyFilters(graph, app.dates, app.state.filters);
  giveWays(app);
  readColours(app);
  app.overview = startOverview(app, byId("overview"));
  app.table = startTable(app, byId("table"));
  startSearch(app, byId("search"), byId("suggestions"), byId("search-status"), (node) => {
    app.arrive(node);
    if (app.asking === null) byId("panel").focus();
  });
  listen(app);
  restore(app);
  document.documentElement.dataset.ready = "true";
  globalThis.kg = testHook(app);
}

function pieceText(at) {
  const block = byId(`evidence-${at}`);
  if (!block) return null;
  return block.type === "application/json" ? block.textContent : unpacked(block.textContent);
}

// The things that a person can do, as functions of the app that every part of the page calls.
function giveWays(app) {
  const { graph } = app;
  app.choose = (node) => {
    if (app.asking !== null && node !== null && node !== app.asking) return app.findPath(app.asking, node);
    return change(app, { node, link: null, path: null });
  };
  app.chooseLink = (link) => change(app, { node: null, link, path: null });
  app.chooseFact = (fact) => {
    const link = graph.links.linkOf[fact];
    if (link < 0) return;
    app.chooseLink(link);
    if (app.state.view === "overview") app.overview.reveal([graph.links.a[link], graph.links.b[link]]);
  };
  app.arrive = (node) => {
    app.choose(node);
    if (app.state.view === "focus" && !app.shown?.has(node)) app.focusOn(node);
    else if (app.state.view === "overview" && app.state.node === node) {
      app.overview.reveal([node, ...neighbours(graph, app.visible, node)]);
    }
  };
  app.isCentre = (node) => app.state.view === "focus" && app.centre === node;
  app.focusOn = (node) => {
    app.past = [];
    app.shown = null;
    change(app, { node, link: null, path: null, view: "focus" });
  };
  app.setDepth = (depth) => {
    app.shown = null;
    change(app, { depth, node: app.centre ?? app.state.node, link: null });
  };
  app.expand = (node, more) => {
    app.past.push({ shown: new Set(app.shown), places: app.places });
    const room = Math.max(0, MOST_SHOWN - app.shown.size);
    showPart(app, new Set([...app.shown, ...more.slice(0, room)]), app.centre, app.places);
    change(app, {});
  };
  app.undo = () => {
    const before = app.past.pop();
    if (!before) return;
    app.shown = before.shown;
    app.places = before.places;
    drawPart(app, true);
    change(app, {});
  };
  app.filter = (patch) => {
    app.shown = null;
    app.past = [];
    const filters = { ...app.state.filters, ...patch };
    app.visible = applyFilters(graph, app.dates, filters);
    change(app, { filters }, true);
    app.overview.redraw();
  };
  app.askPath = (node) => {
    app.asking = node;
    change(app, {}, true);
    byId("search").focus();
  };
  app.findPath = (from, to) => {
    app.asking = null;
    const path = shortestPaths(graph, from, to, app.visible.links);
    change(app, { path, node: null, link: null });
    if (path.nodes.length) showPath(app);
  };
  app.showGroup = (nodes) => {
    change(app, { view: "overview" });
    app.overview.showNodes(nodes);
  };
}

function showPath(app) {
  const { path, view } = app.state;
  if (view === "overview") app.overview.showNodes(path.nodes);
  if (view === "focus") showPart(app, new Set(path.nodes), path.from);
}

// Everything that a person changes goes through here; then each part of the page follows the state.
function change(app, patch, quietly = false) {
  const before = app.state;
  app.state = { ...before, ...patch };
  if (byId(`to-${app.state.view}`).getAttribute("aria-pressed") !== "true" || before.view !== app.state.view) turnTo(app);
  if ("lang" in patch && app.state.view === "focus" && app.shown) drawPart(app, false);
  if (app.state.view === "focus") keepPart(app);
  speak(app, before);
  if (before.filters !== app.state.filters || before.lang !== app.state.lang || !byId("legend").childElementCount) {
    fillLegend(app, byId("legend"));
  }
  fillPanel(app, byId("panel"));
  if (["node", "link", "path"].some((what) => before[what] !== app.state[what])) turnToTop(byId("panel"));
  if (app.state.view === "table") app.table.fill();
  app.focus?.mark();
  app.overview.frame();
  remember(app, quietly);
}

// The focus view shows a part: around the chosen entity, or of the best-linked ones.
function keepPart(app) {
  if (app.shown) return;
  const { node, depth, path } = app.state;
  if (path?.nodes.length) showPart(app, new Set(path.nodes), path.from);
  else if (node === null) showPart(app, bestLinked(app.graph, app.visible), null);
  else showPart(app, surroundings(app.graph, app.visible, node, depth), node);
}

function showPart(app, shown, centre, kept) {
  app.shown = shown;
  app.centre = centre;
  const letters = (node) => nodeName(app.graph, node, app.state.lang).length;
  app.places = partPlaces(app.graph, shown, centre, kept, letters);
  drawPart(app, true);
}

function drawPart(app, fit) {
  app.focus ??= startFocus(app, byId("focus-canvas"), loadVis(), JSON.parse(byId("options").textContent));
  app.focus.show(app.places, app.centre, fit);
}

const boxOfView = (view) => byId(view === "overview" ? "overview-box" : view);

function turnTo(app) {
  for (const view of VIEWS) {
    boxOfView(view).hidden = view !== app.state.view;
    byId(`to-${view}`).setAttribute("aria-pressed", String(view === app.state.view));
  }
  byId("focus-tools").hidden = app.state.view !== "focus";
  byId("zoom").hidden = app.state.view === "table";
}

function speak(app, before) {
  const { graph, state } = app;
  const words = WORDS[state.lang];
  document.documentElement.lang = state.lang;
  document.title = words.title;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
  for (const element of document.querySelectorAll("[data-name]")) {
    element.setAttribute("aria-label", words[element.dataset.name]);
    element.title = words[element.dataset.name];
  }
  byId("search").placeholder = app.asking === null ? words.searchHint : words.searchTarget;
  byId("depth").value = String(state.depth);
  byId("undo").disabled = app.past.length === 0;
  byId("asking").hidden = app.asking === null;
  byId("asking-text").textContent = app.asking === null ? "" : words.pathAsk(nodeName(graph, app.asking, state.lang));
  byId("shown").textContent =
    state.view === "focus"
      ? words.partShown(grouped(app.shown?.size ?? 0), grouped(graph.count))
      : words.shownFacts(
          grouped(app.visible.shownNodes),
          grouped(graph.count),
          grouped(app.visible.shownFacts),
          grouped(graph.facts.count),
        );
  if (state.node !== before.node && state.node !== null) {
    byId("said").textContent = words.chosen(nodeName(graph, state.node, state.lang), graph.degree[state.node]);
  }
}

// The address follows the state. What a person chose is a step to go back to; filters and language are not.
function remember(app, quietly) {
  const address = `#${toAddress(app.graph, app.state)}`;
  if (address === location.hash || (address === "#" && !location.hash)) return;
  if (quietly) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

function restore(app) {
  const { ends, query, ...state } = fromAddress(app.graph, location.hash);
  if (query && state.node === null) state.node = findNodes(app.graph, buildIndex(app.graph), query, 1)[0] ?? null;
  app.visible = applyFilters(app.graph, app.dates, state.filters);
  app.asking = null;
  app.shown = null;
  const path = ends ? shortestPaths(app.graph, ...ends, app.visible.links) : null;
  change(app, { ...state, path }, true);
  app.overview.redraw();
  if (path?.nodes.length) showPath(app);
  else if (state.node !== null && state.view === "overview") app.overview.reveal([state.node, ...neighbours(app.graph, app.visible, state.node)]);
}

function listen(app) {
  const on = (id, action, kind = "click") => byId(id).addEventListener(kind, action);
  const zoom = (factor) => () => (app.state.view === "focus" ? app.focus : app.overview).zoom(factor);
  for (const view of VIEWS) on(`to-${view}`, () => change(app, { view }));
  on("language", () => {
    change(app, { lang: app.state.lang === "ko" ? "en" : "ko" }, true);
    app.overview.redraw();
  });
  on("zoom-in", zoom(1.5));
  on("zoom-out", zoom(1 / 1.5));
  on("whole", () => (app.state.view === "focus" ? app.focus.fit() : app.overview.showAll()));
  on("depth", () => app.setDepth(Number(byId("depth").value)), "change");
  on("undo", app.undo);
  on("cancel", () => {
    app.asking = null;
    change(app, {}, true);
  });
  on("save-csv", () => save(app, "csv"));
  on("save-turtle", () => save(app, "ttl"));
  on("save-svg", () => save(app, "svg"));
  on("save-png", () => save(app, "png"));
  globalThis.addEventListener("popstate", () => restore(app));
  document.addEventListener("keydown", (event) => onKey(app, event));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readColours(app);
    if (app.shown && app.state.view === "focus") drawPart(app, false);
    change(app, {}, true);
    fillLegend(app, byId("legend"));
    app.overview.redraw();
  });
}

const MAKERS = {
  csv: async (app) => {
    const facts = shownFacts(app);
    const evidence = new Map(await Promise.all(facts.map(async (fact) => [fact, await app.evidence(fact)])));
    return [factsAsCsv(app.graph, facts, (fact) => evidence.get(fact), app.state.lang), "text/csv"];
  },
  ttl: (app) => [factsAsTurtle(app.graph, shownFacts(app).filter((fact) => app.graph.links.linkOf[fact] >= 0)), "text/turtle"],
  svg: (app) => [picture(app), "image/svg+xml"],
  png: (app) => svgAsPng(picture(app), ...pictureSize()),
};

function picture(app) {
  const view = app.state.view === "focus" ? app.focus : app.overview;
  return pictureAsSvg(app, view.scene(), ...pictureSize());
}

function pictureSize() {
  const box = byId("picture").getBoundingClientRect();
  return [Math.round(box.width), Math.round(box.height)];
}

async function save(app, kind) {
  byId("save").removeAttribute("open");
  const made = await MAKERS[kind](app);
  download(`graph.${kind}`, made instanceof Blob ? made : new Blob([made[0]], { type: made[1] }));
}

// Esc goes back a step; arrows go from neighbour to neighbour of the chosen entity; / goes to the search.
function onKey(app, event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "Escape") return escape(app);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === "/") {
    event.preventDefault();
    return byId("search").focus();
  }
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step || app.state.node === null || !byId("picture").contains(event.target)) return undefined;
  event.preventDefault();
  return walk(app, step);
}

function escape(app) {
  const menu = byId("save");
  if (menu.open) {
    menu.removeAttribute("open");
    return menu.querySelector("summary").focus();
  }
  if (app.asking !== null) {
    app.asking = null;
    return change(app, {}, true);
  }
  if (app.state.node !== null || app.state.link !== null || app.state.path) return app.choose(null);
  if (app.state.view === "focus") return change(app, { view: "overview" });
  return undefined;
}

// Arrows go round the neighbours of the entity that one came from; Enter opens its panel.
function walk(app, step) {
  const { graph, visible } = app;
  if (app.walkFrom === undefined || app.walkAt !== app.state.node) {
    app.walkFrom = app.state.node;
    app.walkRing = neighbours(graph, visible, app.walkFrom).sort((one, two) => graph.x[one] - graph.x[two] || one - two);
    app.walkIndex = step > 0 ? -1 : app.walkRing.length;
  }
  const ring = app.walkRing;
  if (!ring.length) return;
  app.walkIndex = (app.walkIndex + step + ring.length) % ring.length;
  app.walkAt = ring[app.walkIndex];
  app.arrive(app.walkAt);
}

function readColours(app) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  app.dark = matchMedia("(prefers-color-scheme: dark)").matches;
  app.ink = colour("--ink");
  app.inkSoft = colour("--ink-soft");
  app.paper = colour("--paper");
  app.line = colour("--line");
  app.accent = colour("--accent");
}

// What tests and benchmarks read; nothing here changes the page.
function testHook(app) {
  const { graph } = app;
  const spot = (node) => {
    const box = byId(app.state.view === "focus" ? "focus-canvas" : "overview").getBoundingClientRect();
    const place = app.state.view === "focus" ? app.focus.spotOf(app.places.get(node)) : app.overview.spotOf(node);
    return { x: place.x + box.left, y: place.y + box.top };
  };
  return Object.freeze({
    ready: true,
    nodes: graph.count,
    facts: graph.facts.count,
    find: (name) => graph.id.filter((_, at) => [graph.ko[at], graph.en[at], ...graph.alias[at]].includes(name)),
    state: () => ({ ...app.state, node: app.state.node === null ? null : graph.id[app.state.node], shown: app.shown?.size ?? 0 }),
    whereIs: (id) => spot(graph.id.indexOf(id)),
    whereIsFact: (id) => {
      const link = graph.links.linkOf[graph.facts.id.indexOf(id)];
      const [one, two] = [spot(graph.links.a[link]), spot(graph.links.b[link])];
      return { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 };
    },
    frames: () => app.overview.frames(),
    busy: () => app.overview.busy(),
  });
}

start();
