"""What browsers print over and under a page: when it was printed, its title, its address, the number of the sheet."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.intake.pdf_layout import Line, Sheet, body_size, on_level

EDGE = 60.0
"""Points from the top or the bottom of a sheet, in which browsers print."""

_PRINTED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? (?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
)
"""A day and an hour in figures, and nothing else: "11/30/26, 11:33 PM"."""
_ADDRESS = re.compile(r"(?:https?|file)://\S+")


def without_browser_marks(sheets: Sequence[Sheet]) -> tuple[list[Sheet], str | None]:
    """The sheets without what a browser printed at their edges, and the address it printed there.

    Only where each sheet has a moment alone at its top or bottom; what stands on one level with that, or with the
    address, goes with it.
    """
    body = body_size([line for sheet in sheets for line in sheet.lines])
    marks = [_marks(sheet, body) for sheet in sheets]
    if not marks or not all(any(_PRINTED.fullmatch(line.text) for line in found) for found in marks):
        return list(sheets), None
    kept, address = [], None
    for sheet, found in zip(sheets, marks, strict=True):
        address = address or next((line.text for line in found if _ADDRESS.fullmatch(line.text)), None)
        lines = [line for line in sheet.lines if not any(_with(line, mark) for mark in found)]
        kept.append(replace(sheet, lines=tuple(lines)))
    return kept, address if address and address.startswith("http") else None


def _marks(sheet: Sheet, body: float) -> list[Line]:
    """Moments and addresses that stand alone at the edges of a sheet, in letters no larger than the text's."""
    return [
        line
        for line in sheet.lines
        if (line.y1 > sheet.height - EDGE or line.y0 < EDGE)
        and line.size <= body
        and (_PRINTED.fullmatch(line.text) or _ADDRESS.fullmatch(line.text))
    ]


def _with(line: Line, mark: Line) -> bool:
    return line is mark or (on_level(line, mark) and line.size <= 1.1 * mark.size)
