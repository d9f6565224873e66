"""A reading on a screen: head, claims by who speaks, who contradicts whom, figures, places and times, problems."""

from collections.abc import Iterable

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord import words
from onrecord.cli.claim_view import FAINT, STRONG, ClaimView
from onrecord.cli.look import Look
from onrecord.cli.order import Ordered
from onrecord.cli.summaries import contradictions, figures, places, problems, times
from onrecord.model import Claim, Link, Reading

GUTTER = 5
"""Columns for a claim's number."""
FIRST_WORDS = 12
FIRST_LINKS = 4


def show(reading: Reading, look: Look) -> None:
    """Print a reading for a person."""
    view = ClaimView(Ordered(reading), look)
    _head(view)
    for run in view.ordered.runs:
        look.print()
        look.print(view.heading(run))
        for claim in run:
            _claim(view, claim, 0)
    _folded(view)
    for title, body in (
        ("Who contradicts whom", contradictions(view)),
        ("Figures", figures(view)),
        ("Places", places(view)),
        ("Times", times(view)),
        ("Notes", problems(view)),
    ):
        if body is not None:
            heading(look, title)
            look.print(body)


def heading(look: Look, title: str) -> None:
    """A section's heading with a rule to the edge."""
    line = look.mark("line") * (look.width - len(title) - 1)
    look.print()
    look.print(Text.assemble((title, STRONG), " ", (line, FAINT)))


def _head(view: ClaimView) -> None:
    report, look, reading = view.reading.report, view.look, view.reading
    look.print(look.text(report.title or _first_words(view), "bold underline"))
    dot = f" {look.mark('dot')} "
    parts = [report.outlet or "outlet not known", _published(view)]
    if report.byline:
        parts.append(f"by {report.byline}")
    look.print(Text(dot.join(map(look.clean, parts))))
    if because := [problem.message for problem in reading.problems if problem.code == "published-inferred"]:
        look.print(Padding(look.text(f"by this: {because[0]}", FAINT), (0, 0, 0, 2)))
    look.print(_counts(view))


def _first_words(view: ClaimView) -> str:
    report = view.reading.report
    found = (
        report.text[: report.headings[0].start] if report.headings and report.headings[0].start > 200 else report.text
    )
    all_words = found.split()
    return " ".join(all_words[:FIRST_WORDS]) + (f" {view.look.mark('gap')}" if len(all_words) > FIRST_WORDS else "")


def _published(view: ClaimView) -> str:
    report = view.reading.report
    if report.published is None:
        return "published: not known"
    return f"{words.day(report.published)} ({words.PUBLISHED[report.published_basis]})"


def _counts(view: ClaimView) -> Text:
    """How much was found, and that nobody has checked it."""
    reading, ordered = view.reading, view.ordered
    checked = sum(claim.review != "unchecked" for claim in reading.claims)
    total = len(ordered.shown)
    by = "none checked by a person" if not checked else f"{checked} checked by a person"
    against = [link for link in reading.links if link.relation in words.AGAINST]
    parts = [
        "unchecked" if checked < len(reading.claims) or not checked else "checked",
        f"{count(total, 'claim')} proposed, {by}",
        count(len(reading.figures), "figure"),
        count(len(against), "contradiction") + _which(view, against),
    ]
    dot = f" {view.look.mark('dot')} "
    return Text.assemble((parts[0], "bold yellow"), dot, dot.join(parts[1:]))


def _which(view: ClaimView, links: list[Link]) -> str:
    """The numbers of the claims that stand against each other, the first few: " (5 ⇄ 3)"."""
    numbers, mark = view.ordered.numbers, view.look.mark("against")
    pairs = [f"{numbers[link.claim]} {mark} {numbers[link.other]}" for link in links[:FIRST_LINKS]]
    more = f", {view.look.mark('gap')}" if len(links) > FIRST_LINKS else ""
    return f" ({', '.join(pairs)}{more})" if pairs else ""


def count(number: int, noun: str) -> str:
    """ "no claims", "1 claim", "3 claims"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _claim(view: ClaimView, claim: Claim, depth: int) -> None:
    """A claim with its number in the gutter; its events and figures beside it if there is room, else below."""
    look = view.look
    said, lines = view.said(claim, with_source=depth > 0), view.lines(claim)
    number = f"{view.ordered.numbers[claim.id]:>{GUTTER - 2}}"
    gutter = Text(number, FAINT)
    if depth:
        said = Text.assemble((f"{look.mark('inside')} ", FAINT), said)
    grid = Table.grid(padding=(0, 0, 0, 0))
    grid.add_column(width=GUTTER + 2 * (depth - 1) if depth else GUTTER)
    if look.wide:
        rest = look.width - GUTTER - 2 * max(0, depth - 1)
        left = rest * 11 // 20
        grid.add_column(width=left)
        grid.add_column(width=2)
        grid.add_column(width=rest - left - 2)
        grid.add_row(gutter, said, "", _stack(lines))
    else:
        grid.add_column(width=look.width - GUTTER - 2 * max(0, depth - 1))
        grid.add_row(gutter, _stack([said, *lines]))
    look.print(grid)
    for child in view.ordered.children.get(claim.id, []):
        _claim(view, child, depth + 1)


def _stack(lines: Iterable[Text]) -> Table:
    """Lines one below the other, each hanging under its first word when it wraps."""
    grid = Table.grid()
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row(_hanging(line))
    return grid


def _hanging(line: Text) -> Table | Text:
    """A line with its mark in a column of its own, so that what wraps stays clear of it."""
    mark, gap, _ = line.plain.partition(" ")
    if not gap or len(mark) > 2 or mark.isalnum():
        return line
    cut = len(mark) + 1
    grid = Table.grid()
    grid.add_column(width=cut)
    grid.add_column(overflow="fold")
    before, after = line.divide([cut])
    grid.add_row(before, after)
    return grid


def _folded(view: ClaimView) -> None:
    """Say which of the outlet's sentences were not repeated; nothing is left out silently."""
    repeated = view.ordered.repeated
    if repeated:
        first, last = view.ordered.numbers[repeated[0].id], view.ordered.numbers[repeated[-1].id]
        numbers = f"{first}" if first == last else f"{first} to {last}"
        sentences = count(len(repeated), "sentence")
        note = f"Not repeated here: {sentences} in which the outlet only reports these claims ({numbers}; see explain)."
        view.look.print()
        view.look.print(view.look.text(note, FAINT))
