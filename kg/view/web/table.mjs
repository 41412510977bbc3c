// The same content as text: a table of entities and a table of facts, by keyboard and screen reader.
import { button, isolated, make } from "./elements.mjs";
import { factsOfNode, nodeName } from "./model.mjs";
import { grouped, termLabel, WORDS } from "./words.mjs";

const ROWS = 30;

/** Return the two tables in a container; `fill` brings them up to date. */
export function startTable(app, container) {
  const page = { entities: 0, facts: 0 };
  let lastNode = null;
  return {
    fill() {
      const { graph, state, visible } = app;
      const words = WORDS[state.lang];
      if (state.node !== lastNode) page.facts = 0;
      lastNode = state.node;
      const nodes = graph.order.filter((node) => visible.nodes[node]);
      const facts = shownFacts(app);
      const title = state.node === null ? words.allFacts : words.factsOf(nodeName(graph, state.node, state.lang));
      const turn = (which, at) => {
        page[which] = at;
        this.fill();
        container.querySelector(`[data-table="${which}"] caption`).scrollIntoView({ block: "nearest" });
      };
      const focused = container.contains(document.activeElement) ? document.activeElement.id : "";
      container.replaceChildren(
        ...paged("entities", words.entities, entityHead(words), nodes, (node) => entityRow(app, node), page, turn, words),
        ...paged("facts", title, factHead(words), facts, (fact) => factRow(app, fact), page, turn, words),
        state.node === null ? "" : button(words.showAllFacts, () => app.choose(null), { id: "all-facts" }),
      );
      if (focused) document.getElementById(focused)?.focus();
    },
  };
}

/** Return the facts that are shown: those of the chosen node, or all that the filters leave. */
export function shownFacts(app) {
  const { graph, state, visible } = app;
  const all = state.node === null ? Array.from(visible.facts.keys()) : factsOfNode(graph, state.node);
  return all.filter((fact) => visible.facts[fact]);
}

function paged(which, title, head, items, row, page, turn, words) {
  const pages = Math.max(1, Math.ceil(items.length / ROWS));
  const at = Math.min(page[which], pages - 1);
  const some = Array.from(items.slice(at * ROWS, (at + 1) * ROWS));
  const range = words.page(some.length ? at * ROWS + 1 : 0, at * ROWS + some.length, grouped(items.length));
  const table = make(
    "table",
    { "data-table": which },
    make("caption", {}, title),
    make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...some.map(row)),
  );
  const step = (name, to, text) =>
    button(text, () => turn(which, to), { id: `${which}-${name}`, disabled: to < 0 || to >= pages });
  const bar = make("p", { class: "pages" }, step("previous", at - 1, words.previous), ` ${range} `, step("next", at + 1, words.next));
  return [make("div", { class: "wide" }, table), bar];
}

function entityHead(words) {
  return [words.name, words.kind, words.links];
}

function entityRow(app, node) {
  const { graph, state } = app;
  const name = button(isolated(nodeName(graph, node, state.lang)), () => app.choose(node), {
    class: "name",
    id: `row-${node}`,
    "aria-pressed": String(state.node === node),
  });
  return make(
    "tr",
    { class: state.node === node ? "chosen" : null },
    make("th", { scope: "row" }, name),
    make("td", {}, termLabel(graph.classes[graph.cls[node]], state.lang)),
    make("td", { class: "number" }, grouped(graph.degree[node])),
  );
}

function factHead(words) {
  return [words.subject, words.relation, words.object, words.date, words.sureness];
}

function factRow(app, fact) {
  const { graph, state } = app;
  const { facts } = graph;
  const show = (node) => isolated(node < 0 ? "" : nodeName(graph, node, state.lang));
  return make(
    "tr",
    { "data-row": facts.id[fact] },
    make("td", {}, show(facts.s[fact])),
    make(
      "td",
      {},
      button(termLabel(facts.properties[facts.p[fact]], state.lang), () => app.chooseFact(fact), {
        class: "property",
        id: `fact-row-${fact}`,
      }),
    ),
    make("td", {}, show(facts.o[fact])),
    make("td", {}, facts.when[fact] ?? ""),
    make("td", { class: "number" }, `${facts.conf[fact]}%`),
  );
}
