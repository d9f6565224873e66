"""The command line as a function: ``cli("read", path)`` gives its exit code, stdout and stderr."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from spacy.language import Language

from onrecord.cli import run
from onrecord.reading.read import Reader
from onrecord.settings import Settings

DEMO = Path(__file__).parents[2] / "demo"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def cli(nlp: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    """Runs a command in this process, with the pipeline the tests share and in an empty working folder."""

    def load_reader(settings: Settings) -> Reader:
        return Reader(nlp, settings)

    for module in ("reading", "read", "explain"):
        monkeypatch.setattr(f"onrecord.cli.{module}.load_reader", load_reader)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_LEXICONS", "")
    monkeypatch.delenv("ONRECORD_LEXICONS")

    def call(*arguments: str | Path, columns: int = 80) -> Ran:
        monkeypatch.setenv("COLUMNS", str(columns))
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return call
