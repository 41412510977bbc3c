// The overview: every node on one canvas. What takes long to draw is drawn once onto a sheet, in short
// slices; while a person moves, the sheet is moved, and names are written fresh on top of it.
import { boxOf, fitBox, radiusOnScreen, zoomAt } from "./camera.mjs";
import { boxKeeper, labelBox } from "./labels.mjs";
import { linkLabel, linksOf, nodeName, otherEnd } from "./model.mjs";
import { classLook, nodeRadius, tracePath } from "./shapes.mjs";

const SLICE = 10; // milliseconds of drawing before the page may breathe
const AT_ONCE = 2500; // nodes and links that are drawn without slices
const MARGIN = 0.25; // of the screen, drawn around it so that short moves show no gap
const MOST_LABELS = 140;
const MOST_TRIED = 900;
const PICK = 9; // pixels around a point that count as on it

/** Return the overview on a canvas; `visible` tells which nodes and links the filters leave. */
export function startOverview(app, canvas) {
  const { graph } = app;
  const ctx = canvas.getContext("2d");
  const looks = () => graph.classes.map((term) => classLook(term[0], app.dark));
  const view = {
    camera: { scale: 1, x: 0, y: 0 },
    width: 0,
    height: 0,
    ratio: 1,
    looks: looks(),
    hover: null,
    frames: 0,
  };
  const farthest = () => fitBox(boxOf(graph, graph.order), view.width, view.height, 20).scale * 0.6;
  const widths = new Map();
  let sheet = null;
  let work = null;
  let asked = false;
  let settle = 0;

  const linked = () => {
    const shown = graph.order.filter((node) => graph.degree[node] > 0);
    return shown.length ? shown : graph.order;
  };

  const textWidth = (text, font) => {
    const key = font + text;
    let width = widths.get(key);
    if (width === undefined) {
      ctx.font = font;
      width = ctx.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  };

  function resize() {
    const box = canvas.parentElement.getBoundingClientRect();
    if (!box.width || !box.height) return false;
    const first = view.width === 0;
    view.ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    view.width = Math.round(box.width);
    view.height = Math.round(box.height);
    canvas.width = view.width * view.ratio;
    canvas.height = view.height * view.ratio;
    if (first) view.camera = fitBox(boxOf(graph, linked()), view.width, view.height);
    redraw();
    return true;
  }

  /** Draw everything anew: filters, colours or the size have changed. */
  function redraw() {
    widths.clear();
    view.looks = looks();
    startSheet();
    frame();
  }

  function startSheet() {
    clearTimeout(settle);
    const next = newSheet(view);
    const mine = drawSheet(app, view, next);
    work = mine;
    const few = graph.count + graph.links.count <= AT_ONCE;
    const step = () => {
      if (work !== mine) return; // a newer sheet has been begun
      const until = performance.now() + SLICE;
      let done = false;
      do done = mine.next().done;
      while (!done && (few || performance.now() < until));
      if (done) {
        work = null;
        sheet = next;
        frame();
      } else {
        setTimeout(step);
      }
    };
    step();
  }

  function moved() {
    frame();
    if (graph.count + graph.links.count <= AT_ONCE) return startSheet();
    clearTimeout(settle);
    settle = setTimeout(startSheet, 120);
    return undefined;
  }

  function frame() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      paint();
    });
  }

  function paint() {
    view.frames++;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = app.paper;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    const chosen = chosenNodes(app);
    if (sheet) {
      const change = view.camera.scale / sheet.camera.scale;
      const left = (view.camera.x - sheet.camera.x * change) * view.ratio - sheet.left * change;
      const top = (view.camera.y - sheet.camera.y * change) * view.ratio - sheet.top * change;
      ctx.globalAlpha = chosen ? 0.3 : 1;
      ctx.imageSmoothingQuality = "low";
      ctx.drawImage(sheet.canvas, left, top, sheet.canvas.width * change, sheet.canvas.height * change);
      ctx.globalAlpha = 1;
    }
    ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    if (chosen) drawChosen(app, view, ctx, chosen);
    drawLabels(app, view, ctx, chosen, textWidth);
  }

  function pick(x, y) {
    const { scale, x: dx, y: dy } = view.camera;
    let best = null;
    let nearest = Infinity;
    for (let node = 0; node < graph.count; node++) {
      if (!app.visible.nodes[node]) continue;
      const away = Math.hypot(graph.x[node] * scale + dx - x, graph.y[node] * scale + dy - y);
      const edge = away - radiusOnScreen(nodeRadius(graph.degree[node]), scale);
      if (edge < Math.min(nearest, 6)) [best, nearest] = [{ node }, edge];
    }
    if (best) return best;
    nearest = PICK;
    for (let link = 0; link < graph.links.count; link++) {
      if (!app.visible.links[link]) continue;
      const a = graph.links.a[link];
      const b = graph.links.b[link];
      const away = distanceToSegment(
        [x, y],
        [graph.x[a] * scale + dx, graph.y[a] * scale + dy],
        [graph.x[b] * scale + dx, graph.y[b] * scale + dy],
      );
      if (away < nearest) [best, nearest] = [{ link }, away];
    }
    return best;
  }

  listenToHands(app, view, canvas, { pick, moved, frame, farthest });
  new ResizeObserver(resize).observe(canvas.parentElement);
  resize();
  return {
    redraw,
    frame,
    frames: () => view.frames,
    busy: () => work !== null || asked,
    camera: () => view.camera,
    /** Move the camera so that some nodes fill the view. */
    showNodes(nodes) {
      view.camera = fitBox(boxOf(graph, nodes), view.width, view.height, 90);
      moved();
    },
    showAll() {
      view.camera = fitBox(boxOf(graph, linked()), view.width, view.height);
      moved();
    },
    zoom(factor) {
      view.camera = zoomAt(view.camera, factor, view.width / 2, view.height / 2, farthest());
      moved();
    },
    /** Show some nodes well: move only where one is off the screen or they stand too close together to read. */
    reveal(nodes) {
      const { camera } = view;
      const box = boxOf(graph, nodes);
      const inside =
        box.left * camera.scale + camera.x > 50 &&
        box.right * camera.scale + camera.x < view.width - 50 &&
        box.top * camera.scale + camera.y > 40 &&
        box.bottom * camera.scale + camera.y < view.height - 60;
      const size = Math.max(box.right - box.left, box.bottom - box.top);
      const legible = camera.scale > 0.7 || size * camera.scale > 260;
      if (!inside || !legible) view.camera = fitBox(box, view.width, view.height, 110, 1);
      moved();
    },
    spotOf: (node) => ({
      x: graph.x[node] * view.camera.scale + view.camera.x,
      y: graph.y[node] * view.camera.scale + view.camera.y,
    }),
    looks: () => view.looks,
  };
}

