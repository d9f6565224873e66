"""Inputs: files, folders and standard input, read one report at a time, in order; what cannot be read is reported."""

import errno
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import InputError, SkipReport, did_you_mean
from onrecord.intake.decoding import READ, Decoded, decode, what_it_is
from onrecord.intake.records import parse_object, record_of
from onrecord.intake.report import Intake, Skipped, checked_date, report_from_text
from onrecord.model import Problem
from onrecord.settings import Settings

STDIN = "-"
TEXT, MARKDOWN = frozenset({".txt", ".text"}), frozenset({".md", ".markdown"})
ARRAYS, LINES = frozenset({".json"}), frozenset({".jsonl", ".ndjson"})
SUFFIXES = TEXT | MARKDOWN | ARRAYS | LINES


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the caller says of all reports."""

    published: str | None
    outlet: str | None
    settings: Settings


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
        if suffix in ARRAYS:
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
    wishes = _Wishes(checked_date(published), outlet, settings or Settings())
    return _read_all(paths, wishes, stdin)


def _read_all(paths: Iterable[str | Path], wishes: _Wishes, stdin: BinaryIO | None) -> Iterator[Intake | Skipped]:
    for given in paths:
        path = Path(given)
        if str(path) == STDIN:
            yield from _read_stdin(wishes, stdin)
        elif path.is_dir():
            yield from _read_folder(path, wishes)
        else:
            yield from _read_file(path, wishes)


def _read_folder(folder: Path, wishes: _Wishes) -> Iterator[Intake | Skipped]:
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


def _read_stdin(wishes: _Wishes, stdin: BinaryIO | None) -> Iterator[Intake | Skipped]:
    """Standard input: reports as JSON if it begins as JSON does, else one text."""
    source = stdin if stdin is not None else sys.stdin.buffer
    limit = wishes.settings.max_bytes
    data = source.read(limit + 1)
    if len(data) > limit:
        yield Skipped(STDIN, None, _too_large("standard input", len(data), limit))
        return
    try:
        decoded = decode(data, "standard input")
    except SkipReport as error:
        yield _skipped(STDIN, None, error)
        return
    start = decoded.text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")) and (kind := _json_kind(start)) is not None:
        lines = ".jsonl" if kind == "lines" else ".json"
        yield from _read_json(decoded, "standard input", lines, wishes)
    else:
        yield _text_intake(decoded, STDIN, False, wishes)


def _json_kind(text: str) -> str | None:
    """ "whole" or "lines" if a text is JSON (or was meant to be), else None: news may begin with a bracket."""
    first, _, rest = text.partition("\n")
    try:
        parse_object(first, "")
        return "lines" if rest.strip() else "whole"
    except InputError:
        return "whole" if text.startswith(('{"', "{\n", "{\r", "{ ", "[{", "[\n", "[\r", "[ {")) else None


def _read_file(path: Path, wishes: _Wishes) -> Iterator[Intake | Skipped]:
    suffix, limit = path.suffix.lower(), wishes.settings.max_bytes
    try:
        if suffix in LINES and not _needs_whole(path):
            yield from _read_lines(path, wishes)
            return
        if (size := path.stat().st_size) > limit:
            raise _too_large(str(path), size, limit)
        decoded = decode(path.read_bytes(), str(path))
    except SkipReport as error:
        yield _skipped(str(path), None, error)
        return
    except (OSError, ValueError) as error:
        yield Skipped(str(path), None, _unreadable(path, error))
        return
    if suffix in ARRAYS | LINES:
        yield from _read_json(decoded, str(path), suffix, wishes)
    else:
        yield _text_intake(decoded, str(path), suffix in MARKDOWN, wishes)


def _needs_whole(path: Path) -> bool:
    """Whether JSON lines must be decoded as a whole: they are UTF-16 or not text at all."""
    with path.open("rb") as file:
        start = file.read(4096)
    return b"\0" in start or what_it_is(start) is not None


def _read_lines(path: Path, wishes: _Wishes) -> Iterator[Intake | Skipped]:
    """JSON lines, one at a time, so that a file of any size can be read; only a line has a limit."""
    limit, number, seen = wishes.settings.max_bytes, 0, False
    with path.open("rb") as file:
        while line := file.readline(limit + 1):
            number += 1
            where = f"{path}:{number}"
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = file.readline(limit + 1)
                yield Skipped(where, number, _too_large(where, None, limit))
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _line_intake(line, where, number, wishes)
            else:
                continue
            seen = True
    if not seen:
        yield Skipped(
            str(path), None, InputError(f"{path}: there is no report in it; one JSON object a line", code="empty")
        )


def _line_intake(line: bytes, where: str, number: int, wishes: _Wishes) -> Intake | Skipped:
    try:
        decoded = decode(line, where)
        return _record_intake(parse_object(decoded.text, where, line=number), decoded.encoding, where, number, wishes)
    except SkipReport as error:
        return _skipped(where, number, error)


def _read_json(decoded: Decoded, where: str, suffix: str, wishes: _Wishes) -> Iterator[Intake | Skipped]:
    """A decoded JSON text: an object or an array of objects; or one object a line."""
    if not decoded.text.strip():
        yield Skipped(
            where, None, InputError(f"{where}: is empty; give a report to read or leave it out", code="empty")
        )
        return
    if suffix in LINES:
        for number, line in enumerate(io.StringIO(decoded.text), 1):
            if line.strip():
                yield _line_intake(line.encode("utf-8", "surrogatepass"), f"{where}:{number}", number, wishes)
        return
    try:
        value = parse_object(decoded.text, where)
    except SkipReport as error:
        if _json_lines(decoded.text):
            yield from _read_json(decoded, where, ".jsonl", wishes)
        else:
            yield _skipped(where, None, error)
        return
    items = value if isinstance(value, list) else [value]
    if not items:
        yield Skipped(where, None, InputError(f"{where}: the array is empty; there is nothing to read", code="empty"))
    for number, item in enumerate(items, 1):
        ref = f"{where}#{number}" if isinstance(value, list) else where
        try:
            yield _record_intake(item, decoded.encoding, ref, None, wishes)
        except SkipReport as error:
            yield _skipped(ref, None, error)


def _json_lines(text: str) -> bool:
    """Whether a .json file that is not valid as a whole is really one object a line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    try:
        return all(isinstance(parse_object(line, ""), dict) for line in lines[:2])
    except InputError:
        return False


