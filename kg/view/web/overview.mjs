// The overview: every node on one canvas. What takes long to draw is drawn once onto a sheet, in short
// slices; while a person moves, the sheet is moved, and names are written fresh on top of it.
import { boxOf, distanceToSegment, fitBox, radiusOnScreen, zoomAt } from "./camera.mjs";
import { listenToHands } from "./hands.mjs";
import { drawLabels } from "./names.mjs";
import { classLook, nodeRadius } from "./shapes.mjs";
import { chosenNodes, drawChosen, drawSheet, newSheet } from "./sheet.mjs";

const SLICE = 10; // milliseconds of drawing before the page may breathe
const AT_ONCE = 2500; // nodes and links that are drawn without slices
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
    /** Return what a picture of this view needs. */
    scene: () => ({
      at: (node) => [graph.x[node] * view.camera.scale + view.camera.x, graph.y[node] * view.camera.scale + view.camera.y],
      radius: (node) => radiusOnScreen(nodeRadius(graph.degree[node]), view.camera.scale),
      nodes: graph.order.filter((node) => app.visible.nodes[node]),
      links: Array.from(app.visible.links.keys()).filter((link) => app.visible.links[link]),
    }),
  };
}
