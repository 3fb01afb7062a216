"""Tokens: where words are cut, and what remains without their clitics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.text.tokens import (
    _PIECE_RE,
    find_heads,
    find_pieces,
    find_tails,
    find_tokens,
    read_form,
    strip_space,
    write_clitics,
)


def cut(text: str) -> list[str]:
    return [match[0] for match in find_tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ب59 قذيفة", ["ب", "59", "قذيفة"]),
        ("الـ36 ضابطا", ["الـ", "36", "ضابطا"]),
        ("#حركة_الشباب", ["#", "حركة", "الشباب"]),
        ("قُتِلَ جنديّ", ["قُتِلَ", "جنديّ"]),
        ("SY24 نقلت", ["SY24", "نقلت"]),
        ("1.230.000 نازح", ["1.230.000", "نازح"]),
        ("١٢٬٣٤٥ و٣٫٥", ["١٢٬٣٤٥", "و", "٣٫٥"]),
        ("الرقة.. من", ["الرقة", "..", "من"]),
        ("14/12/2023", ["14", "/", "12", "/", "2023"]),
    ],
)
def test_tokens_are_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("key", "reading"),
    [
        ("وقتل", ("و", "قتل")),
        ("للجيش", ("ل", "الجيش")),
        ("وبالقصف", ("وب", "القصف")),
        ("للبنان", ("ل", "لبنان")),
        ("فهاجم", ("ف", "هاجم")),
    ],
)
def test_heads_hold_the_reading(key: str, reading: tuple[str, str]) -> None:
    assert reading in find_heads(key)


@pytest.mark.parametrize("key", ["في", "من", "هو"])
def test_two_letter_words_stay_whole(key: str) -> None:
    assert [rest for _, rest in find_heads(key)] == [key]


@pytest.mark.parametrize(("key", "rest"), [("مقتلهم", "مقتل"), ("قواتها", "قوات"), ("عمليته", "عمليه")])
def test_tails_hold_the_rest(key: str, rest: str) -> None:
    assert rest in [found for found, _ in find_tails(key)]


@given(st.text())
def test_every_token_is_at_its_place(text: str) -> None:
    end = 0
    for match in find_tokens(text, 0, len(text)):
        assert match.start() >= end
        assert text[match.start() : match.end()] == match[0]
        end = match.end()


@given(st.text(min_size=1))
def test_any_spelling_is_read(text: str) -> None:
    form = read_form(text)
    assert form.kind in {"word", "number", "punctuation", "silent"}


@given(st.text(alphabet="وفبلكادره", min_size=1, max_size=9))
def test_writing_clitics_reverses_reading_them(key: str) -> None:
    for _, rest in find_heads(key):
        assert key in write_clitics(frozenset([rest]))


@given(st.text(alphabet=" _\t\u00a0\u200fاب3.²ـ«x,\n", max_size=12))
def test_pieces_are_the_tokens_with_the_space_before_them(text: str) -> None:
    pieces = find_pieces(text, 0, len(text))
    assert text.startswith("".join(pieces))
    assert [strip_space(piece) for piece in pieces] == [match[0] for match in find_tokens(text, 0, len(text))]
    assert [len("".join(pieces[: n + 1])) for n in range(len(pieces))] == [
        match.end() for match in find_tokens(text, 0, len(text))
    ]


@given(st.text(st.characters() | st.sampled_from(" \n_")))
def test_every_letter_is_of_some_piece(text: str) -> None:
    """So the expression never fails, and what it has read it does not read again: the work is linear."""
    assert "".join(_PIECE_RE.findall(text)) == text


def test_space_behind_the_last_token_is_no_piece() -> None:
    assert find_pieces("قتل__ _\n", 0, 8) == ["قتل"]
    assert find_pieces(" __ ", 0, 4) == []
