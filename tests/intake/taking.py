"""Helpers of the tests of formats: what one file gives."""

from pathlib import Path

from onrecord.intake import Intake, Skipped, read_paths

STORY = (
    "The army said on Friday that it had taken the town of Kesh. The rebels denied it and said they held the bridge."
)
SECOND = "A doctor at the hospital said that nine people had been brought in with wounds, two of them children."


def taken(path: Path, **kwargs: object) -> Intake:
    """The one report of a file."""
    (found,) = read_paths([path], **kwargs)  # type: ignore[arg-type]
    assert isinstance(found, Intake), found
    return found


def refused(path: Path, **kwargs: object) -> Skipped:
    """Why a file gives no report."""
    (found,) = read_paths([path], **kwargs)  # type: ignore[arg-type]
    assert isinstance(found, Skipped), found
    assert str(path) in str(found.error)
    return found


def codes(intake: Intake) -> list[str]:
    """The codes of what was found wrong."""
    return [problem.code for problem in intake.problems]
