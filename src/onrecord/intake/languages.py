"""Which language a text is in: English passes by its small words; only what lacks them is looked at more closely."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

SAMPLE = 6000
"""Characters looked at, from the beginning."""

_WORD = re.compile(r"[^\W\d_]+")
# Small words of English that are rare in other languages in Latin letters ("in", "was", "is", "had" are not).
_ENGLISH = frozenset(
    (
        "the", "of", "and", "to", "that", "with", "from", "by", "has", "have",
        "were", "which", "who", "been", "their", "they", "his", "this", "are", "its",
        "would", "after", "said", "be", "will", "not", "says", "as", "at", "out",
        "over", "about", "than", "he", "she", "but", "where", "when", "into",
    )
)  # fmt: skip
_ENOUGH = 0.10
"""Share of words that are such small words, from which on a text is taken for English."""

_LATIN_WORDS, _SURE, _NOT_ENGLISH = 10, 0.40, 0.01


def foreign_language(text: str) -> tuple[str, str] | None:
    """(name, ISO code) of the language a text is clearly in, if it is not English; None if English or unclear."""
    sample = text[:SAMPLE].lower()
    words = _WORD.findall(sample)
    if not words:
        return None
    if sum(word in _ENGLISH for word in words) >= _ENOUGH * len(words):
        return None
    foreign_letters = _foreign_letters(words)
    if foreign_letters < 0.5 and len(words) < _LATIN_WORDS:
        return None
    ranked = _rank(" ".join(words))
    english = sum(score for code, score in ranked if code in {"en", "pcm"})
    code, score = next((code, score) for code, score in ranked if code not in {"en", "pcm", "zxx"})
    if foreign_letters >= 0.5 or (english < _NOT_ENGLISH and score >= _SURE and len(words) >= _LATIN_WORDS):
        return _name(code), code
    return None


def _foreign_letters(words: list[str]) -> float:
    """Share of letters that are not Latin."""
    letters = [char for word in words for char in word]
    return sum(not unicodedata.name(char, "LATIN").startswith("LATIN") for char in letters) / len(letters)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Loading takes seconds, and an English text never needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _rank(text: str) -> list[tuple[str, float]]:
    return [(str(code), float(score)) for code, score in _identifier().rank(text)]


def _name(code: str) -> str:
    import pycountry  # noqa: PLC0415

    language = pycountry.languages.get(**{"alpha_2" if len(code) == 2 else "alpha_3": code})
    return str(language.name).split(" (")[0].split(";")[0] if language else code
