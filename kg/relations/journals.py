"""Which journal the paper is in that an announcement is about, where a sentence on its authors does not say so."""

from __future__ import annotations

import re
import sys

from kg.mention_index import MentionIndex
from kg.types import Mention, Sentence

_PUBLISHED = re.compile(r"[^.\n]{0,60}?(?:게재(?![될할])|실[렸린려]|발표(?![될할])|출판(?![될할])|소개됐)")
"""What stands behind the name of a journal that has published a paper."""


def journal(sentence: Sentence, index: MentionIndex, text: str) -> Mention | None:
    """Return the journal that published something: that of the sentence, the last one before it, or the next."""
    here = index.within(sentence.start, sentence.end, "Publication")
    last = index.last_before(sentence.start, "Publication")
    later = index.within(sentence.end, sys.maxsize, "Publication")
    journals = [*here, *([last] if last is not None else []), *later]
    return next((one for one in journals if _PUBLISHED.match(text, one.end)), None)
