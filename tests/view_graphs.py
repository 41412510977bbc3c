"""Graphs for the tests of the page: a small one told in our own words, hostile ones and large ones."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from kg.types import Entity, EntityClass, Evidence, Fact, Graph, Happening, Label, Source

BASE = "https://kg.example.org/"

SENTENCES = {
    "mou": "한국바이오협회는 25일 미국 워싱턴에서 미국바이오협회와 협력 업무협약을 맺었다고 밝혔다.",
    "said": "고한승 한국바이오협회 회장은 “두 나라 기업이 더 자주 만나게 될 것”이라고 말했다.",
    "fair": "두 협회는 7월 서울에서 열리는 바이오플러스에 함께 참가한다.",
    "again": "KoreaBIO와 BIO가 손을 맞잡고 업무협약서에 서명했다.",
}
DOCUMENT_OF = {"mou": "news-1", "said": "news-1", "fair": "news-1", "again": "news-2"}


def iri(cls: str, name: str) -> str:
    """Return an IRI as kg makes them: class and a hash, ASCII."""
    return f"{BASE}id/{cls.lower()}-{sha256(name.encode()).hexdigest()[:16]}"


def entity(cls: EntityClass, korean: str, *aliases: str, english: str = "") -> Entity:
    """Return an entity named in Korean, and in English where a name is given."""
    labels = (Label(korean, "ko"), *((Label(english, "en"),) if english else ()))
    return Entity(iri(cls, korean), cls, labels, tuple(Label(name, "") for name in aliases), ("news-1",))


def evidence(key: str, *words: str, confidence: float = 0.9) -> Evidence:
    """Return a sentence of `SENTENCES` as evidence, with words marked, as if it began at character 40."""
    quote = SENTENCES[key]
    marks = tuple((40 + quote.index(word), 40 + quote.index(word) + len(word)) for word in words)
    return Evidence(DOCUMENT_OF[key], 40, 40 + len(quote), quote, marks, f"rule-{key}", confidence)


def fact(subject: Entity, name: str, target: Entity, *quotes: Evidence, when: str | None = None) -> Fact:
    """Return a fact with its evidence."""
    return Fact(iri("fact", subject.iri + name + target.iri), subject.iri, name, target.iri, quotes, when)


KOREABIO = entity("Organization", "한국바이오협회", "KoreaBIO", "바이오협회", english="KoreaBIO")
BIO = entity("Organization", "미국바이오협회", "BIO", english="Biotechnology Innovation Organization")
KO = entity("Person", "고한승", english="Ko Han-seung")
FAIR = entity("Gathering", "바이오플러스", "BIX")
SEOUL = entity("Place", "서울", english="Seoul")
WASHINGTON = entity("Place", "워싱턴", english="Washington")
LONELY = entity("Organization", "외톨이연구소")

SIGNED = fact(
    KOREABIO,
    "signedMOUWith",
    BIO,
    evidence("mou", "한국바이오협회", "미국바이오협회", "업무협약을 맺었다"),
    evidence("again", "KoreaBIO", "BIO가", "업무협약서에 서명", confidence=0.8),
    when="2023-04-25",
)
CHAIR = fact(KO, "chairOf", KOREABIO, evidence("said", "고한승", "한국바이오협회", "회장"))


def small_graph() -> Graph:
    """Return the agreement of two associations, told by two outlets."""
    facts = [
        SIGNED,
        CHAIR,
        fact(KOREABIO, "participatesIn", FAIR, evidence("fair", "두 협회", "바이오플러스", "참가"), when="2023-07"),
        fact(BIO, "participatesIn", FAIR, evidence("fair", "두 협회", "바이오플러스", "참가"), when="2023-07"),
        fact(FAIR, "heldIn", SEOUL, evidence("fair", "서울", "바이오플러스", "열리는")),
    ]
    mou = Happening(
        iri("event", "mou"),
        "MOU",
        Label("한국바이오협회·미국바이오협회 업무협약", "ko"),
        "asserted",
        (("agent", KOREABIO.iri), ("agent", BIO.iri)),
        (evidence("mou", "업무협약을 맺었다"),),
        "2023-04-25",
        Decimal(1121000000000),
        "KRW",
        WASHINGTON.iri,
    )
    sources = (
        Source(f"{BASE}doc/1", "news-1", "두 바이오협회, 협력 약속", date(2023, 4, 26), "우리신문",
               "https://news.example.org/1", "0" * 64),
        Source(f"{BASE}doc/2", "news-2", "바이오협회 한미 협약", date(2023, 4, 27), "다른신문",
               "https://news.example.org/2", "1" * 64),
    )  # fmt: skip
    entities = sorted((KOREABIO, BIO, KO, FAIR, SEOUL, WASHINGTON, LONELY), key=lambda item: item.iri)
    return Graph(BASE, sources, tuple(entities), tuple(sorted(facts, key=lambda item: item.iri)), (mou,))


ATTACKS = (
    "<script>alarm('script')</script>",
    "</script><script>alarm('closed')</script>",
    "<img src=x onerror=alarm('img')>",
    "<svg/onload=alarm('svg')>",
    "--><script>alarm('comment')</script><!--",
    "<!--<script>",
    "\"'><b onmouseover=alarm('attr')>굵게</b>",
    "javascript:alarm('url')",
    "${alarm('template')} {{ alarm }} {% raw %}",
    "앞\u202e뒤집힌\u202c이름\u200b\ufeff\u0000\u0007\u2028끝",
    "👩‍🔬연구🇰🇷 韓·美 ﷽ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "가" * 10_000,
    "__proto__",
    "constructor",
    "\ud800 반쪽",
    "",
)
HOSTILE_URLS = (
    "javascript:alarm('link')",
    "data:text/html,<script>alarm('data')</script>",
    "https://ok.example.org/\"onclick=\"alarm('quote')",
    " https://space.example.org",
    "//no-scheme.example.org",
    "https://[broken",
)


def hostile_graph() -> Graph:
    """Return a graph whose every text is an attack."""
    classes: tuple[EntityClass, ...] = ("Organization", "Person", "Product", "Place")
    entities = [
        Entity(iri("Organization", f"attack-{at}"), classes[at % 4], (Label(text, "ko"), Label(text[::-1], "en")),
               (Label(text + "2", ""),), ("doc",))
        for at, text in enumerate(ATTACKS)
    ]  # fmt: skip
    sources = [
        Source(f"{BASE}doc/{at}", f"doc-{at}" + ATTACKS[at % len(ATTACKS)], ATTACKS[at], date(2024, 1, 1 + at),
               ATTACKS[-at], HOSTILE_URLS[at % len(HOSTILE_URLS)], "0" * 64)
        for at in range(len(ATTACKS))
    ]  # fmt: skip
    facts = []
    happenings = []
    for at, text in enumerate(ATTACKS):
        proof = Evidence(sources[at].id, 5, 5 + len(text), text, ((0, 9), (4, 20_000), (8, 6)), text, 0.5)
        ends = entities[at].iri, entities[(at + 1) % len(ATTACKS)].iri
        facts.append(Fact(iri("fact", str(at)), ends[0], "signedMOUWith", ends[1], (proof,), "2024-01"))
        happenings.append(
            Happening(iri("event", str(at)), "MOU", Label(text, ""), "planned", (("agent", ends[0]), (text, ends[1])),
                      (proof,), None, Decimal("1E+3"), text[:3] or None)
        )  # fmt: skip
    return Graph(BASE, tuple(sources), tuple(entities), tuple(facts), tuple(happenings))


SYLLABLES = "가나다라마바사아자차카타하고노도로모보소오조초코토호한국미래대성신진유정현수민지은영바이오메디"
CLASSES: tuple[EntityClass, ...] = (
    "Organization", "Organization", "Organization", "Person", "Person", "Product", "Place", "Gathering",
    "Condition", "Programme", "Publication",
)  # fmt: skip
PROPERTIES = ("signedMOUWith", "investedIn", "develops", "participatesIn", "ceoOf", "locatedIn", "collaboratesWith")


def large_graph(nodes: int, facts: int, seed: int = 7) -> Graph:
    """Return a made-up graph with communities, hubs, small separate parts and a sentence for each fact."""
    dice = random.Random(seed)
    entities = tuple(_made_up(dice, at) for at in range(nodes))
    groups: dict[int, list[int]] = {}
    for at in range(nodes):
        groups.setdefault(int(dice.random() ** 2 * nodes / 60), []).append(at)
    group_of = {at: group for group, members in groups.items() for at in members}
    begin = date(2023, 1, 1)
    sources = tuple(
        Source(f"{BASE}doc/{at}", f"doc-{at}", f"{at}번째 소식", begin + timedelta(days=at % 900), f"매체{at % 20}",
               f"https://news.example.org/{at}", "0" * 64)
        for at in range(max(1, facts // 8))
    )  # fmt: skip
    found = []
    for at in range(facts):
        subject = int(dice.random() ** 1.3 * nodes * 0.9)
        near = groups[group_of[subject]]
        target = near[int(dice.random() ** 2 * len(near))] if dice.random() < 0.85 else int(dice.random() ** 4 * nodes)
        found.append(_made_up_fact(dice, at, entities[subject], entities[target], sources))
    return Graph(BASE, sources, entities, tuple(found), ())


def _made_up(dice: random.Random, at: int) -> Entity:
    name = "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 7))) + ("" if at % 3 else str(at))
    cls = CLASSES[dice.randrange(len(CLASSES))]
    labels = (Label(name, "ko"), *((Label(f"Name {at}", "en"),) if at % 4 == 0 else ()))
    return Entity(iri(cls, str(at)), cls, labels, (Label(f"별칭{at}", ""),) if at % 5 == 0 else (), ("doc-0",))


def _made_up_fact(dice: random.Random, at: int, subject: Entity, target: Entity, sources: tuple[Source, ...]) -> Fact:
    source = sources[at // 8 % len(sources)]
    one, two = subject.labels[0].text, target.labels[0].text
    quote = (
        f"{one}은 지난 {at % 28 + 1}일 {two}와 새로운 사업을 벌이기로 하고 협력을 약속했다고 {at}번 소식에서 밝혔다."
    )
    start = quote.rindex(two, 0, len(quote))
    marks = ((0, len(one)), (start, start + len(two)))
    proof = Evidence(source.id, 0, len(quote), quote, marks, "made-up", 0.5 + dice.random() / 2)
    name = PROPERTIES[dice.randrange(len(PROPERTIES))]
    when = f"2023-{at % 12 + 1:02d}-{at % 28 + 1:02d}" if at % 3 else None
    return Fact(iri("fact", str(at)), subject.iri, name, target.iri, (proof,), when)
