"""Narrated claims: what the outlet says in its own words, so that no event is ever without the claim that makes it."""

from collections.abc import Sequence

from onrecord.ids import make_id
from onrecord.model import Claim, Method, Source, Span, Spans
from onrecord.reading.page import Page, span_of
from onrecord.reading.quotations import Quotations

# How sure it is that the words are the outlet's own.
_ALONE, _BESIDE = 0.9, 0.75


def narrated_claims(page: Page, quotations: Quotations, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim per readable sentence of the outlet's own.

    A sentence that lies wholly in a quotation or in another claim's content is somebody else's and has none. A
    sentence with an attribution in it has one all the same: that the ministry accused the army is the outlet's word.
    """
    contents = sorted({piece for claim in claims for piece in (*claim.contents, *_line(page, claim))})
    cues = [claim.cue.spans[0] for claim in claims if claim.cue is not None]
    return tuple(
        _narrated(page, span, beside=any(span.contains(cue) for cue in cues))
        for span in map(span_of, page.sentences)
        if not _elsewhere(span, quotations, contents)
    )


def _line(page: Page, claim: Claim) -> Spans:
    """All of a line "Army: 40 rescued", label and mark included: it is no sentence of the outlet's."""
    if claim.cue is None or claim.cue.lemma != ":" or not claim.sources[0].spans:
        return ()
    start = page.report.text.rfind("\n", 0, claim.sources[0].spans[0].start) + 1
    return (Span(start, claim.contents[-1].end),)


def _elsewhere(span: Span, quotations: Quotations, contents: Sequence[Span]) -> bool:
    """Whether a sentence is somebody else's: all of it (a stop or a mark apart) in a quotation or a content."""
    inner = Span(span.start, max(span.start + 1, span.end - 2))
    quotation = quotations.at(inner.start)
    if quotation is not None and quotation.contains(inner):
        return True
    return any(piece.contains(inner) for piece in contents)


def _narrated(page: Page, span: Span, *, beside: bool) -> Claim:
    """The claim of one sentence; ``beside``: somebody speaks in it, and more of it may be theirs than was seen."""
    outlet = page.report.outlet
    because = "the outlet's own sentence" + (", in which somebody else speaks as well" if beside else "")
    return Claim(
        id=make_id("clm", page.report.id, "narrated", span),
        sources=(Source(spans=(), name=outlet, actor=None, kind="outlet"),),
        cue=None,
        act="state",
        contents=(span,),
        form="narrated",
        method=Method(kind="rule", name="narrated", score=_BESIDE if beside else _ALONE, because=because),
        said=page.report.published,
    )