function newSheet(view) {
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

// Draws in steps: links first, then nodes from the least to the most important.
function* drawSheet(app, view, sheet) {
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
  ctx.beginPath();
  for (let link = 0; link < graph.links.count; link++) {
    if (!visible.links[link]) continue;
    const [a, b] = [graph.links.a[link], graph.links.b[link]];
    const from = [graph.x[a] * scale + dx, graph.y[a] * scale + dy];
    const to = [graph.x[b] * scale + dx, graph.y[b] * scale + dy];
    if (!on(from, to)) continue;
    if (graph.links.tie[link] >= 0) ctx.setLineDash([4, 4]);
    ctx.moveTo(...from);
    ctx.lineTo(...to);
    if (++drawn % 100 === 0 || graph.links.tie[link] >= 0) {
      ctx.stroke();
      ctx.beginPath();
      ctx.setLineDash([]);
      yield;
    }
  }
  ctx.stroke();
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

// What stands out: the chosen node with its neighbours, the ends of the chosen link, or a path.
function chosenNodes(app) {
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

function drawChosen(app, view, ctx, chosen) {
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

function drawLabels(app, view, ctx, chosen, textWidth) {
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
  const write = (node, always) => {
    const x = graph.x[node] * scale + dx;
    const y = graph.y[node] * scale + dy;
    if (x < -40 || x > view.width + 40 || y < -30 || y > view.height + 10) return;
    tried++;
    const size = labelSize(graph.degree[node], scale) + (always ? 2 : 0);
    const font = `${always || graph.degree[node] > 9 ? "600 " : ""}${size}px ${app.font}`;
    const text = shortLabel(nodeName(graph, node, app.state.lang));
    const radius = radiusOnScreen(nodeRadius(graph.degree[node]), scale);
    const box = labelBox(x, y, radius, textWidth(text, font), size + 3);
    if (always) keeper.keep(box);
    else if (!keeper.take(box)) return;
    ctx.font = font;
    ctx.fillStyle = app.ink;
    ctx.strokeText(text, x, box.top);
    ctx.fillText(text, x, box.top);
    placed++;
  };
  if (view.hover !== null) write(view.hover, true);
  for (const node of chosen?.main ?? []) write(node, true);
  const order = chosen ? Array.from(chosen.nodes).sort((one, two) => graph.degree[two] - graph.degree[one]) : graph.order;
  for (const node of order) {
    if (placed >= MOST_LABELS || tried >= MOST_TRIED) break;
    if (app.visible.nodes[node] && node !== view.hover && !chosen?.main.has(node)) write(node, false);
  }
  const links = chosen ? chosen.links : scale > 0.55 ? visibleLinks(app, view) : [];
  for (const link of links.slice(0, 200)) writeLink(app, view, ctx, link, keeper, textWidth);
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

/** Return how far a point is from a segment. */
export function distanceToSegment([x, y], [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}

// Drag moves, wheel and pinch zoom, a click chooses, two clicks open the surroundings.
function listenToHands(app, view, canvas, { pick, moved, frame, farthest }) {
  const fingers = new Map();
  let travelled = 0;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    travelled = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const spot = at(event);
    if (!fingers.has(event.pointerId)) return hoverAt(spot);
    const before = fingers.get(event.pointerId);
    const others = Array.from(fingers).filter(([id]) => id !== event.pointerId);
    travelled += Math.hypot(spot.x - before.x, spot.y - before.y);
    if (others.length) {
      const [, other] = others[0];
      const factor = Math.hypot(spot.x - other.x, spot.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
      view.camera = zoomAt(view.camera, factor || 1, (spot.x + other.x) / 2, (spot.y + other.y) / 2, farthest());
    } else {
      view.camera = { ...view.camera, x: view.camera.x + spot.x - before.x, y: view.camera.y + spot.y - before.y };
    }
    fingers.set(event.pointerId, spot);
    return moved();
  });
  const release = (event) => {
    const wasDown = fingers.delete(event.pointerId);
    if (!wasDown || travelled > 5 || event.type === "pointercancel") return;
    const spot = at(event);
    const found = pick(spot.x, spot.y);
    if (found?.node !== undefined) app.choose(found.node);
    else if (found?.link !== undefined) app.chooseLink(found.link);
    else app.choose(null);
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("dblclick", (event) => {
    const spot = at(event);
    const found = pick(spot.x, spot.y);
    if (found?.node !== undefined) app.focusOn(found.node);
  });
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const spot = at(event);
      const lines = event.deltaMode === 1 ? 20 : 1;
      const factor = Math.exp(Math.max(-0.5, Math.min(0.5, -event.deltaY * lines * 0.0022)));
      view.camera = zoomAt(view.camera, factor, spot.x, spot.y, farthest());
      moved();
    },
    { passive: false },
  );
  function hoverAt(spot) {
    const found = pick(spot.x, spot.y);
    canvas.classList.toggle("on-something", found !== null);
    const node = found?.node ?? null;
    if (node !== view.hover) {
      view.hover = node;
      frame();
    }
  }
}
