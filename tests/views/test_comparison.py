"""Accounts of an incident beside each other: whoever contradicts stands apart, silence is no consent, names stay masked."""

from onrecord.record.store import Record
from onrecord.views.comparison import compare
from onrecord.views.comparison_forms import By, Comparison
from onrecord.views.filters import Filter
from onrecord.views.incidents import find_incidents, incident


def compared(record: Record, words: str, by: By = "side", names: bool = True) -> Comparison:
    line = max(find_incidents(record, Filter(words=words), limit=100), key=lambda line: line.claims)
    return compare(record, incident(record, line.id, names=names), by=by, names=names)


def holders(found: Comparison) -> list[set[str]]:
    return [{holder.name for holder in column.holders} for column in found.columns]


def test_who_denies_stands_in_a_column_of_its_own(filled: Record) -> None:
    found = compared(filled, "shelling hospital")
    stands = next(row for row in found.rows if row.aspect == "stand")
    told = [{one.words.split()[0] for one in cell.told} for cell in stands.cells]
    assert {"denies"} in told and {"says"} in told
    assert all(len(words) == 1 for words in told if words), "one column says and denies"


def test_every_value_points_to_a_claim_of_the_incident(filled: Record) -> None:
    for line in find_incidents(filled, limit=100):
        page = incident(filled, line.id)
        ids = {claim.id for claim in page.claims}
        for by in ("side", "source"):
            for row in compare(filled, page, by=by).rows:
                assert len(row.cells) == len(compare(filled, page, by=by).columns)
                for cell in row.cells:
                    assert all(one.claims and set(one.claims) <= ids for one in cell.told)


def test_nothing_is_agreed_on_that_one_account_alone_says(filled: Record) -> None:
    for line in find_incidents(filled, limit=100):
        found = compare(filled, incident(filled, line.id))
        for one in found.agreed:
            row = next(row for row in found.rows if row.title == one.title)
            assert one.columns == sum(bool(cell.told) for cell in row.cells) >= 2
            assert not any(cell.mark for cell in row.cells)


def test_a_denied_happening_is_not_agreed_on(filled: Record) -> None:
    found = compared(filled, "shelling hospital")
    assert not any(one.title in ("Whether", "Who did it") for one in found.agreed)


def test_by_source_each_source_has_one_column(filled: Record) -> None:
    found = compared(filled, "bridge", by="source")
    assert all(len(names) == 1 for names in holders(found))


def test_rival_doers_never_share_a_column(filled: Record) -> None:
    for line in find_incidents(filled, limit=100):
        for row in compare(filled, incident(filled, line.id)).rows:
            if row.aspect == "who":
                for cell in row.cells:
                    said = [one.words.casefold() for one in cell.told]
                    assert len(said) < 2 or any(one in other for one in said for other in said if one is not other)
