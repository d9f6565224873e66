"""Credit lines: which agency a text says it comes from ("(Reuters)", "AFP contributed", "With files from …")."""

import re
from functools import lru_cache
from pathlib import Path

from onrecord.lexicon import Entry, entries
from onrecord.model import Report

# A credit stands at the top of a text, at its end, or in the byline.
_TOP = 250
_END = 400


class AgencyEntry(Entry, frozen=True, kw_only=True):
    """Agencies as a credit writes them."""

    names: tuple[str, ...]


class CreditEntry(Entry, frozen=True, kw_only=True):
    """Words beside an agency's name that credit it."""

    words: tuple[str, ...]
    after: bool = False


def credited(report: Report, folder: Path | None = None) -> frozenset[str]:
    """Names (lower case) of the agencies a report credits, its own outlet included if that is an agency."""
    names, beside, alone = _patterns(folder)
    found = set()
    for part in (report.text[:_TOP], report.text[-_END:]):
        for match in beside.finditer(part):
            found |= {name.lower() for name in alone.findall(match.group())}
    found |= {name.lower() for name in alone.findall(report.byline or "")}
    if report.outlet is not None and report.outlet.lower() in names:
        found.add(report.outlet.lower())
    return frozenset(found)


@lru_cache(maxsize=8)
def _patterns(folder: Path | None) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """(agencies in lower case, an agency in brackets or beside words of credit, an agency's name)."""
    names = sorted(
        {name for entry in entries("lineages", "agency", AgencyEntry, folder) for name in entry.names},
        key=len,
        reverse=True,
    )
    credits = entries("lineages", "credit", CreditEntry, folder)
    before = "|".join(re.escape(word) for entry in credits if not entry.after for word in entry.words)
    after = "|".join(re.escape(word) for entry in credits if entry.after for word in entry.words)
    name = rf"(?:{'|'.join(map(re.escape, names))})"
    ways = (
        rf"\(\s*{name}\s*\)",
        rf"(?<!\w)(?i:{before})[:\s]+(?:the\s+)?{name}(?!\w)",
        rf"(?<!\w){name}\s+(?i:{after})",
        rf"(?m:^\s*[-–—]*\s*{name}\.?\s*$)",
    )
    return frozenset(n.lower() for n in names), re.compile("|".join(ways)), re.compile(rf"(?<!\w){name}(?!\w)")
