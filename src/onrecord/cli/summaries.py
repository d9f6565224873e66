"""What a reading comes to, in short: contradictions, figures side by side, places, times, problems."""

from rich.box import SIMPLE_HEAD
from rich.columns import Columns
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord import words
from onrecord.cli.claim_view import AGAINST, FAINT, STRONG, ClaimView
from onrecord.model import Link, Place, Span
from onrecord.terms import MEASURES, PlaceKind


def contradictions(view: ClaimView) -> Group | None:
    """The claims that stand against each other, both sides named, with the reason in words."""
    ids = view.ordered.by_id
    links = [link for link in view.reading.links if link.claim in ids and link.other in ids]
    against = [link for link in links if link.relation in words.AGAINST]
    if not against:
        return None
    return Group(*(Padding(_sides(view, link), (int(number > 0), 0, 0, 0)) for number, link in enumerate(against)))


def _sides(view: ClaimView, link: Link) -> Table:
    """The one who contradicts, the reason, and the one contradicted."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=4, justify="right")
    grid.add_column(width=2)
    grid.add_column(overflow="fold")
    first, second = view.ordered.by_id[link.claim], view.ordered.by_id[link.other]
    grid.add_row(str(view.ordered.numbers[first.id]), "", view.said(first, with_source=True))
    relation = f"{words.RELATIONS[link.relation]}: {view.look.clean(link.reason)}"
    grid.add_row("", Text(view.look.mark("against"), AGAINST), Text(relation, AGAINST))
    grid.add_row(str(view.ordered.numbers[second.id]), "", view.said(second, with_source=True))
    return grid


def figures(view: ClaimView) -> Table | None:
    """What was counted, how many, and who says so; rival figures stand side by side and are never merged."""
    if not view.reading.figures:
        return None
    table = Table(
        box=None if view.look.ascii else SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style=STRONG,
    )
    table.add_column("What")
    table.add_column("How many", ratio=3, overflow="fold")
    table.add_column("Who says", ratio=3, overflow="fold")
    table.expand = True
    order = {measure: rank for rank, measure in enumerate(MEASURES)}
    last = None
    for figure in sorted(view.reading.figures, key=lambda figure: (order[figure.measure], figure.span)):
        claim = view.ordered.by_id.get(figure.claim)
        if claim is None:
            continue
        who = f"{view.who(claim)} ({view.ordered.numbers[claim.id]})"
        table.add_row(figure.measure if figure.measure != last else "", view.figure(figure), who)
        last = figure.measure
    return table


def places(view: ClaimView) -> Text | None:
    """The places of the text, the finest first; those that only stand for a government or a people come last."""
    found = sorted(view.reading.places, key=lambda place: (_FINEST_FIRST.index(place.kind), _first(place)))
    literal = [place for place in found if any(toponym.use == "literal" for toponym in place.toponyms)]
    others = dict.fromkeys(place.name for place in found if place not in literal)
    if not found:
        return None
    text = view.look.text("; ".join(dict.fromkeys(_place(view, place) for place in literal)))
    if others:
        names = "for governments and peoples only: " + ", ".join(others)
        text.append(("; " if literal else "") + view.look.clean(names), FAINT)
    return text


_FINEST_FIRST: tuple[PlaceKind | None, ...] = (
    "facility", "settlement", "district", "region", "river", "lake", "sea", "mountains", "area", "country",
    "continent", None,
)  # fmt: skip


def _first(place: Place) -> Span:
    return min((toponym.span for toponym in place.toponyms), default=Span(0, 0))


def _place(view: ClaimView, place: Place) -> str:
    if place.lat is None:
        return f"{place.name} (not located)"
    if place.kind in ("country", "continent"):
        return place.name
    where = ", ".join(filter(None, (place.kind, place.admin1 if place.admin1 != place.name else None, place.country)))
    return f"{place.name} ({where})"


def times(view: ClaimView) -> Columns | None:
    """Time expressions and the days they stand for; those that stand for none say so."""
    rows: dict[str, Text] = {}
    for timex in view.reading.times:
        if timex.type in ("DATE", "TIME"):
            when = words.period(timex.begin, timex.end) or "no day made out"
            quoted = view.quote((timex.span,))
            rows[f"{quoted} {when}"] = Text.assemble(f"{quoted}  ", (when, FAINT))
    return Columns(rows.values(), padding=(0, 3), equal=True) if rows else None


def problems(view: ClaimView) -> Group | None:
    """What was skipped or could not be made out, and why."""
    found = [problem for problem in view.reading.problems if problem.code != "published-inferred"]
    if not found:
        return None
    lines = []
    for problem in found:
        words_ = f" ({view.quote((problem.span,))})" if problem.span else ""
        lines.append(view.look.text(f"{view.look.mark('problem')} {problem.message}{words_}"))
    return Group(*lines)
