import tomllib
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_evenly, lines_run

from hadath.document import Document, Mention, Passage
from hadath.errors import LexiconError
from hadath.extract.attributions import find_attributions
from hadath.lexicons.attributions import finite_forms, index_attributions
from hadath.lexicons.people import index_people
from hadath.lexicons.triggers import index_triggers
from hadath.mentions import AttributionValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "attributions.toml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(force, case, id=f"{force}-{number}")
    for force, cases in CASES.items()
    for number, case in enumerate(cases, start=1)
]
INDEX = PhraseIndex()
for add in (index_attributions, index_people, index_triggers):
    add(INDEX)


def read(text: str, role: str = "body") -> Document:
    return scan(Document(text), [Passage(0, len(text), role)], INDEX)


def values(mentions: list[Mention]) -> list[AttributionValue]:
    return [cast(AttributionValue, mention.value) for mention in mentions]


@pytest.mark.parametrize(("force", "case"), TABLE)
def test_cases(force: str, case: dict[str, Any]) -> None:
    doc = read(case["text"])
    found = values(find_attributions(doc))
    assert len(found) == len(case["found"]), found
    for value, expected in zip(found, case["found"], strict=True):
        for key in ("verb", "source", "party"):
            assert getattr(value, key) == expected.get(key, getattr(value, key))
        if "said" in expected:
            assert doc.words(value.scope_first, value.scope_last).startswith(expected["said"])
        if "accused" in expected:
            assert doc.words(value.accused_first, value.accused_last) == expected["accused"]
    assert not found or force in [value.force for value in found]


@pytest.mark.parametrize("force", CASES)
def test_every_force_is_found_and_left_alone(force: str) -> None:
    assert {bool(case["found"]) for case in CASES[force]} == {True, False}


def test_the_subject_stands_before_the_verb_in_a_title() -> None:
    (value,) = values(find_attributions(read("الجيش يعلن مقتل قيادي بارز", "title")))
    assert value.source == "الجيش"
    assert value.party


def test_a_title_after_the_source_makes_no_party_of_it() -> None:
    (value,) = values(find_attributions(read("قال سالم الجحافي، الناطق باسم القوات، إن المعارك مستمرة")))
    assert not value.party


def test_a_verb_row_has_a_past_and_a_present() -> None:
    assert "يقولون" in finite_forms("x.toml", {"id": "a", "forms": ["قال", "يقول"]})
    with pytest.raises(LexiconError, match="a past and a present"):
        list(finite_forms("x.toml", {"id": "a", "forms": ["قال"]}))


WORDS = [
    "قال",
    "اتهم",
    "تبنى",
    "نفى",
    "بحسب",
    "مصدر",
    "الجيش",
    "إن",
    "عن",
    "،",
    ":",
    ".",
    "بقتل",
    "هجوم",
    "لم",
    "مسؤوليته",
    "“",
    "”",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    doc = read(text)
    for value in values(find_attributions(doc)):
        for first, last in (
            (value.scope_first, value.scope_last),
            (value.source_first, value.source_last),
            (value.accused_first, value.accused_last),
        ):
            assert 0 <= first <= last <= len(doc.forms)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    find_attributions(read(text))


@pytest.mark.parametrize("unit", ["قال الجيش ", "اتهم قال ", "تبنى هجوم ", "بحسب مصدر ، "])
def test_the_cost_grows_with_the_text(unit: str) -> None:
    def cost(copies: int) -> int:
        doc = read(unit * copies)
        return lines_run(lambda: find_attributions(doc))

    assert grows_evenly(cost, 100)
