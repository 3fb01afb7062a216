"""Records and articles brought together for a report, and the command that does it."""

import json
from pathlib import Path

import pytest
from tests.pages import read_page

import hadath
from hadath import cli
from hadath.errors import ArticleError
from hadath.reading.rows import Row
from hadath.view.told import Told, match_texts, read_told

TEXT = "قتل جنديان وأصيب ثلاثة آخرون في هجوم لتنظيم داعش على حاجز قرب مدينة تدمر."
QUIET = "افتتح الوزير معرض الكتاب."


def article(name: str, text: str = TEXT) -> hadath.Article:
    return hadath.read_article(text, published="2023-12-18", id=name)


def record(name: str, text: str = TEXT) -> Told:
    return Told(hadath.extract(article(name, text)))


def row(**values: object) -> Row:
    return Row("in.jsonl:1", "in-1", values)


def test_a_record_is_taken_as_it_is() -> None:
    result = record("a").result
    assert read_told(row(**json.loads(result.model_dump_json()))) == Told(result, None)


def test_an_article_is_read() -> None:
    one = read_told(row(id="a", text=TEXT, published="2023-12-18"))
    assert one == Told(record("a").result, TEXT)


@pytest.mark.parametrize(
    "values",
    [
        {"article": {"id": "a"}, "events": [{"type": "arrest"}]},
        {"article": {"id": "a"}, "events": [], "more": 1},
        {"article": None, "events": None},
        {"id": "a"},
    ],
)
def test_what_is_neither_says_so(values: dict[str, object]) -> None:
    with pytest.raises(ArticleError):
        read_told(row(**values))


def test_texts_find_their_records_in_any_order() -> None:
    told = [record("a"), record("b"), record("c", QUIET)]
    matched = match_texts(told, [article("x"), article("b"), article("a")], limit=9)
    assert [(one.result.article.id, one.text) for one in matched] == [("a", TEXT), ("b", TEXT)]


def test_another_text_of_the_same_name_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    (one,) = match_texts([record("a")], [article("a", f"عاجل: {TEXT}")], limit=9)
    assert one.text is None
    assert caplog.messages == ["a: not the text that its events were read from"]


def test_articles_that_are_missing_are_counted(caplog: pytest.LogCaptureFixture) -> None:
    match_texts([record("a"), record("b"), record("b")], [article("a")], limit=9)
    assert caplog.messages == ["articles with events whose text is missing: 1; their evidence is shown"]


def test_records_beyond_the_limit_are_not_held() -> None:
    told = iter([record("a"), record("b"), record("c"), record("d")])
    assert [one.result.article.id for one in match_texts(told, [], limit=1)] == ["a", "b"]
    assert next(told).result.article.id == "c"


# --- the command


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    rows = [{"id": name, "text": text, "published": "2023-12-18"} for name, text in (("a", TEXT), ("b", QUIET))]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return path


def report(*arguments: str, output: Path) -> tuple[int, list[dict[str, object]]]:
    code = cli.main(["report", *arguments, "-o", str(output)])
    return code, read_page(output.read_text(encoding="utf-8")).data(class_="article")


def test_articles_and_records_with_their_articles_give_the_same_page(articles: Path, tmp_path: Path) -> None:
    events, direct, matched = tmp_path / "events.jsonl", tmp_path / "direct.html", tmp_path / "matched.html"
    assert cli.main(["extract", str(articles), "-o", str(events)]) == cli.OK
    code, found = report(str(articles), output=direct)
    assert code == cli.OK
    assert [one["text"] for one in found] == [TEXT]
    assert report(str(events), "--articles", str(articles), output=matched)[0] == cli.OK
    assert matched.read_bytes() == direct.read_bytes()


def test_what_cannot_be_read_is_named_and_the_rest_is_there(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with articles.open("a", encoding="utf-8") as stream:
        stream.write('{"article": {}, "events": []}\n')
    code, found = report(str(articles), output=tmp_path / "page.html")
    assert (code, len(found)) == (cli.UNREAD, 1)
    assert "articles.jsonl:3: not a record of this version: article.id" in capfd.readouterr().err


def test_limit_and_title_reach_the_page(articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "page.html"
    code, found = report(str(articles), str(articles), "--limit", "1", "--title", "<b>تدمر", output=output)
    assert (code, len(found)) == (cli.OK, 1)
    assert "only the first 1 " in capfd.readouterr().err
    assert read_page(output.read_text(encoding="utf-8")).data(id="about")[0]["title"] == "<b>تدمر"


def test_an_input_is_never_written_over(articles: Path, tmp_path: Path) -> None:
    before = articles.read_bytes()
    assert cli.main(["report", str(articles), "-o", str(articles)]) == cli.MISUSE
    events = tmp_path / "events.jsonl"
    assert cli.main(["extract", str(articles), "-o", str(events)]) == cli.OK
    assert cli.main(["report", str(events), "--articles", str(articles), "-o", str(articles)]) == cli.MISUSE
    assert articles.read_bytes() == before


@pytest.mark.parametrize("arguments", [["no-such.jsonl"], ["--limit", "0", "."], ["--articles", "no-such.jsonl", "."]])
def test_misuse_is_refused(arguments: list[str], tmp_path: Path) -> None:
    output = tmp_path / "page.html"
    try:
        code: object = cli.main(["report", *arguments, "-o", str(output)])
    except SystemExit as ended:
        code = ended.code
    assert code == cli.MISUSE
    assert not output.exists()
