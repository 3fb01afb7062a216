"""Put the hand-kept layers (layers/<iso2>.tsv) on top of what the packages give."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rows import SETTLEMENTS, Row, distance
from spelling import slug
from upstream import City

from hadath.lexicons.spellings import keys

HEADER = ["name", "variants", "kind", "admin1", "admin2", "name_en", "geonames_id", "source", "note"]
# A place of one of these kinds is the same place whichever of them a source calls it.
TOWNS = ("capital", "city", "town", "village", "subdistrict")
_UNITS = ("country", "governorate", "district")
_NATURE = ("river", "lake", "sea", "desert", "mountain", "valley", "region", "island")
_BUILT = ("crossing", "road", "base", "airport", "prison", "dam", "field", "port")
KINDS = frozenset((*_UNITS, *SETTLEMENTS, *_NATURE, *_BUILT))
# A place of a second-level unit lies nearer than this to its seat.
_FAR_KM = {"PS": 40, "LB": 40}
_LEVELS = {"country": 0, "governorate": 1, "district": 2}


class LayerError(ValueError):
    """A row of a layer that does not fit; names the file and the line."""


@dataclass(slots=True)
class Entry:
    """A row of a layer as a person wrote it."""

    where: str
    country: str
    name: str
    variants: list[str]
    kind: str
    admin1: str
    admin2: str
    name_en: str
    geonames_id: int
    source: str
    only: bool  # its names replace those of the packages

    @property
    def names(self) -> list[str]:
        """All its names, the usual one first."""
        return [self.name, *self.variants]


def read_layer(path: Path) -> list[Entry]:
    """Return the rows of a layer; the file's stem is the country, or a column `country` names it row by row."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    if header not in (HEADER, ["country", *HEADER]):
        raise LayerError(f"{path.name}:1: the columns must be {' '.join(HEADER)}")
    entries = []
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and not line.startswith("#"):
            entries.append(
                _entry(f"{path.name}:{number}", dict(zip(header, line.split("\t"), strict=False)), path.stem)
            )
    return entries


def _entry(where: str, cells: dict[str, str], stem: str) -> Entry:
    if cells.get("kind") not in KINDS:
        raise LayerError(f"{where}: unknown kind {cells.get('kind')!r}")
    if not cells.get("name") or not cells.get("source"):
        raise LayerError(f"{where}: a row needs a name and a source")
    return Entry(
        where=where,
        country=cells.get("country") or stem.upper(),
        name=cells["name"],
        variants=[name for name in cells["variants"].split("|") if name],
        kind=cells["kind"],
        admin1=cells["admin1"],
        admin2=cells["admin2"],
        name_en=cells["name_en"],
        geonames_id=int(cells["geonames_id"] or 0),
        source=cells["source"],
        only=cells.get("note") == "only",
    )


