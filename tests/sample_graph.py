"""A small merged graph with one of everything, of our own invention, for tests of what comes after merging."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256

from kg.types import Disagreement, Entity, EntityClass, Evidence, Fact, Graph, Happening, Label, Source

BASE = "https://kg.example.org/"
TEXTS = {
    "a-1": (
        '한빛협회, 새길제약과 맞손\n한빛협회(HAN)는 25일 서울에서 새길제약과 "상생" 협약을 체결했다. '
        "김하늘 한빛협회 회장은 기쁘다고 말했다."
    ),
    "a-2": "한빛협회와 새길제약이 협약을 체결했다. 새길제약은 두루바이오 인수를 추진하지 않는다고 밝혔다.\n\\끝",
    "a-3": "새길제약은 후보물질 SG-7을 개발하고 있다.",
}


def iri(cls: str, key: str) -> str:
    """Return an IRI of the form that the merged graph has."""
    return f"{BASE}id/{cls.lower()}-{sha256(key.encode()).hexdigest()[:32]}"


def evidence(document: str, quote: str, rule: str, confidence: float) -> Evidence:
    """Return evidence for a quotation of one of `TEXTS`, at its first place."""
    start = TEXTS[document].index(quote)
    return Evidence(document, start, start + len(quote), quote, ((start, start + 2),), rule, confidence)


def entity(cls: EntityClass, name: str, english: str, aliases: tuple[str, ...], documents: tuple[str, ...]) -> Entity:
    """Return an entity whose key is its Korean name."""
    labels = (Label(english, "en"), Label(name, "ko")) if english else (Label(name, "ko"),)
    return Entity(iri(cls, name), cls, labels, tuple(Label(alias, "ko") for alias in aliases), documents)


ASSOCIATION = entity("Organization", "한빛협회", "Hanbit Association", ("HAN",), ("a-1", "a-2"))
COMPANY = entity("Organization", "새길제약", "", ("새길",), ("a-1", "a-2", "a-3"))
TARGET = entity("Organization", "두루바이오", "", (), ("a-2",))
CHAIR = entity("Person", "김하늘", "Kim Ha-neul", (), ("a-1",))
CITY = entity("Place", "서울", "Seoul", (), ("a-1",))
CANDIDATE = entity("Product", "SG-7", "", (), ("a-3",))
GATHERING = entity("Gathering", "한빛 포럼 2024", "", (), ("a-1",))

_SIGNED = (
    evidence("a-1", '한빛협회(HAN)는 25일 서울에서 새길제약과 "상생" 협약을 체결했다.', "agreement.mou", 0.93),
    evidence("a-2", "한빛협회와 새길제약이 협약을 체결했다.", "agreement.mou.short", 0.9),
)
_SAID = (evidence("a-1", "김하늘 한빛협회 회장은 기쁘다고 말했다.", "role.before-title", 1.0),)
_DENIED = (evidence("a-2", "새길제약은 두루바이오 인수를 추진하지 않는다고 밝혔다.\n\\끝", "acquisition", 0.8),)
_MADE = (evidence("a-3", TEXTS["a-3"], "product.develops", 0.75),)


def _source(document: str, title: str | None, published: date | None, publisher: str | None, url: str | None) -> Source:
    checksum = sha256(TEXTS[document].encode()).hexdigest()
    return Source(iri("announcement", document), document, title, published, publisher, url, checksum, checksum)


def _fact(subject: Entity, prop: str, obj: Entity, found: tuple[Evidence, ...], when: str | None = None) -> Fact:
    key = f"{subject.iri} {prop} {obj.iri}"
    return Fact(iri("statement", key), subject.iri, prop, obj.iri, found, when)


def sample_graph() -> Graph:
    """Return the graph; its values are sorted by IRI as merging leaves them."""
    sources = (
        _source(
            "a-1", "한빛협회, 새길제약과 맞손", date(2024, 4, 26), "가온일보", "https://news.example.org/기사/1?면=경제"
        ),
        _source("a-2", None, date(2024, 4, 27), "나래신문", None),
        _source("a-3", None, None, None, None),
    )
    facts = (
        _fact(ASSOCIATION, "signedMOUWith", COMPANY, _SIGNED, "2024-04-25"),
        _fact(CHAIR, "chairOf", ASSOCIATION, _SAID, "2023-03"),
        _fact(COMPANY, "develops", CANDIDATE, _MADE),
        _fact(CHAIR, "participatesIn", GATHERING, _SAID),
    )
    pair = (("party", ASSOCIATION.iri), ("party", COMPANY.iri))
    happenings = (
        Happening(
            iri("mou", "1"), "MOU", Label("업무협약: 한빛협회, 새길제약", "ko"), "asserted", pair, _SIGNED,
            "2024-04-25", Decimal("1.50E+9"), "KRW", CITY.iri, (Disagreement("date", "2024-04-24", ("a-2",)),),
        ),
        Happening(
            iri("acquisition", "1"), "Acquisition", Label("인수: 새길제약, 두루바이오", "ko"), "denied",
            (("acquirer", COMPANY.iri), ("target", TARGET.iri)), _DENIED, "2024",
        ),
        Happening(
            iri("gathering", "event"), "Gathering", Label("한빛 포럼 2024", "ko"), "planned",
            (("gathering", GATHERING.iri), ("host", ASSOCIATION.iri)), _SAID, "2024-06",
        ),
    )  # fmt: skip
    entities = (ASSOCIATION, COMPANY, TARGET, CHAIR, CITY, CANDIDATE, GATHERING)
    return Graph(
        BASE,
        tuple(sorted(sources, key=lambda item: item.iri)),
        tuple(sorted(entities, key=lambda item: item.iri)),
        tuple(sorted(facts, key=lambda item: item.iri)),
        tuple(sorted(happenings, key=lambda item: item.iri)),
    )
