"""Inputs: files, folders, addresses and standard input, read one report at a time, in order; what cannot be read is
reported.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from onrecord.errors import InputError, SkipReport
from onrecord.intake.columns import checked_columns
from onrecord.intake.decoding import READ, what_it_is
from onrecord.intake.extract import Extract, skipped, taken_in
from onrecord.intake.formats import SUFFIXES, format_of
from onrecord.intake.readers import READERS
from onrecord.intake.report import Intake, Skipped, checked_date
from onrecord.intake.saved_pages import parts_of_saved_pages
from onrecord.intake.source import Source, too_large
from onrecord.intake.text_inputs import STDIN
from onrecord.intake.unreadable import unreadable
from onrecord.intake.web_address import is_web_address
from onrecord.intake.wishes import Wishes
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.intake.web_visit import Visitor

_OF_ANY_SIZE = frozenset({"lines", "table", "warc", "wacz"})
"""Read piece by piece, with a limit for each piece."""
_ONE_REPORT = frozenset({"text", "html", "mhtml", "pdf", "docx", "eml"})


def find_inputs(paths: Iterable[str | Path]) -> list[Path]:
    """The files that ``paths`` stand for, in order: a folder's files sorted by path, hidden ones left out, and those
    that belong to a saved page beside them.

    ``-`` (standard input) and paths that do not exist stay as they are; reading the latter reports them.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if str(path) != STDIN and path.is_dir():
            found.extend(_files_in(path))
        else:
            found.append(path)
    return found


def _files_in(folder: Path) -> list[Path]:
    files = []
    everything = sorted(folder.rglob("*"))
    belong = parts_of_saved_pages(everything)
    for path in everything:
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and belong.isdisjoint(path.parents) and path.is_file():
            files.append(path)
    return files


def count_reports(paths: Sequence[str | Path]) -> int | None:
    """How many reports (or messages about what cannot be read) ``read_paths`` will give; None if that is not known
    before they are read.
    """
    addresses = [path for path in paths if isinstance(path, str) and is_web_address(path)]
    total = len(addresses)
    for path in find_inputs(path for path in paths if path not in addresses):
        count = None if str(path) == STDIN else _count_in(path)
        if count is None:
            return None
        total += count
    return total


def _count_in(path: Path) -> int | None:
    promised = SUFFIXES.get(path.suffix.lower())
    try:
        if promised == "lines":
            with path.open("rb") as file:
                return max(1, sum(1 for line in file if line.strip()))
        if promised == "json" and path.stat().st_size <= Settings().max_bytes:
            return max(1, len(msgspec.json.decode(path.read_bytes(), type=list[msgspec.Raw])))
    except (OSError, msgspec.MsgspecError, UnicodeError):
        pass
    return 1 if promised is None or promised in _ONE_REPORT or promised == "json" else None


def read_paths(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    columns: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    archive: Path | None = None,
    leaving: Iterable[Path] = (),
) -> Iterator[Intake | Skipped]:
    """Reports of files, folders, addresses (``https://…``) and ``-``, read lazily in input order; Skipped stands where
    one cannot be read.

    ``published`` and ``outlet`` hold for all of them and win over what the inputs say. ``columns`` says which column of
    a table holds which field ({"text": "Body"}); the others are guessed. Pages that are fetched are recorded in
    ``archive``, a WARC file that grows. Files ``leaving`` (whole paths) are left alone where a folder holds them.

    Raises StopRun at once if ``published`` is no date or ``columns`` names no field of a report.
    """
    wishes = Wishes(
        checked_date(published),
        outlet,
        settings or Settings(),
        checked_columns(columns or {}),
        archive,
        frozenset(leaving),
    )
    return _read_all(paths, wishes, stdin)


def _read_all(paths: Iterable[str | Path], wishes: Wishes, stdin: BinaryIO | None) -> Iterator[Intake | Skipped]:
    visitor: Visitor | None = None
    for given in paths:
        path = Path(given)
        if isinstance(given, str) and is_web_address(given):
            visitor = visitor or _visitor(wishes.settings)
            yield _read_page(given, wishes, visitor)
        elif str(path) == STDIN:
            yield from _read_stdin(wishes, stdin)
        elif path.is_dir():
            yield from _read_folder(path, wishes)
        else:
            yield from read_source(Source(str(path), wishes, path=path))


def _visitor(settings: Settings) -> "Visitor":
    from onrecord.intake.web_visit import Visitor  # noqa: PLC0415

    return Visitor(settings)


def _read_page(url: str, wishes: Wishes, visitor: "Visitor") -> Intake | Skipped:
    from onrecord.intake.web_pages import read_address  # noqa: PLC0415

    return read_address(url, wishes, visitor)


def _read_folder(folder: Path, wishes: Wishes) -> Iterator[Intake | Skipped]:
    files = [path for path in find_inputs([folder]) if not wishes.leaving or path.resolve() not in wishes.leaving]
    if not files:
        yield Skipped(
            str(folder), None, InputError(f"{folder}: no files in this folder; read are {READ}", code="empty")
        )
    for path in files:
        if path.suffix.lower() in SUFFIXES:
            yield from read_source(Source(str(path), wishes, path=path))
        else:
            yield Skipped(str(path), None, _not_read(path))


def _not_read(path: Path) -> InputError:
    """The message about a file in a folder that is none of the kinds that are read."""
    try:
        with path.open("rb") as file:
            kind = what_it_is(file.read(20_000))
    except OSError:
        kind = None
    what = f"looks like {kind}" if kind else f'files ending in "{path.suffix}" are not looked for in folders'
    return InputError(f"{path}: {what}; read are {READ}", code="format")


def _read_stdin(wishes: Wishes, stdin: BinaryIO | None) -> Iterator[Intake | Skipped]:
    """Standard input: whatever a file may hold, told by its content alone."""
    given = stdin if stdin is not None else sys.stdin.buffer
    limit = wishes.settings.max_bytes
    data = given.read(limit + 1)
    if len(data) > limit:
        yield Skipped(STDIN, None, too_large("standard input", len(data), limit))
        return
    yield from read_source(Source("standard input", wishes, content=data))


def read_source(source: Source) -> Iterator[Intake | Skipped]:
    """The reports of one source. What was already given stays given if the rest of it cannot be read."""
    try:
        _check_size(source)
        found = format_of(source)
    except SkipReport as error:
        yield skipped(source.where, None, error)
        return
    except (OSError, ValueError) as error:
        yield Skipped(source.where, None, unreadable(source.where, error))
        return
    try:
        for extract in READERS[found](source):
            yield _taken(extract, source.wishes)
    except SkipReport as error:
        yield skipped(source.where, None, error)
    except OSError as error:
        yield Skipped(source.where, None, unreadable(source.where, error))


def _taken(extract: Extract | Skipped, wishes: Wishes) -> Intake | Skipped:
    return extract if isinstance(extract, Skipped) else taken_in(extract, wishes)


def _check_size(source: Source) -> None:
    """Raises InputError if a file is too large, before anything of it is read."""
    limit = source.wishes.settings.max_bytes
    if source.path is None or source.content is not None or SUFFIXES.get(source.suffix) in _OF_ANY_SIZE:
        return
    if (size := source.path.stat().st_size) > limit:
        raise too_large(source.where, size, limit)
