"""The graph as a page that people open: one HTML file, safe, without a network.

`write_page` writes it, `render_page` returns it as text.
"""

from __future__ import annotations

from kg.view.page import render_page, write_page

__all__ = ["render_page", "write_page"]
