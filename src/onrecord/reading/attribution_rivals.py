"""Rivals: the heads of all cues of a report; what hangs on another cue is less likely to belong to this one."""

from collections.abc import Sequence

from onrecord.reading.tree import Tree


class Rivals:
    """Heads of cues, and the nearest that governs each word."""

    def __init__(self, tree: Tree, heads: frozenset[int]) -> None:
        self._tree = tree
        self._heads = heads
        self._nearest: dict[int, int] = {i: i for i in heads}

    def nearest(self, i: int) -> int:
        """The nearest cue that governs a word or is the word; -1 if there is none."""
        found = self._nearest.get(i)
        if found is None:
            governor = self._tree.head[i]
            self._nearest[i] = found = -1 if governor == i else self.nearest(governor)
        return found

    def towards(self, head: int, tokens: Sequence[int]) -> list[str]:
        """For each token, whether a cue other than ``head`` (one of the rivals) governs it: - none, h is one itself, b
        one below this one, o one beside."""
        nearest, heads, above = self.nearest, self._heads, set(self._tree.up(head))
        kinds = {-1: "-", head: "-"}
        found = []
        for i in tokens:
            if i in heads and i != head:
                found.append("h")
                continue
            cue = nearest(i)
            kind = kinds.get(cue)
            if kind is None:
                kind = kinds[cue] = "-" if cue in above else "b" if head in self._tree.up(cue) else "o"
            found.append(kind)
        return found
