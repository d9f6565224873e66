"""The words of a page as rules for places look at them: lists, with capitals, sentence starts and named spans."""

from functools import lru_cache

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
        self.text = [token.text for token in doc]
        self.low = page.tree.form
        self.tag = page.tree.tag
        self.idx = [token.idx for token in doc]
        self.capital = [word[0].isupper() for word in self.text]
        # A parser's break between two words is not believed: "West | Virginia police said".
        starts = (sent.start for sent in doc.sents)
        self.starts = frozenset(at for at in starts if at == 0 or not self.text[at - 1][-1].isalnum())
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
