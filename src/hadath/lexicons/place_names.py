"""The files of the gazetteer, and its folded names by their first word.

A build of the package runs this file by itself, so that a process need not: it imports nothing of hadath's.
"""

import hashlib
from collections.abc import Mapping
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
        ids, names = _read_columns(file, source)
        before = len(seen)
        seen.update(ids)
        if len(seen) - before != len(ids):
            raise ValueError(f"{file}.tsv: two rows have one id")
        for identifier, keys in zip(ids, names, strict=True):
            for key in keys.split("|") if keys else ():
                bearers[key] = f"{bearers[key]}={identifier}" if key in bearers else f"{key}={identifier}"
    groups: dict[str, str] = {}
    for key, line in bearers.items():
        word = key[: key.index(" ")] if " " in key else key
        groups[word] = f"{groups[word]}|{line}" if word in groups else line
    return groups


def _read_columns(file: str, source: bytes) -> tuple[list[str], list[str]]:
    """Return the ids and the folded names of the rows, decoded at once, which is far quicker than one by one."""
    lines = source.split(b"\n")
    if lines.pop(0) != "\t".join(COLUMNS).encode() or not lines or lines.pop():
        raise ValueError(f"{file}.tsv: its header or its end is not as the build writes it")
    if not lines:
        return [], []
    if source.count(b"\t") != (len(COLUMNS) - 1) * (len(lines) + 1):
        raise ValueError(f"{file}.tsv: {_uneven_row(lines)}")
    cells = [line.split(b"\t", 2) for line in lines]
    ids, names = (b"\n".join([row[column] for row in cells]).decode() for column in (0, 1))
    if "=" in ids or "=" in names:
        raise ValueError(f"{file}.tsv: an id or a folded name has a =")
    return ids.split("\n"), names.split("\n")


def _uneven_row(lines: list[bytes]) -> str:
    for number, line in enumerate(lines, start=2):
        cells = line.decode(errors="replace").split("\t")
        if len(cells) != len(COLUMNS):
            return f"row {number} ({cells[0][:20]!r}) has {len(cells)} cells and not {len(COLUMNS)}"
    return "its rows are uneven"
