"""Reports as JSON, read one at a time: whole files of an object or an array, and files of one object a line."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError, SkipReport
from onrecord.intake.decoding import Decoded, decode
from onrecord.intake.records import parse_object, record_of
from onrecord.intake.report import Intake, Skipped, report_from_text
from onrecord.model import Problem
from onrecord.settings import Settings

LINES = frozenset({".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller says of all reports."""

    published: str | None
    outlet: str | None
    settings: Settings


def read_json(decoded: Decoded, where: str, suffix: str, wishes: Wishes) -> Iterator[Intake | Skipped]:
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
            yield from read_json(decoded, where, ".jsonl", wishes)
        else:
            yield skipped(where, None, error)
        return
    items = value if isinstance(value, list) else [value]
    if not items:
        yield Skipped(where, None, InputError(f"{where}: the array is empty; there is nothing to read", code="empty"))
    for number, item in enumerate(items, 1):
        ref = f"{where}#{number}" if isinstance(value, list) else where
        try:
            yield _record_intake(item, decoded.encoding, ref, None, wishes)
        except SkipReport as error:
            yield skipped(ref, None, error)


def read_lines(path: Path, wishes: Wishes) -> Iterator[Intake | Skipped]:
    """JSON lines, one at a time, so that a file of any size can be read; only a line has a limit."""
    limit, number, seen = wishes.settings.max_bytes, 0, False
    with path.open("rb") as file:
        while line := file.readline(limit + 1):
            number += 1
            where = f"{path}:{number}"
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = file.readline(limit + 1)
                yield Skipped(where, number, too_large(where, None, limit))
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _line_intake(line, where, number, wishes)
            else:
                continue
            seen = True
    if not seen:
        yield Skipped(
            str(path), None, InputError(f"{path}: there is no report in it; one JSON object a line", code="empty")
        )


def _line_intake(line: bytes, where: str, number: int, wishes: Wishes) -> Intake | Skipped:
    try:
        decoded = decode(line, where)
        return _record_intake(parse_object(decoded.text, where, line=number), decoded.encoding, where, number, wishes)
    except SkipReport as error:
        return skipped(where, number, error)


def _record_intake(value: object, encoding: str | None, where: str, line: int | None, wishes: Wishes) -> Intake:
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
    return Intake(taken.report, encoded(encoding) + record.problems + taken.problems)


def json_kind(text: str) -> str | None:
    """ "whole" or "lines" if a text is JSON (or was meant to be), else None: news may begin with a bracket."""
    first, _, rest = text.partition("\n")
    try:
        parse_object(first, "")
        return "lines" if rest.strip() else "whole"
    except InputError:
        return "whole" if text.startswith(('{"', "{\n", "{\r", "{ ", "[{", "[\n", "[\r", "[ {")) else None


def _json_lines(text: str) -> bool:
    """Whether a .json file that is not valid as a whole is really one object a line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    try:
        return all(isinstance(parse_object(line, ""), dict) for line in lines[:2])
    except InputError:
        return False


def encoded(encoding: str | None) -> tuple[Problem, ...]:
    """What is said of a file in another encoding than UTF-8."""
    if encoding is None:
        return ()
    message = f"read as {encoding}, which is not UTF-8; if letters look wrong, save the file as UTF-8"
    return (Problem(code="encoding", message=message),)


def skipped(ref: str, line: int | None, error: SkipReport) -> Skipped:
    """The place that an input which cannot be read takes among the others."""
    return Skipped(ref, line, error if isinstance(error, InputError) else InputError(str(error), code=error.code))


def too_large(where: str, size: int | None, limit: int) -> InputError:
    """The message about an input over the limit; ``size`` in bytes, None for a line whose end was not looked for."""
    much = f"is {size / 1e6:,.1f} MB" if size is not None else "is one line"
    return InputError(
        f"{where}: {much}, larger than the limit of {limit / 1e6:,.1f} MB; split it, or raise the setting max_bytes",
        code="too-large",
    )
