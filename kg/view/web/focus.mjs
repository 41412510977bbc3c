// The focus view: up to 300 nodes drawn by vis-network, where the overview has them.
import { factsOfLink, linksOf, nodeName, otherEnd } from "./model.mjs";
import { classLook, nodeRadius, tracePath } from "./shapes.mjs";
import { termLabel } from "./words.mjs";

const ISOLATE = "\u2068";
const END_ISOLATE = "\u2069";
const LABEL_CHARS = 24;

/** Return the focus view on a container; `shown` is a Set of node numbers. */
export function startFocus(app, container, vis, options) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, options);
  network.on("click", ({ nodes: [node], edges: [link] }) => {
    if (node !== undefined) app.choose(node);
    else if (link !== undefined) app.chooseLink(link);
    else app.choose(null);
  });
  return {
    network,
    show(shown, centre) {
      const records = Array.from(shown, (node) => nodeRecord(app, node, centre));
      edges.clear();
      nodes.clear();
      nodes.add(records);
      edges.add(linksAmong(app.graph, shown).map((link) => edgeRecord(app, link)));
      network.fit({ animation: false, maxZoomLevel: 1.4 });
    },
    mark() {
      const { node, link } = app.state;
      if (link !== null && edges.get(link)) network.setSelection({ nodes: [], edges: [link] });
      else if (node !== null && nodes.get(node)) network.setSelection({ nodes: [node] }, { highlightEdges: true });
      else network.unselectAll();
    },
  };
}

/** Return the links with both ends in a set of nodes. */
export function linksAmong(graph, shown) {
  const found = new Set();
  for (const node of shown) {
    for (const link of linksOf(graph, node)) if (shown.has(otherEnd(graph, link, node))) found.add(link);
  }
  return Array.from(found).sort((one, two) => one - two);
}

function nodeRecord(app, node, centre) {
  const { graph } = app;
  const { shape, colour } = classLook(graph.classes[graph.cls[node]][0], app.dark);
  const size = nodeRadius(graph.degree[node]) + (node === centre ? 6 : 0);
  const label = shortLabel(nodeName(graph, node, app.state.lang));
  const draw = { shape, colour, size, label, app, strong: node === centre };
  return { id: node, x: graph.x[node], y: graph.y[node], shape: "custom", size, ctxRenderer: renderer(draw) };
}

function renderer({ shape, colour, size, label, app, strong }) {
  return ({ ctx, x, y, state: { selected, hover } }) => ({
    drawNode() {
      ctx.beginPath();
      tracePath(ctx, shape, x, y, size);
      ctx.fillStyle = colour;
      ctx.fill();
      ctx.lineWidth = selected || strong ? 4 : hover ? 3 : 1;
      ctx.strokeStyle = selected || strong || hover ? app.ink : app.paper;
      ctx.stroke();
    },
    drawExternalLabel() {
      ctx.font = `${selected || strong ? "600 " : ""}15px ${app.font}`;
      ctx.textAlign = "center";
      ctx.textBaseline = "top";
      ctx.lineWidth = 4;
      ctx.strokeStyle = app.paper;
      ctx.lineJoin = "round";
      ctx.strokeText(label, x, y + size + 4);
      ctx.fillStyle = app.ink;
      ctx.fillText(label, x, y + size + 4);
    },
    nodeDimensions: { width: size * 2, height: size * 2 },
  });
}

/** Return a name short enough for a picture, isolated from the direction of its surroundings. */
export function shortLabel(name) {
  const chars = Array.from(name);
  const text = chars.length <= LABEL_CHARS ? name : `${chars.slice(0, LABEL_CHARS - 1).join("")}…`;
  return ISOLATE + text + END_ISOLATE;
}

function edgeRecord(app, link) {
  const { graph } = app;
  const { lang } = app.state;
  const facts = factsOfLink(graph, link);
  const names = new Set(facts.map((fact) => termLabel(graph.facts.properties[graph.facts.p[fact]], lang)));
  const [first] = names;
  const forward = facts.some((fact) => graph.facts.s[fact] === graph.links.a[link]);
  const backward = facts.some((fact) => graph.facts.s[fact] === graph.links.b[link]);
  return {
    id: link,
    from: graph.links.a[link],
    to: graph.links.b[link],
    label: facts.length > 1 ? `${first} (${facts.length})` : first,
    arrows: { to: { enabled: forward }, from: { enabled: backward } },
    width: 1 + Math.min(4, Math.log2(facts.length)),
    color: { color: app.line, highlight: app.ink, hover: app.ink },
    font: { size: 12, color: app.inkSoft, strokeWidth: 4, strokeColor: app.paper, face: app.font },
  };
}
