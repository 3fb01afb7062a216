"""Rules for dates of the calendar: numeric, day and month, month, year, decade, weekday."""

from dataclasses import replace

from hadath.extract.dates.expressions import Calendar, Decade
from hadath.extract.dates.reading import Found, Reading, folded

_WIDEST = 10  # characters from the first figure of "12 - 11 - 2023" to the last
_OF = "من"
_ON_DATE = folded("يوم", "ليوم", "بتاريخ", "تاريخ")
_ON_DAY = folded("يوم", "في", "ليوم", "بيوم")
_BEFORE_MONTH = folded("من", "/", "-")
_OPEN, _CLOSE = "(", ")"
_SLASH = "/"
_MARKS = folded("/", "-")
_HIJRI_MARKS = folded("ه", "هجري", "هجريه", "للهجره")
_GREGORIAN_MARKS = folded("م", "ميلادي", "ميلاديه")
_THIS = folded("هذا", "هذه")
_NINE_ELEVEN = 2001  # the year of "هجمات 11 سبتمبر"
_ROUND = 10
_NTH = {"الاولي": 1, "الثانيه": 2, "الثالثه": 3, "الرابعه": 4, "الخامسه": 5, "الاخيره": -1}  # of "الجمعة"
_BEFORE_FEAST = folded("في", "من", "،")
_FEASTS = {
    (4, "العظيمه"): -2,
    (4, "الحزينه"): -2,
    (5, "النور"): -1,
    (6, "الشعانين"): -7,
    (6, "السعف"): -7,
    (6, "القيامه"): 0,
    (6, "الفصح"): 0,
    (0, "الفصح"): 1,
}  # days from Easter by weekday and the word after it
_AGE = folded("عمره", "عمرها", "العمر", "عمر")
SHIFTS = {"last": -1, "before": -2, "next": 1, "current": 0}
_HIJRI_YEARS = (1300, 1500)
_YEARS = (1000, 2100)
_BARE_YEARS = (1900, 2100)


def read_month(reading: Reading, token: int) -> tuple[Calendar, int, bool] | None:
    """Return a month at a token, the token after it, and whether it is beyond doubt a month.

    The word "شهر" before it, and its second name behind a slash, in brackets or after a space, belong to it.
    """
    named = reading.word(token, "unit")
    sure = named is not None and named.entry.value == "month" and not named.entry.definite
    if named is not None:
        if not sure:
            return None
        token = named.last
    month = reading.word(token, "month")
    if month is None or (month.entry.uncertain and month.proclitics not in ("", "و")):
        return None
    last = _second_name(reading, month.last, month.entry.value)
    value = Calendar(month=int(month.entry.value), hijri=month.entry.hijri)
    return value, last, sure or last > month.last


def _second_name(reading: Reading, token: int, value: object) -> int:
    mark = reading.key(token)
    second = reading.word(token + 1 if mark in (_SLASH, _OPEN, "-") else token, "month")
    if second is None or second.entry.value != value or second.entry.hijri:
        return token
    return second.last + 1 if mark == _OPEN and reading.key(second.last) == _CLOSE else second.last


def read_year(reading: Reading, token: int, date: Calendar) -> tuple[Calendar, int] | None:
    """Return a date with the year that follows at a token, written out or as one before or after that of writing."""
    token = reading.after_comma(token)
    token += reading.key(token) in _MARKS and reading.digits(token + 1, *_YEARS) is not None
    written = read_named_year(reading, token + 1 if reading.key(token) == _OF else token)
    if written is not None:
        year, last = written
        which, hijri = year.which or date.which, date.hijri or year.hijri
        return replace(date, year=year.year, year_shift=year.year_shift, which=which, hijri=hijri), last
    value = reading.digits(token, *_YEARS)
    if value is None or (reading.is_context(token + 1, "counted") and (date.month is None or value % _ROUND == 0)):
        return None  # "في آذار 2000 شخص", but "في آذار 2017 عملية"
    last, hijri = _era(reading, token + 1)
    return replace(date, year=value, hijri=date.hijri or hijri), last


