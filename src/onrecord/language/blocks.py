"""Parse long texts in blocks, so that memory stays bounded and spaCy's length limit does not bite.

The pipeline's layers take some 10 kB a token, so a text of several million characters parsed whole would need many
gigabytes. Blocks end where a paragraph ends, else a line, else a sentence, so that no sentence is cut; a word or two
beside a border may be read differently, because the encoder looks four words to either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

# Code points; about 10,000 words, or 100 MB while a block is in work.
BLOCK_LENGTH = 50_000
_BORDERS = (re.compile(r"\n[^\S\n]*\n\s*"), re.compile(r"\n\s*"), re.compile(r"[.!?][”\"’)]*\s+"), re.compile(r"\s+"))


def block_ends(text: str, limit: int = BLOCK_LENGTH) -> Iterator[int]:
    """Offsets (code points, exclusive) where the blocks of ``text`` end; the last is ``len(text)``."""
    start = 0
    while len(text) - start > limit:
        end = start + limit
        for border in _BORDERS:
            places = [match.end() for match in border.finditer(text, start + limit // 2, start + limit)]
            if places:
                end = places[-1]
                break
        yield end
        start = end
    yield len(text)


def parse_blocks(nlp: Language, doc: Doc, limit: int = BLOCK_LENGTH) -> Doc:
    """Run ``nlp`` over a tokenized ``doc``, in blocks if it is longer than ``limit`` code points.

    Sentence starts already set in ``doc`` are kept. The result's text equals ``doc.text`` to the character.
    """
    if not doc or doc[-1].idx + len(doc[-1]) <= limit:
        return nlp(doc)
    starts = [token.idx for token in doc]
    first = 0
    parts: list[Doc] = []
    for end in block_ends(doc.text, limit):
        last = first
        while last < len(doc) and starts[last] < end:
            last += 1
        if last > first:
            parts.append(nlp(_copied(doc, first, last)))
        first = last
    joined = Doc.from_docs(parts, ensure_whitespace=False)
    assert joined is not None
    return joined


def _copied(doc: Doc, first: int, last: int) -> Doc:
    """Tokens ``first`` to ``last`` (exclusive) as a document of their own, with the sentence starts that were set."""
    tokens = doc[first:last]
    part = Doc(doc.vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens])
    for token, copied in zip(tokens, part, strict=True):
        if token.is_sent_start is not None and token.i > first:
            copied.is_sent_start = token.is_sent_start
    return part
