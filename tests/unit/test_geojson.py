import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from tests.records import made_date, made_event, made_place, made_result

import hadath
from hadath.events import ArticleEvents
from hadath.export.geojson import to_geojson
from hadath.export.tables import COLUMNS

MEMBERS = {"FeatureCollection": {"type", "features"}, "Feature": {"type", "id", "geometry", "properties"}}


def written(*results: ArticleEvents) -> dict[str, Any]:
    stream = io.StringIO()
    to_geojson(results, stream)
    collection: dict[str, Any] = json.loads(stream.getvalue())
    return collection


def test_a_feature_a_located_event(caplog: pytest.LogCaptureFixture) -> None:
    events = [
        made_event(locations=[made_place(), made_place("السخنة", latitude=34.89)], date=made_date("2023-12-14")),
        made_event(locations=[made_place(latitude=None, longitude=None, precision="none")]),
        made_event(),
    ]
    with caplog.at_level(logging.WARNING):
        collection = written(made_result(*events), made_result())
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [38.27, 34.55]}
    assert feature["id"] == "a-1"
    properties = feature["properties"]
    assert list(properties) == [column for column in COLUMNS if column not in ("latitude", "longitude")]
    assert (properties["places"], properties["date_start"], properties["aggregate"]) == (
        "تدمر; السخنة", "2023-12-14", False,
    )  # fmt: skip
    assert "geojson: 2 events without coordinates left out" in caplog.text


@pytest.mark.parametrize("results", [[], [made_result()], [made_result(made_event(locations=[made_place()]))]])
def test_any_number_of_features_is_valid_json(results: list[ArticleEvents]) -> None:
    collection = written(*results)
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == sum(map(len, results))


def test_what_is_written_of_the_seeds_is_geojson(seeds: list[Path]) -> None:
    """By the rules of RFC 7946: longitude first, WGS 84 degrees, no member it does not define, no crs."""
    collection = written(*(hadath.extract(hadath.read_article(path)) for path in seeds))
    assert len(collection["features"]) >= 5
    assert set(collection) == MEMBERS["FeatureCollection"]
    for feature in collection["features"]:
        assert set(feature) == MEMBERS["Feature"]
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    assert len({feature["id"] for feature in collection["features"]}) == len(collection["features"])
    validator = pytest.importorskip("geojson_pydantic", reason="geojson-pydantic is not installed")
    assert validator.FeatureCollection.model_validate(collection).features
