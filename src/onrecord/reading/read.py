"""Read reports: the stages in order, from a parsed report to its Reading."""

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from onrecord import __version__
from onrecord.errors import SkipReport
from onrecord.language import load, parse, parse_many
from onrecord.model import Claim, Event, Figure, Problem, Reading, Report
from onrecord.reading.actors import find_cast
from onrecord.reading.claims import find_claims
from onrecord.reading.events import find_events
from onrecord.reading.figures import find_figures
from onrecord.reading.links import find_links
from onrecord.reading.page import Page
from onrecord.reading.places import find_places
from onrecord.reading.times import find_times
from onrecord.settings import Settings

T = TypeVar("T")


class ReadingError(SkipReport):
    """A report made a reading stage fail: a fault of ours, which must not end the run."""

    code = "reading"


def _failed(report: Report, error: Exception) -> ReadingError:
    return ReadingError(f"{report.ref}: reading failed ({type(error).__name__}: {error}); please report this text")


class Reader:
    """Reads reports with one language pipeline. ``timings`` adds up seconds by stage over everything it has read."""

    def __init__(self, nlp: Language, settings: Settings) -> None:
        self.nlp = nlp
        self.settings = settings
        self.timings: dict[str, float] = {}

    @property
    def made_by(self) -> str:
        """Name and version of what reads, as a record keeps it beside each reading."""
        meta = self.nlp.meta
        pipeline = f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')}"
        return f"onrecord {__version__} ({pipeline})"

    def read(self, report: Report, problems: Iterable[Problem] = ()) -> Reading:
        """The reading of one report; ``problems`` of its intake are carried along.

        A report in another language than English is not read: its reading is empty.

        Raises ReadingError if a stage fails on it.
        """
        if not _is_english(report):
            return _unread(report, tuple(problems))
        (doc,) = self._parses([report])
        if isinstance(doc, ReadingError):
            raise doc
        return self._read(Page(report, doc), tuple(problems))

    def pipe(
        self, reports: Iterable[tuple[Report, tuple[Problem, ...]]], batch_size: int = 16
    ) -> Iterator[Reading | ReadingError]:
        """Readings of many (report, problems of intake) pairs in input order.

        A report that makes a stage fail comes back as a ReadingError in its place; the others are still read.
        """
        waiting = iter(reports)
        while batch := tuple(islice(waiting, batch_size)):
            parses = iter(self._parses([report for report, _ in batch if _is_english(report)]))
            for report, problems in batch:
                if not _is_english(report):
                    yield _unread(report, problems)
                    continue
                doc = next(parses)
                try:
                    yield self._read(Page(report, doc), problems) if isinstance(doc, Doc) else doc
                except ReadingError as error:
                    yield error

    def _parses(self, reports: list[Report]) -> list[Doc | ReadingError]:
        """The parses of some reports together; one by one where that fails, so that only the one at fault is lost."""
        start = time.perf_counter()
        found: list[Doc | ReadingError]
        try:
            found = [*parse_many(self.nlp, reports, len(reports))]
        except Exception:
            found = [self._parse(report) for report in reports]
        self._took("language", time.perf_counter() - start)
        return found

    def _parse(self, report: Report) -> Doc | ReadingError:
        try:
            return parse(self.nlp, report)
        except Exception as error:
            return _failed(report, error)

    def _read(self, page: Page, problems: tuple[Problem, ...]) -> Reading:
        try:
            return self._stages(page, problems)
        except Exception as error:
            raise _failed(page.report, error) from error

    def _stages(self, page: Page, problems: tuple[Problem, ...]) -> Reading:
        clock = _Clock(self.timings)
        times = clock.took("times", find_times(page))
        places = clock.took("places", find_places(page))
        cast = clock.took("actors", find_cast(page))
        claims = clock.took("claims", find_claims(page, cast, times))
        events = clock.took("events", find_events(page, claims, cast, places, times))
        figures = clock.took("figures", find_figures(page, claims, events, times))
        claims = _that_say_something(claims, events, figures)
        links = clock.took("links", find_links(page, claims, events, figures, cast.actors))
        return Reading(
            report=page.report,
            claims=claims,
            events=events,
            figures=figures,
            places=places,
            times=times,
            actors=cast.actors,
            links=links,
            problems=problems,
        )

    def _took(self, stage: str, seconds: float) -> None:
        self.timings[stage] = self.timings.get(stage, 0.0) + seconds


def _is_english(report: Report) -> bool:
    """Whether a report is in the language that is read; one that does not say is taken to be."""
    return report.language is None or report.language.lower().startswith("en")


def _unread(report: Report, problems: tuple[Problem, ...]) -> Reading:
    """The reading of a report that nothing was read in."""
    return Reading(
        report=report, claims=(), events=(), figures=(), places=(), times=(), actors=(), links=(), problems=problems
    )


class _Clock:
    """Books the time since the last booking on a stage."""

    def __init__(self, timings: dict[str, float]) -> None:
        self.timings = timings
        self.last = time.perf_counter()

    def took(self, stage: str, value: T) -> T:
        now = time.perf_counter()
        self.timings[stage] = self.timings.get(stage, 0.0) + now - self.last
        self.last = now
        return value


def _that_say_something(
    claims: tuple[Claim, ...], events: tuple[Event, ...], figures: tuple[Figure, ...]
) -> tuple[Claim, ...]:
    """Without the outlet's own sentences that hold neither an event nor a figure."""
    used = {event.claim for event in events} | {figure.claim for figure in figures}
    return tuple(claim for claim in claims if claim.form != "narrated" or claim.id in used)


def reader(pipeline: str | None = None, settings: Settings | None = None) -> Reader:
    """A Reader with the shipped pipeline, or the spaCy pipeline called (or lying at) ``pipeline``.

    Raises PipelineError if that pipeline cannot be loaded.
    """
    settings = settings or Settings()
    return Reader(load(pipeline or settings.pipeline), settings)
