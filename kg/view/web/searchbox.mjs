// The search box: a combobox with a list of suggestions, as ARIA describes it.
import { isolated, make } from "./elements.mjs";
import { nodeName } from "./model.mjs";
import { addInitials, buildIndex, findNodes } from "./search.mjs";
import { termLabel, WORDS } from "./words.mjs";

/** Give life to the search input; `choose` gets the node that a person picks. */
export function startSearch(app, input, list, status, choose) {
  let index = null;
  let found = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (at) => {
    active = at;
    Array.from(list.children).forEach((item, row) => item.setAttribute("aria-selected", String(row === at)));
    input.setAttribute("aria-activedescendant", `suggestion-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const pick = (at) => {
    const node = found[at];
    input.value = nodeName(app.graph, node, app.state.lang);
    close();
    choose(node);
  };
  const suggest = () => {
    const words = WORDS[app.state.lang];
    index ??= buildIndex(app.graph);
    found = findNodes(app.graph, index, input.value);
    list.replaceChildren(...found.map((node, at) => suggestion(app, node, at, () => pick(at))));
    const asked = input.value.trim() !== "";
    status.textContent = !asked ? "" : found.length ? words.found(found.length) : words.nothingFound;
    if (!found.length) return close();
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
    return undefined;
  };
  const keys = {
    ArrowDown: () => found.length && !list.hidden && mark((active + 1) % found.length),
    ArrowUp: () => found.length && !list.hidden && mark((active + found.length - 1) % found.length),
    Enter: () => found.length && !list.hidden && pick(Math.max(active, 0)),
    Escape: () => (list.hidden ? (input.value = "") : close()),
  };
  setTimeout(() => (index ??= buildIndex(app.graph)), 200); // before the first key is pressed, after the first picture
  setTimeout(() => index && addInitials(index), 600);
  input.addEventListener("input", suggest);
  input.addEventListener("blur", close); // a press on a suggestion does not take the focus
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
}

function suggestion(app, node, at, pick) {
  const { graph } = app;
  const name = nodeName(graph, node, app.state.lang);
  const other = [graph.ko[node], graph.en[node], ...graph.alias[node]].find((text) => text && text !== name);
  const item = make(
    "li",
    { role: "option", id: `suggestion-${at}`, "aria-selected": "false" },
    isolated(name),
    other ? make("span", { class: "other" }, " ", isolated(other)) : null,
    make("span", { class: "kind" }, " ", termLabel(graph.classes[graph.cls[node]], app.state.lang)),
  );
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    pick();
  });
  return item;
}
