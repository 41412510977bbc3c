"""The page's own sources as one script and one style, with the hashes that the page's policy names.

The sources are ordinary modules (``web/*.mjs``) that node runs in unit tests. The page needs one script,
so their ``import`` lines fall away, ``export`` falls off, and they follow each other in `MODULES`' order
inside one function. Names at the top of modules must therefore differ; a test checks it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

from kg.errors import KnowledgeError
from kg.view.network import WEB, vis_network_source

MODULES: Final = (
    "hangul",
    "words",
    "model",
    "evidence",
    "search",
    "neighbourhood",
    "paths",
    "filters",
    "address",
    "spread",
    "camera",
    "labels",
    "elements",
    "shapes",
    "panel",
    "searchbox",
    "groups",
    "names",
    "sheet",
    "hands",
    "overview",
    "focus",
    "legend",
    "table",
    "exports",
    "snapshot",
    "main",
)
"""Every module after those that it imports."""

_IMPORT: Final = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=const |function\*? |class |async function )", re.MULTILINE)


def page_script() -> str:
    """Return the one script of the page: vis-network, run when first needed, and our modules.

    Raises `KnowledgeError` where a source holds what would end a script element early.
    """
    licence = (WEB / "vis-network.license.txt").read_text(encoding="utf-8")
    parts = [f"(() => {{\n'use strict';\n/*!\n{licence}*/\nfunction loadVis() {{\n"]
    parts += [vis_network_source(), "\nreturn globalThis.vis;\n}\n"]
    for name in MODULES:
        source = (WEB / f"{name}.mjs").read_text(encoding="utf-8")
        parts.append(f"// {name}.mjs\n" + _EXPORT.sub("", _IMPORT.sub("", source)))
    parts.append("})();\n")
    return _embeddable("".join(parts), "script")


def page_style() -> str:
    """Return the one style sheet of the page."""
    return _embeddable((WEB / "page.css").read_text(encoding="utf-8"), "style")


def policy_hash(text: str) -> str:
    """Return the source expression that allows exactly this inline script or style."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _embeddable(text: str, element: str) -> str:
    if re.search(rf"</{element}|<!--", text, re.IGNORECASE):
        raise KnowledgeError(f"the page's {element} holds </{element} or <!--, which would end it early")
    return text.replace("\r\n", "\n")
