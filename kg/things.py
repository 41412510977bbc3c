"""Names of products, gatherings, programmes and publications: quoted names, codes, and names with a telling end."""

from __future__ import annotations

import re

from kg.lexicon import Lexicon
from kg.syntax import Phrase, Word
from kg.types import EntityClass

_CODE = re.compile(
    r"^(?=.*[0-9])(?=.*[A-Z])(?:[0-9]{0,3}[A-Za-z]{1,8}[-‑]?[0-9]{2,5}[A-Za-z]{0,3}(?:[-‑][A-Z0-9]{1,3})?"
    r"|[A-Z]{2,6}[-‑][A-Z]{0,2}[0-9]{1,5}[A-Za-z]{0,2})$"
)
_NOT_A_CODE = re.compile(
    r"^(?:COVID|GLP|PD|PDL|CTLA|IL|CD|HER|EGFR|BMI|ISO|IEC|KS|WHO|GPT|USB|PM|CO|H|B|G|K|S|RE|ESS|TOP|KOSPI|MSCI|S&P|CES|MWC|IFA|"
    r"[0-9]{1,2}G|LTE|HDMI|WIFI|MBA|R|Q|M|A|T|FY|VOL|NO|EP|SE|UTF|MP|HPV|HbA|SGLT|DPP|TNF|PARP|CDK|FGFR|APOE|SARS|BRCA|"
    r"KRAS|TLR|CAR|HIV|DDR|LPDDR|HBM|GDDR|PCIE|IP|MIL|AS|KTX|GTX|SRT|ETF|TOEIC|VER|PART|DAY|ROUND|TYPE|LEVEL|CLASS)[-‑]?[A-Z]?[0-9]+[a-zA-Z]?$",
    re.IGNORECASE,
)
_RANKED = re.compile(r"^제?[0-9]+의|^(?:최고|최우수|최초|올해|세계|국내|글로벌|첫|역대)")
_YEAR = re.compile(r"\s?(?:20)?[0-9]{2}년?$|^(?:제[0-9]+회|20[0-9]{2}년?|[0-9]+회)\s?")
_VERBISH = re.compile(
    r"(?:[가-힣](?:다|까|요|자|며|고|는|을|를|에|로|의|한|된|할|될|위한|향한|까지|부터|만에|인가|네|죠))$"
)
_SLOGAN = re.compile(r"\s(?:위해|향해|통해|넘어|함께)\s|[!?…]|[가-힣]다[.]?$")
_PROGRAMME = "프로그램"
_FRESH = re.compile(r"^(?:새|신규|신형|각종|다양한)\s|^(?:세계|국내|업계|아시아)\s?(?:최초|최대|첫)")
_ACRONYM = re.compile(r"^[A-Z]{2,4}\.?$")
_ASIDE = re.compile(r"\s?\([^()]*\)$")
_COUNT = re.compile(r"^(?:[0-9]+|총|세|네|두)?(?:종|개|가지|여종)?$")
_LONGEST_SUM = 4
"""Words that may sum up a list (등 겨울 한정 신제품)."""
_LONGEST_NAME = 50
"""Characters: longer quoted words are a sentence."""
_LONGEST_OWNED = 30
"""Characters of a quoted name that nothing but the organization before it shows to be a product."""
_COUNTED_DAY = re.compile(r"^[0-9]+(?:일차|차|부|회|일|월|년|주차|기)")
"""Words that count the days or parts of a gathering, and are none."""
_INVENTED = 4
"""Characters from which on an invented word is trusted to be a name."""
_OF_CEREMONY = 2
"""Words behind a quoted name that go on the name of a ceremony for it."""


def _summed_up(phrase: Phrase, i: int) -> str:
    """Return the noun that sums up the list which a quoted name ends (‘다래차’ 등 신제품 3종: 신제품), or nothing."""
    rest = [w.text for w in phrase.words[i + 1 :]]
    if not rest or rest.pop(0) != "등":
        return ""
    while len(rest) > 1 and _COUNT.match(rest[-1]):
        rest.pop()
    return rest[-1] if rest and len(rest) <= _LONGEST_SUM else ""


