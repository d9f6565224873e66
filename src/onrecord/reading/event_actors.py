"""Whom the phrases of a role mean: actors of the report, by the cast, and what the words beside a phrase rule out."""

from collections.abc import Collection, Sequence

from onrecord.model import Claim, Method, Span
from onrecord.reading.argument_phrases import Argument, extent_of
from onrecord.reading.cast import Cast, Named
from onrecord.reading.event_holders import Holders, source_spans
from onrecord.reading.event_words import EventWords
from onrecord.reading.noun_roles import CLAIMED_BY_THEM
from onrecord.reading.roles import Roles
from onrecord.reading.triggers import Trigger

_BODIES = frozenset(("institution", "group", "outlet", "document"))
"""Kinds of those whom "it" may mean."""
_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_PAPERS = frozenset(
    (
        "plan", "act", "law", "bill", "deal", "agreement", "accord", "treaty", "pact", "report", "letter", "programme",
        "program", "project", "policy", "statement", "resolution", "proposal", "initiative", "constitution", "charter",
    )
)  # fmt: skip
"""Last words of names that "it" may mean, of what does nothing itself."""
_OWN_FORCES = frozenset(("forces", "troops", "fighters", "soldiers", "units", "army", "navy", "militants"))
_MEANWHILE = frozenset(("after", "before", "while", "when", "by", "since", "upon", "without"))
"""Words behind which a gerund is done by the subject of the main clause."""
_DEEDS = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE"))
"""Deeds that no newspaper does, where a text without full stops makes it the subject of what it reports."""
_BESIDE = frozenset({"advcl", "acl", "conj", "parataxis"})
"""Relations by which a clause hangs beside a verb and shares its subject only if it is about the same doing."""


