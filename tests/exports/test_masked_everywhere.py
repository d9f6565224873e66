"""No format names a private person by default: not in a quote, a title, a key, a party, or words made of them."""

import io
import zipfile
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from onrecord.exports.formats import FORMATS
from onrecord.exports.rules import Rules
from onrecord.model import Reading
from onrecord.record.forms import Incident, Voices
from onrecord.record.store import Record
from onrecord.views.claim_pages import _Of, _party
from onrecord.views.filters import Filter
from onrecord.views.incidents import find_incidents, incident
from onrecord.views.masked_accounts import masked
from onrecord.views.masking import MASK, Mask

STORY = """SAREB — A resident of Sareb, Lina Marsh, denied that Lina Marsh's sons had attacked the bridge at Sareb on Monday.

The army of Velmar said on Monday that Lina Marsh's men had blown up the bridge at Sareb, killing 12 soldiers. Lina Marsh \
said her street was quiet.
"""
ALL = Rules(review="all", accused=True)


@pytest.fixture(scope="module")
def told(read: Callable[..., Reading], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("masked") / "onrecord.db") as record:
        title = "Lina Marsh's sons are accused"
        record.add(read(STORY, published="2031-05-06", outlet="The Velmar Post", title=title), reader="test")
        record.refresh()
        yield record


def written(record: Record, name: str, rules: Rules) -> bytes:
    to = io.BytesIO()
    FORMATS[name].write(record, Filter(), rules, to)
    data = to.getvalue()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"".join(archive.read(one) for one in archive.namelist())
    return data


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "readings"])
def test_no_format_names_a_private_person(told: Record, name: str) -> None:
    assert b"marsh" not in written(told, name, ALL).lower()


@pytest.mark.parametrize(
    "name", ["csv", "page", "geojson", "annotation", "acled", "claims", "ftm", "ninjs", "naf", "dna", "prov"]
)
def test_it_would_be_named_if_that_were_asked_for(told: Record, name: str) -> None:
    assert b"Marsh" in written(told, name, Rules(review="all", accused=True, names="shown"))


def test_a_party_that_is_a_private_person_is_masked() -> None:
    row = SimpleNamespace(
        key="act_1", name="Lina Marsh’s men", kind="force", country=None, sector=None, party="Lina Marsh"
    )
    found = _party(row, _Of("rpt_1", Mask({"Lina Marsh"})))
    assert (found.name, found.party) == (f"{MASK}’s men", MASK)


def test_an_incidents_account_does_not_name_one_either(told: Record) -> None:
    voices = Voices(
        party="Lina Marsh", basis="saw", sources=("Lina Marsh’s men",), stand="says", reports=1, not_copies=1
    )
    account = Incident(
        id="inc_1",
        label="shots",
        type="ASSAULT",
        place=None,
        begin=None,
        end=None,
        events=(),
        reports=(),
        voices=(voices,),
    )
    (found,) = masked(account, Mask({"Lina Marsh"})).voices
    assert (found.party, found.sources) == (MASK, (f"{MASK}’s men",))
    for line in find_incidents(told):
        assert "Marsh" not in str(incident(told, line.id))
