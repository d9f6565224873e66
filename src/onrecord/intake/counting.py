"""How many words a text has, also in scripts that put no spaces between them."""

import re

_WORD = re.compile(r"\S+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""


def count_words(text: str) -> int:
    """About how many words a text has: where there are no spaces, two letters count as one."""
    unspaced = unspaced_letters(text)
    return len(_WORD.findall(_UNSPACED.sub(" ", text) if unspaced else text)) + (unspaced + 1) // 2


def unspaced_letters(text: str) -> int:
    """How many letters of a text belong to scripts that put no spaces between words."""
    return 0 if text.isascii() else len(_UNSPACED.findall(text))
