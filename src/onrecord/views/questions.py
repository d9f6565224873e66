"""Ready-made questions: filters saved in ``lexicons/questions.toml``, which users may add to."""

from pathlib import Path
from typing import Literal

import msgspec

from onrecord.errors import InputError, did_you_mean
from onrecord.lexicon import Entry, entries
from onrecord.model import Value
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, find_claims
from onrecord.views.disputes import DisputeLine, find_disputes
from onrecord.views.figures import FigureRow, figure_series
from onrecord.views.filters import Filter
from onrecord.views.incidents import IncidentLine, find_incidents

Show = Literal["claims", "incidents", "figures", "disputes"]


class Part(Filter, frozen=True, kw_only=True):
    """One part of a question: a filter with a title."""

    title: str


class Question(Entry, frozen=True, kw_only=True):
    """A saved question."""

    name: str
    show: Show
    parts: tuple[Part, ...]


class Answer(Value, frozen=True, kw_only=True):
    """What one part of a question gives; one of the four lists is filled, after the question's ``show``."""

    question: str
    title: str
    claims: tuple[ClaimLine, ...] = ()
    incidents: tuple[IncidentLine, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    disputes: tuple[DisputeLine, ...] = ()

    @property
    def size(self) -> int:
        """How many lines it has."""
        return len(self.claims) + len(self.incidents) + len(self.figures) + len(self.disputes)


def questions(folder: Path | None = None) -> tuple[Question, ...]:
    """All questions; one of the user's own takes the place of the shipped one of its name.

    Raises LexiconError if one is not of the form it must have.
    """
    return tuple({found.name: found for found in entries("questions", "question", Question, folder)}.values())


def ask(
    record: Record,
    name: str,
    given: Filter | None = None,
    *,
    folder: Path | None = None,
    limit: int = 200,
    names: bool = False,
) -> tuple[Answer, ...]:
    """The answers to a question, narrowed to what ``given`` holds for as well (a place, a party, a period).

    Raises InputError if there is no question of that name.
    """
    known = {question.name: question for question in questions(folder)}
    if name not in known:
        near = did_you_mean(name, known)
        raise InputError(f"question {name!r}: is not known{near}; known: {', '.join(known)}")
    question = known[name]
    return tuple(_answer(record, question, part, given or Filter(), limit, names) for part in question.parts)


def _answer(record: Record, question: Question, part: Part, given: Filter, limit: int, names: bool) -> Answer:
    both = _both(part, given)
    answer = Answer(question=question.name, title=part.title)
    if question.show == "incidents":
        return msgspec.structs.replace(answer, incidents=find_incidents(record, both, limit=limit, names=names))
    if question.show == "figures":
        found = figure_series(record, both, limit=limit, names=names)
        measures = set(part.measures)
        return msgspec.structs.replace(answer, figures=tuple(f for f in found if not measures or f.measure in measures))
    if question.show == "disputes":
        return msgspec.structs.replace(answer, disputes=find_disputes(record, both, limit=limit, names=names))
    lines = find_claims(record, both, order="first", limit=limit, names=names)
    return msgspec.structs.replace(answer, claims=lines)


def _both(part: Part, given: Filter) -> Filter:
    """A filter that holds where both do: what the caller asks for goes over what the question leaves open."""
    own = {name: value for name, value in msgspec.structs.asdict(part).items() if name != "title"}
    default = msgspec.structs.asdict(Filter())
    more = {name: value for name, value in msgspec.structs.asdict(given).items() if value != default[name]}
    return Filter(**own | more)
