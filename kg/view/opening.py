"""Where the page of a built graph lies, as an address for a browser."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from kg.errors import InputError


def page_address(output: Path, entity: str | None = None) -> str:
    """Return the address of the page in the folder of a built graph, opened at an entity where a name is given.

    The page itself looks the name up as its search box would: any of its forms will do. Raises `InputError`
    where the folder has no page.

    >>> page_address(Path("nowhere"))
    Traceback (most recent call last):
    kg.errors.InputError: nowhere: no graph.html there; run kg build first, or say --output
    """
    page = output / "graph.html"
    if not page.is_file():
        raise InputError(f"{output}: no graph.html there; run kg build first, or say --output")
    return page.resolve().as_uri() + (f"#q={quote(entity, safe='')}" if entity else "")
