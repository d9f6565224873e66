"""GeoNames dumps: what is read of them, what is refused, and how they are looked up beside the shipped places."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError, StopRun
from onrecord.gazetteer import Index, build, layers, spool
from onrecord.gazetteer.entry import ACRONYM, MAIN, SHORT, WEAK
from onrecord.gazetteer.joined import Request
from onrecord.gazetteer.rows import Row
from onrecord.gazetteer.tables import lines
from onrecord.settings import Settings


def line(id: int, name: str, *, others: str = "", feature: str = "P.PPL", country: str = "SD", admin1: str = "47",
         people: int | str = 0, lat: float = 13.0, lon: float = 25.0) -> str:  # fmt: skip
    """A line of a dump."""
    kind, code = feature.split(".")
    columns = [id, name, name, others, lat, lon, kind, code, country, "", admin1, "", "", "", people, "", "", "", ""]
    return "\t".join(map(str, columns))


def alternate(owner: int, language: str, name: str, flags: str = "\t\t\t") -> str:
    """A line of a file of alternate names; ``flags``: preferred, short, colloquial, historic."""
    return f"1\t{owner}\t{language}\t{name}\t{flags}\t\t"


DUMP = [
    line(91, "Omdara", others="Um Dara,Omdarah,OMD,أم", people=900),
    line(92, "Wilāyat Omdara", others="a,b,c", feature="A.ADM1"),
    line(93, "Jabal Omdara", feature="T.MTS", others="A,B,C"),
    line(94, "Brook", feature="H.STM"),
    line(95, "Wadi Omdara", feature="H.STM", others="A,B,C"),
    line(96, "Omdara Farm", feature="S.FRM"),
    line(97, "Omdara", country="TD", admin1="01", people=20),
]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache=tmp_path / "cache", gazetteer=tmp_path / "added")


def written(folder: Path, rows: list[str], name: str = "SD.txt") -> Path:
    path = folder / name
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def opened(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *shipped: Row) -> Index:
    """An index of a few shipped rows and everything added."""
    monkeypatch.setattr(build, "_rows", lambda lexicons: iter(shipped))
    build.write(tmp_path / "gazetteer-tiny.bin", None)
    return Index(tmp_path / "gazetteer-tiny.bin", layers.paths(settings))


COUNTRY = Row((("Sudan", MAIN),), 15.0, 30.0, "country", "country", 900.0, "SDN", 0, ("SD", ""), 0, 1)
TOWN = Row((("Old Omdara", MAIN),), 13.1, 25.1, "settlement", "settlement", 4.0, "SDN", 3, ("SD", "47"), 5_000, 91, 3)


def test_what_is_read_of_a_dump(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts, tally = layers.add(Request(dump=written(tmp_path, DUMP), name="SD"), settings)
    assert (facts["places"], tally.read, tally.wrong) == (5, 7, 0)
    index = opened(settings, tmp_path, monkeypatch, COUNTRY)
    (town, how), (namesake, _) = index.lookup("Omdara")
    assert (town.geonames_id, town.country, town.population, town.fame, how) == (91, "SDN", 900, 4, MAIN)
    assert namesake.country == "TCD" and index.entry(town.admin1).name == "Wilāyat Omdara"
    assert [posting.how for posting in index.lookup("Omdarah")] == [WEAK]
    assert [posting.entry.kind for posting in index.lookup("Wadi Omdara")] == ["river"]
    assert not index.lookup("Brook") and not index.lookup("OMD") and not index.lookup("Omdara Farm")
    assert index.lookup("Sudan")[0].entry.row == 0 and index.countries == ("SDN", "TCD")


def test_a_place_that_is_shipped_stays_one_place(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers.add(Request(dump=written(tmp_path, DUMP), name="SD"), settings)
    layers.add(Request(dump=written(tmp_path, DUMP, "again.txt"), name="again"), settings)
    index = opened(settings, tmp_path, monkeypatch, COUNTRY, TOWN)
    assert index.lookup("Um Dara")[0].entry == index.lookup("Old Omdara")[0].entry
    assert [posting.entry.geonames_id for posting in index.lookup("Omdara")] == [91, 97]


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        ({"population": 100}, {91, 92, 93, 95}),
        ({"classes": frozenset("P")}, {91, 97}),
        ({"classes": frozenset("HT")}, {93, 95}),
    ],
)
def test_less_of_a_dump(
    settings: Settings, tmp_path: Path, choice: dict[str, object], ids: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    layers.add(Request(dump=written(tmp_path, DUMP), name="SD", **choice), settings)  # type: ignore[arg-type]
    index = opened(settings, tmp_path, monkeypatch, COUNTRY)
    assert {index.entry(row).geonames_id for row in range(1, index.entries)} == ids


def test_alternate_names_and_codes(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        alternate(92, "en", "Omdara State", "1\t\t\t"),
        alternate(92, "en", "North Omdara", "\t1\t\t"),
        alternate(92, "de", "Nordomdara"),
        alternate(92, "abbr", "NOM"),
        alternate(92, "link", "https://example.org/Omdara"),
        alternate(91, "en", "Omdara-of-Old", "\t\t\t1"),
        alternate(91, "ar", "أم"),
        alternate(5, "en", "Elsewhere"),
    ]
    request = Request(
        dump=written(tmp_path, DUMP),
        name="SD",
        alternate_names=written(tmp_path, names, "alternateNamesV2.txt"),
        admin1=written(tmp_path, ["SD.47\tNorthern State\tNorthern State\t92", "SD.48\tLost\tLost\t98"], "a1.txt"),
        admin2=written(tmp_path, ["FR.01.1\tAin\tAin\t99"], "a2.txt"),
    )
    layers.add(request, settings)
    index = opened(settings, tmp_path, monkeypatch, COUNTRY)
    area = index.lookup("Omdara State")[0].entry
    assert index.lookup("North Omdara") == ((area, SHORT),) and index.lookup("Nordomdara") == ((area, WEAK),)
    assert index.lookup("NOM") == ((area, SHORT | ACRONYM),) and index.lookup("Northern State") == ((area, MAIN),)
    assert [posting.how for posting in index.lookup("Omdara-of-Old")] == [WEAK]
    lost = index.lookup("Lost")[0].entry
    assert (lost.lat, lost.kind, lost.country, lost.geonames_id) == (None, "region", "SDN", 98)
    assert not index.lookup("Elsewhere") and not index.lookup("Ain")
    assert index.entry(index.lookup("Omdara")[0].entry.admin1).geonames_id == 92


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["a\tb\tc"] * 300, "has 3 columns, not 19"),
        ([*DUMP, line(0, "Null Island")], "SD.txt:8: id 0 is out of range"),
        ([*DUMP, line(98, "Far", lat=99)], "SD.txt:8: 99, 25 is no latitude"),
        ([*DUMP, line(98, "Few", people="few")], "SD.txt:8"),
        ([*DUMP, line(98, " ")], "SD.txt:8: has no name"),
        ([line(96, "Omdara Farm", feature="S.FRM")], "no place that is wanted"),
    ],
)
def test_wrong_lines_are_listed_and_many_refused(
    settings: Settings, tmp_path: Path, rows: list[str], says: str
) -> None:
    with pytest.raises(InputError) as error:
        layers.add(Request(dump=written(tmp_path, rows), name="SD"), settings)
    assert says in str(error.value)
    assert not layers.paths(settings) and not list(settings.gazetteer.iterdir())


def test_a_few_wrong_lines_are_passed_over(settings: Settings, tmp_path: Path) -> None:
    rows = [line(number, f"Place {number}") for number in range(1, 300)] + ["wrong"]
    facts, tally = layers.add(Request(dump=written(tmp_path, rows), name="SD"), settings)
    assert facts["places"] == 299 and tally.listed == ["SD.txt:300: has 1 columns, not 19"]


def packed(path: Path, *members: tuple[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members:
            file.writestr(name, text)
    return path


def test_a_packed_dump(settings: Settings, tmp_path: Path) -> None:
    path = packed(tmp_path / "SD.zip", ("readme.txt", "About"), ("SD.txt", "\n".join(DUMP)))
    assert layers.add(Request(dump=path, name="SD"), settings)[0]["places"] == 5


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ((("../SD.txt", "x"),), "lies in a folder"),
        ((("/etc/SD.txt", "x"),), "lies in a folder"),
        ((("SD.txt", "0" * 5_000_000),), "would unpack to 5,000,000 bytes"),
        (
            (("SD.txt", "x"), ("TD.txt", "x")),
            "should hold one .txt file, as a GeoNames dump does; it holds SD.txt, TD.txt",
        ),
        ((("readme.txt", "x"),), "it holds none"),
    ],
)
def test_packed_files_that_are_refused(tmp_path: Path, members: tuple[tuple[str, str], ...], says: str) -> None:
    with pytest.raises(InputError) as error:
        list(lines(packed(tmp_path / "SD.zip", *members)))
    assert says in str(error.value)


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut", b"", b"\x00" * 100])
def test_broken_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "SD.zip"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"SD\.zip"):
        list(lines(path))


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "SD.txt"
    path.write_bytes(b"x" * 3_000_000)
    with pytest.raises(InputError, match="no line of a GeoNames file"):
        list(lines(path))


@pytest.mark.parametrize("name", ["../x", "", "a/b", ".", "x" * 80])
def test_names_that_are_none(settings: Settings, name: str) -> None:
    with pytest.raises(InputError, match="no name for a gazetteer"):
        layers.path_of(name, settings)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(StopRun, match="ONRECORD_GAZETTEER"):
        layers.add(Request(dump=written(tmp_path, DUMP), name="SD"), Settings(gazetteer=blocked / "x"))


def test_an_interrupted_adding_leaves_what_was_there(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request(dump=written(tmp_path, DUMP), name="SD")
    layers.add(request, settings)
    before = layers.paths(settings)[0].read_bytes()

    def stop(what: str, done: int, of: int) -> None:
        if what.startswith("putting"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        layers.add(request, settings, stop)
    assert [path.read_bytes() for path in settings.gazetteer.iterdir()] == [before]


@given(st.lists(st.tuples(st.text("abcdé ", min_size=1, max_size=5), st.integers(0, 10**7)), min_size=1, max_size=60))
def test_chunks_do_not_show(tmp_path_factory: pytest.TempPathFactory, places: list[tuple[str, int]]) -> None:
    """An index written in many small runs answers as one written in one."""
    folder = tmp_path_factory.mktemp("chunks")
    found = []
    for chunk in (3, 10**6):
        spool.CHUNK, before = chunk, spool.CHUNK
        try:
            with spool.Spool(folder, {}) as writer:
                for number, (name, people) in enumerate(places):
                    writer.add(
                        Row(
                            ((f"x{name}", MAIN),), 1.0, 2.0, "settlement", None, 1.0, "SDN", 3, None, people, number + 1
                        )
                    )
                writer.finish(folder / f"{chunk}.bin", {})
        finally:
            spool.CHUNK = before
        found.append(Index(folder / f"{chunk}.bin").lookup_many([f"x{name}" for name, _ in places]))
    assert found[0] == found[1] and all(found[0])
