"""How often a regular expression may repeat something: what bounds its work at one place of a text."""

from __future__ import annotations

import re
from re import _constants, _parser  # type: ignore[attr-defined]  # typeshed leaves the parser out
from typing import Any


def most_repetitions(pattern: re.Pattern[str]) -> int:
    """Return the greatest number of repetitions that a pattern allows anywhere in it."""
    return _most(_parser.parse(pattern.pattern))


def _most(pattern: Any) -> int:
    """The greatest number of repetitions that the pattern allows anywhere."""
    most = 0
    for operation, argument in pattern:
        if operation in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            most = max(most, int(argument[1]), _most(argument[2]))
        elif operation is _constants.SUBPATTERN:
            most = max(most, _most(argument[3]))
        elif operation is _constants.BRANCH:
            most = max(most, *(_most(branch) for branch in argument[1]))
        elif operation in (_constants.ASSERT, _constants.ASSERT_NOT):
            most = max(most, _most(argument[1]))
        elif operation is _constants.ATOMIC_GROUP:
            most = max(most, _most(argument))
    return most
