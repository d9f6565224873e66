"""Links: which claim of a report answers which, with the reason in words; never a verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Claim, Event, Figure, Link
from onrecord.reading.page import Page
from onrecord.terms import Relation

# A denial answers what stands near before it; beyond this many claims it is more likely about something not reported.
_REACH = 8
# Least score for a denial to be linked: shared accused (2) and nearness, or plenty of shared words.
_ENOUGH = 2.0
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
# Words of a denial that answers an accusation without saying the deed again.
_ANSWERING = frozenset({"responsible", "responsibility", "involvement", "involved", "role", "blame", "accusation"})
# Words of a sentence that says a count has changed.
_CHANGED = frozenset(
    {
        "raised", "raising", "risen", "rose", "revised", "revising", "updated", "climbed", "lowered", "corrected",
        "earlier", "previously", "initially", "increased", "rising", "revision",
    }
)  # fmt: skip


@dataclass(frozen=True)
class _Said:
    """A claim with what is needed to compare it."""

    claim: Claim
    order: int
    words: frozenset[str]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset(actor for event in self.events for actor in event.actor)

    @cached_property
    def types(self) -> frozenset[str]:
        return frozenset(event.type for event in self.events)

    @cached_property
    def holders(self) -> frozenset[str]:
        return frozenset(source.actor or source.name or "" for source in self.claim.sources)


def find_links(
    page: Page, claims: Sequence[Claim], events: Iterable[Event], figures: Iterable[Figure]
) -> tuple[Link, ...]:
    """Links between the claims of one report: denials to what they answer, mutual accusations, revised figures.

    Claims of the same holder are never linked as denying or disputing each other.
    """
    said = _gather(page, claims, events, figures)
    links: list[Link] = []
    for item in said:
        links.extend(_denial(said, item))
        links.extend(_confirmation(said, item))
        links.extend(_withdrawal(said, item))
    links.extend(_mutual(said))
    links.extend(_rival_figures(said))
    links.extend(_revisions(page, said))
    unique: dict[tuple[str, Relation, str], Link] = {}
    for link in links:
        unique.setdefault((link.claim, link.relation, link.other), link)
    return tuple(unique.values())


def _gather(page: Page, claims: Sequence[Claim], events: Iterable[Event], figures: Iterable[Figure]) -> list[_Said]:
    by_claim: dict[str, list[Event]] = {}
    for event in events:
        by_claim.setdefault(event.claim, []).append(event)
    counted: dict[str, list[Figure]] = {}
    for figure in figures:
        counted.setdefault(figure.claim, []).append(figure)
    ordered = sorted(claims, key=lambda claim: claim.contents[0])
    return [
        _Said(
            claim,
            order,
            _lemmas(page, claim),
            tuple(by_claim.get(claim.id, ())),
            tuple(counted.get(claim.id, ())),
        )
        for order, claim in enumerate(ordered)
    ]


def _lemmas(page: Page, claim: Claim) -> frozenset[str]:
    """Lemmas of the content words of a claim's content."""
    return frozenset(
        token.lemma_.lower()
        for span in claim.contents
        for token in page.words(span)
        if (token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and not token.is_stop)
        or (token.pos_ == "NUM" and token.lower_ != "one")
    )


def _denial(said: Sequence[_Said], item: _Said) -> Iterable[Link]:
    """What a denial answers: the nearest accusation or statement of another holder about the same doer and deed."""
    claim = item.claim
    if claim.form == "narrated":
        return
    denied = [event for event in item.events if event.polarity == "-" and event.denied]
    if claim.act != "deny" and not denied:
        return
    best: tuple[float, _Said, str] | None = None
    for other in said:
        if other.order >= item.order or item.order - other.order > 2 * _REACH or not _may_answer(item, other):
            continue
        score, reason = _answers(item, other)
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = (score, other, reason)
    if best is not None:
        about = _about(item, best[1])
        counts = bool(denied) and all(event.denied == "figure" for event in denied)
        relation: Relation = "disputes" if counts else "denies"
        yield Link(claim=claim.id, relation=relation, other=best[1].claim.id, about=about, reason=best[2])


def _may_answer(item: _Said, other: _Said) -> bool:
    """Not one's own words, nothing that lies inside the other, and not a denial itself."""
    if other.claim.form == "narrated" or other.holders & item.holders or other.claim.act in ("deny", "decline"):
        return False
    return other.claim.inside != item.claim.id and item.claim.inside != other.claim.id


