"""One claim, one incident or one table as a page in one file: no script, nothing fetched, to be printed or sent."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, BinaryIO, Literal

import jinja2

from onrecord.exports import wording
from onrecord.exports.about import LICENCE, filter_words, held_back_words, tellable
from onrecord.exports.citations import cite, cite_html
from onrecord.exports.citing import of_claim, of_incident
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import Leaving, leaving
from onrecord.exports.page_parts import Parts, parts_of
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.exported import origin
from onrecord.views.filters import Filter

MOST: dict[str, int] = {"claim": 1, "incident": 12, "table": 16}
"""Claims on a page: so many that it prints on one sheet as a rule."""


Shows = Literal["claim", "incident", "table"]


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One page: of a claim or an incident where the filter asks for one by its id, else a table."""
    shows: Shows = "claim" if given.claim else "incident" if given.incident else "table"
    found = leaving(record, given, rules, order="latest" if shows == "table" else "first")
    claims = list(found)
    parts = parts_of(claims, given, MOST[shows])
    held_back = held_back_words(found.held_back)
    asked = tellable(record, given, rules)
    to.write(rendered(shows, parts, asked, rules, held_back, origin(record).at[:10], claims).encode())
    if told:
        told(len(claims))
    return Written(rows=len(parts.rows), claims=len(claims), held_back=dict(found.held_back), left_out=_left_out(parts))


def rendered(
    shows: Shows, parts: Parts, given: Filter, rules: Rules, held_back: str, on: str, claims: Sequence[Leaving]
) -> str:
    """The page as HTML, of a day (ISO)."""
    return _template().render(
        shows=shows,
        parts=parts,
        title=_title(shows, parts, given),
        id=given.claim or given.incident,
        asked=filter_words(given),
        day=wording.date(on),
        rules=rules.in_force(),
        held_back=held_back,
        citations=_citations(shows, claims, parts, given, on),
        licence=LICENCE,
    )


def _title(shows: str, parts: Parts, given: Filter) -> str:
    if not parts.rows:
        return "Nothing that may leave"
    if shows == "claim":
        row = parts.rows[0]
        return f"{row.who[:1].upper()}{row.who[1:]} {row.verb}"
    if shows == "incident":
        return parts.title or f"Incident {given.incident}"
    return "What was said" if given.is_empty else f"What was said ({filter_words(given)})"


def _left_out(parts: Parts) -> tuple[str, ...]:
    if not parts.more:
        return ()
    return (f"{wording.count(parts.more, 'claim')} for which the page has no room; they are counted on it",)


def _citations(shows: str, claims: Sequence[Leaving], parts: Parts, given: Filter, on: str) -> dict[str, str]:
    """Citations as HTML by style."""
    if not claims or shows == "table":
        return {}
    if shows == "claim":
        # Whether its words may be told was decided before it came here.
        cited = of_claim(claims[0].claim, claims[0].report, accused=True)
    else:
        cited = of_incident(given.incident or "", parts.title or None, parts.reviews, parts.reports, on)
    ready = {name: cite_html(cited, style) for name, style in _STYLES.items()}
    return ready | {"BibTeX": cite(cited, "bibtex")}


_STYLES: dict[str, Literal["chicago", "apa"]] = {"Chicago": "chicago", "APA": "apa"}


@lru_cache(maxsize=1)
def _template() -> jinja2.Template:
    """The page, which escapes whatever is put into it."""
    loader = jinja2.PackageLoader("onrecord.exports", "templates")
    made = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    filters: dict[str, Any] = {"date": wording.date, "count": wording.count, "address": _address}
    made.filters.update(filters)
    return made.get_template("page.html")


def _address(url: str) -> str | None:
    """An address that may be followed; any other scheme than the web's is shown and not linked."""
    return url if url.lower().startswith(("http://", "https://")) else None


FORMAT = Format(
    name="page",
    title="Page",
    ending=".html",
    media_type="text/html; charset=utf-8",
    holds="One claim (--claim), one incident (--incident) or a table, as a page in one file: short quotes with their "
    "sources, figures and disputes side by side, review state, rules in force, and how to cite it.",
    write=write,
)
