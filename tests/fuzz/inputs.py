"""What bytes stand for when hadath is tried on any of them: the first tells whether a file, text, words or rows follow.

0 the bytes of a file, 1 any text, 2 a page, 3 rows of JSON Lines or CSV, 4 a row with a text, 5 words of the lexicons
among any letters, 6 such words alone, 7 the same for the finders of numbers and dates as well, 8 news of chance (see
tests/fuzz/news.py), 9 the same on any day, for those finders as well.
"""

import json
import re
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

from tests.fuzz.news import LEXICONS, MARKS, NUMBERS, make_news
from tests.hostile import check_numbers_and_dates, check_text

import hadath
from hadath.batch import extract_lines
from hadath.reading.rows import read_rows

WORDS_USED = 3000
DAYS = ["2018-05-03", None, "2020-02-29", "0001-01-01", "9999-12-31"]
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


def _as_article(choice: int, data: bytes) -> bytes | str:
    if choice == 0:
        return data
    if choice == 1:
        return data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace")
    if choice == 2:
        return b"<!DOCTYPE html><html><body>" + data
    if choice == 5:
        return _as_mixed(data)
    return _as_words(data) if choice in (6, 7) else make_news(data)


def _as_rows(choice: int, data: bytes) -> tuple[bytes, str]:
    if choice == 3:
        return data, "in.jsonl" if data[:1] != b"," else "in.csv"
    return json.dumps({"text": _as_mixed(data), "id": data[:2].hex() or None}).encode(), "in.jsonl"


def _check_rows(data: bytes, name: str) -> None:
    path = FOLDER / name
    path.write_bytes(data)
    for line in extract_lines(read_rows(str(path))):
        assert hadath.ArticleEvents.model_validate_json(line.json).article.id
        fault = re.match(r"\w+(?:Error|Exception): ", line.failure or "")
        assert fault is None or fault[0] == "ArticleError: ", line.failure


def check_input(data: bytes, *, drawn: bool = True) -> None:
    """Check what the bytes stand for, drawn on a terminal as well or not; fails where a promise is broken."""
    kind, data = data[:1], data[1:]
    choice = kind[0] % 10 if kind else 0
    try:
        if choice in (3, 4):
            _check_rows(*_as_rows(choice, data))
        else:
            day = DAYS[data[0] % len(DAYS)] if choice == 9 and data else DAYS[0]
            given = _as_article(choice, data)
            check_text(given, published=day, drawn=drawn)
            if isinstance(given, str) and choice in (7, 9):
                check_numbers_and_dates(given)
    except (hadath.HadathError, UnicodeDecodeError):
        return
