"""Last touches to drafts: what was taken for a source and is none, as whole drafts before and after."""

from collections.abc import Callable

import pytest

from onrecord.model import Span
from onrecord.reading.attribution_trim import trimmed
from onrecord.reading.cue_lexicon import cue_lexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page

Build = Callable[[str], Page]
SCORE = 0.8

# text, source, cue, content → source (None: nobody), and whether the draft is doubted
CASES = [
    ("Democrats have been at the forefront of questioning the tapes.",
     "Democrats have been at the forefront of", "questioning", "the tapes", "Democrats", False),
    ("Advocating for the park was at the front of his work, threatening the life of the forest.",
     "Advocating for the park was at the front of his work,", "threatening", "the life of the forest", None, True),
    ("“Mr. Keller, tell me what you will do,” the senator said.", "Mr. Keller", "tell", "what you will do", None, True),
    ("The minister, asked whether troops had fired, said the army had acted lawfully.",
     "The minister", "asked", "whether troops had fired", None, True),
    ("The governor, a former general, said rescue boats had arrived.",
     "rescue boats", "said", "had arrived", "The governor, a former general", False),
    ("The bishop said the road was cut.", "The bishop", "said", "the road was cut", "The bishop", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "speaker", "doubted"), CASES)
def test_source(
    page: Build, text: str, source: str, cue: str, content: str, speaker: str | None, doubted: bool
) -> None:
    parsed = page(text)

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    head = next(token.i for token in parsed.doc if token.idx == text.index(cue))
    draft = Draft((span(cue),), head, (span(source),), (span(content),), SCORE, "attribution:learned")
    found = trimmed(parsed, cue_lexicon(), draft)
    assert [piece.quote(text) for piece in found.sources] == ([speaker] if speaker else [])
    assert (found.score < SCORE / 2) == doubted