class EventActors:
    """Resolves the phrases of an event's roles to actors; words and reasons go into the event's methods."""

    def __init__(self, words: EventWords, cast: Cast, holders: Holders) -> None:
        self.words, self.cast, self.holders, self.tree = words, cast, holders, words.tree
        self._outlets = frozenset(actor.id for actor in cast.actors if actor.kind == "outlet")

    def of_roles(
        self,
        trigger: Trigger,
        roles: Roles,
        claim: Claim,
        act: Claim | None,
        acts: Sequence[Claim],
        methods: dict[str, Method],
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Actor and recipient of an event in ``claim``; where the event is the ``act`` of a cue, its source does it.

        ``acts``: those who share the cue with ``act``, who do it to each other.
        """
        actor = self._sources(act, methods) if act is not None else ()
        if not actor and not (act is not None and "actor" in methods):
            doers = [item for item in roles.doers if not self._is_accuser(trigger, item, claim)]
            doers = [item for item in doers if not self._tells_only(trigger, item, claim)]
            actor = self._actors(doers, "actor", methods, claim)
        if trigger.group.entry.type in _DEEDS:
            actor = tuple(item for item in actor if item not in self._outlets)
        heard = [item for item in roles.receivers if not self._speaks(item, claim)]
        recipient = self._actors(heard, "recipient", methods, claim)
        if act is not None and len(acts) > 1 and not recipient:
            recipient = self._each_other(act, acts, methods)
        if trigger.group.entry.mode == "displacement":
            recipient = tuple(item for item in recipient if item not in self._outlets)
        return actor, tuple(item for item in recipient if item not in actor)

    def _speaks(self, item: Argument, claim: Claim) -> bool:
        """Whether a phrase is the claim's own source, which the tree may count among those it tells of."""
        at = self.tree.doc[item.word].idx
        return any(span.start <= at < span.end for source in claim.sources for span in source.spans)

    def _is_accuser(self, trigger: Trigger, item: Argument, claim: Claim) -> bool:
        """Whether a deed told beside the cue has borrowed the cue's subject for its doer.

        "She accused the army of shelling a camp, killing 17": the tree hangs the killing on the accusing. A deed that
        is the cue's own object ("denied shelling the camp") keeps its doer.
        """
        return self.tree.dep[trigger.head] in _BESIDE and self._speaks(item, claim)

    def _tells_only(self, trigger: Trigger, item: Argument, claim: Claim) -> bool:
        """Whether a deed has borrowed the words for the one who tells of it: "reports The Mail troops shelled it".

        What hangs on the cue itself ("claimed to have shelled", "admitted shelling") has him for its doer.
        """
        if trigger.kind != "verb" or claim.act not in ("state", "confirm"):
            return False
        if self.tree.pos[item.word] == "PRON" or not self._speaks(item, claim):
            return False
        top = trigger.head
        while self.tree.dep[top] in ("conj", "obj", "nmod", "xcomp") and self.tree.head[top] not in self.holders.cues:
            top = self.tree.head[top]
        return self.tree.dep[top] not in ("xcomp", "advcl", "obj", "ccomp") or self.tree.child(top, "nsubj") is not None

    def _sources(self, act: Claim, methods: dict[str, Method]) -> tuple[str, ...]:
        spans = source_spans(act)
        if spans:
            methods["actor"] = Method(
                kind="rule", name="events:source", spans=spans, score=act.method.score, because="who says so does it"
            )
        return tuple(source.actor for source in act.sources if source.actor is not None)

    def _each_other(self, act: Claim, acts: Sequence[Claim], methods: dict[str, Method]) -> tuple[str, ...]:
        others = [source for other in acts if other is not act for source in other.sources]
        spans = tuple(sorted({span for source in others for span in source.spans}))
        methods["recipient"] = Method(kind="rule", name="events:each other", spans=spans, because="each the other")
        return tuple(dict.fromkeys(source.actor for source in others if source.actor is not None))

    def _actors(
        self, found: Sequence[Argument], role: str, methods: dict[str, Method], claim: Claim
    ) -> tuple[str, ...]:
        """Actors a role's phrases mean; the words and the reason go into ``methods``."""
        if not found:
            return ()
        ids: dict[str, None] = {}
        spans: list[Span] = []
        for item in found:
            low, high = extent_of(self.tree, item)
            spans.append(self.tree.span(low, high))
            if self.tree.form[item.word] in ("other", "another"):
                rivals = self.holders.rivals(claim)
                ids |= {source.actor: None for rival in rivals for source in rival.sources if source.actor}
                continue
            means = self._means(item.word, low, high, CLAIMED_BY_THEM in item.why)
            if role == "recipient" and self._is_themselves(item.word, means):
                continue
            ids |= dict.fromkeys(named for named in means if named not in self._owners(item.word))
            if role == "actor" and self._is_anothers(item.word, means):
                ids = {known: None for known in ids if known not in means}
        methods[role] = Method(
            kind="rule",
            name="events:roles",
            spans=tuple(spans),
            score=min(item.sure for item in found),
            because="; ".join(dict.fromkeys(item.why for item in found)),
        )
        return tuple(ids)

    def _means(self, word: int, low: int, high: int, claimed: bool = False) -> tuple[str, ...]:
        """Ids of the actors a phrase means; a pronoun that means a thing ("its war", of a drone) means nobody.

        A deed ``claimed`` by a spokesman is that of those he speaks for.
        """
        found = tuple(named for named in self.cast.resolve(self.tree.doc[low:high]) if named.actor is not None)
        if self.tree.pos[word] == "PRON":
            found = tuple(named for named in found if not self._is_thing(named))
        if self.tree.form[word] in ("it", "its"):
            found = tuple(named for named in found if named.kind in _BODIES)
        if claimed and (self.tree.lemma[word] in _SPEAKERS or any(named.on_behalf_of is not None for named in found)):
            whole = {named.on_behalf_of for named in found}
            return tuple(actor.id for actor in self.cast.actors if actor.name in whole)
        return tuple(named.actor for named in found if named.actor is not None)

    def _is_anothers(self, word: int, means: Collection[str]) -> bool:
        """Whether "his" is taken for somebody while the clause is about another: "Mero defended his raid".

        Whose raid it is cannot be told then, and a wrong doer is worse than none.
        """
        tree = self.tree
        if tree.tag[word] != "PRP$" or tree.form[word] not in ("his", "her"):
            return False
        verb = next((above for above in tree.up(word) if tree.pos[above] == "VERB"), None)
        subject = tree.child(verb, "nsubj") if verb is not None else None
        if subject is None or tree.pos[subject] == "PRON":
            return False
        who = {named.actor for named in self.cast.resolve(tree.doc[slice(*tree.phrase(subject))])} - {None}
        return bool(who) and who.isdisjoint(means)

    def _is_themselves(self, word: int, means: Collection[str]) -> bool:
        """Whether "them" is taken for the subject of the sentence: "freed the drivers hours after seizing them"."""
        tree = self.tree
        if tree.tag[word] == "PRP$" and tree.dep[word] == "nmod:poss":
            return self._is_of_the_captor(word, means)
        if tree.form[word] not in ("them", "him", "her") or tree.dep[word] not in ("obj", "iobj"):
            return False
        if tree.tag[tree.head[word]] != "VBG" or tree.case(tree.head[word]) not in _MEANWHILE:
            return False  # "urged the army to free him": another acts
        subject = next(
            (kid for above in tree.up(tree.head[word]) if (kid := tree.child(above, "nsubj")) is not None), None
        )
        if subject is None:
            return False
        who = {named.actor for named in self.cast.resolve(tree.doc[slice(*tree.phrase(subject))])} - {None}
        return not who.isdisjoint(means)

    def _is_of_the_captor(self, word: int, means: Collection[str]) -> bool:
        """Whether "their" is taken for the subject beside another: "freed the men a day after their arrest"."""
        tree = self.tree
        verb = next((above for above in tree.up(word) if tree.pos[above] == "VERB"), None)
        subject = tree.child(verb, "nsubj") if verb is not None else None
        if verb is None or subject is None or tree.child(verb, "obj") is None:
            return False
        who = {named.actor for named in self.cast.resolve(tree.doc[slice(*tree.phrase(subject))])} - {None}
        return not who.isdisjoint(means)

    def _owners(self, word: int) -> frozenset[str]:
        """Whose guards they are in "his guards", "Roe's wife": he is none of them."""
        owner = self.tree.child(word, "nmod:poss")
        if owner is None or self.tree.pos[word] == "PROPN" or self.tree.ent[owner] not in ("", "PERSON"):
            return frozenset()
        means = self.cast.resolve(self.tree.doc[owner : owner + 1])
        if self.tree.form[word] in _OWN_FORCES:  # what a group's forces did, the group did
            means = tuple(named for named in means if named.kind == "person")
        return frozenset(named.actor for named in means if named.actor is not None)

    def _is_thing(self, named: Named) -> bool:
        last = (named.name or "").lower().rsplit(" ", 1)[-1]
        if last.removesuffix("s") == "movement":  # the Justice and Equality Movement
            return False
        means = self.words.lexicon.means
        return last in means or last.removesuffix("s") in means or last in _PAPERS
