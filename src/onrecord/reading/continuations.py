"""Continuations: quotations that go on in later sentences and paragraphs without a cue of their own."""

from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations

# A quotation of a whole paragraph after a speaker's paragraph is nearly always the same speaker's, but not always.
_NEXT_PARAGRAPH = 0.85


def continued(page: Page, quotations: Quotations, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with quotations that stand without a cue joined to the last one whose quotation they carry on.

    Joined are: a quotation later in the same paragraph, with only quotations between; and whole paragraphs in
    quotation marks straight after it. A quotation with no speaker before it is left alone rather than given to anyone.
    """
    text = page.report.text
    drafts = [draft for draft in drafts if not _is_astray(page, quotations, draft)]
    taken = [piece for draft in drafts for piece in draft.contents]
    free = [
        quotation
        for quotation in quotations.spans
        if not any(piece.overlaps(quotation) for piece in taken)
        and not any(quotation.contains(cue) for draft in drafts for cue in draft.cue)
        and _is_sentence(text, quotation)
        and not page.is_furniture(page.words(quotation))
    ]
    found = [_whole(page, quotations, draft, drafts) for draft in drafts]
    for quotation in free:
        index = _speaker_before(page, text, quotations, found, quotation)
        if index is None:
            continue
        draft = found[index]
        same_paragraph = page.paragraph_of(quotation.start) == page.paragraph_of(draft.contents[-1].end - 1)
        score = draft.score if same_paragraph else draft.score * _NEXT_PARAGRAPH
        found[index] = replace(draft, contents=(*draft.contents, quotation), score=round(score, 3))
    return found


def _whole(page: Page, quotations: Quotations, draft: Draft, others: list[Draft]) -> Draft:
    """A content that opens a quotation and ends with one of its sentences has the rest of that quotation as well."""
    last = draft.contents[-1] if draft.contents else Span(0, 0)
    quotation = quotations.at(last.start)
    if quotation is None or quotation.start != last.start or last.end >= quotation.end:
        return draft
    rest = Span(last.end, quotation.end)
    ends = page.words(Span(last.end - 1, last.end))
    if not len(ends) or page.report.text[last.end : ends[0].sent.end_char].strip(" .!?…”\"'’\n"):
        return draft
    if any(piece.overlaps(rest) for other in others if other is not draft for piece in (*other.cue, *other.contents)):
        return draft
    return replace(draft, contents=(*draft.contents[:-1], quotation))


def _is_astray(page: Page, quotations: Quotations, draft: Draft) -> bool:
    """ "…, he said at the gate, where his rival spoke as well. “…”": a quotation of the next sentence given to a cue in
    a clause at the end of this one, with no colon to open it."""
    if not draft.contents or any(quotations.at(piece.start) is None for piece in draft.contents):
        return False
    head = page.doc[draft.head]
    sentence = head.sent
    if any(piece.start < sentence.end_char for piece in draft.contents):
        return False
    if page.report.text[: draft.contents[0].start].rstrip()[-1:] in (":", ",", "—"):
        return False
    return head.dep_ in ("acl:relcl", "advcl", "acl") or any(up.dep_ == "acl:relcl" for up in head.ancestors)


def _is_sentence(text: str, quotation: Span) -> bool:
    """Whether a quotation is a sentence by itself: it opens with a capital, ends in a stop and is not short."""
    inner = text[quotation.start : quotation.end].strip("“”\"«»'`‘’ ")
    return len(inner) > 12 and inner[:1].isupper() and inner[-1:] in ".!?…,"


def _speaker_before(page: Page, text: str, quotations: Quotations, drafts: list[Draft], quotation: Span) -> int | None:
    """The last draft with a quoted content before ``quotation`` such that nothing but quotations lie between."""
    best: int | None = None
    for index, draft in enumerate(drafts):
        last = max(draft.contents[-1].end, draft.cue[-1].end, *(span.end for span in draft.sources), 0)
        if last > quotation.start or quotations.at(draft.contents[-1].start) is None:
            continue
        if best is None or last > _end(drafts[best]):
            best = index
    if best is None:
        return None
    end = _end(drafts[best])
    between = text[end : quotation.start]
    paragraphs = page.paragraph_of(quotation.start) - page.paragraph_of(end - 1)
    if paragraphs == 0:
        if _ends_sentence(page, end, quotation.start):
            # "…,” the mayor said at the gate, where his rival spoke as well. “…”
            return best
        # The outlet may put a short sentence of its own between two halves of one speaker's quotation.
        return (
            best if not any(c.isalnum() for c in between) or (len(between) < 60 and between.count(".") <= 1) else None
        )
    if paragraphs == 1 and not any(c.isalnum() for c in between) and _fills_paragraph(text, quotation):
        return best
    return None


def _ends_sentence(page: Page, start: int, end: int) -> bool:
    """Whether nothing but the rest of one sentence lies between two places."""
    words = page.words(Span(start - 1, start))
    return bool(len(words)) and page.report.text[words[0].sent.end_char : end].strip() == ""


def _end(draft: Draft) -> int:
    return max(draft.contents[-1].end, draft.cue[-1].end, *(span.end for span in draft.sources), 0)


def _fills_paragraph(text: str, quotation: Span) -> bool:
    start = text.rfind("\n", 0, quotation.start) + 1
    end = text.find("\n", quotation.end)
    rest = text[start : quotation.start] + text[quotation.end : end if end >= 0 else len(text)]
    return not any(c.isalnum() for c in rest)
