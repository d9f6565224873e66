"""The fitted weights of the two models that places are read with (``place_weights.toml``, written by
``training/places.py``): whether words are a place name, and which of its candidates a name means."""

import tomllib
from functools import lru_cache
from importlib import resources

import msgspec

from onrecord.errors import StopRun


class Weights(msgspec.Struct, frozen=True):
    """Weight by signal. A positive weight speaks for, a negative one against."""

    note: str
    names: dict[str, float]
    """Are these words a place name? Logistic over ``toponyms`` signals."""
    alone: dict[str, float]
    """Which candidate, from the name and the words beside it alone. Softmax over ``place_candidates`` signals."""
    report: dict[str, float]
    """Which candidate, with the other places of the report."""


_chosen: list[Weights] = []


def use(others: Weights | None) -> None:
    """Read places with other weights than the shipped ones (to measure them); None for the shipped ones again."""
    _chosen[:] = [] if others is None else [others]


def weights() -> Weights:
    """The weights in use."""
    return _chosen[0] if _chosen else _shipped()


@lru_cache(maxsize=1)
def _shipped() -> Weights:
    path = resources.files("onrecord") / "reading" / "place_weights.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Weights)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise StopRun(f"{path}: {error}; reinstall onrecord", code="weights") from error
