"""Implied figures of one: a single named or singular victim ("a policeman was shot dead")."""

from collections.abc import Iterator

from onrecord.reading.figure_drafts import Draft
from onrecord.reading.figure_lexicon import FigureLexicon, Thing
from onrecord.reading.figure_states import Counts, States
from onrecord.reading.tree import Tree

_VICTIMS = frozenset({"killed", "wounded", "missing", "abducted", "detained"})
_OBJECTS = frozenset({"destroyed", "damaged"})
_ONE = frozenset({"a", "an", "another"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_NOUNS = frozenset({"NOUN", "PROPN"})


def implied_drafts(
    tree: Tree, lexicon: FigureLexicon, states: States, start: int, end: int, taken: set[int]
) -> Iterator[Draft]:
    """Implied figures among the words from ``start`` to before ``end``; ``taken``: words of figures already found."""
    for word in range(start, end):
        if tree.pos[word] not in _NOUNS or word in taken:
            continue
        if tree.dep[word] in ("compound", "flat", "nmod:poss", "amod", "case", "appos"):
            continue
        known = _victim(tree, lexicon, word)
        if known is None:
            continue
        unit, who, lemma = known
        counts = Counts(unit, who, lemma, True)
        wanted = _VICTIMS if unit == "people" else _OBJECTS
        for state in states.governing(word, counts):
            if state.measure not in wanted or tree.form[state.word] in ("lose", "lost", "losing", "loses"):
                continue
            low, high = tree.phrase(word)
            if any(place in taken for place in range(low, high)):
                continue
            yield Draft(
                start=low,
                end=high,
                value=1,
                low=1,
                high=1,
                qualifier="exactly",
                measure=state.measure,
                unit=unit,
                who=who,
                words=(low, high),
                state=state.word,
                anchor=word,
                implied=True,
            )


def _victim(tree: Tree, lexicon: FigureLexicon, word: int) -> tuple[str, str | None, str] | None:
    """Unit, who and lemma of one person (or, after "a", one thing) that a noun names."""
    thing = _thing(tree, lexicon, word)
    if tree.tag[word] in ("NNS", "NNPS") or (thing is not None and thing.plural):
        return None
    determiner = tree.child(word, "det")
    article = tree.form[determiner] if determiner is not None else ""
    if tree.child(word, "nummod") is not None or article in ("no", "every", "each", "any", "some", "all"):
        return None
    if tree.ent[word] == "PERSON":
        who = next((t.who for kid in tree.kids[word] if (t := lexicon.things.get(tree.form[kid])) and t.who), None)
        return "people", who, tree.form[word]
    if thing is None or thing.measure in ("killed", "wounded", "affected", "missing", "detained"):
        return None
    if thing.unit == "people":
        named = any(tree.ent[kid] == "PERSON" for kid in tree.kids[word])
        return ("people", thing.who, thing.lemma) if article or named or tree.child(word, "nmod:poss") else None
    return (thing.unit, None, thing.lemma) if article in _ONE else None


def _thing(tree: Tree, lexicon: FigureLexicon, word: int) -> Thing | None:
    if word and (found := lexicon.compounds.get((tree.form[word - 1], tree.form[word]))) is not None:
        return found
    return lexicon.things.get(tree.form[word])
