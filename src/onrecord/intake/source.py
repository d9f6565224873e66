"""Sources: where the bytes of an input come from, read no further than the limits allow."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.wishes import Wishes

HEAD = 64_000
"""Bytes looked at to tell what a file is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file (``path``) or bytes in memory (``content``: standard input, a file inside an archive); of both, the bytes
    are read and the path only names them.

    ``where`` names it in messages and in the refs of its reports.
    """

    where: str
    wishes: Wishes
    path: Path | None = None
    content: bytes | None = None

    @property
    def suffix(self) -> str:
        """The end of its name in lower case with the dot; empty for standard input."""
        return self.path.suffix.lower() if self.path is not None else ""

    def open(self) -> BinaryIO:
        """Its bytes as a stream that can be searched."""
        if self.content is not None:
            return io.BytesIO(self.content)
        assert self.path is not None
        return self.path.open("rb")

    def head(self) -> bytes:
        """The first bytes, enough to tell what it is."""
        with self.open() as file:
            return file.read(HEAD)

    def data(self) -> bytes:
        """All of it. Raises InputError, with nothing read, if it is larger than the setting ``max_bytes``."""
        if self.content is not None:
            return self.content
        assert self.path is not None
        limit = self.wishes.settings.max_bytes
        if (size := self.path.stat().st_size) > limit:
            raise too_large(self.where, size, limit)
        return self.path.read_bytes()


def too_large(where: str, size: int | None, limit: int) -> InputError:
    """The message about an input over the limit; ``size`` in bytes, None for a line whose end was not looked for."""
    much = f"is {size / 1e6:,.1f} MB" if size is not None else "is one line"
    return InputError(
        f"{where}: {much}, larger than the limit of {limit / 1e6:,.1f} MB; split it, or raise the setting max_bytes",
        code="too-large",
    )


def unpacks_too_large(where: str, limit: int) -> InputError:
    """The message about a packed file that unpacks to more than the limit."""
    return InputError(
        f"{where}: unpacks to more than {limit / 1e6:,.0f} MB; if it is no trap, raise the setting max_unpacked_bytes",
        code="too-large",
    )
