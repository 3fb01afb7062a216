"""Results as Parquet: the columns of the CSV with their types."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from hadath.errors import MissingExtraError
from hadath.events import ArticleEvents
from hadath.export.tables import COLUMNS, KINDS, to_records

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 5000  # held in memory at a time, and a row group of the file
_DATES = frozenset(("published", "date_start", "date_end"))
_COORDINATES = frozenset(("latitude", "longitude"))
_FIGURES = frozenset(f"{kind}_{end}" for kind in KINDS for end in ("low", "high"))


def to_parquet(results: Iterable[ArticleEvents], stream: BinaryIO) -> None:
    """Write one row an event, with the columns of the CSV: dates, 64-bit figures and coordinates, booleans, strings.

    Raises MissingExtraError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError('Parquet needs the extra "parquet": pip install "hadath[parquet]"') from error
    schema = arrow_schema()
    records = to_records(results)
    with pq.ParquetWriter(stream, schema) as writer:
        while rows := list(islice(records, _ROWS)):
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def arrow_schema() -> "pa.Schema":
    """Return the columns of an event's row with their types; needs pyarrow."""
    import pyarrow as pa

    return pa.schema([pa.field(column, _type(pa, column)) for column in COLUMNS])


def _type(arrow: "pa", column: str) -> "pa.DataType":
    if column in _DATES:
        return arrow.date32()
    if column in _COORDINATES:
        return arrow.float64()
    if column == "aggregate":
        return arrow.bool_()
    return arrow.int64() if column in _FIGURES else arrow.string()
