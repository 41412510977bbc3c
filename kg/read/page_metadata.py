"""What a page says of itself: headline, date, outlet and address, from JSON-LD, Open Graph, meta tags and its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

from kg.read.fields import parse_date, resolved

# Properties and names of meta tags, the surest first.
_TITLE = ("og:title", "twitter:title", "dc.title", "title")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:regdate",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publish-date",
    "article_date_original",
    "date",
    "regdate",
)
_PUBLISHER = (
    "og:site_name",
    "article:media_name",
    "twitter:creator",
    "dc.publisher",
    "publisher",
    "copyright",
    "author",
)
_ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage")

# "입력 2025.11.30 09:00", "등록일 : 2025-11-30", "승인 2025년 11월 30일"; a change is no publication.
_SAID = re.compile(
    r"(?:기사 ?)?(?:입력|등록|승인|게재|게시|작성|배포|발행|보도|송고|공고)(?:일|일시|일자|시간)?[^\d\n]{0,6}"
    r"(\d{4} ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2})"
)
_BYTES_OF_LD = 1 << 20
_KOREA = timezone(timedelta(hours=9))
# Parameters of an address that say where the reader came from, not what he reads.
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|igshid|ref|referer|referrer|from|sns|cmpid)$", re.IGNORECASE)
# What parts headline, section and outlet in a title; a dash can also stand in a headline.
_PARTS_OF_TITLE = re.compile(r"\s+[-–—:·]\s+|\s*(?:\||::|[<>«»])\s*")
_SURE_PARTS = re.compile(r"\s*(?:\||::|\s[<>«»]\s)\s*")
# Titles that a site gives to every page of a kind.
_ANY_PAGE = re.compile(
    r"^(?:보도 ?자료|홍보 ?센터|홍보관|뉴스 ?룸?|News(?:room)?|언론 ?보도|공지 ?사항|게시판|자료실|새소식|소식|"
    r"프레스 ?센터|Press|"
    r"인쇄 ?(?:하기|용)?|프린트|기사 ?(?:본문|상세|보기|인쇄)?|본문|홈|home|main|메인|untitled|제목 없음)?"
    r"(?: ?(?:상세|보기|상세 ?보기|목록|view|내용))?$",
    re.IGNORECASE,
)
_HEADING_NAMES = re.compile(r"(?:^|[\s_-])(?:title|tit|subject|subj|headline|heading)(?:$|[\s_-])", re.IGNORECASE)
# Shorter words in large letters are the name of a section, longer ones a paragraph.
_HEADLINE = range(10, 160)
# "저작권자 © 나루일보", "Copyright(c) 강물경제. All rights reserved", "출처: 솔바람뉴스 (https://"
_OWNER = re.compile(
    r"(?:저작권자|Copyrights?|ⓒ|©)(?:\s|\([cC]\)|ⓒ|©|by|\d{4}|[-,.:~])*"
    r"((?:\(주\)|㈜)?[가-힣A-Za-z0-9]{2,15})\s?(?=[.,]|무단|All|\(http|$)"
    r"|출처 ?: ?([가-힣A-Za-z0-9]{2,15}) ?\(http",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself."""

    title: str | None
    published: date | None
    publisher: str | None
    url: str | None


def metadata_of(page: HtmlElement, address: str | None = None) -> Metadata:
    """Collect a page's own account of itself; ``address`` is where it was found."""
    tags = dict(_tags(page))
    article = _article(page)
    publisher = _name(article.get("publisher")) or _first(tags, _PUBLISHER) or _owner(page)
    return Metadata(
        title=_title(page, tags, article, publisher),
        published=_published(page, tags, article),
        publisher=publisher,
        url=_address(page, tags, article, address),
    )