class Things:
    """Classifies the names of things by their own end and by the words around them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._no_things = lexicon.ends("programme.agreements")
        self._agreements = lexicon.words("programme.agreements_behind")
        self._journals = lexicon.ends("publication.ends")
        self._ceremonies = lexicon.ends("gathering.ceremonies")
        self._before_gathering = lexicon.words("gathering.before_quoted")
        self._behind_gathering = lexicon.words("gathering.behind_quoted")
        self._gathering_nouns = lexicon.words("gathering.nouns")
        self._behind_programme = lexicon.words("programme.behind_quoted")
        self._supporting = lexicon.words("programme.supporting")
        self._unsure = lexicon.ends("programme.unsure")
        self._product_ends = lexicon.ends("product.ends")
        self._no_agent = lexicon.ends("product.no_agent")
        self._no_name = (*lexicon.award, *lexicon.ends("product.no_name"))
        self._nouns = lexicon.ends("product.like_verbs")
        self._praise = lexicon.words("product.praise")
        self._naming = lexicon.words("product.naming")
        self._works = lexicon.ends("product.works")
        self._abstract = lexicon.words("product.abstract")
        self._processes = lexicon.ends("product.processes")
        self._having = lexicon.words("product.having")
        self._makers = lexicon.words("product.makers")
        self._run_places = lexicon.ends("product.run_places")
        self._borne = lexicon.words("product.borne")
        self._brand = lexicon.ends("product.brand")
        self._making = lexicon.words("product.making")
        self._not_owned = lexicon.ends("product.not_owned")
        self._treated = lexicon.ends("condition.treated")
        self._remedies = lexicon.ends("condition.remedies")
        self._no_illness = lexicon.words("condition.no_illness")

    def nameable(self, text: str) -> bool:
        """Tell whether quoted words can be a name: no clause, no slogan, not too long."""
        if text.replace(" ", "").lower() in self._praise:
            return False
        if not 2 <= len(text) <= _LONGEST_NAME or _SLOGAN.search(text) or _FRESH.match(text):
            return False
        return text.endswith(self._nouns) or not _VERBISH.search(text)

    def quoted(self, word: Word, phrase: Phrase, i: int) -> EntityClass | None:
        """Return the class of a quoted name as its own end and its neighbours show it, or None."""
        text = _ASIDE.sub("", word.text) or word.text
        if not self.nameable(text):
            return None
        known = self.lexicon.cls(text) or self.lexicon.cls(_YEAR.sub("", text))
        if known is not None:
            return known
        left = phrase.words[i - 1].text if i else ""
        right = phrase.words[i + 1].text if i + 1 < len(phrase.words) else ""
        if {left, right} & self.lexicon.publication or left.endswith(self._journals):
            return "Publication"
        if text.endswith(self._no_things) or right in self._agreements:
            return None
        if self.supports(phrase.words[:i]):
            return "Programme"
        cls = self._by_end(text, left, right, _summed_up(phrase, i))
        named = cls is None and text.endswith(self._product_ends) and phrase.case not in ("as", "to")
        return "Product" if named else cls

    def supports(self, words: list[Word]) -> bool:
        """Tell whether words say of the name behind them that it is a scheme (창업 지원 프로그램 ‘다래’)."""
        return len(words) > 1 and words[-1].text == _PROGRAMME and words[-2].text in self._supporting

    def _by_end(self, text: str, left: str, right: str, listed: str) -> EntityClass | None:
        """Return the class that the end of a name shows, or else the words beside it, the surest first."""
        if text.endswith(self.lexicon.gathering_strong):
            return "Gathering"
        if text.endswith(self.lexicon.award):
            return "Programme"
        if right.endswith(self.lexicon.gathering_strong) or right in self._behind_gathering:
            return "Gathering"
        if left in self._before_gathering:
            return "Gathering"
        if right in self._behind_programme:
            return "Programme"
        if self.product_noun(left) or self.product_noun(right) or right in self._makers:
            return "Product"
        if listed and self.product_noun(listed):
            return "Product"
        return "Programme" if text.endswith(self.lexicon.programme) and not text.endswith(self._unsure) else None

    def ceremony(self, phrase: Phrase, i: int) -> tuple[int, int] | None:
        """Return the span of a ceremony that a quoted name and the nouns behind it name (‘가온센터’ 1호 준공식)."""
        if phrase.words[i].text.endswith(self._ceremonies):
            return None
        for behind in phrase.words[i + 1 : i + 1 + _OF_CEREMONY]:
            if behind.text.endswith(self._ceremonies) and not behind.quoted:
                return phrase.words[i].start, behind.end
            if behind.quoted or behind.new or "NNP" in behind.tags:
                return None
        return None

    def product_noun(self, text: str) -> bool:
        """Tell whether a noun says what kind of product something is."""
        if text in self.lexicon.product or text.endswith(self._product_ends):
            return True
        return text.endswith("제") and len(text) > 2 and not text.endswith(self._no_agent)

    def code(self, word: Word) -> bool:
        """Tell whether a word is a code as candidates and models bear it (GENA-104)."""
        return bool(_CODE.match(word.text)) and not _NOT_A_CODE.match(word.text)

    def beside_noun(self, phrase: Phrase, i: int) -> EntityClass | None:
        """Return the class of an unquoted word that a noun right before or behind it shows, or None."""
        return (
            self._behind_noun(phrase, i)
            or self._before_noun(phrase, i)
            or self._before_maker(phrase, i)
            or self._illness(phrase, i)
        )

    def _behind_noun(self, phrase: Phrase, i: int) -> EntityClass | None:
        """Return the class of a proper word that the noun before it names (플랫폼 다래온)."""
        word = phrase.words[i]
        if i == 0 or i + 1 != len(phrase.words) or len(word.text) < 2 or self.lexicon.known(word.text) is not None:
            return None
        if word.text.endswith(self._no_name):
            return None
        before = phrase.words[i - 1].text
        if _ACRONYM.match(word.text):
            return None
        gathering = before in self._gathering_nouns and not _COUNTED_DAY.match(word.text)
        if gathering and len(word.text) > 2 and phrase.case in ("to", "at", "subj", "topic", "obj", "gen"):
            return "Gathering"
        if (word.tags[0] not in ("NNP", "SL") and not word.new) or phrase.case == "copula":
            return None
        if before.endswith(self._brand) and phrase.case in ("subj", "topic"):
            return None
        if before in self._naming or before.endswith(self._product_ends):
            return "Product"
        return "Gathering" if gathering else None

    def _before_maker(self, phrase: Phrase, i: int) -> EntityClass | None:
        """Return Product for an invented word right before who made it (다래전설 개발사), or None."""
        word = phrase.words[i]
        if i + 1 == len(phrase.words) or phrase.words[i + 1].text not in self._makers or not word.new:
            return None
        if word.text.endswith(self._run_places):
            return None
        return None if self.lexicon.known(word.text) or self.lexicon.suffix(word.text)[0] else "Product"

    def _before_noun(self, phrase: Phrase, i: int) -> EntityClass | None:
        """Return Product for an invented word right before a noun that products bear (다래온 플랫폼), or None."""
        word = phrase.words[i]
        last = i + 2 == len(phrase.words) and phrase.words[i + 1].text in self._borne
        if word.text in self.lexicon.suffixes or word.text.endswith(self._processes):
            return None
        if not last or not word.new or len(word.forms) > 1 or len(word.text) < _INVENTED:
            return None
        return None if self.lexicon.known(word.text) or self.lexicon.suffix(word.text)[0] else "Product"

    def _illness(self, phrase: Phrase, i: int) -> EntityClass | None:
        """Return Condition for a word with an illness's end right before what treats it (통증 치료), or None."""
        if i + 1 == len(phrase.words) or not phrase.words[i + 1].text.startswith(self._treated):
            return None
        text = phrase.words[i].text
        ill = len(text) > 1 and text.endswith(self.lexicon.condition) and text not in self._no_illness
        return "Condition" if ill else None

    def treated_by(self, word: Word) -> str:
        """Return the illness whose remedy a word names (비만치료제: 비만), or nothing."""
        if not word.text.endswith(self._remedies):
            return ""
        end = next(e for e in self._remedies if word.text.endswith(e))
        ill = word.text[: -len(end)]
        named = len(ill) > 1 and ill.endswith(self.lexicon.condition) and ill not in self._no_illness
        return ill if named and not word.quoted else ""

    def described(self, word: Word, phrase: Phrase, i: int) -> EntityClass | None:
        """Return Product for a quoted name that a clause of making modifies (자체 개발한 ‘다래’), or None."""
        clause = phrase.relative
        made = clause is not None and clause.predicate.stem in self._making and i == 0 and self.nameable(word.text)
        return "Product" if made and not word.text.endswith(self._not_owned) else None

    def owned(self, word: Word, phrase: Phrase) -> bool:
        """Tell whether a quoted name right behind an organization can only be its product (가온의 ‘다래’)."""
        return self.ownable(word) and word.new and phrase.case not in ("as", "to")

    def ownable(self, word: Word) -> bool:
        """Tell whether quoted words can name what an organization makes: no slogan, no strategy, no rank."""
        if not self.nameable(word.text) or len(word.text) > _LONGEST_OWNED:
            return False
        return not _ASIDE.sub("", word.text).endswith(self._not_owned) and not _RANKED.search(word.text)

    def journal(self, word: Word) -> bool:
        """Tell whether a noun says that the name behind it stands for a journal (국제 학술지인 …)."""
        return word.text in self.lexicon.publication or word.text.endswith(self._journals)

    def abstract(self, word: Word) -> bool:
        """Tell whether a noun defines what it is said of as no product (핵심가치인 ‘다래’)."""
        return word.text in self._abstract

    def works(self, word: Word) -> bool:
        """Tell whether a word behind a quoted name shows it to be a site or an event (공사, 팝업스토어)."""
        return word.text.endswith(self._works)

    def had(self, word: Word) -> bool:
        """Tell whether a word says what only products have (업데이트, 사전예약)."""
        return word.text in self._having
