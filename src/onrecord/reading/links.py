"""Links: which claim of a report answers which, with the reason in words; never a verdict."""

from collections.abc import Iterable, Sequence

from onrecord.model import Actor, Claim, Event, Figure, Link
from onrecord.reading.link_referring import pointed_at
from onrecord.reading.link_said import Said, gather
from onrecord.reading.link_tolls import revisions, rival_figures
from onrecord.reading.page import Page
from onrecord.terms import Relation

# A denial answers what stands near before it; beyond this many claims it is more likely about something not reported.
_REACH = 8
# Least score for a denial to be linked: shared accused (2) and nearness, or plenty of shared words.
_ENOUGH = 2.0
# Words that two claims without events must share for one to confirm the other.
_ALIKE = 4
_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG"})
# Words of a denial that answers an accusation without saying the deed again.
_ANSWERING = frozenset({"responsible", "responsibility", "involvement", "involved", "role", "blame", "accusation"})


def find_links(
    page: Page,
    claims: Sequence[Claim],
    events: Iterable[Event],
    figures: Iterable[Figure],
    actors: Iterable[Actor] = (),
) -> tuple[Link, ...]:
    """Links between the claims of one report: denials to what they answer, mutual accusations, revised figures.

    Claims of the same holder are never linked as denying or disputing each other, nor is a president said to deny
    what his own government says.
    """
    states = {actor.id: actor.country for actor in actors if actor.country and actor.sector in _STATE}
    said = gather(page, claims, events, figures, states)
    links: list[Link] = []
    for item in said:
        denials = tuple(_denial(said, item)) or (pointed_at(page, said, item),)
        links.extend(link for link in denials if link is not None)
        links.extend(_confirmation(said, item))
        links.extend(_withdrawal(said, item))
    links.extend(_mutual(said))
    links.extend(rival_figures(said))
    links.extend(revisions(page, said))
    unique: dict[tuple[str, Relation, str], Link] = {}
    for link in links:
        unique.setdefault((link.claim, link.relation, link.other), link)
    return tuple(unique.values())


def _denial(said: Sequence[Said], item: Said) -> Iterable[Link]:
    """What a denial answers: the nearest accusation or statement of another holder about the same doer and deed."""
    claim = item.claim
    if claim.form == "narrated":
        return
    denied = [event for event in item.events if event.polarity == "-" and event.denied]
    if claim.act != "deny" and not denied:
        return
    best: tuple[float, Said, str] | None = None
    for other in said:
        if other.order >= item.order or item.order - other.order > 2 * _REACH or not _may_answer(item, other):
            continue
        if item.sides & other.sides or _of_other_deeds(item, other):
            continue
        score, reason = _answers(item, other)
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = (score, other, reason)
    if best is not None:
        about = _about(item, best[1])
        counts = bool(denied) and all(event.denied == "figure" for event in denied)
        relation: Relation = "disputes" if counts else "denies"
        yield Link(claim=claim.id, relation=relation, other=best[1].claim.id, about=about, reason=best[2])


def _may_answer(item: Said, other: Said) -> bool:
    """Not one's own words, nothing that lies inside the other, and not a denial itself."""
    if other.claim.form == "narrated" or other.holders & item.holders or other.claim.act in ("deny", "decline"):
        return False
    return other.claim.inside != item.claim.id and item.claim.inside != other.claim.id


def _of_other_deeds(item: Said, other: Said) -> bool:
    """Whether what is denied is told of, and is nothing of the kind that the other claim tells of."""
    kinds = item.denied or item.types
    return bool(kinds) and bool(other.types) and not kinds & other.types and not item.words & _ANSWERING


def _answers(item: Said, other: Said) -> tuple[float, str]:
    """How well a denial fits an earlier claim (points) and why."""
    reasons: list[str] = []
    score = 0.0
    if item.actors & other.actors:
        score += 2.0
        reasons.append("the same party is said to have done it")
    elif other.actors & item.holders or _on_behalf(item, other):
        score += 1.5
        reasons.append("the one accused answers")
    elif item.sides & other.blamed or item.blamed & other.blamed:
        score += 1.5
        reasons.append("the state accused answers")
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


def _on_behalf(item: Said, other: Said) -> bool:
    speaks_for = item.claim.on_behalf_of
    return speaks_for is not None and any(speaks_for == name for name in other.actors)


def _about(item: Said, other: Said) -> str | None:
    """The event of the answered claim that the denial is about: one of the same kind, else the only one."""
    for event in other.events:
        if event.type in item.types and (not item.actors or set(event.actor) & item.actors):
            return event.id
    return other.events[0].id if len(other.events) == 1 else None


def _confirmation(said: Sequence[Said], item: Said) -> Iterable[Link]:
    """What a confirmation confirms: an earlier claim of another holder that says nearly the same."""
    if item.claim.act != "confirm" or item.claim.form == "narrated" or len(item.words) < 2:
        return
    best: tuple[float, Said] | None = None
    for other in said:
        if other.order >= item.order or item.order - other.order > _REACH or not _may_answer(item, other):
            continue
        overlap = len(item.words & other.words) / len(item.words)
        if not item.types & other.types and (item.types or other.types or len(item.words & other.words) < _ALIKE):
            continue  # two who speak of one subject need not say the same
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


def _withdrawal(said: Sequence[Said], item: Said) -> Iterable[Link]:
    """What a retraction takes back: the nearest earlier claim of the same holder that shares its words."""
    if item.claim.act != "retract" or not item.holders - {""}:
        return
    for other in reversed(said[: item.order]):
        shared = item.words & other.words
        if other.claim.form != "narrated" and item.holders & other.holders and shared:
            reason = f"the same source takes back what it said of {', '.join(sorted(shared)[:4])}"
            yield Link(claim=item.claim.id, relation="withdraws", other=other.claim.id, about=None, reason=reason)
            return


def _mutual(said: Sequence[Said]) -> Iterable[Link]:
    """ "A and B accuse each other": two claims with one cue and one content dispute each other."""
    by_words: dict[object, list[Said]] = {}
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
