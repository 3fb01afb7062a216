"""Read a line that states the day of publication and nothing else."""

import datetime
import re
from functools import cache

from hadath.lexicons.dates import read_entries
from hadath.lexicons.furniture import date_labels, words_beside_date
from hadath.text.fold import fold
from hadath.text.phrases import fold_phrase
from hadath.text.tokens import find_tokens

_LONGEST = 80
_EQUALS = "الموافق"  # between a day of one calendar and the same of another
_ERAS = ("هـ", "م", "ه")
_YEAR_RE = re.compile(r"(?<!\d)\d{4}(?!\d)")
_YEAR_FIRST_RE = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_DAY_FIRST_RE = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")


def find_stamp(line: str, *, labelled: bool = False) -> datetime.date | None:
    """Return the day a line states, or null where it says anything else beside it.

    `labelled`: only where a word says that it is the day of publication ("نشر في", "آخر تحديث"). Days written with
    slashes are read day first, as the region writes them.

    >>> find_stamp("نشر في: ١٨/١٢/٢٠٢٣ الساعة 10:30"), find_stamp("الاثنين 18 كانون الأول/ديسمبر 2023")
    (datetime.date(2023, 12, 18), datetime.date(2023, 12, 18))
    >>> find_stamp("قتل ثلاثة في 18/12/2023")
    """
    if len(line) > _LONGEST or _YEAR_RE.search(line) is None:
        return None
    rest, day = _read_day(line)
    return day if _says_nothing_else(rest) and (not labelled or not date_labels().isdisjoint(rest)) else None


def find_day(words: str) -> datetime.date | None:
    """Return the day that a dateline gives with its year, or null.

    >>> find_day("الرياض 12 شعبان 1439 هـ الموافق 28 أبريل 2018 م واس"), find_day("الدوحة في 3 مارس /قنا")
    (datetime.date(2018, 4, 28), None)
    """
    words = words.rpartition(_EQUALS)[2]
    return None if _YEAR_RE.search(words) is None else _read_day(words)[1]


def is_of_day(word: str) -> bool:
    """Tell whether a word may be of a day: a number, a month's or weekday's name, "هـ", "الموافق"."""
    keys = _keys(word)
    return all(key[0].isdecimal() or key in words_beside_date() or key in _month_words() for key in keys)


def _read_day(line: str) -> tuple[list[str], datetime.date | None]:
    """Return the words beside the day of a line, and the day."""
    match = _YEAR_FIRST_RE.search(line) or _DAY_FIRST_RE.search(line)
    if match is None:
        return _named_month(_keys(line))
    rest = _keys(line[: match.start()]) + _keys(line[match.end() :])
    return rest, _day(match["year"], int(match["month"]), match["day"])


def _named_month(keys: list[str]) -> tuple[list[str], datetime.date | None]:
    """Return the words beside the month, and the day of "18 كانون الأول/ديسمبر 2023" or "ديسمبر 18, 2023"."""
    months, rest = _take_months(keys)
    year = next((key for key in rest if key.isdecimal() and len(key) == 4), None)
    if not months or year is None:
        return rest, None
    first, value = months[0]
    beside = [rest[at] for at in (first - 1, first) if 0 <= at < len(rest)]
    day = next((key for key in beside if key.isdecimal() and len(key) <= 2), None)
    return rest, None if day is None else _day(year, value, day)


def _take_months(keys: list[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the months as (place in the rest, number) and the words that are none."""
    months: list[tuple[int, int]] = []
    rest: list[str] = []
    at = 0
    while at < len(keys):
        for words, value in _months().get(keys[at], ()):
            if tuple(keys[at : at + len(words)]) == words:
                months.append((len(rest), value))
                at += len(words)
                break
        else:
            rest.append(keys[at])
            at += 1
    return months, rest


def _keys(text: str) -> list[str]:
    keys = (fold(token[0]) for token in find_tokens(text, 0, len(text)))
    return [key for key in keys if key[:1].isalnum()]


def _says_nothing_else(keys: list[str]) -> bool:
    known = words_beside_date()
    return all(key in known or not key[0].isalpha() for key in keys)


def _day(year: str, month: int, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), month, int(day))
    except ValueError:
        return None


@cache
def _month_words() -> frozenset[str]:
    """Return the folded words of all months' names, of every calendar, and what stands beside a year."""
    names = [name for kind, entry in read_entries() if kind == "month" for name in entry["words"]]
    return frozenset(key for name in (*names, *_ERAS, _EQUALS) for key in fold_phrase(name))


@cache
def _months() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Return the names of the Gregorian months as folded words, by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for kind, entry in read_entries():
        if kind == "month" and entry.get("calendar") != "hijri":
            for name in entry["words"]:
                words = fold_phrase(name)
                found.setdefault(words[0], []).append((words, entry["value"]))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}
