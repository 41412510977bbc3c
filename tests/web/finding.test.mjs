// Names are found in any form in which a person types them.
import assert from "node:assert/strict";
import test from "node:test";
import { foldText, initialsOf, isInitials } from "../../kg/view/web/hangul.mjs";
import { buildIndex, findNodes } from "../../kg/view/web/search.mjs";
import { amountText, grouped, termLabel } from "../../kg/view/web/words.mjs";
import { madeGraph } from "./made_graph.mjs";

const graph = madeGraph();
const index = buildIndex(graph);
const first = (query) => findNodes(graph, index, query)[0];

test("folding drops case, spaces, punctuation and normal forms", () => {
  assert.equal(foldText(" ㈜한국-BIO "), "주한국bio");
  assert.equal(foldText("한국".normalize("NFD")), "한국");
  assert.equal(foldText("ＡＢＣ"), "abc");
  assert.equal(foldText("ㅎㄱ"), "ㅎㄱ");
});

test("initial consonants are those of the syllables", () => {
  assert.equal(initialsOf("한국바이오"), "ㅎㄱㅂㅇㅇ");
  assert.equal(initialsOf("까치bio1"), "ㄲㅊbio1");
  assert.ok(isInitials("ㅎㄱ"));
  assert.ok(!isInitials("ㅎ국"));
});

test("an entity is found by name, alias, English name, part, initials and decomposed text", () => {
  for (const query of ["한국바이오협회", "한국 바이오", "koreabio", "KOREABIO", "ㅎㄱㅂㅇ", "한국바이오".normalize("NFD")]) {
    assert.equal(first(query), 0, query);
  }
  assert.equal(first("bix"), 3);
});

test("a whole name comes before a beginning, a beginning before an inside", () => {
  assert.deepEqual(findNodes(graph, index, "BIO").slice(0, 2), [1, 0]);
  assert.deepEqual(findNodes(graph, index, "바이오").slice(0, 2), [0, 3]);
});

test("nothing is found for nothing", () => {
  assert.deepEqual(findNodes(graph, index, " …"), []);
  assert.deepEqual(findNodes(graph, index, "없는이름"), []);
});

test("a term falls back from the chosen language to the other and to its local name", () => {
  assert.equal(termLabel(["chairOf", "회장", null], "en"), "회장");
  assert.equal(termLabel(["chairOf", null, null], "ko"), "chairOf");
});

test("amounts are written as people write them", () => {
  assert.equal(amountText("1121000000000", "KRW", "ko"), "1조 1,210억 원");
  assert.equal(amountText("120000000", "USD", "ko"), "USD 120,000,000");
  assert.equal(amountText("1.5", "USD", "en"), "USD 1.5");
  assert.equal(amountText("9000", "KRW", "ko"), "KRW 9,000");
  assert.equal(grouped(1234567), "1,234,567");
});
