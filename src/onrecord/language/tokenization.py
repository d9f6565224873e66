"""Where news text is cut into tokens, beyond spaCy's English rules.

The same rules must hold in training and in reading, so the recipe in ``training/`` calls :func:`set_news_rules` on the
blank pipeline and the rules are then saved with the weights.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Always tokens of their own, wherever they stand: dashes (not hyphens), the ellipsis, double quotation marks of any
# make. Wire copy sets them without spaces ("the town—seized in March—", "said.“We"). Single quotation marks are left
# to spaCy's own rules, because ’ is also the apostrophe of "plant’s".
_APART = r"[—–―…“”„«»]"
# A sentence's end glued to the next one's start, as copied web text has it ("denied it.The ministry").
_GLUED_SENTENCES = r"(?<=[a-z]{2})[.?!](?=[A-Z“\"][a-z])"


def set_news_rules(nlp: Language) -> Language:
    """Add the news rules to the tokenizer of ``nlp`` and return ``nlp``."""
    tokenizer: Any = nlp.tokenizer  # spaCy ships no types for its Tokenizer
    defaults = nlp.Defaults
    prefixes = [*(defaults.prefixes or ()), _APART]
    suffixes = [*(defaults.suffixes or ()), _APART]
    infixes = [*(defaults.infixes or ()), _APART, _GLUED_SENTENCES]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp
