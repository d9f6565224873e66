"""Permanent ids: short, speakable and citable (``OR-7K3F9``), never given twice in one record."""

import hashlib
from collections.abc import Container

PREFIX = "OR-"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U
SHORTEST = 5
_TRIES_PER_LENGTH = 8
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def permanent_id(fingerprint: str, taken: Container[str]) -> str:
    """An id that is not in ``taken``: the same fingerprint and the same ids taken give the same id.

    Ids grow by one letter when several of one length are taken, so a large record never searches for long.
    """
    length = SHORTEST
    while True:
        for attempt in range(_TRIES_PER_LENGTH):
            found = PREFIX + _letters(f"{length}:{attempt}:{fingerprint}", length)
            if found not in taken:
                return found
        length += 1


def normal_id(written: str) -> str | None:
    """The id as the record writes it, from one as people write or say it (``or-7k3fo``); None where it is no id."""
    text = written.strip().upper()
    if not text.startswith(PREFIX):
        return None
    letters = text[len(PREFIX) :].replace("-", "").translate(_MISREAD)
    if len(letters) < SHORTEST or any(letter not in ALPHABET for letter in letters):
        return None
    return PREFIX + letters


def _letters(seed: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha512(seed.encode()).digest(), "big")
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)
