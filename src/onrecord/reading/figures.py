"""Figures: what a claim counts, with its words and its range."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.ids import make_id
from onrecord.model import Claim, Event, Figure, Span, Timex
from onrecord.reading.figure_drafts import Draft, sentence_drafts
from onrecord.reading.figure_implied import implied_drafts
from onrecord.reading.figure_lexicon import figure_lexicon
from onrecord.reading.figure_named import named_parts
from onrecord.reading.figure_parts import link_parts
from onrecord.reading.figure_running import runs
from onrecord.reading.figure_states import States
from onrecord.reading.figure_zero import zero_drafts
from onrecord.reading.page import Page
from onrecord.reading.tree import Tree

_ROLES = ("nsubj", "obj", "obl")
_CLAUSES = frozenset({"ROOT", "ccomp", "parataxis", "advcl"})


def find_figures(
    page: Page, claims: tuple[Claim, ...], events: tuple[Event, ...], times: tuple[Timex, ...]
) -> tuple[Figure, ...]:
    """The figures of every claim, in text order. Two claims that share their content have one each."""
    tree = page.tree
    lexicon = figure_lexicon()
    states = States(tree, lexicon)
    timed = _timed_words(page, times)
    drafts: list[Draft] = []
    for sentence in page.sentences:
        start, end = sentence.start, sentence.end
        found = sentence_drafts(tree, lexicon, states, start, end, timed)
        found += zero_drafts(tree, lexicon, states, start, end)
        taken = {word for draft in found for word in range(draft.start, draft.end)}
        found += implied_drafts(tree, lexicon, states, start, end, taken)
        found.sort(key=lambda draft: (draft.start, draft.end))
        named_parts(tree, found)
        drafts += found
    holders = _Holders(claims)
    placed = [(draft, span, holders.of(span)) for draft in drafts for span in [_span(tree, draft)]]
    by_claim: dict[str, list[Event]] = {}
    for event in events:
        by_claim.setdefault(event.claim, []).append(event)
    link_parts(tree, [(draft, held[0].id if held else None) for draft, _, held in placed])
    return _figures(page, tree, placed, by_claim, times)


def _figures(
    page: Page,
    tree: Tree,
    placed: Sequence[tuple[Draft, Span, tuple[Claim, ...]]],
    events: dict[str, list[Event]],
    times: tuple[Timex, ...],
) -> tuple[Figure, ...]:
    ids = {
        (id(draft), claim.id): make_id("fig", page.report.id, claim.id, span, draft.measure)
        for draft, span, held in placed
        for claim in held
    }
    made: dict[str, Figure] = {}
    for draft, span, held in placed:
        for claim in held:
            whole = ids.get((id(draft.whole), claim.id)) if draft.whole is not None else None
            since = _since(page, tree, draft, times)
            figure = Figure(
                id=ids[id(draft), claim.id],
                claim=claim.id,
                event=_event(tree, draft, events.get(claim.id, ())),
                value=draft.value,
                low=draft.low,
                high=draft.high,
                qualifier=draft.qualifier,
                measure=draft.measure,
                unit=draft.unit,
                counted=" ".join(tree.span(*draft.words).quote(page.report.text).split()),
                span=span,
                who=draft.who,
                part_of=whole,
                cumulative=draft.cumulative or since is not None or runs(tree, draft),
                since=since,
                implied=draft.implied,
            )
            made.setdefault(figure.id, figure)
    return tuple(made.values())


def _span(tree: Tree, draft: Draft) -> Span:
    return tree.span(draft.start, draft.end)


def _timed_words(page: Page, times: Iterable[Timex]) -> set[int]:
    """Indices of the words of dates, clock times and durations: their numbers count nothing else."""
    return {token.i for timex in times for token in page.words(timex.span)}


_RUNNING = frozenset({"toll", "number", "total", "count", "tally", "casualties", "deaths"})
_FITTING: dict[str, tuple[str, ...]] = {
    "killed": ("ASSAULT",),
    "wounded": ("ASSAULT",),
    "abducted": ("ASSAULT",),
    "destroyed": ("ASSAULT",),
    "damaged": ("ASSAULT",),
    "detained": ("COERCE",),
    "released": ("RETREAT",),
}


_HARM = frozenset({"killed", "wounded", "abducted", "destroyed", "damaged"})
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "SANCTION"})
"""Types of deeds that harm nobody: "investigates two men after a fire that killed 40"."""
_OUTCOMES = frozenset({"left", "leaves", "leave", "leaving", "bringing", "brought", "brings", "caused", "causing"})
"""Verbs that tell what a deed brought about, and name no deed themselves."""


class _Holders:
    """Finds the claim that says a figure: the innermost attributed one, else the outlet's own sentence."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        spoken: list[tuple[int, Claim]] = []
        narrated: list[tuple[int, Claim]] = []
        for claim in claims:
            size = sum(piece.end - piece.start for piece in claim.contents)
            (narrated if claim.form == "narrated" else spoken).append((size, claim))
        spoken.sort(key=lambda item: item[0])
        self.spoken, self.narrated = spoken, narrated

    def of(self, span: Span) -> tuple[Claim, ...]:
        """The claims that hold ``span``: several only where they have the same content (two accusers)."""
        for _, claim in self.spoken:
            if any(piece.contains(span) for piece in claim.contents):
                return tuple(
                    other for _, other in self.spoken if other.contents == claim.contents and other.cue == claim.cue
                )
        return tuple(claim for _, claim in self.narrated if any(piece.contains(span) for piece in claim.contents))[:1]


