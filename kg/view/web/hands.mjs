// What hands do on the overview.
import { zoomAt } from "./camera.mjs";

/** Drag moves, wheel and pinch zoom, a click chooses, two clicks open the surroundings. */
export function listenToHands(app, view, canvas, { pick, moved, frame, farthest }) {
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
