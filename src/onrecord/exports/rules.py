"""What may leave: which claims, whose names, how fine a place, how long a quote. The file says what was in force."""

from typing import Annotated, Any, Literal

import msgspec

from onrecord.errors import StopRun, did_you_mean
from onrecord.model import Value
from onrecord.settings import Settings

Finest = Literal["exact", "settlement", "region", "country"]


class Rules(Value, frozen=True, kw_only=True):
    """What may leave. The defaults are the shipped ones; ``rules_from`` puts the settings over them."""

    review: Literal["checked", "all"] = "checked"
    """Claims a person has checked; or all. Rejected ones leave only where the filter asks for them by name."""
    accused: bool = False
    """Whether unchecked claims that name a person as the doer of a crime leave."""
    names: Literal["masked", "shown"] = "masked"
    places: Finest = "settlement"
    sheltered: Finest = "region"
    """For claims that speak of shelters, hospitals or displaced people; never finer than ``places``."""
    quote: Annotated[int, msgspec.Meta(ge=1)] = 200
    """The most characters of a quote."""
    texts: Literal["short", "full"] = "short"
    """With "full", quotes and the texts of reports leave whole."""

    @property
    def quotes(self) -> int | None:
        """The most characters of a quote; None where they leave whole."""
        return self.quote if self.texts == "short" else None

    @property
    def shows_names(self) -> bool:
        """Whether private persons are named."""
        return self.names == "shown"

    def in_force(self) -> tuple[str, ...]:
        """The rules in words, for the file itself."""
        return (
            _REVIEW[self.review],
            "Unchecked claims that name a person as the doer of a crime are "
            + ("among them." if self.accused and self.review == "all" else "not among them."),
            _NAMES[self.names],
            _PLACES[self.places].format("Places are"),
            _PLACES[self.sheltered].format("Where shelters, hospitals or displaced people are spoken of, places are"),
            "Quotes and texts are whole."
            if self.texts == "full"
            else f"Quotes are of at most {self.quote} characters; reports’ texts are not given.",
        )

    def short(self) -> str:
        """The rules in one cell: "review=checked accused=no names=masked …"."""
        told: dict[str, Any] = msgspec.to_builtins(self) | {"accused": "yes" if self.accused else "no"}
        return " ".join(f"{name}={value}" for name, value in told.items())

    def away(self) -> dict[str, tuple[Any, Any]]:
        """What differs from the shipped defaults: default and what is in force, by name."""
        mine, default = msgspec.to_builtins(self), msgspec.to_builtins(Rules())
        return {name: (default[name], value) for name, value in mine.items() if value != default[name]}


WHOLE = Rules(review="all", accused=True, names="shown", places="exact", sheltered="exact", texts="full")
"""Nothing is held back but what a person has rejected."""
_REVIEW = {
    "checked": "Only claims that a person has checked.",
    "all": "All claims that no person has rejected; column “review” says which a person has checked. Unchecked ones "
    "are what a machine read, and may be wrong.",
}
_NAMES = {
    "masked": "Private persons are not named; office-holders, commanders, spokespeople and whoever was marked as "
    "public are.",
    "shown": "Private persons are named.",
}
_PLACES = {
    "exact": "{} as fine as the reports have them.",
    "settlement": "{} no finer than the settlement (points to a tenth of a degree).",
    "region": "{} no finer than the first-level area (no points).",
    "country": "{} no finer than the country (no points).",
}


def rules_from(settings: Settings, **changes: Any) -> Rules:
    """The rules that settings make, with changes over them; a change to None is none.

    Raises StopRun if a change is not to a rule, or not to what it may be.
    """
    rules = Rules(
        review=settings.export_review,
        accused=settings.export_accused,
        names=settings.export_names,
        places=settings.export_places,
        sheltered=settings.export_sheltered,
        quote=settings.export_quote,
        texts=settings.export_texts,
    )
    told = msgspec.to_builtins(rules) | {name: value for name, value in changes.items() if value is not None}
    if unknown := next((name for name in changes if name not in Rules.__struct_fields__), None):
        near = did_you_mean(unknown, Rules.__struct_fields__)
        raise StopRun(
            f"rule {unknown!r}: is not known{near}; known: {', '.join(Rules.__struct_fields__)}", code="rules"
        )
    try:
        return msgspec.convert(told, Rules)
    except msgspec.ValidationError as error:
        raise StopRun(f"rules for exports: {error}", code="rules") from error
