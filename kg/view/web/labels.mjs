// Which names are written on the picture: the most important first, none over another.

const CELL = 64;

/** Return a place-keeper that takes boxes one after another and refuses those that would overlap. */
export function boxKeeper() {
  const cells = new Map();
  const touched = (box, visit) => {
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++) {
      for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++) {
        if (visit(row * 4096 + column)) return true;
      }
    }
    return false;
  };
  const overlaps = (box) =>
    touched(box, (key) =>
      (cells.get(key) ?? []).some(
        (other) =>
          box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      ),
    );
  return {
    overlaps,
    /** Keep a box whatever else is there. */
    keep(box) {
      touched(box, (key) => {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
        return false;
      });
    },
    /** Keep a box if nothing is in its way, and tell whether it was kept. */
    take(box) {
      if (overlaps(box)) return false;
      this.keep(box);
      return true;
    },
  };
}

/** Return the box of a name below a node on the screen. */
export function labelBox(x, y, radius, width, height) {
  const top = y + radius + 2;
  return { left: x - width / 2 - 3, right: x + width / 2 + 3, top, bottom: top + height };
}
