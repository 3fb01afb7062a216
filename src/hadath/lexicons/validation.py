"""Check the tables of a lexicon file when it is loaded, so that a slip is named by file, entry and reason."""

from collections.abc import Iterator, Mapping
from typing import Any

from hadath.errors import LexiconError


def check_rows(
    file: str, tables: Mapping[str, Any], name: str, *, words: str, options: Mapping[str, type]
) -> Iterator[dict[str, Any]]:
    """Return the rows of one table of a lexicon file after checking them.

    Every row has an `id` of its own, a `source`, at least one of `examples`, and a list of strings under `words`;
    `traps` and the `options`, with their types, may be there too. Raises LexiconError naming file, id and reason.
    """
    seen: set[str] = set()
    allowed: dict[str, type] = {"id": str, "source": str, "examples": list, "traps": list, words: list, **options}
    for row in tables.get(name, ()):
        identity = row.get("id")
        if not isinstance(identity, str) or identity in seen:
            raise LexiconError(f"{file}: {name} {identity!r}: id is missing or used twice")
        seen.add(identity)
        for key, value in row.items():
            if key not in allowed:
                raise LexiconError(f"{file}: {identity}: unknown key {key!r}")
            if not isinstance(value, allowed[key]):
                raise LexiconError(f"{file}: {identity}: {key!r} must be {allowed[key].__name__}")
        for key in ("source", "examples", words):
            if not row.get(key):
                raise LexiconError(f"{file}: {identity}: no {key!r}")
        if not all(isinstance(word, str) for key in ("examples", "traps", words) for word in row.get(key, ())):
            raise LexiconError(f"{file}: {identity}: examples, traps and {words} are lists of strings")
        yield row


def check_tables(file: str, tables: Mapping[str, Any], known: frozenset[str]) -> None:
    """Raise LexiconError where a file has a table that no loader reads."""
    for name in tables:
        if name not in known:
            raise LexiconError(f"{file}: unknown table {name!r}")


def check_choice(file: str, row: Mapping[str, Any], key: str, choices: frozenset[str]) -> str:
    """Return a row's value if it is one of the choices; raise LexiconError if not."""
    value = row.get(key)
    if value not in choices:
        raise LexiconError(f"{file}: {row['id']}: {key!r} is {value!r}, not one of {', '.join(sorted(choices))}")
    return str(value)
