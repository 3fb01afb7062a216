"""A user's own places, from a table (see docs/lexicons.md for its columns)."""

import math
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from hadath.lexicons.gazetteer import KINDS, OWN, UNITS, Gazetteer, Place
from hadath.lexicons.own.faults import Faults, RowError
from hadath.lexicons.own.table import TableRow, read_table
from hadath.lexicons.own.units import LEVELS, Units, is_arabic, to_place
from hadath.lexicons.people import name_words
from hadath.lexicons.spellings import keys
from hadath.text.fold import fold

_KIND_OF_LEVEL = (*LEVELS, "subdistrict", "village", "quarter")
_DEGREES = {"latitude": 90.0, "longitude": 180.0}
_YES, _NO = frozenset(("1", "yes", "true")), frozenset(("0", "no", "false"))
# A village called so may be a man: "أبو حسن", "الشيخ علي".
_PERSONS = tuple(
    fold(word) + " " for word in ("أبو", "الشيخ", "شيخ", "عبد", "علي", "محمد", "الحاج", "حاج", "السيد", "سيد")
)
_CERTAIN = UNITS | {"capital", "city"}
_LARGE = 50_000
_SHORT = 3  # letters of a word that is a name by chance only


def read_places(path: Path, known: Gazetteer) -> list[Place]:
    """Return the places of a table, and the units they lie in that nobody knows.

    Raises LexiconError with the lines of the bad rows and what is wrong with each.
    """
    faults = Faults(path)
    reader = _Reader(path.name, known)
    found: dict[str, Place] = {}
    for row in sorted(read_table(path, faults), key=_level):  # units before what lies in them
        try:
            place = reader.read(row)
            if place.id in found:
                raise RowError(f"the id {place.id!r} is given twice")
            found[place.id] = place
        except RowError as error:
            faults.add(row.line, str(error))
    faults.check()
    return [*found.values(), *reader.units.added]


class _Reader:
    """Reads rows to places; knows the units of the rows it has read."""

    def __init__(self, source: str, known: Gazetteer) -> None:
        self._source = source
        self._known = known
        self.units = Units(known, source)
        self._ids: set[str] = set()

    def read(self, row: TableRow) -> Place:
        """Return the place of a row; raises RowError with what is wrong with it."""
        names, name_en = _names(row)
        kind = _kind(row)
        level = _level(row)
        country, admin1, admin2 = self._holders(row, level)
        population = _number(row, "population")
        spelt = _keys(names)
        common = [] if kind in _CERTAIN or population >= _LARGE else self._common(spelt)
        common = _stated(row, spelt, common)
        kept = spelt if set(spelt[:1]) <= set(common) else [key for key in spelt if key not in common]
        latitude, longitude = _point(row)
        place = to_place(
            self._source,
            id=self._id(row, kind, country),
            keys="|".join(kept),
            names="|".join(names),
            name_en=name_en,
            kind=kind,
            country=country,
            admin1=admin1.id if admin1 is not None else "",
            admin2=admin2.id if admin2 is not None else "",
            latitude=latitude,
            longitude=longitude,
            population=str(population or ""),
            geonames_id=str(_number(row, "geonames_id") or ""),
            common="|".join(key for key in common if key in kept),
        )
        if level < len(LEVELS):
            self.units.add(place)
        return place

    def _holders(self, row: TableRow, level: int) -> tuple[str, Place | None, Place | None]:
        stated = row.cells.get("country") or next(iter(row.units.get(0, ())), "")
        country = self.units.country(stated) if stated else _country_of_code(row, self.units)
        if country is None:
            raise RowError(f"country {stated!r} is neither a two-letter code nor a country's name")
        admin1 = self.units.find(1, country, None, row.units.get(1, ())) if level > 1 else None
        if admin1 is not None and not country:
            country = admin1.country
        admin2 = self.units.find(2, country, admin1, row.units.get(2, ())) if level > 2 else None
        return country, admin1, admin2

    def _common(self, spelt: list[str]) -> list[str]:
        return [key for key in spelt if _is_common(key, self._known)]

    def _id(self, row: TableRow, kind: str, country: str) -> str:
        """Return what the row states, else its country's, else that of its P-code or line."""
        if stated := row.cells.get("id"):
            return stated
        if kind == "country" and country:
            return country.lower()
        unit = _unit_level(row)
        code = row.codes.get(unit, "") if unit is not None else ""
        name = f"{OWN}{code}" if code and f"{OWN}{code}" not in self._ids else f"{OWN}{self._source}:{row.line}"
        self._ids.add(name)
        return name


