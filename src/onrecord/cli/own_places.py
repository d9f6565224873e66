"""Places of a user's own: a table or a GeoJSON, checked and turned into a lexicon of places."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from onrecord.errors import InputError, did_you_mean
from onrecord.terms import PlaceKind

KINDS: tuple[str, ...] = get_args(PlaceKind)
RADIUS = {"facility": 2.0, "settlement": 5.0, "district": 30.0, "region": 100.0, "country": 500.0, "continent": 3000.0}
"""Kilometres, where a place comes without its radius."""
PRECISE = frozenset({"facility", "settlement", "district", "region", "country", "continent", "river", "sea", "area"})
MOST_ROWS, SHOWN = 200_000, 20


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place as a user gives it: names joined by ``|``, degrees, kilometres, an ISO 3166-1 alpha-3 code or nothing."""

    names: str
    lat: float
    lon: float
    kind: str
    country: str
    radius_km: float


def read_places(path: Path) -> list[OwnPlace]:
    """The places of a file. Raises InputError listing every row that is wrong; then none is taken."""
    places: list[OwnPlace] = []
    wrong: list[str] = []
    for where, fields in _rows(path):
        try:
            if (place := _checked(fields)) is not None:
                places.append(place)
        except ValueError as error:
            wrong.append(f"{path}:{where}: {error}")
        if len(places) > MOST_ROWS:
            raise InputError(f"{path}: more than {MOST_ROWS:,} places; a GeoNames dump may be larger", code="too-large")
    if wrong:
        more = f"\n  and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        raise InputError("nothing was added; mend these rows:\n  " + "\n  ".join(wrong[:SHOWN]) + more, code="places")
    if not places:
        raise InputError(f"{path}: there are no places in it", code="empty")
    return places


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line or number, fields) of each place in a file, by what its name and its first line say it is."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); give a UTF-8 file", code="unreadable") from error
    if path.suffix.lower() in (".json", ".geojson") or text.lstrip().startswith("{"):
        yield from _geojson(path, text)
    else:
        yield from _table(path, text)


def _table(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """CSV or TSV with a header; ``name``, ``lat`` and ``lon`` must be there."""
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    table = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    header = [name.strip().lower() for name in table.fieldnames or []]
    for needed in ("name", "lat", "lon"):
        if needed not in header:
            hint = did_you_mean(needed, header) or f"; the first line is {', '.join(header) or 'empty'}"
            raise InputError(f"{path}:1: has no column {needed}{hint}", code="places")
    for row in table:
        yield table.line_num, {(name or "").strip().lower(): value for name, value in row.items()}


def _geojson(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Point features with a property ``name``; the number is that of the feature."""
    try:
        features = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: is no GeoJSON FeatureCollection ({error})", code="places") from error
    for number, feature in enumerate(features, 1):
        geometry, properties = feature.get("geometry") or {}, feature.get("properties") or {}
        if geometry.get("type") != "Point":
            yield number, {**properties, "lat": None, "lon": None}
            continue
        lon, lat = geometry["coordinates"][:2]
        yield number, {**properties, "lat": lat, "lon": lon}


def _checked(fields: dict[str, Any]) -> OwnPlace | None:
    """A place of one row, None for an empty row. Raises ValueError saying what is wrong."""
    if not any(str(value or "").strip() for value in fields.values() if not isinstance(value, list)):
        return None
    name = str(fields.get("name") or "").strip(" |")
    if not name:
        raise ValueError("has no name")
    lat, lon = _degrees(fields, "lat", 90), _degrees(fields, "lon", 180)
    kind = str(fields.get("kind") or "settlement").strip()
    if kind not in KINDS:
        raise ValueError(f'kind "{kind}" is not known{did_you_mean(kind, KINDS) or "; known are " + ", ".join(KINDS)}')
    radius = fields.get("radius_km") or RADIUS.get(kind, 50.0)
    return OwnPlace(
        name, lat, lon, kind, _country(str(fields.get("country") or "").strip()), _number(radius, "radius_km")
    )


def _degrees(fields: dict[str, Any], name: str, most: int) -> float:
    value = _number(fields.get(name), name)
    if abs(value) > most:
        raise ValueError(f"{name} {value:g} is not between -{most} and {most}")
    return value


def _number(value: Any, name: str) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{name} {value!r} is not a number") from None
    if not abs(number) < float("inf"):
        raise ValueError(f"{name} {value!r} is not a number")
    return number


@lru_cache(maxsize=512)
def _country(code: str) -> str:
    if not code:
        return ""
    import pycountry

    for country in pycountry.countries:
        if code.upper() in (country.alpha_2, country.alpha_3):
            return str(country.alpha_3)
    raise ValueError(f'country "{code}" is no ISO 3166-1 code, such as UKR')


def as_lexicon(places: list[OwnPlace], file: Path, today: date) -> str:
    """``[[places]]`` groups in TOML, one for each kind, that say where they come from."""
    by_kind: dict[str, list[OwnPlace]] = defaultdict(list)
    for place in places:
        by_kind[place.kind].append(place)
    return "\n".join(_group(kind, found, file, today) for kind, found in by_kind.items())


def _group(kind: str, places: list[OwnPlace], file: Path, today: date) -> str:
    rows = [f"  [{_quoted(p.names)}, {p.lat!r}, {p.lon!r}, {p.radius_km!r}, {_quoted(p.country)}]," for p in places]
    first = places[0].names.split("|")[0]
    head = {
        "kind": kind,
        "precision": kind if kind in PRECISE else "sea" if kind == "lake" else "area",
        "note": f"added from {file.name} on {today}",
        "example": f"The road to {first} was open.",
        "source": str(file),
    }
    lines = [f"{name} = {_quoted(value)}" for name, value in head.items()]
    return "\n".join(["[[places]]", *lines, "weight = 1000", "places = [", *rows, "]", ""])


def _quoted(words: str) -> str:
    """A TOML string: JSON's escapes are TOML's too, but for the delete character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
