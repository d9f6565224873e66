"""Labels: loaded words, whose claim they are in, and words that are plain."""

from collections.abc import Callable

import pytest

from onrecord.model import Claim, Label
from onrecord.reading.claims import find_claims
from onrecord.reading.labels import find_label
from onrecord.reading.page import Page
from tests.reading.doubles import PlainCast

Build = Callable[..., Page]

LOADED: list[tuple[str, str | None]] = [
    ("The general said the town had been *liberated*.", "liberated"),
    ("State radio said nine *terrorists* were shot.", "terrorist"),
    ("The movement buried its two *martyrs*.", "martyr"),
    ("The envoy spoke of a *special military operation*.", "special military operation"),
    ("The army said six men were *neutralised*.", "neutralise"),
    ("The president spoke of *ethnic cleansing* in the valley.", "ethnic cleansing"),
    ("The bishop called the raid a *massacre*.", "massacre"),
    ("The rebels vowed to bring down the *regime*.", "regime"),
    ("The minister denounced the transfers as “*deportations*” of citizens.", "deportation"),
    ("The *so-called* government sent an envoy.", "government"),
    ("The union called the vote a *coup*.", "coup"),
    ("The *coup* of 1991 began at dawn.", None),
    ("The *shelling* went on for an hour.", None),
    ("The court ordered the *deportation* of two smugglers.", None),
]


def whole(claims: tuple[Claim, ...]) -> Claim:
    return max(claims, key=lambda claim: claim.contents[-1].end - claim.contents[0].start)


def labelled(page: Build, starred: str) -> Label | None:
    at = starred.index("*")
    made = page(starred.replace("*", ""))
    claims = find_claims(made, PlainCast(), ())
    holding = [c for c in claims if any(s.start <= at < s.end for s in c.contents)]
    return find_label(made.tree, made, whole(tuple(holding)), 0, len(made.doc))


@pytest.mark.parametrize(("starred", "term"), LOADED)
def test_loaded_words_are_found_and_plain_ones_left(page: Build, starred: str, term: str | None) -> None:
    found = labelled(page, starred)
    assert (found.term if found else None) == term


def test_the_span_is_the_word(page: Build) -> None:
    found = labelled(page, "The general said the town had been *liberated*.")
    assert found is not None
    assert found.span.quote("The general said the town had been liberated.") == "liberated"


def test_a_word_outside_the_claim_is_not_its_label(page: Build) -> None:
    made = page("The general said the bridge was safe. The town had been liberated.")
    spoken = next(claim for claim in find_claims(made, PlainCast(), ()) if claim.form != "narrated")
    assert find_label(made.tree, made, spoken, 0, len(made.doc)) is None
