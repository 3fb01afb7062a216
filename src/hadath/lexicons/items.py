"""Nouns of things, and the words that measure and describe them (items.toml)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hadath.lexicons.loading import read_toml
from hadath.lexicons.validation import check_choice, check_rows, check_tables
from hadath.text.conjugate import conjugate
from hadath.text.phrases import NOUN, PhraseIndex, fold_phrase

FILE = "items.toml"
_KINDS = frozenset(("weapon", "ammunition", "explosive", "vehicle", "drug", "document", "device", "money", "other"))
_OUTCOMES = frozenset(("seized", "found", "destroyed", "crashed", "intercepted"))
_OPTIONS: dict[str, dict[str, type]] = {"item": {"kind": str}, "handling": {"outcome": str, "verbs": list}}
_TABLES = ("item", "quantity", "unit", "means", "dual", "describing", "make", "owner", "handling")
_ARTICLE = "ال"
PARTS = ("quantity", "unit", "means", "describing", "make", "owner")


@dataclass(frozen=True, slots=True)
class ItemNoun:
    """A noun of a thing; `number` is the figure in the noun itself (2 for a dual), or null."""

    id: str
    kind: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ItemHandling:
    """A word that tells what became of the things after it: `outcome` as in items.toml."""

    id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ItemWord:
    """A word beside such a noun; `part` is one of PARTS."""

    id: str
    part: str


def index_items(index: PhraseIndex) -> None:
    """Add nouns of things as kind `item_noun` and the words around them as kinds `item_quantity`, `item_unit` …"""
    tables = _read_tables()
    duals = {fold_phrase(phrase) for row in tables["dual"] for phrase in row["phrases"]}
    for row in tables["item"]:
        kind = check_choice(FILE, row, "kind", _KINDS)
        one, two = ItemNoun(row["id"], kind), ItemNoun(row["id"], kind, 2)
        for phrase in row["phrases"]:
            entry = two if fold_phrase(phrase) in duals else one
            for spelling in _with_article(phrase):
                index.add("item_noun", spelling, entry, clitics=NOUN)
    for row in tables["handling"]:
        handling = ItemHandling(row["id"], check_choice(FILE, row, "outcome", _OUTCOMES))
        verbs = (form for verb in row.get("verbs", ()) for form in _conjugated(verb))
        for phrase in dict.fromkeys([*row["phrases"], *verbs]):
            index.add("item_handling", phrase, handling, clitics=NOUN)
    for part in PARTS:
        for row in tables[part]:
            word = ItemWord(row["id"], part)
            for phrase in row["phrases"]:
                spellings = _with_article(phrase) if part == "describing" and " " not in phrase else [phrase]
                for spelling in spellings:
                    index.add(f"item_{part}", spelling, word, clitics=NOUN)


def _conjugated(verb: str) -> Iterator[str]:
    past, present = verb.split()
    return (form.key for form in conjugate(past, present, transitive=True) if not form.pronoun)


def _with_article(phrase: str) -> list[str]:
    """Return a phrase without and with the article: on its last word, and on an adjective as well as its noun."""
    if phrase.startswith(_ARTICLE):
        return [phrase]
    words = phrase.split()
    last = [*words[:-1], _ARTICLE + words[-1]]
    return [phrase, " ".join(last), " ".join(_ARTICLE + word for word in words)][: 1 + len(words)]


@cache
def _read_tables() -> dict[str, list[dict[str, Any]]]:
    tables = read_toml(FILE)
    check_tables(FILE, tables, frozenset(_TABLES))
    return {
        name: list(check_rows(FILE, tables, name, words="phrases", options=_OPTIONS.get(name, {}))) for name in _TABLES
    }
