"""Reports as JSON, read one at a time: whole files of an object or an array, and files of one object a line."""

import io
from dataclasses import replace
from typing import Any, cast

from onrecord.errors import InputError, SkipReport
from onrecord.intake.annotation import is_annotation
from onrecord.intake.decoding import Decoded, decode, what_it_is
from onrecord.intake.extract import Extract, Extracts, note, skipped
from onrecord.intake.followthemoney import entity_extract, is_ftm
from onrecord.intake.json_shapes import shape_of
from onrecord.intake.ninjs import is_ninjs, item_extract
from onrecord.intake.records import parse_object, record_of
from onrecord.intake.report import Skipped
from onrecord.intake.source import Source, too_large
from onrecord.model import Problem

KIND = "JSON"


def read_json(source: Source) -> Extracts:
    """A JSON file: an object or an array of objects; or one object a line under the wrong name."""
    yield from read_decoded(decode(source.data(), source.where), source)


def read_json_lines(source: Source) -> Extracts:
    """JSON lines, one at a time, so that a file of any size can be read; only a line has a limit."""
    if _needs_whole(source):
        yield from _decoded_lines(decode(source.data(), source.where), source)
        return
    limit, number, seen = source.wishes.settings.max_bytes, 0, False
    with source.open() as file:
        while line := file.readline(limit + 1):
            number += 1
            where = f"{source.where}:{number}"
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = file.readline(limit + 1)
                yield Skipped(where, number, too_large(where, None, limit), KIND)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield from _line(line, where, number)
            else:
                continue
            seen = True
    if not seen:
        message = f"{source.where}: there is no report in it; one JSON object a line"
        yield Skipped(source.where, None, InputError(message, code="empty"), KIND)


def read_decoded(decoded: Decoded, source: Source, *, lines: bool = False) -> Extracts:
    """A JSON text: an object or an array of objects, in our own fields or in a shape that is known; or lines."""
    where = source.where
    if not decoded.text.strip():
        raise InputError(f"{where}: is empty; give a report to read or leave it out", code="empty")
    if lines:
        yield from _decoded_lines(decoded, source)
        return
    try:
        value = parse_object(decoded.text, where)
    except SkipReport:
        if not _json_lines(decoded.text):
            raise
        yield from _decoded_lines(decoded, source)
        return
    if (shape := shape_of(value)) is not None:
        yield from shape(value, source)
        return
    items = value if isinstance(value, list) else [value]
    if not items:
        raise InputError(f"{where}: the array is empty; there is nothing to read", code="empty")
    for number, item in enumerate(items, 1):
        yield from _record(item, decoded.encoding, f"{where}#{number}" if isinstance(value, list) else where, None)


def _decoded_lines(decoded: Decoded, source: Source) -> Extracts:
    for number, line in enumerate(io.StringIO(decoded.text), 1):
        if line.strip():
            yield from _line(line.encode("utf-8", "surrogatepass"), f"{source.where}:{number}", number)


def _needs_whole(source: Source) -> bool:
    """Whether JSON lines must be decoded as a whole: they are UTF-16 or not text at all."""
    start = source.head()[:4096]
    return b"\0" in start or what_it_is(start) is not None


def _line(line: bytes, where: str, number: int) -> Extracts:
    try:
        decoded = decode(line, where)
        value = parse_object(decoded.text, where, line=number)
    except SkipReport as error:
        yield skipped(where, number, error, KIND)
        return
    yield from _record(value, decoded.encoding, where, number)


def _record(value: object, encoding: str | None, where: str, line: int | None) -> Extracts:
    try:
        if is_ninjs(value):
            yield replace(item_extract(cast(dict[str, Any], value), where), line=line)
            return
        if is_ftm(value):
            yield replace(entity_extract(cast(dict[str, Any], value), where), line=line)
            return
        if is_annotation(value):
            message = f"{where}: holds annotations, and not the text they are of; give the text itself"
            raise InputError(message, code="no-report")
        record = record_of(value, where)
    except SkipReport as error:
        yield skipped(where, line, error, KIND)
        return
    problems = encoded(encoding) + record.problems
    yield Extract(record.text, where, KIND, metadata=record.metadata, problems=problems, line=line)


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
    return (note("encoding", message),)
