"""Countries as other data sets write them (countries.toml)."""

from dataclasses import dataclass
from functools import cache

from hadath.errors import LexiconError
from hadath.lexicons.gazetteer import gazetteer
from hadath.lexicons.loading import read_toml
from hadath.lexicons.validation import check_tables

FILE = "countries.toml"
_TABLES = frozenset(("iso", "acled", "ucdp"))


@dataclass(frozen=True, slots=True)
class Country:
    """A country's ISO 3166-1 codes, and the regions ACLED and UCDP count it to, null where that is not settled."""

    alpha3: str | None = None
    numeric: int | None = None
    acled_region: str | None = None
    ucdp_region: str | None = None


@cache
def load_countries() -> dict[str, Country]:
    """Return the countries by ISO 3166-1 alpha-2 code; raises LexiconError for a code that ISO has not.

    >>> load_countries()["SY"]
    Country(alpha3='SYR', numeric=760, acled_region='Middle East', ucdp_region='Middle East')
    """
    tables = read_toml(FILE)
    check_tables(FILE, tables, _TABLES)
    codes = {code: value.split() for code, value in tables["iso"].items() if code != "source"}
    acled, ucdp = _regions(tables["acled"]), _regions(tables["ucdp"])
    countries = {}
    for code in sorted({*codes, *acled, *ucdp}):
        alpha3, numeric = codes.get(code, (None, None))
        countries[code] = Country(alpha3, int(numeric) if numeric else None, acled.get(code), ucdp.get(code))
    return countries


def _regions(table: dict[str, object]) -> dict[str, str]:
    regions: dict[str, str] = {}
    for region, codes in table.items():
        if isinstance(codes, list):
            for code in codes:
                if code in regions:
                    raise LexiconError(f"{FILE}: {code} is in {regions[code]} and in {region}")
                regions[code] = region
    return regions


def country_name(code: str | None) -> str | None:
    """Return a country's English name by its ISO 3166-1 alpha-2 code.

    >>> country_name("YE"), country_name(None)
    ('Yemen', None)
    """
    place = gazetteer().country_place(code) if code else None
    return place.name_en if place else None
