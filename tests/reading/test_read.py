"""The reader: stages in order, and one bad report never ends a run."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import onrecord
from onrecord.intake import report_from_text
from onrecord.model import Reading
from onrecord.reading import read as module
from onrecord.reading.read import Reader, ReadingError
from onrecord.settings import Settings

GOOD = "The mayor said on Friday that two bridges were closed."
BAD = "The governor said that this text breaks the reader."


@Language.component("breaks_on_a_word")
def _breaks(doc: Doc) -> Doc:
    if "breaks" in doc.text:
        raise ValueError("a component that fails")
    return doc


def _kinds(reader: Reader, *texts: str) -> list[type]:
    taken = [report_from_text(text, ref=str(number)) for number, text in enumerate(texts)]
    return [type(found) for found in reader.pipe((item.report, item.problems) for item in taken)]


def test_a_report_the_language_pipeline_fails_on_is_the_only_one_lost() -> None:
    reader = onrecord.reader()
    reader.nlp.add_pipe("breaks_on_a_word")
    assert _kinds(reader, GOOD, BAD, GOOD) == [Reading, ReadingError, Reading]
    with pytest.raises(ReadingError, match="0: reading failed"):
        reader.read(report_from_text(BAD, ref="0").report)


def test_a_report_a_stage_fails_on_is_the_only_one_lost(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    find_times = module.find_times

    def failing(page: module.Page) -> object:
        if "breaks" in page.report.text:
            raise KeyError("a stage that fails")
        return find_times(page)

    monkeypatch.setattr(module, "find_times", failing)
    assert _kinds(Reader(nlp, Settings()), BAD, GOOD) == [ReadingError, Reading]


def test_many_come_back_in_input_order(nlp: Language) -> None:
    texts = [f"{GOOD} The number is {number}." for number in range(40)]
    taken = [report_from_text(text, ref=str(number)) for number, text in enumerate(texts)]
    found = list(Reader(nlp, Settings()).pipe(((item.report, item.problems) for item in taken), batch_size=7))
    assert [item.report.ref for item in found if isinstance(item, Reading)] == [str(number) for number in range(40)]


def test_reading_alone_or_among_others_gives_the_same(nlp: Language) -> None:
    reader = Reader(nlp, Settings())
    item = report_from_text(GOOD, published="2024-03-09")
    others = [report_from_text(GOOD + " It rained."), item, report_from_text("Nobody spoke all day in the town.")]
    among = list(reader.pipe((other.report, other.problems) for other in others))[1]
    assert among == reader.read(item.report, item.problems)
