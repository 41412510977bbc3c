// Each class has a shape and a colour of its own, so that neither is needed to tell them apart.

const CLASS_LOOKS = {
  Organization: ["circle", "#1f5fa8", "#6ea8ee"],
  Person: ["triangle", "#b8500a", "#f0a05a"],
  Place: ["square", "#2c7a33", "#79c77f"],
  Product: ["diamond", "#7a3db0", "#c399ee"],
  Gathering: ["star", "#00727a", "#56c3c9"],
  Condition: ["down", "#b0234a", "#f08aa4"],
  Programme: ["hexagon", "#806000", "#d9b84a"],
  Publication: ["pentagon", "#63574f", "#b9aaa0"],
};
const CORNERS = { triangle: [3, -90, 1.2], square: [4, -45, 1.15], diamond: [4, -90, 1.25], down: [3, 90, 1.2] };
Object.assign(CORNERS, { hexagon: [6, 0, 1.08], pentagon: [5, -90, 1.12] });

/** Return `{shape, colour}` of a class by its local name. */
export function classLook(local, dark) {
  const [shape, light, night] = CLASS_LOOKS[local] ?? ["circle", "#555555", "#aaaaaa"];
  return { shape, colour: dark ? night : light };
}

/** Return the outline of a shape as `[x, y]` corners around a centre; an empty list is a circle. */
export function outline(shape, x, y, radius) {
  if (shape === "star") {
    return Array.from({ length: 10 }, (_, at) => corner(x, y, at % 2 ? radius * 0.58 : radius * 1.3, at * 36 - 90));
  }
  if (!CORNERS[shape]) return [];
  const [count, turn, scale] = CORNERS[shape];
  return Array.from({ length: count }, (_, at) => corner(x, y, radius * scale, (at * 360) / count + turn));
}

function corner(x, y, radius, degrees) {
  const angle = (degrees * Math.PI) / 180;
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
}

/** Add a shape to the current path of a canvas context. */
export function tracePath(ctx, shape, x, y, radius) {
  const corners = outline(shape, x, y, radius);
  if (!corners.length) {
    ctx.moveTo(x + radius, y);
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([cx, cy], at) => (at ? ctx.lineTo(cx, cy) : ctx.moveTo(cx, cy)));
  ctx.closePath();
}

/** Return a node's radius on the page by its links. */
export function nodeRadius(degree) {
  return 4 + 2.6 * Math.sqrt(Math.min(degree, 150));
}
