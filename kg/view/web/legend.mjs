// The column of filters, which is the legend as well: shape and colour of each class, counts of each choice.
import { filtersFacts, monthText, openFilters } from "./filters.mjs";
import { button, isolated, make } from "./elements.mjs";
import { largestGroups } from "./groups.mjs";
import { nodeName } from "./model.mjs";
import { classLook, outline } from "./shapes.mjs";
import { grouped, termLabel, WORDS } from "./words.mjs";

/** Fill the column; it is built anew when the language or a filter changes, and keeps focus and open parts. */
export function fillLegend(app, column) {
  const words = WORDS[app.state.lang];
  const focused = column.contains(document.activeElement) ? document.activeElement.id : "";
  const open = new Set(Array.from(column.querySelectorAll("details[open]"), (details) => details.dataset.part));
  const first = column.childElementCount === 0;
  const isOpen = (name) => (first ? name === "classes" : open.has(name));
  column.replaceChildren(
    part("classes", words.classes, isOpen, classChoices(app)),
    part("relations", words.relations, isOpen, relationChoices(app)),
    part("dates", `${words.dates} · ${words.leastConfidence}`, isOpen, dateChoices(app)),
    part("groups", words.groups, isOpen, groupChoices(app)),
    button(words.reset, () => app.filter(openFilters()), { id: "reset", hidden: !isFiltered(app.state.filters) }),
  );
  if (focused) document.getElementById(focused)?.focus();
}

function isFiltered(filters) {
  return filters.classes.size > 0 || filtersFacts(filters);
}

function part(name, title, isOpen, content) {
  return make("details", { "data-part": name, open: isOpen(name) }, make("summary", {}, title), ...content);
}

function choice(id, shown, change, ...label) {
  const box = make("input", { type: "checkbox", id, checked: shown });
  box.addEventListener("change", change);
  return make("li", {}, make("label", { for: id }, box, ...label));
}

function toggled(set, value) {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function classChoices(app) {
  const { graph, state } = app;
  app.classOrder ??= byMembers(graph);
  const items = app.classOrder.map((at) =>
    choice(
      `class-${at}`,
      !state.filters.classes.has(at),
      () => app.filter({ classes: toggled(state.filters.classes, at) }),
      swatch(graph.classes[at][0], app.dark),
      make("span", { class: "choice" }, termLabel(graph.classes[at], state.lang)),
      make("span", { class: "count" }, grouped(app.visible.classCount[at])),
    ),
  );
  return [make("ul", {}, ...items)];
}

// The largest class first; filters do not change the order.
function byMembers(graph) {
  const members = new Int32Array(graph.classes.length);
  for (const cls of graph.cls) members[cls]++;
  return Array.from(members.keys()).sort((one, two) => members[two] - members[one] || one - two);
}

/** Return a class's shape in its colour, as a small drawing. */
export function swatch(local, dark) {
  const { shape, colour } = classLook(local, dark);
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const corners = outline(shape, 9, 9, 6.5);
  const drawn = document.createElementNS(space, corners.length ? "polygon" : "circle");
  const values = corners.length ? { points: corners.map((spot) => spot.map((at) => at.toFixed(1)).join(",")).join(" ") } : { cx: 9, cy: 9, r: 6.5 };
  for (const [key, value] of Object.entries({ ...values, fill: colour })) drawn.setAttribute(key, value);
  for (const [key, value] of Object.entries({ width: 18, height: 18, "aria-hidden": "true" })) picture.setAttribute(key, value);
  picture.append(drawn);
  return picture;
}

function relationChoices(app) {
  const { graph, state } = app;
  const words = WORDS[state.lang];
  const all = graph.facts.properties.map((_, at) => at);
  all.sort((one, two) => app.visible.propertyCount[two] - app.visible.propertyCount[one] || one - two);
  const items = all.map((at) =>
    choice(
      `relation-${at}`,
      !state.filters.properties.has(at),
      () => app.filter({ properties: toggled(state.filters.properties, at) }),
      make("span", { class: "choice" }, termLabel(graph.facts.properties[at], state.lang)),
      make("span", { class: "count" }, grouped(app.visible.propertyCount[at])),
    ),
  );
  return [
    make(
      "p",
      { class: "buttons" },
      button(words.all, () => app.filter({ properties: new Set() }), { id: "relations-all" }),
      button(words.none, () => app.filter({ properties: new Set(all) }), { id: "relations-none" }),
    ),
    make("ul", {}, ...items),
  ];
}

function dateChoices(app) {
  const { state, dates } = app;
  const words = WORDS[state.lang];
  const parts = [];
  if (dates.low <= dates.high) {
    parts.push(
      slider("date-from", words.dateFrom, dates.low, dates.high, state.filters.from ?? dates.low, monthText, (value) =>
        app.filter({ from: value === dates.low ? null : value }),
      ),
      slider("date-to", words.dateTo, dates.low, dates.high, state.filters.to ?? dates.high, monthText, (value) =>
        app.filter({ to: value === dates.high ? null : value }),
      ),
    );
  }
  const percent = (value) => `${value}%`;
  parts.push(
    slider("least-confidence", words.leastConfidence, 0, 100, state.filters.confidence, percent, (value) =>
      app.filter({ confidence: value }),
    ),
    outletChoice(app, words),
  );
  return parts;
}

function slider(id, title, low, high, value, text, change) {
  const shown = make("output", { for: id }, text(value));
  const input = make("input", { type: "range", id, min: low, max: high, value, "aria-valuetext": text(value) });
  input.addEventListener("input", () => (shown.textContent = text(Number(input.value))));
  input.addEventListener("change", () => change(Number(input.value)));
  return make("p", { class: "slider" }, make("label", { for: id }, title, " ", shown), input);
}

function outletChoice(app, words) {
  const count = new Map();
  for (const source of app.graph.sources) if (source[3]) count.set(source[3], (count.get(source[3]) ?? 0) + 1);
  const names = Array.from(count.keys()).sort((one, two) => count.get(two) - count.get(one) || (one < two ? -1 : 1));
  const chosen = app.state.filters.publisher;
  const options = names.map((name) =>
    make("option", { value: name, selected: name === chosen }, `${name} (${grouped(count.get(name))})`),
  );
  const select = make("select", { id: "outlet" }, make("option", { value: "" }, words.anyOutlet), ...options);
  select.addEventListener("change", () => app.filter({ publisher: select.value || null }));
  return make("p", { class: "slider" }, make("label", { for: "outlet" }, words.outlet), select);
}

function groupChoices(app) {
  const { graph, state } = app;
  const items = largestGroups(graph).map(({ hub, nodes }) =>
    make(
      "li",
      {},
      button(isolated(nodeName(graph, hub, state.lang)), () => app.showGroup(nodes), { class: "name", id: `group-${hub}` }),
      make("span", { class: "count" }, WORDS[state.lang].groupSize(grouped(nodes.length - 1))),
    ),
  );
  return [make("ol", { class: "groups" }, ...items)];
}
