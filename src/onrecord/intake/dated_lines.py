"""Lines by which a page says when it was published: "Published: 12 March 2024, 14:05 GMT", "Updated 2 hours ago"."""

import re
from dataclasses import dataclass

from onrecord.intake.dates import CLOCK, DAY, WEEKDAY, day_of

_UPDATED = re.compile(r"(?:last )?(?:updated|modified|edited)", re.IGNORECASE)
_LABEL = (
    r"(?:(?:first |last |originally )?(?:published|updated|posted|modified|issued|released|edited|created)"
    r"(?: on| at| online)?|date(?: of (?:publication|issue))?|publication date|published date|sent|on|as of)"
)
_DATED = re.compile(
    r"(?:(?P<before>(?:published|posted) (?:in|by) [^|•·.,\d]{2,40}, |[^|•·.\d]{2,40}?\s*[|•·]\s*"
    r"|(?-i:[A-Z]\w*(?: [A-Z]\w*)?), |(?-i:[A-Z]\w*(?: [A-Z]\w*){0,2}) (?=(?-i:Published|Updated|Posted)\b)))?"
    rf"(?P<label>{_LABEL})?\s*[:|–—-]?\s*(?:\d{{1,2}}/\d{{1,2}}/\d{{4}}(?=[A-Z]))?"
    rf"(?:{CLOCK}[\s,|–—-]*(?:on )?)?(?:{WEEKDAY}[\s,]*)?{DAY}"
    rf"(?:[\s,|–—•·-]*(?:at |@ ?)?{CLOCK})?(?P<rest>.*)",
    re.IGNORECASE,
)
# What may follow the day on its line: the stamp of an update, the reading time, the share button; or, after a rule or
# in capitals, the place or the desk.
_REST = re.compile(
    r"[\s,;|/–—•·()-]*(?:(?:(?:last |and )?(?:updated|modified|published|edited)\b.*"
    r"|\d+\s*min(?:ute)?s?\b.*|share\b.*|issue no.*))?[\s.)]*"
    r"|\s*[|•·–—-]\s+[^.!?:]{2,40}"
    r"|\s*[|•·]\s*(?:editor|author|source|by|place)\b.{0,40}"
    r"|\s+(?-i:[A-Z][A-Z /,-]{2,40})",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"(?:(?:last |first )?(?:published|updated|posted)\b(?: at| on)?[:\s]*)"
    rf"(?:{CLOCK}|\d+ \w+ ago|yesterday|today|just now).{{0,30}}|(?:today|yesterday),? {CLOCK}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DatedLine:
    """``day``: ISO, or None if the line has none or leaves it open; ``ambiguous``: day and month may be either way
    round; ``updated``: it is the day of the last change; ``labelled``: words say that it is a publishing day.
    """

    day: str | None
    ambiguous: bool = False
    updated: bool = False
    labelled: bool = True


def dated_line(line: str) -> DatedLine | None:
    """What a publishing line says, or None if the line is none: a sentence with a date in it never is."""
    match = _DATED.fullmatch(line.strip("*_ "))
    if match is not None and _REST.fullmatch(match["rest"]):
        found = day_of(match)
        updated = _UPDATED.match(match["label"] or "") is not None
        ambiguous = found is not None and found.value is None
        return DatedLine(found.value if found else None, ambiguous, updated, bool(match["label"] or match["before"]))
    return DatedLine(None) if _AGO.fullmatch(line) else None