def _era(reading: Reading, token: int) -> tuple[int, bool]:
    key = reading.key(token)
    if key in _HIJRI_MARKS:
        return token + 1, True
    return (token + 1 if key in _GREGORIAN_MARKS else token), False


def read_named_year(reading: Reading, token: int) -> tuple[Calendar, int] | None:
    """Return the year at "عام 2014", "العام الماضي", "هذا العام", "سنة ألفين وأربع عشرة"."""
    this = reading.key(token) in _THIS
    unit = reading.word(token + 1 if this else token, "unit")
    if unit is None or unit.entry.value != "year" or unit.entry.number != 1:
        return None
    if this or (unit.entry.definite and reading.key(token - 1) in _THIS):
        return (Calendar(year_shift=0, which="current"), unit.last) if unit.entry.definite else None
    number = reading.number(unit.last, *_YEARS)
    if number is not None and not number.ordinal:
        last, hijri = _era(reading, number.last)
        which = read_which(reading, last)
        if which is not None and which[0] == "current":
            return Calendar(year=int(number.value), which="current", hijri=hijri), which[1]
        return Calendar(year=int(number.value), hijri=hijri), last
    which = read_which(reading, unit.last) if unit.entry.definite else None
    if which is None:
        return None
    return Calendar(year_shift=SHIFTS[which[0]]), which[1]


def read_which(reading: Reading, token: int) -> tuple[str, int] | None:
    """Return last, next, current or before at "الماضي", "المقبل", "الجاري", "قبل الماضي"."""
    word = reading.word(token, "which", "before_last")
    if word is None or word.proclitics or word.entry.value == "recent":
        return None
    return str(word.entry.value), word.last


def finish(reading: Reading, date: Calendar, last: int) -> tuple[Calendar, int]:
    """Return a day or month with the year, or the "الماضي", that follows it."""
    dated = read_year(reading, last, date)
    if dated is not None:
        return dated
    which = read_which(reading, last)
    if which is None:
        return date, last
    date = replace(date, which=which[0])
    return read_year(reading, which[1], date) or (date, which[1])


def numeric(reading: Reading, token: int) -> Found | None:
    """Read "12/11/2023", "12.11.2023", "12-11-2023" (day first) and "2023-11-12"."""
    key = reading.key(token)
    if key.count(".") == 2:
        parts, last = key.split("."), token + 1
    else:
        mark = reading.key(token + 1)
        if mark not in _MARKS:
            return None
        if reading.key(token + 3) != mark:
            return _day_and_month(reading, token)
        parts, last = [reading.key(token), reading.key(token + 2), reading.key(token + 4)], token + 5
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    if reading.key(token + 1) == "-" and reading.doc.starts[last - 1] - reading.doc.starts[token] > _WIDEST:
        return None
    date = _from_numbers(*parts)
    if date is None or reading.key(last) in (_SLASH, "-"):
        return None
    last, hijri = _era(reading, last)
    return Found("numeric", last, replace(date, hijri=hijri or date.hijri))


def _day_and_month(reading: Reading, token: int) -> Found | None:
    """Read "12/5" behind "يوم", "بتاريخ" or a weekday."""
    before = reading.words.get(token - 1)
    named = before is not None and before.entry.kind == "weekday"
    day, month = reading.digits(token, 1, 31), reading.digits(token + 2, 1, 12)
    if day is None or month is None or not (named or reading.key(token - 1) in _ON_DATE):
        return None
    return Found("numeric", token + 3, Calendar(month=month, day=day))


def _from_numbers(first: str, second: str, third: str) -> Calendar | None:
    if len(first) == 4:
        first, third = third, first
    if len(third) not in (2, 4) or max(len(first), len(second)) > 2:
        return None
    day, month, year = int(first), int(second), int(third)
    if len(third) == 2:
        year += 2000 if year < 70 else 1900
    if month > 12 >= day:
        day, month = month, day
    hijri = _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1]
    if not (1 <= day <= 31 and 1 <= month <= 12) or not (hijri or _BARE_YEARS[0] <= year <= _BARE_YEARS[1]):
        return None
    return Calendar(year, month, day, hijri=hijri)


