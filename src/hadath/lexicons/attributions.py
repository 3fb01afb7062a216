"""Verbs and phrases that say who reports something (attributions.toml)."""

from collections.abc import Iterable, Iterator
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
_TABLES = ("verb", "phrase", "negation", "particle", "title", "that", "close")
_FORCES = frozenset(("say", "boast", "doubt", "accuse", "deny"))
_SIDES = frozenset(("before", "after"))
_SCOPES = frozenset(("after", "sentence", "noun"))
_NEEDS = frozenset(("that", "next", "title"))


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb or phrase of saying.

    `side` is where its source stands: after it, as of a verb, or before it. `scope`: what it is said of: the rest of
    the sentence ("after"), all of it ("sentence"), or the noun before ("noun"). `needs`: it counts only if a statement
    is opened after it ("that") or at once ("next"), or if its source has a title of those who report ("title"); else
    "". `near`: folded words of which one must stand soon after it, unless there are none.
    """

    id: str
    force: str
    side: str
    scope: str
    needs: str = ""
    near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Folded words: `titles` of sources that are no party, and what may `close` a source, by its
    first word; `negations` that undo a verb; and `particles` at
    either end of a source that are no part of it.
    """

    titles: frozenset[str]
    closers: frozenset[str]
    negations: frozenset[str]
    particles: frozenset[str]


def index_attributions(index: PhraseIndex) -> None:
    """Add verbs and phrases of saying as kind `attribution`, and what opens the words said as `attribution_that`."""
    tables = _read_tables()
    for row in tables["verb"]:
        needs = check_choice(FILE, row, "needs", _NEEDS) if "needs" in row else ""
        speech = Speech(
            row["id"], check_choice(FILE, row, "force", _FORCES), "after", "after", needs, _folded(row.get("near", ()))
        )
        for form in finite_forms(FILE, row):
            index.add("attribution", form, speech, clitics=VERB)
    for row in tables["phrase"]:
        force, side = check_choice(FILE, row, "force", _FORCES), check_choice(FILE, row, "side", _SIDES)
        scope = check_choice(FILE, row, "scope", _SCOPES)
        for phrase in row["phrases"]:
            index.add("attribution", phrase, Speech(row["id"], force, side, scope), clitics=VERB)
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
    titles = _folded(phrase for row in tables["title"] for phrase in row["phrases"])
    closers = frozenset(fold_phrase(phrase)[0] for row in tables["close"] for phrase in row["phrases"])
    negations = _folded(phrase for row in tables["negation"] for phrase in row["phrases"])
    particles = _folded(phrase for row in tables["particle"] for phrase in row["phrases"])
    return SourceWords(titles, closers, negations, particles)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


@cache
def _read_tables() -> dict[str, list[dict[str, Any]]]:
    tables = read_toml(FILE)
    check_tables(FILE, tables, frozenset(_TABLES))
    options: dict[str, dict[str, type]] = {
        "verb": {"force": str, "needs": str, "near": list},
        "phrase": {"force": str, "side": str, "scope": str},
    }
    return {
        name: list(
            check_rows(
                FILE, tables, name, words="forms" if name == "verb" else "phrases", options=options.get(name, {})
            )
        )
        for name in _TABLES
    }
