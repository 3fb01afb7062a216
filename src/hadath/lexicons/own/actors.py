"""A user's own parties, in the form of the files in lexicons/actors."""

import re
import tomllib
from pathlib import Path
from typing import Any

from hadath.errors import LexiconError
from hadath.lexicons.actors import Actor, parse_actor
from hadath.lexicons.own.faults import Faults, RowError, read_text
from hadath.text.phrases import fold_phrase

_HEADER_RE = re.compile(r"^[ \t]*\[\[[ \t]*actor[ \t]*\]\]", re.MULTILINE)
_CODE_RE = re.compile(r"[A-Z]{2}")
_LISTS = frozenset(("names", "short", "where", "heads", "examples", "traps", "not_before"))
_TYPES: dict[str, type] = {"since": int, "until": int, "source_only": bool, **dict.fromkeys(_LISTS, list)}
_TABLES = frozenset(("actor", "defaults"))
# What ours must have, and a user's may leave out.
_OPTIONAL: dict[str, Any] = {"name_en": "", "source": "", "examples": []}


def read_actors(path: Path) -> list[Actor]:
    """Return the parties of a TOML file; raises LexiconError with the lines of the entries and what is wrong."""
    text = read_text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: {error}") from error
    faults = Faults(path)
    rows, defaults = tables.get("actor", []), tables.get("defaults", {})
    if unknown := sorted(tables.keys() - _TABLES):
        raise LexiconError(f"{path}: unknown table {unknown[0]!r}; entries are [[actor]]")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in (*rows, defaults)):
        raise LexiconError(f"{path}: entries are [[actor]], and [defaults] is one table")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER_RE.finditer(text)]
    if len(lines) != len(rows):
        lines = [0] * len(rows)
    found: dict[str, Actor] = {}
    for line, row in zip(lines, rows, strict=True):
        try:
            actor = _parse(_OPTIONAL | defaults | row)
            if actor.id in found:
                raise RowError(f"the id {actor.id!r} is given twice")
            found[actor.id] = actor
        except (RowError, LexiconError) as error:
            faults.add(line, str(error))
    faults.check()
    return list(found.values())


def _parse(row: dict[str, Any]) -> Actor:
    name = row.get("id", "an actor without id")
    for key, value in row.items():
        wanted = _TYPES.get(key, str)
        items = value if isinstance(value, list) else ()
        if type(value) is not wanted or not all(isinstance(item, str) for item in items):
            raise RowError(f"{name}: {key} must be {_said(wanted)}")
    actor = parse_actor(str(name), row, optional=_OPTIONAL.keys())
    for code in (*actor.where, actor.country or ""):
        if code and not _CODE_RE.fullmatch(code):
            raise RowError(f"{name}: {code!r} is no ISO 3166-1 alpha-2 code, such as SY")
    if empty := [said for said in (actor.name, *actor.names, *actor.short) if not fold_phrase(said)]:
        raise RowError(f"{name}: {empty[0]!r} is no name")
    return actor


def _said(wanted: type) -> str:
    names: dict[type, str] = {str: "a string", int: "a year", bool: "true or false", list: "a list of strings"}
    return names[wanted]
