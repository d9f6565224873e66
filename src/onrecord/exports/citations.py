"""Citations of a claim, a report or an incident: Chicago (notes), APA 7, BibTeX and plain text.

Every one has the outlet, the title, the day, the address, the day of retrieval, the permanent id, the beginning of the
text's SHA-256, and what a person has made of the claim.
"""

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal, get_args

from onrecord.exports.bibtex import bibtex
from onrecord.exports.citing import MANY, Cited, Day

Style = Literal["plain", "chicago", "apa", "bibtex"]
STYLES: tuple[Style, ...] = get_args(Style)


def cite(cited: Cited, style: Style = "plain") -> str:
    """A citation as plain text."""
    return "".join(_pieces(cited, style))


def cite_html(cited: Cited, style: Style = "plain") -> str:
    """A citation as HTML: titles of newspapers in italics, all else escaped."""
    return "".join(
        f"<i>{escape(piece)}</i>" if isinstance(piece, _Italic) else escape(piece) for piece in _pieces(cited, style)
    )


class _Italic(str):
    """Words that stand in italics where there are any."""


Pieces = list[str]


def _pieces(cited: Cited, style: Style) -> Pieces:
    if style == "bibtex":
        return [bibtex(cited)]
    if style == "apa":
        return _apa(cited)
    return _chicago(cited) if style == "chicago" else _plain(cited)


def _plain(cited: Cited) -> Pieces:
    """Who said what – where it stands. What it is in the record."""
    said = [f"{cited.said}. "] if cited.said and cited.kind == "claim" else []
    where = [
        f"“{cited.title}”" if cited.title else "Report without a title",
        _listed(cited.outlets),
        _bracketed(cited.published, _day),
        cited.url,
    ]
    stands = f"; {cited.said}" if cited.said and cited.kind == "incident" else ""
    seen = f" ({when})" if (when := _seen(cited, _day)) else ""
    return [*said, ", ".join(filter(None, where)), stands, seen, f". {_in_the_record(cited)}"]


def _chicago(cited: Cited) -> Pieces:
    """A note by the Chicago Manual of Style (17th edition, 14.191 and 14.207), with what was said as its comment."""
    title = f"“{cited.title},” " if cited.title else "report without a title, "
    lead = f"{_listed(cited.authors, ', and ' if len(cited.authors) > 2 else ' and ')}, " if cited.authors else ""
    outlets: Pieces = [_Italic(_listed(cited.outlets)), ", "] if cited.outlets else []
    rest = [_bracketed(cited.published, _us_day) or "n.d.", _seen(cited, _us_day), cited.url]
    start = lead + title
    comment = f" {cited.said[0].upper()}{cited.said[1:]}." if cited.said else ""
    return [
        start[0].upper() + start[1:],
        *outlets,
        ", ".join(filter(None, rest)),
        f".{comment} {_in_the_record(cited)}",
    ]


def _apa(cited: Cited) -> Pieces:
    """A reference by the APA Publication Manual (7th edition, 10.1), with what was said in brackets after it."""
    date = f"({_bracketed(cited.published, _year_first) or 'n.d.'})"
    title = cited.title or "[Report without a title]"
    stop = "" if title.endswith(("?", "!")) else "."
    names = _listed([_inverted(name) for name in cited.authors], ", & ")
    start = f"{names}{'' if names.endswith('.') else '.'} {date}. {title}{stop}" if names else f"{title}{stop} {date}."
    outlets: Pieces = [" ", _Italic(_listed(cited.outlets, " & ")), "."] if cited.outlets else []
    seen = _seen(cited, _us_day) if not (cited.retrieved and cited.url) else None
    told = "; ".join(filter(None, (cited.said, _in_the_record(cited).rstrip("."), seen)))
    return [start, *outlets, _apa_link(cited), f" [{told}.]"]


def _apa_link(cited: Cited) -> str:
    if cited.retrieved and cited.url:
        return f" Retrieved {_us_day(cited.retrieved)}, from {cited.url}"
    return f" {cited.url}" if cited.url else ""


def _in_the_record(cited: Cited) -> str:
    """ "Onrecord claim OR-7K3F9, unchecked; SHA-256 of the text begins 1a2b3c4d5e6f."."""
    head = ", ".join(filter(None, (f"Onrecord {cited.kind} {cited.id}", cited.state)))
    if not cited.hashes:
        return f"{head}."
    more = f" and {len(cited.hashes) - MANY} more" if len(cited.hashes) > MANY else ""
    texts = "texts begin" if len(cited.hashes) > 1 else "text begins"
    return f"{head}; SHA-256 of the {texts} {', '.join(cited.hashes[:MANY])}{more}."


def _seen(cited: Cited, day: "_Written") -> str | None:
    """When it was retrieved; failing that, since when the record has it."""
    if cited.kind == "incident":
        return f"as of {day(cited.kept)}" if cited.kept else None
    if cited.retrieved:
        return f"accessed {day(cited.retrieved)}"
    return f"in the record since {day(cited.kept)}" if cited.kept else None


@dataclass(frozen=True)
class _Written:
    """How a style writes a day and a month; a year is a year, and what is no plain date stays as it is."""

    day: str
    month: str

    def __call__(self, iso: str) -> str:
        if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", iso) is None or not 1 <= int(iso[5:7]) <= 12:
            return iso
        form = self.day if len(iso) == 10 else self.month
        return form.format(year=iso[:4], month=month_name[int(iso[5:7])], day=int(iso[8:] or 0))


_day = _Written("{day} {month} {year}", "{month} {year}")
_us_day = _Written("{month} {day}, {year}", "{month} {year}")
_year_first = _Written("{year}, {month} {day}", "{year}, {month}")


def _bracketed(day: Day | None, written: _Written) -> str | None:
    """A day or two as a style writes it; in brackets where the report does not say it."""
    if day is None:
        return None
    words = " – ".join(written(part) for part in day.iso.split("/"))
    return f"[{words}]" if day.is_inferred else words


def _inverted(name: str) -> str:
    """ "Oduya, M." where a name is plainly a given name and a family name; any other stays as the byline has it."""
    *given, family = name.split()
    if len(given) == 1 or (len(given) == 2 and re.fullmatch(r"[A-Z]\.?", given[1])):
        return f"{family}, {' '.join(f'{part[0]}.' for part in given)}"
    return name


def _listed(names: Sequence[str], last: str = " and ") -> str:
    """ "A, B and C"."""
    return last.join(filter(None, (", ".join(names[:-1]), *names[-1:])))
