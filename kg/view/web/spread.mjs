// Places for a picture of a part: as in the overview, but drawn together and without names over names.

const ROUNDS = 80;
const HIGH = 62; // room for a name above another, in page units
const CHARACTER = 8; // half of a character's width
const NARROW = 34;

/** Return places for nodes: directions from the centre as in the overview, far ones drawn nearer. */
export function partPlaces(graph, nodes, centre, kept = new Map(), lettersOf = () => 5) {
  const list = Array.from(nodes);
  const origin = centre ?? list[0];
  const around = list.map((node) => [graph.x[node] - graph.x[origin], graph.y[node] - graph.y[origin]]);
  const reach = Math.max(1, ...around.map(([x, y]) => Math.hypot(x, y)));
  const wanted = 75 * Math.sqrt(list.length);
  const places = list.map((node, at) => {
    if (kept.has(node)) return kept.get(node).slice();
    const away = Math.hypot(...around[at]);
    const pull = away ? (wanted * Math.sqrt(away / reach)) / away : 0;
    const turn = at * 2.399963; // nodes at one place part in different directions
    return [around[at][0] * pull + Math.cos(turn), around[at][1] * pull + Math.sin(turn)];
  });
  const free = list.map((node) => !kept.has(node) && node !== centre);
  const wide = list.map((node) => NARROW + CHARACTER * Math.min(18, lettersOf(node)));
  for (let round = 0; round < ROUNDS && pushApart(places, free, wide); round++);
  return new Map(list.map((node, at) => [node, places[at].map(Math.round)]));
}

// Move every two that are too near away from each other; tell whether any were.
function pushApart(places, free, wide) {
  let any = false;
  for (let one = 0; one < places.length; one++) {
    if (!free[one]) continue;
    for (let two = 0; two < places.length; two++) {
      if (two === one || (free[two] && two < one)) continue;
      const x = places[two][0] - places[one][0];
      const y = places[two][1] - places[one][1];
      const room = wide[one] + wide[two];
      if (Math.abs(y) >= HIGH || Math.abs(x) >= room) continue;
      const near = Math.hypot(x / room, y / HIGH);
      if (near >= 1) continue;
      any = true;
      const push = Math.min(0.5, (1 - near) / Math.max(near, 0.05)) / (free[two] ? 2 : 1);
      const dx = x * push;
      const dy = y * push || (one % 2 ? 1 : -1) * HIGH * 0.05;
      places[one] = [places[one][0] - dx, places[one][1] - dy];
      if (free[two]) places[two] = [places[two][0] + dx, places[two][1] + dy];
    }
  }
  return any;
}
