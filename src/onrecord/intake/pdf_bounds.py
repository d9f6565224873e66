"""A bound on what the streams inside a PDF unpack to, which pdfminer itself does not know."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.source import unpacks_too_large


@contextmanager
def bounded_streams(where: str, limit: int, total: int) -> Iterator[None]:
    """While it lasts, pdfminer unpacks no more than ``limit`` bytes of one stream, and ``total`` of all, and no stream
    by halves.

    pdfminer itself knows no limit, and a PDF of a megabyte can hold a stream that unpacks to gigabytes.
    """
    from pdfminer import pdftypes  # noqa: PLC0415

    module: Any = pdftypes
    left = total

    def unpack(data: bytes) -> bytes:
        nonlocal left
        unpacker = zlib.decompressobj()
        made = unpacker.decompress(data, min(limit, left) + 1)
        left -= len(made)
        if len(made) > limit or left < 0:
            raise unpacks_too_large(where, limit if len(made) > limit else total)
        if not unpacker.eof:
            raise zlib.error("incomplete")
        return made

    def unpack_unchecked(data: bytes) -> bytes:
        """A stream whose check sum is wrong or missing, if all of it is there: half a page must not pass for a page."""
        if not data.strip():
            return b""
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            made = unpacker.decompress(data[2:], limit + 1)
        except zlib.error:
            made = b""
        if len(made) > limit:
            raise unpacks_too_large(where, limit)
        if not unpacker.eof:
            message = f"{where}: is damaged: a part of it cannot be unpacked; fetch or save it again"
            raise InputError(message, code="damaged")
        return made

    class Bounded:
        error = zlib.error
        decompress = staticmethod(unpack)
        decompressobj = staticmethod(zlib.decompressobj)

    before = module.zlib, module.decompress_corrupted
    module.zlib, module.decompress_corrupted = Bounded, unpack_unchecked
    try:
        yield
    finally:
        module.zlib, module.decompress_corrupted = before
