"""Parties around a word: whose weapon, deed or thing it is, by what stands before it and hangs on it."""

from collections.abc import Iterable, Sequence

from onrecord.reading.argument_phrases import Argument, phrases
from onrecord.reading.event_words import EventWords
from onrecord.reading.tree import Tree

WITH = frozenset(("with", "between", "among", "alongside"))
_MEMBERS = frozenset(
    (
        "police", "army", "rebel", "militant", "insurgent", "government", "guerrilla", "guerilla", "military",
        "navy", "gang", "jihadist", "islamist", "separatist", "opposition", "terrorist",
    )
)  # fmt: skip
_OF = frozenset(("of", "from", "against"))
_DEALINGS = frozenset(("to", "with", "for", "on", "between"))
_HYPHENS = frozenset(("-", "–", "‑"))


def behind(words: EventWords, item: Argument) -> list[Argument]:
    """ "Ruritanian missiles hit the port", "an attack by the rebels killed two"."""
    tree = words.tree
    found = [
        Argument(kid, f"after “by”, of “{tree.form[item.word]}”", 0.9)
        for case, kid in phrases(tree, item.word)
        if case == "by" and words.is_party(kid)
    ]
    found += modifiers(words, item.word)
    owner = tree.child(item.word, "nmod:poss")
    if owner is not None and words.is_party(owner):
        found.append(Argument(owner, f"whose “{tree.form[item.word]}” it is", 0.9))
    return found


def whose(words: EventWords, item: Argument, dealings: bool = False) -> list[Argument]:
    """Those whose thing it is that was hit, turned down or praised: "positions of the army", "the emir's efforts".

    ``dealings``: also those it is with or for, "a visit to the duchy", "relations with the emirate".
    """
    cases = _OF | _DEALINGS if dealings else _OF
    tree = words.tree
    if tree.pos[item.word] == "PROPN" and words.is_spot(item.word):
        return []  # "Peter Roe Road" is nobody's
    found = behind(words, item)
    if not found:
        found = [
            Argument(kid, f"whose “{tree.form[item.word]}” it is", 0.75)
            for case, kid in phrases(tree, item.word)
            if case in cases and words.is_party(kid) and not words.is_spot(kid) and tree.pos[kid] != "NUM"
        ]
    return found


def modifiers(words: EventWords, noun: int, taken: Sequence[int] = ()) -> list[Argument]:
    """Parties named by words before a noun: "Ruritanian strikes", "a rebel attack"; never "Ruritania-backed"."""
    tree = words.tree
    named = [kid for kid in tree.kids[noun] if kid < noun and kid not in taken and _names_party(words, kid)]
    found: list[Argument] = []
    while named:
        low = named.pop(0)
        high = low + 1
        while named and named[0] == high:
            named.pop(0)
            high += 1
        found.append(Argument(high - 1, f"names whose “{tree.form[noun]}” it is", 0.85, (low, high)))
        found.extend(
            Argument(other, "beside it", 0.85, (other, other + 1))
            for other in tree.children(high - 1, "conj")
            if tree.ent[other] in ("NORP", "GPE", "ORG")
        )
    return found


def _names_party(words: EventWords, word: int) -> bool:
    tree = words.tree
    if tree.dep[word] not in ("amod", "compound"):
        return False
    following = tree.form[word + 1] if word + 1 < len(tree) else ""
    if following in _HYPHENS and word + 2 < len(tree) and tree.tag[word + 2] in ("VBN", "VBD", "JJ", "VBG"):
        return False
    if word > 1 and tree.form[word - 1] in _HYPHENS and tree.form[word - 2] in ("anti", "pro", "non", "post", "pre"):
        return False
    if tree.ent[word] in ("NORP", "ORG") or (tree.ent[word] == "GPE" and words.country_name(word)):
        return True
    return any(item in _MEMBERS for item in words.singular(word))


def phrases_with(tree: Tree, word: int, cases: Iterable[str]) -> list[Argument]:
    """Phrases on a word that one of some prepositions introduces, with those coordinated; days left out."""
    wanted = frozenset(cases)
    return [
        Argument(found, f"after “{case}”")
        for case, kid in phrases(tree, word)
        if case in wanted or case.split()[-1] in wanted
        for found in tree.conjuncts(kid)
        if tree.ent[found] not in ("DATE", "TIME")
    ]
