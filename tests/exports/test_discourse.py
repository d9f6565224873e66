"""Statements for the Discourse Network Analyzer: who agrees to what, and no denial of more than was denied."""

import csv
import io

import pytest

from onrecord.exports.discourse import COLUMNS, OURS, statements
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from tests.exports.kept import ALL, written
from tests.exports.told import event, leaving_one, party

FRONT = party("Northern Front", party="Northern Front")
MEN = party("Northern Front’s fighters", party="Northern Front")
ITS = party("its fighters")
NAME = "OR-B4RQD"


@pytest.mark.parametrize(
    ("act", "changes", "expected"),
    [
        ("state", {}, [(NAME, True)]),
        ("accuse", {"actors": (FRONT,)}, [(NAME, True), (f"{NAME} by Northern Front", True)]),
        ("accuse", {"actors": (MEN,)}, [(NAME, True), (f"{NAME} by Northern Front", True)]),
        ("deny", {"polarity": "-"}, [(NAME, False)]),
        ("deny", {"polarity": "-", "denied": "occurrence"}, [(NAME, False)]),
        ("deny", {"polarity": "-", "denied": "actor", "actors": (FRONT,)}, [(f"{NAME} by Northern Front", False)]),
        ("deny", {"polarity": "-", "denied": "occurrence", "actors": (ITS,)}, [(f"{NAME} by Northern Front", False)]),
        ("deny", {"polarity": "-", "denied": "actor"}, []),
        ("deny", {"polarity": "-", "denied": "figure"}, [(f"{NAME}: how many", False)]),
        ("deny", {"polarity": "-", "denied": "label"}, [(f"{NAME}: what to call it", False)]),
        ("state", {"certainty": "planned"}, []),
        ("state", {"certainty": "demanded"}, []),
        ("state", {"certainty": "possible"}, []),
        ("state", {"polarity": "-", "certainty": "possible"}, []),
        ("request", {}, []),
        ("question", {}, []),
        ("deny", {}, []),
        ("state", {"incident": None}, [("OR-EV3NT", True)]),
    ],
)
def test_what_a_claim_agrees_to(act: str, changes: dict[str, object], expected: list[tuple[str, bool]]) -> None:
    one = leaving_one(claim={"act": act}, events=(event(**changes),))
    assert [(concept, agreement) for concept, agreement, _ in statements(one, Filter())] == expected


def test_the_same_statement_of_one_claim_stands_once() -> None:
    one = leaving_one(claim={"act": "state"}, events=(event(), event(id="OR-E2")))
    assert len(list(statements(one, Filter()))) == 1
    assert list(statements(one, Filter(incident="OR-OTHER"))) == []


def table(record: Record) -> list[dict[str, str]]:
    text = written(record, "dna")[0].decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_columns_are_the_programs(kept: Record) -> None:
    rows = table(kept)
    assert tuple(rows[0]) == (*COLUMNS, *OURS)
    assert [row["statement ID"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert {row["agreement"] for row in rows} == {"0", "1"}
    assert {row["or_rules_in_force"] for row in rows} == {ALL.short()}
    assert all(row["time"][10:] == " 00:00:00" for row in rows if row["time"])
    assert all(
        row["concept"].startswith("OR-") and (row["person"] or row["organization"])
        for row in rows
        if row["or_act"] != "state"
    )


def test_accuser_and_accused_meet_in_one_concept(kept: Record) -> None:
    by_concept: dict[str, set[str]] = {}
    for row in table(kept):
        by_concept.setdefault(row["concept"], set()).add(row["agreement"])
    assert any(agreement == {"0", "1"} for concept, agreement in by_concept.items() if " by " in concept)


def test_names_are_masked_and_what_is_no_statement_is_counted(kept: Record) -> None:
    data, told = written(kept, "dna")
    assert b"Marsh" not in data
    assert any("neither assert nor deny" in words for words in told.left_out)
