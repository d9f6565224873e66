"""Where and when an event is said to have been: the place and the time that hang on its trigger, else the only one
of its sentence and claim. Nothing is fetched from another sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.model import Method, Place, Span, Timex
from onrecord.reading.event_words import EventWords
from onrecord.reading.tree import Tree
from onrecord.reading.triggers import Trigger

_FINEST = (
    "facility",
    "settlement",
    "district",
    "river",
    "lake",
    "mountains",
    "area",
    "region",
    "sea",
    "country",
    "continent",
)
_AT = frozenset(
    ("in", "at", "near", "outside", "around", "inside", "on", "off", "across", "along", "throughout", "within", "over")
)


_APART = frozenset(("after", "before", "since", "despite", "following", "ahead of", "amid", "until"))
T = TypeVar("T", bound=tuple[int, object] | tuple[int, object, object])


@dataclass(frozen=True, slots=True)
class Setting:
    """A place or a time with the words and the reason it is taken for the event's."""

    place: Place | None
    time: Timex | None
    span: Span
    why: str
    attached: bool


class Settings:
    """The literal places and the dates of one report by the words they stand at."""

    def __init__(self, words: EventWords, times: tuple[Timex, ...]) -> None:
        self.words = words
        tree = words.tree
        self.places: list[tuple[int, Place, Span]] = []
        seen: set[Span] = set()
        for place in words._places:
            for toponym in place.toponyms:
                if toponym.use != "literal" or toponym.form != "name" or toponym.span in seen:
                    continue
                seen.add(toponym.span)
                tokens = words.page.words(toponym.span)
                if len(tokens):
                    self.places.append((tokens.root.i, place, toponym.span))
        self.places.sort(key=lambda item: item[0])
        self.times: list[tuple[int, Timex]] = []
        for timex in times:
            if timex.type not in ("DATE", "TIME") or (timex.begin is None and timex.end is None):
                continue
            tokens = words.page.words(timex.span)
            if len(tokens):
                self.times.append((_head(tree, tokens.start, tokens.end), timex))

    def place(
        self, trigger: Trigger, low: int, high: int, allowed: Callable[[int], bool], parties: Sequence[int]
    ) -> Setting | None:
        """The place of an event whose sentence runs from ``low`` to ``high``; ``parties`` are heads of its roles."""
        tree = self.words.tree
        near = [
            (word, place, span)
            for word, place, span in self.places
            if low <= word < high and allowed(word) and not _within(tree, word, parties)
        ]
        if trigger.group.entry.type == "ASSAULT":
            near = [item for item in near if not _fired_from(tree, item[0])]
        attached = _attached(self.words, trigger, near)
        if attached:
            word, place, span = min(attached, key=lambda item: (_rank(item[1]), item[0]))
            return Setting(place, None, span, "hangs on the words of the event", True)
        near = [item for item in near if not _of_another_deed(self.words, item[0], trigger)]
        if len({place.id for _, place, _ in near}) == 1:
            word, place, span = near[0]
            if tree.case(word) in _AT or _located(tree, word):
                return Setting(place, None, span, "the only place in the sentence", False)
        return None

    def time(
        self, trigger: Trigger, low: int, high: int, allowed: Callable[[int], bool], cues: Iterable[int]
    ) -> Setting | None:
        """The time of an event; a day that hangs on a cue is the day of speaking and not the event's."""
        tree = self.words.tree
        spoken = set(cues) - set(trigger.words)
        near = [
            (word, timex)
            for word, timex in self.times
            if low <= word < high and allowed(word) and tree.head[word] not in spoken
        ]
        attached = _attached(self.words, trigger, near)
        if attached:
            timex = attached[0][1]
            return Setting(None, timex, timex.span, "hangs on the words of the event", True)
        if len({(timex.begin, timex.end) for _, timex in near}) == 1:
            timex = near[0][1]
            return Setting(None, timex, timex.span, "the only time in the sentence", False)
        return None


def _head(tree: Tree, low: int, high: int) -> int:
    return next((word for word in range(low, high) if not low <= tree.head[word] < high), low)


def _attached(words: EventWords, trigger: Trigger, near: Sequence[T]) -> list[T]:
    """What hangs on the trigger's own words, else on the verb that the trigger is an argument of."""
    tree = words.tree
    own = [item for item in near if _hangs_on(words, item[0], set(trigger.words))]
    head = tree.head[trigger.head]
    if own or trigger.kind != "noun" or tree.pos[head] != "VERB":
        return own
    dep, case = tree.dep[trigger.head], tree.case(trigger.head)
    if dep in ("obj", "nsubj", "nsubj:pass", "obl:agent") or (dep == "obl" and case in ("in", "during", "with", "by")):
        return [item for item in near if _hangs_on(words, item[0], {head})]
    return []


def _hangs_on(words: EventWords, word: int, hosts: set[int]) -> bool:
    """Whether a phrase hangs on one of ``hosts`` without another clause or another deed between.

    "Attacked a day after talks in Lindau": Lindau is where the talks were.
    """
    tree = words.tree
    for _ in range(8):
        if word in hosts:
            return True
        if tree.dep[word] in ("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "ROOT"):
            return False
        if _is_apart(words, word):
            return False
        if tree.head[word] == word:
            return False
        word = tree.head[word]
    return False


def _is_apart(words: EventWords, word: int) -> bool:
    """ "after talks", "since the raid": a deed that only tells when or why another was."""
    tree = words.tree
    return tree.form[word] in words.lexicon.nouns and tree.dep[word] == "obl" and tree.case(word) in _APART


def _of_another_deed(words: EventWords, word: int, trigger: Trigger) -> bool:
    return any(_is_apart(words, above) and above not in trigger.words for above in words.tree.up(word))


def _within(tree: Tree, word: int, parties: Sequence[int]) -> bool:
    """Whether a place name is part of what a party is called: "the mayor of Lindau", not "police in Lindau"."""
    for _ in range(6):
        if word in parties:
            return True
        if tree.head[word] == word or tree.pos[word] == "VERB" or tree.case(word) in _AT:
            return False
        word = tree.head[word]
    return False


def _fired_from(tree: Tree, word: int) -> bool:
    """Whether a place is where something was fired from, and not where it hit: "shells fired from near Bara"."""
    for _ in range(4):
        if tree.case(word) == "from" and tree.dep[word] in ("obl", "nmod"):
            return True
        if tree.head[word] == word or tree.pos[tree.head[word]] not in ("NOUN", "PROPN"):
            return False
        word = tree.head[word]
    return False


def _located(tree: Tree, word: int) -> bool:
    head = tree.head[word]
    return tree.dep[word] in ("compound", "nmod", "nmod:poss", "flat", "appos", "conj") and tree.case(head) in _AT


def _rank(place: Place) -> int:
    return _FINEST.index(place.kind) if place.kind in _FINEST else len(_FINEST)


def place_method(setting: Setting) -> Method:
    """The method of a place or a time."""
    return Method(
        kind="rule",
        name="events:setting",
        spans=(setting.span,),
        score=0.9 if setting.attached else 0.7,
        because=setting.why,
    )
