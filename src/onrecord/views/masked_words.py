"""A value of any shape without the names of private persons in its words."""

from typing import Any, TypeVar

import msgspec

from onrecord.views.masking import NOTHING, Mask

T = TypeVar("T")


def masked_words(value: T, mask: Mask, but: frozenset[str] = frozenset()) -> T:
    """A value with every private name masked in all words it holds, however deep, but for the fields of some names."""
    found: T = value if mask is NOTHING else _masked(value, mask, but)
    return found


def _masked(value: Any, mask: Mask, but: frozenset[str]) -> Any:
    if isinstance(value, str):
        return mask.words(value)
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        return type(value)(_masked(one, mask, but) for one in value)
    if isinstance(value, dict):
        return {name: _masked(one, mask, but) for name, one in value.items()}
    if isinstance(value, msgspec.Struct):
        held = {name: getattr(value, name) for name in value.__struct_fields__ if name not in but}
        told = {name: _told(name, one, mask, but) for name, one in held.items()}
        changed = {name: one for name, one in told.items() if one != held[name]}
        return msgspec.structs.replace(value, **changed) if changed else value
    return value


def _told(name: str, value: Any, mask: Mask, but: frozenset[str]) -> Any:
    """A field; in a reason, which is no quote, a name may stand in small letters."""
    return mask.loosely(value) if name == "reason" and isinstance(value, str) else _masked(value, mask, but)