def _unit_level(row: TableRow) -> int | None:
    """Return the level of the unit that a row without a name of its own stands for, 0 for a country."""
    return None if row.cells.get("name") or row.cells.get("names") else max(row.units, default=None)


def _level(row: TableRow) -> int:
    """Return the level of a country, governorate or district, and for everything else the one below."""
    kind, unit = row.cells.get("kind", "").lower(), _unit_level(row)
    if kind in LEVELS:
        return LEVELS.index(kind)
    return len(LEVELS) if kind or unit is None else min(unit, len(LEVELS))


def _names(row: TableRow) -> tuple[list[str], str]:
    """Return a row's Arabic names, the usual one first, and its English one."""
    cells = row.cells
    stated = [cells.get("name", ""), *cells.get("names", "").split("|")]
    if not any(stated):
        stated = row.units.get(max(row.units), []) if row.units else []
    stated = [name.strip() for name in stated if name.strip()]
    if not stated:
        raise RowError("no name")
    arabic = [name for name in stated if is_arabic(name)]
    if not arabic:
        raise RowError(f"the name {stated[0]!r} has no Arabic letter")
    english = cells.get("name_en") or next((name for name in stated if name not in arabic), "")
    arabic += [name.strip() for name in cells.get("variants", "").split("|") if name.strip()]
    return list(dict.fromkeys(arabic)), english


def _kind(row: TableRow) -> str:
    kind = row.cells.get("kind", "").lower()
    if not kind:
        unit = _unit_level(row)
        return "" if unit is None else _KIND_OF_LEVEL[unit]
    if kind not in KINDS:
        raise RowError(f"kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    return kind


def _country_of_code(row: TableRow, units: Units) -> str:
    """Return the country that P-codes begin with ("SY0203"), or "" where there is none."""
    for _, code in sorted(row.codes.items()):
        if code[:2].isalpha() and (country := units.country(code[:2])):
            return country
    return ""


def _point(row: TableRow) -> tuple[str, str]:
    found = [_degrees(row.cells.get(column, ""), column, most) for column, most in _DEGREES.items()]
    if ("" in found) and any(found):
        raise RowError(f"{'longitude' if found[0] else 'latitude'} is missing beside its other half")
    return found[0], found[1]


def _degrees(text: str, column: str, most: float) -> str:
    if not text:
        return ""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise RowError(f"{column} {text!r} is no number") from None
    if not math.isfinite(value) or abs(value) > most:
        raise RowError(f"{column} {text!r} is not between -{most:.0f} and {most:.0f}")
    return str(value)


def _number(row: TableRow, column: str) -> int:
    text = row.cells.get(column, "")
    try:
        value = float(text.replace(",", "").replace(" ", "") or 0)
        if value >= 0 and value == int(value):
            return int(value)
    except (ValueError, OverflowError):
        pass
    raise RowError(f"{column} {text!r} is no whole number")


def _keys(names: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(key for name in names for key in keys(name)))
    if not found:
        raise RowError("no name")
    return found


def _stated(row: TableRow, spelt: list[str], found: list[str]) -> list[str]:
    """Return which spellings are ordinary words: as the row says, else as found."""
    cell = row.cells.get("common", "")
    if not cell:
        return found
    if cell.lower() in _YES:
        return spelt
    return [] if cell.lower() in _NO else [key for key in spelt if key in set(_listed(cell))]


def _listed(cell: str) -> Iterator[str]:
    for name in cell.split("|"):
        yield from keys(name)


@cache
def _ordinary_words() -> frozenset[str]:
    words = name_words()
    return words.stops | words.given


def _is_common(key: str, known: Gazetteer) -> bool:
    """Tell whether a folded name is also an ordinary word or a person's name, so that it needs evidence in a text."""
    rows = known.named(key)
    if rows:
        return all(row.common for row in rows)
    if " " in key:
        return key.startswith(_PERSONS)
    return key in _ordinary_words() or len(key.removeprefix("ال")) <= _SHORT
