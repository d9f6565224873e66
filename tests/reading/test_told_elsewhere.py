"""Whose a saying is that the main verb does not hold: in relative clauses, behind colons, before their speaker."""

from collections.abc import Callable

import pytest

from onrecord.model import Claim, Span, Timex
from onrecord.reading.actors import find_cast
from onrecord.reading.claims import find_claims
from onrecord.reading.drafts import Draft
from onrecord.reading.inverted import with_inverted
from onrecord.reading.page import Page

Build = Callable[[str], Page]
NO_TIMES: tuple[Timex, ...] = ()


def holders(page: Page, words: str) -> list[str | None]:
    """Who says the words: the sources of the innermost claim that holds them, the outlet's own being ["-"]."""
    at = page.report.text.index(words)
    claims = find_claims(page, find_cast(page), NO_TIMES)
    holding = [c for c in claims if any(piece.start <= at < piece.end for piece in c.contents)]

    def size(claim: Claim) -> tuple[bool, int]:
        return claim.form == "narrated", sum(piece.end - piece.start for piece in claim.contents)

    claim = min(holding, key=size)
    return ["-"] if claim.form == "narrated" else [source.name for source in claim.sources]


CASES = [
    # relative clauses
    ("The Talin Front claimed an ambush on a convoy near Orm, in the north, on Sunday in which it said 40 soldiers were killed.", "40 soldiers", ["Talin Front"]),
    ("Kenya's army, which had spoken of 19 dead on Wednesday, said 27 people were killed.", "19 dead", ["Armed Forces of Kenya"]),
    # behind a colon
    ("Kenya's army acknowledged the ambush but gave a much lower figure: six dead and eleven wounded.", "six dead", ["Armed Forces of Kenya"]),
    # who asked not to be named
    ("A farmer who asked not to be named because he feared reprisals said he had buried 14 children.", "14 children", ["farmer"]),
    # two who speak
    ("The group and its leader Abu Musa said 14 people had died.", "14 people", ["group", "Abu Musa"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_holders(page: Build, text: str, words: str, expected: list[str]) -> None:
    assert holders(page(text), words) == expected


def test_asking_not_to_be_named_is_no_claim(page: Build) -> None:
    found = page("An officer who asked not to be named said the raid had failed. He had asked to remain anonymous.")
    claims = [claim for claim in find_claims(found, find_cast(found), NO_TIMES) if claim.cue is not None]
    assert [claim.cue.lemma for claim in claims if claim.cue] == ["say"]


def test_a_name_behind_the_verb_is_who_speaks(page: Build) -> None:
    text = "If the road is cut, warned Ilo Tam of the traders' union, the price of rice will double."
    found = page(text)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    head = next(token.i for token in found.doc if token.text == "warned")
    doubted = Draft((at("warned"),), head, (), (at("If the road is cut"),), 0.3, "test")
    (mended,) = with_inverted(found, [doubted])
    assert mended.sources == (at("Ilo Tam of the traders' union"),)
    assert mended.contents == (at("If the road is cut"), at("the price of rice will double"))