class Layering:
    """The rows made so far, found by number, by name and by unit, so that an entry can join the row it means."""

    def __init__(self, rows: Iterable[Row], cities: Iterable[City]) -> None:
        self.rows = list(rows)
        self._joined: set[int] = set()
        self._cities = {city.geonames_id: city for city in cities}
        self._latin: dict[tuple[str, str, str], list[City]] = defaultdict(list)
        for city in self._cities.values():
            for unit in ("", ".".join(city.unit.split(".")[:2])):
                self._latin[city.country, unit, slug(city.name)].append(city)
        self._by_key: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._by_number: dict[int, Row] = {}
        for row in self.rows:
            self._index(row)

    def _index(self, row: Row) -> None:
        for key in {key for name in row.names for key in keys(name)}:
            self._by_key[row.country, key].append(row)
        if row.geonames_id:
            self._by_number[row.geonames_id] = row

    def add(self, entry: Entry) -> None:
        """Join an entry to the row it means, or make a new row of it."""
        level = _LEVELS.get(entry.kind, 3)
        admin1 = self._parent(entry, entry.admin1, 1, None)
        admin2 = self._parent(entry, entry.admin2, 2, admin1)
        row = self._find(entry, level, admin1, admin2)
        if row is None:
            row = Row([], entry.name_en, entry.kind, entry.country, level=level, source="layer")
            self._locate(row, entry, admin1)
            self.rows.append(row)
        if id(row) in self._joined:
            row.names = [*row.names, *entry.names]
        else:
            row.names = list(entry.names) if entry.only else [*entry.names, *row.names]
        self._joined.add(id(row))
        row.name_en = entry.name_en or row.name_en
        row.kind = entry.kind if entry.kind == "capital" else row.kind
        row.admin1, row.admin2 = admin1 or row.admin1, admin2 or (row.admin2 if admin1 in (None, row.admin1) else None)
        if row.source != "layer" and not row.source.endswith("+layer"):
            row.source += "+layer"
        self._index(row)

    def _parent(self, entry: Entry, name: str, level: int, above: Row | None) -> Row | None:
        if not name:
            return None
        rows = self._by_key.get((entry.country, next(keys(name))), ())
        found = [row for row in rows if row.level == level and (above is None or row.admin1 in (above, None))]
        if not found:
            raise LayerError(f"{entry.where}: no unit of level {level} is called {name}")
        return found[0]

    def _find(self, entry: Entry, level: int, admin1: Row | None, admin2: Row | None) -> Row | None:
        if entry.geonames_id and level == 3:
            return self._by_number.get(entry.geonames_id)
        if level == 0:
            return next((row for row in self.rows if row.level == 0 and row.country == entry.country), None)
        known = [row for name in entry.names for row in self._by_key.get((entry.country, next(keys(name))), ())]
        fits = [row for row in known if row.level == level and _inside(row, admin1)]
        if level < 3 and not fits and entry.name_en:
            here = [row for row in self.rows if (row.country, row.level) == (entry.country, level)]
            fits = [row for row in here if slug(row.name_en) == slug(entry.name_en) and _inside(row, admin1)]
        if level == 3 and entry.kind not in TOWNS:
            return next((row for row in fits if row.kind == entry.kind and row.admin2 in (admin2, None)), None)
        if level == 3:
            fits = [row for row in fits if row.kind in TOWNS and (id(row) not in self._joined or row.admin2 is admin2)]
            fits = self._near(fits, admin2)
            city = self._city(entry, admin1)
            if not fits and city and city.geonames_id in self._by_number:
                return self._by_number[city.geonames_id]
        return fits[0] if fits else None

    def _near(self, rows: list[Row], admin2: Row | None) -> list[Row]:
        """Return the rows that may lie in a second-level unit, the likeliest first: known there, near its seat."""
        rows = sorted(rows, key=lambda row: -row.population)
        if admin2 is None:
            return rows
        named = (row for name in admin2.names for row in self._by_key.get((admin2.country, next(keys(name))), ()))
        seats = [row for row in named if row.kind in TOWNS and row.admin1 is admin2.admin1 and row.latitude is not None]
        seat = max(seats, key=lambda row: row.population, default=None)
        if seat is None:
            return rows
        far = _FAR_KM.get(admin2.country, 120)
        near = [row for row in rows if row.admin2 is admin2 or row.latitude is None or distance(row, seat) < far]
        return sorted(near, key=lambda row: (row.admin2 is not admin2, row.latitude is None, distance(row, seat)))

    def _city(self, entry: Entry, admin1: Row | None) -> City | None:
        """Return the GeoNames place that the entry names by number, or by English name in its unit."""
        if entry.geonames_id:
            if entry.geonames_id not in self._cities:
                raise LayerError(f"{entry.where}: GeoNames has no populated place {entry.geonames_id}")
            return self._cities[entry.geonames_id]
        if not entry.name_en or entry.kind not in TOWNS:
            return None
        named = self._latin.get((entry.country, admin1.code if admin1 else "", slug(entry.name_en)), [])
        named = sorted(named, key=lambda city: -city.population)
        clear = len(named) == 1 or (len(named) > 1 and named[0].population > max(50_000, 10 * named[1].population))
        return named[0] if clear else None

    def _locate(self, row: Row, entry: Entry, admin1: Row | None) -> None:
        city = self._city(entry, admin1)
        if city is not None:
            row.latitude, row.longitude, row.population = city.latitude, city.longitude, city.population
            row.geonames_id, row.source = city.geonames_id, "geonames+layer"


def _inside(row: Row, admin1: Row | None) -> bool:
    return admin1 is None or row.level < 2 or row.admin1 in (admin1, None)
