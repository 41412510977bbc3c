// A small graph for the unit tests, as the page's data block holds it.
import { readGraph } from "../../kg/view/web/model.mjs";

const NAMES = ["한국바이오협회", "미국바이오협회", "고한승", "바이오플러스", "서울", "부산", "외톨이"];
const FACTS = [
  [0, 0, 1, "2023-04-25", 90, [0, 1]],
  [2, 1, 0, null, 80, [0]],
  [0, 2, 3, "2023-07", 70, [0]],
  [1, 2, 3, "2023", 60, [1]],
  [3, 3, 4, null, 50, [1]],
  [1, 0, 0, "2024-01-02", 40, [1]],
];

/** Return the data block: seven nodes, six facts (two between one pair), one event that alone joins 4 and 5. */
export function madeData() {
  return {
    base: "https://kg.example.org/",
    vocabulary: "https://kg.example.org/ontology#",
    piece: 2,
    classes: [["Gathering", "행사", "Gathering"], ["Organization", "기관", "Organization"], ["Person", "사람", null], ["Place", "장소", "Place"]],
    nodes: {
      id: NAMES.map((_, at) => `id/n${at}`),
      cls: [1, 1, 2, 0, 3, 3, 1],
      x: [0, 100, 0, 100, 200, 300, 900],
      y: [0, 0, 100, 100, 100, 100, 900],
      group: [0, 0, 0, 0, 1, 1, 2],
      ko: NAMES,
      en: ["KoreaBIO", null, "Ko Han-seung", null, "Seoul", "Busan", null],
      alias: [["바이오협회"], ["BIO"], [], ["BIX"], [], [], []],
    },
    hubs: [0, 4, 6],
    facts: {
      properties: [["signedMOUWith", "업무협약 체결", "signed an MOU with"], ["chairOf", "회장", null], ["participatesIn", "참가", "takes part in"], ["heldIn", "개최지", "held in"]],
      id: FACTS.map((_, at) => `id/f${at}`),
      s: FACTS.map((fact) => fact[0]),
      p: FACTS.map((fact) => fact[1]),
      o: FACTS.map((fact) => fact[2]),
      when: FACTS.map((fact) => fact[3]),
      conf: FACTS.map((fact) => fact[4]),
      src: FACTS.map((fact) => fact[5]),
    },
    events: [{ cls: "Launch", label: "출시", status: "asserted", who: [["agent", 4], ["object", 5]], date: "2023-05", amount: null, currency: null, place: -1, disagree: [], src: [0] }],
    ties: [[4, 5, 0]],
    terms: [["Launch", "출시", "launch"]],
    sources: [["a", "첫째 소식", "2023-04-26", "우리신문", "https://a.example.org/1"], ["b", "둘째 소식", "2023-04-27", "다른신문", null]],
  };
}

export const madeGraph = () => readGraph(madeData());
