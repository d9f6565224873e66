"""What a page is asked for: the filter and the part of a list, as they stand in the address."""

from typing import Annotated

from fastapi import Depends, Query
from pydantic import BeforeValidator, StringConstraints

from onrecord.errors import InputError
from onrecord.model import Value
from onrecord.views.filters import Filter

_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$"


def _or_none(value: object) -> object:
    """A field of a form that was left empty asks for nothing."""
    return None if isinstance(value, str) and not value.strip() else value


# The constraints are those of the words, not of the field: a field that was left empty has none to fit.
_Short = Annotated[str, StringConstraints(max_length=200, pattern=_PLAIN)]
_Dated = Annotated[str, StringConstraints(max_length=10, pattern=_DAY)]
Words = Annotated[_Short | None, BeforeValidator(_or_none), Query()]
Day = Annotated[_Dated | None, BeforeValidator(_or_none), Query()]
Number = Annotated[float | None, BeforeValidator(_or_none), Query()]


class Part(Value, frozen=True):
    """Which part of a list is shown; pages count from 1."""

    page: int
    size: int

    @property
    def skip(self) -> int:
        """How many lines come before it."""
        return (self.page - 1) * self.size


def filter_asked(
    *,
    words: Words = None,
    source: Words = None,
    party: Words = None,
    actor: Words = None,
    outlet: Words = None,
    report: Words = None,
    act: Words = None,
    type: Words = None,
    mode: Words = None,
    certainty: Words = None,
    polarity: Words = None,
    place: Words = None,
    country: Words = None,
    near: Words = None,
    km: Annotated[float, Query(gt=0, le=20_000)] = 50.0,
    since: Day = None,
    until: Day = None,
    published_since: Day = None,
    published_until: Day = None,
    review: Words = None,
    disputed: bool = False,
    min_score: Number = None,
    claim: Words = None,
    incident: Words = None,
) -> Filter:
    """The filter in an address. Raises InputError where a point is none."""
    return Filter(
        words=words, source=source, party=party, actor=actor, outlet=outlet, report=report, act=act, type=type,
        mode=mode, certainty=certainty, polarity=polarity, place=place, country=country,
        near=_point(near) if near else None, km=km, since=since, until=until, published_since=published_since,
        published_until=published_until, review=review, disputed=disputed, min_score=min_score,
        claim=claim, incident=incident,
    )  # fmt: skip


def part_asked(
    page: Annotated[int, Query(ge=1, le=100_000)] = 1, size: Annotated[int, Query(ge=1, le=500)] = 50
) -> Part:
    """The part of a list in an address."""
    return Part(page, size)


def _point(written: str) -> tuple[float, float]:
    try:
        lat, lon = (float(one) for one in written.split(","))
    except ValueError:
        lat, lon = 999.0, 999.0
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(f"near {written!r}: is no point; give latitude and longitude in degrees, as in 46.64,32.61")
    return lat, lon


Asked = Annotated[Filter, Depends(filter_asked)]
Shown = Annotated[Part, Depends(part_asked)]