def _record_intake(value: object, encoding: str | None, where: str, line: int | None, wishes: _Wishes) -> Intake:
    record = record_of(value, where)
    taken = report_from_text(
        record.text,
        published=wishes.published,
        outlet=wishes.outlet,
        ref=record.metadata.id or where,
        where=where,
        metadata=record.metadata,
        lexicons=wishes.settings.lexicons,
    )
    return Intake(taken.report, _encoded(encoding) + record.problems + taken.problems, taken.dateline)


def _text_intake(decoded: Decoded, ref: str, markdown: bool, wishes: _Wishes) -> Intake | Skipped:
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
        return _skipped(ref, None, error)
    return Intake(taken.report, _encoded(decoded.encoding) + taken.problems, taken.dateline)


def _encoded(encoding: str | None) -> tuple[Problem, ...]:
    if encoding is None:
        return ()
    message = f"read as {encoding}, which is not UTF-8; if letters look wrong, save the file as UTF-8"
    return (Problem(code="encoding", message=message),)


def _skipped(ref: str, line: int | None, error: SkipReport) -> Skipped:
    return Skipped(ref, line, error if isinstance(error, InputError) else InputError(str(error), code=error.code))


def _too_large(where: str, size: int | None, limit: int) -> InputError:
    much = f"is {size / 1e6:,.1f} MB" if size is not None else "is one line"
    return InputError(
        f"{where}: {much}, larger than the limit of {limit / 1e6:,.1f} MB; split it, or raise the setting max_bytes",
        code="too-large",
    )


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
