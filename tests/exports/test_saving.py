"""Files are there whole or not at all, and the log says what left under which rules."""

import hashlib
import io
import json
from pathlib import Path

import pytest

from onrecord.errors import InputError, StopRun
from onrecord.exports import json_lines
from onrecord.exports.export import export
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.formats import FORMATS, format_named
from onrecord.exports.rules import Rules
from onrecord.exports.saving import Wanted, give, save
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from onrecord.views.log_lines import log_entries


def lines(record: Record) -> list[dict[str, object]]:
    """Payloads of the log's lines on exports."""
    from onrecord.record import audit
    from onrecord.record.schema import log

    with record.reading_from() as connection:
        return [line.payload or {} for line in audit.lines_of(connection, log.c.kind == "export")]


def test_the_log_says_what_left(desk: Record, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    wanted = Wanted(format="jsonl", by="ada", given=Filter(words="bridge"), rules=Rules(review="all", quote=50))
    told = save(desk, wanted, path)
    (line,) = lines(desk)
    assert line["by"] == "ada" and line["file"] == "claims.jsonl"
    assert line["away"] == {"review": "all", "quote": 50}
    assert line["rules"] == {
        "review": "all", "accused": False, "names": "masked", "places": "settlement", "sheltered": "region",
        "quote": 50, "texts": "short",
    }  # fmt: skip
    assert line["filter"] == {"words": "bridge"}
    assert line["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert line["claims"] == told.claims > 0
    entry = log_entries(desk, target="jsonl")[0]
    assert (entry.kind, entry.by) == ("export", "ada")
    assert "review: all (checked unless changed); quote: 50 (200 unless changed)" in (entry.why or "")
    assert list(desk.faults()) == []


def test_an_export_under_the_shipped_rules_is_logged_too(desk: Record) -> None:
    give(desk, Wanted(format="csv", by="ada"), io.BytesIO())
    assert lines(desk)[0]["away"] == {}
    assert "rules as shipped" in (log_entries(desk, target="csv")[0].why or "")


def test_a_file_that_is_there_stays(desk: Record, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="--force"):
        save(desk, Wanted(format="csv", by="ada"), path)
    assert path.read_text(encoding="utf-8") == "mine" and lines(desk) == []
    save(desk, Wanted(format="csv", by="ada"), path, force=True)
    assert path.read_text(encoding="utf-8").startswith("review,")


def test_a_stopped_export_leaves_the_old_file(desk: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(record: Record, given: Filter, rules: Rules, to: io.BytesIO, told: Told | None = None) -> Written:
        to.write(b"half")
        raise RuntimeError("stopped")

    held = json_lines.FORMAT
    monkeypatch.setitem(
        FORMATS, "jsonl", Format(name="jsonl", title="", ending=".jsonl", media_type="", holds="", write=broken)
    )  # type: ignore[arg-type]
    assert FORMATS["jsonl"] is not held
    path = tmp_path / "claims.jsonl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        save(desk, Wanted(format="jsonl", by="ada"), path, force=True)
    assert path.read_text(encoding="utf-8") == "old" and lines(desk) == []
    assert [one.name for one in tmp_path.iterdir() if "claims" in one.name] == ["claims.jsonl"]


@pytest.mark.parametrize(
    ("path", "said"), [("", "is a folder"), ("no/such/claims.csv", "cannot be written"), ("onrecord.db", "--force")]
)
def test_places_that_will_not_do(desk: Record, tmp_path: Path, path: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        save(desk, Wanted(format="csv", by="ada"), tmp_path / path)


@pytest.mark.parametrize(
    ("name", "found"), [("xlsx", "xlsx"), ("XLSX", "xlsx"), (".csv", "csv"), ("jsonl", "jsonl"), (".zip", "zip")]
)
def test_formats_by_name_and_ending(name: str, found: str) -> None:
    assert format_named(name).name == found


@pytest.mark.parametrize(
    ("name", "table", "said"),
    [
        ("xslx", None, 'did you mean "xlsx"'),
        ("word", None, "known: xlsx"),
        ("csv", "figurs", 'did you mean "figures"'),
        ("xlsx", "claims", "has no tables to choose from"),
    ],
)
def test_what_is_not_known(desk: Record, name: str, table: str | None, said: str) -> None:
    with pytest.raises(InputError, match=said):
        give(desk, Wanted(format=name, by="ada", table=table), io.BytesIO())
    assert lines(desk) == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is(name: str) -> None:
    found = FORMATS[name]
    assert found.ending.startswith(".") and "/" in found.media_type and found.title and found.holds.endswith(".")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "readings"])
def test_every_format_holds_back_and_says_so(desk: Record, name: str) -> None:
    everything = FORMATS[name].write(desk, Filter(), Rules(review="all", accused=True), io.BytesIO())
    default = FORMATS[name].write(desk, Filter(), Rules(), io.BytesIO())
    assert 0 < default.claims < everything.claims
    assert default.claims + default.held_back["not checked"] == everything.claims


def test_json_lines_hold_a_claim_each(desk: Record, tmp_path: Path) -> None:
    told = export(desk, review="all", accused=True, by="ada").to_jsonl(tmp_path / "claims.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_bytes().splitlines()]
    assert len(rows) == told.claims
    assert {"claim", "report", "contents", "sources", "events", "figures", "links", "rules"} <= set(rows[0])
    assert all(row["rules"] == Rules(review="all", accused=True).short() for row in rows)


def test_exports_in_python(desk: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    some = export(desk, Filter(outlet="Talin Daily"), review="all", by="ada")
    assert some.to_xlsx("a.xlsx").claims == some.to_csv("a.csv").claims == some.to_parquet("a.parquet").claims
    assert some.to("zip", "a.zip").claims > 0
    assert some.to_csv("b.csv", table="figures").rows == len((tmp_path / "b.csv").read_text("utf-8").splitlines()) - 1
    assert {line["by"] for line in lines(desk)} == {"ada"}
    with pytest.raises(StopRun, match='did you mean "names"'):
        export(desk, name="shown")
