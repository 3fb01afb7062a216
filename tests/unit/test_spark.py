import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import hadath
from hadath.export.tables import COLUMNS, to_records
from hadath.spark import extract_batches, extract_events

WANTED = "the extra spark is not installed"
MORE = ("record", "failure")


@pytest.fixture(scope="module")
def rows(project: Path) -> list[dict[str, Any]]:
    """Return articles of all sorts: with and without events, days and names, and some that cannot be read."""
    seeds = sorted((project / "data" / "seeds").glob("*.txt"))
    many: list[dict[str, Any]] = [
        {"id": f"{path.stem}-{n}", "text": path.read_text(encoding="utf-8"), "published": f"2018-05-{n + 1:02}"}
        for n in range(6)
        for path in seeds
    ]
    many[3]["published"] = None
    many[4]["published"] = "soon"
    odd: list[dict[str, Any]] = [
        {"id": "no text", "text": None},
        {"id": "no news", "text": "طقس جميل"},
        {"id": "NUL", "text": "قتل\0 جندي"},
    ]
    return [*many, *({"published": None, **row} for row in odd)]


def plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows that the plain run gives."""
    found = []
    for row, result in zip(rows, hadath.extract_many(rows), strict=True):
        if row["text"] is None:
            found.append(
                dict.fromkeys(COLUMNS) | {"article_id": row["id"], "record": None, "failure": result.warnings[0]}
            )
        for event, record in zip(result, to_records([result]), strict=True):
            found.append(record | {"record": event.model_dump_json(), "failure": None})
    return found


def test_arrow_batches_give_what_the_plain_run_gives(rows: list[dict[str, Any]]) -> None:
    pa = pytest.importorskip("pyarrow", reason=WANTED)
    batches = pa.Table.from_pylist(rows).to_batches(max_chunksize=20)
    found = [row for batch in extract_batches(batches) for row in batch.to_pylist()]
    assert found == plain(rows)
    assert list(extract_batches([])) == []


@pytest.fixture(scope="module")
def session(project: Path) -> Iterator[Any]:
    """Return a Spark of two local workers."""
    sql = pytest.importorskip("pyspark.sql", reason=WANTED)
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
    }
    builder = sql.SparkSession.builder.master("local[2]").appName("hadath")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", str(project / "src"))
        session = builder.getOrCreate()
        yield session
        session.stop()


@pytest.mark.filterwarnings("ignore")  # of Spark and pandas, which are not ours
def test_spark_gives_what_the_plain_run_gives(session: Any, rows: list[dict[str, Any]]) -> None:  # noqa: ANN401  # its types are optional
    frame = session.createDataFrame(
        [(row["id"], row["text"], row["published"]) for row in rows], "id string, body string, day string"
    )
    found = extract_events(frame.repartition(4), text="body", published="day")
    assert found.columns == [*COLUMNS, *MORE]
    key = lambda row: (row["article_id"], row["event_id"] or "")  # noqa: E731  # short enough
    assert sorted((row.asDict() for row in found.collect()), key=key) == sorted(plain(rows), key=key)


@pytest.mark.filterwarnings("ignore")  # as above
def test_spark_reads_days_and_only_what_is_there(session: Any) -> None:  # noqa: ANN401  # as above
    text = "قتل جندي أمس في هجوم شرق حمص."
    frame = session.createDataFrame([(text, datetime.date(2018, 5, 3), 7)], "text string, published date, more int")
    (row,) = extract_events(frame).collect()
    assert row["date_start"] == datetime.date(2018, 5, 2)
    assert json.loads(row["record"])["date"]["edtf"] == "2018-05-02"
    (row,) = extract_events(frame.select("text")).collect()
    assert row["published"] is None
    with pytest.raises(hadath.ArticleError, match='"words"'):
        extract_events(frame, text="words")


def test_spark_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql.functions", None)
    with pytest.raises(hadath.MissingExtraError, match=r"hadath\[spark\]"):
        extract_events(None)
