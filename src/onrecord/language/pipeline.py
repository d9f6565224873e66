"""Load the language pipeline."""

import spacy
from spacy.language import Language


def load(name: str | None = None) -> Language:
    """The shipped pipeline, or the one called (or lying at) ``name``."""
    from importlib import resources

    return spacy.load(name or str(resources.files("onrecord") / "language" / "en_onrecord"))
