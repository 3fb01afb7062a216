import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hadath
from hadath import batch
from hadath.article import Article
from hadath.errors import ArticleError
from hadath.reading.rows import Row, find_inputs, read_rows

TEXT = "قتل جنديان في هجوم شرق حمص."
DEADLY = "نص يقتل القارئ"


class Faulty:
    """Stands in for the extractor: fails on one text, and brings its process down on another."""

    def extract(self, article: Article) -> hadath.ArticleEvents:
        if article.text == "عطل":
            raise RuntimeError("broken \ud800 rule")
        if article.text == DEADLY:
            os._exit(3)
        return hadath.ArticleEvents(article={"id": article.id})  # type: ignore[arg-type]  # pydantic makes the record


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "extractor", Faulty)


def rows(number: int) -> Iterator[dict[str, str]]:
    return ({"id": f"a{n}", "text": f"{TEXT} {n}"} for n in range(number))


def test_results_come_in_order_and_lazily() -> None:
    asked = 0

    def counted() -> Iterator[dict[str, str]]:
        nonlocal asked
        for row in rows(5):
            asked += 1
            yield row

    results = batch.extract_many(counted())
    assert next(results).article.id == "a0"
    assert asked == 1
    assert [result.article.id for result in results] == ["a1", "a2", "a3", "a4"]


def test_texts_articles_and_rows_are_read_alike() -> None:
    mixed: list[str | Article | dict[str, str]] = [TEXT, Article(id="x", text=TEXT), {"id": "y", "text": TEXT}]
    events = [[event.model_dump(exclude={"id"}) for event in result] for result in batch.extract_many(mixed)]
    assert events[0] == events[1] == events[2] != []


def test_row_that_cannot_be_read_gives_a_result_with_a_warning() -> None:
    results = list(batch.extract_many([{"id": "a", "text": None}, {"text": 3}, TEXT, 17]))  # type: ignore[list-item]  # what must not be given
    assert [len(result) for result in results] == [0, 0, 1, 0]
    assert [result.article.id for result in results[:2]] == ["a", "row-2"]
    assert all(result.warnings for result in (results[0], results[1], results[3]))


@pytest.mark.usefixtures("faulty")
def test_fault_of_the_library_is_logged_and_the_run_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    results = list(batch.extract_many([TEXT, "عطل", TEXT]))
    assert results[1].warnings == ("RuntimeError: broken ? rule",)
    assert not results[0].warnings + results[2].warnings
    assert "row-2" in caplog.text


def test_number_of_workers_changes_nothing() -> None:
    many = [*rows(150), {"id": "bad"}, *rows(3)]
    alone = [line.json for line in batch.extract_lines(many)]
    apart = [line.json for line in batch.extract_lines(many, workers=2)]
    assert alone == apart
    assert len(alone) == 154


@pytest.mark.usefixtures("faulty")
def test_article_that_kills_its_worker_costs_only_itself() -> None:
    many = [{"id": f"a{n}", "text": DEADLY if n == 70 else TEXT} for n in range(200)]
    results = list(batch.extract_many(many, workers=2))
    assert [result.article.id for result in results] == [row["id"] for row in many]
    assert [result.article.id for result in results if result.warnings] == ["a70"]


def test_run_that_is_left_early_ends_its_workers() -> None:
    results = batch.extract_many(rows(1000), workers=2)
    assert next(results).article.id == "a0"
    results.close()  # type: ignore[attr-defined]  # a generator


_VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=2)
_ROWS = st.dictionaries(st.sampled_from(["id", "text", "published", "title", "url", "source"]), _VALUES)


@settings(max_examples=150)
@given(_ROWS)
def test_any_row_gives_one_result_that_json_can_hold(row: dict[str, object]) -> None:
    (line,) = batch.extract_lines([row])
    result = hadath.ArticleEvents.model_validate_json(line.json)
    assert (line.failure is None) == isinstance(row.get("text"), str)
    assert line.failure is None or result.warnings


# --- the rows of files


def read(path: Path) -> list[Row]:
    return list(read_rows(str(path)))


def test_jsonl_rows_have_their_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a"}\n\nnot json\n[1]\n{"text": "\xff"}\n{"text": "x"}' + b"\n[" * 3)
    found = read(path)
    assert [row.where for row in found] == [f"in.jsonl:{n}" for n in (1, 3, 4, 5, 6, 7, 8, 9)]
    assert [row.failure is None for row in found] == [True, False, False, False, True, False, False, False]
    assert found[1].id == "in-3"


def test_nesting_without_end_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text('{"text": ' + "[" * 100_000 + "\n" + json.dumps({"text": TEXT}), encoding="utf-8")
    assert [row.failure is None for row in read(path)] == [False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "in.csv"
    long = "كلمة " * 40_000
    path.write_text(f'id,text,more\na,"{TEXT}\nسطر ثان",1\nb,{long},2\nc\n', encoding=encoding)
    found = [row.given for row in read(path)]
    assert [isinstance(values, dict) and values["id"] for values in found] == ["a", "b", "c"]
    assert found[0] == {"id": "a", "text": f"{TEXT}\nسطر ثان", "more": "1"}
    results = list(batch.extract_lines(read(path)))
    assert [line.failure is None for line in results] == [True, True, False]
    assert results[2].where == "in.csv:5"


def test_folder_gives_its_documents_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.jsonl", "README.md"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.txt").write_text("", encoding="utf-8")
    assert [row.id for row in read(tmp_path)] == ["a", "b", "d"]


def test_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    table = pytest.importorskip("pyarrow").table({"id": ["a", "b"], "text": [TEXT, None]})
    parquet.write_table(table, tmp_path / "in.parquet")
    assert [line.failure is None for line in batch.extract_lines(read(tmp_path / "in.parquet"))] == [True, False]


def test_parquet_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (tmp_path / "in.parquet").write_bytes(b"")
    with pytest.raises(hadath.MissingExtraError, match=r"hadath\[parquet\]"):
        read(tmp_path / "in.parquet")


@pytest.mark.parametrize("name", ["missing.txt", "table.xlsx"])
def test_input_that_cannot_be_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "table.xlsx").write_text("", encoding="utf-8")
    with pytest.raises(ArticleError, match=name):
        find_inputs([str(tmp_path), "-", str(tmp_path / name)])
