"""Lineages: copies and light rewrites are found, reports that only share quotations are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ids import make_id, text_sha256
from onrecord.model import Report, Span
from onrecord.record.credits import credited
from onrecord.record.lineages import bands, body, lineages, shingles, signature, similarity

WIRE = (
    "Rebels in the north of the country attacked an army post near the town of Sareb before dawn on Monday, killing "
    "seven soldiers, the defence ministry said. The post guards the only bridge over the river for sixty kilometres. "
    "Residents heard heavy gunfire for about two hours, and a column of smoke could be seen from the market. The "
    "ministry said reinforcements had been sent and that the attackers had withdrawn towards the hills. No group has "
    "claimed the raid. The region has seen a dozen such raids since the peace talks in the capital broke down in March. "
    "Aid groups say that more than nine thousand people have left their villages and now camp along the main road."
)
EDITED = (
    WIRE.replace("before dawn", "early").replace("about two hours", "two hours").replace("the hills", "the mountains")
)
OTHER = (
    "Seven soldiers were killed when fighters overran a checkpoint by the Sareb bridge, the government announced. "
    "“The attackers had withdrawn towards the hills,” a spokesman told state radio on Monday evening. A farmer who "
    "lives across the river said that he counted twenty motorcycles with two men on each of them. Shops in the town "
    "stayed shut, and the ferry that carries cattle to the southern bank did not leave its mooring all morning long."
)


def report(text: str, outlet: str | None = None, published: str | None = None, **more: object) -> Report:
    return Report(
        id=make_id("rpt", text, outlet, published),
        ref="test",
        text=text,
        text_sha256=text_sha256(text),
        outlet=outlet,
        published=published,
        **more,  # type: ignore[arg-type]
    )


def test_exact_copies_at_two_outlets_are_two_reports_of_one_lineage():
    one, two = report(WIRE, "The Lantern", "2031-05-02"), report(WIRE, "Wire North", "2031-05-01")
    (found,) = lineages([one, two])
    assert found.reports == (two.id, one.id)
    assert found.first == two.id
    assert found.similarity == 1.0
    assert one.text_sha256 == two.text_sha256


def test_a_light_rewrite_is_a_copy_and_says_how_much_of_it():
    (found,) = lineages([report(WIRE, "A", "2031-05-01"), report(EDITED, "B", "2031-05-01")])
    assert 0.7 < found.similarity < 1.0


def test_a_brief_cut_from_a_story_is_a_copy():
    brief = ". ".join(WIRE.split(". ")[:3]) + "."
    assert len(lineages([report(WIRE, "A"), report(brief, "B")])) == 1


def test_another_report_of_the_same_raid_is_none():
    assert lineages([report(WIRE, "A"), report(OTHER, "B")]) == ()
    assert similarity(WIRE, OTHER) < 0.2


def test_short_texts_must_be_nearly_the_same():
    assert (
        lineages([report("The bridge at Sareb was hit on Monday."), report("The bridge at Sareb was hit on Friday.")])
        == ()
    )


def test_furniture_headings_and_dateline_are_left_out():
    dated = "SAREB, May 1 (Wire) - The bridge fell. Read more: ten tips."
    end = dated.index(" - ") + 3
    told = report(dated, dateline=Span(0, end), furniture=(Span(dated.index("Read"), len(dated)),))
    assert body(told).strip() == "The bridge fell."


def test_a_report_given_twice_is_one():
    assert lineages([report(WIRE, "A"), report(WIRE, "A")]) == ()


@pytest.mark.parametrize(
    ("text", "outlet", "found"),
    [
        ("SAREB (Reuters) - The bridge fell.", None, {"reuters"}),
        ("The bridge fell.\n\nWith files from The Canadian Press", None, {"the canadian press"}),
        ("The bridge fell.\n\nAFP contributed to this report.", None, {"afp"}),
        ("The bridge fell.\n\nAP", None, {"ap"}),
        ("The bridge fell.", "Reuters", {"reuters"}),
        ("A source told Reuters that the bridge fell.", None, set()),
        ("The PA system at the station failed.", None, set()),
    ],
)
def test_credit_lines(text, outlet, found):
    assert credited(report(text, outlet)) == found


def test_a_credit_lets_a_heavier_rewrite_pass():
    half = " ".join(WIRE.split()[:60]) + " " + " ".join(f"word{n} more{n} of{n} ours{n}" for n in range(19))
    assert 0.35 < similarity(WIRE, half) < 0.5
    assert lineages([report(WIRE, "Reuters"), report(half, "B")]) == ()
    assert len(lineages([report(WIRE, "Reuters"), report(half + "\n\n(Reuters)", "B")])) == 1


@given(st.text())
def test_any_text_has_a_signature_that_fits_itself(text):
    assert signature(text) == signature(text)
    assert len(bands(signature(text))) in (0, 40)
    if shingles(text):
        assert similarity(text, text) == 1.0


@given(st.lists(st.sampled_from(["bridge", "fell", "north", "army", "said"]), min_size=1, max_size=40), st.data())
def test_similarity_is_symmetric_and_a_share(pieces, data):
    other = data.draw(st.permutations(pieces))
    one, two = " ".join(pieces), " ".join(other)
    assert similarity(one, two) == similarity(two, one)
    assert 0.0 <= similarity(one, two) <= 1.0
