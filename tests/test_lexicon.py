"""Lexicons are checked on load; an error names file, line and the nearest right word."""

from pathlib import Path

import pytest

from onrecord.errors import LexiconError
from onrecord.lexicon import Entry, entries
from onrecord.reading.cue_lexicon import VerbEntry, cue_lexicon
from onrecord.terms import Act


class Greeting(Entry, frozen=True, kw_only=True):
    act: Act
    words: tuple[str, ...]


GOOD = '[[verb]]\nact = "deny"\nlemmas = ["gainsay"]\nframes = ["clause"]\nnote = "n"\nexample = "e"\n'


def test_a_folder_of_ones_own_adds_entries(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(GOOD, encoding="utf-8")
    assert cue_lexicon(tmp_path).verbs["gainsay"]["clause"].act == "deny"
    assert "say" in cue_lexicon(tmp_path).verbs
    assert "gainsay" not in cue_lexicon().verbs


BAD = [
    (GOOD.replace('"deny"', '"deney"'), r"cues\.toml:1: \[\[verb\]\].*deney.*did you mean \"deny\""),
    (GOOD.replace("lemmas", "lemma"), r"cues\.toml:1: .*lemma.*did you mean \"lemmas\""),
    (GOOD + GOOD.replace('note = "n"\n', ""), r"cues\.toml:7: .*note"),
    ("[[verb]\n", r"cues\.toml: not valid TOML"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_mistakes_are_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "cues.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        entries("cues", "verb", VerbEntry, tmp_path)


def test_every_shipped_cue_explains_itself() -> None:
    for entry in entries("cues", "verb", VerbEntry):
        assert entry.note
        assert entry.example.endswith((".", "”", "?", "!"))
