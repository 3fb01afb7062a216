"""The number words of numerals.toml, and numbers read from a string with them alone."""

from functools import cache
from typing import Any

from hadath.document import Document, Passage
from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.text.numeral_sums import ROLES, NumberWord
from hadath.text.numerals import KIND, find_numerals
from hadath.text.phrases import PhraseIndex, fold_phrase
from hadath.text.scan import scan

_FILE = "numerals.toml"
_KEYS = frozenset(("id", "role", "value", "forms", "alone", "definite", "construct"))
# Words whose first letter only looks like a clitic; "لست" is no six, "كمية" no hundred.
_WHOLE = ("واحد", "واحدة", "واحدا", "لست", "كمية", "كميات", "وكمية", "بكمية")


@cache
def load_numerals() -> tuple[tuple[NumberWord, tuple[str, ...]], ...]:
    """Return each number word with its spellings, the definite ones as entries of their own.

    Raises LexiconError where the file is malformed.
    """
    tables = read_toml(_FILE)
    for key in ("source", "examples"):
        if not tables.get(key):
            raise LexiconError(f"{_FILE}: {key} is missing")
    return tuple(entry for row in tables["word"] for entry in _read_row(row))


def _read_row(row: dict[str, Any]) -> list[tuple[NumberWord, tuple[str, ...]]]:
    name = row.get("id", "?")
    if unknown := row.keys() - _KEYS:
        raise LexiconError(f"{_FILE}: {name}: unknown key {min(unknown)}")
    if missing := {"id", "role", "value", "forms"} - row.keys():
        raise LexiconError(f"{_FILE}: {name}: {min(missing)} is missing")
    if row["role"] not in ROLES:
        raise LexiconError(f"{_FILE}: {name}: unknown role {row['role']}")
    forms = tuple(row["forms"])
    alone, construct = row.get("alone", True), row.get("construct", False)
    entries = [(NumberWord(name, row["role"], row["value"], alone, False, construct), forms)]
    if row.get("definite", True):
        definite = NumberWord(name, row["role"], row["value"], alone, definite=True)
        entries.append((definite, tuple(f"ال{form}" for form in forms)))
    return entries


def index_numerals(index: PhraseIndex) -> None:
    """Add the number words to a phrase index, as kind `numeral`."""
    index.add_whole_words(_WHOLE)
    for word, forms in load_numerals():
        for form in {fold_phrase(form) for form in forms}:
            index.add(KIND, " ".join(form), word)


@cache
def _number_index() -> PhraseIndex:
    index = PhraseIndex()
    index_numerals(index)
    return index


def parse_numeral(words: str) -> int | float | None:
    """Return the value of a string that is one number and nothing else, or null.

    >>> parse_numeral("ثلاثة وعشرون ألفا و72"), parse_numeral("الحادي والعشرين"), parse_numeral("ثلاثة جنود")
    (23072, 21, None)
    """
    doc = scan(Document(words), [Passage(0, len(words), "body")], _number_index())
    found = find_numerals(doc)
    if len(found) != 1 or found[0].last != len(doc.forms):
        return None
    return found[0].value if found[0].first == 0 else None
