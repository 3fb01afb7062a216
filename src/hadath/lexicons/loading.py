"""Read a lexicon file that lies beside this module."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from hadath.errors import LexiconError

FOLDER = Path(__file__).parent
_SHARED_FILES = 16  # held at a time


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
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{name}: {error}") from error


def read_folder(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Return (file stem, tables) of every TOML lexicon in a folder, sorted by name."""
    stems = sorted(
        entry.name.removesuffix(".toml") for entry in FOLDER.joinpath(name).iterdir() if entry.name.endswith(".toml")
    )
    return [(stem, _read(f"{name}/{stem}.toml")) for stem in stems]
