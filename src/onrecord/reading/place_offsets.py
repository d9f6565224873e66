"""Offsets: "30 km north-east of X", a place of its own some way from the one that is named."""

import re
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin

from onrecord.model import Span
from onrecord.reading.numbers import parse
from onrecord.reading.page import Page
from onrecord.reading.place_mention import Mention
from onrecord.reading.place_words import Words

EARTH_KM = 6371.0
FURTHEST = 600.0
"""Kilometres beyond which a distance is a journey rather than a place."""
SLACK = 0.4
"""Radius of an offset place by its distance: the eight points of the compass leave 22.5 degrees either way."""

_UNITS = {"k": 1.0, "m": 1.609}
_DISTANCE = re.compile(r"\d\s?(?:km|mi)|\bkm|\bkms|kilomet|\bmiles?\b", re.IGNORECASE)
_QUALIFIERS = (
    r"(?:about|some|roughly|around|approximately|just|only|nearly|almost|over|under|at least|more than|less than)"
)
_UNIT = r"[\s -]*(?P<unit>km|kms|kilomet(?:er|re)s?|mi|miles?)\b\.?(?:\s*\([^)]{1,24}\))?"
_POINT = r"(?:north|south)?[\s-]?(?:north|south)?[\s-]?(?:east|west)?(?:ern|ward|wards)?"
_TAIL = (
    r"(?:the\s+)?(?:(?:central|downtown|regional|provincial|main|capital|port|border|southern|northern|eastern|western)\s+)*"
    r"(?:(?:capital|city|town|village|port|settlement)(?:,|\s+of)?\s+)?(?:the\s+)?$"
)
_DIRECTED = re.compile(
    rf"{_UNIT}\s+(?:away\s+)?(?:to\s+the\s+|due\s+|further\s+)?(?P<point>(?:north|south|east|west){_POINT})\s+(?:of|from)\s+{_TAIL}",
    re.IGNORECASE,
)
_ROUND = re.compile(rf"{_UNIT}\s+(?:away\s+)?(?:from|outside|off)\s+{_TAIL}", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d[\d,.]*|(?:[a-z]+[\s-]){0,2}[a-z]+)$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:,|\(|–|—|-)?\s*(?:which\s+(?:is|lies)\s+|located\s+|situated\s+|lying\s+)?(?:{_QUALIFIERS}\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Offset:
    """``km`` kilometres from a named place, at ``bearing`` degrees from north or somewhere about it (None)."""

    span: Span
    km: float
    bearing: float | None
    head: Mention | None
    """The place that is said to lie there, if the text names it."""


def find_offsets(page: Page, mentions: list[Mention]) -> dict[int, Offset]:
    """The offset expressions that end in a mention, by ``id`` of the mention."""
    found: dict[int, Offset] = {}
    if not _DISTANCE.search(page.report.text):
        return found
    words = Words(page)
    for place, mention in enumerate(mentions):
        if (offset := _offset(words, mention, mentions[place - 1] if place else None)) is not None:
            found[id(mention)] = offset
    return found


def _offset(words: Words, mention: Mention, previous: Mention | None) -> Offset | None:
    at = words.idx[mention.start]
    end = words.idx[mention.end - 1] + len(words.text[mention.end - 1])
    text = words.source[max(0, at - 110) : at]
    match = _DIRECTED.search(text) or _ROUND.search(text)
    number = _NUMBER.search(text[: match.start()].rstrip(" -")) if match is not None else None
    if match is None or number is None:
        return None
    amount, start = _amount(number[0], number.start())
    if amount is None:
        return None
    km = amount * _UNITS[match["unit"][0].lower()]
    if not 0 < km <= FURTHEST:
        return None
    point = match.groupdict().get("point")
    begin = at - len(text) + start
    return Offset(Span(begin, end), km, None if point is None else _bearing(point), _head(words, previous, begin))


def _amount(number: str, start: int) -> tuple[float | None, int]:
    """The value of the longest run of words at the end of ``number`` that is one, and where it starts."""
    pieces = list(re.finditer(r"[^\s-]+", number))
    for piece in pieces:
        value = parse([other[0].lower().rstrip(".,") for other in pieces if other.start() >= piece.start()])
        if value is not None:
            return float(value), start + piece.start()
    return None, start


def _bearing(point: str) -> float:
    """Degrees from north of "north-east", "south", "north-northwest"."""
    words = re.findall(r"north|south|east|west", point.lower())
    y = words.count("north") - words.count("south")
    x = words.count("east") - words.count("west")
    return degrees(atan2(x, y)) % 360.0


def _head(words: Words, previous: Mention | None, begin: int) -> Mention | None:
    """The mention right before the expression: "Bunagana, about 60 km north of Goma"."""
    if previous is None:
        return None
    end = words.idx[previous.last - 1] + len(words.text[previous.last - 1])
    between = words.source[end:begin]
    return previous if end <= begin and between.strip() and _BEFORE.fullmatch(between) else None


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point ``km`` kilometres from a point (degrees) at ``bearing`` degrees from north."""
    distance, angle, phi = km / EARTH_KM, radians(bearing), radians(lat)
    there = asin(sin(phi) * cos(distance) + cos(phi) * sin(distance) * cos(angle))
    turn = atan2(sin(angle) * sin(distance) * cos(phi), cos(distance) - sin(phi) * sin(there))
    return round(degrees(there), 4), round((lon + degrees(turn) + 540.0) % 360.0 - 180.0, 4)
