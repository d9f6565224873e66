"""Links between counts: a source's later total, and two holders who give different ones for one happening."""

from collections.abc import Iterable, Sequence

from onrecord.model import Claim, Event, Figure, Link
from onrecord.reading.link_said import Said
from onrecord.reading.page import Page

_MEASURED = frozenset(
    {
        "killed",
        "wounded",
        "missing",
        "detained",
        "abducted",
        "displaced",
        "evacuated",
        "retaken",
        "destroyed",
        "intercepted",
        "launched",
    }
)
# Words of a sentence that says a count has changed.
_CHANGED = frozenset(
    {
        "raised", "raising", "risen", "rose", "revised", "revising", "updated", "climbed", "lowered", "corrected",
        "earlier", "previously", "initially", "increased", "rising", "revision",
    }
)  # fmt: skip


def revisions(page: Page, said: Sequence[Said]) -> Iterable[Link]:
    """A source's later total for what it counted before, where the text says that the count was changed."""
    for index, (item, figure, event) in enumerate(totals := _totals(said)):
        if item.claim.form == "narrated" or not _tells_of_change(page, item.claim):
            continue
        for other, earlier, earlier_event in reversed(totals[:index]):
            same = (
                item.holders & other.holders - {""} and figure.measure == earlier.measure and figure.who == earlier.who
            )
            if not same or other.order == item.order or event.type != earlier_event.type or _agree(figure, earlier):
                continue
            if event.place and earlier_event.place and event.place != earlier_event.place:
                continue
            yield Link(
                claim=item.claim.id,
                relation="revises",
                other=other.claim.id,
                about=earlier_event.id,
                reason=f"the same source, {figure.measure}: {figure.counted} after {earlier.counted}",
            )
            break


def _tells_of_change(page: Page, claim: Claim) -> bool:
    """Whether the sentence of a claim says that a count was raised, lowered or put right."""
    sentence = page.words(claim.contents[0]).sent
    return any(token.lower_ in _CHANGED for token in sentence)


def _totals(said: Sequence[Said]) -> list[tuple[Said, Figure, Event]]:
    """Every figure that is a total of what an event did, with its claim and that event, in text order."""
    return [
        (item, figure, event)
        for item in said
        for figure in item.figures
        if figure.measure in _MEASURED and figure.part_of is None and figure.value is not None
        for event in item.events
        if event.id == figure.event
    ]


def rival_figures(said: Sequence[Said]) -> Iterable[Link]:
    """Two holders who give different totals of one measure for one event: linked only where the event is the same."""
    totals = _totals(said)
    for index, (item, figure, event) in enumerate(totals):
        for other, rival, rival_event in totals[:index]:
            if item.holders & other.holders or figure.measure != rival.measure or figure.who != rival.who:
                continue
            if not _same_happening(event, rival_event) or _agree(figure, rival):
                continue
            yield Link(
                claim=item.claim.id,
                relation="disputes",
                other=other.claim.id,
                about=rival_event.id,
                reason=f"{figure.measure}: {figure.counted} against {rival.counted}",
            )


def _same_happening(event: Event, other: Event) -> bool:
    """Same type, same stated place and same stated day; what is not stated does not count as the same."""
    if event.type != other.type or event.place is None or event.place != other.place:
        return False
    return event.begin is not None and other.begin is not None and event.begin[:10] == other.begin[:10]


def _agree(figure: Figure, other: Figure) -> bool:
    """Whether the two ranges have a number in common."""
    low, high = figure.low or 0, figure.high if figure.high is not None else float("inf")
    other_low, other_high = other.low or 0, other.high if other.high is not None else float("inf")
    return low <= other_high and other_low <= high
