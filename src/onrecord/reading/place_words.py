"""The words of a page as rules for places look at them: lists, with capitals, sentence starts and named spans."""

from functools import lru_cache

from spacy.attrs import IDX, LENGTH, SENT_START

from onrecord import settings
from onrecord.gazetteer.entry import PERSONAL
from onrecord.gazetteer.rows import common
from onrecord.reading.page import Page


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given and family names of the lexicon, lower case."""
    return frozenset(word for word, bits in common(settings.load().lexicons).items() if bits & PERSONAL)


class Words:
    """Lists over the tokens of a page; what the tree has already is the tree's."""

    def __init__(self, page: Page) -> None:
        doc = page.doc
        self.doc = doc
        self.source = doc.text
        # Columns and slices: a walk over tokens would cost more than all the rest of reading places.
        rows = doc.to_array([IDX, LENGTH, SENT_START])
        self.idx: list[int] = rows[:, 0].tolist()
        self.text = [self.source[at : at + size] for at, size in zip(self.idx, rows[:, 1].tolist(), strict=True)]
        self.low = page.tree.form
        self.tag = page.tree.tag
        self.capital = [word[0].isupper() for word in self.text]
        # A parser's break between two words is not believed: "West | Virginia police said".
        starts = (at for at, start in enumerate(rows[:, 2].tolist()) if start == 1)
        self.starts = frozenset(at for at in {0, *starts} if at == 0 or not self.text[at - 1][-1].isalnum())
        self.entity: list[tuple[int, int, str] | None] = [None] * len(self.text)
        """The named span a word is in: first token, last token plus one, label."""
        self.given = given_names()
        self.persons: set[str] = set()
        """Words of persons' names of two words and more: a bare "Jordan" after "Ann Jordan"."""
        self.entities: list[tuple[int, int, str]] = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
        for span in self.entities:
            start, end, label = span
            for at in range(start, end):
                self.entity[at] = span
            if label == "PERSON" and end > start + 1:
                self.persons.update(self.text[start:end])

    def slice(self, start: int, end: int) -> str:
        """The text of tokens ``start`` to ``end``."""
        return self.source[self.idx[start] : self.idx[end - 1] + len(self.text[end - 1])]
