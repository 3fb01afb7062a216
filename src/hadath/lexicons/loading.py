"""Read a lexicon file that lies beside this module.

A build of the package leaves `compiled.tsv` there: every lexicon once more as JSON, which is read in a fortieth of the
time. A line of it counts only while its digest is that of the TOML file, which is the source of truth.
"""

import gc
import hashlib
import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from hadath.errors import LexiconError

FOLDER = Path(__file__).parent
_SHARED_FILES = 16  # held at a time
_COMPILED = "compiled.tsv"
_DIGEST_BYTES = 16
_NOT_COMPILED = (b"", b"")


@contextmanager
def without_collection() -> Iterator[None]:
    """Put garbage collection off while hundreds of thousands of objects are made that stay."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


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
        digest, tables = _compiled().get(name, _NOT_COMPILED)
        if digest == hashlib.blake2b(source, digest_size=_DIGEST_BYTES).hexdigest().encode():
            return cast("dict[str, Any]", json.loads(tables))
        return tomllib.loads(source.decode())
    except (OSError, ValueError) as error:
        raise LexiconError(f"{name}: {error}") from error


@cache
def _compiled() -> dict[str, tuple[bytes, bytes]]:
    """Return the digest and the JSON of each lexicon that a build compiled; none where none did."""
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
