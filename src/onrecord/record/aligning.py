"""Finding the claims and events of an older reading again in a newer one of the same text, by their spans."""

from collections.abc import Iterable, Sequence

from onrecord.model import Claim, Event, Reading, Span

LEAST = 0.35
"""Two claims whose spans share less than this (0–1) are different claims."""


def aligned(old: Reading, new: Reading) -> dict[str, str]:
    """Fingerprints of the new reading's claims and events → those of the old reading they stand for, one to one."""
    claims = _pairs([(c.id, _claim_spans(c)) for c in new.claims], [(c.id, _claim_spans(c)) for c in old.claims])
    found = dict(claims)
    for new_claim, old_claim in claims.items():
        mine = [event for event in new.events if event.claim == new_claim]
        theirs = [event for event in old.events if event.claim == old_claim]
        found |= _events(mine, theirs)
    return found


def _claim_spans(claim: Claim) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where its content stands; where its cue and its sources do, which tell apart claims of one content."""
    frame = [span for source in claim.sources for span in source.spans]
    return tuple(claim.contents), (*frame, *(claim.cue.spans if claim.cue else ()))


def _pairs(
    new: Sequence[tuple[str, tuple[tuple[Span, ...], tuple[Span, ...]]]],
    old: Sequence[tuple[str, tuple[tuple[Span, ...], tuple[Span, ...]]]],
) -> dict[str, str]:
    scores = []
    for at, (name, (contents, frame)) in enumerate(new):
        for other_at, (other, (other_contents, other_frame)) in enumerate(old):
            share = shared(contents, other_contents)
            if not share:
                continue
            same_frame = shared(frame, other_frame) if frame or other_frame else 1.0
            value = 0.6 * share + 0.4 * same_frame
            if name == other or value >= LEAST:
                scores.append((name != other, -value, at, other_at, name, other))
    return _greedy((name, other) for *_, name, other in sorted(scores))


def _events(new: Sequence[Event], old: Sequence[Event]) -> dict[str, str]:
    scores = []
    for at, event in enumerate(new):
        for other_at, other in enumerate(old):
            near = event.trigger.overlaps(other.trigger)
            if event.id == other.id or near:
                rank = (event.id != other.id, event.type != other.type, event.mode != other.mode)
                scores.append((rank, at, other_at, event.id, other.id))
    return _greedy((name, other) for *_, name, other in sorted(scores))


def _greedy(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name, other in pairs:
        if name not in found and other not in taken:
            found[name] = other
            taken.add(other)
    return found


def shared(spans: Iterable[Span], others: Iterable[Span]) -> float:
    """Characters in both, as a share of those in either (0–1)."""
    mine = {at for span in spans for at in range(span.start, span.end)}
    theirs = {at for span in others for at in range(span.start, span.end)}
    either = mine | theirs
    return len(mine & theirs) / len(either) if either else 0.0
