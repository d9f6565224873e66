"""Sub-headings: by their own look, by where they stand, and the stamps of a live page."""

import re
from collections.abc import Sequence

from onrecord.intake.dateline import find_dateline
from onrecord.intake.dates import CLOCK
from onrecord.intake.units import Unit
from onrecord.model import Span

_MARKDOWN = re.compile(r"#{1,6}\s+\S.*|\*\*[^*]{2,100}[^*.]\*\*|__[^_]{2,100}[^_.]__")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_DASHED = re.compile(r"(?P<dash>[–—―*=~•-]{1,3})\s*\S.{1,80}?\s*(?P=dash)")
_QUESTION = re.compile(
    r"(?:\d+\.\s+)?(?:what|why|how|who|where|when|which)\b[^.!]*\?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Ha-h])[.):]|(?:finding|part|chapter|section|annex|case|day)\s+\w+\s*[:.–—-]?)\s*(?P<rest>\S.*)?",
    re.IGNORECASE,
)
_STAMP = re.compile(rf"[\[(]?{CLOCK}[\])]?\s*[:|–—•-]*\s*(?P<rest>.*)", re.IGNORECASE)
_QUOTED = re.compile(r"[‘'\"“].*[’'\"”]")
_OPENING = re.compile(r"[\"“]")
BULLET = re.compile(r"[-–—•*·▪●►]\s")
ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
HANGING = re.compile(r"[:,;–—-][\"'”’»]?$")
_TIED = frozenset(
    (
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of",
        "on", "or", "over", "the", "to", "was", "were", "with", "had", "has", "have", "that",
    )
)  # fmt: skip

HEADING_CHARS, HEADING_WORDS = 70, 9


def find_headings(units: Sequence[Unit], *, shouting: bool, spaced: bool, markdown: bool) -> set[int]:
    """Indexes of sub-headings. ``shouting``: the text is in capitals; ``markdown``: ``-----`` underlines a heading;
    ``spaced``: blank lines stand between paragraphs.
    """
    casual = is_casual(units)
    found: set[int] = set()
    for index, unit in enumerate(units):
        if markdown and index and _UNDERLINE.fullmatch(unit.raw) and not units[index - 1].apart[1]:
            found |= {index - 1, index}
        elif (
            _is_marked(unit, shouting)
            or is_stamp(unit)
            or (not casual and _is_plain_heading(units, index, found, spaced))
        ):
            found.add(index)
    return found


def is_spaced(units: Sequence[Unit]) -> bool:
    """Whether blank lines stand between paragraphs here."""
    reading = [unit for unit in units if unit.reads]
    return sum(unit.apart[0] for unit in reading) > 0.5 * len(reading)


def is_casual(units: Sequence[Unit]) -> bool:
    """Whether paragraphs here often end without a stop, as in posts: then a missing stop tells nothing."""
    long = [unit for unit in units if len(unit.words) > 8] or list(units)
    return sum(unit.stops or unit.text.endswith(":") for unit in long) < (0.75 if len(long) > 1 else 0.5) * len(long)


def _is_marked(unit: Unit, shouting: bool) -> bool:
    """A heading by its own look: Markdown, dashes on both sides, capitals."""
    raw = unit.raw
    if _MARKDOWN.fullmatch(raw):
        return True
    if len(raw) <= 90 and _DASHED.fullmatch(raw) and unit.words and not ENDS.search(raw.rstrip(" –—―*=~•-")):
        return True
    if shouting or len(raw) > 90 or unit.text.endswith((".", ",", ";")) or find_dateline(unit.text) is not None:
        return False
    letters = [char for char in unit.text if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters) and not _OPENING.match(unit.text)


def is_stamp(unit: Unit) -> bool:
    """A time of day, alone or before a headline: what stands over each entry of a live page."""
    match = _STAMP.fullmatch(unit.text)
    if match is None or (unit.stops and match["rest"]):
        return False
    return len(match["rest"]) <= 110 and not match["rest"][:1].islower()


def _is_plain_heading(units: Sequence[Unit], index: int, found: set[int], spaced: bool) -> bool:
    """A short line without a stop that stands alone over a paragraph and under one."""
    unit = units[index]
    if not _short(unit) or index + 1 >= len(units) or not _follows(units[index + 1], unit):
        return False
    if _QUESTION.fullmatch(unit.text):
        return (unit.apart[0] or not spaced) and not _OPENING.search(unit.text)
    if unit.stops or (spaced and not unit.apart[0]):
        return False
    numbered = _NUMBERED.fullmatch(unit.text)
    if numbered and numbered["rest"]:
        return not _NUMBERED.match(units[index + 1].text) or units[index + 1].reads
    above = index == 0 or units[index - 1].reads or units[index - 1].stops or index - 1 in found
    return above and _is_name_like(unit)


def _follows(under: Unit, heading: Unit) -> bool:
    """Whether a paragraph stands under a heading; a short one only if both stand apart."""
    return under.reads or (under.stops and all(under.apart) and all(heading.apart))


def _short(unit: Unit) -> bool:
    text = unit.text
    if not unit.words or len(text) > HEADING_CHARS or len(unit.words) > HEADING_WORDS:
        return False
    return not HANGING.search(text) and find_dateline(text) is None


def _is_name_like(unit: Unit) -> bool:
    """Begins as a heading does, and is not a quotation or a line of a list or dialogue."""
    text = unit.text
    if text[0].islower() or _OPENING.match(text) or unit.raw[0] in "-•*–—·":
        return False
    if ": " in text and _QUOTED.search(text):
        return False
    return text.count('"') % 2 == 0 and unit.words[-1].lower() not in _TIED


def spans(units: Sequence[Unit], indexes: Sequence[int] | set[int]) -> list[Span]:
    """The spans of the units at ``indexes``, in text order."""
    return [units[index].span for index in sorted(indexes)]
