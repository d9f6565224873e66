"""GraphML of who contradicts whom: sources as nodes, and an edge for each relation in which one speaks against another.

It shows who answers whom, not who is right. Links between claims of which one may not leave are left out, and counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from onrecord.exports import wording
from onrecord.exports.cells import fit
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import Leaving, leaving
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.filters import Filter

NS = "http://graphml.graphdrawing.org/xmlns"
RELATIONS = ("denies", "disputes")
"""Relations in which one source contradicts another; to revise or withdraw is to change one's own account."""
_BY_NAME = ("government", "force", "group", "organisation", "institution", "outlet")
_KEYS = (
    ("node", "label", "string"),
    ("node", "party", "string"),
    ("node", "claims", "int"),
    ("node", "checked", "int"),
    ("edge", "relation", "string"),
    ("edge", "weight", "int"),
    ("edge", "checked", "int"),
    ("edge", "confirmed", "int"),
    ("edge", "claims", "string"),
    ("edge", "against", "string"),
    ("edge", "incidents", "string"),
    ("edge", "reasons", "string"),
    ("graph", "about", "string"),
)


@dataclass
class Node:
    """A source, with the claims of its own that leave."""

    label: str
    party: str | None
    claims: int = 0
    checked: int = 0


@dataclass
class Edge:
    """All links of one relation from one source to another. ``checked`` counts those of which both claims are checked,
    ``confirmed`` those that a person has confirmed; the others are proposed by rule.
    """

    claims: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    checked: int = 0
    confirmed: int = 0


@dataclass
class Graph:
    """Nodes by the key of their source, edges by source, target and relation."""

    nodes: dict[str, Node]
    edges: dict[tuple[str, str, str], Edge]
    claims: int
    dangling: int


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One directed graph."""
    claims = leaving(record, given, rules, order="first", spans=False)
    graph = graph_of(claims)
    to.write(_document(graph, rules))
    if told:
        told(graph.claims)
    dangling = f"{wording.count(graph.dangling, 'link')} to claims that are not in this file"
    left_out = (dangling,) if graph.dangling else ()
    return Written(rows=len(graph.edges), claims=graph.claims, held_back=dict(claims.held_back), left_out=left_out)


def graph_of(claims: Iterable[Leaving]) -> Graph:
    """The graph of some claims. Who contradicts nobody and is not contradicted is no node."""
    nodes: dict[str, Node] = {}
    of: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    links = []
    number = 0
    for one in claims:
        number += 1
        key, label = _speaker(one)
        node = nodes.setdefault(key, Node(label, one.claim.party))
        node.claims += 1
        node.checked += one.claim.review == "checked"
        inside = tuple(dict.fromkeys(event.line.incident for event in one.events if event.line.incident))
        of[one.claim.id] = (key, one.claim.review, inside)
        links += [link for link in one.links if link.relation in RELATIONS]
    edges: dict[tuple[str, str, str], Edge] = {}
    dangling = 0
    for link in links:
        if link.other not in of or link.claim not in of:
            dangling += 1
            continue
        (mine, my_state, inside), (theirs, their_state, _) = of[link.claim], of[link.other]
        edge = edges.setdefault((mine, theirs, link.relation), Edge())
        edge.claims.append(link.claim)
        edge.against.append(link.other)
        edge.incidents += inside
        edge.reasons.append(link.reason)
        edge.checked += my_state == their_state == "checked"
        edge.confirmed += link.state == "confirmed"
    joined = {end for source, target, _ in edges for end in (source, target)}
    return Graph({key: node for key, node in nodes.items() if key in joined}, edges, number, dangling)


def _speaker(one: Leaving) -> tuple[str, str]:
    """Key and label of who speaks: the institution that is spoken for, else the source, else the outlet.

    Institutions are the same by name; people, and whoever is not named, by their key.
    """
    if one.claim.form == "narrated" or not one.sources:
        outlet = one.report.outlet or one.report.id
        return f"outlet {outlet}", outlet
    if one.claim.on_behalf_of:
        return one.claim.on_behalf_of, one.claim.on_behalf_of
    keys = [source.name if source.kind in _BY_NAME else source.key for source in one.sources]
    return "; ".join(sorted(keys)), wording.who(one)


def _document(graph: Graph, rules: Rules) -> bytes:
    root = etree.Element(f"{{{NS}}}graphml", nsmap={None: NS})
    for where, name, kind in _KEYS:
        attributes = {"id": f"{where}_{name}", "for": where, "attr.name": name, "attr.type": kind}
        etree.SubElement(root, f"{{{NS}}}key", attributes)
    body = etree.SubElement(root, f"{{{NS}}}graph", {"id": "contradictions", "edgedefault": "directed"})
    _data(body, "graph", {"about": " ".join(rules.in_force())})
    numbers = {key: f"n{number}" for number, key in enumerate(graph.nodes)}
    for key, node in graph.nodes.items():
        element = etree.SubElement(body, f"{{{NS}}}node", {"id": numbers[key]})
        values = {"label": node.label, "party": node.party, "claims": node.claims, "checked": node.checked}
        _data(element, "node", values)
    for number, ((source, target, relation), edge) in enumerate(graph.edges.items()):
        ends = {"id": f"e{number}", "source": numbers[source], "target": numbers[target]}
        element = etree.SubElement(body, f"{{{NS}}}edge", ends)
        values = {
            "relation": relation,
            "weight": len(edge.claims),
            "checked": edge.checked,
            "confirmed": edge.confirmed,
            "claims": wording.listed(edge.claims, ", "),
            "against": wording.listed(edge.against, ", "),
            "incidents": ", ".join(dict.fromkeys(edge.incidents)),
            "reasons": "; ".join(dict.fromkeys(edge.reasons)),
        }
        _data(element, "edge", values)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _data(element: etree._Element, where: str, values: dict[str, str | int | None]) -> None:
    for name, value in values.items():
        if value is not None:
            etree.SubElement(element, f"{{{NS}}}data", {"key": f"{where}_{name}"}).text = fit(str(value))


FORMAT = Format(
    name="graphml",
    title="GraphML of who contradicts whom",
    ending=".graphml",
    media_type="application/graphml+xml",
    holds="Sources as nodes; an edge where one denies or disputes what another says, with the claims of both and why "
    "they are linked.",
    write=write,
)
