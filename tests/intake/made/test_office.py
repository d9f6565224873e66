"""Files that LibreOffice makes: ten documents as DOCX and as PDF."""

from pathlib import Path

import pytest

from evaluation.html import f1, paragraphs
from tests.intake.made.office import PROGRAM, converted, sources
from tests.intake.taking import taken

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs LibreOffice Writer, which is not on this machine")

NOT_THERE = ("See the annex", "Check this with", "SITUATION REPORT", "For the desk only", "struck out")


@pytest.fixture(scope="module", params=["docx", "pdf"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    return request.param, converted(tmp_path_factory.mktemp("office"), request.param)


PRINTED_OTHERWISE = {
    "footnote": 0.99,  # the mark of the note
    "head and foot": 0.97,  # on one page nothing is repeated
    "tracked changes": 0.95,  # what is struck out is printed
}


def test_ten_documents(made: tuple[str, dict[str, bytes]], tmp_path: Path) -> None:
    kind, files = made
    stories = sources()
    assert len(files) == 10
    for name, data in files.items():
        (tmp_path / f"a.{kind}").write_bytes(data)
        intake = taken(tmp_path / f"a.{kind}")
        story, text = stories[name][0], intake.report.text
        least = PRINTED_OTHERWISE.get(name, 1.0) if kind == "pdf" else 1.0
        assert f1(text.replace("• ", ""), f"{story.title}\n{story.words}") >= least, name
        assert intake.report.title == story.title, name
        if kind == "docx":
            assert paragraphs(text, story.words) == 1.0, name
            assert not any(words in text for words in NOT_THERE), name
