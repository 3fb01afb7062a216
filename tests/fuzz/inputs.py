"""What bytes stand for when hadath is tried on any of them: the first tells whether a file, text, words or rows follow.

0 the bytes of a file, 1 any text, 2 a page, 3 rows of JSON Lines or CSV, 4 a row with a text, 5 words of the lexicons
among any letters, 6 such words alone, 7 the same for the finders of numbers and dates as well.
"""

import json
import re
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

from tests.hostile import BIDI, CONTROLS, LONE, ZERO_WIDTH, check_numbers_and_dates, check_text

import hadath
from hadath.batch import extract_lines
from hadath.reading.rows import read_rows

LEXICONS = Path(hadath.__file__).parent / "lexicons"
MARKS = [*" \n،؛؟!:.…“”«»\"'()[]-–/%٪٫٬_", *BIDI, *ZERO_WIDTH, *CONTROLS, LONE, "\n\n", "ـ", "َّ", "ﷺ", "ﻻ", "پ", "ک"]
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
WORDS_USED = 3000
FOLDER = Path(mkdtemp())


def _words() -> list[str]:
    """Return the words most used in the lexicons and their examples, with what stands between words."""
    count: Counter[str] = Counter()
    for path in sorted(LEXICONS.rglob("*.toml")):
        count.update(re.findall(r"[\u0621-\u0652]+", path.read_text(encoding="utf-8")))
    return [*MARKS, *NUMBERS, *(word for word, _ in count.most_common(WORDS_USED))]


WORDS = _words()


def _as_words(data: bytes) -> str:
    numbers = (data[at] << 8 | data[at + 1] for at in range(0, len(data) - 1, 2))
    return " ".join(WORDS[number % len(WORDS)] for number in numbers)


def _as_mixed(data: bytes) -> str:
    """Two bytes a piece: a word, or a letter of any block."""
    pieces = []
    for at in range(0, len(data) - 1, 2):
        number = data[at] << 8 | data[at + 1]
        pieces.append(chr(number) if data[at] & 1 else WORDS[number % len(WORDS)] + (" " if data[at] & 2 else ""))
    return "".join(pieces)


def _check_rows(data: bytes, name: str = "in.jsonl") -> None:
    path = FOLDER / name
    path.write_bytes(data)
    for line in extract_lines(read_rows(str(path))):
        assert hadath.ArticleEvents.model_validate_json(line.json).article.id
        fault = re.match(r"\w+(?:Error|Exception): ", line.failure or "")
        assert fault is None or fault[0] == "ArticleError: ", line.failure


def check_input(data: bytes) -> None:
    """Check what the bytes stand for; fails where a promise of tests/hostile.py is broken."""
    kind, data = data[:1], data[1:]
    choice = kind[0] % 8 if kind else 0
    try:
        if choice == 0:
            check_text(data)
        elif choice == 1:
            check_text(data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace"))
        elif choice == 2:
            check_text(hadath.read_article(b"<!DOCTYPE html><html><body>" + data))
        elif choice == 3:
            _check_rows(data, "in.jsonl" if data[:1] != b"," else "in.csv")
        elif choice == 4:
            _check_rows(json.dumps({"text": _as_mixed(data), "id": data[:2].hex() or None}).encode())
        elif choice == 5:
            check_text(_as_mixed(data))
        else:
            text = _as_words(data)
            check_text(text)
            if choice == 7:
                check_numbers_and_dates(text)
    except (hadath.HadathError, UnicodeDecodeError):
        return
