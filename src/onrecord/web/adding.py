"""Reading reports beside the server: one thread, which loads the language pipeline when it is first needed."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import msgspec

from onrecord.errors import InputError, OnrecordError
from onrecord.model import Report, Value
from onrecord.record.store import Record
from onrecord.settings import Settings

SHOWN = 200
"""Lines of each kind that are kept to be shown; the rest is counted."""
SETTLE_EVERY = 20
"""Reports after which accounts of incidents are made: seldom enough not to slow reading, often enough to be seen."""


class AddedLine(Value, frozen=True, kw_only=True):
    """What became of one report: added, already (there), removed (before)."""

    id: str
    label: str
    state: str
    claims: int
    copy_of: str | None


class SkippedLine(Value, frozen=True, kw_only=True):
    """What could not be taken in, and why."""

    name: str
    reason: str


class Progress(Value, frozen=True, kw_only=True):
    """How far the reading is. ``total`` is None where it is not known before all inputs are opened."""

    running: bool
    stage: str
    done: int
    total: int | None
    added: int
    already: int
    claims: int
    skipped: int
    reports: tuple[AddedLine, ...]
    problems: tuple[SkippedLine, ...]


@dataclass(frozen=True)
class Wanted:
    """Inputs that are added together: a pasted text, files' names and bytes, or a folder."""

    text: str | None = None
    files: tuple[tuple[str, bytes], ...] = ()
    folder: Path | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


@dataclass
class _Tally:
    stage: str = ""
    done: int = 0
    total: int | None = 0
    added: int = 0
    already: int = 0
    claims: int = 0
    skipped: int = 0
    reports: list[AddedLine] = field(default_factory=list)
    problems: list[SkippedLine] = field(default_factory=list)


class Adding:
    """The queue of inputs and the thread that reads them. ``make_reader`` is for tests."""

    def __init__(
        self, record: Record, settings: Settings, make_reader: Callable[[Settings], Any] | None = None
    ) -> None:
        self.record = record
        self.settings = settings
        self._make_reader = make_reader or _reader
        self._queue: queue.Queue[Wanted] = queue.Queue()
        self._tally = _Tally()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._waiting = 0
        self._stop = False
        self._reader: Any = None

    @property
    def is_running(self) -> bool:
        """Whether anything is still to be read."""
        return self._waiting > 0

    def add(self, wanted: Wanted) -> None:
        """Put inputs into the queue; returns at once."""
        with self._lock:
            if not self._waiting:
                self._tally, self._stop = _Tally(stage="Starting"), False
            self._waiting += 1
            if self._tally.total is not None:
                count = _count(wanted)
                self._tally.total = None if count is None else self._tally.total + count
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="onrecord-adding", daemon=True)
                self._thread.start()
        self._queue.put(wanted)

    def stop(self) -> None:
        """Read no more of what is waiting. What was added stays."""
        self._stop = True

    @property
    def progress(self) -> Progress:
        """How far it is."""
        with self._lock:
            now = self._tally
            return Progress(
                running=self.is_running,
                stage=now.stage,
                done=now.done,
                total=now.total,
                added=now.added,
                already=now.already,
                claims=now.claims,
                skipped=now.skipped,
                reports=tuple(reversed(now.reports)),
                problems=tuple(now.problems),
            )

    def _work(self) -> None:
        while True:
            wanted = self._queue.get()
            try:
                self._read_all(wanted)
            except Exception as error:  # whatever it was, the next inputs are still to be read
                self._skipped(_label(wanted), _reason(error))
            with self._lock:
                self._waiting -= 1
                if not self._waiting:
                    self._tally.stage = "Stopped" if self._stop else "Done"

    def _read_all(self, wanted: Wanted) -> None:
        from onrecord.intake import Skipped  # noqa: PLC0415 - intake is not needed until something is added

        try:
            for number, taken in enumerate(_inputs(wanted, self.settings), 1):
                if self._stop:
                    break
                if isinstance(taken, Skipped):
                    self._skipped(taken.ref, str(taken.error))
                else:
                    self._one(taken, wanted.title)
                if number % SETTLE_EVERY == 0:
                    self.record.refresh()
        finally:
            self._say("Comparing accounts")
            self.record.refresh()

    def _one(self, taken: Any, title: str | None) -> None:
        report: Report = taken.report
        if title and report.title is None:
            report = msgspec.structs.replace(report, title=title)
        label = report.title or report.ref
        self._say(f"Reading: {label}")
        if (known := self.record.state_of(report.id)) is not None:
            state, why = known
            if state != "kept":
                self._skipped(label, f"was removed from this record before ({why})")
                return
            self._told(AddedLine(id=report.id, label=label, state="already", claims=0, copy_of=None))
            return
        try:
            reading = self._loaded().read(report, taken.problems)
            self._say(f"Keeping: {label}")
            added = self.record.add(reading, reader=self._loaded().made_by)
        except Exception as error:  # one report that cannot be read or kept must not end the others
            self._skipped(label, _reason(error))
            return
        self._told(AddedLine(id=report.id, label=label, state=added.state, claims=added.claims, copy_of=added.copy_of))

    def _loaded(self) -> Any:
        if self._reader is None:
            self._say("Loading the language pipeline")
            self._reader = self._make_reader(self.settings)
        return self._reader

    def _say(self, stage: str) -> None:
        with self._lock:
            self._tally.stage = stage

    def _told(self, line: AddedLine) -> None:
        with self._lock:
            now = self._tally
            now.done += 1
            now.claims += line.claims
            now.added += line.state == "added"
            now.already += line.state == "already"
            now.reports = [*now.reports, line][-SHOWN:]

    def _skipped(self, name: str, reason: str) -> None:
        with self._lock:
            self._tally.done += 1
            self._tally.skipped += 1
            if len(self._tally.problems) < SHOWN:
                self._tally.problems.append(SkippedLine(name=name, reason=reason))


