"""Denials that only point at what they deny: text → the words of the claim that they answer."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from onrecord.intake import report_from_text
from onrecord.model import Reading
from onrecord.reading.read import Reader
from onrecord.settings import Settings

CASES = [
    ("The rebels said they had taken the town of Lamba. The army dismissed the claim as propaganda.", "they had taken the town of Lamba"),
    ("Ada Moss told reporters that both sides had agreed, but two officials disputed that.", "that both sides had agreed"),
    ("The minister said his government had sent the trucks. The rebels rejected the statement as lies.", "his government had sent the trucks"),
    # its own words
    ("The rebels said they had taken the town of Lamba. The rebels rejected the claim of the army as lies.", None),
    # too far away
    ("The rebels said they had taken Lamba. Rain fell on the hills. Shops were shut. The army dismissed the claims.", None),
    # what is denied is told
    ("The rebels said they had taken the town of Lamba. The army denied the report that prices had risen.", None),
]  # fmt: skip


@pytest.fixture
def read(nlp: Language) -> Callable[[str], Reading]:
    reader = Reader(nlp, Settings())
    return lambda text: reader.read(report_from_text(text, ref="x").report)


@pytest.mark.parametrize(("text", "answered"), CASES)
def test_a_denial_that_points(read: Callable[[str], Reading], text: str, answered: str | None) -> None:
    reading = read(text)
    by_id = {claim.id: claim for claim in reading.claims}
    found = [by_id[link.other].contents[0].quote(text) for link in reading.links if link.relation == "denies"]
    assert found == ([answered] if answered else [])
