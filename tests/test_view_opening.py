"""The command that opens the page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from click.testing import CliRunner
from view_graphs import small_graph

import cli
from kg.view import write_page


def test_view_prints_the_address_of_the_page(tmp_path: Path) -> None:
    """The address is that of the file, with the name to look for where one is given."""
    write_page(small_graph(), tmp_path / "graph.html")
    result = CliRunner().invoke(cli.main, ["view", "-o", str(tmp_path), "--no-open", "--entity", "고한승 & 외"])
    assert result.exit_code == 0, result.output
    address = result.output.strip()
    assert address.startswith((tmp_path / "graph.html").resolve().as_uri() + "#q=")
    assert unquote(address.partition("#q=")[2]) == "고한승 & 외"


def test_view_without_a_page_is_one_clear_line(tmp_path: Path) -> None:
    """A folder without a page is an error that says what to do."""
    result = CliRunner().invoke(cli.main, ["view", "-o", str(tmp_path), "--no-open"])
    assert result.exit_code == 1
    assert "run kg build first" in result.output