def canonical(address: str) -> str | None:
    """Return an address without what does not belong to its identity; None where it is none of the web.

    >>> canonical("HTTPS://News.example.com:443/a?id=3&utm_source=x#top")
    'https://news.example.com/a?id=3'
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    usual = {"http": 80, "https": 443}[parts.scheme.lower()]
    host = parts.hostname if port in (None, usual) else f"{parts.hostname}:{port}"
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def _tags(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield name and content of the meta tags, the last first, so that of two the first wins."""
    for tag in reversed(list(page.iter("meta"))):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = resolved(tag.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _article(page: HtmlElement) -> dict[str, Any]:
    """Return the article of the page's JSON-LD, or nothing."""
    found: list[dict[str, Any]] = []
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            try:
                found += _objects(json.loads(script.text[:_BYTES_OF_LD], strict=False))
            except (ValueError, RecursionError):
                continue
    articles = [one for kind in _ARTICLE_TYPES for one in found if kind in _kinds(one)]
    return next((one for one in articles if one.get("headline") or one.get("datePublished")), {})


def _objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD document, one level deep and in its graph."""
    if isinstance(value, list):
        return [one for inner in value[:50] for one in _objects(inner)]
    if isinstance(value, dict):
        return [value, *_objects(value.get("@graph"))]
    return []


def _kinds(one: dict[str, Any]) -> list[str]:
    kinds = one.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _name(value: Any) -> str | None:
    """Return the name of a JSON-LD value: an object, a list of such, or the name itself."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return resolved(value).strip() or None if isinstance(value, str) else None


def _title(page: HtmlElement, tags: dict[str, str], article: dict[str, Any], publisher: str | None) -> str | None:
    """Return the headline: what the page calls so, without its outlet, or its largest letters."""
    whole = page.findtext(".//title")
    stated = _name(article.get("headline")) or _first(tags, _TITLE) or resolved((whole or "").strip())
    title = _without_outlet(" ".join(stated.split()), page, publisher)
    return next(_headings(page), title) if _ANY_PAGE.match(title) or title == publisher else title


def _headings(page: HtmlElement) -> Iterator[str]:
    """Yield what stands in large letters and is long enough for a headline."""
    for element in page.iter("h1", "h2", "h3", "h4", "div", "p", "span", "td", "strong", "dt"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in ("h1", "h2", "h3", "h4") or _HEADING_NAMES.search(named):
            words = " ".join(element.text_content().split())
            if len(words) in _HEADLINE and not words.endswith("다."):
                yield words


def _without_outlet(title: str, page: HtmlElement, publisher: str | None) -> str:
    """Take the outlet, and sections of its site, off the end or the beginning of a title."""
    parts = [part for part in _PARTS_OF_TITLE.split(title) if part]
    headings = set(_headings(page))
    rest = [part for part in parts if part != publisher and not _ANY_PAGE.match(part)]
    as_heading = [part for part in rest if part in headings]
    if as_heading:
        return max(as_heading, key=len)
    if len(rest) <= 1:
        return rest[0] if rest else parts[0] if parts else title
    if len(rest) < len(parts):
        return title[title.index(rest[0]) : title.index(rest[-1]) + len(rest[-1])]
    return max(_SURE_PARTS.split(title), key=len)


def _owner(page: HtmlElement) -> str | None:
    """Return the outlet that the page's own words name as owner, or the end of its title that its foot repeats."""
    words = page.text_content()
    found: list[str] = [first or second for first, second in _OWNER.findall(words)]
    if found:
        return found[-1].removeprefix("(주)").removeprefix("㈜")
    last: str = _PARTS_OF_TITLE.split(resolved((page.findtext(".//title") or "").strip()))[-1]
    body = page.find("body")
    inside = body.text_content() if body is not None else ""
    return last if 2 <= len(last) <= 15 and inside.count(last) and not _ANY_PAGE.match(last) else None


def _published(page: HtmlElement, tags: dict[str, str], article: dict[str, Any]) -> date | None:
    stated = [article.get("datePublished"), *(tags.get(name) for name in _PUBLISHED), *_times(page), *_said(page)]
    return next((found for value in stated if (found := day_in_korea(value))), None)


def day_in_korea(value: Any) -> date | None:
    """Read a date, and from a moment in universal time the day that it was in Korea; other offsets stay as written.

    >>> day_in_korea("2025-11-29T23:30:00Z"), day_in_korea("2025-11-30T08:30:00+09:00")
    (datetime.date(2025, 11, 30), datetime.date(2025, 11, 30))
    """
    try:
        moment = datetime.fromisoformat(str(value).strip())
    except ValueError:
        return parse_date(value)
    return moment.astimezone(_KOREA).date() if moment.utcoffset() == timedelta(0) else moment.date()


def _times(page: HtmlElement) -> Iterator[str]:
    """Yield the times that the page marks as such."""
    for time in page.iter("time"):
        yield time.get("datetime") or time.text_content()
    for element in page.xpath("//*[@itemprop='datePublished']")[:3]:
        yield element.get("content") or element.get("datetime") or element.text_content()


def _said(page: HtmlElement) -> Iterator[str]:
    """Yield the dates that the page's words call those of its publication."""
    yield from (match[1].replace(" ", "") for match in _SAID.finditer(page.text_content()))


def _address(page: HtmlElement, tags: dict[str, str], article: dict[str, Any], found_at: str | None) -> str | None:
    links = page.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    main = article.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    for stated in (*links[:1], tags.get("og:url"), main, article.get("url"), found_at):
        if isinstance(stated, str) and (address := canonical(urljoin(found_at or "", stated))):
            return address
    return None
