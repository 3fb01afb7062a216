"""Rows as CSV that opens right in a spreadsheet and runs nothing there."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

# A spreadsheet takes a cell that begins with one of these for a formula; some take the full-width ones too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], stream: TextIO, *, bom: bool) -> None:
    """Write rows under a header; `bom` begins with the mark by which Excel knows UTF-8.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; null is an empty cell.
    """
    if bom:
        stream.write("\ufeff")
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _cell(value) for column, value in row.items()})


def _cell(value: object) -> object:
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    return str(value).lower() if isinstance(value, bool) else value
