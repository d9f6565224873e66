"""The error tree. A message names the thing, the value and the next step; the class says what the caller should do.

``SkipReport``: this report cannot be read, the others can. ``StopRun``: nothing sensible can follow.
Each carries the exit code a command ends with.
"""

import difflib
from collections.abc import Iterable


class OnrecordError(Exception):
    """Base of every error Onrecord raises on purpose."""

    exit_code = 1
    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code


class SkipReport(OnrecordError):
    """One report cannot be read; go on with the next and list it at the end."""

    exit_code = 1


class StopRun(OnrecordError):
    """The run cannot go on: a setting, a lexicon or the installation is broken."""

    exit_code = 2


class LexiconError(StopRun):
    """A lexicon file does not say what it must; the message names file, line and entry."""

    code = "lexicon"


class PipelineError(StopRun):
    """The language pipeline cannot be loaded or lacks a part that reading needs."""

    code = "pipeline"


class InputError(SkipReport):
    """An input is missing, empty, unreadable or not what its name promises."""

    code = "input"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``'; did you mean "deny"?'`` if one of ``known`` is close to ``word``, else an empty string."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else ""
