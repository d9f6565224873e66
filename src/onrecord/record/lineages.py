"""Lineages: reports that are copies or light rewrites of one text.

A text is a set of shingles (runs of four words); furniture, headings and the dateline are left out. MinHash signatures
in bands find what may be a copy among many reports without comparing all with all; the shingles themselves decide.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rensa import RMinHash

from onrecord.ids import make_id
from onrecord.model import Report
from onrecord.record.credits import credited
from onrecord.record.forms import Lineage

_WORDS = 4  # words a shingle
_LEAD = 60  # words at the top of a text that have bands of their own: a brief is found in the story it was cut from
_WHOLE, _TOP = 128, 32  # hashes of a signature: of the whole text, of its lead
_ROWS = 4  # hashes a band: texts that share 4 in 10 shingles meet in some band with a chance of 0.96
_SEED = 20221021
# Least share of the shorter text's shingles that must be in the other. Two reports of one press conference that only
# share its quotations stay below 0.3.
COPY = 0.5
# The same where both credit one agency, or one credits the outlet of the other.
CREDITED_COPY = 0.35
# Shorter texts than this many shingles are copies only if (nearly) all of them is in the other.
_SHORT, _SHORT_COPY = 25, 0.9

_PIECE = re.compile(r"\w+(?:[’'\-]\w+)*")


def body(report: Report) -> str:
    """The text without furniture, headings and the dateline, which change from outlet to outlet."""
    left_out = sorted((*report.furniture, *report.headings, *((report.dateline,) if report.dateline else ())))
    kept, at = [], 0
    for start, end in left_out:
        kept.append(report.text[at:start])
        at = max(at, end)
    return "\n".join((*kept, report.text[at:]))


def shingles(text: str) -> frozenset[str]:
    """All runs of four words, in lower case; of a shorter text, the text."""
    return frozenset(_shingled(_words(text)))


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _PIECE.findall(text)]


def _shingled(words: Sequence[str]) -> list[str]:
    if not words:
        return []
    return [" ".join(words[i : i + _WORDS]) for i in range(max(1, len(words) - _WORDS + 1))]


def signature(text: str) -> tuple[int, ...]:
    """MinHash of the whole text (128 numbers) and of its lead (32 numbers); empty for a text without words."""
    words = _words(text)
    if not words:
        return ()
    return (*_hashes(_shingled(words), _WHOLE), *_hashes(_shingled(words[:_LEAD]), _TOP))


def _hashes(items: list[str], number: int) -> list[int]:
    sketch = RMinHash(num_perm=number, seed=_SEED)
    sketch.update(items)
    return list(sketch.digest())


def bands(signed: Sequence[int]) -> tuple[str, ...]:
    """Keys for a look-up table: two texts that share a key may be copies. A lead may meet a whole lead only."""
    return tuple(
        f"{at // _ROWS}:{'.'.join(f'{number:x}' for number in signed[at : at + _ROWS])}"
        for at in range(0, len(signed), _ROWS)
    )


def similarity(text: str, other: str) -> float:
    """The share (0–1) of the shorter text's shingles that are in the other."""
    return _share(shingles(text), shingles(other))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))


@dataclass(frozen=True)
class Sheet:
    """What is needed of a report to compare it."""

    report: str
    outlet: str | None
    published: str | None
    sha256: str
    pieces: frozenset[str]
    credits: frozenset[str]


def sheet_of(report: Report) -> Sheet:
    """The sheet of one report."""
    return Sheet(
        report=report.id,
        outlet=report.outlet.lower() if report.outlet else None,
        published=report.published,
        sha256=report.text_sha256,
        pieces=shingles(body(report)),
        credits=credited(report),
    )


def copied(sheet: Sheet, other: Sheet) -> float | None:
    """How much of the shorter text is in the other (0–1) if the two are of one lineage, else None."""
    if sheet.sha256 == other.sha256:
        return 1.0
    share = _share(sheet.pieces, other.pieces)
    if min(len(sheet.pieces), len(other.pieces)) < _SHORT:
        return share if share >= _SHORT_COPY else None
    return share if share >= (CREDITED_COPY if _share_a_credit(sheet, other) else COPY) else None


def _share_a_credit(sheet: Sheet, other: Sheet) -> bool:
    return bool(sheet.credits & other.credits) or sheet.outlet in other.credits or other.outlet in sheet.credits


def lineages(reports: Iterable[Report]) -> tuple[Lineage, ...]:
    """Lineages of two and more reports, each in the order of publication, undated reports last."""
    sheets: dict[str, Sheet] = {}
    table: dict[str, list[str]] = {}
    for report in reports:
        if report.id in sheets:
            continue
        sheets[report.id] = sheet_of(report)
        for band in bands(signature(body(report))):
            table.setdefault(band, []).append(report.id)
    pairs = {pair for together in table.values() for pair in combinations(together, 2)}
    joined = [(one, other) for one, other in sorted(pairs) if copied(sheets[one], sheets[other]) is not None]
    return tuple(lineage(members) for members in _families([*sheets.values()], joined))


def _families(sheets: list[Sheet], joined: list[tuple[str, str]]) -> list[list[Sheet]]:
    """Reports joined by any chain of copies, families in the order of their first reports."""
    leader = {sheet.report: sheet.report for sheet in sheets}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one, other in joined:
        leader[find(one)] = find(other)
    families: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        families.setdefault(find(sheet.report), []).append(sheet)
    return [family for family in families.values() if len(family) > 1]


def lineage(members: Sequence[Sheet]) -> Lineage:
    """The lineage of some reports that are copies of one text. The first is the earliest; an agency's before others."""
    ordered = sorted(members, key=lambda sheet: (sheet.published or "9999", sheet.outlet not in sheet.credits))
    first = ordered[0]
    return Lineage(
        id=make_id("lin", first.report),
        reports=tuple(sheet.report for sheet in ordered),
        first=first.report,
        similarity=round(min(_share(first.pieces, sheet.pieces) for sheet in ordered[1:]), 3) if first.pieces else 1.0,
    )


def version() -> str:
    """What signatures were made with; others cannot be compared with them."""
    return f"rensa-{_WORDS}-{_WHOLE}-{_TOP}-{_ROWS}-{_SEED}"
