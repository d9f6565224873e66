"""Which language a text is in: English passes by its small words; only what lacks them is looked at more closely."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from onrecord.intake.counting import count_words, unspaced_letters
from onrecord.intake.small_words import SMALL_WORDS
from onrecord.intake.units import Unit
from onrecord.model import Span

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

_MOSTLY = 0.80
"""Share of letters that are not Latin, from which on a text is another's, though English is quoted in it."""

_LATIN_WORDS, _SURE, _NOT_ENGLISH = 10, 0.40, 0.01
_SHORT_SURE, _SHORT_NOT_ENGLISH = 0.50, 0.05
"""For fewer words, one of which must then be a small word of the other language."""
_PARAGRAPH_WORDS, _PARAGRAPH_LETTERS = 8, 12
"""What a paragraph must have to be taken for one in another language than its text: of words in Latin letters, of
letters in others.
"""
_SAME = {
    **dict.fromkeys(("arz", "ary", "apc", "aeb", "acm", "ars", "ajp"), "ar"),
    **dict.fromkeys(("wuu", "yue", "gan", "hak", "nan", "cdo", "lzh"), "zh"),
    **dict.fromkeys(("prs", "pes"), "fa"),
}
"""Languages that are written so much alike that their scores count together."""


def foreign_language(text: str) -> tuple[str, str] | None:
    """(name, ISO code) of the language a text is clearly in, if it is not English; None if English or unclear."""
    sample = text[:SAMPLE].lower()
    words = _WORD.findall(sample)
    if not words:
        return None
    foreign_letters = _foreign_letters(words)
    if _is_english(words) and foreign_letters < _MOSTLY:
        return None
    if foreign_letters < 0.5 and len(words) < 2:
        return None
    ranked = _rank(" ".join(words))
    english = sum(score for code, score in ranked if code in {"en", "pcm"})
    code, score = _best(ranked)
    if foreign_letters >= 0.5:
        return _name(code), code
    if len(words) >= _LATIN_WORDS:
        return (_name(code), code) if english < _NOT_ENGLISH and score >= _SURE else None
    known = any(word in SMALL_WORDS.get(code, ()) for word in words) and english < _SHORT_NOT_ENGLISH
    return (_name(code), code) if known and score >= _SHORT_SURE else None


def language_of(text: str, declared: str | None) -> tuple[str, str] | None:
    """(name, ISO code) of the language of a text that is not to be read as English: by its words, or, where they do not
    tell, by what is ``declared`` of it ("uk", "uk-UA").
    """
    if (found := foreign_language(text)) is not None:
        return found
    code = re.split(r"[-_]", (declared or "").strip().lower())[0]
    if not code or code in ("en", "eng", "und", "mul", "zxx") or not _is_code(code):
        return None
    return None if _is_english(_WORD.findall(text[:SAMPLE].lower())) else (_name(code), code)


def foreign_paragraphs(units: Sequence[Unit]) -> list[tuple[Span, str]]:
    """Paragraphs of an English text that are clearly in another language, with the name of each."""
    found = []
    for unit in units:
        words = _WORD.findall(unit.text.lower())
        foreign = bool(words) and _foreign_letters(words) >= 0.5
        if len(words) < _PARAGRAPH_WORDS and not (foreign and unit.letters >= _PARAGRAPH_LETTERS):
            continue
        if any(word in _ENGLISH for word in words) and not foreign:
            continue
        if (language := foreign_language(unit.text)) is None:
            continue
        name, code = language
        if foreign or sum(word in SMALL_WORDS.get(code, ()) for word in words) >= 2:
            found.append((unit.span, name))
    return found


def _is_english(words: Sequence[str]) -> bool:
    count = sum(map(count_words, words))
    return bool(words) and sum(word in _ENGLISH for word in words) >= _ENOUGH * count


def _foreign_letters(words: Sequence[str]) -> float:
    """Share of letters that are not Latin; those of scripts without spaces, which say more, count as several."""
    letters = "".join(words)
    more = 2 * unspaced_letters(letters)
    foreign = sum(not unicodedata.name(char, "LATIN").startswith("LATIN") for char in letters)
    return (foreign + more) / (len(letters) + more)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Loading takes seconds, and an English text never needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _rank(text: str) -> list[tuple[str, float]]:
    return [(str(code), float(score)) for code, score in _identifier().rank(text)]


def _best(ranked: Sequence[tuple[str, float]]) -> tuple[str, float]:
    """The likeliest language that is not English, with those that are written like it."""
    together: dict[str, float] = {}
    for code, score in ranked:
        if code not in {"en", "pcm", "zxx"}:
            together[_SAME.get(code, code)] = together.get(_SAME.get(code, code), 0.0) + score
    return max(together.items(), key=lambda pair: pair[1])


def _is_code(code: str) -> bool:
    import pycountry  # noqa: PLC0415

    return len(code) in (2, 3) and pycountry.languages.get(**{f"alpha_{len(code)}": code}) is not None


def _name(code: str) -> str:
    import pycountry  # noqa: PLC0415

    language = pycountry.languages.get(**{"alpha_2" if len(code) == 2 else "alpha_3": code})
    return str(language.name).split(" (")[0].split(";")[0] if language else code
