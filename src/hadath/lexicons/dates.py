"""The words of dates (dates.toml): kinds "month", "weekday" and "date_word" of the phrase index."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.text.phrases import NOUN, PhraseIndex, fold_phrase

_FILE = "dates.toml"
_NUMBERS = {"singular": 1, "dual": 2, "plural": 0}
_KEYS = frozenset(
    ("id", "value", "words", "source", "examples", "traps", "ambiguous", "calendar", "bare", *_NUMBERS),
)
_INDEXED = frozenset(
    (
        "month",
        "weekday",
        "day",
        "offset",
        "unit",
        "which",
        "before_last",
        "part",
        "edge",
        "vague",
        "since",
        "since_then",
        "over",
        "ago",
        "after",
        "about",
        "several",
        "agree",
        "decade",
        "feast",
    )
)
# Words that only stand beside dates: looked up by their folded spelling where a date has been found.
_CONTEXT = frozenset(
    (
        "after_today",
        "before_today",
        "until",
        "cue",
        "opener",
        "counted",
        "birth",
        "begin",
        "record",
        "before_first",
        "attacks",
        "habit",
        "lasting",
        "future",
        "say_verb",
        "say_noun",
        "content",
    )
)


@dataclass(frozen=True, slots=True)
class DateWord:
    """A word of dates: its class `kind`, and what it says of it in `value` (a month's number, a unit's name).

    `number` of a unit is 1, 2 or 0 for singular, dual and plural; `definite`: it has the article. `uncertain`: also
    an ordinary word or a name ("مارس", "آب", "أحد"), so that it needs more evidence beside it.
    """

    id: str
    kind: str
    value: int | str
    number: int = 0
    definite: bool = False
    uncertain: bool = False
    hijri: bool = False


def index_dates(index: PhraseIndex) -> None:
    """Add every word of dates to the index."""
    for phrase, word in _find_words():
        kind = word.kind if word.kind in ("month", "weekday") else "date_word"
        index.add(kind, phrase, word, clitics=NOUN)


@cache
def context_words(kind: str) -> frozenset[str]:
    """Return the folded words of a kind that only stands beside dates ("say_verb", "counted")."""
    return frozenset(
        key for found, entry in read_entries() if found == kind for word in entry["words"] for key in fold_phrase(word)
    )


@cache
def read_entries() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return (kind, entry) of every entry of the file, checked.

    Raises LexiconError for an unknown kind or key, and for an entry without words, source or examples.
    """
    return tuple(_read_entries(read_toml(_FILE)))


def _read_entries(tables: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, entries in tables.items():
        if kind not in _INDEXED | _CONTEXT:
            raise LexiconError(f"{_FILE}: {kind}: unknown kind")
        for entry in entries:
            _check(entry)
            yield kind, entry


def _check(entry: dict[str, Any]) -> None:
    name = f"{_FILE}: {entry.get('id', 'entry without id')}"
    unknown = entry.keys() - _KEYS
    if unknown:
        raise LexiconError(f"{name}: unknown key {min(unknown)}")
    for key in ("id", "value", "source", "examples"):
        if key not in entry:
            raise LexiconError(f"{name}: {key} is missing")
    if not any(entry.get(key) for key in ("words", *_NUMBERS)):
        raise LexiconError(f"{name}: it has no words")


def _find_words() -> Iterator[tuple[str, DateWord]]:
    for kind, entry in read_entries():
        if kind in _CONTEXT:
            continue
        name, value, hijri = entry["id"], entry["value"], entry.get("calendar") == "hijri"
        uncertain = {fold_phrase(word) for word in entry.get("ambiguous", ())}
        for phrase in entry.get("words", ()):
            doubt = fold_phrase(phrase) in uncertain
            yield phrase, DateWord(name, kind, value, uncertain=doubt, hijri=hijri)
        for phrase in entry.get("bare", ()):
            yield phrase, DateWord(name, kind, value, uncertain=True)
        for form, number in _NUMBERS.items():
            for phrase in entry.get(form, ()):
                yield phrase, DateWord(name, kind, value, number)
                if (value, number) != ("day", 1):  # "اليوم" is today
                    yield "ال" + phrase, DateWord(name, kind, value, number, definite=True)
