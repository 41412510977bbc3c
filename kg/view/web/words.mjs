// Every word of the interface in Korean and English. The graph's own names come from the graph.

export const WORDS = {
  ko: {
    title: "보도자료 지식 그래프",
    searchLabel: "이름으로 찾기",
    searchHint: "이름, 별칭, 초성 (예: ㅎㄱㅂㅇㅇ)",
    nothingFound: "찾은 것이 없습니다",
    found: (n) => `${n}개 찾음`,
    language: "English",
    languageLabel: "Switch to English",
    overview: "전체 그림",
    focus: "중심 보기",
    table: "표",
    viewsLabel: "보기",
    panelLabel: "근거",
    legend: "범례",
    classes: "종류",
    shown: (n, all) => `${all}개 중 ${n}개 표시`,
    counts: (e, f, s) => `보도자료 ${s}건에서 읽은 개체 ${e}개와 관계 ${f}건`,
    howTo: "그림의 점이나 선을 누르면, 그렇게 말한 문장과 출처가 여기에 나옵니다.",
    mostLinked: "관계가 가장 많은 개체",
    alsoKnown: "다른 이름",
    facts: (n) => `관계 ${n}건`,
    events: (n) => `일어난 일 ${n}건`,
    between: "두 개체 사이의 관계",
    showFocus: "이 개체를 중심으로 보기",
    more: (n) => `${n}건 더 보기`,
    confidence: (n) => `신뢰도 ${n}%`,
    date: "날짜",
    amount: "금액",
    place: "장소",
    participants: "참여",
    status: { asserted: "확인된 사실", planned: "계획", denied: "부인·철회" },
    published: (d) => `${d} 보도`,
    openSource: "원문 열기",
    noSource: "출처 미상",
    sources: (n) => `출처 ${n}곳`,
    close: "닫기",
    noFacts: "관계가 없습니다.",
    leftOut: (n) => `아주 큰 그래프라서 근거 ${n}건은 이 페이지에 넣지 않았습니다.`,
  },
  en: {
    title: "Knowledge graph of announcements",
    searchLabel: "Find a name",
    searchHint: "Name, alias or initials (ㅎㄱㅂㅇㅇ)",
    nothingFound: "Nothing found",
    found: (n) => `${n} found`,
    language: "한국어",
    languageLabel: "한국어로 바꾸기",
    overview: "Overview",
    focus: "Focus",
    table: "Table",
    viewsLabel: "Views",
    panelLabel: "Evidence",
    legend: "Legend",
    classes: "Classes",
    shown: (n, all) => `${n} of ${all} shown`,
    counts: (e, f, s) => `${e} entities and ${f} relations, read from ${s} announcements`,
    howTo: "Click a point or a line of the picture: the sentence that says so and its source appear here.",
    mostLinked: "Best-connected entities",
    alsoKnown: "Also called",
    facts: (n) => (n === 1 ? "1 relation" : `${n} relations`),
    events: (n) => (n === 1 ? "1 event" : `${n} events`),
    between: "Relations between two entities",
    showFocus: "Show this entity's surroundings",
    more: (n) => `${n} more`,
    confidence: (n) => `confidence ${n}%`,
    date: "Date",
    amount: "Amount",
    place: "Place",
    participants: "Participants",
    status: { asserted: "stated as fact", planned: "planned", denied: "denied or cancelled" },
    published: (d) => `published ${d}`,
    openSource: "Open the source",
    noSource: "source unknown",
    sources: (n) => (n === 1 ? "1 source" : `${n} sources`),
    close: "Close",
    noFacts: "No relations.",
    leftOut: (n) => `This graph is very large: the evidence of ${n} facts was left out of this page.`,
  },
};

/** Return a term (`[local, ko, en]`) in the chosen language, else the other one, else its local name. */
export function termLabel(term, lang) {
  const [local, ko, en] = term;
  return (lang === "ko" ? ko || en : en || ko) || local;
}

/** Return whole numbers with separators. */
export function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** Return an amount as people write it: 1121000000000 KRW → 1조 1,210억 원, 120000000 USD → USD 120,000,000. */
export function amountText(amount, currency, lang) {
  const [whole, part] = amount.split(".");
  const plain = grouped(whole) + (part ? `.${part}` : "");
  if (lang !== "ko" || currency !== "KRW" || part || !/^\d+$/.test(whole) || whole.length < 5) {
    return currency ? `${currency} ${plain}` : plain;
  }
  const units = ["", "만", "억", "조", "경"];
  const digits = whole.padStart(Math.ceil(whole.length / 4) * 4, "0");
  const groups = digits.match(/\d{4}/g).map(Number);
  const named = groups.map((value, at) => (value ? grouped(value) + (units[groups.length - 1 - at] ?? "") : ""));
  return `${named.filter(Boolean).join(" ")} 원`;
}
