"""The lines of a page that are not the article: share buttons, links to other stories, credits, forms."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.text.phrases import fold_phrase

_FILE = "furniture.toml"
_MATCHES = frozenset(("words", "whole", "label", "start"))
_EFFECTS = frozenset(("line", "links", "rest", "byline"))
_REQUIRED = frozenset(("id", "match", "effect", "phrases", "source", "examples"))
_OPTIONAL = frozenset(("traps", "mark"))


@dataclass(frozen=True, slots=True)
class FurnitureEntry:
    """One kind of line; `mark`: only behind an asterisk or a bullet. See furniture.toml for `match` and `effect`."""

    id: str
    match: str
    effect: str
    phrases: tuple[tuple[str, ...], ...]
    mark: bool
    examples: tuple[str, ...]
    traps: tuple[str, ...]


@cache
def furniture() -> tuple[FurnitureEntry, ...]:
    """Return all entries, checked; raises LexiconError naming the entry and what is wrong with it."""
    return tuple(_parse_entry(row) for row in read_toml(_FILE).get("furniture", ()))


@cache
def furniture_by_word() -> dict[str, tuple[tuple[tuple[str, ...], FurnitureEntry], ...]]:
    """Return phrases and their entries by the phrase's first folded word, the longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], FurnitureEntry]]] = {}
    for entry in furniture():
        for phrase in entry.phrases:
            found.setdefault(phrase[0], []).append((phrase, entry))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


@cache
def words_beside_date() -> frozenset[str]:
    """Return the folded words that may stand on a line with the day of publication, labels among them."""
    return _published("words") | date_labels()


@cache
def date_labels() -> frozenset[str]:
    """Return the folded words that say a day is that of publication."""
    return _published("labels")


def _published(name: str) -> frozenset[str]:
    return frozenset(key for phrase in read_toml(_FILE)["published"][name] for key in fold_phrase(phrase))


def _parse_entry(row: dict[str, Any]) -> FurnitureEntry:
    name = row.get("id", "?")
    missing, unknown = _REQUIRED - row.keys(), row.keys() - _REQUIRED - _OPTIONAL
    if missing or unknown:
        raise LexiconError(f"{_FILE}: {name}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    if row["match"] not in _MATCHES or row["effect"] not in _EFFECTS:
        raise LexiconError(f"{_FILE}: {name}: no such match or effect: {row['match']}, {row['effect']}")
    phrases = tuple(fold_phrase(phrase) for phrase in row["phrases"])
    if not all(phrases) or not row["examples"]:
        raise LexiconError(f"{_FILE}: {name}: an empty phrase, or no examples")
    return FurnitureEntry(
        id=name,
        match=row["match"],
        effect=row["effect"],
        phrases=tuple(tuple(key for key in phrase if key[0].isalnum()) for phrase in phrases),
        mark=row.get("mark", False),
        examples=tuple(row["examples"]),
        traps=tuple(row.get("traps", ())),
    )
