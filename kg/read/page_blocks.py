"""Blocks of a page that are not its article: menus and lists, hidden words, and articles that would come next."""

from __future__ import annotations

import re

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
PROSE = re.compile(r"[가-힣]{2,}(?:다|요|함|음|됨)[.](?:\s|$|[가-힣\"”’'])")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4")
BLOCKS = ("div", "section", "aside", "ul", "ol", "dl", "nav", "footer", "table", "figure", "form", "p", "header")


def take_off_others(tree: HtmlElement, title: str | None) -> None:
    """Take off what is not the article under a headline."""
    _take_off_hidden(tree)
    _take_off_furniture(tree)
    if title:
        _take_off_next_articles(tree, title)


def _take_off_hidden(tree: HtmlElement) -> None:
    """Take off what a reader does not see, unless it is most of what there is: some pages show themselves by script."""
    whole = len(PROSE.findall(tree.text_content()))
    for block in list(tree.iter(*BLOCKS, "article", "span")):
        hidden = block.get("hidden") is not None or _HIDDEN.search(block.get("style") or "")
        if hidden and block.getparent() is not None and 2 * len(PROSE.findall(block.text_content())) <= whole:
            block.drop_tree()


def _take_off_furniture(tree: HtmlElement) -> None:
    """Take off the blocks whose names say that they are furniture, where they hold no prose."""
    for block in list(tree.iter(*BLOCKS)):
        names = f"{block.get('class') or ''} {block.get('id') or ''}"
        named = block.tag in ("nav", "footer") or _FURNITURE.search(names)
        if named and block.getparent() is not None and not PROSE.search(block.text_content()):
            block.drop_tree()


def _take_off_next_articles(tree: HtmlElement, title: str) -> None:
    """Take off the articles that a page without end has loaded behind its own: blocks built as its own block is."""
    own = next((one for one in tree.iter(*_HEADINGS) if " ".join(one.text_content().split()) == title), None)
    block = own
    while block is not None and own is not None:
        if PROSE.search(block.text_content()):
            for other in list(block.itersiblings(block.tag)):
                alike = other.get("class") == block.get("class") and next(other.iter(own.tag), None) is not None
                if alike and PROSE.search(other.text_content()):
                    other.drop_tree()
        block = block.getparent()
