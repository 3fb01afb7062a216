"""Our event types and actors in the terms of ACLED, PLOVER and UCDP (taxonomy.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args

from hadath.errors import LexiconError
from hadath.events import EventType
from hadath.lexicons.loading import read_toml
from hadath.lexicons.validation import check_tables
from hadath.text.fold import fold

FILE = "taxonomy.toml"
_TABLES = frozenset(("source", "type", "acled", "inter", "vague"))
_KEYS = frozenset(("id", "label_en", "label_ar", "acled", "acled_if", "plover", "mode", "context", "ucdp"))
_PROCLITICS = frozenset("وفبل")
CONDITIONS = frozenset(("by", "against", "harmed", "killed", "arms", "fought"))


class SubEvent(NamedTuple):
    """ACLED's sub-event type, and the event type and disorder type it belongs to."""

    name: str
    event: str
    disorder: str


class Case(NamedTuple):
    """A sub-event type for events of a type that fulfil all conditions."""

    conditions: Mapping[str, Any]
    sub_event: SubEvent


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """One of our event types; the head of taxonomy.toml says what each field means."""

    id: str
    label_en: str
    label_ar: str
    acled: SubEvent | None
    acled_if: tuple[Case, ...]
    plover: str | None
    mode: str | None
    context: tuple[str, ...]
    ucdp: bool


class Inter(NamedTuple):
    """ACLED's class of actors: `code` 1 to 8, and the name of the class."""

    code: int
    label: str


@cache
def load_types() -> dict[str, TypeEntry]:
    """Return our event types by id; raises LexiconError where one is missing, unknown or badly mapped.

    >>> entry = load_types()["abduction"]
    >>> entry.label_ar, entry.acled.event, entry.plover, entry.mode
    ('اختطاف', 'Violence against civilians', 'ASSAULT', 'abduct')
    """
    tables = _tables()
    names = [row["sub_event"] for row in tables["acled"]]
    subs = {row["sub_event"]: SubEvent(row["sub_event"], row["event"], row["disorder"]) for row in tables["acled"]}
    if len(names) != len(subs):
        raise LexiconError(f"{FILE}: a sub-event type is given twice")
    types = {row["id"]: _to_type(row, subs) for row in tables["type"]}
    if list(types) != list(get_args(EventType)) or len(types) != len(tables["type"]):
        raise LexiconError(f"{FILE}: its types are not the types of events, each once and in their order")
    return types


def _to_type(row: dict[str, Any], subs: Mapping[str, SubEvent]) -> TypeEntry:
    unknown = row.keys() - _KEYS
    if unknown:
        raise LexiconError(f"{FILE}: {row['id']}: unknown key {min(unknown)!r}")
    try:
        cases = tuple(_to_case(dict(case), subs) for case in row.get("acled_if", ()))
        return TypeEntry(
            id=row["id"],
            label_en=row["label_en"],
            label_ar=row["label_ar"],
            acled=subs[row["acled"]] if "acled" in row else None,
            acled_if=cases,
            plover=row.get("plover"),
            mode=row.get("mode"),
            context=tuple(row.get("context", ())),
            ucdp=row.get("ucdp", False),
        )
    except KeyError as error:
        raise LexiconError(f"{FILE}: {row['id']}: {error} is missing, or no condition or sub-event type") from error


def _to_case(case: dict[str, Any], subs: Mapping[str, SubEvent]) -> Case:
    sub_event = subs[case.pop("sub_event")]
    for condition in case:
        if condition not in CONDITIONS:
            raise KeyError(condition)
    return Case(case, sub_event)


@cache
def load_inters() -> dict[str, Inter]:
    """Return ACLED's class of actors for each of our categories; a state's forces abroad are under "abroad".

    >>> load_inters()["rebel_group"]
    Inter(code=2, label='Rebel group')
    """
    inters = {}
    for code, row in enumerate(_tables()["inter"], 1):
        inters.update(dict.fromkeys(row["categories"], Inter(code, row["label"])))
        if "abroad" in row:
            inters["abroad"] = Inter(code, row["label"])
    return inters


@cache
def _vague() -> list[tuple[list[list[str]], int]]:
    return [([_words(words) for words in row["words"]], row["figure"]) for row in _tables()["vague"]]


def _words(text: str) -> list[str]:
    return [fold(word) for word in text.split()]


def vague_figure(text: str) -> int:
    """Return the figure that ACLED's conventions give for words without one.

    >>> vague_figure("عشرات المدنيين"), vague_figure("عدد من الجنود"), vague_figure("مئات الآلاف")
    (10, 3, 100000)
    """
    given = _words(text)
    bare = [word[1:] if word[:1] in _PROCLITICS else word for word in given]
    for phrases, figure in _vague():
        if not phrases or any(_has(given, phrase) or _has(bare, phrase) for phrase in phrases):
            return figure
    raise LexiconError(f"{FILE}: its last row of vague figures is not for everything else")


def _has(words: list[str], phrase: list[str]) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


@cache
def _tables() -> dict[str, Any]:
    tables = read_toml(FILE)
    check_tables(FILE, tables, _TABLES)
    return tables
