"""A chain tells of every entry that was changed, dropped or moved."""

import msgspec
import pytest

from onrecord.record.audit import Entry, broken, next_entry


def _chain() -> list[Entry]:
    chain: list[Entry] = []
    for day in range(1, 5):
        chain.append(
            next_entry(
                chain[-1] if chain else None, at=f"2024-03-0{day}", act="add", subject=f"r{day}", reason="as filed"
            )
        )
    return chain


def test_a_whole_chain_has_no_fault() -> None:
    assert broken([]) is None
    assert broken(_chain()) is None


@pytest.mark.parametrize("field", ["at", "act", "subject", "reason", "digest"])
@pytest.mark.parametrize("place", range(4))
def test_a_changed_entry_is_named(field: str, place: int) -> None:
    chain = _chain()
    chain[place] = msgspec.structs.replace(chain[place], **{field: "other"})
    assert broken(chain) == f"entry {place + 1} was changed after it was written"


def test_a_dropped_or_rewritten_entry_is_named() -> None:
    chain = _chain()
    assert broken(chain[:1] + chain[2:]) == "entry 2 is missing: entry 3 stands in its place"
    chain[1] = next_entry(chain[0], at="2024-03-02", act="remove", subject="r2")
    assert broken(chain) == "entry 3 does not follow the entry before it"
