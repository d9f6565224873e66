"""Settings come from a file and the environment; mistakes are named."""

from pathlib import Path

import pytest

from onrecord import settings
from onrecord.errors import StopRun


def test_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_PIPELINE", raising=False)
    loaded = settings.load(tmp_path)
    assert loaded.pipeline is None
    assert loaded.min_score == 0.0


def test_file_then_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "onrecord.toml").write_text('min_score = 0.5\npipeline = "a"\n', encoding="utf-8")
    monkeypatch.setenv("ONRECORD_MIN_SCORE", "0.7")
    monkeypatch.delenv("ONRECORD_PIPELINE", raising=False)
    loaded = settings.load(tmp_path)
    assert (loaded.min_score, loaded.pipeline) == (0.7, "a")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("min_scor = 1", 'min_scor.*did you mean "min_score"'),
        ('min_score = "high"', "min_score"),
        ("min_score =", "not valid TOML"),
        ("lexicons = 3", "lexicons"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "onrecord.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StopRun, match=message):
        settings.load(tmp_path)


def test_folders_are_written_as_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / settings.FILE).write_text('lexicons = "own"\n', encoding="utf-8")
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    found = settings.load(tmp_path)
    assert (found.lexicons, found.cache) == (Path("own"), tmp_path)
