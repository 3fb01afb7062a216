import tomllib
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_evenly, lines_run

from hadath.document import Document, Passage, Span
from hadath.extract.qualifiers import find_qualifiers
from hadath.lexicons.attributions import index_attributions
from hadath.lexicons.qualifiers import EFFECTS, index_qualifiers
from hadath.mentions import QualifierValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "qualifiers.toml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(effect, case, id=f"{effect}-{number}")
    for effect, cases in CASES.items()
    for number, case in enumerate(cases, start=1)
]
INDEX = PhraseIndex()
index_attributions(INDEX)
index_qualifiers(INDEX)


def read(text: str) -> Document:
    return scan(Document(text), [Passage(0, len(text), "body")], INDEX)


def scopes(doc: Document, effect: str) -> list[Span]:
    """Return the code points that cues of an effect cover."""
    found = [cast(QualifierValue, mention.value) for mention in find_qualifiers(doc)]
    return [doc.span(value.first, value.last) for value in found if value.effect == effect]


@pytest.mark.parametrize(("effect", "case"), TABLE)
def test_cases(effect: str, case: dict[str, Any]) -> None:
    doc = read(case["text"])
    spans = scopes(doc, effect)
    for words in case["covered"]:
        start = doc.text.index(words)
        assert any(first <= start and start + len(words) <= last for first, last in spans), words
    for words in case["free"]:
        start = doc.text.index(words)
        assert not any(first <= start < last for first, last in spans), words
    assert bool(case["covered"]) == bool(spans)


@pytest.mark.parametrize("effect", CASES)
def test_every_effect_covers_and_leaves_alone(effect: str) -> None:
    assert {bool(case["covered"]) for case in CASES[effect]} == {True, False}


def test_every_effect_has_cases() -> None:
    assert set(CASES) == EFFECTS


def test_a_preposition_on_a_pronoun_is_no_charge() -> None:
    assert scopes(read("أوقفت الشرطة المشتبه بهم اعتقلوا أمس"), "legal") != scopes(
        read("أوقفت الشرطة المشتبه بقتلهم جنديا أمس"), "legal"
    )


WORDS = [
    "لم",
    "دون",
    "عن",
    "نفى",
    "سوف",
    "قد",
    "تهاجم",
    "إذا",
    "منذ",
    "2014",
    "؟",
    "،",
    ".",
    "لكن",
    "محتمل",
    "عادة",
    "هجوم",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_scopes_lie_in_the_sentence_of_their_cue(text: str) -> None:
    doc = read(text)
    mentions = find_qualifiers(doc)
    for mention in mentions:
        value = cast(QualifierValue, mention.value)
        sentence = doc.sentence(mention.first)
        assert sentence.first <= value.first < value.last <= sentence.last
    assert [mention.first for mention in mentions] == sorted(mention.first for mention in mentions)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    find_qualifiers(read(text))


@pytest.mark.parametrize("unit", ["لم عن ", "عادة هجوم ", "إذا منذ 2014 ", "يذكر أن "])
def test_the_cost_grows_with_the_text(unit: str) -> None:
    def cost(copies: int) -> int:
        doc = read(unit * copies)
        return lines_run(lambda: find_qualifiers(doc))

    assert grows_evenly(cost, 100)
