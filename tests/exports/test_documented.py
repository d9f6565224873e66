"""The page on exports says what every column holds, and what every rule and format is."""

from pathlib import Path

import msgspec
import pytest

from onrecord.exports.documented import documented
from onrecord.exports.formats import FORMATS
from onrecord.exports.rules import Rules
from onrecord.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


def test_columns_are_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert documented(page) == page, "run: python -m onrecord.exports.documented docs/exports.md"


def test_formats_and_settings_are_named() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []
    names = [field.name for field in msgspec.structs.fields(Settings) if field.name.startswith("export_")]
    assert [name for name in names if f"`{name}`" not in page] == []
    assert len(names) == len(msgspec.structs.fields(Rules))


def test_a_page_without_the_part_is_refused() -> None:
    with pytest.raises(ValueError, match="no part"):
        documented("# Exports")
