"""The claims of a reading as a person goes through them: numbered in text order, grouped by who speaks."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import msgspec

from onrecord.model import Claim, Event, Figure, Link, Problem, Reading, Span

T = TypeVar("T", Event, Figure)

DEEPEST = 5
"""Claims are followed into one another so far; deeper ones (or a ring of them) stand on their own."""


@dataclass(frozen=True)
class Ordered:
    """A reading with its claims numbered (from 1) in text order.

    ``repeated`` are the outlet's own sentences that only report claims numbered before them; they are numbered last.
    """

    reading: Reading

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in the order of their numbers: text order, a claim before the claims inside it."""
        shown: list[Claim] = []
        for claim in self._outermost:
            shown.extend(self._with_inner(claim))
        seen = {claim.id for claim in shown}
        rest = (claim for claim in self._in_text_order if claim.id not in seen and claim.id not in self._repeated)
        return (*shown, *rest, *(claim for claim in self._in_text_order if claim.id in self._repeated))

    @cached_property
    def _in_text_order(self) -> tuple[Claim, ...]:
        return tuple(sorted(self.reading.claims, key=lambda claim: (starts_at(claim), claim.id)))

    @cached_property
    def _outermost(self) -> tuple[Claim, ...]:
        inner = {claim.id for claims in self.children.values() for claim in claims}
        outer = (claim for claim in self._in_text_order if claim.id not in inner and claim.id not in self._repeated)
        return tuple(sorted(outer, key=lambda claim: min(starts_at(each) for each in self._with_inner(claim))))

    def _with_inner(self, claim: Claim, depth: int = 0) -> Iterator[Claim]:
        yield claim
        if depth < DEEPEST:
            for child in self.children.get(claim.id, []):
                yield from self._with_inner(child, depth + 1)

    @cached_property
    def repeated(self) -> tuple[Claim, ...]:
        """The outlet's sentences that say nothing beyond the claims they report."""
        return tuple(claim for claim in self.claims if claim.id in self._repeated)

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """The claims that say something of their own, in text order."""
        return tuple(claim for claim in self.claims if claim.id not in self._repeated)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Claim id → number."""
        return {claim.id: number for number, claim in enumerate(self.claims, 1)}

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Claim id → claim."""
        return {claim.id: claim for claim in self.reading.claims}

    @cached_property
    def events(self) -> dict[str, list[Event]]:
        """Claim id → its events in text order."""
        return _by_claim(self.reading.events, lambda event: event.trigger)

    @cached_property
    def figures(self) -> dict[str, list[Figure]]:
        """Claim id → its figures in text order."""
        return _by_claim(self.reading.figures, lambda figure: figure.span)

    @cached_property
    def children(self) -> dict[str, list[Claim]]:
        """Claim id → the claims inside it, in text order."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._in_text_order:
            if claim.inside in self.by_id and not {claim.inside, claim.id} & self._repeated:
                found[claim.inside or ""].append(claim)
        return found

    @cached_property
    def runs(self) -> tuple[tuple[Claim, ...], ...]:
        """Claims that stand in no other, in text order, neighbours with the same source together."""
        runs: list[list[Claim]] = []
        for claim in self._outermost:
            if runs and speaker_key(runs[-1][0]) == speaker_key(claim):
                runs[-1].append(claim)
            else:
                runs.append([claim])
        return tuple(tuple(run) for run in runs)

    @cached_property
    def links(self) -> dict[str, list[Link]]:
        """Claim id → links from it or to it."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.reading.links:
            for end in dict.fromkeys((link.claim, link.other)):
                found[end].append(link)
        return found

    @cached_property
    def _repeated(self) -> frozenset[str]:
        attributed = [claim for claim in self.reading.claims if claim.form != "narrated"]
        covered = sorted(span for claim in attributed for span in (*claim.contents, *_cue(claim)))
        return frozenset(
            claim.id
            for claim in self.reading.claims
            if claim.form == "narrated"
            and not self.figures.get(claim.id)
            and not self.links.get(claim.id)
            and all(any(span.overlaps(event.trigger) for span in covered) for event in self.events.get(claim.id, []))
        )


def _cue(claim: Claim) -> tuple[Span, ...]:
    return claim.cue.spans if claim.cue else ()


def _by_claim(values: tuple[T, ...], where: Callable[[T], Span]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for value in sorted(values, key=where):
        found[value.claim].append(value)
    return found


def starts_at(claim: Claim) -> int:
    """Offset of a claim's first word: its source's, its cue's or its content's."""
    spans = [span for source in claim.sources for span in source.spans if claim.form != "narrated"]
    first = min((span.start for span in (*_cue(claim), *claim.contents)), default=0)
    # A source named far before (a pronoun's antecedent) does not pull its claim up the page.
    return min([first, *(span.start for span in spans if first - span.start < 300)])


def speaker_key(claim: Claim) -> tuple[str, ...]:
    """What makes two claims those of one speaker."""
    if claim.form == "narrated":
        return ("outlet",)
    return tuple(source.actor or source.name or str(source.spans) for source in claim.sources)


def above(reading: Reading, score: float) -> Reading:
    """The reading without the claims below a score, and a note of how many were left out."""
    out = {claim.id for claim in reading.claims if (1.0 if claim.method.score is None else claim.method.score) < score}
    if not out:
        return reading
    out |= {event.id for event in reading.events if event.claim in out}
    out |= {figure.id for figure in reading.figures if figure.claim in out}
    number = sum(claim.id in out for claim in reading.claims)
    note = Problem(code="min-score", message=f"{number} claims with a score below {score:g} were left out")
    return msgspec.structs.replace(
        reading,
        claims=tuple(_without(claim, out, "inside") for claim in reading.claims if claim.id not in out),
        events=tuple(_without_causes(event, out) for event in reading.events if event.id not in out),
        figures=tuple(
            _without(_without(figure, out, "event"), out, "part_of")
            for figure in reading.figures
            if figure.id not in out
        ),
        links=tuple(link for link in reading.links if not {link.claim, link.other, link.about} & out),
        problems=(*reading.problems, note),
    )


V = TypeVar("V", Claim, Figure)


def _without(value: V, out: set[str], field: str) -> V:
    """The value with a reference emptied if it leads to something left out."""
    return msgspec.structs.replace(value, **{field: None}) if getattr(value, field) in out else value


def _without_causes(event: Event, out: set[str]) -> Event:
    causes = tuple(cause for cause in event.causes if cause not in out)
    return event if causes == event.causes else msgspec.structs.replace(event, causes=causes)
