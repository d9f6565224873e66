"""What a shared page shows: claims that may leave, copies drawn together, with their figures and contradictions."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from onrecord.exports import wording
from onrecord.exports.leaving import Leaving
from onrecord.model import Value
from onrecord.views.claim_lines import shortened
from onrecord.views.claim_pages import EventDetail, ReportDetail
from onrecord.views.filters import Filter

QUOTE = 200
"""The most characters of a quote on a page, whatever else may leave."""
ROOM = 62
"""Lines a sheet has for claims, figures, contradictions and reports; measured by printing pages of long claims."""
REPORT_LINES = 2.2
AGAINST = ("denies", "disputes", "revises", "withdraws")


class Row(Value, frozen=True, kw_only=True):
    """One claim. ``copies`` are the outlets that print the same words of the same text."""

    id: str
    who: str
    party: str | None
    verb: str
    whose_words: str
    before: str
    quote: str
    after: str
    happened: tuple[tuple[str, str], ...]
    """What is said to have happened, and what keeps it from being a plain assertion."""
    figures: tuple[str, ...]
    report: int
    """Number of its report on the page."""
    copies: tuple[str, ...]
    review: str
    said: str


class FigureRow(Value, frozen=True, kw_only=True):
    """One source's figure as of a day."""

    measure: str
    who: str
    as_of: str
    words: str
    claim: str
    review: str


class Against(Value, frozen=True, kw_only=True):
    """A claim that another one denies, disputes, revises or withdraws, and why it is said to."""

    claim: str
    who: str
    relation: str
    other: str
    whose: str
    reason: str
    is_confirmed: bool
    """Whether a person has confirmed the link; otherwise it is proposed by rule."""


class Parts(Value, frozen=True, kw_only=True):
    """All that a page shows; ``more`` counts the claims that it has no room for."""

    rows: tuple[Row, ...]
    more: int
    figures: tuple[FigureRow, ...]
    against: tuple[Against, ...]
    reports: tuple[ReportDetail, ...]
    reviews: tuple[str, ...]
    title: str
    """What, where and when, as most of the claims have it."""


def parts_of(claims: Iterable[Leaving], given: Filter, most: int) -> Parts:
    """The parts of a page of at most so many claims; of an incident, only what is said of it."""
    kept = [_within(one, given) for one in claims]
    groups = _copies(kept)
    shown = _chosen(groups, most)
    numbers = {report: number for number, report in enumerate(dict.fromkeys(group[0].report.id for group in shown), 1)}
    firsts = [group[0] for group in shown]
    reports = {one.report.id: one.report for one in firsts}
    return Parts(
        rows=tuple(_row(group, numbers[group[0].report.id]) for group in shown),
        more=len(groups) - len(shown),
        figures=_figures(firsts),
        against=_against(firsts),
        reports=tuple(reports[report] for report in numbers),
        reviews=tuple(one.claim.review for one in kept),
        title=_title(firsts),
    )


def _within(one: Leaving, given: Filter) -> Leaving:
    """A claim with no other events and figures than those of the incident that is asked for."""
    if given.incident is None:
        return one
    events = tuple(event for event in one.events if event.line.incident == given.incident)
    ids = {event.line.id for event in events}
    figures = tuple(figure for figure in one.figures if figure.event is None or figure.event in ids)
    return Leaving(
        claim=one.claim, basis=one.basis, report=one.report, contents=one.contents, sources=one.sources,
        events=events, figures=figures, links=one.links,
    )  # fmt: skip


def _copies(claims: Sequence[Leaving]) -> list[list[Leaving]]:
    """Claims in groups, the original first: those of one lineage in which the same source says the same words."""
    groups: dict[tuple[object, ...], list[Leaving]] = {}
    for one in claims:
        words = " ".join(one.claim.quote.split()).casefold()
        who = tuple(source.name for source in one.sources) if one.claim.form != "narrated" else ()
        groups.setdefault((one.claim.lineage, one.claim.act, who, words), []).append(one)
    return [sorted(group, key=lambda one: one.report.id != one.claim.lineage) for group in groups.values()]


