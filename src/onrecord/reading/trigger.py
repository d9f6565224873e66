"""A trigger: a word that tells of an event, with the words that belong to it."""

from dataclasses import dataclass

from onrecord.reading.event_lexicon import Group
from onrecord.reading.tree import Tree


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, with the words that belong to it."""

    head: int
    """The verb or noun by which it hangs in the tree."""
    words: tuple[int, ...]
    """All its words, in text order."""
    group: Group
    kind: str
    """"verb" or "noun"."""

    @property
    def low(self) -> int:
        """First word."""
        return self.words[0]

    @property
    def high(self) -> int:
        """One past the last word."""
        return self.words[-1] + 1


def of_particle(tree: Tree, trigger: Trigger) -> list[int]:
    """Objects that the tree hangs on the second word of a verb, or takes for a predicate: "set ablaze a mill"."""
    found = [kid for word in trigger.words[1:] if tree.tag[word][:1] != "V" for kid in tree.children(word, "obj")]
    last = trigger.words[-1]
    if last != trigger.head and tree.tag[last][:1] != "V":
        beside = tree.children(trigger.head, "xcomp")
        found += [kid for kid in beside if kid > last and tree.pos[kid] in ("NOUN", "PROPN") and not tree.case(kid)]
    return found
