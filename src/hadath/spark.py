"""Events from articles in a Spark DataFrame, or in any stream of Arrow batches."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from hadath.batch import extract_lines
from hadath.errors import ArticleError, MissingExtraError
from hadath.events import ArticleEvents
from hadath.export.tables import to_records

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_ROWS = 64  # articles whose events are in memory at a time
_FACTS = ("id", "title", "url", "source")
_DDL = {"string": "string", "date32[day]": "date", "double": "double", "bool": "boolean", "int64": "bigint"}


def extract_events(df: "DataFrame", text: str = "text", published: str | None = "published") -> "DataFrame":
    """Return the events of the articles of a Spark DataFrame, one row an event.

    `text` and `published` name the columns with the words and the day of publication (a date, a timestamp or their
    ISO 8601 spelling); that of days may be missing or null. The columns "id", "title", "url" and "source" are read
    where there are any. The rows have the columns and types of hadath's Parquet output, then `record`, the whole
    event as JSON, and `failure`: why an article could not be read, in a row of its own whose event is null. A
    readable article without events gives no row.

    It is a transformation: nothing runs until the result is used. Each Python worker loads the lexicons once. Raises
    ArticleError where there is no such column of text, MissingExtraError without the extra `spark`.
    """
    from hadath.export.parquet import arrow_schema

    try:
        from pyspark.sql.functions import col

        fields = arrow_schema()
    except ImportError as error:
        raise MissingExtraError('Spark needs the extra "spark": pip install "hadath[spark]"') from error
    if text not in df.columns:
        raise ArticleError(f'the frame has no column "{text}"')
    columns = [col(text).alias("text")]
    if published in df.columns:
        columns.append(col(published).cast("string").alias("published"))
    columns += [col(name).cast("string").alias(name) for name in _FACTS if name in df.columns]
    ddl = ", ".join(f"`{field.name}` {_DDL[str(field.type)]}" for field in fields)
    return df.select(*columns).mapInArrow(extract_batches, f"{ddl}, `record` string, `failure` string")


def extract_batches(batches: Iterable["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
    """Return the events of Arrow batches of articles, a row an event as `extract_events` has it.

    The batches have a column "text" and perhaps "id", "published", "title", "url" and "source". For Ray, Dask and
    whatever else hands Arrow batches to Python; needs pyarrow.
    """
    import pyarrow as pa

    from hadath.export.parquet import arrow_schema

    schema = arrow_schema().append(pa.field("record", pa.string())).append(pa.field("failure", pa.string()))
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            rows = list(_to_rows(batch.slice(start, _ROWS).to_pylist()))
            if rows:
                yield pa.RecordBatch.from_pylist(rows, schema=schema)


def _to_rows(articles: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for article, line in zip(articles, extract_lines(articles), strict=True):
        if line.failure is not None:
            yield {"article_id": article.get("id"), "failure": line.failure}
            continue
        result = ArticleEvents.model_validate_json(line.json)
        for event, record in zip(result, to_records([result]), strict=True):
            yield record | {"record": event.model_dump_json()}
