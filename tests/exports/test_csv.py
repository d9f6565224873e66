"""CSV reads back as it was, starts no formula, and says which rules were in force."""

import csv
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.cells import is_risky, tame
from onrecord.exports.csv_tables import ZIP, Sheet, columns, writes
from onrecord.exports.rules import Rules
from onrecord.exports.tables import TABLES
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from tests.exports.conftest import RISKY

ALL = Rules(review="all", accused=True)
LINKS = len(TABLES["links"].header)
Words = st.text(st.characters(codec="utf-8"), max_size=40)
Cells = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9, allow_nan=False), Words,
    Words.map("={}".format), Words.map("-{}".format), Words.map("\t@{}".format), Words.map(' +"{}\n'.format),
)  # fmt: skip


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def table(record: Record, name: str, rules: Rules = ALL, asked: Filter | None = None) -> list[dict[str, str]]:
    to = io.BytesIO()
    writes(name)(record, asked or Filter(), rules, to)
    return rows(to.getvalue())


@given(st.lists(st.tuples(*[Cells] * LINKS), max_size=5))
def test_what_is_written_reads_back(given_rows: list[tuple[Any, ...]]) -> None:
    to = io.BytesIO()
    sheet = Sheet(to, "links", Rules())
    for cells in given_rows:
        sheet.add(cells)
    sheet.close()
    header, *found = csv.reader(io.StringIO(to.getvalue().decode("utf-8"), newline=""))
    assert header == [*TABLES["links"].header, "rules"]
    assert [row[-1] for row in found] == [Rules().short()] * len(given_rows)
    for cells, row in zip(given_rows, found, strict=True):
        for cell, words in zip(cells, row, strict=False):
            if isinstance(cell, bool):
                assert words == ("yes" if cell else "no")
            elif isinstance(cell, int | float):
                assert float(words) == cell
            elif isinstance(cell, str):
                assert words in (cell, f"'{cell}") and not is_risky(words)
            else:
                assert words == ""


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-Dash", "'-Dash"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        (-12.5, -12.5),
        (-3, -3),
        ("3-4", "3-4"),
        ("a=b", "a=b"),
        ("", ""),
        (None, None),
    ],
)
def test_cells_that_might_be_run(cell: Any, written: Any) -> None:
    assert tame(cell) == written


def test_tables_of_a_record(desk: Record) -> None:
    claims = table(desk, "claims")
    assert {row["review"] for row in claims} == {"checked", "unchecked"}
    assert {row["title"] for row in claims} == {f"'{RISKY}", ""}
    assert {row["outlet"] for row in claims} == {"'-Dash Daily", "'@Wire", "Talin Daily", "Northern Wire"}
    assert {row["rules"] for row in claims} == {ALL.short()}
    for name in TABLES:
        assert list(table(desk, name)[0]) == [*TABLES[name].header, "rules"]
    wounded = next(row for row in table(desk, "figures") if row["measure"] == "wounded")
    assert (wounded["value"], wounded["low"], wounded["high"], wounded["implied"]) == ("31", "31", "31", "no")


def test_by_default_and_narrowed(desk: Record) -> None:
    assert {row["review"] for row in table(desk, "claims", Rules())} == {"checked"}
    assert {row["outlet"] for row in table(desk, "events", ALL, Filter(outlet="talin daily"))} == {"Talin Daily"}
    assert table(desk, "claims", ALL, Filter(words="zeppelin")) == []


def test_all_tables_in_one_file(desk: Record) -> None:
    to = io.BytesIO()
    told = ZIP.write(desk, Filter(), ALL, to)
    with zipfile.ZipFile(to) as packed:
        assert set(packed.namelist()) == {*(f"{name}.csv" for name in TABLES), "about.txt", "columns.csv"}
        assert sum(len(rows(packed.read(f"{name}.csv"))) for name in TABLES) == told.rows
        for name in TABLES:
            assert rows(packed.read(f"{name}.csv")) == table(desk, name)
        about = packed.read("about.txt").decode()
    assert "All claims that no person has rejected" in about and "Licence:" in about


def test_columns_are_documented() -> None:
    told = {(row["table"], row["column"]): row["says"] for row in rows(columns().encode())}
    assert set(told) == {(name, column) for name, table in TABLES.items() for column in (*table.header, "rules")}
    assert all(told.values())
