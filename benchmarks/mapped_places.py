"""Judge where 150 places of real articles are put on the map against positions written down by hand.

    python benchmarks/mapped_places.py ARTICLES.jsonl[.gz] [--write]

mapped_places.tsv names each place, the article it was drawn from, and where it lies: a country and, where the writer
knew them, degrees rounded to 0.01 (0.1 for regions), from general knowledge of the atlas and never from the gazetteer;
"-" marks what is no place at all. They were drawn with a fixed seed from the distinct places of all events of 3,000
articles, names looked at while the reading of places was worked on left out, and written down before what is found
was looked at. A point is right at its stated precision: exact within 10 km, near 30 km, admin2 130 km and admin1 300 km
(the point is the seat of a unit), country: anywhere in the right one. --write puts what is found and the verdict into
the table: right, country (that alone), wrong, lost (no longer found as a place of an event), no place.
"""

import argparse
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hadath
from hadath.events import Location

TABLE = Path(__file__).with_suffix(".tsv")
LIMITS_KM = {"exact": 10, "near": 30, "admin2": 130, "admin1": 300}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", type=Path, help="JSON lines with id, text and published")
    parser.add_argument("--write", action="store_true", help="write what is found into the table")
    options = parser.parse_args()
    header, *rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    found = read_locations(options.articles, {row[1] for row in rows})
    figures: Counter[str] = Counter()
    for row in rows:
        location = found.get((row[1], row[0]))
        row[5:] = [to_text(location), judge(row[2], row[3], row[4], location)]
        figures[row[6]] += 1
    if options.write:
        TABLE.write_text("\n".join("\t".join(row) for row in [header, *rows]) + "\n", encoding="utf-8")
    places = len(rows) - figures["no place"] - figures["lost"]
    print(", ".join(f"{verdict} {count}" for verdict, count in figures.most_common()))
    print(f"right country {(figures['right'] + figures['country']) / places:.1%}")
    print(f"right point at its stated precision {figures['right'] / places:.1%}")


def read_locations(path: Path, wanted: set[str]) -> dict[tuple[str, str], Location]:
    """Return the first location of each name in the wanted articles."""
    found: dict[tuple[str, str], Location] = {}
    for article in read_lines(path):
        if article["id"] in wanted:
            published = (article.get("published") or "")[:10] or None
            for event in hadath.extract(article["text"], published=published):
                for location in event.locations:
                    found.setdefault((article["id"], location.name), location)
    return found


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a file."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    yield from map(json.loads, filter(None, text.split("\n")))


def to_text(location: Location | None) -> str:
    """Return what was found, as the table has it."""
    if location is None:
        return ""
    point = "" if location.latitude is None else f" {location.latitude:.2f} {location.longitude:.2f}"
    return f"{location.country or '-'}{point} {location.precision}"


def judge(country: str, latitude: str, longitude: str, location: Location | None) -> str:
    """Return the verdict on a place that lies in a country, at degrees where they are known."""
    if location is None:
        return "lost"
    if country == "-":
        return "no place"
    if location.country != country:
        return "wrong"
    if location.latitude is None or location.longitude is None:
        return "country"
    limit = LIMITS_KM.get(location.precision)
    if limit is None:
        return "right"
    if not latitude:
        return "country"
    away = distance(float(latitude), float(longitude), location.latitude, location.longitude)
    return "right" if away <= limit else "country"


def distance(north: float, east: float, other_north: float, other_east: float) -> float:
    """Return kilometres between two points."""
    up = math.radians(north - other_north)
    along = math.radians(east - other_east) * math.cos(math.radians(north))
    return 6371 * math.hypot(up, along)


if __name__ == "__main__":
    main()
