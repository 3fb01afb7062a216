"""Check that places lie in the units they are said to lie in: `python data/sources/check_places.py [--all]`.

Of every country 200 rows chosen at random (of fewer, all; with --all, every row) are compared with the places around
them: within 30 km of a place that has a point lies another of its first-level unit, which GeoNames tells, and another
of its second-level unit, which GeoNames or our rows tell. A unit with three located places or fewer is not asked, and
a place with nobody at all within 30 km proves nothing. `remote_places.tsv` lists those looked at by hand that lie far
from the rest of their unit, with the reason. The exit code is 1 where any other does.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_places import build_rows, read_scope
from rows import Row, distance
from upstream import City, read_cities

NEAR_KM = 30.0
FEW = 3  # a unit of so few located places says nothing of where it lies
SAMPLE, SEED = 200, 4
ALLOWED = Path(__file__).resolve().parent / "remote_places.tsv"
_CELL = 0.3  # degrees; a little more than NEAR_KM of latitude


class Neighbours:
    """The populated places of GeoNames and ours around a point, found through a grid."""

    def __init__(self, rows: Iterable[Row], cities: Iterable[City]) -> None:
        self._cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
        self._sizes: Counter[int | str] = Counter()  # located places of a unit, by its code or the identity of its row
        for city in cities:
            self._sizes[city.unit] += 1
            point = Row([city.name], city.name, "town", city.country, code=city.unit, geonames_id=city.geonames_id)
            point.latitude, point.longitude = city.latitude, city.longitude
            self._add(point)
        for row in rows:
            if row.level == 3 and row.latitude is not None:
                self._add(row)
                self._sizes[id(row.admin1)] += 1
                self._sizes[id(row.admin2)] += 1

    def _add(self, row: Row) -> None:
        if row.latitude is not None and row.longitude is not None:
            self._cells[int(row.latitude // _CELL), int(row.longitude // _CELL)].append(row)

    def of(self, row: Row) -> Iterator[Row]:
        """Yield the other places of its country within NEAR_KM of a row."""
        if row.latitude is None or row.longitude is None:
            return
        north, east = int(row.latitude // _CELL), int(row.longitude // _CELL)
        for y in range(north - 1, north + 2):
            for x in range(east - 3, east + 4):
                for other in self._cells.get((y, x), ()):
                    same = other is row or (other.geonames_id and other.geonames_id == row.geonames_id)
                    if not same and other.country == row.country and distance(row, other) <= NEAR_KM:
                        yield other

    def is_known(self, unit: Row) -> bool:
        """Tell whether enough places of a unit are located to say where it lies."""
        return max(self._sizes[unit.code] if unit.code else 0, self._sizes[id(unit)]) > FEW


def judge(row: Row, neighbours: Neighbours) -> str:
    """Return what is known of a row.

    It is near, far, remote (nobody around), alone (few others in its unit), or has no point, no unit, or is a unit.
    """
    if row.level < 3:
        holder = row.admin1
        return "unit" if holder is None or holder.country == row.country else "far"
    if row.admin1 is None:
        return "no unit"
    if row.admin1.country != row.country or (row.admin2 and row.admin2.admin1 is not row.admin1):
        return "far"
    if row.latitude is None:
        return "no point"
    others = list(neighbours.of(row))
    if not others:
        return "remote"
    units = [(row.admin1, _is_in_first)]
    if row.admin2 is not None:
        units.append((row.admin2, _is_in_second))
    told = [any(is_in(other, unit) for other in others) for unit, is_in in units if neighbours.is_known(unit)]
    if not told:
        return "alone"
    return "near" if all(told) else "far"


def _is_in_first(place: Row, unit: Row) -> bool:
    """GeoNames alone says which first-level unit a place lies in, where it knows the unit."""
    if not unit.code:
        return place.admin1 is unit
    return place.code == unit.code or place.code.startswith(f"{unit.code}.")


def _is_in_second(place: Row, unit: Row) -> bool:
    return place.admin2 is unit or (bool(unit.code) and place.code == unit.code)


def choose(rows: list[Row]) -> list[Row]:
    """Return the rows to look at: the same ones every time."""
    rng = random.Random(SEED)  # noqa: S311  # a sample, no secret
    countries: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.id):
        countries[row.country].append(row)
    return [row for _, found in sorted(countries.items()) for row in rng.sample(found, min(SAMPLE, len(found)))]


def read_allowed() -> dict[str, str]:
    """Return the ids of the places that may lie far from the rest of their unit, with the reason."""
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t")[::2] for line in lines)


def _told(row: Row, neighbours: Neighbours) -> str:
    unit = row.admin2 or row.admin1
    around = Counter(other.code or (other.admin2 or other.admin1 or other).id for other in neighbours.of(row))
    told = ", ".join(f"{name} {count}" for name, count in around.most_common(4))
    return f"in {unit.id} ({unit.code}), around it {told}" if unit else told


def main() -> int:
    """Print the figures and every row that contradicts its unit; return the exit code."""
    cities = read_cities()
    rows = build_rows(read_scope(), cities)
    neighbours = Neighbours(rows, cities)
    allowed = read_allowed() if ALLOWED.exists() else {}
    figures: Counter[str] = Counter()
    wrong = []
    for row in rows if "--all" in sys.argv[1:] else choose(rows):
        verdict = judge(row, neighbours)
        if verdict == "far" and row.id in allowed:
            verdict = "allowed"
        figures[verdict] += 1
        if verdict == "far":
            wrong.append(row)
    for row in sorted(wrong, key=lambda row: row.id):
        print(row.id, row.names[0], row.name_en, row.kind, row.source, _told(row, neighbours), sep="\t")
    print(f"{sum(figures.values())} rows: " + ", ".join(f"{name} {count}" for name, count in figures.most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
