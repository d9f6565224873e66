"""Events: what a claim says happened.

Every trigger belongs to the innermost claim whose content holds it, else to the outlet's own sentence. The cue that
accuses, condemns, asks or threatens is itself an event, with its source as actor, in the claim that holds the cue."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import sqrt

import msgspec

from onrecord.ids import make_id
from onrecord.model import Claim, Event, Method, Place, Spans, Timex
from onrecord.reading.argument_phrases import extent_of
from onrecord.reading.cast import Cast
from onrecord.reading.causes import find_causes
from onrecord.reading.event_actors import EventActors
from onrecord.reading.event_announced import announced
from onrecord.reading.event_coding import REFUSAL, coded_triggers, with_acts
from onrecord.reading.event_denials import bare_denials
from onrecord.reading.event_holders import SAYING_IS_DOING, Holders
from onrecord.reading.event_lexicon import event_lexicon
from onrecord.reading.event_matters import with_matters
from onrecord.reading.event_modes import contexts_of, mode_of, threatened, type_of
from onrecord.reading.event_settings import Settings, place_method
from onrecord.reading.event_words import EventWords
from onrecord.reading.factuality import factuality
from onrecord.reading.labels import find_label
from onrecord.reading.noun_roles import LAID_TO_THEM
from onrecord.reading.page import Page
from onrecord.reading.roles import Roles, find_roles
from onrecord.reading.triggers import Trigger, find_triggers

VERSION = "1"
_TRIED = frozenset(("tried", "attempted", "trying", "attempting"))
_UNREAL = frozenset(("conditional", "possible", "demanded"))
"""Certainties that event coders do not count, unless the event is the demand or the promise itself."""


def find_events(
    page: Page, claims: tuple[Claim, ...], cast: Cast, places: tuple[Place, ...], times: tuple[Timex, ...]
) -> tuple[Event, ...]:
    """The events of every claim, in text order."""
    words = EventWords(page, page.tree, event_lexicon(), places)
    holders = Holders(page, claims)
    maker = _Maker(page, words, cast, holders, times)
    events: list[Event] = []
    for sentence in page.sentences:
        low, high = sentence.start, sentence.end
        triggers = find_triggers(words, low, high)
        triggers = with_acts(page.tree, triggers, holders, low, high)
        coded = coded_triggers(words, triggers, holders)
        roles = with_matters(page.tree, triggers, {trigger.head: find_roles(words, trigger) for trigger in triggers})
        for trigger in triggers:
            events.extend(maker.make(trigger, roles[trigger.head], low, high, trigger.head in coded))
    if denials := bare_denials(page, claims, events):
        events = sorted((*events, *denials), key=lambda event: event.trigger.start)
    causes = find_causes(page.tree, page, events)
    return tuple(
        msgspec.structs.replace(event, causes=causes[event.id]) if event.id in causes else event for event in events
    )


class _Maker:
    """Makes events of triggers: the roles, the setting and the standing of each, with how they were come by."""

    def __init__(self, page: Page, words: EventWords, cast: Cast, holders: Holders, times: tuple[Timex, ...]) -> None:
        self.page, self.words, self.holders = page, words, holders
        self.tree = page.tree
        self.settings = Settings(words, times)
        self.actors = EventActors(words, cast, holders)
        self.contexts = contexts_of(words.lexicon, page.report.text)

    def make(self, trigger: Trigger, roles: Roles, low: int, high: int, coded: bool) -> Iterable[Event]:
        """The events of one trigger: one for each claim that makes it, and for each of several accusers."""
        claims = self.holders.at(trigger.head)
        if not claims:
            return
        spoken = [
            claim
            for claim in self.holders.cues.get(trigger.head, ())
            if claim.act in SAYING_IS_DOING and claim not in claims
        ]
        for claim in claims:
            if not spoken:
                yield self._event(trigger, claim, roles, low, high, coded)
            for act in spoken:
                yield self._event(trigger, claim, roles, low, high, coded, act, spoken)

    def _event(
        self,
        trigger: Trigger,
        claim: Claim,
        roles: Roles,
        low: int,
        high: int,
        coded: bool,
        act: Claim | None = None,
        acts: Sequence[Claim] = (),
    ) -> Event:
        entry = trigger.group.entry
        methods: dict[str, Method] = {}
        actor, recipient = self.actors.of_roles(trigger, roles, claim, act, acts, methods)
        self._things(roles, methods)
        mode, means = mode_of(self.words, trigger)
        if means is not None:
            methods["mode"] = self._method("events:means", (means,), "the means named beside it", 0.9)
        standing = factuality(self.tree, trigger.head, claim, self.page)
        methods["certainty"] = Method(
            kind="rule", name="factuality", spans=standing.spans, because=standing.because, score=standing.score
        )
        own = type_of(self.words, trigger, roles)
        ahead = announced(self.words, trigger, claim, actor) if coded else None
        kind = ahead or own
        if ahead == "REJECT" or (trigger.group is REFUSAL and claim.act != "deny"):
            standing = replace(
                standing, polarity="+", certainty="asserted", denied=None, because="what one will not do"
            )
        elif ahead is None and (standing.polarity == "-" or standing.certainty in _UNREAL):
            coded = coded and standing.polarity == "+" and self._is_attempt(trigger)
        if standing.certainty == "asserted" and mode == "claim-of-responsibility":
            standing = replace(standing, certainty="possible", because="claimed, and told by nobody else")
        if standing.certainty == "asserted" and any(LAID_TO_THEM in item.why for item in roles.doers):
            standing = replace(standing, certainty="possible", because=f"{standing.because}; blamed on somebody")
        place, begin, end = self._setting(trigger, roles, low, high, methods)
        span = self.tree.span(trigger.low, trigger.high)
        score = entry.score * standing.score * sqrt(claim.method.score or 1.0)
        return Event(
            id=make_id("evt", claim.id, span, kind, actor if act is not None else None),
            claim=claim.id,
            type=kind,
            mode=threatened(entry.type, mode) if ahead == "THREATEN" else mode if kind == entry.type else None,
            contexts=self.contexts,
            coded=coded,
            trigger=span,
            actor=actor,
            recipient=recipient,
            place=place,
            begin=begin,
            end=end,
            tense=standing.tense,
            polarity=standing.polarity,
            denied=standing.denied,
            certainty=standing.certainty,
            label=find_label(self.tree, self.page, claim, trigger.low, trigger.high),
            method=Method(
                kind="rule",
                name="events:lexicon",
                version=VERSION,
                score=round(score, 3),
                spans=(span,),
                because=entry.note,
            ),
            methods=methods,
        )

    def _is_attempt(self, trigger: Trigger) -> bool:
        """ "tried to seize": coders count what was tried."""
        return self.tree.dep[trigger.head] == "xcomp" and self.tree.form[self.tree.head[trigger.head]] in _TRIED

    def _things(self, roles: Roles, methods: dict[str, Method]) -> None:
        """What it befell that is nobody: kept as words, for a bridge or a town is no actor."""
        if roles.things:
            spans: Spans = tuple(self.tree.span(*extent_of(self.tree, item)) for item in roles.things)
            methods["target"] = Method(
                kind="rule", name="events:roles", spans=spans, because="; ".join(item.why for item in roles.things)
            )

    def _setting(
        self, trigger: Trigger, roles: Roles, low: int, high: int, methods: dict[str, Method]
    ) -> tuple[str | None, str | None, str | None]:
        same = self.holders.same(trigger.head)
        parties = [item.word for item in (*roles.doers, *roles.receivers)]
        where = self.settings.place(trigger, low, high, same, parties)
        when = self.settings.time(trigger, low, high, same, self.holders.cues)
        if where is not None:
            methods["place"] = place_method(where)
        if when is not None:
            methods["time"] = place_method(when)
        place = where.place.id if where is not None and where.place is not None else None
        timex = when.time if when is not None else None
        return place, timex.begin if timex else None, timex.end if timex else None

    def _method(self, name: str, at: Sequence[int], because: str, score: float) -> Method:
        spans = tuple(self.tree.span(word, word + 1) for word in at)
        return Method(kind="rule", name=name, spans=spans, because=because, score=score)
