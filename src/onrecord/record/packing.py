"""Values as bytes in a database column: interchange JSON, compressed."""

import hashlib
import zlib
from typing import Any, TypeVar

import msgspec

from onrecord.model import Reading

T = TypeVar("T")


def pack(value: object) -> bytes:
    """JSON, compressed."""
    return zlib.compress(msgspec.json.encode(value), 6)


def unpack(body: bytes, kind: type[T]) -> T:
    """The value of ``pack``."""
    return msgspec.json.decode(zlib.decompress(body), type=kind)


def pack_reading(reading: Reading) -> bytes:
    """A reading without the text, which stands beside it in its own column."""
    bare: dict[str, Any] = {"text": ""}
    return pack(msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, **bare)))


def unpack_reading(body: bytes, text: str) -> Reading:
    """The reading of ``pack_reading``, with its text."""
    reading = unpack(body, Reading)
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, text=text))


def hashed(key: str) -> int:
    """A key as 64 bits (signed), for look-up tables: two keys that clash only cost a comparison more."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
