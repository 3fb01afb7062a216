import datetime
import io
import sys
from pathlib import Path

import pytest
from tests.records import made_count, made_date, made_event, made_place, made_result

import hadath
from hadath.export import parquet
from hadath.export.tables import COLUMNS, to_records


def test_rows_read_back_equal(seeds: list[Path]) -> None:
    arrow = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    results = [hadath.extract(hadath.read_article(path)) for path in seeds]
    stream = io.BytesIO()
    parquet.to_parquet(results, stream)
    table = arrow.read_table(io.BytesIO(stream.getvalue()))
    assert table.column_names == list(COLUMNS)
    assert table.to_pylist() == list(to_records(results)) != []


def test_types_do_not_depend_on_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    arrow = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    monkeypatch.setattr(parquet, "_ROWS", 2)
    full = made_event(counts=[made_count("killed", 2)], locations=[made_place()], date=made_date("2023-12-14"))
    schemas, rows = [], []
    for events in ([], [made_event()], [full, made_event(), full]):
        stream = io.BytesIO()
        parquet.to_parquet([made_result(*events, published="2023-12-15")], stream)
        table = arrow.read_table(io.BytesIO(stream.getvalue()))
        schemas.append([str(kind) for kind in table.schema.types])
        rows.append(table.num_rows)
    assert rows == [0, 1, 3]
    assert schemas[0] == schemas[1] == schemas[2]
    assert {"date32[day]", "double", "bool", "int64", "string"} == set(schemas[0])
    assert table["date_start"][0].as_py() == datetime.date(2023, 12, 14)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(hadath.MissingExtraError, match=r"hadath\[parquet\]"):
        parquet.to_parquet([], io.BytesIO())
