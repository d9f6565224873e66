"""GeoJSON: valid for a geo library, and no point where a claim gives none."""

import pytest
from geojson_pydantic import FeatureCollection

from onrecord.exports.geojson import STANDS_FOR, feature
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from tests.exports.kept import ALL, as_json, written
from tests.exports.told import event, figure, leaving_one


def test_a_geo_library_reads_it(kept: Record) -> None:
    data, told = written(kept, "geojson")
    found = FeatureCollection.model_validate_json(data)
    assert len(found.features) == told.rows > 10
    assert len({one.id for one in found.features}) == told.rows
    places = {one.properties["place"]: one for one in found.features if one.properties and one.geometry}
    kharkiv = places["Kharkiv"]
    assert kharkiv.geometry is not None and kharkiv.properties is not None
    lon, lat = kharkiv.geometry.coordinates[:2]
    assert round(lon) == 36 and round(lat) == 50
    assert 0 < kharkiv.properties["radius_km"] <= 30 and kharkiv.properties["precision"] == "settlement"


def test_the_file_says_what_it_is(kept: Record) -> None:
    found = as_json(kept, "geojson", rules=Rules())
    assert found["features"] == [] and found["held_back"] == {
        "not checked": len(written(kept, "jsonl")[0].splitlines())
    }
    assert found["onrecord"]["rules_in_force"] == list(Rules().in_force())
    assert any("no finer than a country, or nowhere" in words for words in as_json(kept, "geojson")["left_out"])


def test_a_denial_says_so(kept: Record) -> None:
    denials = [
        one["properties"] for one in as_json(kept, "geojson")["features"] if one["properties"]["stand"] == "denies"
    ]
    assert denials and all(one["standing"] for one in denials)


@pytest.mark.parametrize("precision", [*STANDS_FOR, "country", "continent", "sea", "area", None])
def test_a_point_says_what_it_stands_for_and_a_country_has_none(precision: str | None) -> None:
    found = feature(leaving_one(), event(precision=precision), (precision, 5.0))
    has_point = precision in STANDS_FOR
    assert (found["geometry"] is not None) == has_point
    assert found["properties"]["point"] == (
        STANDS_FOR[precision or ""] if has_point else "none: not placed finer than a country, or not placed"
    )
    assert found["properties"]["radius_km"] == (5.0 if has_point else None)


def test_a_place_without_coordinates_has_no_point() -> None:
    assert feature(leaving_one(), event(lat=None, lon=None), None)["geometry"] is None


def test_a_rounded_point_has_the_radius_of_its_rounding() -> None:
    assert feature(leaving_one(), event(precision="settlement"), ("facility", 1.0))["properties"]["radius_km"] == 11.0


def test_figures_keep_their_range_and_qualifier() -> None:
    one = leaving_one(figures=(figure(),))
    (found,) = feature(one, event(figures=("OR-7K3F9/10-20",)), None)["properties"]["figures"]
    assert (found["value"], found["low"], found["high"], found["qualifier"]) == (12, 12, None, "at least")


def test_of_one_incident_only_its_own(kept: Record) -> None:
    name = next(one["properties"]["incident"] for one in as_json(kept, "geojson")["features"])
    found = as_json(kept, "geojson", Filter(incident=name))["features"]
    assert found and {one["properties"]["incident"] for one in found} == {name}


def test_places_are_no_finer_than_the_rules(kept: Record) -> None:
    rules = Rules(review="all", places="country", sheltered="country")
    assert all(one["geometry"] is None for one in as_json(kept, "geojson", rules=rules)["features"])
    assert ALL.places == "settlement"
