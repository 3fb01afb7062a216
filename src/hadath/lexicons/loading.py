"""Read a lexicon file that lies beside this module.

A build of the package leaves `compiled.tsv` there: every lexicon once more as JSON, which is read in a fortieth of the
time, and the names of all places by their first word. A line of it counts only while its digest is that of the files it
was made of, which are the source of truth.
"""

import hashlib
import json
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from hadath.errors import LexiconError

FOLDER = Path(__file__).parent
_SHARED_FILES = 16  # held at a time
PLACE_NAMES = "places"  # what the names of places are called among what is compiled
_COMPILED = "compiled.tsv"
_DIGEST_BYTES = 16
_NOT_COMPILED = (b"", b"")


@lru_cache(maxsize=_SHARED_FILES)
def read_toml(name: str) -> dict[str, Any]:
    """Return the tables of one TOML lexicon, by its path below the lexicons folder ("qualifiers.toml").

    A file that several modules read is parsed once and shared: nobody may change what is returned. Raises LexiconError
    where the file is missing or is no TOML.
    """
    return _read(name)


def _read(name: str) -> dict[str, Any]:
    path = FOLDER.joinpath(name)
    try:
        source = path.read_bytes()
        digest = hashlib.blake2b(source, digest_size=_DIGEST_BYTES).hexdigest()
        return read_compiled(name, digest) or tomllib.loads(source.decode())
    except (OSError, ValueError) as error:
        raise LexiconError(f"{name}: {error}") from error


def read_compiled(name: str, digest: str) -> dict[str, Any] | None:
    """Return what a build made of a source, or null where it made nothing of one with this digest."""
    known, tables = _compiled().get(name, _NOT_COMPILED)
    return cast("dict[str, Any]", json.loads(tables)) if known == digest.encode() else None


@cache
def _compiled() -> dict[str, tuple[bytes, bytes]]:
    """Return the digest and the JSON of each source that a build compiled; none where none did."""
    path = FOLDER.joinpath(_COMPILED)
    lines = path.read_bytes().splitlines() if path.is_file() else []
    cells = (line.split(b"\t", 2) for line in lines)
    return {name.decode(): (digest, tables) for name, digest, tables in cells}


def read_folder(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Return (file stem, tables) of every TOML lexicon in a folder, sorted by name."""
    stems = sorted(
        entry.name.removesuffix(".toml") for entry in FOLDER.joinpath(name).iterdir() if entry.name.endswith(".toml")
    )
    return [(stem, _read(f"{name}/{stem}.toml")) for stem in stems]
