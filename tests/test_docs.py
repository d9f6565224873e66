"""The documentation keeps up: commands and files it names exist, and every word of the closed vocabularies is explained."""

import re
from pathlib import Path

import pytest

from onrecord.cli.app import app
from onrecord.terms import ACTS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_in_the_documentation_exist(page: Path) -> None:
    for name in re.findall(r"(?:^|`|\| )onrecord ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        assert name in app.commands, f"{page.name} tells of `onrecord {name}`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_in_the_documentation_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if not link.startswith(("http://", "https://")):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


def test_every_act_is_explained() -> None:
    words = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    assert [act for act in ACTS if not re.search(rf"\b{act}\b", words)] == []
