"""What follows a colon: "the staff gave a lower figure: six dead and eleven wounded". The words behind the colon say
what the content names, and are whoever's the content is."""

from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.drafts import Draft, others_speak
from onrecord.reading.page import Page, span_of

_NAMED = frozenset(
    {
        "figure", "figures", "toll", "number", "numbers", "account", "version", "count", "tally", "total", "estimate",
        "breakdown", "explanation", "reason", "reasons", "condition", "conditions", "demand", "demands", "thing",
        "things", "message", "answer", "list",
    }
)  # fmt: skip


def told_after_colon(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each whose content ends in a noun that a colon and the rest of the paragraph's sentence explain with
    that rest, unless somebody else speaks in it."""
    return [_with_rest(page, draft, drafts) for draft in drafts]


def _with_rest(page: Page, draft: Draft, others: list[Draft]) -> Draft:
    text, tree = page.report.text, page.tree
    end = draft.contents[-1].end if draft.contents else 0
    if not end or text[end : end + 1] != ":" or draft.cue[-1].end > end:
        return draft
    last = max((token.i for token in page.words(draft.contents[-1])), default=-1)
    if last < 0 or tree.form[last] not in _NAMED:
        return draft
    for sentence in page.sentences:
        if sentence.end <= last + 2:
            continue
        span = span_of(sentence)
        rest = Span(max(span.start, page.doc[last + 2].idx), span.end)
        if rest.start >= rest.end or "\n" in text[end : rest.start] or others_speak(rest, draft, others):
            return draft
        stop = rest.end - 1 if text[rest.end - 1] == "." else rest.end
        return replace(draft, contents=(*draft.contents, Span(rest.start, stop)))
    return draft
