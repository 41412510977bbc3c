"""GraphML and GEXF: entities and events as nodes, facts as edges, with labels, classes and dates as attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from kg.export.tables import EDGE_COLUMNS, NODE_COLUMNS, EdgeRow, NodeRow, Tables, cells, tables_of
from kg.serialise import whole_file

# Characters that XML 1.0 has no way to write.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What a format has no place of its own for.
_NODE_VALUES = tuple(name for name in NODE_COLUMNS.values() if name not in ("id", "label"))
_EDGE_VALUES = tuple(name for name in EDGE_COLUMNS.values() if name not in ("id", "source", "target"))
_NUMBERS = frozenset({"amount", "confidence"})


def write_graphml(built: Path, target: Path) -> list[Path]:
    """Write ``graph.graphml``; what a node or an edge has not is left out."""
    path = target / "graph.graphml"
    with whole_file(path) as file:
        file.writelines(_graphml(tables_of(built)))
    return [path]


def write_gexf(built: Path, target: Path) -> list[Path]:
    """Write ``graph.gexf`` (1.2); whole days are also the start of a node or an edge on Gephi's time line."""
    path = target / "graph.gexf"
    with whole_file(path) as file:
        file.writelines(_gexf(tables_of(built)))
    return [path]


def _values(row: NodeRow | EdgeRow, names: tuple[str, ...]) -> dict[str, str]:
    """Return those of some columns that a row has a value in."""
    found = cells(row)
    return {name: found[name] for name in names if found[name]}


def _text(text: str) -> str:
    """Return text as XML content."""
    return _NOT_XML.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    """Return text as a quoted XML attribute; line feeds survive as references."""
    return quoteattr(_NOT_XML.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _type(name: str) -> str:
    return "double" if name in _NUMBERS else "string"


def _graphml(tables: Tables) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for side, names in (("node", ("label", *_NODE_VALUES)), ("edge", _EDGE_VALUES)):
        for name in names:
            yield f'<key id="{side}-{name}" for="{side}" attr.name="{name}" attr.type="{_type(name)}"/>\n'
    yield '<graph id="kg" edgedefault="directed">\n'
    for node in tables.nodes:
        yield (
            f"<node id={_attribute(node.id)}>" + _data("node", _values(node, ("label", *_NODE_VALUES))) + "</node>\n"
        )
    for edge in tables.edges:
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        yield f"<edge id={_attribute(edge.id)} {ends}>" + _data("edge", _values(edge, _EDGE_VALUES)) + "</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(side: str, values: dict[str, str]) -> str:
    return "".join(f'<data key="{side}-{name}">{_text(value)}</data>' for name, value in values.items())


def _gexf(tables: Tables) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    for side, names in (("node", _NODE_VALUES), ("edge", _EDGE_VALUES)):
        yield f'<attributes class="{side}" mode="static">\n'
        for name in names:
            yield f'<attribute id="{name}" title="{name}" type="{_type(name)}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for node in tables.nodes:
        head = f"<node id={_attribute(node.id)} label={_attribute(node.label)}{_start(node.date)}>"
        yield head + _attvalues(_values(node, _NODE_VALUES)) + "</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in tables.edges:
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)} label={_attribute(edge.property)}"
        yield (
            f"<edge id={_attribute(edge.id)} {ends}{_start(edge.date)}>"
            + _attvalues(_values(edge, _EDGE_VALUES))
            + "</edge>\n"
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _start(date: str) -> str:
    return f' start="{date}"' if _WHOLE_DAY.fullmatch(date) else ""


def _attvalues(values: dict[str, str]) -> str:
    found = "".join(f'<attvalue for="{name}" value={_attribute(value)}/>' for name, value in values.items())
    return f"<attvalues>{found}</attvalues>"
