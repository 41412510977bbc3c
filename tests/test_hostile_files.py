"""Whatever bytes a file holds, reading it gives announcements and failures and never another error."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import attachments
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.read import read_inputs
from kg.read.formats import CONTAINERS, READERS
from kg.types import Document, Failure

WORDS = ["가나바이오, 협약", "가나바이오는 다라대학교와 업무협약을 체결했다고 30일 밝혔다.", "둘째 문단이다."]
TEXTS = {
    ".txt": "\n".join(WORDS),
    ".md": f"---\ntitle: {WORDS[0]}\ndate: 2025-11-30\n---\n{WORDS[1]}\n",
    ".jsonl": f'{{"id": 1, "text": "{WORDS[1]}"}}\n{{"text": "{WORDS[2]}", "published": "2025-11-30"}}\n',
    ".json": f'[{{"title": "{WORDS[0]}", "text": "{WORDS[1]}"}}, {{"본문": "{WORDS[2]}"}}]',
    ".csv": f'제목,본문,일자\n"{WORDS[0]}","{WORDS[1]}",20251130\n',
    ".html": f'<html><head><script type="application/ld+json">{{"@type":"Article","headline":"{WORDS[0]}"}}</script>'
    f'</head><body><div class="ad">광고</div><article><p>{WORDS[1]}<br>{WORDS[2]}</p></article></body></html>',
    ".xml": f"<rss version='2.0'><channel><item><title>{WORDS[0]}</title>"
    f"<pubDate>Sun, 30 Nov 2025 09:00:00 GMT</pubDate>"
    f"<description>&lt;p&gt;{WORDS[1]}&lt;/p&gt;</description></item></channel></rss>",
    ".eml": f"From: =?utf-8?b?6rCA64KY?= <a@example.com>\nSubject: {WORDS[0]}\nDate: Sun, 30 Nov 2025 09:00:00 +0900\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{WORDS[1]}\n",
}
MADE = {".docx": attachments.docx, ".hwpx": attachments.hwpx, ".hwp": attachments.hwp, ".pdf": attachments.pdf}


@cache
def whole(suffix: str) -> bytes:
    """Return the bytes of a sound file."""
    if suffix in TEXTS:
        return TEXTS[suffix].encode()
    with tempfile.TemporaryDirectory() as folder:
        if suffix == ".zip":
            members = {f"a{other}": text.encode() for other, text in TEXTS.items()}
            return attachments.archive(Path(folder) / "a.zip", members).read_bytes()
        return MADE[suffix](Path(folder) / f"a{suffix}", WORDS).read_bytes()


def check(suffix: str, content: bytes) -> None:
    """Read bytes under a suffix and look at what comes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(content)
        items = list(read_inputs([path]))
        assert [found.name for found in Path(folder).iterdir()] == [path.name]
    assert items
    for item in items:
        assert isinstance(item, (Document, Failure))
        if isinstance(item, Failure):
            assert len(item.message.splitlines()) == 1
            assert folder not in item.message


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted([*READERS, *CONTAINERS, ".bin", ""])), st.binary(max_size=200))
def test_any_bytes_under_any_suffix(suffix: str, content: bytes) -> None:
    """Random bytes under each suffix are read or refused."""
    check(suffix, content)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.large_base_example])
@given(
    st.sampled_from(sorted([*TEXTS, *MADE, ".zip"])),
    st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=6), st.integers(0, 12)), min_size=1, max_size=4),
)
def test_sound_files_with_a_few_bytes_changed(suffix: str, changes: list[tuple[int, bytes, int]]) -> None:
    """A file that was damaged on its way is read or refused, in every format."""
    content = whole(suffix)
    for place, put, taken in changes:
        at = place % (len(content) + 1)
        content = content[:at] + put + content[at + taken :]
    check(suffix, content)
