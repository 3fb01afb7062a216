"""Verbs and phrases that say who reports something (attributions.toml)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.lexicons.validation import check_choice, check_rows, check_tables
from hadath.text.conjugate import conjugate
from hadath.text.fold import fold
from hadath.text.phrases import VERB, PhraseIndex, fold_phrase

FILE = "attributions.toml"
_TABLES = ("verb", "phrase", "title", "that", "close")
_FORCES = frozenset(("say", "boast", "doubt", "accuse", "deny"))
_SIDES = frozenset(("before", "after"))


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb or phrase of saying. `side` is where its source stands: after it, as of a verb, or before it."""

    id: str
    force: str
    side: str
    verb: bool


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Folded words: `titles` of sources that are no party, and what may `close` a source, by its first word."""

    titles: frozenset[str]
    closers: frozenset[str]


def index_attributions(index: PhraseIndex) -> None:
    """Add verbs and phrases of saying as kind `attribution`, and what opens the words said as `attribution_that`."""
    tables = _read_tables()
    for row in tables["verb"]:
        speech = Speech(row["id"], check_choice(FILE, row, "force", _FORCES), "after", verb=True)
        for form in finite_forms(FILE, row):
            index.add("attribution", form, speech, clitics=VERB)
    for row in tables["phrase"]:
        force, side = check_choice(FILE, row, "force", _FORCES), check_choice(FILE, row, "side", _SIDES)
        for phrase in row["phrases"]:
            index.add("attribution", phrase, Speech(row["id"], force, side, verb=False), clitics=VERB)
    for row in tables["that"]:
        for phrase in row["phrases"]:
            index.add("attribution_that", phrase, row["id"], clitics=VERB)


def finite_forms(file: str, row: dict[str, Any]) -> Iterator[str]:
    """Return the spellings of the verb that a row gives by two `forms`, past and present."""
    forms = row["forms"]
    if len(forms) != 2:
        raise LexiconError(f"{file}: {row['id']}: 'forms' must be a past and a present")
    yield from dict.fromkeys(form.key for form in conjugate(*forms, transitive=False) if not form.pronoun)


@cache
def source_words() -> SourceWords:
    """Return the words that tell what a source is and where it ends."""
    tables = _read_tables()
    titles = frozenset(fold(phrase) for row in tables["title"] for phrase in row["phrases"])
    closers = frozenset(fold_phrase(phrase)[0] for row in tables["close"] for phrase in row["phrases"])
    return SourceWords(titles, closers)


@cache
def _read_tables() -> dict[str, list[dict[str, Any]]]:
    tables = read_toml(FILE)
    check_tables(FILE, tables, frozenset(_TABLES))
    options: dict[str, dict[str, type]] = {"verb": {"force": str}, "phrase": {"force": str, "side": str}}
    return {
        name: list(
            check_rows(
                FILE, tables, name, words="forms" if name == "verb" else "phrases", options=options.get(name, {})
            )
        )
        for name in _TABLES
    }
