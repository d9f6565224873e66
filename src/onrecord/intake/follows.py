"""Feeds that are followed: a list kept in a file beside the record, with what their servers last said."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from onrecord.errors import InputError, StopRun, did_you_mean
from onrecord.model import Value


class Follow(Value, frozen=True, kw_only=True):
    """One feed. Times are UTC. ``pages``: the page an entry links to is read instead of the entry."""

    url: str
    title: str | None = None
    outlet: str | None = None
    pages: bool = False
    added_at: str
    asked_at: str | None = None
    """When its server last answered."""
    not_before: str | None = None
    """It is not asked again before this."""
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    """SHA-256 of what it last gave: some servers do not know what has changed."""
    failures: int = 0
    """How often in a row it could not be had."""
    problem: str | None = None
    ended: bool = False
    """Its server says that it is gone for good."""
    seen: tuple[str, ...] = ()
    """Reports of entries whose pages were fetched; kept only with ``pages``."""


def load_follows(path: Path) -> tuple[Follow, ...]:
    """The feeds in a file; none if it is not there. Raises StopRun if it is no such list."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Follow, ...])
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise StopRun(
            f"{path}: cannot be read as a list of feeds ({error}); mend or remove it", code="follows"
        ) from error


def save_follows(path: Path, follows: Iterable[Follow]) -> None:
    """Put a list in the place of the one in a file: whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(tuple(follows)), indent=1) + b"\n")
        fresh.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def sole_user(path: Path) -> Iterator[None]:
    """While this holds, no other process works on the list. Raises StopRun if one does."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = path.with_name(f"{path.name}.lock").open("w")
    except OSError as error:
        raise _unwritable(path, error) from error
    with opened as file:
        try:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass
        except OSError as error:
            raise StopRun(f"{path}: another process is at work on this list; wait for it", code="follows") from error
        yield


def _unwritable(path: Path, error: OSError) -> StopRun:
    return StopRun(f"{path}: cannot be written ({error.strerror or error}); check the folder", code="follows")


def changed(follows: Iterable[Follow], one: Follow, was: str | None = None) -> tuple[Follow, ...]:
    """The list with one feed in the place of the one at its address (or at ``was``), or at its end."""
    out = [one if other.url == (was or one.url) else other for other in follows]
    return tuple(out) if one in out else (*out, one)


def without(follows: Iterable[Follow], url: str) -> tuple[Follow, ...]:
    """The list without the feed at an address. Raises InputError if there is none."""
    kept = tuple(follows)
    left = tuple(one for one in kept if one.url != url)
    if len(left) == len(kept):
        raise InputError(f"{url}: is not followed{did_you_mean(url, [one.url for one in kept])}", code="follows")
    return left
