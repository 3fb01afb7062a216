"""Results as GeoJSON (RFC 7946): a feature a located event."""

import datetime
import json
import logging
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from hadath.events import ArticleEvents
from hadath.export.tables import to_records

_LOGGER = logging.getLogger(__name__)
_GEOMETRY = frozenset(("latitude", "longitude"))


def to_geojson(results: Iterable[ArticleEvents], stream: TextIO) -> None:
    """Write a FeatureCollection with a Point a located event, a feature a line.

    The point is the event's first place, where that has coordinates; `place_precision` says what they are of. The
    properties are the columns of the CSV. How many events have no coordinates is logged as a warning.
    """
    before = '{"type": "FeatureCollection", "features": [\n'
    for feature in to_features(results):
        stream.write(before + json.dumps(feature, ensure_ascii=False, allow_nan=False, default=_to_text))
        before = ",\n"
    stream.write("\n]}\n" if before == ",\n" else before + "]}\n")


def to_features(results: Iterable[ArticleEvents]) -> Iterator[dict[str, Any]]:
    """Return the features one by one."""
    unlocated = 0
    for record in to_records(results):
        if record["latitude"] is None or record["longitude"] is None:
            unlocated += 1
            continue
        yield {
            "type": "Feature",
            "id": record["event_id"],
            "geometry": {"type": "Point", "coordinates": [record["longitude"], record["latitude"]]},
            "properties": {name: value for name, value in record.items() if name not in _GEOMETRY},
        }
    if unlocated:
        _LOGGER.warning("geojson: %d events without coordinates left out", unlocated)


def _to_text(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in GeoJSON")
