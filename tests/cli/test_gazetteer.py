import json
import tomllib
import zipfile
from pathlib import Path

import pytest

from onrecord.cli.own_places import OwnPlace, read_places
from onrecord.errors import InputError
from tests.cli.conftest import Cli

GEONAMES = "\t".join(
    [
        "1",
        "Omdara",
        "Omdara",
        "Um Dara,Omdarah,أم",
        "13.5",
        "25.25",
        "P",
        "PPLA3",
        "SD",
        "",
        *([""] * 4),
        "900",
        "",
        "",
        "",
        "",
    ]
)


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "name,lat,lon,kind,country\nOmdara|Um Dara|Omdarah,13.5,25.25,settlement,SDN\n\n"),
        ("a.csv", "NAME;LAT;LON;country\nOmdara|Um Dara|Omdarah;13.5;25.25;sd\n"),
        (
            "a.geojson",
            json.dumps(
                {
                    "type": "FeatureCollection",
                    "features": [
                        {
                            "geometry": {"type": "Point", "coordinates": [25.25, 13.5]},
                            "properties": {"name": "Omdara|Um Dara|Omdarah", "country": "SDN"},
                        }
                    ],
                }
            ),
        ),
        ("SD.txt", GEONAMES + "\n" + GEONAMES.replace("PPLA3", "FRM") + "\n"),
    ],
)
def test_places_of_ones_own(tmp_path: Path, name: str, text: str) -> None:
    expected = OwnPlace("Omdara|Um Dara|Omdarah", 13.5, 25.25, "settlement", "SDN", 5.0)
    assert read_places(_file(tmp_path, name, text)) == [expected]


def test_a_packed_dump(tmp_path: Path) -> None:
    path = tmp_path / "SD.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", "About this file")
        packed.writestr("SD.txt", GEONAMES)
    assert [place.names for place in read_places(path)] == ["Omdara|Um Dara|Omdarah"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,lat,lon\nA,1,2\nB,91,2\n", "a.csv:3: lat 91 is not between -90 and 90"),
        ("name,lat,lon\nA,north,2\n", "a.csv:2: lat 'north' is not a number"),
        ("name,lat,lon\nA,nan,2\n", "not a number"),
        ("name,lat,lon\n,1,2\n", "a.csv:2: has no name"),
        ("name,lat,lon,kind\nA,1,2,setlement\n", 'did you mean "settlement"'),
        ("name,lat,lon,country\nA,1,2,Sudan\n", "no ISO 3166-1 code"),
        ("name,latt,lon\nA,1,2\n", 'has no column lat; did you mean "latt"'),
        ("name,lat,lon\n", "there are no places in it"),
        ("{}", "is no GeoJSON"),
    ],
)
def test_rows_that_are_wrong(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        read_places(_file(tmp_path, "a.csv", text))
    assert says in str(error.value)


def test_added_places_are_found(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    table = _file(tmp_path, "camps.csv", 'name,lat,lon,kind\n"Qarrivad ""New"" Camp",13.5,25.25,facility\n')
    ran = cli("gazetteer", "add", "--lexicons", tmp_path / "own", table)
    assert ran.code == 0 and ran.out == "" and "1 places added" in ran.err
    (group,) = tomllib.loads((tmp_path / "own" / "places.toml").read_text(encoding="utf-8"))["places"]
    assert group["places"] == [['Qarrivad "New" Camp', 13.5, 25.25, 2.0, ""]]
    monkeypatch.setenv("ONRECORD_LEXICONS", str(tmp_path / "own"))
    found = json.loads(cli("gazetteer", "find", "--json", 'Qarrivad "New" Camp').out)
    assert (found["lat"], found["lon"], found["kind"]) == (13.5, 25.25, "facility")


def test_nowhere_to_add_to(cli: Cli, tmp_path: Path) -> None:
    ran = cli("gazetteer", "add", _file(tmp_path, "a.csv", "name,lat,lon\nA,1,2\n"))
    assert ran.code == 2 and "--lexicons" in ran.err


def test_find_and_info(cli: Cli) -> None:
    assert "UKR" in cli("gazetteer", "find", "Kherson").out
    assert json.loads(cli("gazetteer", "info", "--json").out)["places"] > 100_000
    ran = cli("gazetteer", "find", "Qarrivadian")
    assert ran.code == 1 and ran.out == "" and "Qarrivadian" in ran.err
