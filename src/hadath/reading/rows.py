"""The articles of a file, a folder or a stream, a row each, in order; what cannot be read is a row that says why."""

import csv
import datetime
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from hadath.errors import ArticleError, MissingExtraError
from hadath.reading.encodings import find_encoding

DOCUMENTS = (".txt", ".html", ".htm")
TABLES = (".jsonl", ".ndjson", ".csv", ".parquet")
STANDARD_INPUT = "-"
_SAMPLE = 1 << 16
_LONGEST_FIELD = 2**31 - 1


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
        if path.suffix.lower() not in DOCUMENTS + TABLES:
            raise ArticleError(f"{name}: not one of {', '.join(DOCUMENTS + TABLES)}, a folder or -")
    return names


def read_rows(name: str) -> Iterator[Row]:
    """Return the rows of one input. A folder gives its text and HTML files and those of its folders, by name."""
    path = Path(name)
    if name == STANDARD_INPUT:
        yield from _read_stream(sys.stdin.buffer)
    elif path.is_dir():
        files = sorted(found for found in path.rglob("*") if found.suffix.lower() in DOCUMENTS)
        yield from (Row(str(found), found.stem, found) for found in files)
    elif path.suffix.lower() in DOCUMENTS:
        yield Row(name, path.stem, path)
    else:
        yield from _read_table(path)


def _read_table(path: Path) -> Iterator[Row]:
    kind = path.suffix.lower()
    try:
        if kind == ".parquet":
            yield from _read_parquet(path)
        else:
            with path.open("rb") as stream:
                yield from _read_csv(stream, path) if kind == ".csv" else _read_lines(stream, path.name, path.stem)
    except OSError as error:
        yield Row(str(path), path.stem, None, str(error.strerror))


def _read_stream(stream: IO[bytes]) -> Iterator[Row]:
    """Read standard input: rows of JSON if it begins like them, else the text of one article."""
    first = stream.readline()
    while first and not first.strip():
        first = stream.readline()
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _read_lines(_chain(first, stream), "-", "stdin")
    else:
        raw = first + stream.read()
        yield Row("-", "stdin", {"text": raw.decode(find_encoding(raw), "replace")})


def _chain(first: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    yield first
    yield from stream


def _read_lines(lines: Iterable[bytes], name: str, stem: str) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
        if stripped:
            yield _parse_line(stripped, f"{name}:{number}", f"{stem}-{number}")


def _parse_line(line: bytes, where: str, name: str) -> Row:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(where, name, None, f"not JSON: {error}")
    if not isinstance(values, dict):
        return Row(where, name, None, "not a JSON object")
    return Row(where, name, values)


def _read_csv(stream: IO[bytes], path: Path) -> Iterator[Row]:
    sample = stream.read(_SAMPLE)
    encoding = find_encoding(sample[: sample.rfind(b"\n") + 1] or sample)
    stream.seek(0)
    lines = (line.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace") for line in stream)
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.DictReader(lines)
    while True:
        number = rows.line_num + 1
        where, name = f"{path.name}:{number}", f"{path.stem}-{number}"
        try:
            values = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(where, name, None, f"not CSV: {error}")
        else:
            yield Row(where, name, values)


def _read_parquet(path: Path) -> Iterator[Row]:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError('reading Parquet needs the extra "parquet": pip install "hadath[parquet]"') from error
    number = 0
    for batch in parquet.ParquetFile(path).iter_batches(batch_size=256):
        for values in batch.to_pylist():
            number += 1
            yield Row(f"{path.name}:{number}", f"{path.stem}-{number}", values)
