"""The article of a page as paragraphs, whatever made its lines: paragraphs, breaks, cells of tables."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import dropwhile

from lxml.etree import SubElement
from lxml.html import HtmlElement

from kg.read.page_blocks import BLOCKS, PROSE, take_off_others

# Korean says in so many characters what English says in 250, trafilatura's measure of a whole article.
MIN_ARTICLE = 60
# Stands for a line break while paragraphs are made; no page has it, as parsers take it out.
_BREAK = "\ue000"
_LIST_MARK = re.compile(r"^- ")
_HANGUL = re.compile(r"[가-힣]")
_SLOGAN = 40
_NOT_LETTERS = re.compile(r"[\W_]+")


def main_text(tree: HtmlElement, title: str | None, address: str | None) -> str:
    """Return the paragraphs of a page's article, a line each; the tree is changed on the way.

    trafilatura finds the article; prose that it left out inside is put back.
    """
    from trafilatura import extract
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(MIN_ARTICLE)
    take_off_others(tree, title)
    _as_paragraphs(tree)
    found = extract(deepcopy(tree), url=address, config=config, include_comments=False, include_tables=True) or ""
    lines = _whole([_LIST_MARK.sub("", line) for line in found.split("\n") if line.strip()], tree)
    return "\n".join(dropwhile(_is_slogan, lines))


def _as_paragraphs(tree: HtmlElement) -> None:
    """Give a page one paragraph for each line that a reader sees, whatever made the lines: breaks, tables, cells."""
    for element in list(tree.iter("table", "tbody", "thead", "tr", "td", "th", "center", "dl", "dt", "dd", "amp-ad")):
        element.tag = "div"
    for line_break in list(tree.iter("br")):
        line_break.tail = f"{_BREAK}{line_break.tail or ''}"
        line_break.drop_tag()
    for block in list(tree.iter(*BLOCKS, "td", "article", "main", "li", "blockquote")):
        _split(block)


def _split(block: HtmlElement) -> None:
    """Put the words that stand in a block itself, between its line breaks, into paragraphs of their own."""
    mixed = _BREAK in (block.text or "") or any(_BREAK in (child.tail or "") for child in block)
    if not mixed:
        return
    inside = [block.text or ""]
    for child in list(block):
        inside += [child, child.tail or ""]
        child.tail = None
        block.remove(child)
    block.text = None
    if block.tag == "p":
        block.tag = "div"
    paragraph = SubElement(block, "p")
    for piece in inside:
        if isinstance(piece, str):
            for number, words in enumerate(piece.split(_BREAK)):
                if number:
                    paragraph = SubElement(block, "p")
                _append(paragraph, words)
        elif piece.tag in BLOCKS:
            block.append(piece)
            paragraph = SubElement(block, "p")
        else:
            paragraph.append(piece)


def _append(paragraph: HtmlElement, words: str) -> None:
    """Put words behind what a paragraph holds."""
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + words
    else:
        paragraph.text = (paragraph.text or "") + words


def _whole(found: list[str], tree: HtmlElement) -> list[str]:
    """Return the lines found, with each paragraph of prose that stands between the first and the last of them."""
    there = {_letters(line) for line in found}
    lines = [
        " ".join(line.text_content().split()) for line in tree.iter("p", "div", "li", "blockquote") if _is_leaf(line)
    ]
    places = [number for number, line in enumerate(lines) if _letters(line) in there]
    if not places:
        return found
    between = lines[places[0] : places[-1] + 1]
    left_out = [line for line in between if _letters(line) not in there and PROSE.search(line)]
    if not left_out or any(_letters(line) in _letters("".join(found)) for line in left_out):
        return found
    return [line for line in between if _letters(line) in there or line in left_out]


def _is_slogan(line: str) -> bool:
    """Tell the decoration above an article: a few letters without a word of Korean."""
    return len(line) < _SLOGAN and not _HANGUL.search(line)


def _is_leaf(block: HtmlElement) -> bool:
    return not any(child.tag in BLOCKS for child in block.iterdescendants())


def _letters(line: str) -> str:
    return _NOT_LETTERS.sub("", line)
