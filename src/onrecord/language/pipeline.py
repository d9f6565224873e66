"""Load the language pipeline: the shipped one, or a stronger spaCy pipeline the user has."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from onrecord.errors import PipelineError, did_you_mean
from onrecord.language.labels import UNIVERSAL_TREE, has_clear_labels
from onrecord.language.main_verbs import MAIN_VERBS
from onrecord.language.names import KNOWN_NAMES

SHIPPED = "en_onrecord"
# What the reading needs of any pipeline: a tree with labels, English Penn tags, names.
REQUIRED = ("tagger", "parser", "ner")
# Characters; spaCy's own limit of 1,000,000 guards against running out of memory. Intake refuses files long before
# this, and ``onrecord.language.blocks`` keeps the memory for a long text bounded.
MAX_LENGTH = 100_000_000


def load(name: str | None = None) -> Language:
    """The shipped pipeline (``None``), or the installed package or folder ``name``; nothing is ever downloaded.

    Raises :class:`onrecord.errors.PipelineError` if there is no such pipeline, or it has no tagger, parser or names.
    """
    nlp = _shipped() if name is None or name == SHIPPED else _foreign(name)
    nlp.max_length = max(nlp.max_length, MAX_LENGTH)
    return nlp


def _shipped() -> Language:
    path = Path(str(resources.files("onrecord") / "language" / SHIPPED))
    if not (path / "config.cfg").is_file():
        raise PipelineError(f"the language pipeline is missing at {path}; install Onrecord again, or run `make train`")
    # NumPy's OpenBLAS multiplies the small matrices of this pipeline three times as fast as BLIS, thinc's default on
    # CPUs. Models keep the back end they are made with, so the setting is undone at once. Other back ends (a GPU the
    # caller asked for, Apple's) are left alone.
    before = get_current_ops()
    if type(before) is NumpyOps:
        set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = spacy.load(path)
    finally:
        set_current_ops(before)
    nlp.add_pipe(KNOWN_NAMES, after="ner")
    nlp.add_pipe(MAIN_VERBS, last=True)
    return nlp


def _foreign(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except OSError as error:
        installed = spacy.util.get_installed_models()
        have = f" (installed: {', '.join(sorted(installed))})" if installed else ""
        raise PipelineError(
            f'no spaCy pipeline "{name}" is installed here, and no folder of that name holds one{have}'
            f"{did_you_mean(name, installed)}; install it (for spaCy's own: `python -m spacy download NAME`), "
            "or leave out --pipeline to use the one that is shipped"
        ) from error
    except Exception as error:
        raise PipelineError(f'the spaCy pipeline "{name}" cannot be loaded: {error}') from error
    if nlp.lang != "en":
        raise PipelineError(f'the spaCy pipeline "{name}" is for "{nlp.lang}"; only English ("en") can be read so far')
    missing = [part for part in REQUIRED if part not in nlp.pipe_names]
    if missing:
        raise PipelineError(
            f'the spaCy pipeline "{name}" has no {" and no ".join(missing)}; reading needs {", ".join(REQUIRED)}'
        )
    if has_clear_labels(nlp):
        nlp.add_pipe(UNIVERSAL_TREE, after="parser")
    return nlp
