"""The weights of the signals that join events to incidents (``incident_weights.toml``)."""

import tomllib
from functools import cached_property, lru_cache
from importlib import resources

import msgspec

from onrecord.errors import StopRun


class Weights(msgspec.Struct, frozen=True, dict=True):
    """Weight by signal: a positive one speaks for one happening, a negative one against."""

    note: str
    bias: float
    fitted: dict[str, float]
    """Signals of words and reports, fitted on annotated news."""
    set: dict[str, float]
    """Signals of type, place, time, parties and figures, of which annotated news teaches too little."""

    @cached_property
    def all(self) -> dict[str, float]:
        """Weights by signal."""
        return {name: self.fitted.get(name, 0.0) + self.set.get(name, 0.0) for name in self.fitted | self.set}

    def of(self, signal: str) -> float:
        """The weight of a signal; 0 for one without."""
        return self.all.get(signal, 0.0)


_chosen: list[Weights] = []


def use(others: Weights | None) -> None:
    """Score with other weights than the shipped ones (to measure them); None for the shipped ones again."""
    _chosen[:] = [] if others is None else [others]


def weights() -> Weights:
    """The weights in use."""
    return _chosen[0] if _chosen else _shipped()


@lru_cache(maxsize=1)
def _shipped() -> Weights:
    path = resources.files("onrecord") / "record" / "incident_weights.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Weights)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise StopRun(f"{path}: {error}; reinstall onrecord", code="weights") from error
