import json
import tomllib
from pathlib import Path

import pytest

from onrecord.cli.own_places import OwnPlace, read_places
from onrecord.errors import InputError
from tests.cli.conftest import Cli


def _line(**changed: object) -> str:
    """A line of a GeoNames dump: a village of 900, but for what is changed."""
    row = {
        "id": 91,
        "name": "Omdara",
        "ascii": "Omdara",
        "others": "Um Qarrivel,Qarrivelah,أم",
        "lat": 13.5,
        "lon": 25.25,
    }
    row |= {"class": "P", "code": "PPLA3", "country": "SD", "cc2": "", "admin1": "47", "admin2": "", "admin3": ""}
    row |= {"admin4": "", "people": 900, "up": "", "dem": "", "zone": "", "day": ""}
    return "\t".join(map(str, (row | changed).values()))


@pytest.fixture(autouse=True)
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for gazetteers that are added."""
    monkeypatch.setenv("ONRECORD_GAZETTEER", str(tmp_path / "added"))
    return tmp_path / "added"


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
    ],
)
def test_places_of_ones_own(tmp_path: Path, name: str, text: str) -> None:
    expected = OwnPlace("Omdara|Um Dara|Omdarah", 13.5, 25.25, "settlement", "SDN", 5.0)
    assert read_places(_file(tmp_path, name, text)) == [expected]


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


def test_a_dump_is_added_found_listed_and_removed(cli: Cli, tmp_path: Path, added: Path) -> None:
    lines = [_line(), _line(id=92, name="Omdara North", code="FRM"), "too\tshort"]
    lines += [_line(id=1000 + number, name=f"Quarrivad{number}", others="") for number in range(400)]
    lines += [_line(id=93, lat=91), _line(id=94, name="Little Omdara", others="", people=0)]
    dump = _file(tmp_path, "SD.txt", "\n".join(lines))
    ran = cli("gazetteer", "add", dump)
    assert ran.code == 0 and "402 places" in ran.err, ran.err
    assert "SD.txt:3: has 2 columns" in ran.err and "SD.txt:404: 91, 25.25 is no latitude" in ran.err
    found = json.loads(cli("gazetteer", "find", "--json", "Um Qarrivel").out)
    assert (found["name"], found["lat"], found["country"], found["geonames_id"]) == ("Omdara", 13.5, "SDN", 91)
    (facts,) = json.loads(cli("gazetteer", "info", "--json").out)["added"]
    assert (facts["name"], facts["source"], facts["places"], facts["wrong"]) == ("SD", "SD.txt", 402, 2)
    assert "SD.txt" in cli("gazetteer", "info").out
    assert cli("gazetteer", "add", dump, "--population", "900").code == 0
    assert cli("gazetteer", "find", "Little Omdara").code == 1
    assert "added are SD" in cli("gazetteer", "remove", "Chad").err
    assert cli("gazetteer", "remove", "SD").code == 0 and not list(added.iterdir())
    assert cli("gazetteer", "find", "Um Qarrivel").code == 1


def test_ones_own_places_are_removed_again(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    own = tmp_path / "own"
    for name in ("camps.csv", "mines.csv"):
        cli("gazetteer", "add", "--lexicons", own, _file(tmp_path, name, f"name,lat,lon,kind\nQ {name},1,2,facility\n"))
    assert cli("gazetteer", "remove", "--lexicons", own, "camps.csv").code == 0
    (group,) = tomllib.loads((own / "places.toml").read_text(encoding="utf-8"))["places"]
    assert group["places"][0][0] == "Q mines.csv"
    assert cli("gazetteer", "remove", "--lexicons", own, "camps.csv").code == 1


@pytest.mark.parametrize("option", ["--population=5", "--classes=P", "--name=x"])
def test_options_of_dumps_are_for_dumps(cli: Cli, tmp_path: Path, option: str) -> None:
    ran = cli("gazetteer", "add", option, _file(tmp_path, "a.csv", "name,lat,lon\nA,1,2\n"))
    assert ran.code == 2 and "are for dumps" in ran.err


@pytest.mark.parametrize(("classes", "says"), [("Q", "read are A, H, L, P, R, S, T"), ("H", "no place that is wanted")])
def test_classes_that_are_not_there(cli: Cli, tmp_path: Path, classes: str, says: str) -> None:
    ran = cli("gazetteer", "add", "--classes", classes, _file(tmp_path, "SD.txt", _line()))
    assert ran.code and says in ran.err
