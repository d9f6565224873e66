"""A few hundred broken files of each format; ``python -m tests.intake.mutations`` reads ten thousand."""

import random
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import Intake
from tests.intake.mutations import WHOLE, broken, read

FEW = {"pdf": 100, "html": 100, "mhtml": 100, "eml": 100, "warc": 100}


@lru_cache(maxsize=16)
def whole(name: str) -> bytes:
    return WHOLE[name][1]()


@pytest.mark.parametrize("name", WHOLE)
def test_whole_files_are_read(name: str) -> None:
    assert all(isinstance(item, Intake) for item in read(whole(name), WHOLE[name][0]))


@pytest.mark.parametrize("name", WHOLE)
def test_broken_files_do_no_harm(name: str) -> None:
    for number in range(FEW.get(name, 200)):
        read(broken(whole(name), random.Random(f"{name} {number}")), WHOLE[name][0])


@given(st.binary(max_size=300), st.sampled_from(sorted(WHOLE)))
@settings(max_examples=200, deadline=None)
def test_beginnings_of_files_with_anything_after(rest: bytes, name: str) -> None:
    read(whole(name)[:120] + rest, WHOLE[name][0])
