"""Actors: who the report speaks of, and whom a phrase means."""

from spacy.tokens import Span as Words

from onrecord.model import Actor, Method
from onrecord.reading.cast import Cast, Named
from onrecord.reading.page import Page


class _OwnWords:
    @property
    def actors(self) -> tuple[Actor, ...]:
        return ()

    def resolve(self, words: Words) -> tuple[Named, ...]:
        return (Named(words.text, None, "unnamed", Method(kind="rule", name="own words")),)


def find_cast(page: Page) -> Cast:
    """The cast of a page."""
    return _OwnWords()
