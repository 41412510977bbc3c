"""Files as offices write them, made by writers that kg does not read with."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

from hwpkit import cfb
from hwpx.document import HwpxDocument
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
# Characters of a line of a PDF page, as a printer breaks Korean text: anywhere.
_WIDTH = 40

_PARA_HEADER, _PARA_TEXT = 66, 67
_ENCRYPTED = 2


def docx(path: Path, paragraphs: list[str], head: str = "") -> Path:
    """Write a Word document by hand; the last paragraph stands in a table. ``head`` goes before the root element."""
    *body, last = (f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    table = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{last}</w:tc></w:tr></w:tbl>"
    document = f'{head}<w:document xmlns:w="{W}"><w:body>{"".join(body)}{table}<w:sectPr/></w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
    return path


def hwpx(path: Path, paragraphs: list[str]) -> Path:
    """Write a HWPX document; the last paragraph stands in a table."""
    document = HwpxDocument.new()
    for text in paragraphs[:-1]:
        document.add_paragraph(text)
    document.add_table(1, 1).set_cell_text(0, 0, paragraphs[-1])
    document.save_to_path(str(path))
    return path


def hwp(path: Path, paragraphs: list[str], flags: int = 1, section: bytes | None = None) -> Path:
    """Write a HWP 5 document: the records of its paragraphs, deflated, in a compound file."""
    records = b"".join(_record(_PARA_HEADER, bytes(22)) + _record(_PARA_TEXT, _coded(text), 1) for text in paragraphs)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = section if section is not None else deflate.compress(records) + deflate.flush()
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, flags) + bytes(216)
    root = cfb.DirEntryOut("Root Entry", 5, 1, *[cfb.NOSTREAM] * 3, bytes(16), bytes(4), bytes(8), bytes(8), None)
    entries = {0: root}
    cfb.add_stream(entries, "FileHeader", header)
    cfb.add_stream(entries, "DocInfo", zlib.compress(bytes(8))[2:-4])
    cfb.add_stream(entries, "Section0", body, cfb.add_storage(entries, "BodyText"))
    cfb.dump(entries, str(path))
    return path


def _coded(text: str) -> bytes:
    return (text + "\r").encode("utf-16-le")


def _record(tag: int, data: bytes, level: int = 0) -> bytes:
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(data)) + data


def pdf(path: Path, paragraphs: list[str], password: str | None = None, pages: int = 1) -> Path:
    """Write a PDF page with a Korean font that readers bring along, lines broken anywhere."""
    pdfmetrics.registerFont(UnicodeCIDFont("HYSMyeongJo-Medium"))
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(str(path), encrypt=encryption, invariant=1)
    for _ in range(pages):
        canvas.setFont("HYSMyeongJo-Medium", 11)
        height = 800
        for text in paragraphs:
            for start in range(0, len(text), _WIDTH):
                canvas.drawString(40, height, text[start : start + _WIDTH])
                height -= 16
            height -= 8
        canvas.showPage()
    canvas.save()
    return path


def archive(path: Path, members: dict[str, bytes]) -> Path:
    """Write a ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path