def day_month_year(reading: Reading, token: int) -> Found | None:
    """Read "14 كانون الأول/ديسمبر 2023", "الحادي عشر من فبراير", "21 من أيار الحالي", "7 مايو العام الماضي"."""
    number = reading.number(token, 1, 31)
    if number is None:
        return None
    after = number.last + 1 if reading.key(number.last) in _BEFORE_MONTH else number.last
    month = read_month(reading, after)
    if month is None:
        return _day_of_period(reading, after, int(number.value))
    date, last, sure = month
    dated, end = finish(reading, replace(date, day=int(number.value)), last)
    if (dated.day, dated.month, dated.hijri, end) == (11, 9, False, last) and reading.is_context(token - 1, "attacks"):
        dated = replace(dated, year=_NINE_ELEVEN)
    doubtful = date.hijri and not sure and end == last and after == number.last
    if doubtful and _is_uncertain(reading, after):
        return None
    return Found("day_month_year", end, dated)


def _is_uncertain(reading: Reading, token: int) -> bool:
    month = reading.word(token, "month")
    return month is not None and month.entry.uncertain


def _day_of_period(reading: Reading, token: int, day: int) -> Found | None:
    """Read "25 من الشهر الجاري", "الخامس من هذا الشهر"."""
    this = reading.key(token) in _THIS
    unit = reading.word(token + 1 if this else token, "unit")
    if unit is None or unit.entry.value != "month" or not unit.entry.definite or unit.entry.number != 1:
        return None
    which = ("current", unit.last) if this else read_which(reading, unit.last)
    return which and Found("day_month_year", which[1], Calendar(day=day, which=which[0]))


def month_day_year(reading: Reading, token: int) -> Found | None:
    """Read "فبراير 14 2010", "فبراير 14، 2010"."""
    month = read_month(reading, token)
    number = month and reading.number(month[1], 1, 31)
    if month is None or number is None or reading.is_context(number.last, "counted"):
        return None
    dated = read_year(reading, number.last, replace(month[0], day=int(number.value)))
    return dated and Found("month_day_year", dated[1], dated[0])


def month(reading: Reading, token: int, *, led: bool = False) -> Found | None:
    """Read a month with its year, with "الماضي", after "شهر", under two names, or after a word of time."""
    read = read_month(reading, token)
    if read is None:
        return None
    date, last, sure = read
    dated, end = finish(reading, date, last)
    if end == last and not (sure or led or _has_cue(reading, token) or _opens_range(reading, token, last)):
        return None
    if date.hijri and end == last:
        return None
    return Found("month", end, dated)


def _has_cue(reading: Reading, token: int) -> bool:
    return reading.is_context(token - 1, "cue") or reading.is_context(token - 1, "until") or _is_led(reading, token)


def _opens_range(reading: Reading, token: int, last: int) -> bool:
    """Tell whether a lone month opens a range ("من آذار إلى أيار")."""
    return reading.is_context(token - 1, "opener") and reading.is_context(last, "until")


def _is_led(reading: Reading, token: int) -> bool:
    before = reading.words.get(token - 1)
    return before is not None and before.entry.kind in ("since", "edge", "after", "ago") and before.last == token


def year(reading: Reading, token: int, *, led: bool = False) -> Found | None:
    """Read "عام 2014", "سنة 1439 هـ", "العام الماضي"; "في 2014" where the number counts nothing."""
    named = read_named_year(reading, token)
    if named is not None:
        return Found("year", named[1], named[0])
    value = reading.digits(token, *_BARE_YEARS)
    if value is None or not _is_bare_year(reading, token, led=led):
        return None
    last, hijri = _era(reading, token + 1)
    return Found("year", last, Calendar(year=value, hijri=hijri))


