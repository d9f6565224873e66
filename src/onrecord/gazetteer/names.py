"""Names as keys: the many spellings of one place name brought to one form, and hashed."""

import hashlib
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a",
        "ħ": "h",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ",": " ", "(": " ", ")": " ", "\n": " ", "\t": " ",
        ".": None, "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "`": None, "ʹ": None, "´": None, '"': None,
    }
)  # fmt: skip

_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The form under which a name is filed: case, diacritics, hyphens, full stops and apostrophes do not count.

    ``key("Saint-Étienne") == key("St. Etienne")``. "Saint", "Mount" and "Fort" are filed under their abbreviations.
    """
    plain = name.lower()
    if not plain.isascii():
        plain = "".join(ch for ch in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(ch))
    words = plain.translate(_LETTERS).split()
    return " ".join([_WORDS.get(word, word) for word in words])


def hashed(filed: str) -> int:
    """64-bit hash of a key, the same on every machine and in every run."""
    return int.from_bytes(hashlib.blake2b(filed.encode(), digest_size=8).digest(), "little")
