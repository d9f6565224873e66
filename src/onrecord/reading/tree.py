"""Tree: a parsed text as plain lists of strings and numbers, which rules that look at many words read much faster than
tokens of spaCy. A word is its index in the Doc; everything that is asked is a list access."""

from collections.abc import Iterator

from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, POS, TAG
from spacy.tokens import Doc

from onrecord.model import Span

# What may stand inside a noun phrase and still be part of the name of the thing, for the extent of a phrase.
_OUTSIDE = frozenset(
    {
        "acl",
        "acl:relcl",
        "appos",
        "parataxis",
        "conj",
        "cc",
        "punct",
        "advcl",
        "dep",
        "discourse",
        "cop",
        "nsubj",
        "ccomp",
    }
)
_CLAUSES = frozenset(
    {"ROOT", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "xcomp", "csubj", "csubj:pass", "advcl:relcl"}
)


class Tree:
    """The words of a Doc: ``form`` (lower case), ``lemma``, ``pos``, ``tag``, ``dep``, ``ent`` (type of the name a
    word is in, else empty), ``head`` (index; a root is its own head), ``kids`` (indices in text order)."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        strings = doc.vocab.strings
        known: dict[int, str] = {0: ""}
        rows = doc.to_array([LEMMA, POS, TAG, DEP, ENT_TYPE, HEAD, LOWER])

        def column(index: int) -> list[str]:
            values = rows[:, index].tolist()
            for value in set(values):
                if value not in known:
                    known[value] = strings[value]
            return [known[value] for value in values]

        self.form = column(6)
        self.lemma = [lemma.lower() for lemma in column(0)]
        self.pos, self.tag, self.dep, self.ent = column(1), column(2), column(3), column(4)
        # HEAD is an offset stored in an unsigned 64-bit integer.
        offsets: list[int] = rows[:, 5].tolist()
        self.head = [i + (step if step < 1 << 63 else step - (1 << 64)) for i, step in enumerate(offsets)]
        self.kids: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)

    def __len__(self) -> int:
        return len(self.form)

    def child(self, i: int, *deps: str) -> int | None:
        """First dependent of ``i`` with one of the relations."""
        for kid in self.kids[i]:
            if self.dep[kid] in deps:
                return kid
        return None

    def children(self, i: int, *deps: str) -> list[int]:
        """Dependents of ``i`` with one of the relations, in text order."""
        return [kid for kid in self.kids[i] if self.dep[kid] in deps]

    def case(self, i: int) -> str:
        """The preposition of ``i`` ("by", "out of"), empty if it has none."""
        words = []
        for kid in self.kids[i]:
            if (
                kid < i
                and self.dep[kid] in ("case", "mark")
                and self.pos[kid] != "PUNCT"
                and self.form[kid] not in ("'s", "’s", "'", "’")
            ):
                words.append(self.form[kid])
                words.extend(self.form[deep] for deep in self.kids[kid] if self.dep[deep] == "fixed")
        return " ".join(words)

    def conjuncts(self, i: int) -> list[int]:
        """``i`` and what is coordinated with it."""
        found = [i]
        for word in found:
            found.extend(kid for kid in self.kids[word] if self.dep[kid] == "conj")
        return found

    def phrase(self, i: int) -> tuple[int, int]:
        """First and last-plus-one index of the noun phrase of ``i``: without clauses, appositions and coordination."""
        low = high = i
        stack = [i]
        while stack:
            word = stack.pop()
            for kid in self.kids[word]:
                dep = self.dep[kid]
                if dep in _OUTSIDE and not (
                    dep == "punct" and self.form[kid] in ("-", "’", "'", "–") and low <= kid <= high + 1
                ):
                    if (
                        dep == "conj"
                        and word != i
                        and self.dep[word] in ("compound", "amod", "nmod:poss", "nummod", "flat")
                    ):
                        stack.append(kid)
                        low, high = min(low, kid), max(high, kid)
                    continue
                if dep == "case" and word == i and self.form[kid] not in ("'s", "’s", "'", "’"):
                    continue
                if word == i and dep in ("mark", "advmod", "aux", "obl", "obl:unmarked"):
                    continue
                low, high = min(low, kid), max(high, kid)
                stack.append(kid)
        if self.form[high] in ("'s", "’s", "'", "’") and high > i and self.head[high] == i:
            high -= 1
        return low, high + 1

    def up(self, i: int) -> Iterator[int]:
        """The governors of ``i`` from the nearest to the root."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def clause(self, i: int) -> int:
        """The head of the smallest clause that holds ``i``."""
        while self.dep[i] not in _CLAUSES and self.head[i] != i:
            if self.dep[i] == "conj" and self.pos[i] in ("VERB", "AUX"):
                return i
            i = self.head[i]
        return i

    def below(self, i: int) -> Iterator[int]:
        """``i`` and everything that depends on it, in no particular order."""
        stack = [i]
        while stack:
            word = stack.pop()
            yield word
            stack.extend(self.kids[word])

    def span(self, low: int, high: int) -> Span:
        """Code points of the words from ``low`` to before ``high``."""
        last = self.doc[high - 1]
        return Span(self.doc[low].idx, last.idx + len(last))

    def words(self, low: int, high: int) -> str:
        """The words from ``low`` to before ``high`` as they stand in the text."""
        return self.doc[low:high].text
