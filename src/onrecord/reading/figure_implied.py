"""Implied figures of one: a single named or singular victim ("a policeman was shot dead")."""

from collections.abc import Iterator

from onrecord.reading.argument_phrases import is_list
from onrecord.reading.figure_drafts import Draft
from onrecord.reading.figure_fits import Counts, Found
from onrecord.reading.figure_lexicon import FigureLexicon, Thing
from onrecord.reading.figure_states import States
from onrecord.reading.tree import Tree

_VICTIMS = frozenset({"killed", "wounded", "missing", "abducted", "detained", "released"})
_OBJECTS = frozenset({"destroyed", "damaged"})
_ONE = frozenset({"a", "an", "another", "the", "one"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_INNER = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
_BE = frozenset({"was", "were", "been", "being", "be", "are", "is"})
_LOSING = frozenset({"lose", "lost", "losing", "loses"})
_NO_ONE = frozenset({"no", "every", "each", "any", "some", "all"})
_OPENINGS = frozenset({"a", "an", "his", "her", "their"})
_REACH = 8

_CAUSE = 7  # tokens after "died" in which the cause is told
_ILLS = frozenset(
    {
        "illness", "disease", "cancer", "heart", "cardiac", "stroke", "pneumonia", "natural", "age", "ailment",
        "leukemia", "leukaemia", "diabetes", "covid", "coronavirus", "infection", "kidney", "aneurysm", "dementia",
    }
)  # fmt: skip


def implied_drafts(
    tree: Tree, lexicon: FigureLexicon, states: States, start: int, end: int, taken: set[int]
) -> Iterator[Draft]:
    """Implied figures among the words from ``start`` to before ``end``; ``taken``: words of figures already found."""
    seen = set(taken)
    for word in range(start, end):
        if not (tree.pos[word] in _NOUNS or tree.tag[word] in ("NN", "NNP")) or word in seen:
            continue
        if tree.dep[word] in ("compound", "flat", "amod", "case") or _explains(tree, lexicon, word):
            continue
        if word + 1 < end and (
            tree.form[word + 1] == ":" or (tree.form[word + 1] == "]" and tree.form[word - 1] == "[")
        ):
            continue  # "Premier: his rival has been killed": who stands before a colon speaks
        counts = _victim(tree, lexicon, word)
        if counts is None:
            continue
        found = [
            draft
            for state in states.governing(word, counts) or _modifying(tree, states, word, counts)
            if states.factual(state.word)
            and not _natural(tree, state.word, end)
            and (draft := _draft(tree, counts, state, tree.phrase(word), word, end)) is not None
            and not _inside_another(tree, draft, start)
        ]
        for draft in found:
            if not any(place in seen for place in range(draft.start, draft.end)):
                yield draft
                other = _after_and(tree, lexicon, draft, end)
                if other is not None and not any(place in seen for place in range(other.start, other.end)):
                    yield other
                    seen.add(other.anchor)
        seen.update(draft.anchor for draft in found)
    for verb in range(start, end):
        if tree.form[verb] in lexicon.verbs and tree.pos[verb] == "VERB":
            draft = _beside(tree, lexicon, states, verb, start, end)
            if draft is not None and not any(place in seen for place in range(draft.start, draft.end)):
                seen.update(range(draft.start, draft.end))
                yield draft


def _natural(tree: Tree, state: int, end: int) -> bool:
    """Whether somebody died of what nobody did to him: "died of a heart attack", "from a sudden illness"."""
    if not tree.form[state].startswith("die"):
        return False
    after = range(state + 1, min(end, state + _CAUSE))
    return any(tree.form[at] in ("of", "from", "after") for at in after) and any(tree.form[at] in _ILLS for at in after)


def _modifying(tree: Tree, states: States, word: int, counts: Counts) -> list[Found]:
    """States of what stands by the noun; "the slain minister" speaks of one already told of, and is left."""
    told = any(tree.dep[kid] in ("det", "nmod:poss") and tree.form[kid] not in _ONE for kid in tree.kids[word])
    told = told or any(tree.form[kid] in ("the", "this") for kid in tree.kids[word])
    found = states.modifying(word, counts)
    return [state for state in found if not (told and tree.dep[state.word] == "amod")]


def _after_and(tree: Tree, lexicon: FigureLexicon, draft: Draft, end: int) -> Draft | None:
    """A second victim right after "and", where no verb follows that could be its own ("a guard and a cook")."""
    at = draft.end + 1
    if at >= end or tree.form[draft.end] != "and" or draft.unit != "people" or draft.state is None:
        return None
    if tree.ent[at] != "PERSON" and tree.form[at] not in _OPENINGS:
        return None
    last = at + 1
    while last < min(end, at + _REACH) and tree.pos[last] in ("NOUN", "PROPN", "ADJ"):
        last += 1
    if last < end and tree.pos[last] in ("VERB", "AUX", "PART", "NUM") and draft.state < draft.start:
        return None
    counts = _victim(tree, lexicon, last - 1) if tree.pos[last - 1] in _NOUNS else None
    if counts is None or counts.unit != "people":
        return None
    return _draft(tree, counts, Found(draft.measure, draft.state, "people"), (at, last), last - 1, end)


def _explains(tree: Tree, lexicon: FigureLexicon, word: int) -> bool:
    """Whether a noun only says more about the victim before it: an apposition, or a list without an "and"."""
    head = tree.head[word]
    if word and tree.form[word - 1] in ("(", "[") and tree.dep[word] == "appos":
        return True
    if tree.dep[word] == "appos" and is_list(tree, word, tree.conjuncts(word)[1:]):
        return False
    if tree.dep[word] == "appos":
        return _only_says_more(tree, lexicon, word)
    if tree.dep[word] == "conj" and tree.pos[head] in _NOUNS:
        while tree.dep[head] == "conj" and tree.pos[tree.head[head]] in _NOUNS:
            head = tree.head[head]
        if tree.dep[head] == "appos" and _only_says_more(tree, lexicon, head):
            return True  # "the two engineers, Ilo Tam and Ben Ruk, were seized"
        if tree.ent[head] == "PERSON" and _bare(tree, word):
            return True  # "the death of Ilo Tam, party leader and former commander"
        return all(tree.child(other, "cc") is None for other in tree.conjuncts(head))
    return False


def _bare(tree: Tree, word: int) -> bool:
    """Whether a noun has neither article nor owner nor name: it says what somebody is."""
    named = tree.ent[word] == "PERSON" or any(tree.ent[kid] == "PERSON" for kid in tree.kids[word])
    return not named and tree.child(word, "det", "nmod:poss", "nummod") is None


def _only_says_more(tree: Tree, lexicon: FigureLexicon, word: int) -> bool:
    """Whether an apposition is no victim beside the one or the number it stands by."""
    head = tree.head[word]
    return _told_by_number(tree, word, head) or _victim(tree, lexicon, head) is not None


def _told_by_number(tree: Tree, word: int, many: int) -> bool:
    """Whether ``many`` are already counted, so that ``word`` only names one of them.

    "Two guards, Ilo Tam and Ben Ruk" are counted; of "officers Ilo Tam and Ben Ruk" only the names say how many.
    """
    if tree.tag[many] not in ("NNS", "NNPS"):
        return False
    return tree.ent[word] != "PERSON" or word != many + 1 or tree.child(many, "nummod") is not None


def _inside_another(tree: Tree, draft: Draft, start: int) -> bool:
    """Whether the phrase only explains a name before it, or ends a longer one ("the son of President Tam")."""
    at = draft.start - 1
    if at > start and tree.form[at] == "," and tree.ent[at - 1] == "PERSON":
        return not is_list(tree, draft.anchor, tree.conjuncts(draft.anchor)[1:])
    if not tree.dep[draft.anchor].startswith(("nsubj", "obj")):
        return False
    while at > start and (tree.pos[at] in ("PROPN", "ADJ") or tree.form[at] in ("(", ")")):
        at -= 1
    return start < at < draft.start and tree.form[at] in ("of", "for") and tree.pos[at - 1] == "NOUN"


def _beside(tree: Tree, lexicon: FigureLexicon, states: States, verb: int, start: int, end: int) -> Draft | None:
    """A victim right after its verb, where the tree has it elsewhere ("shot dead a guard")."""
    if verb > start and (tree.form[verb - 1] in _BE or tree.pos[verb - 1] in ("DET", "ADP", "ADJ", "PART")):
        return None
    at = verb + 1
    while at < min(end, verb + 3) and tree.form[at] in ("dead", "down", "ablaze", "hostage", "up"):
        at += 1
    last, head = at, None
    while last < min(end, at + _REACH) and tree.pos[last] in _INNER and (last == at or tree.pos[last] != "DET"):
        head = last if tree.pos[last] in _NOUNS else head
        last += 1
    if head is None or head != last - 1 or (last < end and tree.form[last] in ("'s", "’s", "-")):
        return None
    counts = _victim(tree, lexicon, head)
    if counts is None:
        return None
    found = states.verb(verb, "object", counts)
    if found is None or not states.factual(verb):
        return None
    return _draft(tree, counts, found, (at, last), head, end)


def _draft(tree: Tree, counts: Counts, state: Found, phrase: tuple[int, int], word: int, end: int) -> Draft | None:
    wanted = _VICTIMS if counts.unit == "people" else _OBJECTS
    if state.measure not in wanted or tree.form[state.word] in _LOSING:
        return None
    if tree.form[state.word].startswith("liberat") and phrase[1] - phrase[0] == 1:
        return None  # "Bara is liberated": a bare name that is liberated is a town, whatever it looks like
    low, high = phrase
    high = _one_name(tree, low, high)
    high = next((kid for kid in tree.kids[word] if word < kid < high and tree.dep[kid] == "amod"), high)
    return Draft(
        start=low,
        end=_with_name(tree, high, end) if counts.unit == "people" else high,
        value=1,
        low=1,
        high=1,
        qualifier="exactly",
        measure=state.measure,
        unit=counts.unit,
        who=counts.who,
        words=(low, high),
        state=state.word,
        anchor=word,
        implied=True,
    )


def _one_name(tree: Tree, low: int, high: int) -> int:
    """Where the first name ends, if the phrase holds two ("peasants Ilo Tam and Ben Ruk")."""
    joins = (at for at in range(low + 1, high - 1) if tree.form[at] == "and")
    return next((at for at in joins if tree.ent[at - 1] == "PERSON" == tree.ent[at + 1]), high)


def _with_name(tree: Tree, high: int, end: int) -> int:
    """Where the words end if a name follows in apposition ("a guard, Ilo Tam", "a guard identified as Ilo Tam")."""
    at = high
    while at < min(end, high + 4) and tree.form[at] in (",", "identified", "named", "as"):
        at += 1
    last = at
    while last < end and (tree.ent[last] == "PERSON" or tree.pos[last] == "PROPN") and last < at + 5:
        last += 1
    named = last > at > high and (tree.ent[at] == "PERSON" or last > at + 1)
    return last if named else high


def _victim(tree: Tree, lexicon: FigureLexicon, word: int) -> Counts | None:
    """What a state must fit if a noun names one person (or, after "a", one thing); else None."""
    thing = _thing(tree, lexicon, word)
    determiner = tree.child(word, "det")
    article = tree.form[determiner] if determiner is not None else ""
    is_name = tree.ent[word] == "PERSON" and thing is None and article not in ("a", "an")
    if (tree.tag[word] in ("NNS", "NNPS") and not is_name) or (thing is not None and thing.plural):
        return None
    if tree.child(word, "nummod") is not None or article in _NO_ONE:
        return None
    if is_name:
        who = next((t.who for kid in tree.kids[word] if (t := lexicon.things.get(tree.form[kid])) and t.who), None)
        return Counts("people", who, tree.form[word], True)
    if thing is None:
        return Counts("people", None, tree.form[word], True) if _looks_like_a_name(tree, lexicon, word) else None
    if thing.measure in ("killed", "wounded", "affected", "missing"):
        return None
    if thing.unit == "people":
        named = any(tree.ent[kid] == "PERSON" for kid in tree.kids[word])
        titled = word > 0 and (tree.pos[word - 1] in ("NOUN", "ADJ", "PROPN") or tree.form[word - 1] in (")", "]"))
        single = article or named or titled or tree.child(word, "nmod:poss") is not None
        return Counts("people", thing.who, thing.lemma, True) if single else None
    single = article in _ONE or (not article and tree.child(word, "nmod:poss") is not None)
    return Counts(thing.unit, None, thing.lemma, True) if single else None


def _looks_like_a_name(tree: Tree, lexicon: FigureLexicon, word: int) -> bool:
    """Whether a proper noun that no name finder knows has a title or a first name before it."""
    if tree.pos[word] != "PROPN" or tree.ent[word] or tree.child(word, "det") is not None:
        return False
    before = [kid for kid in tree.kids[word] if kid < word and tree.dep[kid] in ("compound", "flat", "appos")]
    after = [kid for kid in tree.kids[word] if tree.dep[kid] == "flat"]
    titled = any((known := lexicon.things.get(tree.form[kid])) and known.unit == "people" for kid in before)
    names = [kid for kid in (*before, *after) if tree.pos[kid] == "PROPN" and not tree.ent[kid]]
    return titled or bool(names)


def _thing(tree: Tree, lexicon: FigureLexicon, word: int) -> Thing | None:
    if word and (found := lexicon.compounds.get((tree.form[word - 1], tree.form[word]))) is not None:
        return found
    return lexicon.things.get(tree.form[word])
