"""Ids of a reading are hashes of the fields that make a thing what it is: reading twice gives the same ids."""

import base64
import hashlib

import msgspec

PREFIXES = ("rpt", "clm", "evt", "fig", "plc", "act", "inc", "ver", "lin")


def text_sha256(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hex. Lone surrogates (broken input) are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_id(prefix: str, *parts: object) -> str:
    """``prefix_`` and 16 base-32 letters of a hash over ``parts`` (anything JSON can hold, order matters)."""
    if prefix not in PREFIXES:
        raise ValueError(f"unknown id prefix {prefix!r}; known: {', '.join(PREFIXES)}")
    digest = hashlib.sha256(msgspec.json.encode(parts)).digest()
    return f"{prefix}_{base64.b32encode(digest[:10]).decode().lower()}"
