// What is drawn where: camera, labels, shapes, marks, files to take away.
import assert from "node:assert/strict";
import test from "node:test";
import { boxOf, distanceToSegment, fitBox, radiusOnScreen, zoomAt } from "../../kg/view/web/camera.mjs";
import { evidenceReader, markedParts } from "../../kg/view/web/evidence.mjs";
import { factsAsCsv, factsAsTurtle } from "../../kg/view/web/exports.mjs";
import { boxKeeper, labelBox } from "../../kg/view/web/labels.mjs";
import { groupsInView, shortLabel } from "../../kg/view/web/names.mjs";
import { classLook, outline } from "../../kg/view/web/shapes.mjs";
import { madeGraph } from "./made_graph.mjs";

const graph = madeGraph();

test("the camera shows a whole box, and zooming keeps the point under the finger", () => {
  const box = boxOf(graph, [0, 3]);
  assert.deepEqual(box, { left: 0, right: 100, top: 0, bottom: 100 });
  const camera = fitBox(box, 400, 300, 50, 10);
  assert.equal(camera.scale, 2);
  assert.equal(50 * camera.scale + camera.x, 200);
  const near = zoomAt(camera, 2, 120, 80, 0.1);
  assert.equal(((120 - camera.x) / camera.scale) * near.scale + near.x, 120);
  assert.equal(zoomAt(camera, 1e-9, 0, 0, 0.1).scale, 0.1);
});

test("a node is never too small to see and grows with the picture", () => {
  assert.ok(radiusOnScreen(4, 0.001) >= 1);
  assert.ok(radiusOnScreen(4, 1) > radiusOnScreen(4, 0.1));
});

test("labels that would overlap are refused", () => {
  const keeper = boxKeeper();
  assert.ok(keeper.take(labelBox(100, 100, 5, 80, 15)));
  assert.ok(!keeper.take(labelBox(150, 105, 5, 80, 15)));
  assert.ok(keeper.take(labelBox(100, 140, 5, 80, 15)));
  keeper.keep(labelBox(100, 180, 5, 80, 15));
  assert.ok(keeper.overlaps(labelBox(100, 182, 5, 10, 5)));
});

test("a group is named on the picture as long as it fits into it and its hub is shown", () => {
  const app = { graph, visible: { nodes: graph.ko.map(() => 1) } };
  const seen = (scale) => groupsInView(app, { width: 800, height: 600, camera: { scale } });
  assert.deepEqual(seen(0.5), [{ hub: 0, size: 4 }]);
  assert.deepEqual(seen(5), []);
  app.visible.nodes[0] = 0;
  assert.deepEqual(seen(0.5), []);
});

test("each class has a shape of its own", () => {
  const classes = ["Organization", "Person", "Place", "Product", "Gathering", "Condition", "Programme", "Publication"];
  assert.equal(new Set(classes.map((name) => classLook(name, false).shape)).size, classes.length);
  assert.equal(outline("star", 0, 0, 5).length, 10);
  assert.deepEqual(outline("circle", 0, 0, 5), []);
});

test("long names are cut between characters and isolated", () => {
  assert.equal(shortLabel("짧은 이름"), "\u2068짧은 이름\u2069");
  assert.equal(Array.from(shortLabel("😀".repeat(50))).length, 24);
});

test("distance to a segment counts its ends", () => {
  assert.equal(distanceToSegment([0, 5], [-10, 0], [10, 0]), 5);
  assert.equal(distanceToSegment([13, 4], [0, 0], [10, 0]), 5);
  assert.equal(distanceToSegment([3, 4], [0, 0], [0, 0]), 5);
});

test("marks count characters, not halves of emoji", () => {
  assert.deepEqual(markedParts("😀한국과 미국", [1, 3, 5, 7]), [["😀", false], ["한국", true], ["과 ", false], ["미국", true]]);
  assert.deepEqual(markedParts("가나", []), [["가나", false]]);
});

test("evidence is parsed once a piece, and what is missing is empty", () => {
  const asked = [];
  const texts = ['[["문장"],["규칙"],[[[0,0,90,0,0,1]],[]]]', null];
  const read = evidenceReader(2, (at) => asked.push(at) && texts[at]);
  assert.deepEqual(read(0), [{ source: 0, quote: "문장", confidence: 90, rule: "규칙", marks: [0, 1] }]);
  assert.deepEqual(read(1), []);
  assert.deepEqual(read(2), []);
  assert.deepEqual(asked, [0, 1]);
});

test("a CSV runs nothing in a spreadsheet and quotes what needs it", () => {
  const risky = madeGraph();
  risky.ko[0] = '=HYPERLINK("x")';
  const text = factsAsCsv(risky, [0], () => [{ quote: "가, 나" }], "ko");
  assert.ok(text.startsWith("\ufeffsubject,"));
  assert.ok(text.includes('"\'=HYPERLINK(""x"")"'));
  assert.ok(text.includes('"가, 나"'));
  assert.ok(text.endsWith("\r\n"));
});

test("Turtle holds the facts and the names of their ends", () => {
  const risky = madeGraph();
  risky.ko[0] = 'a"\\b\n';
  const text = factsAsTurtle(risky, [0]);
  assert.ok(text.includes("<https://kg.example.org/id/n0> kg:signedMOUWith <https://kg.example.org/id/n1> ."));
  assert.ok(text.includes('rdfs:label "a\\"\\\\b "@ko, "KoreaBIO"@en .'));
});
