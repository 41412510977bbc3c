// The picture as a file, with its legend: as SVG made of the same shapes, and as PNG.
import { boxKeeper, labelBox } from "./labels.mjs";
import { nodeName } from "./model.mjs";
import { classLook, outline } from "./shapes.mjs";
import { termLabel } from "./words.mjs";
import { shortLabel } from "./names.mjs";

const SPACE = "http://www.w3.org/2000/svg";
const LINE = 22;

/**
 * Return a view as an SVG document in text: what the window shows, and the legend.
 * `view` tells where a node is on the screen (`at`), how large (`radius`), and which `nodes` and `links` there are.
 */
export function pictureAsSvg(app, view, width, height) {
  const { graph } = app;
  const looks = graph.classes.map((term) => classLook(term[0], app.dark));
  const inside = ([x, y]) => x > -20 && x < width + 20 && y > -20 && y < height + 20;
  const root = svg("svg", { xmlns: SPACE, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif" });
  root.append(svg("rect", { width, height, fill: app.paper }));
  const lines = svg("g", { stroke: app.line, "stroke-width": 1 });
  for (const link of view.links) {
    const [from, to] = [view.at(graph.links.a[link]), view.at(graph.links.b[link])];
    if (!(inside(from) || inside(to))) continue;
    lines.append(svg("line", numbers({ x1: from[0], y1: from[1], x2: to[0], y2: to[1] })));
  }
  const points = svg("g", { stroke: app.paper });
  const names = svg("g", { fill: app.ink, "text-anchor": "middle", stroke: app.paper, "stroke-width": 3, "paint-order": "stroke" });
  const keeper = boxKeeper();
  for (const node of view.nodes) {
    const [x, y] = view.at(node);
    if (!inside([x, y])) continue;
    const radius = view.radius(node);
    const { shape, colour } = looks[graph.cls[node]];
    points.append(shapeElement(shape, x, y, radius, colour));
    const text = shortLabel(nodeName(graph, node, app.state.lang));
    const box = labelBox(x, y, radius, Array.from(text).length * 12, 15);
    if (!keeper.take(box)) continue;
    const label = svg("text", numbers({ x, y: box.top + 12, "font-size": 12 }));
    label.textContent = text;
    names.append(label);
  }
  root.append(lines, points, names, legendGroup(app, looks));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function legendGroup(app, looks) {
  const group = svg("g", {});
  const { graph, state } = app;
  const height = graph.classes.length * LINE + 12;
  group.append(svg("rect", { x: 8, y: 8, width: 150, height, rx: 6, fill: app.paper, stroke: app.line }));
  graph.classes.forEach((term, at) => {
    const y = 8 + 17 + at * LINE;
    const label = svg("text", { x: 40, y: y + 4, "font-size": 13, fill: app.ink });
    label.textContent = termLabel(term, state.lang);
    group.append(shapeElement(looks[at].shape, 24, y, 6.5, looks[at].colour), label);
  });
  return group;
}

function shapeElement(shape, x, y, radius, fill) {
  const corners = outline(shape, x, y, radius);
  if (!corners.length) return svg("circle", { ...numbers({ cx: x, cy: y, r: radius }), fill });
  return svg("polygon", { points: corners.map((spot) => spot.map((value) => value.toFixed(1)).join(",")).join(" "), fill });
}

function svg(name, attributes) {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") element.setAttribute(key, value);
  return element;
}

function numbers(values) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.toFixed(1)]));
}

/** Return a promise of the picture as PNG: the SVG drawn at twice its size. */
export function svgAsPng(text, width, height) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  return image.decode().then(() => {
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  });
}
