"""Countries and peoples: their names and nisba adjectives in every gender and number, and the names of state organs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.text.phrases import PhraseIndex, fold_phrase

KIND = "nationality"
ADJECTIVE, COUNTRY, CITY = "adjective", "country", "city"
EITHER = "either"  # "سورية", "روسيا": a country's name and, after a noun, a form of the adjective
SINGULAR, DUAL, PLURAL = "singular", "dual", "plural"

_FILE = "nationalities.toml"
_REQUIRED = frozenset({"code", "name", "name_en", "adjectives", "demonym"})
_KNOWN = _REQUIRED | {"names", "plurals", "army", "cities", "capital", "people", "soldiers", "ambiguous"}


@dataclass(frozen=True, slots=True, eq=False)
class Nationality:
    """A country, or a people without a state (`people`, its code in lower case).

    `adjectives` are masculine singular without the article, the usual one first; `army` is the canonical short name
    of its army; `capital` the name of its capital, empty where none is known; `soldiers` the code of the state whose
    soldiers the bare noun means there; `ambiguous` adjectives are also other words ("مالي") and tell a country only
    after "الجيش".
    """

    code: str
    name: str
    name_en: str
    demonym: str
    adjectives: tuple[str, ...]
    army: str
    names: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    capital: str = ""
    people: bool = False
    soldiers: str = ""
    ambiguous: bool = False

    def adjective(self, gender: str) -> str:
        """Return the definite adjective in the singular: "m" gives "التركي", "f" "التركية"."""
        return _definite(_inflect(self.adjectives[0], "ة" if gender == "f" else ""))


class NationForm(NamedTuple):
    """A word that names a country or its people: `form` is adjective, country, either of them, or city."""

    nation: Nationality
    form: str
    number: str = SINGULAR
    gender: str = "m"
    definite: bool = False


# ending, number, gender; "ين" is dual or plural and is given as plural.
_ENDINGS = (
    ("", SINGULAR, "m"),
    ("ا", SINGULAR, "m"),
    ("ة", SINGULAR, "f"),
    ("ان", DUAL, "m"),
    ("ين", PLURAL, "m"),
    ("ون", PLURAL, "m"),
    ("تان", DUAL, "f"),
    ("تين", DUAL, "f"),
    ("ات", PLURAL, "f"),
)


@cache
def load_nationalities() -> dict[str, Nationality]:
    """Return all nationalities by ISO code, or by name in lower case for peoples without a state.

    >>> load_nationalities()["TR"].adjective("f")
    'التركية'
    """
    table = read_toml(_FILE)
    found: dict[str, Nationality] = {}
    for row in table.get("country", ()):
        nation = _read(row)
        if nation.code in found:
            raise LexiconError(f"{_FILE}: {nation.code}: given twice")
        found[nation.code] = nation
    return found


def _read(row: dict[str, Any]) -> Nationality:
    code = str(row.get("code", "?"))
    if missing := _REQUIRED - row.keys():
        raise LexiconError(f"{_FILE}: {code}: missing {', '.join(sorted(missing))}")
    if unknown := row.keys() - _KNOWN:
        raise LexiconError(f"{_FILE}: {code}: unknown key {', '.join(sorted(unknown))}")
    adjectives = tuple(row["adjectives"])
    return Nationality(
        code=code,
        name=row["name"],
        name_en=row["name_en"],
        demonym=row["demonym"],
        adjectives=adjectives,
        army=row.get("army") or f"الجيش {_definite(adjectives[0])}",
        names=tuple(row.get("names", ())),
        plurals=tuple(row.get("plurals", ())),
        cities=tuple(row.get("cities", ())),
        capital=row.get("capital") or next(iter(row.get("cities", ())), ""),
        people=bool(row.get("people", False)),
        soldiers=row.get("soldiers", ""),
        ambiguous=bool(row.get("ambiguous", False)),
    )


def index_nationalities(index: PhraseIndex) -> None:
    """Add every name and adjective of every country to the index, under "nationality"."""
    for nation in load_nationalities().values():
        for phrase, form in list_forms(nation):
            index.add_folded(KIND, fold_phrase(phrase), form)


def list_forms(nation: Nationality) -> Iterator[tuple[str, NationForm]]:
    """Return every phrase that names a country or its people, each spelling once, with what it says."""
    found: dict[str, NationForm] = {}
    for phrase, form in _all_forms(nation):
        other = found.setdefault(phrase, form)
        if other.form == COUNTRY and form.form == ADJECTIVE:
            found[phrase] = form._replace(form=EITHER)
    yield from found.items()


def _all_forms(nation: Nationality) -> Iterator[tuple[str, NationForm]]:
    for name in (nation.name, *nation.names):
        yield name, NationForm(nation, COUNTRY, definite=True)
    for city in nation.cities:
        yield city, NationForm(nation, CITY, definite=True)
    for adjective in nation.adjectives:
        for ending, number, gender in _ENDINGS:
            word = _inflect(adjective, ending)
            yield word, NationForm(nation, ADJECTIVE, number, gender)
            yield _definite(word), NationForm(nation, ADJECTIVE, number, gender, definite=True)
    for word in nation.plurals:
        yield word, NationForm(nation, ADJECTIVE, PLURAL)
        yield word + "ا", NationForm(nation, ADJECTIVE, PLURAL)
        yield _definite(word), NationForm(nation, ADJECTIVE, PLURAL, definite=True)


def _inflect(adjective: str, ending: str) -> str:
    """Return the adjective with an ending on its last word, and on each word where both are adjectives."""
    words = adjective.split()
    if len(words) == 1 or not words[0].endswith("ي"):
        return adjective + ending
    return " ".join(word + ending for word in words)


def _definite(phrase: str) -> str:
    words = phrase.split()
    if len(words) == 2 and words[0].endswith(("ي", "ية", "ين", "ون", "ان", "ات", "ا")):
        return f"ال{words[0]} ال{words[1]}"
    return "ال" + phrase
