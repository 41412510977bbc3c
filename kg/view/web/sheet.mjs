// The sheet under the overview: all links and nodes, drawn in steps so that the page never waits for it.
import { radiusOnScreen } from "./camera.mjs";
import { linksOf, otherEnd } from "./model.mjs";
import { nodeRadius, tracePath } from "./shapes.mjs";

const MARGIN = 0.25; // of the screen, drawn around it so that short moves show no gap

/** Return an empty sheet for what a view shows now, a margin larger than the screen. */
export function newSheet(view) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(view.width * view.ratio * (1 + 2 * MARGIN));
  canvas.height = Math.ceil(view.height * view.ratio * (1 + 2 * MARGIN));
  return {
    canvas,
    camera: { ...view.camera },
    left: view.width * view.ratio * MARGIN,
    top: view.height * view.ratio * MARGIN,
  };
}

/** Draw in steps: links first, then nodes from the least to the most important. */
export function* drawSheet(app, view, sheet) {
  const { graph, visible } = app;
  const ctx = sheet.canvas.getContext("2d");
  const { scale, x: dx, y: dy } = sheet.camera;
  ctx.setTransform(view.ratio, 0, 0, view.ratio, sheet.left, sheet.top);
  const far = { left: -view.width * MARGIN, right: view.width * (1 + MARGIN) };
  Object.assign(far, { top: -view.height * MARGIN, bottom: view.height * (1 + MARGIN) });
  const on = (a, b) =>
    Math.max(a[0], b[0]) > far.left &&
    Math.min(a[0], b[0]) < far.right &&
    Math.max(a[1], b[1]) > far.top &&
    Math.min(a[1], b[1]) < far.bottom;
  ctx.strokeStyle = app.line;
  ctx.lineWidth = scale > 0.5 ? 1.4 : 1;
  ctx.globalAlpha = Math.max(0.16, Math.min(0.9, 3000 / Math.max(graph.links.count, 1) + scale * 0.6));
  let drawn = 0;
  for (const ties of [false, true]) {
    ctx.setLineDash(ties ? [4, 4] : []);
    ctx.beginPath();
    for (let link = 0; link < graph.links.count; link++) {
      if (!visible.links[link] || graph.links.tie[link] >= 0 !== ties) continue;
      const [a, b] = [graph.links.a[link], graph.links.b[link]];
      const from = [graph.x[a] * scale + dx, graph.y[a] * scale + dy];
      const to = [graph.x[b] * scale + dx, graph.y[b] * scale + dy];
      if (!on(from, to)) continue;
      ctx.moveTo(...from);
      ctx.lineTo(...to);
      if (++drawn % 100) continue;
      ctx.stroke();
      ctx.beginPath();
      yield;
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
  for (let at = graph.count - 1; at >= 0; at--) {
    const node = graph.order[at];
    if (at % 100 === 0) yield;
    if (!visible.nodes[node]) continue;
    const x = graph.x[node] * scale + dx;
    const y = graph.y[node] * scale + dy;
    if (x < far.left || x > far.right || y < far.top || y > far.bottom) continue;
    drawNode(ctx, view, graph, node, x, y, app.paper);
  }
}

function drawNode(ctx, view, graph, node, x, y, rim) {
  const radius = radiusOnScreen(nodeRadius(graph.degree[node]), view.camera.scale);
  const { shape, colour } = view.looks[graph.cls[node]];
  ctx.fillStyle = colour;
  if (radius < 2.2) {
    ctx.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    return;
  }
  ctx.beginPath();
  tracePath(ctx, shape, x, y, radius);
  ctx.fill();
  ctx.strokeStyle = rim;
  ctx.lineWidth = 1;
  ctx.stroke();
}

/** Return what stands out: the chosen node with its neighbours, the ends of the chosen link, or a path; else null. */
export function chosenNodes(app) {
  const { graph } = app;
  const { node, link, path } = app.state;
  if (path) return { nodes: new Set(path.nodes), links: path.links, main: new Set([path.from, path.to]) };
  if (link !== null) {
    const ends = new Set([graph.links.a[link], graph.links.b[link]]);
    return { nodes: ends, links: [link], main: ends };
  }
  if (node === null) return null;
  const links = Array.from(linksOf(graph, node)).filter((each) => app.visible.links[each]);
  return { nodes: new Set([node, ...links.map((each) => otherEnd(graph, each, node))]), links, main: new Set([node]) };
}

/** Draw what stands out over the faded sheet. */
export function drawChosen(app, view, ctx, chosen) {
  const { graph } = app;
  const { scale, x: dx, y: dy } = view.camera;
  ctx.strokeStyle = app.accent;
  ctx.lineWidth = 2;
  ctx.beginPath();
  for (const link of chosen.links) {
    const [a, b] = [graph.links.a[link], graph.links.b[link]];
    ctx.moveTo(graph.x[a] * scale + dx, graph.y[a] * scale + dy);
    ctx.lineTo(graph.x[b] * scale + dx, graph.y[b] * scale + dy);
  }
  ctx.stroke();
  for (const node of chosen.nodes) {
    const x = graph.x[node] * scale + dx;
    const y = graph.y[node] * scale + dy;
    drawNode(ctx, view, graph, node, x, y, app.paper);
    if (!chosen.main.has(node)) continue;
    ctx.beginPath();
    ctx.arc(x, y, radiusOnScreen(nodeRadius(graph.degree[node]), scale) + 5, 0, 2 * Math.PI);
    ctx.strokeStyle = app.ink;
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }
}