def _chosen(groups: list[list[Leaving]], most: int) -> list[list[Leaving]]:
    """As many as there is room for, in their order. No voice is left out for another's second word: the first claims
    of each source with each act, and what contradicts something, come before what says more of the same.
    """
    seen: Counter[tuple[object, ...]] = Counter()
    ranked = []
    for at, group in enumerate(groups):
        one = group[0]
        key = (wording.who(one), one.claim.act, any(event.line.polarity == "-" for event in one.events))
        against = any(link.relation in AGAINST for link in one.links)
        ranked.append((seen[key] > 0 and not against, seen[key], at))
        seen[key] += 1
    chosen: list[int] = []
    room, reports = float(ROOM), set[str]()
    for *_, at in sorted(ranked)[:most]:
        one = groups[at][0]
        room -= _lines(one) + (0 if one.report.id in reports else REPORT_LINES)
        if chosen and room < 0:
            break
        chosen.append(at)
        reports.add(one.report.id)
    return [groups[at] for at in sorted(chosen)]


def _lines(one: Leaving) -> float:
    """About how many printed lines a claim takes, with its figures and what it contradicts."""
    said = math.ceil((len(wording.verb(one)) + 30 + min(len(one.claim.quote), QUOTE)) / 64)
    happened = {(wording.what(event), wording.standing(event)) for event in one.events}
    told = sum(math.ceil((len(what) + len(standing)) / 32) for what, standing in happened)
    who = math.ceil(len(wording.who(one)) / 24) + (one.claim.party is not None)
    against = 2 * sum(link.relation in AGAINST for link in one.links)
    return max(said, told, who, 2) + 0.6 + 1.4 * len(one.figures) + against


def _row(group: list[Leaving], report: int) -> Row:
    one = group[0]
    outlets = dict.fromkeys(copy.report.outlet or "an unnamed outlet" for copy in group[1:])
    content = one.contents[0] if one.contents else None
    return Row(
        id=one.claim.id,
        who=wording.who(one),
        party=one.claim.party if one.claim.party != wording.who(one) else None,
        verb=wording.verb(one),
        whose_words=wording.own_words(one),
        before=content.prefix if content else "",
        quote=wording.unquoted(shortened(one.claim.quote, QUOTE)),
        after=one.contents[-1].suffix if content else "",
        happened=tuple(dict.fromkeys((wording.what(event), wording.standing(event)) for event in one.events)),
        figures=tuple(dict.fromkeys(map(wording.figure, one.figures))),
        report=report,
        copies=tuple(outlet for outlet in outlets if outlet != one.report.outlet),
        review=one.claim.review,
        said=wording.date(one.claim.said or one.claim.published),
    )


def _figures(claims: Sequence[Leaving]) -> tuple[FigureRow, ...]:
    """Figures by measure and source, in the order in which they were said; rival ones stand side by side."""
    rows = [
        (
            figure.line.measure,
            one.claim.said or one.claim.published or "",
            FigureRow(
                measure=figure.line.measure,
                who=wording.who(one),
                as_of=wording.date(one.claim.said or one.claim.published),
                words=wording.figure(figure, with_state=False),
                claim=one.claim.id,
                review=one.claim.review,
            ),
        )
        for one in claims
        for figure in one.figures
    ]
    first = {measure: at for at, measure in reversed(list(enumerate(row[0] for row in rows)))}
    return tuple(row for *_, row in sorted(rows, key=lambda row: (first[row[0]], row[1])))


def _against(claims: Sequence[Leaving]) -> tuple[Against, ...]:
    """Links between two claims on the page."""
    by_id = {one.claim.id: one for one in claims}
    return tuple(
        Against(
            claim=link.claim,
            who=wording.who(one),
            relation=link.relation,
            other=link.other,
            whose=wording.who(by_id[link.other]),
            reason=link.reason,
            is_confirmed=link.state == "confirmed",
        )
        for one in claims
        for link in one.links
        if link.relation in AGAINST and link.other in by_id
    )


def _title(claims: Sequence[Leaving]) -> str:
    """What, where, when, each as most of the claims have it; what nobody says is left out."""
    events = [event for one in claims for event in one.events]
    matter = [event for event in events if event.line.polarity == "+" and event.line.type != "ACCUSE"] or events
    picked = (
        _usual(matter, wording.kind),
        _usual(matter, lambda event: event.line.place),
        _usual(matter, lambda event: wording.date(event.line.begin) if event.line.begin else None),
    )
    words = ", ".join(part for part in picked if part)
    return words[:1].upper() + words[1:]


def _usual(events: Sequence[EventDetail], of: Callable[[EventDetail], str | None]) -> str | None:
    found = Counter(value for event in events if (value := of(event)))
    return found.most_common(1)[0][0] if found else None