def _event(tree: Tree, draft: Draft, events: Sequence[Event]) -> str | None:
    """The event of the claim whose trigger governs the counted thing, else the one its state hangs together with."""
    if not events or (draft.state is None and not tree.dep[draft.anchor].startswith(_ROLES)):
        return None
    for word in _governors(tree, draft):
        span = tree.span(word, word + 1)
        for event in events:
            if event.trigger.overlaps(span) and not (draft.measure in _HARM and event.type in _SAID):
                return event.id
    if draft.state is None:
        return None
    near = _at(tree, tree.children(draft.state, "nsubj", "obl", "obl:agent", "nmod"), events)
    if len(near) == 1:
        return near[0]
    return _only_one(tree, draft, events) or _told_with(tree, draft, events)


def _at(tree: Tree, words: Iterable[int], events: Sequence[Event]) -> list[str]:
    """Ids of the events whose triggers hold one of these words, each once."""
    return list(
        dict.fromkeys(
            event.id for word in words for event in events if event.trigger.overlaps(tree.span(word, word + 1))
        )
    )


def _told_with(tree: Tree, draft: Draft, events: Sequence[Event]) -> str | None:
    """The deed told together with a death or a wound: "nine died and forty were wounded in the blast"."""
    if draft.state is None:
        return None
    beside = tree.children(draft.state, "conj", "advcl")
    if tree.dep[draft.state] in ("conj", "advcl"):
        beside = [*beside, tree.head[draft.state]]
    fitting = _FITTING.get(draft.measure, ())
    fits = [event for event in events if event.type in fitting and event.polarity == "+"]
    found = _at(tree, beside, fits)
    return found[0] if len(found) == 1 else None


def _only_one(tree: Tree, draft: Draft, events: Sequence[Event]) -> str | None:
    """The one deed of a fitting kind in the sentence that counts the killed: "a blast at the mill left nine dead"."""
    fitting = _FITTING.get(draft.measure, ())
    sentence = tree.doc[draft.anchor].sent
    beside = [e for e in events if sentence.start_char <= e.trigger.start < sentence.end_char]
    fits = [e for e in beside if e.type in fitting and not (e.mode or "").startswith("territory")]
    return fits[0].id if len(fits) == 1 and fits[0].polarity == "+" else None


def _governors(tree: Tree, draft: Draft) -> Iterator[int]:
    """The word of the state, the counted noun and what governs them, as far as their clause goes."""
    if draft.state is not None:
        yield draft.state
    for word in (draft.anchor, *tree.up(draft.anchor)):
        yield word
        if word == draft.anchor:
            continue
        if tree.form[word] in _OUTCOMES or (tree.lemma[word] == "result" and tree.pos[word] == "VERB"):
            yield from _brought_about(tree, word)
            return
        if tree.dep[word] in _CLAUSES or (tree.dep[word] == "conj" and tree.pos[word] in ("VERB", "AUX")):
            return


def _brought_about(tree: Tree, verb: int) -> Iterator[int]:
    """What "left", "leaving" goes back to: its subject, or the verb of the clause it stands beside and its subject."""
    yield from tree.children(verb, "nsubj")
    above = tree.head[verb]
    if tree.dep[verb] in ("advcl", "conj", "acl", "parataxis") and above != verb:
        yield above
        yield from tree.children(above, "nsubj", "nsubj:pass")


def _of_another_verb(tree: Tree, anchor: int, since: int) -> bool:
    """ "13 people died and the village was cut off since May": whether "since" is of a clause without the count."""
    verb = next((up for up in tree.up(since) if tree.pos[up] == "VERB"), None)
    return verb is not None and anchor not in tree.below(verb) and verb not in tree.below(anchor)


def _since(page: Page, tree: Tree, draft: Draft, times: tuple[Timex, ...]) -> str | None:
    """Where a count begins, as the first time after "since" in the same sentence."""
    sentence = tree.doc[draft.anchor].sent
    for place in range(draft.end, min(sentence.end, draft.end + 25)):
        if tree.form[place] == "since":
            if tree.form[place - 1] in _RUNNING and not draft.cumulative:
                return None  # "36 were killed, bringing the toll since October to 2,119": the toll's, not the day's
            if _of_another_verb(tree, draft.anchor, place):
                continue
            offset = tree.doc[place].idx
            limit = sentence.end_char
            after = [timex for timex in times if offset < timex.span.start < limit and timex.value]
            value = min(after, key=lambda timex: timex.span.start).value if after else None
            return value if value and value[:1].isdigit() else None
    return None
