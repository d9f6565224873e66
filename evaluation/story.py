"""Scores on the acceptance story: a real wire story and its gold record, read with no date given.

Run ``python -m evaluation.story``.
"""

import json
from typing import Any

import msgspec

import onrecord
from evaluation.shared import SHARED, scorer
from onrecord.intake import Intake, read_paths
from onrecord.model import Reading
from onrecord.settings import Settings

STORY = "kherson-fortress"


def reading() -> Reading:
    """The story's reading, by the way ``onrecord read`` takes."""
    path = SHARED / "stories" / f"{STORY}.txt"
    (taken,) = read_paths([path], settings=Settings())
    assert isinstance(taken, Intake)
    return onrecord.reader().read(taken.report, taken.problems)


def measured() -> dict[str, Any]:
    """What the story's scorer says of the reading."""
    gold = json.loads((SHARED / "stories" / f"{STORY}.gold.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = scorer("story").score(gold, json.loads(msgspec.json.encode(reading())))
    return found


def scores() -> dict[str, float]:
    """Counts and shares keyed ``story.<row>``; ``story.published`` is 1 if the date is right."""
    gold = json.loads((SHARED / "stories" / f"{STORY}.gold.json").read_text(encoding="utf-8"))
    found = measured()
    rows = ("claims", "acts", "names", "figures", "places", "near", "times", "furniture", "furniture_precise")
    result = {f"story.{row}": float(found[row]) for row in rows}
    # Fewer is better, and a floor is a least value.
    result["story.others (negative)"] = -float(found["others"])
    result["story.published"] = float(found["published"] == gold["published"])
    return result


if __name__ == "__main__":
    for name, value in measured().items():
        print(f"{name:20} {value}")
