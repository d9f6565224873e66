"""What each part of the attribution reader is worth: PolNeAR read by one part alone, by two, and by all together.

The parts: the cue lexicon with the nearest words, the rules over the tree, the learned reader. Each article is parsed
once; what comes after the parts (the last touches, continued quotations, nesting) is the same for all.

Run ``python -m evaluation.attribution --ablation``.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final
from unittest.mock import patch

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.language import load, parse_many
from onrecord.model import Claim, Reading, Report, Timex
from onrecord.reading import claims
from onrecord.reading.actors import find_cast
from onrecord.reading.attribution_merge import gathered, merged
from onrecord.reading.attribution_model import shipped_model, word_clusters
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.contents import tokens_span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.quotations import Quotations
from onrecord.reading.times import find_times

Times = tuple[Timex, ...]
Reader = Callable[[Page, CueLexicon, Quotations, Times], list[Draft]]
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"})
_OPENERS: Final = frozenset({"NOUN", "PROPN", "PRON"})


def lexicon_alone(page: Page, lexicon: CueLexicon, quotations: Quotations, times: Times) -> list[Draft]:
    """Each verb of the cue lexicon with the run of nominal words next to it and the rest of its sentence.

    What a list of words can do without a tree: the content is the quotation of the sentence where there is one, else
    what stands after the cue.
    """
    return [draft for sent in page.sentences for draft in _nearest(page, lexicon, quotations, sent)]


def _nearest(page: Page, lexicon: CueLexicon, quotations: Quotations, sent: Words) -> Iterator[Draft]:
    taken = sent.start
    for cue in sent:
        if cue.i < taken or lexicon.verb(cue) is None or quotations.at(cue.idx) is not None:
            continue
        source = _run(sent, cue, -1) or _run(sent, cue, +1)
        quoted = quotations.within(span_of(sent))
        after = tokens_span(page.doc, cue.i + 1, sent.end)
        contents = tuple(quoted) if quoted else (after,) if after is not None else ()
        if source is None or not contents:
            continue
        taken = sent.end
        yield Draft((span_of(cue),), cue.i, (span_of(source),), contents, 0.5, "attribution:lexicon")


def _run(sent: Words, cue: Token, step: int) -> Words | None:
    """The unbroken run of nominal words right before (-1) or after (+1) a cue."""
    at = cue.i + step
    while sent.start <= at < sent.end and sent.doc[at].pos_ in _NOMINAL:
        at += step
    words = sent.doc[at + 1 : cue.i] if step < 0 else sent.doc[cue.i + 1 : at]
    return words if any(token.pos_ in _OPENERS for token in words) else None


def rules_alone(page: Page, lexicon: CueLexicon, quotations: Quotations, times: Times) -> list[Draft]:
    """Lexicon and tree, without weights."""
    return claims.rules_alone(page, lexicon, quotations, times)


def learned_alone(page: Page, lexicon: CueLexicon, quotations: Quotations, times: Times) -> list[Draft]:
    """The learned reader without the rules' hints and drafts (its features still look words up in the lexicon)."""
    model = shipped_model()
    assert model is not None, "no weights in the package; run make train-attribution"
    sheet = Sheet(page.doc, quotations, word_clusters(), page.tree)
    evidence, chances = gathered(page, sheet, lexicon, model, [])
    return merged(sheet, lexicon, model, [], evidence, chances)


PARTS: Final[Mapping[str, Reader | None]] = {
    "lexicon only": lexicon_alone,
    "tree rules only": rules_alone,
    "learned only": learned_alone,
    "all": None,
}


def ablation(reports: list[Report]) -> Iterator[tuple[str, list[Reading], float]]:
    """(part, its readings with claims alone, seconds for each report) of each part."""
    pages = [Page(report, doc) for report, doc in zip(reports, parse_many(load(), reports), strict=True)]
    known = [(page, find_cast(page), find_times(page)) for page in pages]
    for name, reader in PARTS.items():
        start = time.perf_counter()
        if reader is None:
            found = [claims.find_claims(*item) for item in known]
        else:
            with patch.object(claims, "_drafts", reader):
                found = [claims.find_claims(*item) for item in known]
        seconds = (time.perf_counter() - start) / len(reports)
        yield name, [_reading(page.report, made) for page, made in zip(pages, found, strict=True)], seconds


def _reading(report: Report, made: tuple[Claim, ...]) -> Reading:
    return Reading(
        report=report, claims=made, events=(), figures=(), places=(), times=(), actors=(), links=(), problems=()
    )
