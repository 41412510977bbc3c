"""The article of a page as paragraphs, whatever made its lines: paragraphs, breaks, cells of tables."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import dropwhile

from lxml.etree import SubElement
from lxml.html import HtmlElement

# Parts of a page that hold other articles, menus and buttons, by the words that sites use for them in class and id.
# Only blocks without a sentence of prose are taken off, so that a site that calls its article "list_news" keeps it.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:relat\w*|recommend\w*|popular|rank(?:ing)?|most\w*|best|hot|aside|side(?:bar)?|gnb|lnb|snb|nav\w*|menu|"
    r"breadcrumb|location|share|sns|social|util\w*|btn\w*|button\w*|banner|ad|ads|advert\w*|promotion|comment\w*|reply|"
    r"copyright|footer|foot|tag|tags|keyword\w*|subscribe|newsletter|popup|layer|modal|prev|next|pagination|paging|"
    r"byline|reporter|journalist|writer|infinite|more|list_news|other)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_PROSE = re.compile(r"[가-힣]{2,}(?:다|요|함|음|됨)[.](?:\s|$|[가-힣\"”’'])")
# Korean says in so many characters what English says in 250, trafilatura's measure of a whole article.
MIN_ARTICLE = 60
# Stands for a line break while paragraphs are made; no page has it, as parsers take it out.
_BREAK = "\ue000"
_LIST_MARK = re.compile(r"^- ")
_HANGUL = re.compile(r"[가-힣]")
_SLOGAN = 40
_NOT_LETTERS = re.compile(r"[\W_]+")
_BLOCKS = ("div", "section", "aside", "ul", "ol", "dl", "nav", "footer", "table", "figure", "form", "p", "header")


def main_text(tree: HtmlElement, address: str | None) -> str:
    """Return the paragraphs of a page's article, a line each; the tree is changed on the way.

    trafilatura finds the article; prose that it left out inside is put back.
    """
    from trafilatura import extract
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(MIN_ARTICLE)
    _take_off_furniture(tree)
    _as_paragraphs(tree)
    found = extract(deepcopy(tree), url=address, config=config, include_comments=False, include_tables=True) or ""
    lines = _whole([_LIST_MARK.sub("", line) for line in found.split("\n") if line.strip()], tree)
    return "\n".join(dropwhile(_is_slogan, lines))


def _take_off_furniture(tree: HtmlElement) -> None:
    """Take off the blocks whose names say that they are furniture, where they hold no prose."""
    for block in list(tree.iter(*_BLOCKS)):
        names = f"{block.get('class') or ''} {block.get('id') or ''}"
        named = block.tag in ("nav", "footer") or _FURNITURE.search(names)
        if named and block.getparent() is not None and not _PROSE.search(block.text_content()):
            block.drop_tree()


def _as_paragraphs(tree: HtmlElement) -> None:
    """Give a page one paragraph for each line that a reader sees, whatever made the lines: breaks, tables, cells."""
    for element in list(tree.iter("table", "tbody", "thead", "tr", "td", "th", "center", "dl", "dt", "dd", "amp-ad")):
        element.tag = "div"
    for line_break in list(tree.iter("br")):
        line_break.tail = f"{_BREAK}{line_break.tail or ''}"
        line_break.drop_tag()
    for block in list(tree.iter(*_BLOCKS, "td", "article", "main", "li", "blockquote")):
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
        elif piece.tag in _BLOCKS:
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
    left_out = [line for line in between if _letters(line) not in there and _PROSE.search(line)]
    if not left_out or any(_letters(line) in _letters("".join(found)) for line in left_out):
        return found
    return [line for line in between if _letters(line) in there or line in left_out]


def _is_slogan(line: str) -> bool:
    """Tell the decoration above an article: a few letters without a word of Korean."""
    return len(line) < _SLOGAN and not _HANGUL.search(line)


def _is_leaf(block: HtmlElement) -> bool:
    return not any(child.tag in _BLOCKS for child in block.iterdescendants())


def _letters(line: str) -> str:
    return _NOT_LETTERS.sub("", line)
