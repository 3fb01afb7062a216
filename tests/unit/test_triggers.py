"""Triggers: what is found, as what, and what is left alone, over a table of sentences."""

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hadath.document import Document, Mention, Passage
from hadath.extract.triggers import find_triggers
from hadath.lexicons.triggers import Trigger, index_triggers
from hadath.mentions import TriggerValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "triggers.toml").read_text(encoding="utf-8")
)
ROWS = [row for rows in CASES.values() for row in rows]


@cache
def trigger_index() -> PhraseIndex:
    index = PhraseIndex()
    index_triggers(index)
    return index


def read(text: str) -> tuple[Document, list[Mention]]:
    passages: list[Passage] = []
    start = 0
    for line in text.split("\n"):
        passages.append(Passage(start, start + len(line), "body" if passages else "title"))
        start += len(line) + 1
    doc = scan(Document(text), passages, trigger_index())
    return doc, find_triggers(doc)


def value(mention: Mention) -> TriggerValue:
    assert isinstance(mention.value, TriggerValue)
    return mention.value


def entry(mention: Mention) -> Trigger:
    found = value(mention).entry
    assert isinstance(found, Trigger)
    return found


def label(doc: Document, mention: Mention) -> str:
    """The words of a mention, its entry, its form, and the words of its complement."""
    complement = value(mention).complement
    parts = [doc.words(mention.first, mention.last), entry(mention).id, value(mention).form]
    return " | ".join([*parts, doc.words(*complement)] if complement else parts)


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_sentence(row: dict[str, Any]) -> None:
    doc, mentions = read(row["text"])
    assert [label(doc, mention) for mention in mentions] == row["triggers"]


@pytest.mark.parametrize("rule", CASES)
def test_each_rule_finds_and_leaves_alone(rule: str) -> None:
    assert any(row["triggers"] for row in CASES[rule])
    assert any(not row["triggers"] for row in CASES[rule])


@pytest.mark.parametrize(
    ("text", "form", "tense", "number", "pronoun"),
    [
        ("اعتقلته دورية عند الحاجز", "active", "past", "singular", "ه"),
        ("سيعتقلون المتظاهرين", "verb", "future", "plural", ""),
        ("أصيب أربعة جنود", "passive", "past", "singular", ""),
        ("أُعدم ثلاثة رجال", "passive", "past", "singular", ""),
        ("بعد قتل خمسة مدنيين", "masdar", "none", "singular", ""),
        ("بقصف الجيش للقرية", "masdar", "none", "singular", ""),
        ("غارتان على القرية", "noun", "none", "dual", ""),
        ("اعتقالهم قرب المعبر", "masdar", "none", "singular", "هم"),
    ],
)
def test_form_of_a_trigger(text: str, form: str, tense: str, number: str, pronoun: str) -> None:
    found = value(read(text)[1][0])
    assert (found.form, found.tense, found.number, found.pronoun) == (form, tense, number, pronoun)


def test_proclitics_are_noted() -> None:
    assert value(read("وبعد الهجوم سقط قتلى، وبقصف ثان جرح طفل")[1][0]).proclitics == ""
    assert value(read("أصيب ثلاثة بانفجار عبوة ناسفة")[1][1]).proclitics == "ب"


def test_types_begin_with_the_likeliest() -> None:
    assert value(read("قصفت القوات بلدة في الجبل")[1][0]).types == ("shelling", "air_strike")
    assert value(read("لقي عامل مصرعه")[1][0]).types[0] == "accident"


def test_definite_noun_repeats_what_was_said() -> None:
    assert [value(mention).definite for mention in read("هجوم على حاجز. وقع الهجوم ليلا قرب القرية")[1]] == [
        False,
        False,
        True,
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["قتل", "ألقت", "القبض", "على", "شن", "هجوما", "و", "عملية", "، ", ". ", "ة", "x", "3", "\n"]),
        max_size=120,
    )
)
def test_any_text_is_read_and_mentions_stay_in_order(words: list[str]) -> None:
    doc, mentions = read(" ".join(words))
    assert all(0 <= mention.first < mention.last <= len(doc.forms) for mention in mentions)
    assert all(before.last <= after.first for before, after in pairwise(mentions))


def test_long_text_without_sentence_breaks_is_read() -> None:
    doc, mentions = read("شن ألقى سقط لقي " * 3000)
    assert len(doc.forms) == 12000
    assert mentions == []
