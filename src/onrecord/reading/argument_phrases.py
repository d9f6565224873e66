"""Phrases that may be arguments: what hangs on a word behind a preposition, what stands in a list with it, how far.

Grammar alone; no word of the lexicon of events is known here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.tree import Tree

_ON = ("on", "against", "upon")
_DEEDS = frozenset(
    ("attack", "strike", "airstrike", "raid", "assault", "offensive", "bombing", "shelling", "crackdown", "attempt")
)
_BESIDE = frozenset(
    (
        "for", "during", "after", "before", "amid", "since", "over", "about", "as", "despite", "until", "at", "near",
        "outside", "inside", "along", "across", "around",
    )
)  # fmt: skip
_BESIDE_NAMES = frozenset(("to", "from", "into", "with", "on", "at"))
_ASIDES = frozenset(
    ("among", "including", "mostly", "most", "all", "both", "some", "many", "with", "of", "as", "in", "at")
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase by its head word, and why it is taken for the argument."""

    word: int
    why: str
    sure: float = 1.0
    extent: tuple[int, int] | None = None
    """First and last-plus-one word where the phrase is not all that hangs on ``word``."""


def each(tree: Tree, word: int, why: str, expand: bool = True) -> list[Argument]:
    """A phrase and those coordinated with it."""
    words = [word]
    if expand:
        words = [found for found in _listed(tree, word) if found == word or tree.pos[found] not in ("VERB", "AUX")]
    return [Argument(found, why) for found in words]


def _listed(tree: Tree, word: int) -> list[int]:
    """What is coordinated with a word, also in "Peter Roe, his wife and their two children", read as an apposition."""
    found = tree.conjuncts(word)
    for beside in tree.children(word, "appos"):
        others = tree.conjuncts(beside)[1:]
        if is_list(tree, beside, others):
            found += [beside, *others]
    return found


def is_list(tree: Tree, beside: int, others: Sequence[int]) -> bool:
    """Whether an apposition is the second of a list: it is somebody's, and others of his follow."""
    if not others or tree.child(beside, "nmod:poss") is None:
        return False
    return all(tree.child(other, "nmod:poss", "nummod", "det") is not None for other in others)


def again(found: list[Argument], why: str, sure: float = 1.0) -> list[Argument]:
    """The same phrases, taken for arguments for another reason."""
    return [Argument(item.word, why, item.sure * sure, item.extent) for item in found]


def agents(tree: Tree, verb: int) -> list[Argument]:
    """Who does a passive verb, introduced by "by"."""
    return [
        argument
        for kid in tree.kids[verb]
        if tree.dep[kid] in ("obl:agent", "obl", "nmod") and tree.case(kid) == "by"
        for argument in each(tree, kid, "after “by”")
    ]


def phrases(tree: Tree, word: int) -> Iterator[tuple[str, int]]:
    """Preposition and head of every phrase that hangs on a word, one slip of parsers put right: "on" right behind an
    attack that is a verb's object belongs to the attack ("condemned the attacks on the town")."""
    for kid in tree.kids[word]:
        case = tree.case(kid) if tree.dep[kid] in ("obl", "nmod", "obl:agent", "obl:arg") else ""
        if case and (case not in _ON or _deed_before(tree, word, kid) is None):
            yield case, kid
    verb = tree.head[word]
    if tree.dep[word] == "obj" and tree.lemma[word] in _DEEDS:
        for kid in tree.kids[verb]:
            if (
                kid > word
                and tree.dep[kid] == "obl"
                and tree.case(kid) in _ON
                and _deed_before(tree, verb, kid) == word
            ):
                yield tree.case(kid), kid


def _deed_before(tree: Tree, verb: int, kid: int) -> int | None:
    """The attack, object of a verb, right before a phrase with "on" that hangs on the verb."""
    first = min((at for at in tree.kids[kid] if tree.dep[at] == "case"), default=kid)
    noun = first - 1
    held = noun >= 0 and tree.head[noun] == verb and tree.dep[noun] == "obj" and tree.lemma[noun] in _DEEDS
    return noun if held else None


def extent_of(tree: Tree, item: Argument) -> tuple[int, int]:
    """First and last-plus-one word of an argument's phrase, without the days and places that only hang beside it."""
    if item.extent is not None:
        return item.extent
    low, high = tree.phrase(item.word)
    name = tree.pos[item.word] == "PROPN"
    for kid in range(item.word + 1, high):
        if kid >= high or tree.dep[kid] not in ("nmod", "obl", "nmod:unmarked", "obl:unmarked"):
            continue
        near = tree.head[kid] == item.word
        case = tree.case(kid)
        if tree.ent[kid] in ("DATE", "TIME") or (near and (case in _BESIDE or (name and case in _BESIDE_NAMES))):
            high = min(high, *tree.below(kid))
    aside = next((at for at in range(item.word + 1, high) if _opens_aside(tree, at)), high)
    high = min(high, aside)
    for kid in tree.kids[item.word]:
        if item.word < kid < high and tree.dep[kid] == "amod":  # "held the rebels responsible for …"
            high = min(high, *tree.below(kid))
        if low <= kid < item.word and tree.dep[kid] in ("nmod", "obl", "advcl") and tree.case(kid):
            low = max(low, *(word + 1 for word in tree.below(kid) if word < item.word))
    while low < item.word and (tree.pos[low] == "PUNCT" or tree.ent[low] in ("DATE", "TIME")):
        low += 1
    return low, max(high, item.word + 1)


def _opens_aside(tree: Tree, at: int) -> bool:
    """The comma of "17 people, among them two children": what follows only says more of them."""
    return tree.form[at] == "," and at + 1 < len(tree) and tree.form[at + 1] in _ASIDES


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb has "to" before it."""
    return any(tree.form[kid] == "to" and tree.tag[kid] == "TO" for kid in tree.kids[verb])
