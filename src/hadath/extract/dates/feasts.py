"""Rules for days of feasts: "ثاني أيام عيد الفطر", "اليوم الأول من عيد الأضحى", "ليلة رأس السنة"."""

from hadath.extract.dates.absolute import finish
from hadath.extract.dates.expressions import Calendar
from hadath.extract.dates.reading import Found, Reading, Word, folded

_DAYS = folded("ايام", "يوم")
_OF = folded("من", "ايام", "في")
_EVE = folded("ليله", "عشيه")
_ON = folded("يوم", "في", "صباح", "صبيحه", "فجر", "صلاه")
_LONGEST = 4  # days of a feast


def feast(reading: Reading, token: int) -> Found | None:
    """Read "ثاني أيام عيد الفطر", "ليلة رأس السنة", "صباح عيد الأضحى 2016"; a feast alone tells no day."""
    word = reading.word(token, "feast")
    if word is None:
        return None
    before = reading.key(token - 1)
    if before in _DAYS and (number := _ordinal_before(reading, token - 1)):
        return _found(reading, word, number, token - 2)
    if before in _EVE:
        return _found(reading, word, 0, token - 1)
    return _found(reading, word, 1, token) if before in _ON else None


def day_of_feast(reading: Reading, token: int) -> Found | None:
    """Read "اليوم الأول من عيد الأضحى", "اليوم الثاني لعيد الفطر"."""
    number = reading.numbers.get(token + 1)
    if number is None or not number.ordinal or not 1 <= number.value <= _LONGEST:
        return None
    at = number.last
    while at < number.last + 2 and reading.key(at) in _OF:
        at += 1
    word = reading.word(at, "feast")
    return _found(reading, word, int(number.value), token) if word is not None else None


def _ordinal_before(reading: Reading, token: int) -> int:
    number = reading.numbers.get(token - 1)
    told = number is not None and number.ordinal and number.last == token and number.value <= _LONGEST
    return int(number.value) if told and number is not None else 0


def _found(reading: Reading, word: Word, nth: int, first: int) -> Found | None:
    """Return one of the days of a feast; the eve of one that begins a month is not told by the calendar alone."""
    month, day = (int(part) for part in str(word.entry.value).split("-"))
    day += nth - 1
    if (month, day) == (1, 0) and not word.entry.hijri:
        month, day = 12, 31
    if day == 0:
        return None
    date, last = finish(reading, Calendar(month=month, day=day, which="past", hijri=word.entry.hijri), word.last)
    return Found("feast", last, date, first=first)
