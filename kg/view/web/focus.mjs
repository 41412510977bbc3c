// The focus view: up to 300 nodes drawn by vis-network, standing to each other as in the overview.
import { factsOfLink, linkLabel, linksOf, nodeName, otherEnd } from "./model.mjs";
import { shortLabel } from "./names.mjs";
import { classLook, nodeRadius, tracePath } from "./shapes.mjs";

const MOST_NAMED = 30; // links that carry their relation's name; more would hide the nodes' names

/** Return the focus view on a container. */
export function startFocus(app, container, vis, options) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, options);
  network.on("click", ({ nodes: [node], edges: [link] }) => {
    if (node !== undefined) app.choose(node);
    else if (link !== undefined) app.chooseLink(link);
    else app.choose(null);
  });
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && app.focusOn(node));
  return {
    /** Show nodes at places (a Map); `fit` moves the camera so that all are seen. */
    show(places, centre, fit) {
      const shown = new Set(places.keys());
      const links = linksAmong(app, shown);
      const named = links.length <= MOST_NAMED;
      edges.clear();
      nodes.clear();
      nodes.add(Array.from(places, ([node, place]) => nodeRecord(app, node, place, centre)));
      edges.add(links.map((link) => edgeRecord(app, link, named)));
      if (fit) network.fit({ animation: false, maxZoomLevel: 1.3 });
      this.mark();
    },
    mark() {
      const { node, link } = app.state;
      if (link !== null && edges.get(link)) network.setSelection({ nodes: [], edges: [link] });
      else if (node !== null && nodes.get(node)) network.setSelection({ nodes: [node] }, { highlightEdges: true });
      else network.unselectAll();
    },
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor }),
    fit: () => network.fit({ animation: false, maxZoomLevel: 1.3 }),
    spotOf: (place) => network.canvasToDOM({ x: place[0], y: place[1] }),
    /** Return what a picture of this view needs. */
    scene() {
      const shown = Array.from(app.places.keys());
      return {
        at: (node) => {
          const [x, y] = app.places.get(node);
          const spot = network.canvasToDOM({ x, y });
          return [spot.x, spot.y];
        },
        radius: (node) => (nodeRadius(app.graph.degree[node]) + 2) * network.getScale(),
        nodes: shown.sort((one, two) => app.graph.degree[two] - app.graph.degree[one] || one - two),
        links: linksAmong(app, new Set(shown)),
      };
    },
  };
}

/** Return the links with both ends in a set of nodes that the filters leave. */
export function linksAmong(app, shown) {
  const { graph, visible } = app;
  const found = new Set();
  for (const node of shown) {
    for (const link of linksOf(graph, node)) {
      if (visible.links[link] && shown.has(otherEnd(graph, link, node))) found.add(link);
    }
  }
  return Array.from(found).sort((one, two) => one - two);
}

function nodeRecord(app, node, [x, y], centre) {
  const { graph } = app;
  const { shape, colour } = classLook(graph.classes[graph.cls[node]][0], app.dark);
  const size = nodeRadius(graph.degree[node]) + (node === centre ? 4 : 2);
  const label = shortLabel(nodeName(graph, node, app.state.lang));
  const strong = node === centre;
  return { id: node, x, y, shape: "custom", size, ctxRenderer: renderer(app, { shape, colour, size, label, strong }) };
}

function renderer(app, { shape, colour, size, label, strong }) {
  return ({ ctx, x, y, state: { selected, hover } }) => ({
    drawNode() {
      ctx.beginPath();
      tracePath(ctx, shape, x, y, size);
      ctx.fillStyle = colour;
      ctx.fill();
      ctx.lineWidth = selected ? 4 : hover || strong ? 3 : 1;
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

function edgeRecord(app, link, named) {
  const { graph } = app;
  const facts = factsOfLink(graph, link);
  const directed = facts.filter((fact) => !graph.facts.symmetric.has(graph.facts.p[fact]));
  const forward = directed.some((fact) => graph.facts.s[fact] === graph.links.a[link]);
  const backward = directed.some((fact) => graph.facts.s[fact] === graph.links.b[link]);
  return {
    id: link,
    from: graph.links.a[link],
    to: graph.links.b[link],
    label: named ? linkLabel(graph, link, app.state.lang) : undefined,
    dashes: facts.length === 0,
    smooth: false,
    arrows: { to: { enabled: forward }, from: { enabled: backward } },
    width: 1 + Math.min(4, Math.log2(facts.length || 1)),
    color: { color: app.line, highlight: app.accent, hover: app.accent },
    font: { size: 12, color: app.inkSoft, strokeWidth: 4, strokeColor: app.paper, face: app.font },
  };
}
