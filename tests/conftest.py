"""Fixtures shared by all tests: one language pipeline per session, and pages from plain text."""

from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from spacy.language import Language

from onrecord import settings
from onrecord.ids import make_id, text_sha256
from onrecord.language import load, parse
from onrecord.model import Report
from onrecord.reading.page import Page

# How long one example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("onrecord", deadline=None)
hypothesis.settings.load_profile("onrecord")

SHARED = Path(__file__).parents[1].parent / "shared"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline (or the one the setting ``pipeline`` names), loaded once."""
    return load(settings.load().pipeline)


@pytest.fixture(scope="session")
def page(nlp: Language) -> Callable[..., Page]:
    """``page(text, published="2024-03-09")``: a Page of an invented report without furniture or headings."""

    def build(text: str, published: str | None = None, outlet: str | None = None) -> Page:
        report = Report(
            id=make_id("rpt", text, outlet, None, published),
            ref="test",
            text=text,
            text_sha256=text_sha256(text),
            outlet=outlet,
            published=published,
            published_basis="given" if published else "unknown",
            language="en",
        )
        return Page(report, parse(nlp, report))

    return build


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public gold data beside the checkout; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the public gold data in {SHARED}, which is not here")
    return SHARED
