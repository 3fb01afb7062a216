import json
import os
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hadath
from hadath import batch
from hadath.article import Article
from hadath.reading.rows import Row

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
    assert results[1].warnings == ("RuntimeError: broken \ufffd rule",)
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


def test_long_articles_make_short_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_CHUNK_LETTERS", 100)
    given: list[batch.Given] = [TEXT * 5, Article(id="a", text=TEXT * 5), {"text": TEXT * 5}, TEXT, TEXT, 5]  # type: ignore[list-item]  # what must not be given
    given.append(Row("x", "x", {"text": TEXT * 5}))
    sizes = [len(chunk) for chunk in batch._cut(enumerate(given))]  # noqa: SLF001  # the cutting itself is tested
    assert sizes == [1, 1, 1, 4]
    assert [len(chunk) for chunk in batch._cut(enumerate([TEXT[:1]] * 130))] == [64, 64, 2]  # noqa: SLF001  # as above


@pytest.mark.parametrize("row", [{"id": 0}, {"id": 0, "text": TEXT}, {"id": False, "text": TEXT}, {"id": False}])
def test_id_is_the_same_whether_the_row_can_be_read_or_not(row: dict[str, object]) -> None:
    (line,) = batch.extract_lines([Row("in:1", "in-1", row)])
    assert json.loads(line.json)["article"]["id"] == str(row["id"]) == batch.name_result(Row("in:1", "in-1", row))
