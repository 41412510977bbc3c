// The names on the overview: of the chosen first, then by importance, none over another.
import { radiusOnScreen } from "./camera.mjs";
import { largestGroups } from "./groups.mjs";
import { boxKeeper, labelBox } from "./labels.mjs";
import { linkLabel, nodeName } from "./model.mjs";
import { nodeRadius } from "./shapes.mjs";
import { grouped, WORDS } from "./words.mjs";

const MOST_LABELS = 140;
const MOST_TRIED = 900;
const FADED_NAMES = 0.45;

/** Write the names that find a place; `chosen` is what stands out, or null. */
export function drawLabels(app, view, ctx, chosen, textWidth) {
  const { graph } = app;
  const { scale, x: dx, y: dy } = view.camera;
  const keeper = boxKeeper();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = app.paper;
  let placed = 0;
  let tried = 0;
  const written = new Set();
  const write = (node, always, group = "") => {
    const x = graph.x[node] * scale + dx;
    const y = graph.y[node] * scale + dy;
    if (x < -40 || x > view.width + 40 || y < -30 || y > view.height + 10) return;
    tried++;
    const size = labelSize(graph.degree[node], scale) + (always || group ? 2 : 0);
    const font = `${always || group || graph.degree[node] > 9 ? "600 " : ""}${size}px ${app.font}`;
    const text = shortLabel(nodeName(graph, node, app.state.lang)) + group;
    const radius = radiusOnScreen(nodeRadius(graph.degree[node]), scale);
    const box = labelBox(x, y, radius, textWidth(text, font), size + 3);
    if (always) keeper.keep(box);
    else if (!keeper.take(box)) return;
    ctx.font = font;
    ctx.fillStyle = app.ink;
    ctx.strokeText(text, x, box.top);
    ctx.fillText(text, x, box.top);
    placed++;
    written.add(node);
  };
  if (view.hover !== null) write(view.hover, true);
  for (const node of chosen?.main ?? []) write(node, true);
  for (const { hub, size } of chosen ? [] : groupsInView(app, view)) {
    if (hub !== view.hover) write(hub, false, ` ${WORDS[app.state.lang].groupSize(grouped(size - 1))}`);
  }
  const order = chosen ? Array.from(chosen.nodes).sort((one, two) => graph.degree[two] - graph.degree[one]) : graph.order;
  for (const node of order) {
    if (placed >= MOST_LABELS || tried >= MOST_TRIED) break;
    if (app.visible.nodes[node] && node !== view.hover && !chosen?.main.has(node) && !written.has(node)) write(node, false);
  }
  ctx.globalAlpha = FADED_NAMES; // beside what is chosen, the others' names stay, faintly
  for (const node of chosen && !app.state.path ? graph.order : []) {
    if (placed >= MOST_LABELS || tried >= MOST_TRIED) break;
    if (app.visible.nodes[node] && !chosen.nodes.has(node) && node !== view.hover) write(node, false);
  }
  ctx.globalAlpha = 1;
  const links = chosen ? chosen.links : scale > 0.55 ? visibleLinks(app, view) : [];
  for (const link of links.slice(0, 200)) writeLink(app, view, ctx, link, keeper, textWidth);
}

/** Return the communities that are seen as a whole, the largest first, each by its hub and how many it has. */
export function groupsInView(app, view) {
  const room = Math.min(view.width, view.height) / 4;
  return largestGroups(app.graph)
    .filter(({ hub, reach }) => app.visible.nodes[hub] && reach * view.camera.scale < room)
    .map(({ hub, nodes }) => ({ hub, size: nodes.length }));
}

function visibleLinks(app, view) {
  const { graph, visible } = app;
  const { scale, x: dx, y: dy } = view.camera;
  const found = [];
  for (let link = 0; link < graph.links.count && found.length < 200; link++) {
    if (!visible.links[link]) continue;
    const [a, b] = [graph.links.a[link], graph.links.b[link]];
    const x = ((graph.x[a] + graph.x[b]) / 2) * scale + dx;
    const y = ((graph.y[a] + graph.y[b]) / 2) * scale + dy;
    if (x > 0 && x < view.width && y > 0 && y < view.height) found.push(link);
  }
  return found;
}

// The relation's name at the middle of a link, when the link is long enough and the place is free.
function writeLink(app, view, ctx, link, keeper, textWidth) {
  const { graph } = app;
  const { scale, x: dx, y: dy } = view.camera;
  const [a, b] = [graph.links.a[link], graph.links.b[link]];
  const font = `12px ${app.font}`;
  const text = linkLabel(graph, link, app.state.lang);
  const width = textWidth(text, font);
  const x = ((graph.x[a] + graph.x[b]) / 2) * scale + dx;
  const y = ((graph.y[a] + graph.y[b]) / 2) * scale + dy;
  const long = Math.hypot(graph.x[a] - graph.x[b], graph.y[a] - graph.y[b]) * scale;
  if (long < 46 || !keeper.take(labelBox(x, y - 9, 0, width, 15))) return;
  ctx.font = font;
  ctx.fillStyle = app.inkSoft;
  ctx.strokeText(text, x, y - 7);
  ctx.fillText(text, x, y - 7);
}

function labelSize(degree, scale) {
  return Math.round(11.5 + Math.min(5, Math.sqrt(degree) * 0.8) + Math.min(1.5, scale));
}

const ISOLATE = "\u2068";
const END_ISOLATE = "\u2069";
const LABEL_CHARS = 22;

/** Return a name short enough for a picture, isolated from the direction of its surroundings. */
export function shortLabel(name) {
  const chars = Array.from(name);
  const text = chars.length <= LABEL_CHARS ? name : `${chars.slice(0, LABEL_CHARS - 1).join("")}…`;
  return ISOLATE + text + END_ISOLATE;
}
