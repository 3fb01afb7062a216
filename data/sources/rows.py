"""A row of the gazetteer while it is being made, and how it is written."""

import math
from dataclasses import dataclass, field
from pathlib import Path

from spelling import unique

from hadath.lexicons.place_names import COLUMNS
from hadath.lexicons.spellings import keys

# A village called so may be a man: "أبو حسن", "الشيخ علي".
_PERSONS = ("ابو ", "الشيخ ", "شيخ ", "عبد ", "علي ", "محمد ", "الحاج ", "حاج ", "السيد ", "سيد ", "الامام ")
_EARTH_KM = 6371.0
SETTLEMENTS = ("capital", "city", "town", "village", "subdistrict", "quarter", "camp", "site")


@dataclass(slots=True)
class Row:
    """One place. `level` is 0 for a country, 1 and 2 for the units below it, 3 for everything else."""

    names: list[str]
    name_en: str
    kind: str
    country: str
    level: int = 3
    id: str = ""
    code: str = ""  # GeoNames' code of a unit
    admin1: "Row | None" = None
    admin2: "Row | None" = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    geonames_id: int = 0
    source: str = "geonames"
    common: list[str] = field(default_factory=list)  # those of its keys that are also ordinary words
    key_list: list[str] = field(default_factory=list)

    def cells(self) -> list[str]:
        """Return the row as the file has it."""
        return [
            self.id,
            "|".join(self.key_list),
            "|".join(self.names),
            self.name_en,
            self.kind,
            self.country,
            self.admin1.id if self.admin1 else "",
            self.admin2.id if self.admin2 else "",
            "" if self.latitude is None else f"{self.latitude:.4f}",
            "" if self.longitude is None else f"{self.longitude:.4f}",
            str(self.population or ""),
            str(self.geonames_id or ""),
            self.source,
            "|".join(self.common),
        ]


def distance(one: Row, other: Row) -> float:
    """Return kilometres between two rows, infinite where either has no point."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    north = math.radians(one.latitude - other.latitude)
    east = math.radians(one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return _EARTH_KM * math.hypot(north, east)


def read_words(path: Path) -> set[str]:
    """Return the folded words of a kept list; what follows # is a remark."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {key for line in lines if line for key in list(keys(line))[:1]}


def without_names(rows: list[Row], dropped: set[str]) -> list[Row]:
    """Take the dropped spellings off all rows; return the rows that still have a name."""
    for row in rows:
        row.names = [name for name in unique(row.names) if next(keys(name)) not in dropped]
    return [row for row in rows if row.names]


def assign_keys(rows: list[Row], common: set[str], certain: set[str]) -> None:
    """Give each row its folded keys and tell whether its name is also an ordinary word.

    A variant that is an ordinary word is no key of a place that has a better name.
    """
    certain |= {key for row in rows if row.level < 2 or row.population >= 50_000 for key in keys(row.names[0])}
    for row in rows:
        primary = next(keys(row.names[0]))
        found = dict.fromkeys(key for name in row.names for key in keys(name))
        ordinary = [key for key in found if _is_common(key, common, certain)]
        row.common = ordinary if primary in ordinary else []
        row.key_list = [key for key in found if row.common or key not in ordinary]


def _is_common(key: str, common: set[str], certain: set[str]) -> bool:
    if key in common:
        return True
    if key in certain:
        return False
    if " " in key:
        return key.startswith(_PERSONS)
    return len(key.removeprefix("ال")) <= 3


def assign_ids(rows: list[Row], slug_of: dict[int, str]) -> None:
    """Give each row its id; raises ValueError where two rows would share one."""
    taken: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row.level):
        row.id = next((name for name in _ids(row, slug_of[id(row)]) if name not in taken), "")
        if not row.id:
            raise ValueError(f"two rows of one id: {row.country} {row.names[0]} {row.kind}")
        taken[row.id] = row


def _ids(row: Row, slug: str) -> list[str]:
    country = row.country.lower()
    if row.level == 0:
        return [country]
    if row.level == 1:
        return [f"{country}.{slug}"]
    if row.geonames_id and row.level == 3:
        return [f"{country}.{row.geonames_id}"]
    first = row.admin1.id if row.admin1 else country
    second = row.admin2.id if row.admin2 else first
    names = [f"{first}.{slug}", f"{first}.{slug}-{row.kind}", f"{second}.{slug}-{row.kind}"]
    return [*names, *(f"{second}.{slug}-{row.kind}-{number}" for number in (2, 3))]


def write_rows(rows: list[Row]) -> str:
    """Return the text of a file: a header, then the rows by id."""
    lines = ["\t".join(row.cells()) for row in sorted(rows, key=lambda row: row.id)]
    return "\n".join(["\t".join(COLUMNS), *lines, ""])
