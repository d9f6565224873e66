"""What the commands share that work on a record: which one, who is at work, and how an answer is printed."""

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.record.store import Record

F = TypeVar("F", bound=Callable[..., Any])


def record_option(command: F) -> F:
    """``--record``: a file, or the address of a PostgreSQL database."""
    return click.option(
        "--record",
        "address",
        metavar="FILE|ADDRESS",
        help="The record: a file (by default onrecord.db here) or postgresql://user@host/name.",
    )(command)


def by_option(command: F) -> F:
    """``--by``: who decides, for the log."""
    return click.option("--by", metavar="NAME", help="Who does it, for the log (by default your login name).")(command)


def who(by: str | None) -> str:
    """The name given, or the login name; "unknown" where the machine has none."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def open_record(address: str | None, *, create: bool = False) -> "Record":
    """The record that was named on the command line, in the settings, or lies here."""
    from onrecord import settings
    from onrecord.record.store import Record

    return Record.open(address or settings.load().record, create=create)


def print_json(value: object) -> None:
    """One JSON object a line on stdout."""
    import sys

    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()
