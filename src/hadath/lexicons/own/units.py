"""The units that a user's rows lie in: found by id or name among theirs and ours, and added where nobody knows them."""

from collections.abc import Sequence
from functools import lru_cache

from hadath.lexicons.gazetteer import OWN, Gazetteer, Place
from hadath.lexicons.place_names import COLUMNS
from hadath.text.phrases import fold_phrase

LEVELS = ("country", "governorate", "district")


def to_place(source: str, **cells: str) -> Place:
    """Return a place of the given cells; a name that stands for several is joined with "|" as in the gazetteer."""
    return Place("\t".join(cells.get(column, "") for column in COLUMNS[:-2]) + f"\t{OWN}{source}\t{cells['common']}")


class Units:
    """Units by what a row may call them."""

    def __init__(self, known: Gazetteer, source: str) -> None:
        self._known = known
        self._source = source
        self._found: dict[tuple[str, str, str, str], Place] = {}  # by kind, country, first-level unit and name
        self._read: set[str] = set()
        self.added: list[Place] = []

    def add(self, unit: Place) -> None:
        """Make a unit known under all its names; of two with one name the first stands."""
        for name in (unit.id, *unit.names, unit.name_en or ""):
            for holder in {unit.admin1 or "", ""}:
                self._found.setdefault((unit.kind, unit.country, holder, _key(name)), unit)

    def country(self, name: str) -> str | None:
        """Return the ISO code of a country by its code or its Arabic or English name, or null."""
        code = name.upper()
        if len(code) == 2 and (code == "XZ" or self._known.country_place(code) is not None):
            return code
        known = (row for row in self._known.named(_key(name)) if row.kind == "country")
        first = next(known, None) or next((row for row in self._countries() if row.name_en == name), None)
        return first.country if first is not None else None

    def _countries(self) -> list[Place]:
        return [row for row in self._known if row.id == row.country.lower()]

    def find(self, level: int, country: str, admin1: Place | None, names: Sequence[str]) -> Place | None:
        """Return the unit of a level (1 or 2) that a row calls so, a new one where there is none; null for no name."""
        if not names:
            return None
        if country not in self._read:
            self._read.add(country)
            for known in self._known.units(country) if country else ():
                self.add(known)
        kind, holder = LEVELS[level], admin1.id if admin1 is not None else ""
        for name in names:
            unit = self._found.get((kind, country, holder, _key(name))) or self._anywhere(kind, country, name)
            if unit is not None:
                return unit
        return self._new(kind, country, admin1, names)

    def _anywhere(self, kind: str, country: str, name: str) -> Place | None:
        """Return the only unit of its kind that bears a name, for a row that does not say its country."""
        if country:
            return None
        known = [row for row in self._known.named(_key(name)) if row.kind == kind]
        return known[0] if len(known) == 1 else None

    def _new(self, kind: str, country: str, admin1: Place | None, names: Sequence[str]) -> Place:
        arabic = [name for name in names if is_arabic(name)]
        holder = admin1.id if admin1 is not None else ""
        unit = to_place(
            self._source,
            id=f"{OWN}{holder or country.lower()}.{_key(names[0])}",
            keys="|".join(dict.fromkeys(map(_key, arabic))),
            names="|".join(arabic or names),
            name_en=next((name for name in names if name not in arabic), ""),
            kind=kind,
            country=country,
            admin1=holder,
            common="",
        )
        self.add(unit)
        self.added.append(unit)
        return unit


def is_arabic(name: str) -> bool:
    """Tell whether a name has an Arabic letter."""
    return any("\u0620" <= letter <= "\u064a" or "\u066e" <= letter <= "\u06d3" for letter in name)


@lru_cache(4096)  # a table gives the same units and countries in row after row
def _key(name: str) -> str:
    return " ".join(fold_phrase(name.lower()))
