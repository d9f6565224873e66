"""Ids are hashes: the same fields give the same id, other fields another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ids import PREFIXES, make_id, text_sha256


@given(
    st.sampled_from(PREFIXES),
    st.lists(st.text() | st.integers(min_value=-(2**40), max_value=2**40) | st.none(), max_size=4),
)
def test_same_fields_same_id(prefix: str, parts: list[object]) -> None:
    one, two = make_id(prefix, *parts), make_id(prefix, *parts)
    assert one == two
    assert one.startswith(prefix + "_")
    assert len(one) == len(prefix) + 17


def test_other_fields_other_id() -> None:
    assert make_id("clm", "a", "bc") != make_id("clm", "ab", "c")
    assert make_id("clm", None) != make_id("clm", "")
    assert make_id("clm", "a") != make_id("evt", "a")


def test_unknown_prefix_is_refused() -> None:
    with pytest.raises(ValueError, match="xyz"):
        make_id("xyz", "a")


def test_text_hash_takes_broken_text() -> None:
    assert text_sha256("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert len(text_sha256("\ud800")) == 64
