"""Sheet: a parsed report as the learned attribution reader looks at it, one list entry a token."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.attrs import LENGTH, ORTH, SPACY
from spacy.tokens import Doc

from onrecord.model import Span
from onrecord.reading.drafts import Draft
from onrecord.reading.quotations import Quotations
from onrecord.reading.tree import Tree

NO_CLUSTER = ("-", "-", "-", "-")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule made of a cue: its name, and C, S or K for each token it took for cue, source or content."""

    rule: str
    labels: Mapping[int, str]


class Sheet:
    """Words, tree, sentences and quotation marks of a text as lists; a word is its token index."""

    def __init__(
        self,
        doc: Doc,
        quotations: Quotations,
        clusters: Mapping[str, tuple[str, ...]],
        tree: Tree | None = None,
        rules: Sequence[Draft] = (),
    ) -> None:
        self.tree = tree = tree or Tree(doc)
        size = len(tree)
        self.clusters = [clusters.get(form, NO_CLUSTER) for form in tree.form]
        """Prefixes (4, 6, 10 bits) and the whole of the word's Brown cluster path."""
        self.space = [not form or form.isspace() for form in tree.form]
        self.shape = _shapes(doc)
        self.sentences: list[tuple[int, int]] = [(sent.start, sent.end) for sent in doc.sents]
        self.sentence = [0] * size
        for number, (start, end) in enumerate(self.sentences):
            self.sentence[start:end] = [number] * (end - start)
        self.left, self.right = _edges(tree)
        self.quotation = [-1] * size
        """Number of the quotation a token stands in, -1 outside."""
        self.mark = ["-"] * size
        """o, i, c: first token, inside, last token of a quotation; - outside."""
        self._starts: list[int] = _starts(doc)
        self._quote(quotations)
        self.hints = {rule.head: self._hint(rule) for rule in rules}
        """What rules made of cues, by the cue's head."""
        self.told = {i for hint in self.hints.values() for i, label in hint.labels.items() if label == "K"}
        """Tokens in the content of some rule's draft."""
        self._openings: dict[int, str] = {}
        self.paragraph = [0] * size
        number = 0
        for i in range(size):
            self.paragraph[i] = number
            if self.space[i] and "\n" in tree.form[i]:
                number += 1

    def _hint(self, rule: Draft) -> Hint:
        labels: dict[int, str] = {}
        for spans, label in ((rule.contents, "K"), (rule.sources, "S"), (rule.cue, "C")):
            for span in spans:
                labels |= dict.fromkeys(self.tokens(span), label)
        return Hint(rule.method.rpartition(":")[2], labels)

    def introducer(self, top: int) -> str:
        """The preposition or conjunction of a branch, or its question word; "-" if none."""
        tree = self.tree
        for kid in tree.kids[top]:
            if kid >= top:
                break
            if tree.dep[kid] in ("case", "mark") or tree.tag[kid] in ("WP", "WDT", "WRB"):
                return tree.form[kid]
        return "-"

    def opening(self, top: int) -> str:
        """How a branch begins: its relation, its introducer, and the mark right before it ("" for none)."""
        found = self._openings.get(top)
        if found is None:
            tree, before = self.tree, self.left[top] - 1
            mark = tree.form[before] if before >= 0 and tree.pos[before] == "PUNCT" else ""
            self._openings[top] = found = f"{tree.dep[top]}|{self.introducer(top)}|{mark}"
        return found

    def tokens(self, span: Span) -> Iterator[int]:
        """The words and marks that a span covers, a token cut by the span included."""
        i = max(0, bisect_right(self._starts, span.start) - 1)
        while i < len(self._starts) and self._starts[i] < span.end:
            if not self.space[i] and self._starts[i] + len(self.tree.form[i]) > span.start:
                yield i
            i += 1

    def _quote(self, quotations: Quotations) -> None:
        starts = self._starts
        for number, span in enumerate(quotations.spans):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end) - 1
            if last < first:
                continue
            self.quotation[first : last + 1] = [number] * (last + 1 - first)
            self.mark[first : last + 1] = ["i"] * (last + 1 - first)
            self.mark[first] = "o"
            if last > first:
                self.mark[last] = "c"


def _shapes(doc: Doc) -> list[str]:
    """A, 9 or a for each token: begins with a capital, a digit, anything else."""
    words: list[int] = doc.to_array(ORTH).tolist()
    known: dict[int, str] = {}
    for word in set(words):
        text = doc.vocab.strings[word] if word else ""
        known[word] = "A" if text[:1].isupper() else "9" if text[:1].isdigit() else "a"
    return [known[word] for word in words]


def _starts(doc: Doc) -> list[int]:
    """Where each token begins in the text."""
    sizes = doc.to_array([LENGTH, SPACY]).sum(axis=1).tolist()
    return [0, *accumulate(sizes[:-1])] if sizes else []


def _edges(tree: Tree) -> tuple[list[int], list[int]]:
    """First and last token of the subtree of each token."""
    left, right = list(range(len(tree))), list(range(len(tree)))
    head = tree.head
    for i in range(len(tree)):
        top = i
        while head[top] != top:
            top = head[top]
            if left[top] <= i <= right[top]:
                if top > i:
                    continue
                break
            left[top], right[top] = min(left[top], i), max(right[top], i)
    return left, right
