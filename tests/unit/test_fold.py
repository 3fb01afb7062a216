"""Folding: one spelling a word, whatever the keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.text.fold import fold, fold_plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"),
        ("أسامة", "اسامه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("قُتِلَ", "قتل"),
        ("دمـــشق", "دمشق"),
        ("ﻋﺸﺮﺓ", "عشرة"),
        ("دیرالزور", "ديرالزور"),
        ("القامشلۆ", "القامشلو"),
        ("٢٠٢٣", "2023"),
        ("۲۰۲۳", "2023"),
        ("SY24", "sy24"),
        ("الرقة\u200f", "الرقة"),
    ],
)
def test_fold_brings_spellings_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("سوريا", "سيريا"), ("حلب", "حلف"), ("قتل", "قاتل"), ("علي", "عليا")])
def test_fold_keeps_different_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_is_idempotent(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(alphabet="أإآاىيةهئؤءبقغف سٱـَ-2", max_size=12))
def test_the_short_way_folds_as_the_long_way(words: str) -> None:
    plain = fold_plain(words)
    assert plain is None or plain.split(" ") == [fold(word) for word in words.split(" ")]


def test_the_short_way_is_for_plain_words_only() -> None:
    assert fold_plain("أبو كمال") == "ابو كمال"
    assert [fold_plain(words) for words in ("", " ", "حلب ", "حلب  حمص", "قُتل", "ب59", "«حلب»")] == [None] * 7
