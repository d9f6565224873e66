"""What was said, with what is needed to compare one claim with another: its words, deeds, figures and sides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Claim, Event, Figure
from onrecord.reading.page import Page


@dataclass(frozen=True)
class Said:
    """A claim with what is needed to compare it."""

    claim: Claim
    order: int
    words: frozenset[str]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    states: Mapping[str, str]
    """Actor → country, of those who act for a state."""

    @cached_property
    def sides(self) -> frozenset[str]:
        """The states whose governments, forces or offices speak."""
        return frozenset(self.states[holder] for holder in self.holders if holder in self.states)

    @cached_property
    def blamed(self) -> frozenset[str]:
        """The states whose governments, forces or offices are said to have done it."""
        return frozenset(self.states[actor] for actor in self.actors if actor in self.states)

    @cached_property
    def denied(self) -> frozenset[str]:
        """The kinds of deeds that are denied."""
        return frozenset(event.type for event in self.events if event.polarity == "-")

    @cached_property
    def actors(self) -> frozenset[str]:
        """Those said to have done something."""
        return frozenset(actor for event in self.events for actor in event.actor)

    @cached_property
    def types(self) -> frozenset[str]:
        """The kinds of deeds told of."""
        return frozenset(event.type for event in self.events)

    @cached_property
    def holders(self) -> frozenset[str]:
        """Those who speak, by actor, else by name."""
        return frozenset(source.actor or source.name or "" for source in self.claim.sources)


def gather(
    page: Page,
    claims: Sequence[Claim],
    events: Iterable[Event],
    figures: Iterable[Figure],
    states: Mapping[str, str],
) -> list[Said]:
    """The claims with what belongs to each, in text order; ``states``: the country of each who acts for a state."""
    by_claim: dict[str, list[Event]] = {}
    for event in events:
        by_claim.setdefault(event.claim, []).append(event)
    counted: dict[str, list[Figure]] = {}
    for figure in figures:
        counted.setdefault(figure.claim, []).append(figure)
    ordered = sorted(claims, key=lambda claim: claim.contents[0])
    return [
        Said(
            claim,
            order,
            _lemmas(page, claim),
            tuple(by_claim.get(claim.id, ())),
            tuple(counted.get(claim.id, ())),
            states,
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
