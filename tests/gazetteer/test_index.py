"""The index: a tiny one built into a folder, and the whole one."""

import logging
from pathlib import Path

import pytest

from onrecord.errors import StopRun
from onrecord.gazetteer import Index, build, opened, shared
from onrecord.gazetteer.entry import ACRONYM, DEMONYM, MAIN, WEAK, Entry
from onrecord.gazetteer.rows import Row
from onrecord.settings import Settings

COUNTRY = Row(
    (("Nordland", MAIN), ("NDL", MAIN | ACRONYM), ("Nordlandic", DEMONYM)),
    60.0, 10.0, "country", "country", 300.0, "NDL", 0, ("ND", ""), 0, 1,
)  # fmt: skip
AREA = Row((("Upper Vale", MAIN),), 61.0, 10.5, "region", "region", 50.0, "NDL", 1, ("ND", "07"), 90_000, 2)
TOWN = Row(
    (("Saint-Élmo", MAIN), ("Elmsborg", WEAK)),
    61.1, 10.6, "settlement", "settlement", 4.0, "NDL", 3, ("ND", "07"), 50_000, 3, 12,
)  # fmt: skip
NAMESAKE = Row((("St. Elmo", MAIN),), -10.0, 20.0, "settlement", "settlement", 3.0, "SDL", 3, ("SD", "01"), 900, 4)
NOWHERE = Row((("the Beyond", MAIN),), None, None, "area", "area", 0.0, None, 4, None, 0, 0)


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    monkeypatch.setattr(build, "_rows", lambda lexicons: iter((COUNTRY, AREA, TOWN, NAMESAKE, NOWHERE)))
    build.write(tmp_path / "gazetteer-tiny.bin", None)
    return Index(tmp_path / "gazetteer-tiny.bin")


def test_an_entry_comes_back_as_it_went_in(tiny: Index) -> None:
    (town, how), (namesake, _) = tiny.lookup("Saint-Élmo")
    assert town == Entry(
        2, "Saint-Élmo", 61.1, 10.6, "settlement", "settlement", 4.0, "NDL", 3, 1, 50_000, 3, 12
    ) and how == MAIN  # fmt: skip
    assert namesake.country == "SDL" and namesake.admin1 == -1
    assert tiny.entry(town.admin1).name == "Upper Vale"


@pytest.mark.parametrize("spelling", ["saint elmo", "ST. ELMO", "St Élmo", "Saint-Elmo"])
def test_spellings_lead_to_one_name(tiny: Index, spelling: str) -> None:
    assert [posting.entry.geonames_id for posting in tiny.lookup(spelling)] == [3, 4]


def test_how_a_name_leads_to_an_entry(tiny: Index) -> None:
    assert [posting.how for posting in tiny.lookup("Nordlandic")] == [DEMONYM]
    assert [posting.how & ACRONYM for posting in tiny.lookup("NDL")] == [ACRONYM]
    assert [posting.how & WEAK for posting in tiny.lookup("Elmsborg")] == [WEAK]


def test_a_place_without_a_point_and_an_unknown_name(tiny: Index) -> None:
    (beyond,) = tiny.lookup("the Beyond")
    assert (beyond.entry.lat, beyond.entry.lon, beyond.entry.country) == (None, None, None)
    assert tiny.lookup("Atlantis") == () and tiny.lookup("") == ()
    assert [len(found) for found in tiny.lookup_many(["Upper Vale", "x", "Upper Vale"])] == [1, 0, 1]


def test_a_broken_index_is_told(tmp_path: Path, tiny: Index) -> None:
    broken = tmp_path / "broken.bin"
    broken.write_bytes(tiny.path.read_bytes()[:200])
    with pytest.raises(StopRun, match=r"broken\.bin.*delete the file"):
        Index(broken)


def test_writing_again_leaves_one_file(tmp_path: Path, tiny: Index) -> None:
    (tmp_path / "gazetteer-old.bin").write_bytes(b"old")
    build.write(tmp_path / "gazetteer-new.bin", None)
    assert [path.name for path in tmp_path.iterdir()] == ["gazetteer-new.bin"]


def test_an_index_is_built_once_and_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_rows", lambda lexicons: iter((COUNTRY, AREA)))
    told: list[tuple[str, int, int]] = []
    settings = Settings(cache=tmp_path)
    path = build.prepare(settings, lambda *progress: told.append(progress))
    assert told and told[-1][1] == told[-1][2]
    before = path.stat().st_mtime_ns
    assert build.prepare(settings) == path and path.stat().st_mtime_ns == before
    assert opened(settings).entries == 2


def test_a_cache_that_cannot_be_written_is_worked_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(build, "_rows", lambda lexicons: iter((COUNTRY,)))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with caplog.at_level(logging.WARNING, logger="onrecord"):
        path = build.prepare(Settings(cache=blocked / "cache"))
    assert path.is_file() and path.is_relative_to(tmp_path) and "ONRECORD_CACHE" in caplog.text


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kyiv", "UKR", "settlement"),
        ("Kiev", "UKR", "settlement"),
        ("Zaporozhye", "UKR", "settlement"),
        ("Hodeidah", "YEM", "settlement"),
        ("Hudaydah", "YEM", "settlement"),
        ("Donbas", "UKR", "area"),
        ("Darfur", "SDN", "area"),
        ("Black Sea", None, "sea"),
        ("Dnieper", "UKR", "river"),
        ("Kakhovka dam", "UKR", "facility"),
        ("Ukrainian", "UKR", "country"),
        ("Burma", "MMR", "country"),
        ("Côte d'Ivoire", "CIV", "country"),
        ("Cote dIvoire", "CIV", "country"),
        ("Haut-Katanga", "COD", "region"),
        ("Washington", "USA", "settlement"),
    ],
)
def test_the_whole_index_knows(name: str, country: str | None, kind: str) -> None:
    entries = [posting.entry for posting in shared().lookup(name)]
    assert any(entry.country == country and entry.kind == kind for entry in entries), entries[:3]


@pytest.mark.parametrize("name", ["Washington Post", "Geneva Conventions", "Arab", "Maori"])
def test_what_only_looks_like_a_place_is_blocked(name: str) -> None:
    assert shared().lookup(name)[0].entry.kind == "not a place"


def test_first_level_areas_have_points_and_ids() -> None:
    index = shared()
    for name, country, geonames in (("Alberta", "CAN", 5883102), ("Queensland", "AUS", 2152274)):
        found = next(p.entry for p in index.lookup(name) if p.entry.level == 1 and p.entry.country == country)
        assert found.geonames_id == geonames and found.radius_km > 100
