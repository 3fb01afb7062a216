import pickle
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.records import SPAN, made_actor, made_count, made_date, made_event, made_place, made_result

import hadath
from hadath.view.notebook import to_html
from hadath.view.spans import KINDS, find_marked

FIRST = "قتل جنديان في هجوم لتنظيم داعش على حاجز قرب مدينة تدمر، أمس الأحد."
TEXT = f"{FIRST} واعتقلت الشرطة العراقية مهربا في الموصل."
PUBLISHED = "2023-12-18"


class Page(HTMLParser):
    """Reads a piece of HTML: its marks, its text, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.marks: list[tuple[str, str]] = []
        self.rows: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        names = dict(attrs).get("class") or ""
        if tag == "mark":
            self.marks.append((names, ""))
        if tag == "tr" and names:
            self.rows.append(names)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if self.open[-1:] == ["mark"]:
            self.marks[-1] = (self.marks[-1][0], data)


def span_of(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def made() -> hadath.ArticleEvents:
    """Return what could be read in TEXT."""
    day = made_date("2023-12-17") | {"span": span_of("أمس الأحد")}
    attack = made_event(
        counts=[made_count("killed", 2, span=span_of("جنديان"))],
        actors=[made_actor("داعش", "agent", "rebel_group", span=span_of("لتنظيم داعش"))],
        locations=[made_place(span=span_of("مدينة تدمر"))],
        date=day,
        evidence=[{**span_of(FIRST), "text": FIRST, "rule": "r"}],
    )
    return made_result(
        attack, made_event("arrest", date=day, actors=[made_actor("x", "agent", None, span=span_of("مهربا"))])
    )


def test_the_words_of_events_are_marked_with_their_kind_and_numbers() -> None:
    page = Page(to_html(made(), TEXT))
    assert page.marks == [
        ("count e1", "جنديان"), ("actor e1", "لتنظيم داعش"), ("place e1", "مدينة تدمر"), ("date e1 e2", "أمس الأحد"),
        ("actor e2", "مهربا"),
    ]  # fmt: skip
    assert page.rows == ["e1", "e2"]
    assert TEXT in page.text


def test_a_rule_of_the_style_sheet_joins_all_of_an_event() -> None:
    html = to_html(made(), TEXT)
    rules = re.findall(r"\.hadath:has\(\.(e\d+):hover,\.\1:focus\) \.(e\d+)\{", html)
    assert rules == [("e1", "e1"), ("e2", "e2")]
    assert "<script" not in html


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_colour(kind: str) -> None:
    assert f".hadath .{kind}{{background:" in to_html(made_result())


def test_without_the_article_the_passages_that_report_its_events_are_shown() -> None:
    page = Page(to_html(made()))
    assert ("place e1", "مدينة تدمر") in page.marks
    assert FIRST in page.text
    assert TEXT not in page.text


def test_what_extract_returns_shows_its_article_and_what_is_read_back_can() -> None:
    result = hadath.extract(TEXT, published=PUBLISHED)
    again = hadath.ArticleEvents.model_validate_json(result.model_dump_json())
    first, second, third = (
        Page(shown._repr_html_()) for shown in (result, again, again.with_article(TEXT))
    )  # what a notebook calls
    assert len(first.rows) == len(result) >= 1
    assert TEXT in first.text
    assert second.rows == first.rows
    assert third.marks == first.marks != []


def test_the_article_beside_a_record_is_no_part_of_it() -> None:
    result = hadath.extract(TEXT, published=PUBLISHED)
    again = hadath.ArticleEvents.model_validate_json(result.model_dump_json())
    assert result == again
    assert hash(result) == hash(again)
    assert "كالمعتاد" not in result.with_article("كالمعتاد").model_dump_json()
    carried = pickle.loads(pickle.dumps(result.with_article("كالمعتاد")))  # noqa: S301  # our own
    assert carried == result
    assert "كالمعتاد" not in carried._repr_html_()  # what a notebook calls


def test_words_inside_longer_ones_hand_their_events_on() -> None:
    inner = {"start": 5, "end": 8}
    outer = {"start": 4, "end": 12}
    events = [
        made_event(counts=[made_count("killed", 1, span=outer)]),
        made_event(locations=[made_place(span=inner)], counts=[made_count("killed", 1, span=SPAN)]),
    ]
    marked = find_marked(made_result(*events))
    assert [(mark.start, mark.end, mark.kind, mark.events) for mark in marked] == [
        (0, 4, "count", (2,)),
        (4, 12, "count", (1, 2)),
    ]


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt; \u202e x\x1b[2J"]
)
def test_everything_is_escaped(hostile: str) -> None:
    span = {"start": 0, "end": len(hostile)}
    event = made_event(
        summary=hostile,
        locations=[made_place(hostile, span=span)],
        counts=[made_count("killed", 1, of=hostile)],
        evidence=[{"start": 0, "end": len(hostile), "text": hostile, "rule": hostile}],
    )
    result = made_result(event, title=hostile).model_copy(update={"warnings": (hostile,)})
    html = to_html(result)
    page = Page(html)
    assert page.tags <= {"div", "style", "p", "em", "mark", "span", "table", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert not {"\u202e", "\x1b"} & set(html)
    assert page.text.count(hostile.replace("\u202e", "").replace("\x1b", "")) >= 3


def test_warnings_and_no_events_are_told() -> None:
    page = Page(to_html(made_result().model_copy(update={"warnings": ("no Arabic text",)})))
    assert "no Arabic text" in page.text
    assert "no events" in page.text
    assert "table" not in page.tags


def test_only_an_article_can_be_shown() -> None:
    with pytest.raises(TypeError, match="int is neither"):
        to_html(made_result(), 3)


def test_plain_representations_are_short(seeds: list[Path]) -> None:
    result = hadath.extract(hadath.read_article(seeds[0]))
    assert repr(result) == f"<ArticleEvents of {seeds[0].stem!r}: {len(result)} events>"
    assert repr(made_event(summary="Raid in Raqqa")) == "<Event 'a-1': armed_attack, 'Raid in Raqqa'>"
