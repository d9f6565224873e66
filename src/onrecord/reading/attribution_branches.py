"""Where the words of a sentence stand in the tree, seen from one of them: on its way up to the root, or in a branch."""

from onrecord.reading.tree import Tree

FAR = 9
"""The level of words in another tree than the head's."""
_NAMED = 3  # levels above the head whose relations are told
_CLAUSES = frozenset({"advcl", "acl:relcl", "acl", "parataxis", "appos", "conj", "ccomp", "advcl:relcl", "list"})


Way = tuple[int, int, int, int, int]
"""(steps up from a head to the governor that it and another word have, the branch below that governor which holds the
word, the branch below that one, steps down to the word, the highest clause, apposition or conjunct below the first
branch that holds the word); branches and clause are -1 where there are none."""
ELSEWHERE: Way = (FAR, -1, -1, 0, -1)


class Branches:
    """``ways`` from a head to every word of its tree, and ``up``, the relations passed on the way to each level."""

    def __init__(self, tree: Tree, head: int) -> None:
        self.ways: dict[int, Way] = {}
        self.up = [""]
        word, below, level = head, -1, 0
        while True:
            self.ways[word] = level, -1, -1, 0, -1
            for kid in tree.kids[word]:
                if kid != below:
                    self._branch(tree, kid, level)
            if tree.head[word] == word:
                return
            self.up.append(f"{self.up[-1]}{tree.dep[word]}>" if level < _NAMED else self.up[-1])
            word, below, level = tree.head[word], word, level + 1

    def _branch(self, tree: Tree, top: int, level: int) -> None:
        kids, dep, ways = tree.kids, tree.dep, self.ways
        ways[top] = level, top, -1, 1, -1
        waiting = [(kid, kid, 2, -1) for kid in kids[top]]
        while waiting:
            i, second, depth, clause = waiting.pop()
            if clause < 0 and dep[i] in _CLAUSES:
                clause = i
            ways[i] = level, top, second, depth, clause
            for kid in kids[i]:
                waiting.append((kid, second, depth + 1, clause))
