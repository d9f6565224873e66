"""Zero: "no casualties", "no one was hurt", "without losses"."""

from onrecord.reading.figure_drafts import Draft
from onrecord.reading.figure_fits import Counts, Found
from onrecord.reading.figure_lexicon import FigureLexicon
from onrecord.reading.figure_states import States
from onrecord.reading.tree import Tree

_NOBODY = frozenset({"nobody", "none"})
_NO = frozenset({"no", "zero", "without"})
_ZEROS = frozenset({"killed", "wounded", "affected", "missing", "detained", "abducted", "damaged", "destroyed"})
_OWN = frozenset({"killed", "wounded", "affected"})


def zero_drafts(tree: Tree, lexicon: FigureLexicon, states: States, start: int, end: int) -> list[Draft]:
    """Figures of zero among the words from ``start`` to before ``end``."""
    drafts = []
    for place in range(start, end):
        word = tree.form[place]
        if word in _NO:
            draft = _nobody(tree, states, place, end) or _no_thing(tree, lexicon, states, place, end)
        elif word in _NOBODY:
            draft = _said_of(tree, states, place, place + 1, end)
        else:
            continue
        if draft is not None:
            drafts.append(draft)
    return drafts


def _nobody(tree: Tree, states: States, place: int, end: int) -> Draft | None:
    """ "no one was hurt"."""
    if place + 1 < end and tree.form[place] == "no" and tree.form[place + 1] in ("one", "-one", "body"):
        return _said_of(tree, states, place, place + 2, end)
    return None


def _said_of(tree: Tree, states: States, first: int, last: int, end: int) -> Draft | None:
    counts = Counts("people", None, None, False)
    word = next((at for at in range(first, last) if tree.dep[at].startswith("nsubj")), last - 1)
    found = states.governing(word, counts) or states.after(last, end, counts)
    if not found or found[0].measure not in _ZEROS:
        return None
    return _zero(first, last, (found[0].word, found[0].word + 1), found[0], "people", None, word)


def _no_thing(tree: Tree, lexicon: FigureLexicon, states: States, place: int, end: int) -> Draft | None:
    """ "no casualties", "no civilians were killed"."""
    at = place + 1
    while (
        at < end and at < place + 4 and tree.pos[at] in ("ADJ", "NOUN", "PROPN") and tree.form[at] not in lexicon.things
    ):
        at += 1
    thing = lexicon.things.get(tree.form[at]) if at < end else None
    if thing is None or thing.lemma == "survivor":
        return None
    if at + 1 < end and (after := lexicon.things.get(tree.form[at + 1])) is not None:
        at, thing = at + 1, after  # "no civilian casualties"
    who = thing.who or next(
        (t.who for w in range(place, at) if (t := lexicon.things.get(tree.form[w])) and t.who), None
    )
    counts = Counts(thing.unit, who, thing.lemma, True)
    found = states.governing(at, counts)
    if found and found[0].measure in _ZEROS and tree.form[place] != "without":
        state = found[0]
    elif thing.measure in _OWN:
        state = Found(thing.measure, at, thing.unit)
    else:
        return None
    return _zero(place, at + 1, (place + 1, at + 1), state, thing.unit, who, at)


def _zero(
    first: int, last: int, words: tuple[int, int], state: Found, unit: str, who: str | None, anchor: int
) -> Draft:
    return Draft(
        start=first, end=last, value=0, low=0, high=0, qualifier="exactly", measure=state.measure, unit=unit, who=who,
        words=words, state=state.word, anchor=anchor,
    )  # fmt: skip
