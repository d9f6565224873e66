"""Bylines: "By Jane Roe", "BY JANE ROE FOR THE COURIER", "Written by Jane Roe | Mumbai", "Reporting by Jane Roe"."""

import re
from dataclasses import dataclass

_NAME = r"[A-Z][\w.’'-]*(?:[ -](?:[A-Z][\w.’'-]*|al-\w+|de|van|von|der|bin|ben|el|la|da|di|le)){1,4}"
_NAMES = rf"{_NAME}(?:(?:, and |, | and | & ){_NAME}){{0,5}}"
_DESK = r"(?:[A-Z][\w.-]+ ){0,3}(?:Staff|Correspondents?|Reporters?|Desk|Agenc(?:y|ies)|Bureau|Team)"
_LEAD = r"(?:By|BY|by|Written by|WRITTEN BY|Author|AUTHOR|Authors|Words by|Text by|Story by|Analysis by|Report by|From)"
# What may stand after the names: a place, an outlet, an office.
_TAIL = (
    r"(?:,? (?:in|for|at) [A-Z][\w’'., -]{1,50}|,? (?P<outlet>[A-Z][\w’'. ]{1,40})"
    r"|,? (?:and )?(?:the|The|staff|special|chief|senior|diplomatic|defen[cs]e|foreign)\b[\w ,-]{0,50})?"
)
_AFTER = r"(?:\s*[|,•·–—-]\s*(?P<after>.{0,60}))?"
_PLAIN = re.compile(rf"{_LEAD}[:\s]+(?P<who>{_NAMES}|{_DESK}){_TAIL}{_AFTER}")
_SHOUTED = re.compile(
    r"(?:By|BY)[:\s]+(?P<who>[A-Z][A-Z.’'-]+(?: (?!FOR |IN )(?:[A-Z][A-Z.’'-]*|&)){1,6})"
    rf"(?: (?:FOR|IN) (?P<outlet>[A-Z .’'-]{{2,40}}))?{_AFTER}"
)
_HOUSE = re.compile(
    r"(?:By|BY|by)[:\s]+(?P<who>(?:The )?(?P<outlet>[A-Z][\w/’'.&-]*(?: [A-Z][\w/’'.&-]*){0,4})(?P<after>))"
)
_CREDIT = re.compile(rf"\(?(?i:Reporting|Writing) by (?P<who>{_NAMES})")

# Words that follow "By" or "From" in lines that name a day, not a person.
_NOT_NAMES = frozenset(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a report, in the words of its byline; what else that line says: an outlet perhaps, a date perhaps."""

    who: str
    outlet: str | None
    after: str | None


def byline(line: str) -> Byline | None:
    """The byline that a line is, or None if it is none or says more than that."""
    match = _SHOUTED.fullmatch(line) or _PLAIN.fullmatch(line) or _HOUSE.fullmatch(line)
    if match is None or match["who"].split()[0] in _NOT_NAMES:
        return None
    return Byline(match["who"].rstrip("."), match["outlet"], match["after"])


def credited(line: str) -> str | None:
    """The reporters that the credit at the end of a wire story names ("Reporting by Jane Roe; editing by …")."""
    match = _CREDIT.match(line)
    return match["who"] if match else None