def _is_bare_year(reading: Reading, token: int, *, led: bool) -> bool:
    if not (led or _has_cue(reading, token)) or reading.doc.glued(token) or reading.is_context(token + 1, "counted"):
        return False
    return reading.key(token + 1) not in (_SLASH, ":", "%") and reading.word(token + 1, "unit") is None


def decade(reading: Reading, token: int) -> Found | None:
    """Read "تسعينيات القرن الماضي", "الثمانينات", but not "في الثمانينيات من عمره"."""
    word = reading.word(token, "decade")
    if word is None or reading.key(word.last + 1) in _AGE or reading.key(word.last) in _AGE:
        return None
    return Found("decade", word.last, Decade(1900 + int(word.entry.value)))


def weekday(reading: Reading, token: int) -> Found | None:
    """Read "الخميس", "الخميس الماضي", "يوم الخميس 21 من أيار", "الخميس (21 أيار 2020)"."""
    word = reading.word(token, "weekday")
    if word is None or word.proclitics not in ("", "و", "ل", "ب", "ول") or _is_habit(reading, token, word.last):
        return None
    date = Calendar(weekday=int(word.entry.value))
    feast = _FEASTS.get((int(word.entry.value), reading.key(word.last)))
    if feast is not None:  # a month behind it tells more: "أحد السعف في أبريل العام الماضي"
        told = read_month(reading, word.last + 1 + (reading.key(word.last + 1) in _BEFORE_FEAST)) is not None
        return None if told else Found("weekday", word.last + 1, replace(date, easter=feast))
    dated = _nth_of_month(reading, word.last, date) or _date_beside(reading, word.last, date)
    if dated is not None:
        return Found("weekday", dated[1], dated[0])
    if word.entry.uncertain:
        return None
    week = _read_week(reading, word.last + (reading.key(word.last) == _OF))
    if week is not None:
        return Found("weekday", week[1], replace(date, week_shift=week[0]))
    which = read_which(reading, word.last)
    if which is not None:
        dated = _date_beside(reading, which[1], date)
        return Found("weekday", *(dated[::-1] if dated else (which[1], replace(date, which=which[0]))))
    return Found("weekday", word.last, date)


def _nth_of_month(reading: Reading, token: int, date: Calendar) -> tuple[Calendar, int] | None:
    """Read on from a weekday that is counted in its month: "الجمعة الأولى من رمضان"."""
    nth = _NTH.get(reading.key(token))
    month = read_month(reading, token + 2) if nth is not None and reading.key(token + 1) == _OF else None
    return month and finish(reading, replace(month[0], weekday=date.weekday, nth=nth), month[1])


def _is_habit(reading: Reading, token: int, last: int) -> bool:
    """Tell whether a weekday recurs ("كل جمعة", "أيام الجمعة"), and is none of a list ("أيام الخميس والجمعة")."""
    return reading.is_context(token - 1, "habit") and reading.word(last, "weekday") is None


def _read_week(reading: Reading, token: int) -> tuple[int, int] | None:
    """Return how many weeks "الأسبوع الماضي" is from that of publication, and the token after it."""
    unit = reading.word(token, "unit")
    if unit is None or unit.entry.value != "week" or not unit.entry.definite or unit.entry.number != 1:
        return None
    which = read_which(reading, unit.last)
    return which and (SHIFTS[which[0]], which[1])


def _date_beside(reading: Reading, token: int, date: Calendar) -> tuple[Calendar, int] | None:
    """Return a weekday's date with the day and month that follow it."""
    begin = reading.after_comma(token)
    agree = reading.word(begin, "agree")
    begin = agree.last if agree else begin
    closes = reading.key(begin) == _OPEN
    begin += closes
    begin += reading.key(begin) in _ON_DAY
    found = numeric(reading, begin) or day_month_year(reading, begin) or month_day_year(reading, begin)
    if found is None or not isinstance(found.expression, Calendar) or found.expression.month is None:
        return None
    last = found.last + (closes and reading.key(found.last) == _CLOSE)
    return replace(found.expression, weekday=date.weekday), last
