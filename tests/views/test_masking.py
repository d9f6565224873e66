"""Who is named and who is not, both ways: by the words beside the name, by other reports, by what a person marked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.views.claim_lines import find_claims
from onrecord.views.masking import MASK, Mask
from onrecord.views.public_roles import is_place, roles
from onrecord.views.sources import find_sources

Read = Callable[..., Reading]

# A report, the names that stand in what is shown of it, and the names that do not.
CASES = [
    ("Colonel Adem Saleh told reporters that 12 soldiers had been killed.", ["Adem Saleh"], []),
    ("Army spokesman Nadir Osmani said on Monday that the town of Talin had been retaken.", ["Nadir Osmani"], []),
    ("Natalia Velm, a spokeswoman for the southern command, said the bridge was destroyed.", ["Natalia Velm"], []),
    ("Nadia Velm, a neighbour of the spokeswoman for the command, said it was gone.", [], ["Nadia Velm"]),
    ("Velmar’s Sergei Shoigu said on Sunday that the town had been shelled.", ["Sergei Shoigu"], []),
    ("Idris Kamo said on Sunday that his fighters had attacked the convoy.", ["Idris Kamo"], []),
    ("Omar Kamo said on Sunday that fighters had attacked his house.", [], ["Omar Kamo"]),
    ("Opposition politician Ivan Markov said the vote had been stolen.", ["Ivan Markov"], []),
    ("Ivan Markov, the commander’s brother, said soldiers had burned the house.", [], ["Ivan Markov"]),
    ("Jean Kalali, mayor of Talin, said nobody was hurt.", ["Jean Kalali"], []),
    ("Fatima Adem, a mother of three, said soldiers had shot her son Yusuf Adem.", [], ["Fatima", "Yusuf", "Adem"]),
    ("The governor, Peter Ladov, said two people had died. Mary Brun, a teacher, said her brother was killed.",
     ["Peter Ladov"], ["Mary", "Brun"]),
    ("The governor, Peter Ladov, said two people had died. Mary Ladov, a teacher, said her brother was killed.",
     ["Peter Ladov"], ["Mary Ladov"]),
    ("A farmer, Josef Brandt, said: “They came at night.” Brandt said they had taken his cows.", [], ["Brandt"]),
    ("The army said its soldiers had killed Josef Brandt, a farmer.", ["army"], ["Josef Brandt", "Brandt"]),
    ("“They took Yusuf and his father,” said Amina Dodo, who fled the town. “Yusuf is 12,” Dodo said.", [], ["Amina Dodo", "Dodo said"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown", "hidden"), CASES)
def test_who_is_named(tmp_path: Path, read: Read, text: str, shown: list[str], hidden: list[str]) -> None:
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(read(text, published="2031-05-06"), reader="test")
        told = str(find_claims(record)) + str(find_sources(record))
    for name in shown:
        assert name in told
    for name in hidden:
        assert name not in told
    assert (MASK in told) == bool(hidden)


QUOTED = "Ivan Markov said on Monday that two houses in Talin had burned down. Markov said nobody had come to help."
OFFICE = "The mayor of Velmar, Ivan Markov, said the road was closed."
WORKER = "Ivan Markov, a factory worker, said two houses in Talin had burned down."


@pytest.mark.parametrize(
    ("first", "second", "is_shown"),
    [(QUOTED, "", False), (QUOTED, OFFICE, True), (WORKER, OFFICE, False)],
)
def test_an_office_in_another_report(tmp_path: Path, read: Read, first: str, second: str, is_shown: bool) -> None:
    with Record.open(tmp_path / "onrecord.db") as record:
        report = read(first, published="2031-05-06")
        record.add(report, reader="test")
        if second:
            record.add(read(second, published="2031-05-07"), reader="test")
        told = str([line for line in find_claims(record) if line.report == report.report.id])
    assert ("Markov" in told) == is_shown


@pytest.mark.parametrize(
    ("text", "name", "public"),
    [(QUOTED, "Ivan Markov", True), (OFFICE, "Ivan Markov", False)],
)
def test_what_a_person_marked_goes_over_all(tmp_path: Path, read: Read, text: str, name: str, public: bool) -> None:
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(read(text, published="2031-05-06"), reader="test")
        assert (name in str(find_claims(record))) != public
        record.decide(Decision(kind="actor.mark", target=name, by="test", details={"public": public}))
        assert (name in str(find_claims(record))) == public


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("Mary Lado spoke.", f"{MASK} spoke."),
        ("“Lado,” he said, “is dead.”", f"“{MASK},” he said, “is dead.”"),
        ("Mary\nLado spoke.", f"{MASK} spoke."),
        ("Mary spoke to Peter Lado.", f"{MASK} spoke to Peter Lado."),
        ("Ladoga is a lake.", "Ladoga is a lake."),
        ("Jon van der Berg and Berg", f"{MASK} and {MASK}"),
        ("Jon Berg", MASK),
        ("Ann Young is young; Young people left.", f"{MASK} is young; Young people left."),
    ],
)
def test_words_are_masked(words: str, masked: str) -> None:
    mask = Mask({"Mary Lado", "Jon van der Berg", "Ann Young"}, {"Peter Lado"}, {"Mary"}, frozenset({"Young"}))
    assert mask.words(words) == masked
    assert len(mask.blocked(words)) == len(words)


@pytest.mark.parametrize("start", range(12))
def test_a_name_cut_by_an_edge_is_masked(start: int) -> None:
    text = "then Mary Lado left"
    part = Mask({"Mary Lado"}).part(text, start, start + 7)
    assert "Mary" not in part and "Lado" not in part
    assert not any(piece in part.replace(MASK, "") for piece in ("Ma", "ry", "La", "do"))


@pytest.mark.parametrize(
    ("text", "has_role"),
    [
        ("rebel leader Ada Moss said so", True),
        ("Ada Moss, the group’s spokeswoman for the north, said so", True),
        ("Ada Moss, a former deputy minister, said so", True),
        ("Ada Moss, the mayor’s sister, said so", False),
        ("Ada Moss, who worked for the governor, said so", False),
        ("Ada Moss, a friend of the commander, said so", False),
        ("Ada Moss said her fighters had left", True),
        ("Ada Moss said his house was gone. Rebels said his fighters had left", False),
        ("Ada Moss met the governor", False),
    ],
)
def test_roles_beside_a_name(text: str, has_role: bool) -> None:
    assert roles().has_role("Ada Moss", text) == has_role


def test_words_of_the_users_own(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    own = '[[role]]\nnote = "Ours."\nexample = "The harbourmaster, Ada Moss, left."\nwords = ["harbourmaster"]\n'
    (tmp_path / "public_figures.toml").write_text(own, encoding="utf-8")
    with Record.open(tmp_path / "onrecord.db") as record:
        record.add(
            read("Ada Brun, harbourmaster of Talin, said no ship had left.", published="2031-05-06"), reader="test"
        )
        assert "Ada Brun" not in str(find_claims(record))
        monkeypatch.setenv("ONRECORD_LEXICONS", str(tmp_path))
        assert "Ada Brun" in str(find_claims(record))


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("both speak of lado, market", f"both speak of {MASK}, market"),
        ("mary lado", MASK),
        ("Peter Lado and the mayor", f"Peter {MASK} and the mayor"),
        ("both speak of ladoga", "both speak of ladoga"),
    ],
)
def test_names_in_lower_case(words: str, masked: str) -> None:
    assert Mask({"Mary Lado"}).loosely(words) == masked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mines near the village of Umm Moss were cleared", True),
        ("shells fell in Umm Moss on Monday", True),
        ("the death of Umm Moss", False),
        ("they hid in Umm Moss’s house", False),
        ("shells fell near Umm Mossa", False),
    ],
)
def test_names_that_are_places(text: str, found: bool) -> None:
    assert is_place("Umm Moss", text) == found
