"""Fits: which states of the lexicon a verb or adjective may put a counted thing in."""

from dataclasses import dataclass

from onrecord.reading.figure_lexicon import FigureLexicon, Role, State, StateEntry, plurals
from onrecord.reading.tree import Tree
from onrecord.terms import Measure

BE = frozenset({"was", "were", "been", "being", "be", "are", "is", "'re", "’re", "get", "got", "getting", "gotten"})
_OBJECTS = frozenset({"DET", "NUM", "NOUN", "PROPN", "PRON"})
_PARTLY = frozenset({"partially", "partly"})
_WHOLLY = frozenset({"completely", "totally", "fully", "entirely", "wholly", "utterly"})
_FATALLY = frozenset({"fatally", "mortally", "lethally"})
_REACH = 7


@dataclass(frozen=True, slots=True)
class Counts:
    """What a state must fit: the unit, who and lemma of the counted noun (None: left out or not in the lexicon)."""

    unit: str | None
    who: str | None
    lemma: str | None
    named: bool
    """Whether there is a noun at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """A state with the word that says it; ``unit`` where the state settles what was counted."""

    measure: Measure
    word: int
    unit: str | None


class Fits:
    """The states of the lexicon in one parsed text, by their own word."""

    def __init__(self, tree: Tree, lexicon: FigureLexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon

    def _fit(self, entry: StateEntry, counts: Counts, rest: tuple[str, ...] = ()) -> str | None:
        """The unit under which ``entry`` may be said of the counted, else None."""
        state = State(entry, entry.role or "object", rest)
        if counts.unit is not None or not counts.named:
            unit = counts.unit or "people"
            return unit if state.fits(unit, counts.who, counts.lemma) else None
        return "things" if state.fits("things", counts.who, counts.lemma) else None

    def _adjective(self, word: int, counts: Counts) -> Found | None:
        for entry in self.lexicon.adjectives.get(self.tree.form[word], ()):
            unit = self._fit(entry, counts)
            if unit:
                return Found(self._shaded(entry.measure, word), word, unit)
        return None

    def _shaded(self, measure: Measure, word: int) -> Measure:
        """ "Partially destroyed" is damaged, "completely damaged" destroyed, "fatally stabbed" killed."""
        beside = {self.tree.form[kid] for kid in self.tree.children(word, "advmod")}
        if measure == "destroyed" and not _PARTLY.isdisjoint(beside):
            return "damaged"
        if measure == "wounded" and not _FATALLY.isdisjoint(beside):
            return "killed"
        return "destroyed" if measure == "damaged" and not _WHOLLY.isdisjoint(beside) else measure

    def verb(self, word: int, role: Role, counts: Counts) -> Found | None:
        """The state that verb ``word`` puts the counted in, standing to it in ``role``."""
        for use in self.lexicon.verbs.get(self.tree.form[word], ()):
            if use.role != role or (use.rest and not self._near(word, use.rest)):
                continue
            if use.entry.before and not frozenset(use.entry.before).isdisjoint(self.tree.form[word + 1 : word + 5]):
                continue
            unit = self._fit(use.entry, counts, use.rest)
            if unit:
                return Found(self._shaded(use.entry.measure, word), word, unit)
        return None

    def _near(self, verb: int, rest: tuple[str, ...]) -> bool:
        """Whether the further words of a verb follow it in order, before the clause ends."""
        form, wanted = self.tree.form, list(rest)
        for place in range(verb + 1, min(len(form), verb + _REACH)):
            word = form[place]
            if word in (".", ";", "!", "?", "that", "which", "who"):
                return False
            if word == wanted[0] or word in plurals(wanted[0]):
                wanted.pop(0)
                if not wanted:
                    return True
        return False

    def passive(self, verb: int) -> bool:
        """Whether a verb is passive, bare participles without an object included."""
        tree = self.tree
        if tree.child(verb, "aux:pass") is not None:
            return True
        if tree.tag[verb] != "VBN" and tree.pos[verb] != "ADJ":
            return False
        return tree.child(verb, "aux", "obj") is None

    def _has_object(self, verb: int) -> bool:
        after = verb + 1
        return after < len(self.tree) and self.tree.pos[after] in _OBJECTS
