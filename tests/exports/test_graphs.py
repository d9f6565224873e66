"""GraphML and PROV-JSON: read by networkx and by the prov library, and no edge that nobody drew."""

import io

import networkx as nx
import prov.model

from onrecord.exports.graphml import graph_of
from onrecord.exports.leaving import leaving
from onrecord.exports.prov import document
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from tests.exports.kept import ALL, as_json, written
from tests.exports.told import leaving_one, link, party, report


def test_networkx_reads_the_graph(kept: Record) -> None:
    data, told = written(kept, "graphml")
    graph = nx.read_graphml(io.BytesIO(data))
    assert graph.is_directed() and graph.number_of_edges() == told.rows > 0
    labels = {graph.nodes[node]["label"] for node in graph}
    assert "Northern Front" in labels and not any("Marsh" in label for label in labels)
    claims = {one.claim.id for one in leaving(kept, None, ALL)}
    for source, target, edge in graph.edges(data=True):
        assert source != target or edge["relation"]
        assert edge["relation"] in ("denies", "disputes") and edge["reasons"]
        assert set(edge["claims"].split(", ")) | set(edge["against"].split(", ")) <= claims
        assert edge["weight"] == len(edge["claims"].split(", "))


def test_a_spokesperson_speaks_for_the_institution_and_edges_are_counted() -> None:
    army = party("The army", kind="force")
    accused = [
        leaving_one(
            claim={"id": f"OR-A{n}", "act": "accuse", "on_behalf_of": None, "review": "checked"}, sources=(army,)
        )
        for n in (1, 2)
    ]
    denials = [
        leaving_one(claim={"id": f"OR-D{n}", "review": state}, links=(link(f"OR-D{n}", "denies", f"OR-A{n}"),))
        for n, state in ((1, "checked"), (2, "unchecked"))
    ]
    graph = graph_of([*accused, *denials])
    ((ends, edge),) = graph.edges.items()
    assert ends == ("Northern Front", "The army", "denies")
    assert (edge.claims, edge.against, edge.checked) == (["OR-D1", "OR-D2"], ["OR-A1", "OR-A2"], 1)
    assert {key: (node.claims, node.checked) for key, node in graph.nodes.items()} == {
        "The army": (2, 2),
        "Northern Front": (2, 1),
    }


def test_links_to_what_does_not_leave_are_counted_and_other_relations_are_no_edges() -> None:
    one = leaving_one(links=(link("OR-7K3F9", "denies", "OR-GONE0"), link("OR-7K3F9", "repeats", "OR-7K3F9")))
    graph = graph_of([one])
    assert (graph.nodes, graph.edges, graph.dangling) == ({}, {}, 1)


def test_odd_characters_do_not_break_the_graph() -> None:
    from onrecord.exports.graphml import _document

    one = leaving_one(claim={"on_behalf_of": "A & <B>\x00\x0b"}, links=(link("OR-7K3F9", "denies", "OR-7K3F9"),))
    graph = nx.read_graphml(io.BytesIO(_document(graph_of([one]), ALL)))
    assert graph.nodes["n0"]["label"] == "A & <B>\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"


def test_the_prov_library_reads_the_chain(kept: Record) -> None:
    data, told = written(kept, "prov")
    found = prov.model.ProvDocument.deserialize(io.BytesIO(data), format="json")
    records = found.get_records()
    assert len(records) == told.rows
    entities = {str(record.identifier) for record in found.get_records(prov.model.ProvEntity)}
    for one in leaving(kept, None, ALL):
        assert f"onrecord:claim:{one.claim.id}" in entities and f"onrecord:report:{one.report.id}" in entities
    assert found.get_records(prov.model.ProvAttribution) and found.get_records(prov.model.ProvMembership)
    assert b"Marsh" not in data


def test_every_claim_leads_back_to_its_report_and_outlet(kept: Record) -> None:
    made = as_json(kept, "prov")
    derived = {(one["prov:generatedEntity"], one["prov:usedEntity"]) for one in made["wasDerivedFrom"].values()}
    outlets = {
        one["prov:entity"]: made["agent"][one["prov:agent"]]["prov:label"] for one in made["wasAttributedTo"].values()
    }
    for one in leaving(kept, None, ALL):
        report_name = f"onrecord:report:{one.report.id}"
        assert (f"onrecord:claim:{one.claim.id}", report_name) in derived
        assert outlets[report_name] == one.report.outlet
        assert made["entity"][report_name]["onrecord:text_sha256"] == one.report.text_sha256


def test_copies_and_revisions_are_derivations() -> None:
    first, later = (
        leaving_one(),
        leaving_one(
            claim={"id": "OR-22222"},
            report=report(id="rpt_copy"),
            links=(link("OR-22222", "revises", "OR-7K3F9"),),
        ),
    )
    made = document([first, later], Rules(), record="r", at="2031-06-01T00:00:00Z", readers=("x",))
    derived = {(one["prov:generatedEntity"], one["prov:usedEntity"]) for one in made["wasDerivedFrom"].values()}
    assert ("onrecord:report:rpt_copy", "onrecord:report:rpt_2a") in derived
    assert ("onrecord:claim:OR-22222", "onrecord:claim:OR-7K3F9") in derived
