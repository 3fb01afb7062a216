"""Write events in every format, read each back with another's reader, and check it. Prints a row a format.

    pip install geojson-pydantic pyarrow
    python -m benchmarks.exports events.jsonl [...]

Given what `hadath extract` wrote, or articles (jsonl, gz too). Ends with code 1 where a check fails.
"""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

import pyarrow.parquet
from tests.unit.test_acled import CODEBOOK
from tests.unit.test_ucdp import HEADER

from hadath.events import ArticleEvents
from hadath.export import EXPORTERS, acled, exporter, plover, tables, ucdp
from hadath.reading.rows import read_rows
from hadath.view.told import read_told

Results = Sequence[ArticleEvents]
DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_FORMULA = tuple("=+-@\t\r\n")


def main() -> int:
    """Print the figures; return 1 where a check failed."""
    failed = 0
    print(f"{'input':20} {'format':9} {'rows':>7} {'bytes':>12}  checks")
    for name in sys.argv[1:]:
        results = [read_told(row).result for row in read_rows(name)]
        print(f"{name[-20:]:20} {len(results):,} articles, {sum(map(len, results)):,} events")
        for form in EXPORTERS:
            content = write(form, results)
            try:
                rows, checks = CHECKS[form](content, results)
            except (AssertionError, ValueError) as error:
                failed += 1
                rows, checks = 0, f"FAILED: {type(error).__name__}: {error}"
            print(f"{'':20} {form:9} {rows:7,} {len(content):12,}  {checks}")
    return int(failed > 0)


def write(form: str, results: Results) -> bytes:
    """Return the bytes of a format."""
    if EXPORTERS[form].binary:
        raw = io.BytesIO()
        exporter(form)(results, raw)
        return raw.getvalue()
    stream = io.StringIO()
    exporter(form)(results, stream)
    return stream.getvalue().encode()


def require(holds: bool, what: str) -> None:
    """Raise AssertionError, also where Python runs without assertions."""
    if not holds:
        raise AssertionError(what)


def check_jsonl(content: bytes, results: Results) -> tuple[int, str]:
    """Every line is the record it was written from."""
    read = [ArticleEvents.model_validate_json(line) for line in content.splitlines()]
    require(read == list(results), "not the same records")
    return len(read), "read back equal"


def check_json(content: bytes, results: Results) -> tuple[int, str]:
    """The array holds the records it was written from."""
    read = [ArticleEvents.model_validate(value) for value in json.loads(content)]
    require(read == list(results), "not the same records")
    return len(read), "read back equal"


def check_sheet(content: bytes, header: Sequence[str], records: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Every row is as long as the header, holds what was written, and no cell of it is a formula."""
    head, *rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    require(head == list(header), "not the columns in their order")
    require({len(row) for row in rows} <= {len(header)}, "a row of another length than the header")
    wanted = [[_cell(record[column]) for column in header] for record in records]
    require(rows == wanted, "not the same cells")
    cells = {cell for row in rows for cell in row}
    require(not [cell for cell in cells if cell.startswith(_FORMULA) and not _is_number(cell)], "a formula")
    return [dict(zip(head, row, strict=True)) for row in rows]


def _cell(value: object) -> str:
    if isinstance(value, str):
        return "'" + value if value.startswith((*_FORMULA, "＝", "＋", "－", "＠")) else value
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def check_csv(content: bytes, results: Results) -> tuple[int, str]:
    """A row an event."""
    rows = check_sheet(content, tables.COLUMNS, tables.to_records(results))
    require(len(rows) == sum(map(len, results)), "not a row an event")
    return len(rows), f"{len(tables.COLUMNS)} columns, every row as long, cells read back equal, no formula"


def check_acled(content: bytes, results: Results) -> tuple[int, str]:
    """ACLED's columns come first; precisions and figures are of its kinds."""
    rows = check_sheet(content, acled.COLUMNS, acled.to_acled_records(results))
    official = CODEBOOK.split()
    require(list(acled.COLUMNS[: len(official)]) == official, "not the columns of the codebook")
    for row in rows:
        require({row["time_precision"], row["geo_precision"]} <= {"", "1", "2", "3"}, "precision")
        require(row["fatalities"] == "" or row["fatalities"].isdigit(), "fatalities")
        require(bool(row["event_type"] and row["sub_event_type"] and row["disorder_type"]), "a type is empty")
    return len(rows), f"the codebook's {len(official)} columns in order (+{len(acled.COLUMNS) - len(official)}), as csv"


def check_ucdp(content: bytes, results: Results) -> tuple[int, str]:
    """UCDP GED's columns, and deaths that fit each other."""
    rows = check_sheet(content, ucdp.COLUMNS, ucdp.to_ucdp_records(results))
    official = HEADER.replace("\n", "").split(",")
    require(list(ucdp.COLUMNS) == official, "not the columns of GED")
    for row in rows:
        known = [int(row[name]) for name in ("low", "best", "high") if row[name]]
        require(known == sorted(known), "low, best, high")
        deaths = [int(row[name]) for name in DEATHS if row[name]]
        require(not row["best"] or sum(deaths) == int(row["best"]), "best is not the sum of the deaths")
        require(row["type_of_violence"] in ("", "1", "2", "3"), "type of violence")
        require(row["where_prec"] in ("", *"1234567"), "where_prec")
        require(row["date_prec"] in ("", *"12345"), "date_prec")
    return len(rows), f"GED's {len(official)} columns in order, low <= best <= high, best adds up, as csv"


def check_plover(content: bytes, results: Results) -> tuple[int, str]:
    """A JSON object a line, with what was written."""
    read = [json.loads(line) for line in content.splitlines()]
    require(read == list(plover.to_plover_records(results)), "not the same records")
    return len(read), "read back equal"


def check_geojson(content: bytes, results: Results) -> tuple[int, str]:
    """RFC 7946 as geojson-pydantic reads it: a point an event with coordinates, those of its first place."""
    geojson: Any = import_module("geojson_pydantic")
    points = geojson.FeatureCollection[geojson.Feature[geojson.Point, dict[str, Any]]]
    read = points.model_validate_json(content)
    places = [event.locations[0] for result in results for event in result if event.locations]
    wanted = [(place.longitude, place.latitude) for place in places if place.latitude is not None]
    found = [tuple(feature.geometry.coordinates) for feature in read.features if feature.geometry]
    require(found == wanted, "not the coordinates of the events")
    require(all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for longitude, latitude, *_ in found), "degrees")
    return len(found), "valid for geojson-pydantic, coordinates equal"


def check_parquet(content: bytes, results: Results) -> tuple[int, str]:
    """The columns and rows of the CSV, with their types."""
    table = pyarrow.parquet.read_table(io.BytesIO(content))
    require(table.column_names == list(tables.COLUMNS), "not the columns")
    require(table.to_pylist() == list(tables.to_records(results)), "not the same rows")
    return table.num_rows, f"{table.num_columns} columns, read back equal"


CHECKS: dict[str, Callable[[bytes, Results], tuple[int, str]]] = {
    "jsonl": check_jsonl,
    "json": check_json,
    "csv": check_csv,
    "parquet": check_parquet,
    "acled": check_acled,
    "ucdp": check_ucdp,
    "plover": check_plover,
    "geojson": check_geojson,
}

if __name__ == "__main__":
    sys.exit(main())
