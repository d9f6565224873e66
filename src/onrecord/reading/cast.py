"""Cast: who the actors of a report are, and whom a phrase means. What a phrase resolves to, stage by stage."""

from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Span as Words

from onrecord.model import Actor, Method
from onrecord.terms import SourceKind


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a phrase means: a canonical name and an actor id, or neither where it cannot be told."""

    name: str | None
    """Canonical name ("Government of Ukraine", "Nataliya Humenyuk"); the phrase's own words if it stays unresolved."""
    actor: str | None
    """Id of the actor in ``Cast.actors``; None where the phrase was left in its own words and means nobody known."""
    kind: SourceKind
    method: Method
    """Rule that resolved it, with the words it went by (``spans``) and the reason in words (``because``)."""
    on_behalf_of: str | None = None
    """Canonical name of the institution a spokesperson speaks for."""


class Cast(Protocol):
    """The actors of one report. Asking for a phrase may add an actor (in the phrase's own words) to ``actors``."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor named or asked for so far, in order of first mention."""
        ...

    def resolve(self, words: Words) -> tuple[Named, ...]:
        """Whom a noun phrase means.

        Several for "both sides", "France, Britain and Germany", "the three countries"; exactly one otherwise; one with
        ``actor=None`` if nobody can be told. ``words`` is the whole noun phrase or any part that holds its head.
        """
        ...
