"""Readings of invented reports without end, made by substitution in the readings of the demo stories.

Reports come in blocks that tell of the same places and people, as stories on one matter do; days, digits and counts
differ from report to report.
"""

import datetime
import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

import onrecord
from onrecord.ids import make_id, text_sha256
from onrecord.model import Place, Reading

DEMO = Path(__file__).parents[1] / "demo"
BLOCK = 12
"""Reports that tell of the same places and people."""
_APART = 37
"""Days between one block's matter and the next one's."""
_SYLLABLES = ("ba", "do", "ke", "li", "mu", "na", "pe", "ro", "si", "tu", "va", "ze")
_FIRST_DAY = "2025-06-01"
_DAY = re.compile(r'("(?:begin|end|said|published|since)":)"(\d{4}(?:-\d\d(?:-\d\d)?)?)((?:T[\d:]+)?")')
_ID = re.compile(r"\b(clm|evt|fig)_[0-9a-z]+")


@lru_cache(maxsize=1)
def _models() -> tuple[Reading, ...]:
    return tuple(onrecord.read(path.read_text(encoding="utf-8")) for path in sorted(DEMO.glob("*.txt")))


def generated(first: int = 0) -> Iterator[Reading]:
    """Readings without end, from the ``first`` on."""
    return map(_reading, itertools.count(first))


def _reading(at: int) -> Reading:
    """One reading. Names and digits give way to others of the same length, so that every offset stays true."""
    model = at % len(_models())
    raw = _ID.sub(lambda found: make_id(found[1], found[0], at), _renamed(model, at // BLOCK))
    reading = msgspec.json.decode(raw, type=Reading)
    shift = at % 10
    text = reading.report.text.translate(str.maketrans("0123456789", "0123456789"[shift:] + "0123456789"[:shift]))
    more = at % BLOCK // len(_models())
    figures = tuple(
        msgspec.structs.replace(
            figure, **{name: value + more for name in ("value", "low", "high") if (value := getattr(figure, name))}
        )
        for figure in reading.figures
    )
    report = msgspec.structs.replace(
        reading.report,
        id=make_id("rpt", text_sha256(text), at),
        text=text,
        text_sha256=text_sha256(text),
        url=f"https://example.org/{at}",
        outlet=f"Outlet {at % 50}",
        published=_shifted(reading.report.published or _shifted(_FIRST_DAY, _APART * (at // BLOCK)), -more),
    )
    return msgspec.structs.replace(reading, report=report, figures=figures)


@lru_cache(maxsize=8)
def _renamed(model: int, block: int) -> str:
    """The JSON of a model with the names, places and days of a block."""
    reading = _models()[model]
    reading = msgspec.structs.replace(reading, places=tuple(_moved(place, block) for place in reading.places))
    names = {actor.name for actor in reading.actors if actor.name[:1].isupper()} | {one.name for one in reading.places}
    raw = msgspec.json.encode(reading).decode()
    for name in sorted(names, key=len, reverse=True):
        raw = raw.replace(name, _other(name, block))
    for name in (*(actor.id for actor in reading.actors), *(place.id for place in reading.places)):
        raw = raw.replace(name, make_id(name.split("_")[0], name, block))
    return _DAY.sub(lambda found: f'{found[1]}"{_shifted(found[2], _APART * block)}{found[3]}', raw)


def _moved(place: Place, block: int) -> Place:
    """A place somewhere else."""
    if place.lat is None or place.lon is None:
        return place
    lat, lon = (place.lat + 60 + block * 0.37) % 120 - 60, (place.lon + 180 + block * 1.71) % 360 - 180
    number = place.geonames_id + block * 100_000_000 if place.geonames_id else None
    return msgspec.structs.replace(place, lat=round(lat, 4), lon=round(lon, 4), geonames_id=number)


def _shifted(day: str, back: int) -> str:
    """An ISO date, or the month or year of one, so many days earlier, within twenty years (later, if negative)."""
    whole = datetime.date.fromisoformat((day + "-01-01")[:10] if len(day) < 10 else day)
    return (whole - datetime.timedelta(days=back if back < 0 else back % 7300)).isoformat()[: len(day)]


def _other(name: str, at: int) -> str:
    """Another name with as many letters, the same for the same ``at``."""
    if at == 0:
        return name
    step, start = 1 + at % 11, at // 11 + len(name)
    made = "".join(
        _SYLLABLES[(start + place * step + (at >> place % 16)) % len(_SYLLABLES)] for place in range(len(name))
    )
    kept = (
        new.upper() if old.isupper() else new if old.isalpha() else old for old, new in zip(name, made, strict=False)
    )
    return "".join(kept)
