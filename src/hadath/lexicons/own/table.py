"""Read a table of places as people have it: comma, semicolon or tab; our column names or those of OCHA's gazetteers."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hadath.errors import LexiconError
from hadath.lexicons.own.faults import Faults, read_text

_SEPARATORS = (",", ";", "\t")
_SHOWN = 12  # columns that an error names
_LONGEST_CELL = 131_072  # characters; csv's own limit is one for the whole process, which others may raise
# Our columns and what else they are called; case, spaces, points and underscores in a header do not count.
_COLUMNS = {
    "id": ("id",),
    "name": ("name", "namear", "arabicname", "placename", "placenamear", "locationnamear"),
    "names": ("names",),
    "variants": ("variants", "altnames", "alternatenames", "aliases"),
    "name_en": ("nameen", "englishname", "placenameen", "locationnameen", "asciiname"),
    "kind": ("kind",),
    "country": ("country", "countrycode", "iso2"),
    "latitude": ("latitude", "lat", "latitudey", "pointy", "centerlat", "y"),
    "longitude": ("longitude", "lon", "long", "lng", "longitudex", "pointx", "centerlon", "x"),
    "population": ("population", "pop"),
    "geonames_id": ("geonamesid",),
    "common": ("common",),
}
_COLUMN_OF = {name: column for column, names in _COLUMNS.items() for name in names}
# ADM2_AR, admin2Name_ar, adm2_name1, ADM2ALT1AR, admin2RefName, admin2; and their P-codes.
_UNIT_RE = re.compile(r"adm(?:in)?(?P<level>[0-5])(?P<code>pcode)?(?:ref|alt)?(?:name)?(?:alt)?[1-4]?(?:ar|en|fr|ku)?")
_PLAIN_RE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its line in the file, its cells by column, and the names and P-codes of the units it gives by level."""

    line: int
    cells: dict[str, str]
    units: dict[int, list[str]]
    codes: dict[int, str]


@dataclass(slots=True)
class _Header:
    columns: dict[str, int] = field(default_factory=dict)
    units: dict[int, list[int]] = field(default_factory=dict)
    codes: dict[int, int] = field(default_factory=dict)
    width: int = 0


def read_table(path: Path, faults: Faults) -> Iterator[TableRow]:
    """Return the rows of a table, empty ones left out; what is wrong with single rows is added to the faults.

    Raises LexiconError where the file cannot be read or no column names the places.
    """
    lines = read_text(path).splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(_SEPARATORS, key=first.count))
    header: _Header | None = None
    try:
        for values in reader:
            if max(map(len, values), default=0) > _LONGEST_CELL:
                raise csv.Error(f"field larger than field limit ({_LONGEST_CELL})")
            cells = [" ".join(value.split()) for value in values]
            if not any(cells):
                continue
            if header is None:
                header = _read_header(path, reader.line_num, cells)
            elif any(cells[header.width :]):
                faults.add(reader.line_num, f"{len(cells)} cells, but {header.width} columns")
            else:
                yield _read_row(header, reader.line_num, cells)
    except csv.Error as error:
        raise LexiconError(f"{path}: line {reader.line_num}: {error}") from error
    if header is None:
        raise LexiconError(f"{path}: the file is empty")


def _read_header(path: Path, line: int, cells: Sequence[str]) -> _Header:
    header = _Header(width=len(cells))
    found: Counter[str] = Counter()
    for at, cell in enumerate(cells):
        plain = _PLAIN_RE.sub("", cell.lower())
        column, unit = _COLUMN_OF.get(plain), _UNIT_RE.fullmatch(plain)
        if column is not None:
            header.columns.setdefault(column, at)
            found[plain] += 1
        elif unit is not None and unit["code"]:
            header.codes.setdefault(int(unit["level"]), at)
        elif unit is not None:
            header.units.setdefault(int(unit["level"]), []).append(at)
    if twice := [name for name, times in found.items() if times > 1]:
        raise LexiconError(f"{path}: line {line}: two columns are called {twice[0]!r}")
    if not {"name", "names"} & header.columns.keys() and not header.units:
        raise LexiconError(f"{path}: line {line}: no column 'name' among {', '.join(map(repr, cells[:_SHOWN]))}")
    return header


def _read_row(header: _Header, line: int, cells: list[str]) -> TableRow:
    cells += [""] * (header.width - len(cells))
    units = {level: [name for at in places if (name := cells[at])] for level, places in header.units.items()}
    return TableRow(
        line,
        {column: cells[at] for column, at in header.columns.items()},
        {level: names for level, names in units.items() if names},
        {level: cells[at] for level, at in header.codes.items()},
    )
