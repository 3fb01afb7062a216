import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_evenly, lines_run

import hadath.lexicons.numerals as lexicon
from hadath.document import Document, Passage
from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.lexicons.numerals import index_numerals, load_numerals, parse_numeral
from hadath.numbers import NumberRecord, find_numbers
from hadath.text.numerals import find_numerals, parse_digits
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "numerals.toml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(case, id=f"{kind}-{number}")
    for kind, cases in CASES.items()
    for number, case in enumerate(cases, start=1)
]
INDEX = PhraseIndex()
index_numerals(INDEX)
UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
WORDS = [form for _word, forms in load_numerals() for form in forms]
JUNK = [*WORDS, "و", "12", "3", "٤٥", "1,230", "000", "(", ")", "،", ".", "-", "/", "من", "إلى", "بين", "أكثر من", "ب"]


def read(text: str) -> Document:
    return scan(Document(text), [Passage(0, len(text), "body")], INDEX)


def spell(number: int) -> str:
    """Write a number below a million in words, in the plainest way."""
    parts = []
    if number >= 1000:
        thousands, number = divmod(number, 1000)
        plural = 3 <= thousands <= 10
        parts.append("ألف" if thousands == 1 else "ألفان" if thousands == 2 else "")
        parts[-1] = parts[-1] or f"{spell(thousands)} {'آلاف' if plural else 'ألفا'}"
    if number >= 100:
        hundreds, number = divmod(number, 100)
        parts.append("مئة" if hundreds == 1 else "مئتان" if hundreds == 2 else f"{UNITS[hundreds].rstrip('ةي')}مئة")
    if number >= 20 or 0 < number <= 9:
        tens, unit = divmod(number, 10)
        parts += [word for word in (UNITS[unit], TENS[tens]) if word]
    elif number:
        parts.append("عشرة" if number == 10 else f"{['', 'أحد', 'اثنا', *UNITS[3:]][number - 10]} عشر")
    return " و".join(parts)


@pytest.mark.parametrize("case", TABLE)
def test_numerals_are_read_as_written(case: dict[str, Any]) -> None:
    doc = read(case["text"])
    found = [
        [doc.words(number.first, number.last), f"{number.value}{'th' if number.ordinal else ''}"]
        for number in find_numerals(doc)
    ]
    assert found == case["numbers"]


def test_every_kind_has_texts_that_it_finds_in_and_words_that_it_leaves_alone() -> None:
    assert all(any(case["numbers"] for case in cases) for cases in CASES.values())
    assert all(len(cases) > 1 for cases in CASES.values())


@given(st.integers(min_value=1, max_value=999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert parse_numeral(spell(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_are_read_with_and_without_thousands_marks(number: int) -> None:
    assert parse_digits(str(number)) == number
    assert parse_digits(f"{number:,}") == number
    assert parse_numeral(f"{number:,}".replace(",", ".")) == number


@given(st.integers(min_value=3, max_value=999))
def test_digits_count_scales(number: int) -> None:
    assert parse_numeral(f"{number} ألفا") == number * 1000
    assert parse_numeral(f"{number} مليونا و{number} ألفا و{number}") == number * 1_001_001


def test_a_definite_number_says_so() -> None:
    texts = {"الثلاثة": True, "الـ36": True, "36": False, "ثلاثة": False}
    assert {text: find_numerals(read(text))[0].definite for text in texts} == texts


def test_parse_numeral_wants_the_whole_string() -> None:
    assert parse_numeral("ثلاثة جنود") is None
    assert parse_numeral("") is None
    assert parse_numeral("خمسة وستة") is None
    assert parse_numeral("سالب خمسة") == -5


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("قتل ما لا يقل عن 20", [(20, 20, None)]),
        ("قتل 20 على الأقل", [(20, 20, None)]),
        ("أقل من عشرين", [(20, None, 20)]),
        ("بين عشرة وخمسة عشر", [(15, 10, 15)]),
        ("10-15 ومن 5 إلى 7", [(15, 10, 15), (7, 5, 7)]),
        ("نحو 3.5 مليون", [(3_500_000, 3_500_000, 3_500_000)]),
        ("في 12/11/2023 عند 10:30", []),
        ("15 إلى 10", [(15, 15, 15), (10, 10, 10)]),
    ],
)
def test_find_numbers_gives_bounds(text: str, numbers: list[tuple[float, float | None, float | None]]) -> None:
    assert [(number.value, number.low, number.high) for number in find_numbers(text)] == numbers


def test_find_numbers_gives_ordinals_and_spans() -> None:
    text = "في اليوم الخامس\nوصل أكثر من مئتي نازح"
    found = find_numbers(text)
    assert [(number.value, number.ordinal, number.text) for number in found] == [
        (5, True, "الخامس"),
        (200, False, "أكثر من مئتي"),
    ]
    assert all(text[number.span.start : number.span.end] == number.text for number in found)
    assert [NumberRecord.model_validate_json(number.model_dump_json()) for number in found] == found


def test_random_strings_never_fail_and_every_value_has_its_span() -> None:
    chance = random.Random(7)  # noqa: S311  # a seeded draw of test strings, no secret
    for _ in range(3000):
        text = chance.choice((" ", "", "\n")).join(chance.choices(JUNK, k=chance.randint(1, 12)))
        last = 0
        for number in find_numbers(text):
            assert text[number.span.start : number.span.end] == number.text
            assert number.text
            assert number.span.start >= last
            last = number.span.end


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.span.start : number.span.end] == number.text


@pytest.mark.parametrize("unit", ["مليون ", "ألف وخمسة آلاف و", "مئة و", "12 000 ", "ثلاثة و", "1،000،", "9"])
def test_time_grows_with_length_only(unit: str) -> None:
    def cost(copies: int) -> int:
        doc = read(unit * copies)
        return lines_run(lambda: find_numerals(doc))

    assert grows_evenly(cost, 100)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"source": ""}, "source is missing"),
        ({"word": [{"id": "x", "role": "unit", "value": 1}]}, "x: forms is missing"),
        ({"word": [{"id": "x", "role": "unit", "value": 1, "forms": ["ا"], "colour": 1}]}, "x: unknown key colour"),
        ({"word": [{"id": "x", "role": "seven", "value": 1, "forms": ["ا"]}]}, "x: unknown role seven"),
    ],
)
def test_a_malformed_file_is_refused(monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], reason: str) -> None:
    tables = {"source": "s", "examples": ["e"], "word": []} | change
    monkeypatch.setattr(lexicon, "read_toml", lambda _name: tables)
    with pytest.raises(LexiconError, match=f"numerals.toml: .*{reason}"):
        load_numerals.__wrapped__()


def test_the_examples_of_the_lexicon_hold_numbers() -> None:
    examples = read_toml("numerals.toml")["examples"]
    assert all(find_numbers(example) for example in examples)
