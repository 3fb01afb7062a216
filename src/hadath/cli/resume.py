"""Go on with a run that ended early: keep the whole lines it wrote, and read on after the last of them."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from hadath.batch import name_result
from hadath.errors import ArticleError, OutputError
from hadath.reading.packed import find_packing, read_parts
from hadath.reading.rows import Row


def resume(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    """Cut an output after its last whole line and return the rows that it has no line of yet.

    The output's lines are compared with the first rows of the input one by one: each must be of the article of that
    row, by its id. Raises OutputError for the first that is not, and leaves the file as it is.
    """
    end = number = 0
    if not path.exists():
        return rows
    with path.open("rb") as raw:
        try:
            for part_end, lines in read_parts(raw, find_packing(path)):
                for line in lines.splitlines():
                    number += 1
                    _compare(f"{path}:{number}", line, next(rows, None))
                end = part_end
        except ArticleError as error:
            raise OutputError(f"{path}: {error}") from error
    os.truncate(path, end)
    return rows


def _compare(where: str, line: bytes, row: Row | None) -> None:
    try:
        name = json.loads(line)["article"]["id"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise OutputError(f"{where}: not a line that hadath wrote") from None
    if row is None:
        raise OutputError(f"{where}: the input has fewer articles")
    if name != name_result(row):
        raise OutputError(f"{where}: of the article {name!r}, where the input has {name_result(row)!r}")
