"""Who tells of a deed in an aside is its source, also where the parser takes the speakers for the end of a list."""

import pytest

import onrecord


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        (
            "Shells struck a crowded school in Omdara on Monday, killing four pupils and wounding dozens, teachers and "
            "parents said, as a convoy waited outside the town.",
            "teachers and parents",
            "Shells struck a crowded school in Omdara on Monday, killing four pupils and wounding dozens",
        ),
        (
            "Government planes hit the port of Velmar, dockers and local officials said, wounding three people.",
            "dockers and local officials",
            "Government planes hit the port of Velmar",
        ),
        (
            "Gunmen stormed a bank, a hotel and a police post, residents and shopkeepers said on Friday.",
            "residents and shopkeepers",
            "Gunmen stormed a bank, a hotel and a police post",
        ),
        (
            "The rebels have retaken two towns, the ministry said, after three days of fighting.",
            "ministry",
            "The rebels have retaken two towns",
        ),
    ],
)
def test_asides(sentence: str, source: str, content: str) -> None:
    reading = onrecord.read(sentence, published="2031-05-06")
    text = reading.report.text
    said = [
        (" ".join(source.name or "" for source in claim.sources), [span.quote(text) for span in claim.contents])
        for claim in reading.claims
        if claim.form != "narrated"
    ]
    assert any(source in name and content in contents for name, contents in said), said


@pytest.mark.parametrize(
    "sentence",
    [
        "The group attacked troops, police and civilians said to be close to the army.",
        "He met ministers, generals and judges, and said that talks would go on.",
    ],
)
def test_lists_are_no_asides(sentence: str) -> None:
    reading = onrecord.read(sentence, published="2031-05-06")
    assert not any(claim.method.name == "attribution:rule:aside" for claim in reading.claims)
