"""Inputs: files, folders and standard input, read one report at a time, in order; what cannot be read is reported."""

import errno
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import InputError, SkipReport, did_you_mean
from onrecord.intake.decoding import READ, Decoded, decode, what_it_is
from onrecord.intake.json_inputs import LINES, Wishes, encoded, json_kind, read_json, read_lines, skipped, too_large
from onrecord.intake.report import Intake, Skipped, checked_date, report_from_text
from onrecord.settings import Settings

STDIN = "-"
TEXT, MARKDOWN = frozenset({".txt", ".text"}), frozenset({".md", ".markdown"})
ARRAYS = frozenset({".json"})
SUFFIXES = TEXT | MARKDOWN | ARRAYS | LINES


def find_inputs(paths: Iterable[str | Path]) -> list[Path]:
    """The files that ``paths`` stand for, in order: a folder's files sorted by path, hidden ones left out.

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
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            files.append(path)
    return sorted(files)


def count_reports(paths: Iterable[str | Path]) -> int | None:
    """How many reports (or messages about what cannot be read) ``read_paths`` will give; None for standard input."""
    total = 0
    for path in find_inputs(paths):
        if str(path) == STDIN:
            return None
        total += _count_in(path)
    return total


def _count_in(path: Path) -> int:
    suffix = path.suffix.lower()
    try:
        if suffix in LINES:
            with path.open("rb") as file:
                return max(1, sum(1 for line in file if line.strip()))
        if suffix in ARRAYS and path.stat().st_size <= Settings().max_bytes:
            return max(1, len(msgspec.json.decode(path.read_bytes(), type=list[msgspec.Raw])))
    except (OSError, msgspec.MsgspecError, UnicodeError):
        pass
    return 1


def read_paths(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Intake | Skipped]:
    """Reports of files, folders and ``-``, read lazily in input order; Skipped stands where one cannot be read.

    ``published`` and ``outlet`` hold for all of them and win over what the inputs say. Raises StopRun at once if
    ``published`` is no date.
    """
    wishes = Wishes(checked_date(published), outlet, settings or Settings())
    return _read_all(paths, wishes, stdin)


def _read_all(paths: Iterable[str | Path], wishes: Wishes, stdin: BinaryIO | None) -> Iterator[Intake | Skipped]:
    for given in paths:
        path = Path(given)
        if str(path) == STDIN:
            yield from _read_stdin(wishes, stdin)
        elif path.is_dir():
            yield from _read_folder(path, wishes)
        else:
            yield from _read_file(path, wishes)


def _read_folder(folder: Path, wishes: Wishes) -> Iterator[Intake | Skipped]:
    files = find_inputs([folder])
    if not files:
        yield Skipped(
            str(folder), None, InputError(f"{folder}: no files in this folder; read are {READ}", code="empty")
        )
    for path in files:
        if path.suffix.lower() in SUFFIXES:
            yield from _read_file(path, wishes)
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
    """Standard input: reports as JSON if it begins as JSON does, else one text."""
    source = stdin if stdin is not None else sys.stdin.buffer
    limit = wishes.settings.max_bytes
    data = source.read(limit + 1)
    if len(data) > limit:
        yield Skipped(STDIN, None, too_large("standard input", len(data), limit))
        return
    try:
        decoded = decode(data, "standard input")
    except SkipReport as error:
        yield skipped(STDIN, None, error)
        return
    start = decoded.text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")) and (kind := json_kind(start)) is not None:
        lines = ".jsonl" if kind == "lines" else ".json"
        yield from read_json(decoded, "standard input", lines, wishes)
    else:
        yield _text_intake(decoded, STDIN, False, wishes)


def _read_file(path: Path, wishes: Wishes) -> Iterator[Intake | Skipped]:
    suffix, limit = path.suffix.lower(), wishes.settings.max_bytes
    try:
        if suffix in LINES and not _needs_whole(path):
            yield from read_lines(path, wishes)
            return
        if (size := path.stat().st_size) > limit:
            raise too_large(str(path), size, limit)
        decoded = decode(path.read_bytes(), str(path))
    except SkipReport as error:
        yield skipped(str(path), None, error)
        return
    except (OSError, ValueError) as error:
        yield Skipped(str(path), None, _unreadable(path, error))
        return
    if suffix in ARRAYS | LINES:
        yield from read_json(decoded, str(path), suffix, wishes)
    else:
        yield _text_intake(decoded, str(path), suffix in MARKDOWN, wishes)


def _needs_whole(path: Path) -> bool:
    """Whether JSON lines must be decoded as a whole: they are UTF-16 or not text at all."""
    with path.open("rb") as file:
        start = file.read(4096)
    return b"\0" in start or what_it_is(start) is not None


def _text_intake(decoded: Decoded, ref: str, markdown: bool, wishes: Wishes) -> Intake | Skipped:
    try:
        taken = report_from_text(
            decoded.text,
            published=wishes.published,
            outlet=wishes.outlet,
            ref=ref,
            markdown=markdown,
            lexicons=wishes.settings.lexicons,
        )
    except SkipReport as error:
        return skipped(ref, None, error)
    return Intake(taken.report, encoded(decoded.encoding) + taken.problems)


def _unreadable(path: Path, error: OSError | ValueError) -> InputError:
    """A message for a file that cannot be opened."""
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENOENT:
        siblings = [str(path.parent / other.name) for other in _siblings(path)]
        return InputError(
            f"{path}: there is no such file{did_you_mean(str(path), siblings) or '; check the path'}", code="missing"
        )
    if code in (errno.EACCES, errno.EPERM):
        return InputError(f"{path}: you may not read this file; change its permissions (chmod +r)", code="permission")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(f"{path}: cannot be read ({reason}); check the path", code="unreadable")


def _siblings(path: Path) -> list[Path]:
    try:
        return list(path.parent.iterdir())
    except OSError:
        return []
