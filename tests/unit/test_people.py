import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_evenly, lines_run

from hadath.document import Document, Passage
from hadath.extract.people import find_people
from hadath.lexicons.attributions import index_attributions
from hadath.lexicons.counts import index_counts
from hadath.lexicons.numerals import index_numerals
from hadath.lexicons.people import index_people
from hadath.lexicons.triggers import index_triggers
from hadath.mentions import PersonValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "people.toml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(rule, case, id=f"{rule}-{number}")
    for rule, cases in CASES.items()
    for number, case in enumerate(cases, start=1)
]
NULLS = {"role_cue": None, "age": None, "source": False, "title": None}
INDEX = PhraseIndex()
for add in (index_people, index_attributions, index_triggers, index_counts, index_numerals):
    add(INDEX)


def read(text: str) -> Document:
    return scan(Document(text), [Passage(0, len(text), "body")], INDEX)


def people(text: str) -> list[PersonValue]:
    return [cast(PersonValue, mention.value) for mention in find_people(read(text))]


@pytest.mark.parametrize(("rule", "case"), TABLE)
def test_cases(rule: str, case: dict[str, Any]) -> None:
    mentions = find_people(read(case["text"]))
    found = []
    for mention, expected in zip(mentions, case["people"], strict=False):
        value = cast(PersonValue, mention.value)
        found.append({key: getattr(value, key) for key in ("name", *expected)})
    assert found == case["people"]
    assert len(mentions) == len(case["people"])
    assert not case["people"] or f"people.{rule}" in [mention.rule for mention in mentions]


@pytest.mark.parametrize("rule", CASES)
def test_every_rule_finds_and_leaves_alone(rule: str) -> None:
    assert {bool(case["people"]) for case in CASES[rule]} == {True, False}


def test_clitics_are_no_part_of_the_name() -> None:
    doc = read("قتل سعيد الهاشمي ومحمود درباس في الغارة")
    second = find_people(doc)[1]
    value = cast(PersonValue, second.value)
    start = doc.span(second.first, second.last).start + value.skip
    assert doc.text[start:].startswith("محمود درباس")
    assert value.name == "محمود درباس"


def test_a_speaker_is_told_from_a_victim_of_the_same_title() -> None:
    (victim,) = people("اغتال مسلحون المتحدث باسم الفصيل حازم القاسمي")
    (speaker,) = people("قال المتحدث باسم الفصيل حازم القاسمي إن الهدنة سارية")
    assert (victim.role_cue, victim.source) == ("killed", False)
    assert (speaker.role_cue, speaker.source) == (None, True)


def test_an_age_beyond_a_life_is_none() -> None:
    assert [person.age for person in people("أصيب الشاب مازن الحلاق (240 عاما) في الحادث")] == [None]


WORDS = [
    "قتل",
    "محمد",
    "علي",
    "على",
    "أبو",
    "بن",
    "عبد",
    "الشاب",
    "يدعى",
    "،",
    ".",
    "قال",
    "إن",
    "(",
    "24",
    "عاما",
    ")",
    "الله",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_mentions_are_in_order_and_inside_the_text(text: str) -> None:
    doc = read(text)
    mentions = find_people(doc)
    for mention in mentions:
        assert 0 <= mention.first < mention.last <= len(doc.forms)
        assert cast(PersonValue, mention.value).name
    assert all(a.last <= b.first for a, b in pairwise(mentions))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    find_people(read(text))


@pytest.mark.parametrize("unit", ["محمد بن علي ", "الشاب محمد ", "قتل قال ", "أبو ", "يدعى "])
def test_the_cost_grows_with_the_text(unit: str) -> None:
    def cost(copies: int) -> int:
        doc = read(unit * copies)
        return lines_run(lambda: find_people(doc))

    assert grows_evenly(cost, 100)
