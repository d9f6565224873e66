"""Sentences that lost their main verb get it back; others are left as they were parsed."""

import pytest
from spacy.language import Language

CASES = [
    ("A villager who asked not to be named because he feared reprisals said he had helped bury 14 children.", "said"),
    ("An officer who spoke to troops said 14 men had died.", "said"),
    ("The men who fled say they will return.", "say"),
]


@pytest.mark.parametrize(("text", "root"), CASES)
def test_main_verb(nlp: Language, text: str, root: str) -> None:
    doc = nlp(text)
    assert [sentence.root.text for sentence in doc.sents] == [root]
    subject = next(kid for kid in doc[next(t.i for t in doc if t.text == root)].children if kid.dep_ == "nsubj")
    assert subject.i < 2
