import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.document import Document, Passage
from hadath.extract.items import find_items
from hadath.lexicons.items import index_items
from hadath.lexicons.numerals import index_numerals
from hadath.mentions import ItemValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "items.toml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(kind, case, id=f"{kind}-{number}")
    for kind, cases in CASES.items()
    for number, case in enumerate(cases, start=1)
]
INDEX = PhraseIndex()
index_numerals(INDEX)
index_items(INDEX)


def read(text: str) -> Document:
    return scan(Document(text), [Passage(0, len(text), "body")], INDEX)


@pytest.mark.parametrize(("kind", "case"), TABLE)
def test_cases(kind: str, case: dict[str, Any]) -> None:
    doc = read(case["text"])
    mentions = find_items(doc)
    values = [cast(ItemValue, mention.value) for mention in mentions]
    words = [doc.words(mention.first, mention.last) for mention in mentions]
    figures = [-1 if value.quantity is None else value.quantity for value in values]
    assert [list(row) for row in zip(words, figures, [value.means for value in values], strict=True)] == case["items"]
    others = len(case["items"]) == 1 and kind == "ammunition"
    assert not mentions or others or f"items.{kind}" in [mention.rule for mention in mentions]


@pytest.mark.parametrize("kind", CASES)
def test_every_kind_is_found_and_left_alone(kind: str) -> None:
    found = [f"items.{kind}" in [mention.rule for mention in find_items(read(case["text"]))] for case in CASES[kind]]
    assert set(found) == {True, False}


def test_every_kind_of_the_record_has_cases() -> None:
    assert set(CASES) == {
        "weapon", "ammunition", "explosive", "vehicle", "drug", "document", "device", "money", "other",
    }  # fmt: skip


def test_clitics_are_counted() -> None:
    doc = read("دمر القصف منزلا ودبابة وعددا من السيارات")
    spans = [(doc.span(m.first, m.last).start + cast(ItemValue, m.value).skip) for m in find_items(doc)]
    assert [doc.text[start:].split()[0] for start in spans] == ["دبابة", "عددا"]


def test_what_is_joined_to_a_thing_shares_its_outcome() -> None:
    values = [
        cast(ItemValue, mention.value)
        for mention in find_items(read("دمرت الغارات دبابة وعددا من الآليات. وصلت طائرة نقل إلى المطار"))
    ]
    assert [value.outcome for value in values] == ["destroyed", "destroyed", None]


def test_a_means_has_no_outcome() -> None:
    (item,) = find_items(read("دمر المهاجم الحاجز بسيارة مفخخة"))
    assert (cast(ItemValue, item.value).means, cast(ItemValue, item.value).outcome) == (True, None)


WORDS = [
    "ضبط",
    "كمية",
    "من",
    "الأسلحة",
    "والذخائر",
    "عدد",
    "(",
    "3",
    ")",
    "بنادق",
    "آلية",
    "طنا",
    "سيارة",
    "مفخخة",
    ".",
    "ألف",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_mentions_are_in_order_and_inside_their_sentence(text: str) -> None:
    doc = read(text)
    mentions = find_items(doc)
    for mention in mentions:
        assert mention.first < mention.last
        assert doc.sentence_at[mention.first] == doc.sentence_at[mention.last - 1]
    assert all(a.last <= b.first for a, b in pairwise(mentions))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    find_items(read(text))
