"""A bound on what the streams inside a PDF unpack to, which pdfminer itself does not know."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onrecord.intake.source import unpacks_too_large


@contextmanager
def bounded_streams(where: str, limit: int, total: int) -> Iterator[None]:
    """While it lasts, pdfminer unpacks no more than ``limit`` bytes of one stream, and ``total`` of all.

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
        return made

    def unpack_corrupted(data: bytes) -> bytes:
        """As much as can be had before the damage."""
        unpacker, made = zlib.decompressobj(), bytearray()
        try:
            for start in range(0, len(data), 256):
                made += unpacker.decompress(data[start : start + 256], limit)
                if len(made) > limit:
                    raise unpacks_too_large(where, limit)
        except zlib.error:
            pass
        return bytes(made)

    class Bounded:
        error = zlib.error
        decompress = staticmethod(unpack)
        decompressobj = staticmethod(zlib.decompressobj)

    before = module.zlib, module.decompress_corrupted
    module.zlib, module.decompress_corrupted = Bounded, unpack_corrupted
    try:
        yield
    finally:
        module.zlib, module.decompress_corrupted = before
