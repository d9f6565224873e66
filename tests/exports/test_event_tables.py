"""ACLED-like, UCDP-GED-like, POLECAT-like and HXL-tagged tables: their columns, and no cell surer than what was said."""

import csv
import io

import hxl
import pytest

from onrecord.exports import acled, polecat, ucdp
from onrecord.exports import hxl as tagged
from onrecord.exports.version_columns import OURS
from onrecord.exports.versions import RULE, versions_of
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from tests.exports.kept import ALL, written
from tests.exports.told import event, figure, leaving_one, party

NAMES = ("acled", "ucdp", "polecat", "hxl")
HEADS = {"acled": acled.COLUMNS, "ucdp": ucdp.COLUMNS, "polecat": polecat.COLUMNS, "hxl": tuple(tagged.TAGS)}
COUNTS = {"acled": 31, "ucdp": 49, "polecat": 40}


def table(record: Record, name: str) -> list[dict[str, str]]:
    text = written(record, name)[0].decode()
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if name == "polecat" else ","))
    return found[1:] if name == "hxl" else found


def cells(
    module: object, *, figures: tuple[object, ...] = (), act: str = "state", **changes: object
) -> dict[str, object]:
    told = event(**changes, figures=tuple(one.line.id for one in figures))  # type: ignore[attr-defined]
    one = leaving_one(claim={"act": act}, events=(told,), figures=figures)
    (row,) = versions_of([one], Filter()).rows
    return dict(module.cells(row) or {})  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_theirs_and_then_ours(kept: Record, name: str) -> None:
    rows = table(kept, name)
    assert tuple(rows[0]) == (*HEADS[name], *(column for column in OURS if column not in HEADS[name]))
    assert len(HEADS[name]) == COUNTS.get(name, len(HEADS[name]))
    assert {row["or_rule"] for row in rows} == {RULE}
    assert {row["or_rules_in_force"] for row in rows} == {ALL.short()}
    assert all(row["or_incident"].startswith("OR-") and row["or_review"] == "unchecked" for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_denied_or_to_come_is_told_as_having_happened(kept: Record, name: str) -> None:
    rows = table(kept, name)
    quotes = [row["or_quote"] for row in rows]
    for words in ("attacked the bridge", "forces had fired the rockets", "strike again", "reopen the border"):
        assert not any(words in quote for quote in quotes), words
    assert any("denied" in row["or_denials_of_the_incident"] or row["or_denied_by"] not in ("", "None") for row in rows)
    assert any("planned, demanded" in words for words in written(kept, name)[1].left_out)


@pytest.mark.parametrize("name", ["acled", "ucdp", "hxl"])
def test_rivals_stand_side_by_side(kept: Record, name: str) -> None:
    column = {"acled": "fatalities", "ucdp": "low", "hxl": "killed_min"}[name]
    found = {(row["or_sources"], row[column]) for row in table(kept, name) if row[column] not in ("", "None")}
    assert {"12", "14", "19"} <= {number for _, number in found}


def test_private_persons_are_masked(kept: Record) -> None:
    for name in NAMES:
        assert "Marsh" not in written(kept, name)[0].decode()


@pytest.mark.parametrize(
    ("changes", "fatalities", "low", "high", "best"),
    [
        ({"value": 12, "low": 12, "high": 12, "qualifier": "exactly"}, 12, 12, 12, 12),
        ({"value": 14, "low": 14, "high": None, "qualifier": "at least"}, 14, 14, None, 14),
        ({"value": 30, "low": None, "high": 30, "qualifier": "up to"}, None, None, 30, None),
        ({"value": None, "low": 24, "high": 99, "qualifier": "order of magnitude"}, 24, 24, 99, None),
        ({"value": None, "low": 30, "high": 40, "qualifier": "between"}, 30, 30, 40, None),
        ({"value": 0, "low": 0, "high": 0, "qualifier": "exactly"}, 0, 0, 0, 0),
    ],
)
def test_numbers_of_the_dead(
    changes: dict[str, object], fatalities: object, low: object, high: object, best: object
) -> None:
    figures = (figure(**changes),)
    assert cells(acled, figures=figures)["fatalities"] == fatalities
    found = cells(ucdp, figures=figures)
    assert (found["low"], found["high"], found["best"]) == (low, high, best)
    found = cells(tagged, figures=figures)
    assert (found["killed_min"], found["killed_max"], found["killed"]) == (low, high, best)


def test_where_nobody_is_counted_there_is_no_zero() -> None:
    assert cells(acled)["fatalities"] is None
    assert cells(ucdp) == {}


@pytest.mark.parametrize(
    ("precision", "geo", "where", "has_point"),
    [
        ("facility", 1, 1, True),
        ("settlement", 1, 1, True),
        ("district", 2, 3, True),
        ("region", 3, 4, True),
        ("area", None, 5, False),
        ("country", None, 6, False),
        ("sea", None, 7, False),
        ("continent", None, None, False),
        (None, None, None, False),
    ],
)
def test_precision_and_points(precision: str | None, geo: object, where: object, has_point: bool) -> None:
    figures = (figure(),)
    one, other = cells(acled, figures=figures, precision=precision), cells(ucdp, figures=figures, precision=precision)
    assert (one["geo_precision"], other["where_prec"]) == (geo, where)
    for found, name in ((one, "latitude"), (other, "geom_wkt"), (cells(polecat, precision=precision), "Latitude")):
        assert (found[name] is not None) == has_point
    assert (cells(tagged, precision=precision)["latitude"] is not None) == has_point


@pytest.mark.parametrize(
    ("begin", "end", "date", "acleds", "ucdps"),
    [
        ("2031-05-05", "2031-05-05", "2031-05-05", 1, 1),
        ("2031-05-05", "2031-05-08", "2031-05-05", 2, 2),
        ("2031-05-05", "2031-05-11", "2031-05-05", 2, 3),
        ("2031-05-01", "2031-05-31", "2031-05-01", 3, 4),
        ("2031-01-01", "2031-12-31", "2031-01-01", None, 5),
        ("2031-05", "2031-05", None, None, None),
        ("2031-05-05T09:00", "2031-05-05T09:00", "2031-05-05", 1, 1),
        (None, None, None, None, None),
    ],
)
def test_days_are_those_the_claim_gives(
    begin: str | None, end: str | None, date: object, acleds: object, ucdps: object
) -> None:
    figures = (figure(),)
    one, other = cells(acled, figures=figures, begin=begin, end=end), cells(ucdp, figures=figures, begin=begin, end=end)
    assert (one["event_date"], one["time_precision"]) == (date, acleds)
    assert (other["date_start"], other["date_prec"]) == (date, ucdps)
    assert cells(polecat, begin=begin, end=end)["Event Date"] == date


@pytest.mark.parametrize(
    ("mode", "recipients", "event_type", "sub_event"),
    [
        ("drone", (), "Explosions/Remote violence", "Air/drone strike"),
        ("heavy-weapons", (), "Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ("sexual", (), "Violence against civilians", "Sexual violence"),
        (None, ("CVL",), "Violence against civilians", "Attack"),
        (None, ("MIL",), "Battles", "Armed clash"),
        (None, (), None, None),
    ],
)
def test_acleds_kinds_are_left_open_where_they_cannot_be_told(
    mode: str | None, recipients: tuple[str, ...], event_type: str | None, sub_event: str | None
) -> None:
    parties = tuple(party(f"People of {sector}", sector=sector) for sector in recipients)
    found = cells(acled, mode=mode, recipients=parties)
    assert (found["event_type"], found["sub_event_type"]) == (event_type, sub_event)


def test_what_acled_does_not_code_has_no_row_there() -> None:
    assert cells(acled, type="CONSULT", mode="meet") == {}
    assert cells(polecat, type="CONSULT", mode="meet")["Event Mode"] == "meet"


def test_what_event_coders_do_not_count_has_no_row_in_polecat() -> None:
    assert cells(polecat, coded=False) == {} and cells(polecat, coded=True)["Event Type"] == "ASSAULT"


def test_polecat_writes_plovers_modes_and_none_for_what_is_missing(kept: Record) -> None:
    assert cells(polecat, type="COERCE", mode="territory-retaken")["Event Mode"] == "seize"
    row = table(kept, "polecat")[0]
    assert row["Intensity"] == row["Quad Code"] == "None"
    text = written(kept, "polecat")[0].decode()
    assert {line.count("\t") for line in text.splitlines()} == {40 + len(OURS) - 1}


def test_libhxl_reads_it_and_its_default_schema_holds(kept: Record) -> None:
    data = hxl.data(io.BytesIO(written(kept, "hxl")[0]), hxl.InputOptions(allow_local=True))
    assert "#affected+killed+min" in data.display_tags and "#event+code" in data.display_tags
    found = hxl.validate(data.cache())
    assert found["is_valid"], found["issues"]


def test_hxl_numbers_are_numbers(kept: Record) -> None:
    with hxl.data(io.BytesIO(written(kept, "hxl")[0]), hxl.InputOptions(allow_local=True)) as data:
        killed = [row.get("#affected+killed+min") for row in data]
    assert {"12", "14", "19"} <= set(killed)
