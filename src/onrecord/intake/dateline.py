"""Datelines: "KHARTOUM, July 16 (Agency) —", "KYIV, Ukraine (AP) --", "GOMA, DRC, 3 May 2024 –"."""

import re
from dataclasses import dataclass, replace

from onrecord.intake.dates import DAY, MONTH, WEEKDAY, day_of
from onrecord.model import Span

_FRAME = re.compile(
    r"(?P<head>[^\n]{2,100}?)(?P<close>\s*(?:[–—―]|--+|(?<=[\s)\d])-|-(?=\s))\s*|:\s+)(?=(?P<next>[^\s]))"
)
_ALONE = re.compile(r"[^\n]{2,60}\)")
_AGENCY = re.compile(r"[\s,/]*(?:\((?P<round>[A-Z][\w .’'/&-]{1,40})\)|\[(?P<square>[A-Z][\w .’'/&-]{1,40})\])\s*$")
_SLASH_AGENCY = re.compile(r"\s+/\s*(?P<name>[A-Z][\w .&-]{1,30})/?$")
_DAY = re.compile(rf"[\s,/(]*(?:{WEEKDAY}[,\s]+)?{DAY}[\s)/]*$", re.IGNORECASE)
_DAY_NO_YEAR = re.compile(
    rf"[\s,/(]*(?:{WEEKDAY}[,\s]+)?"
    rf"(?:{MONTH}\s*\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:\s+\d\d)?|no\s+date)[\s)/]*$",
    re.IGNORECASE,
)
# What monitors of broadcasts set after it: "[Text]", "[Report by …]", "[Excerpts]".
_MARKS = re.compile(r"(?:\s*\[[^\[\]]{2,160}\])+")
_PLACE = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'.ʼ`-]*(?:[ /-]+(?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*|de|el|al|la|of|the|and|in|near))*")
_PLACES = re.compile(rf"{_PLACE.pattern}(?:, {_PLACE.pattern}){{0,2}}")
# What stands in capitals before a dash or colon and names no place.
_LABELS = frozenset(
    ("exclusive", "breaking", "update", "updates", "watch", "video", "live", "opinion", "analysis", "explainer",
     "interview", "comment", "factbox", "timeline", "profile", "feature", "report", "corrected", "refile", "urgent",
     "alert", "flash", "just in", "developing", "photos", "background", "note", "editorial", "review", "column")
)  # fmt: skip
_SHOUTED = re.compile(r"(?=(?:[^a-z]*[A-ZÀ-Þ]){3})[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž’'. /-]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report says it was written, by which agency and when; ``day`` only if it names the year."""

    span: Span
    place: str | None
    agency: str | None
    day: str | None


def find_dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline at the start of a paragraph, or None. ``start``: where that paragraph begins in the report."""
    if _ALONE.fullmatch(text) and (match := _AGENCY.search(text)) and _PLACES.fullmatch(text[: match.start()]):
        return Dateline(Span(start, start + len(text)), text[: match.start()].strip(), match["round"], None)
    frame = _FRAME.match(text[:130])
    found = _from_head(frame, start) if frame else None
    if frame is None or found is None or not (marks := _MARKS.match(text, found.span.end - start)):
        return found
    return replace(found, span=Span(start, start + marks.end()))


def _from_head(frame: re.Match[str], start: int) -> Dateline | None:
    head, agency, day, dated = frame["head"].rstrip(" ,"), None, None, False
    for _ in range(2):  # the agency may stand before the date or after it
        if agency is None and (match := _AGENCY.search(head)):
            agency = match["round"] or match["square"]
            head = head[: match.start()]
        if not dated:
            head, day, dated = _without_day(head)
    if agency is None and (match := _SLASH_AGENCY.search(head)):
        agency, head = match["name"], head[: match.start()]
    if agency and _DAY_NO_YEAR.fullmatch(agency):
        agency, dated = None, True
    place = head.strip(" ,/(") or None
    if not _is_dateline(place, agency, dated, frame):
        return None
    span = Span(start, start + len(frame["head"]) + len(frame["close"].rstrip()))
    return Dateline(span, place, agency, day)


def _without_day(head: str) -> tuple[str, str | None, bool]:
    """What is left before a date at the end of ``head``, the day if it has a year, and whether there was one."""
    if match := _DAY.search(head):
        found = day_of(match)
        return head[: match.start()], found.value if found else None, True
    if match := _DAY_NO_YEAR.search(head):
        return head[: match.start()], None, True
    return head, None, False


def _is_dateline(place: str | None, agency: str | None, dated: bool, frame: re.Match[str]) -> bool:
    """Place-like words, and a sign that this is no sentence: capitals, an agency in brackets or a date."""
    if place is None:
        return agency is not None and dated
    parts = [part.strip() for part in place.split(",") if part.strip()]
    if not parts or len(parts) > 4 or len(place.split()) > 9 or not all(_PLACE.fullmatch(part) for part in parts[1:]):
        return False
    shouted = _SHOUTED.fullmatch(parts[0]) is not None
    if not shouted and not _PLACE.fullmatch(parts[0]) and not (dated and len(parts[0].split()) <= 3):
        return False
    if frame["close"].strip() == ":":
        # "Srinagar, July 18:" but not "On July 18:".
        apart = frame["head"].startswith(place) and frame["head"][len(place) :].lstrip().startswith(",")
        return dated and (shouted or agency is not None or apart)
    if agency is not None or dated:
        return True
    return shouted and not frame["next"].islower() and len(place.split()) <= 5 and place.lower() not in _LABELS
