"""How much work something does, counted in steps and not by a clock.

`matching_steps` counts what a backtracking matcher such as Python's ``re`` does with a pattern at every place of a
text: it walks the parsed pattern as ``re`` does, one step for each item tried. `lines_run` counts the lines of ours
that a call runs, loops included.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from re import _constants as c  # type: ignore[attr-defined]  # typeshed leaves the parser out
from re import _parser  # type: ignore[attr-defined]  # as above
from types import FrameType
from typing import Any


class _Matcher:
    """Tries a parsed pattern at a place of a text, counting every item that it looks at."""

    def __init__(self, text: str, limit: int) -> None:
        self.text = text
        self.steps = 0
        self.limit = limit

    def match(self, items: Any, index: int, at: int) -> Iterator[int]:
        """Yield each end that the items from ``index`` on can have when they begin at ``at``, in the order tried."""
        if index == len(items):
            yield at
            return
        for end in self.item(at, *items[index]):
            yield from self.match(items, index + 1, end)

    def item(self, at: int, operation: Any, argument: Any) -> Iterator[int]:
        self.steps += 1
        if self.steps > self.limit:
            raise OverflowError("more steps than the limit")
        if operation in (c.MAX_REPEAT, c.MIN_REPEAT):
            low, high, inner = argument
            yield from self.repeat(low, int(high), inner, operation is c.MAX_REPEAT, at, 0)
        elif operation is c.SUBPATTERN:
            yield from self.match(argument[3], 0, at)
        elif operation is c.BRANCH:
            for branch in argument[1]:
                yield from self.match(branch, 0, at)
        elif operation in (c.ASSERT, c.ASSERT_NOT):
            if self.looks(at, *argument) is (operation is c.ASSERT):
                yield at
        elif operation is c.ATOMIC_GROUP:
            yield from (end for end in [next(self.match(argument, 0, at), -1)] if end >= 0)
        elif operation is c.AT:
            if argument is not c.AT_END or at == len(self.text):
                yield from ([at] if argument is not c.AT_BEGINNING or at == 0 else [])
        elif at < len(self.text) and self.single(operation, argument, self.text[at]):
            yield at + 1

    def looks(self, at: int, direction: int, inner: Any) -> bool:
        start = at if direction > 0 else at - inner.getwidth()[0]
        return start >= 0 and any(direction > 0 or end == at for end in self.match(inner, 0, start))

    def repeat(self, low: int, high: int, inner: Any, greedy: bool, at: int, done: int) -> Iterator[int]:
        self.steps += 1
        if not greedy and done >= low:
            yield at
        if done < high:
            for end in self.match(inner, 0, at):
                if end > at:
                    yield from self.repeat(low, high, inner, greedy, end, done + 1)
        if greedy and done >= low:
            yield at

    def single(self, operation: Any, argument: Any, char: str) -> bool:
        if operation is c.LITERAL:
            return bool(ord(char) == argument)
        if operation is c.NOT_LITERAL:
            return bool(ord(char) != argument)
        if operation is c.ANY:
            return char != "\n"
        assert operation is c.IN, operation
        negated = argument[0][0] is c.NEGATE
        return negated is not any(self.among(char, *one) for one in argument if one[0] is not c.NEGATE)

    def among(self, char: str, operation: Any, argument: Any) -> bool:
        if operation is c.RANGE:
            return bool(argument[0] <= ord(char) <= argument[1])
        if operation is c.CATEGORY:
            space, digit = char.isspace(), char.isdigit()
            kinds = {c.CATEGORY_SPACE: space, c.CATEGORY_NOT_SPACE: not space, c.CATEGORY_DIGIT: digit}
            return kinds[argument] if argument in kinds else char.isalnum() or char == "_"
        return self.single(operation, argument, char)


def matching_steps(pattern: re.Pattern[str], text: str, *, limit: int = 20_000_000) -> tuple[int, bool]:
    """Return the steps of trying a pattern at every place of a text, and whether it matches anywhere.

    Raises `OverflowError` beyond ``limit`` steps.
    """
    parsed = _parser.parse(pattern.pattern)
    matcher = _Matcher(text, limit)
    found = False
    for at in range(len(text) + 1):
        found = next(matcher.match(parsed, 0, at), -1) >= 0 or found
    return matcher.steps, found


def lines_run(call: Callable[[], object], folder: str) -> int:
    """Return how many lines of files below ``folder`` a call runs; a line of a loop counts each time."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        if event == "call" and not frame.f_code.co_filename.startswith(folder):
            return None
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
