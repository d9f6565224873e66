"""Narrated claims: what the outlet says in its own words, so that no event is ever without the claim that makes it."""

import re
from collections.abc import Sequence

from onrecord.ids import make_id
from onrecord.model import Claim, Method, Source, Span, Spans
from onrecord.reading.page import Page, span_of
from onrecord.reading.quotations import Quotations

# How sure it is that the words are the outlet's own.
_ALONE, _BESIDE, _DOUBTED = 0.9, 0.75, 0.45
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our)\b")
_NEAR = 3
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|''.*?''|‘[^’]*’")
_ACCORDING = re.compile(r"\b[Aa]ccording\b")


def narrated_claims(page: Page, quotations: Quotations, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim per readable sentence of the outlet's own.

    A sentence that lies wholly in a quotation or in another claim's content is somebody else's and has none. A
    sentence with an attribution in it has one all the same: that the ministry accused the army is the outlet's word.
    """
    contents = sorted({piece for claim in claims for piece in (*claim.contents, *_line(page, claim))})
    cues = [claim.cue.spans[0] for claim in claims if claim.cue is not None]
    own = [span for span in map(span_of, page.sentences) if not _elsewhere(span, quotations, contents)]
    persons = [_in_first_person(page.report.text, span) for span in own]
    return tuple(
        _narrated(
            page,
            span,
            beside=any(span.contains(cue) for cue in cues),
            amid=sum(persons[max(0, at - _NEAR) : at + _NEAR + 1]) > 1,
        )
        for at, span in enumerate(own)
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


def _in_first_person(text: str, span: Span) -> bool:
    return _FIRST_PERSON.search(_QUOTED.sub("", text[span.start : span.end])) is not None


def _doubt(text: str, span: Span, beside: bool, amid: bool) -> str | None:
    """Why a sentence may be somebody else's though nothing says whose; None if there is no reason."""
    words = _QUOTED.sub("", text[span.start : span.end])
    if _in_first_person(text, span):
        return "it is told in the first person"
    if amid:
        return "it stands among sentences told in the first person"
    if not beside and _ACCORDING.search(words):
        return "it goes by somebody who was not made out"
    if text[: span.start].rstrip().endswith(":") and "\n" not in text[text.rfind(":", 0, span.start) : span.start]:
        return "it stands behind a colon"
    return None


def _narrated(page: Page, span: Span, *, beside: bool, amid: bool) -> Claim:
    """The claim of one sentence; ``beside``: somebody speaks in it, and more of it may be theirs than was seen;
    ``amid``: sentences around it are told in the first person, as in a letter or a speech printed without marks."""
    outlet = page.report.outlet
    because = "the outlet's own sentence" + (", in which somebody else speaks as well" if beside else "")
    score = _BESIDE if beside else _ALONE
    if (doubt := _doubt(page.report.text, span, beside, amid)) is not None:
        because, score = f"the outlet's own sentence, if it is: {doubt}", _DOUBTED
    return Claim(
        id=make_id("clm", page.report.id, "narrated", span),
        sources=(Source(spans=(), name=outlet, actor=None, kind="outlet"),),
        cue=None,
        act="state",
        contents=(span,),
        form="narrated",
        method=Method(kind="rule", name="narrated", score=score, because=because),
        said=page.report.published,
    )
