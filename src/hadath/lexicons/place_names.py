"""The files of the gazetteer, and its folded names by their first word.

A build of the package runs this file by itself, so that a process need not: it imports nothing of hadath's.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

COLUMNS = (
    "id",
    "keys",
    "names",
    "name_en",
    "kind",
    "country",
    "admin1",
    "admin2",
    "latitude",
    "longitude",
    "population",
    "geonames_id",
    "source",
    "common",
)


def read_files(folder: Path) -> dict[str, bytes]:
    """Return what the files of the gazetteer hold, by their names without the ending."""
    files = sorted(path for path in folder.iterdir() if path.name.endswith(".tsv"))
    return {path.stem: path.read_bytes() for path in files}


def digest_files(files: Mapping[str, bytes]) -> str:
    """Return what changes where any file does."""
    digest = hashlib.blake2b(digest_size=16)
    for name, source in files.items():
        digest.update(name.encode())
        digest.update(source)
    return digest.hexdigest()


def group_names(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the folded names by their first word, each with the ids of the places that bear it.

    Raises ValueError, naming the file, where one is not as the build of the gazetteer writes it.

    >>> cells = dict.fromkeys(COLUMNS, "")
    >>> rows = [cells | {"id": "sy.1", "keys": "تل|تل تمر"}, cells | {"id": "sy.2", "keys": "تل"}]
    >>> lines = [chr(9).join(row) for row in (COLUMNS, *(row.values() for row in rows))]
    >>> group_names({"sy": "".join(line + chr(10) for line in lines).encode()})
    {'تل': 'تل=sy.1=sy.2|تل تمر=sy.1'}
    """
    bearers: dict[str, str] = {}
    seen: set[str] = set()
    for file, source in files.items():
        for identifier, names in _read_names(file, source.decode()):
            if identifier in seen:
                raise ValueError(f"{file}.tsv: two rows have one id: {identifier}")
            seen.add(identifier)
            for name in filter(None, names.split("|")):
                bearers[name] = f"{bearers.get(name, name)}={identifier}"
    groups: dict[str, list[str]] = {}
    for name, line in bearers.items():
        groups.setdefault(name.partition(" ")[0], []).append(line)
    return {word: "|".join(lines) for word, lines in groups.items()}


def _read_names(file: str, text: str) -> Iterator[tuple[str, str]]:
    header, *rows = text.split("\n")
    if header.split("\t") != list(COLUMNS) or not rows or rows.pop():
        raise ValueError(f"{file}.tsv: its header or its end is not as the build writes it")
    for number, row in enumerate(rows, start=2):
        cells = row.split("\t")
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{file}.tsv: row {number} ({row[:20]!r}) has {len(cells)} cells and not {len(COLUMNS)}")
        if "=" in cells[0] + cells[1]:
            raise ValueError(f"{file}.tsv: row {number} ({row[:20]!r}) has a = in its id or keys")
        yield cells[0], cells[1]
