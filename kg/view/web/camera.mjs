// Where the eye is: a scale and a shift from the graph's plane to the screen.

const NEAREST = 6;

/** Return the camera that shows a box of the plane on a screen of a size, with a margin in pixels. */
export function fitBox(box, width, height, margin = 40, nearest = 1.6) {
  const wide = Math.max(box.right - box.left, 1);
  const high = Math.max(box.bottom - box.top, 1);
  const room = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high);
  const scale = Math.max(1e-4, Math.min(nearest, room));
  return {
    scale,
    x: width / 2 - (scale * (box.left + box.right)) / 2,
    y: height / 2 - (scale * (box.top + box.bottom)) / 2,
  };
}

/** Return the smallest box around some nodes of a graph. */
export function boxOf(graph, nodes) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const node of nodes) {
    box.left = Math.min(box.left, graph.x[node]);
    box.right = Math.max(box.right, graph.x[node]);
    box.top = Math.min(box.top, graph.y[node]);
    box.bottom = Math.max(box.bottom, graph.y[node]);
  }
  return box.left <= box.right ? box : { left: 0, right: 1, top: 0, bottom: 1 };
}

/** Return the camera after zooming by a factor about a point of the screen. */
export function zoomAt(camera, factor, x, y, farthest) {
  const scale = Math.max(farthest, Math.min(NEAREST, camera.scale * factor));
  const change = scale / camera.scale;
  return { scale, x: x - (x - camera.x) * change, y: y - (y - camera.y) * change };
}

/** Return a node's radius on the screen: it grows more slowly than the picture, so hubs stay visible. */
export function radiusOnScreen(worldRadius, scale) {
  return Math.max(1.1, worldRadius * Math.min(1.7, Math.max(0.26, Math.sqrt(scale))));
}

/** Return how far a point is from a segment. */
export function distanceToSegment([x, y], [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}
