"""Speakers behind their verb in the middle of what they say: "If the road is cut, warned Ilo Tam of the traders' union,
the price of rice will double". A reader that takes the name for the verb's object has a warning by nobody."""

from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.drafts import Draft, others_speak
from onrecord.reading.page import Page

_LEAST = 0.6
"""Such a draft was doubted for having no source; with one, it is about as sure as others of its kind."""


def with_inverted(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts; one without a source whose verb stands between a comma and a name takes the name for its source, and
    the rest of the sentence for the rest of its content."""
    return [_mended(page, draft, drafts) for draft in drafts]


def _mended(page: Page, draft: Draft, others: list[Draft]) -> Draft:
    tree, verb = page.tree, draft.head
    if draft.sources or len(draft.cue) != 1 or not draft.contents or verb < 2 or tree.pos[verb] != "VERB":
        return draft
    if tree.form[verb - 1] != "," or tree.child(verb, "nsubj") is not None or tree.tag[verb] not in ("VBD", "VBZ"):
        return draft
    name = verb + 1
    sentence = page.doc[verb].sent
    if name >= sentence.end or tree.pos[name] != "PROPN":
        return draft
    end = next((at for at in range(name, sentence.end) if tree.form[at] in (",", ".")), sentence.end)
    source = tree.span(name, end)
    before = tuple(piece for piece in draft.contents if piece.end <= draft.cue[0].start)
    if not before or others_speak(source, draft, others):
        return draft
    contents = (*before, *_rest(page, draft, others, end, sentence.end))
    return replace(draft, sources=(source,), contents=contents, score=max(draft.score, _LEAST))


def _rest(page: Page, draft: Draft, others: list[Draft], end: int, last: int) -> tuple[Span, ...]:
    """The sentence's words after the speaker, unless somebody else speaks in them."""
    if page.tree.form[last - 1] == ".":
        last -= 1
    if end + 1 >= last:
        return ()
    rest = page.tree.span(end + 1, last)
    return () if others_speak(rest, draft, others) else (rest,)