def _answers(item: _Said, other: _Said) -> tuple[float, str]:
    """How well a denial fits an earlier claim (points) and why."""
    reasons: list[str] = []
    score = 0.0
    if item.actors & other.actors:
        score += 2.0
        reasons.append("the same party is said to have done it")
    elif other.actors & item.holders or _on_behalf(item, other):
        score += 1.5
        reasons.append("the one accused answers")
    if item.types & other.types:
        score += 0.5
        reasons.append("the same kind of deed")
    shared = item.words & other.words
    if shared:
        score += min(1.5, 0.5 * len(shared))
        reasons.append("both speak of " + ", ".join(sorted(shared)[:4]))
    if other.claim.act in ("accuse", "condemn"):
        score += 0.5
    if shared and other.claim.act == "accuse" and item.words & _ANSWERING:
        score += 1.0
        reasons.append("blame is denied after an accusation")
    distance = item.order - other.order
    score -= 0.15 * max(0, distance - 2)
    return score, "; ".join(reasons)


def _on_behalf(item: _Said, other: _Said) -> bool:
    speaks_for = item.claim.on_behalf_of
    return speaks_for is not None and any(speaks_for == name for name in other.actors)


def _about(item: _Said, other: _Said) -> str | None:
    """The event of the answered claim that the denial is about: one of the same kind, else the only one."""
    for event in other.events:
        if event.type in item.types and (not item.actors or set(event.actor) & item.actors):
            return event.id
    return other.events[0].id if len(other.events) == 1 else None


def _confirmation(said: Sequence[_Said], item: _Said) -> Iterable[Link]:
    """What a confirmation confirms: an earlier claim of another holder that says nearly the same."""
    if item.claim.act != "confirm" or item.claim.form == "narrated" or len(item.words) < 2:
        return
    best: tuple[float, _Said] | None = None
    for other in said:
        if other.order >= item.order or item.order - other.order > _REACH or not _may_answer(item, other):
            continue
        overlap = len(item.words & other.words) / len(item.words)
        if overlap >= 0.5 and len(item.words & other.words) >= 2 and (best is None or overlap > best[0]):
            best = (overlap, other)
    if best is not None:
        shared = ", ".join(sorted(item.words & best[1].words)[:4])
        yield Link(
            claim=item.claim.id,
            relation="confirms",
            other=best[1].claim.id,
            about=None,
            reason=f"both speak of {shared}",
        )


def _withdrawal(said: Sequence[_Said], item: _Said) -> Iterable[Link]:
    """What a retraction takes back: the nearest earlier claim of the same holder that shares its words."""
    if item.claim.act != "retract" or not item.holders - {""}:
        return
    for other in reversed(said[: item.order]):
        shared = item.words & other.words
        if other.claim.form != "narrated" and item.holders & other.holders and shared:
            reason = f"the same source takes back what it said of {', '.join(sorted(shared)[:4])}"
            yield Link(claim=item.claim.id, relation="withdraws", other=other.claim.id, about=None, reason=reason)
            return


def _revisions(page: Page, said: Sequence[_Said]) -> Iterable[Link]:
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


def _mutual(said: Sequence[_Said]) -> Iterable[Link]:
    """ "A and B accuse each other": two claims with one cue and one content dispute each other."""
    by_words: dict[object, list[_Said]] = {}
    for item in said:
        if item.claim.cue is not None and item.claim.act in ("accuse", "condemn", "deny", "threaten"):
            by_words.setdefault((item.claim.cue.spans, item.claim.contents), []).append(item)
    for group in by_words.values():
        for index, item in enumerate(group):
            for other in group[index + 1 :]:
                yield Link(
                    claim=item.claim.id,
                    relation="disputes",
                    other=other.claim.id,
                    about=None,
                    reason="each blames the other for the same deed",
                )


def _totals(said: Sequence[_Said]) -> list[tuple[_Said, Figure, Event]]:
    """Every figure that is a total of what an event did, with its claim and that event, in text order."""
    return [
        (item, figure, event)
        for item in said
        for figure in item.figures
        if figure.measure in _MEASURED and figure.part_of is None and figure.value is not None
        for event in item.events
        if event.id == figure.event
    ]


def _rival_figures(said: Sequence[_Said]) -> Iterable[Link]:
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
