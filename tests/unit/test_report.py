"""The report's page: what stands in it, that nothing of an article can be more than data, and where it ends."""

import base64
import hashlib
import io
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages import NASTY, Page, read_page

import hadath
from hadath.events import ArticleEvents
from hadath.view import report
from hadath.view.report import MOST_EVENTS, to_report
from hadath.view.told import Told

TEXT = "قتل جنديان وأصيب ثلاثة آخرون في هجوم لتنظيم داعش على حاجز قرب مدينة تدمر."


@pytest.fixture(autouse=True, scope="module")
def _small_assets() -> Iterator[None]:
    """Let pages be small: what draws them has its own tests."""
    assets = {"outlines.json": "{}", "report.js": "draw()", "report.css": "p { }", "THIRD_PARTY.md": "notice"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report, "_asset", assets.__getitem__)
        yield


def write(*told: Told, **options: object) -> str:
    stream = io.StringIO()
    to_report(iter(told), stream, **options)  # type: ignore[arg-type]  # each test gives what it needs
    return stream.getvalue()


def page(*told: Told, **options: object) -> Page:
    return read_page(write(*told, **options))


def told(text: str = TEXT, **slots: object) -> Told:
    article = hadath.read_article(text, published="2023-12-18", id="a")
    result = hadath.extract(article)
    return Told(result.model_copy(update={"article": result.article.model_copy(update=slots)}), text)


def test_an_article_is_there_with_its_events_text_and_figures() -> None:
    (article,) = page(told()).data(class_="article")
    (event,) = article["events"]
    assert article["text"] == TEXT
    assert (event["killed"], event["injured"]) == (2, 3)
    spans = [actor["span"] for actor in event["actors"]]
    assert all(
        TEXT[span["start"] : span["end"]] == actor["text"] for span, actor in zip(spans, event["actors"], strict=True)
    )


def test_what_is_null_or_usual_is_left_out_and_nothing_else_is() -> None:
    one = told()
    (article,) = page(one).data(class_="article")
    for event in article["events"]:
        del event["killed"], event["injured"]
    del article["text"]
    assert ArticleEvents.model_validate(article) == one.result


def test_without_its_text_an_article_has_its_evidence() -> None:
    (article,) = page(Told(told().result)).data(class_="article")
    assert "text" not in article
    assert article["events"][0]["evidence"][0]["text"] in TEXT


def test_an_article_without_events_takes_no_place() -> None:
    assert page(told("افتتح الوزير معرض الكتاب.")).data(class_="article") == []


def test_a_figure_that_cannot_be_added_up_is_not_given() -> None:
    (article,) = page(told("قتل عشرات الجنود في هجوم قرب تدمر.")).data(class_="article")
    assert "killed" not in article["events"][0]


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_of_an_article_is_more_than_data(nasty: str) -> None:
    plain, hostile = page(told()), page(told(f"{nasty}\n\n{TEXT}", title=nasty, url=nasty, source=nasty), title=nasty)
    assert hostile.tags == [
        (tag, {**about, "content": about.get("content")} if "content" in about else about) for tag, about in plain.tags
    ]
    (article,) = hostile.data(class_="article")
    assert [article["article"][slot] for slot in ("title", "url", "source")] == [nasty] * 3
    assert nasty in article["text"]
    assert hostile.data(id="about")[0]["title"] == nasty


@given(st.text(st.characters(), max_size=60))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    one = Told(told().result, text)
    (article,) = page(one, title=text).data(class_="article")
    assert article["text"] == text


def test_no_sign_that_turns_or_hides_text_stands_in_the_file() -> None:
    html = write(told(f"{TEXT} {' '.join(NASTY)}"))
    body = html[html.index("<body") : html.index('id="licences"')]
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", body) == []


def test_the_policy_lets_in_this_script_and_style_and_nothing_else() -> None:
    parts = page(told())
    (policy,) = [about["content"] for tag, about in parts.tags if about.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    def digest(tag: str) -> str:
        (text,) = parts.texts(tag)
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'", "script-src": digest("script"), "style-src": digest("style"), "img-src": "data:",
        "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip
    assert [about for _, about in parts.tags if {"src", "href", "style", "onload"} & about.keys()] == []


def many(number: int) -> Iterator[Told]:
    one = told()
    return (one._replace(result=one.result.model_copy(update={"article": one.result.article})) for _ in range(number))


def test_beyond_the_limit_the_page_says_so(caplog: pytest.LogCaptureFixture) -> None:
    parts = page(*many(5), limit=3)
    assert len(parts.data(class_="article")) == 3
    assert parts.data(id="about")[0]["notice"] == "Of all events only the first 3 are in this report."
    assert caplog.messages == ["Of all events only the first 3 are in this report."]
    assert "notice" not in page(*many(3), limit=3).data(id="about")[0]


def test_an_article_is_cut_at_the_limit() -> None:
    double = told(f"{TEXT}\n\nواعتقلت الشرطة أمس سبعة مشتبه بهم في مدينة البصرة.")
    assert len(double.result) == 2
    (article,) = page(double, limit=1).data(class_="article")
    assert len(article["events"]) == 1
    assert article["text"] == double.text


def test_articles_pass_through_and_are_not_kept(tmp_path: Path) -> None:
    one = told()
    long = one._replace(text=TEXT * 200)

    def peak(number: int) -> int:
        tracemalloc.start()
        with (tmp_path / "page.html").open("w", encoding="utf-8") as stream:
            to_report((long for _ in range(number)), stream)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(400) < peak(10) * 1.2


def test_no_more_is_read_than_the_limit_asks_for() -> None:
    def endless() -> Iterator[Told]:
        while True:
            yield from many(1)

    stream = io.StringIO()
    to_report(endless(), stream, limit=2)
    assert len(read_page(stream.getvalue()).data(class_="article")) == 2
    assert MOST_EVENTS == 10_000
