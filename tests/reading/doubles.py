"""Stand-ins for stages that a test does not look at."""

from spacy.tokens import Span as Words

from onrecord.model import Actor, Method
from onrecord.reading.cast import Named


class PlainCast:
    """A cast in which every phrase means what it says."""

    actors: tuple[Actor, ...] = ()

    def resolve(self, words: Words) -> tuple[Named, ...]:
        """One Named, in the phrase's own words."""
        return (Named(words.text, None, "unnamed", Method(kind="rule", name="plain")),)
