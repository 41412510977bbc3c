"""Which organizations are authorities: ministries, those that approve what others make, those that may."""

from __future__ import annotations

from kg.grammar import GRAMMAR
from kg.lexicon import Lexicon
from kg.types import Mention

_REGULATOR = "regulator"
"""Kind of curated organizations that approve what others make."""
_MINISTRY = "ministry"
_AUTHORITIES = GRAMMAR.set("names.authorities")
_AUTHORITY_ENDS = GRAMMAR.words("names.authority_ends")


class Authorities:
    """Answers by what is known of a name, or by its end; one object for an announcement."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def approves(self, mention: Mention) -> bool:
        """Tell whether a name is that of an authority, which approves what others make."""
        return self._is(mention, _REGULATOR)

    def governs(self, mention: Mention) -> bool:
        """Tell whether a name is that of a ministry."""
        return self._is(mention, _MINISTRY)

    def may_approve(self, mention: Mention) -> bool:
        """Tell whether a name may be that of an authority: of such a kind, or with such an end."""
        known = self._lexicon.known(mention.name)
        return known.kind in _AUTHORITIES if known is not None else mention.name.endswith(_AUTHORITY_ENDS)

    def is_another(self, mention: Mention, main: Mention | None) -> bool:
        """Tell whether a name is that of an authority, and the announcement that of another one (``main``)."""
        own = self._lexicon.known(main.name) if main is not None else None
        return self.approves(mention) and self._lexicon.known(mention.name) != own

    def _is(self, mention: Mention, kind: str) -> bool:
        known = self._lexicon.known(mention.name)
        return known is not None and known.kind == kind
