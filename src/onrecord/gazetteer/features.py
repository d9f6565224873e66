"""Which features of a GeoNames dump are read, and as what (``lexicons/geonames.toml``)."""

from pathlib import Path

from onrecord import lexicon
from onrecord.errors import StopRun, did_you_mean
from onrecord.lexicon import Entry
from onrecord.terms import PlaceKind, Precision


class Feature(Entry, frozen=True, kw_only=True, rename={"of_class": "class"}):
    """Feature codes of one class that are read alike; ``names`` is the least number of other names."""

    of_class: str
    codes: tuple[str, ...]
    kind: PlaceKind
    precision: Precision
    radius_km: float
    level: int
    names: int = 0


def features(folder: Path | None, classes: frozenset[str] | None = None) -> dict[str, Feature]:
    """The features to read by "CLASS.CODE", those of some classes only if ``classes`` says so.

    Raises StopRun if a class is not one that is read.
    """
    read = lexicon.entries("geonames", "features", Feature, folder)
    known = sorted({feature.of_class for feature in read})
    for wanted in sorted(classes or ()):
        if wanted not in known:
            hint = did_you_mean(wanted, known) or f"; read are {', '.join(known)}"
            raise StopRun(f"feature class {wanted!r} is not read{hint}", code="gazetteer")
    return {
        f"{feature.of_class}.{code}": feature
        for feature in read
        for code in feature.codes
        if classes is None or feature.of_class in classes
    }
