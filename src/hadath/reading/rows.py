"""The articles of a file, a folder or a stream, a row each, in order; what cannot be read is a row that says why."""

import csv
import datetime
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, NamedTuple, TextIO

from hadath.errors import ArticleError, MissingExtraError
from hadath.reading.encodings import find_encoding
from hadath.reading.packed import PACKINGS, find_kind, find_packing, unpack

DOCUMENTS = (".txt", ".html", ".htm")
TABLES = (".jsonl", ".ndjson", ".csv", ".parquet")
STANDARD_INPUT = "-"
_SAMPLE = 1 << 16
_LONGEST_LINE = 1 << 27  # bytes of one article: a file without line ends must not fill the memory
_ROWS_AT_ONCE = 256
_FIELD_LIMIT = Lock()  # of two threads that read CSV, one alone changes and restores the limit
_KEYS = ("id", "text", "published", "title", "url", "source")


class Row(NamedTuple):
    """One article to be read: a file, or the values of a row; `failure` tells why there is none.

    `where` names it for people ("articles.jsonl:17"); `id` is what its result is called if it has no other name;
    `published` is the day it came out if it does not say so itself.
    """

    where: str
    id: str
    given: Path | Mapping[str, Any] | None
    failure: str | None = None
    published: datetime.date | None = None


class Meter:
    """How far the reading of the inputs has come: bytes `done` of `total`, null where an input's length is unknown."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.done = 0.0
        self.total: int | None = 0
        for name in names:
            self.total = None if self.total is None or name == STANDARD_INPUT else self.total + _size(Path(name))


def _size(path: Path) -> int:
    files = _find_documents(path) if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files)


def find_inputs(names: Iterable[str]) -> list[str]:
    """Return the inputs as given, checked: each is "-", a folder, or a file of a kind that can be read.

    Raises ArticleError naming the first that is not.
    """
    names = list(names)
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT or path.is_dir():
            continue
        if not path.exists():
            raise ArticleError(f"{name}: no such file")
        kind = find_kind(path)
        if kind not in (TABLES[:-1] if find_packing(path) else DOCUMENTS + TABLES):
            kinds = ", ".join(DOCUMENTS + TABLES)
            packed = " and ".join(kind + packing for kind in TABLES[:-1] for packing in PACKINGS)
            raise ArticleError(f"{name}: not one of {kinds}, nor {packed}, a folder or -")
    return names


def read_rows(name: str, meter: Meter | None = None) -> Iterator[Row]:
    """Return the rows of one input. A folder gives its text and HTML files and those of its folders, by name.

    `meter` is told how much has been read.
    """
    path = Path(name)
    meter = meter or Meter()
    if name == STANDARD_INPUT:
        yield from _read_stream(sys.stdin.buffer)
    elif path.is_dir() or path.suffix.lower() in DOCUMENTS:
        for found in _find_documents(path) if path.is_dir() else [path]:
            yield Row(str(found), found.stem, found)
            meter.done += found.stat().st_size if found.exists() else 0
    else:
        yield from _read_table(path, meter)


def _find_documents(folder: Path) -> list[Path]:
    return sorted(found for found in folder.rglob("*") if found.suffix.lower() in DOCUMENTS)


def _read_table(path: Path, meter: Meter) -> Iterator[Row]:
    """Return the rows of a table up to its end, or to where it can no longer be read; that is a row too."""
    kind = find_kind(path)
    stem = Path(path.stem).stem if find_packing(path) else path.stem
    before = meter.done
    try:
        if kind == ".parquet":
            yield from _read_parquet(path, meter)
            return
        with path.open("rb") as raw, unpack(raw, path) as stream:
            rows = _read_csv(stream, path.name, stem) if kind == ".csv" else _read_lines(stream, path.name, stem)
            for row in rows:
                yield row
                meter.done = before + raw.tell()
    except OSError as error:
        yield Row(str(path), stem, None, str(error.strerror or error))
    except ArticleError as error:
        yield Row(str(path), stem, None, str(error))


def _read_stream(stream: BinaryIO) -> Iterator[Row]:
    """Read standard input: rows of JSON if it begins like them, else the text of one article."""
    first = stream.readline(_LONGEST_LINE)
    while first and not first.strip():
        first = stream.readline(_LONGEST_LINE)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _read_lines(stream, "-", "stdin", first=first)
    else:
        raw = first + stream.read()
        yield Row("-", "stdin", {"text": raw.decode(find_encoding(raw), "replace")})


def _read_lines(stream: BinaryIO, name: str, stem: str, *, first: bytes = b"") -> Iterator[Row]:
    number = 0
    while line := first or stream.readline(_LONGEST_LINE):
        number += 1
        first = b""
        where, title = f"{name}:{number}", f"{stem}-{number}"
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Row(where, title, None, f"longer than {_LONGEST_LINE >> 20} MB")
        elif stripped := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _parse_line(stripped, where, title)


def _parse_line(line: bytes, where: str, name: str) -> Row:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(where, name, None, f"not JSON: {error}")
    if not isinstance(values, dict):
        return Row(where, name, None, "not a JSON object")
    return Row(where, name, values)


def _read_csv(stream: BinaryIO, name: str, stem: str) -> Iterator[Row]:
    sample = stream.read(_SAMPLE)
    encoding = find_encoding(sample[: (sample.rfind(b"\n") + 1) & ~1] or sample)  # whole pairs of bytes, for UTF-16
    stream.seek(0)
    text = TextIOWrapper(stream, "utf-8-sig" if encoding == "utf-8" else encoding, "replace", newline="")
    try:
        yield from _parse_csv(text, name, stem)
    finally:
        text.detach()


def _parse_csv(text: TextIO, name: str, stem: str) -> Iterator[Row]:
    rows = csv.DictReader(iter(lambda: text.readline(_LONGEST_LINE), ""))
    while True:
        number = rows.line_num + 1
        where, title = f"{name}:{number}", f"{stem}-{number}"
        try:
            with _long_fields():
                values = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(where, title, None, f"not CSV: {error}")
        else:
            yield Row(where, title, values)


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let a field be as long as an article may be; the limit is one for the process, so it is put back."""
    with _FIELD_LIMIT:
        before = csv.field_size_limit(_LONGEST_LINE)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _read_parquet(path: Path, meter: Meter) -> Iterator[Row]:
    """Return the rows of a Parquet file, of which a few hundred at a time are in memory, and the known columns only."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise MissingExtraError('reading Parquet needs the extra "parquet": pip install "hadath[parquet]"') from error
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            share = path.stat().st_size / max(1, file.metadata.num_rows)
            columns = [name for name in file.schema_arrow.names if name in _KEYS]
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
                for values in batch.to_pylist():
                    number += 1
                    yield Row(f"{path.name}:{number}", f"{path.stem}-{number}", values)
                    meter.done += share
    except (ArrowException, ValueError) as error:
        raise ArticleError(f"not Parquet: {error}") from error