def bare_name(given: str) -> str:
    """The last part of a file's name as a browser sent it: names of folders say nothing here, and lead nowhere."""
    name = PurePosixPath(PureWindowsPath(given).as_posix()).name
    return "".join(char for char in name if char.isprintable())[:200] or "a file without a name"


def _inputs(wanted: Wanted, settings: Settings) -> Iterator[Any]:
    from onrecord.intake import Skipped, read_paths, report_from_text  # noqa: PLC0415
    from onrecord.intake.inputs import read_source  # noqa: PLC0415
    from onrecord.intake.source import Source, too_large  # noqa: PLC0415
    from onrecord.intake.wishes import Wishes  # noqa: PLC0415

    day, outlet = wanted.published, wanted.outlet
    if wanted.text is not None:
        try:
            yield report_from_text(
                wanted.text, published=day, outlet=outlet, ref="pasted text", lexicons=settings.lexicons
            )
        except InputError as error:
            yield Skipped("pasted text", None, error)
    wishes = Wishes(day, outlet, settings)
    for name, content in wanted.files:
        if len(content) > settings.max_bytes:
            yield Skipped(name, None, too_large(name, len(content), settings.max_bytes))
        else:
            yield from read_source(Source(name, wishes, path=Path(name), content=content))
    if wanted.folder is not None:
        yield from read_paths([wanted.folder], published=day, outlet=outlet, settings=settings)


def _count(wanted: Wanted) -> int | None:
    """How many reports there will be, where that can be told without opening anything."""
    if wanted.folder is not None:
        return None
    plain = all(
        PurePosixPath(name).suffix.lower() in (".txt", ".md", ".html", ".htm", ".pdf") for name, _ in wanted.files
    )
    return len(wanted.files) + (wanted.text is not None) if plain else None


def _reader(settings: Settings) -> Any:
    import onrecord  # noqa: PLC0415 - spaCy takes a second to import, and not every desk reads
    from onrecord.gazetteer import prepare  # noqa: PLC0415

    reader = onrecord.reader(settings=settings)
    prepare(settings)
    return reader


def _label(wanted: Wanted) -> str:
    return str(wanted.folder) if wanted.folder else ", ".join(name for name, _ in wanted.files) or "pasted text"


def _reason(error: Exception) -> str:
    if isinstance(error, OnrecordError):
        return str(error)
    return f"could not be read ({type(error).__name__}: {error}); please report this text"
