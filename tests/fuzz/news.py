"""News of chance: pieces of sentences that rules fire on and phrases of the lexicons, spliced anywhere.

Random words seldom name a deed, and an article without one is read no further; these texts reach what comes after.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.hostile import BIDI, CONTROLS, LONE, ZERO_WIDTH

import hadath

LEXICONS = Path(hadath.__file__).parent / "lexicons"
CASES = Path(__file__).resolve().parents[1] / "cases"
MARKS: list[str] = [
    *" \n،؛؟!:.…“”«»\"'()[]-–/%٪٫٬_",
    *BIDI,
    *ZERO_WIDTH,
    *CONTROLS,
    LONE,
    "\n\n",
    "ـ",
    "َّ",
    "ﷺ",
    "ﻻ",
    "پ",
    "ک",
]
NUMBERS = [
    *"0123456789٠١٢٣٤٥٦٧٨٩",
    "2018",
    "31/12/2017",
    "٢٠١٨-٠٥-٠٣",
    "10,000",
    "3.5",
    "99999999999999999999",
    "30:99",
]
_JOINTS = "و أو من في إلى على بين قرب قبل بعد منذ حتى مع أن إن بأن لم لن كما فيما بينهم آخرين وال ف ب ل ك هم ها قال"
BYTES = 3  # a piece
_RUN = 6  # words at most that are taken of a sentence
_ARABIC_RE = re.compile(r"[\u0621-\u064a]")


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever a TOML file holds
    """Yield the Arabic strings of a value, however deep they lie."""
    if isinstance(value, str):
        if _ARABIC_RE.search(value):
            yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _read(paths: list[Path]) -> list[str]:
    found = (text for path in paths for text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    return list(dict.fromkeys(found))


def _read_phrases(*patterns: str) -> list[str]:
    return _read([path for pattern in patterns for path in sorted(LEXICONS.glob(pattern))])


_LONG = 30  # letters; longer strings of a lexicon are its examples
TRIGGERS = _read_phrases("triggers/*.toml", "trigger_words.toml")
OTHERS = [
    _read_phrases("dates.toml", "numerals.toml"),
    _read_phrases("counts.toml", "items.toml", "people.toml"),
    _read_phrases("place_heads.toml", "countries.toml", "nationalities.toml"),
    _read_phrases("actors/*.toml", "actor_nouns.toml"),
    _read_phrases("attributions.toml", "qualifiers.toml", "connectives.toml", "topics.toml", "furniture.toml"),
]
SENTENCES = [text.split() for text in [*_read(sorted(CASES.glob("*.toml"))), *TRIGGERS] if len(text) > _LONG]
CLASSES: list[list[str]] = [TRIGGERS, *OTHERS, NUMBERS, _JOINTS.split()]


def make_news(data: bytes) -> str:
    """Return the text that the bytes stand for, three bytes a piece."""
    return "".join(_make_piece(*data[at : at + BYTES]) for at in range(0, len(data) - BYTES + 1, BYTES))


def _make_piece(kind: int, high: int, low: int) -> str:
    """Return a run of words of a sentence, a phrase of a class, a mark, or a phrase with a mark in it."""
    number = high << 8 | low
    what, more = kind & 7, kind >> 3
    if what < 3:
        words = SENTENCES[number % len(SENTENCES)]
        first = more % len(words)
        return " ".join(words[first : first + 1 + number % _RUN]) + " "
    if what < 6:
        return _pick(number, more) + " "
    mark = MARKS[number % len(MARKS)]
    if what == 6:
        return mark
    phrase = _pick(number, more)
    return phrase[: number % len(phrase)] + mark + phrase[number % len(phrase) :] + (" " if more & 1 else "")


def _pick(number: int, more: int) -> str:
    phrases = CLASSES[more % len(CLASSES)]
    return phrases[number % len(phrases)]
