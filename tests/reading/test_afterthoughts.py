"""Who speaks behind a comma speaks for himself: a toll is not put into the mouth of whoever denies the deed."""

import pytest

import onrecord


@pytest.mark.parametrize(
    ("sentence", "first", "second", "said"),
    [
        (
            "Velmar's air force denied that its jets had bombed a school, after a rebel group said the strike killed "
            "at least 23 pupils.",
            "that its jets had bombed a school",
            "rebel group",
            "the strike killed at least 23 pupils",
        ),
        (
            "The ministry said its forces had taken the town, while the rebels said they had repelled the attack.",
            "its forces had taken the town",
            "rebels",
            "they had repelled the attack",
        ),
        (
            "The governor said the dam was safe, hours after engineers said it might burst.",
            "the dam was safe",
            "engineers",
            "it might burst",
        ),
    ],
)
def test_afterthoughts(sentence: str, first: str, second: str, said: str) -> None:
    reading = onrecord.read(sentence, published="2031-05-06")
    text = reading.report.text
    found = {
        " ".join(span.quote(text) for span in claim.contents): " ".join(one.name or "" for one in claim.sources)
        for claim in reading.claims
        if claim.form != "narrated"
    }
    assert first in found and said in found, found
    assert second in found[said] and second not in found[first]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The group said it had freed 12 men, after talks with envoys in Omdara.", "after talks with envoys in Omdara"),
        ("The minister said he would resign, after his party lost the election.", "after his party lost the election"),
    ],
)
def test_what_is_no_speech_of_another_stays(sentence: str, content: str) -> None:
    reading = onrecord.read(sentence, published="2031-05-06")
    assert any(content in span.quote(reading.report.text) for claim in reading.claims for span in claim.contents)
