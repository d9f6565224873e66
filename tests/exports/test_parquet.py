"""Parquet has the rows of the other tables, typed, and documents itself."""

import builtins
import io
import json
from typing import Any

import pyarrow.parquet
import pytest

from onrecord.errors import StopRun
from onrecord.exports import parquet
from onrecord.exports.rules import Rules
from onrecord.exports.tables import TABLES, Rows
from onrecord.record.store import Record
from onrecord.views.filters import Filter

ALL = Rules(review="all", accused=True)


def written(record: Record, table: str, asked: Filter | None = None) -> io.BytesIO:
    to = io.BytesIO()
    parquet.writes(table)(record, asked or Filter(), ALL, to)
    to.seek(0)
    return to


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_those_of_the_table(desk: Record, name: str) -> None:
    found = pyarrow.parquet.read_table(written(desk, name))
    expected = [row.cells for row in Rows(desk, Filter(), ALL, (name,))]
    assert [tuple(row.values()) for row in found.to_pylist()] == expected
    assert expected


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_typed_and_documented(desk: Record, name: str) -> None:
    schema = pyarrow.parquet.read_schema(written(desk, name))
    kinds = {"text": "string", "date": "string", "number": "double", "whole": "int64", "yes/no": "bool"}
    for column in TABLES[name].columns:
        field = schema.field(column.name)
        assert str(field.type) == kinds[column.kind]
        assert field.metadata[b"description"].decode() == column.says
    assert schema.metadata[b"onrecord.rules"].decode() == ALL.short()


def test_the_file_says_what_was_in_force(desk: Record) -> None:
    told = pyarrow.parquet.read_metadata(written(desk, "claims", Filter(words="bridge"))).metadata
    words = json.loads(told[b"onrecord.about"])
    assert ["Asked for", "words: bridge"] in words
    assert any("All claims" in text for _, text in words)


def test_in_batches(desk: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH", 3)
    file = pyarrow.parquet.ParquetFile(written(desk, "claims"))
    assert file.num_row_groups > 3
    assert file.read().num_rows == sum(1 for _ in Rows(desk, Filter(), ALL, ("claims",)))


def test_an_empty_table_is_a_table(desk: Record) -> None:
    found = pyarrow.parquet.read_table(written(desk, "claims", Filter(words="zeppelin")))
    assert found.num_rows == 0 and tuple(found.column_names) == TABLES["claims"].header


def test_without_pyarrow_it_says_what_to_do(desk: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(StopRun, match=r"pip install 'onrecord\[parquet\]'"):
        written(desk, "claims")
