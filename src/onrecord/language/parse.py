"""Parse a report: its whole text as one spaCy Doc, in which no sentence runs across a paragraph or a heading."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.language.blocks import parse_blocks
from onrecord.language.truecase import truecased
from onrecord.model import Report

# What broken input leaves behind and spaCy cannot encode; the stand-in is one code point too, so offsets hold.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CLOCK = re.compile(r"[0-2]?\d[:.h][0-5]\d")
_AFTER_CLOCK = frozenset({"GMT", "UTC", "BST", "CET", "CEST", "EET", "ET", "EST", "am", "pm", "-", "–", "—", "|", ":"})
_GOING_ON = frozenset({",", "“", "‘", "«", "(", "["})
_CLOSING = "”’»\"')]"
# Code points; longer reports are not batched with others.
LONG = 10_000
# A text is wrapped if lines, _FEWEST or more of them, go on after a width of so many code points, and most of them
# (_MOST) fill it (_FULL).
_NARROWEST, _WIDEST, _FEWEST, _FULL, _MOST = 50, 100, 3, 0.75, 0.8


def parse(nlp: Language, report: Report) -> Doc:
    """The parse of ``report.text``; ``doc.text`` equals it to the character.

    Apart from a lone surrogate, from line ends inside a wrapped paragraph, which are blanks, and from the case of
    letters in texts and lines that are all capitals.
    """
    return parse_blocks(nlp, _tokenized(nlp, report))


def parse_many(nlp: Language, reports: Iterable[Report], batch_size: int = 16) -> Iterator[Doc]:
    """As ``parse``, for many reports in input order, batched; a long one goes alone, to bound memory."""
    for long, some in groupby(reports, key=lambda report: len(report.text) > LONG):
        if long:
            yield from (parse(nlp, report) for report in some)
        else:
            yield from nlp.pipe((_tokenized(nlp, report) for report in some), batch_size=batch_size)


def _tokenized(nlp: Language, report: Report) -> Doc:
    """Tokens with sentence starts set where a line, a heading or a piece of furniture begins, and after a dateline.

    The parser keeps starts that are already set. The first word after a break is one, a word that goes on after
    another on its line is none, all others are left open.
    """
    doc = nlp.make_doc(_unwrapped(truecased(_LONE_SURROGATE.sub("\ufffd", report.text))))
    breaks = {span.start for span in (*report.headings, *report.furniture)}
    dateline_end = report.dateline.end if report.dateline is not None else -1
    after_break, clock = True, False
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text or _ends_typed(token)
            token.is_sent_start = False if token.i and "\n" not in token.text else None
            continue
        if after_break or token.idx in breaks:
            token.is_sent_start = True
        elif _goes_on(token):
            token.is_sent_start = False
        # "wrote on X. He added": the network's name with its full stop looks like an initial.
        ends_post = token.text == "X." and token.i > 0 and doc[token.i - 1].lower_ == "on"
        # "18:42 Army says …": the clock of a live report.
        clock = after_break and (_CLOCK.fullmatch(token.text) is not None or (clock and token.text in _AFTER_CLOCK))
        after_break = "\n" in token.text or token.idx + len(token) == dateline_end or ends_post or clock
    return doc


def _ends_typed(gap: Token) -> bool:
    """Whether a sentence ends before a gap of two blanks, as typists set it; not behind "U.S."."""
    if gap.i == 0 or gap.i + 1 >= len(gap.doc):
        return False
    before, after = gap.nbor(-1), gap.nbor(1)
    if before.text[-1] in _CLOSING and gap.i > 1:
        before = gap.nbor(-2)
    return before.text in (".", "?", "!") and not after.text[0].islower()


def _goes_on(token: Token) -> bool:
    """Whether a word can begin no sentence: it follows a word, a comma or an opening mark on its line, or it is in
    small letters behind a closing mark ("“Where to?” he asks").
    """
    if token.i == 0 or (before := token.nbor(-1)).is_space:
        return False
    if before.text[-1].isalnum() or before.text in _GOING_ON:
        return not token.is_space
    return token.text[0].islower() and before.text[-1] in _CLOSING


def _unwrapped(text: str) -> str:
    """The text with a blank for each line end that a width made, not a paragraph; offsets hold.

    A text is wrapped if most lines that go on in the next fill nearly one width; other texts come back unchanged.
    """
    lines, offset = [], 0
    for line in text.split("\n"):
        lines.append((offset, len(line)))
        offset += len(line) + 1
    width = max((length for _, length in lines), default=0)
    inner = [pair for pair, (_, after) in pairwise(lines) if pair[1] and after]
    if not _NARROWEST <= width <= _WIDEST or len(inner) < _FEWEST:
        return text
    full = [start + length for start, length in inner if length >= _FULL * width]
    if len(full) < _MOST * len(inner):
        return text
    letters = list(text)
    for place in full:
        letters[place] = " "
    return "".join(letters)
