"""Rules for dates counted from the day of writing or from another event."""

from dataclasses import replace
from typing import NamedTuple

from hadath.extract.dates import absolute
from hadath.extract.dates.expressions import Calendar, Edge, Expression, Months, Shift, Window
from hadath.extract.dates.reading import Found, Reading, folded

_THIS = folded("هذا", "هذه")
_THAT = folded("ذلك", "هذا", "هذه", "تلك")
_FROM_EVENT = folded("من", "علي", "عن", "فقط")
_PREPOSITION, _ARTICLE = "ب", "ال"
_ONE = folded("واحد", "واحده", "اثنين", "اثنتين")
_ALONE = folded("فقط", "تقريبا", "تماما", "بالضبط", "كاملا")
_HOURS_A_DAY = 24
_DAYS = {"day": 1, "week": 7}
_PRECEDED = ("سبق", "يسبق", "تسبق")
_FOLLOWED = ("تلا", "تلت", "اعقب")
_LOOK_BACK = 9


class Amount(NamedTuple):
    """A length of time up to token `last`: `length` is null for "several"."""

    unit: str
    length: int | None
    last: int
    approximate: bool = False


def read_amount(reading: Reading, token: int) -> Amount | None:
    """Read "3 أيام", "يومين", "أسبوع واحد", "نحو 24 ساعة", "أيام", "عدة أشهر"."""
    approximate = vague = False
    for _ in range(2):
        word = reading.word(token, "about", "several")
        if word is None:
            break
        approximate, vague = True, vague or word.entry.kind == "several"
        token = word.last
    number = reading.number(token, 1, 10_000)
    unit = reading.word(number.last if number else token, "unit")
    if unit is None or unit.entry.definite or (number and unit.proclitics):
        return None
    count = int(number.value) if number and not number.ordinal else unit.entry.number or None
    last = unit.last + (number is None and reading.key(unit.last) in _ONE)
    last += reading.key(last) in _ALONE
    recent = reading.word(last, "which")
    if count is None and recent is not None and recent.entry.value != "next":
        last = recent.last
    if number is None and _names_day(reading, unit.last):
        return None
    amount = Amount(str(unit.entry.value), None if vague else count, last, approximate)
    return _in_days(amount) if amount.unit == "hour" else amount


def _names_day(reading: Reading, token: int) -> bool:
    """Tell whether a unit is only the head of a name ("يوم الجمعة", "شهر آذار", "عام 2014")."""
    if reading.key(token) in _ONE:
        return False
    named = reading.word(token, "day", "weekday", "month") is not None
    return named or reading.number(token, 1, 2100) is not None


def _in_days(amount: Amount) -> Amount:
    days, rest = divmod(amount.length or 0, _HOURS_A_DAY)
    return amount._replace(unit="day", length=days if days and not rest else None)


def day(reading: Reading, token: int) -> Found | None:
    """Read "أمس", "اليوم، الخميس 21 من أيار", "أمس (الجمعة)", "يوم أمس الأول"; a named weekday decides."""
    word = reading.word(token, "day")
    if word is None:
        return None
    shift = int(word.entry.value)
    if shift == 0 and _is_no_day(reading, token, word.last):
        return None
    begin = reading.after_comma(word.last)
    bracket = reading.key(begin) == "("
    named = absolute.weekday(reading, begin + bracket) or absolute.day_month_year(reading, begin + bracket)
    if named is None or not isinstance(named.expression, Calendar):
        return Found("day", word.last, Shift("day", shift))
    if begin > word.last and not bracket and named.expression.month is None and shift:
        return Found("day", word.last, Shift("day", shift))
    which = named.expression.which or {0: None, 1: "next", 2: "next"}.get(shift, "last")
    last = named.last + (bracket and reading.key(named.last) == ")")
    return Found("day", last, replace(named.expression, which=which, today=shift == 0))


def _is_no_day(reading: Reading, token: int, last: int) -> bool:
    return reading.is_context(last, "after_today") or reading.is_context(token - 1, "before_today")


def period(reading: Reading, token: int) -> Found | None:
    """Read "الأسبوع الماضي", "هذا الشهر", "اليومين الماضيين", "الأيام الخمسة الماضية", "الأشهر الأخيرة"."""
    this = reading.key(token) in _THIS
    unit = reading.word(token + 1 if this else token, "unit")
    if unit is None or not unit.entry.definite:
        return None
    if this or reading.key(token - 1) in _THIS:
        found = _whole(str(unit.entry.value), "current", unit.last) if unit.entry.number == 1 else None
        return found if this or found is None else found._replace(first=token - 1)
    number = reading.number(unit.last + (reading.key(unit.last) == _ARTICLE), 2, 100)
    end = number.last if number else unit.last
    word = reading.word(end, "which", "before_last")
    if word is None or word.proclitics:
        return None
    which = str(word.entry.value)
    if unit.entry.number == 1 and which != "recent":
        return _whole(str(unit.entry.value), which, word.last)
    count = int(number.value) if number else unit.entry.number
    return _recent(str(unit.entry.value), count, which, word.last)


def _whole(unit: str, which: str, last: int) -> Found | None:
    if unit not in ("week", "month", "year"):
        return None
    return Found("period", last, Shift(unit, absolute.SHIFTS[which], whole=True))


def _recent(unit: str, count: int, which: str, last: int) -> Found | None:
    if which not in ("last", "recent"):
        return None
    if unit == "hour" and count % _HOURS_A_DAY == 0:
        unit, count = "day", count // _HOURS_A_DAY
    if not count or unit in ("hour", "decade"):
        return Found("period", last, vague=True)
    return Found("period", last, Window(unit, count))


def last_units(reading: Reading, token: int) -> Found | None:
    """Read "24 ساعة الماضية", "الثلاثة أيام الماضية", "الـ48 ساعة الأخيرة"."""
    number = reading.number(token, 1, 100)
    unit = reading.word(number.last, "unit") if number else None
    which = reading.word(unit.last, "which") if unit else None
    if number is None or number.ordinal or unit is None or which is None or which.proclitics:
        return None
    if unit.entry.definite and unit.entry.number == 1:  # "اعتقل اثنين الأسبوع الماضي"
        return None
    found = _recent(str(unit.entry.value), int(number.value), str(which.entry.value), which.last)
    return found and found._replace(rule="last_units")


def edge(reading: Reading, token: int) -> Found | None:
    """Read "مطلع الشهر", "منتصف أيار الماضي", "صيف 2014": no certain days; "النصف الأول من 2017" has them."""
    word = reading.word(token, "edge")
    if word is None:
        return None
    inner = absolute.month(reading, word.last, led=True) or absolute.year(reading, word.last, led=True)
    inner = inner or period(reading, word.last)
    if inner is None or inner.expression is None:
        inner = absolute.decade(reading, word.last) or _this_period(reading, word.last)
    if inner is None or inner.expression is None:
        return None
    part, _, last = str(word.entry.value).partition("-")
    if last:
        return Found("edge", inner.last, Months(int(part), int(last), inner.expression))
    return Found("edge", inner.last, Edge(part, inner.expression), vague=True)


def _this_period(reading: Reading, token: int) -> Found | None:
    """Read the bare "الشهر" of "مطلع الشهر"."""
    unit = reading.word(token, "unit")
    if unit is None or not unit.entry.definite or unit.entry.number != 1:
        return None
    return _whole(str(unit.entry.value), "current", unit.last)


def ago(reading: Reading, token: int) -> Found | None:
    """Read "قبل 3 أيام", "قبل نحو شهر"; "قبل يومين من الهجوم" and "قبل ذلك بأسبوع" count from another event."""
    found = _read_distance(reading, token, "ago")
    if found is None:
        return None
    if found.from_event:
        return _to_offset("ago", found.amount, found.last, sign=-1)
    return _to_shift("ago", found.amount)


class _Distance(NamedTuple):
    """An amount of time behind "قبل" or "بعد", and whether it counts from another event ("بعد يومين من")."""

    amount: Amount
    last: int
    from_event: bool


def _read_distance(reading: Reading, token: int, kind: str) -> _Distance | None:
    word = reading.word(token, kind)
    if word is None:
        return None
    that = reading.key(word.last) in _THAT
    amount = _read_by(reading, word.last + 1) if that else read_amount(reading, word.last)
    if amount is None:
        return None
    last = amount.last + (reading.key(amount.last) in _FROM_EVENT)
    return _Distance(amount, last, that or last > amount.last)


def _to_shift(rule: str, amount: Amount) -> Found:
    if amount.length is None or amount.unit == "decade":
        return Found(rule, amount.last, vague=True)
    return Found(rule, amount.last, Shift(amount.unit, -amount.length, approximate=amount.approximate))


def _to_offset(rule: str, amount: Amount, last: int, *, sign: int) -> Found:
    if amount.length is None or amount.unit not in _DAYS:
        return Found(rule, last, vague=True)
    return Found(rule, last, offset=sign * amount.length * _DAYS[amount.unit])


def after(reading: Reading, token: int) -> Found | None:
    """Read "بعد ثلاثة أيام من عملية أخرى", "بعد ذلك بيومين": days after another event."""
    found = _read_distance(reading, token, "after")
    return None if found is None else _to_offset("after", found.amount, found.last, sign=1)


def _read_by(reading: Reading, token: int) -> Amount | None:
    """Read an amount behind "ب": "بيومين", "بنحو 24 ساعة", "بـ 24 ساعة"."""
    if reading.key(token) == _PREPOSITION:
        return read_amount(reading, token + 1)
    joined = reading.key(token).startswith(_PREPOSITION) and (token in reading.words or token in reading.numbers)
    return read_amount(reading, token) if joined else None


def by(reading: Reading, token: int) -> Found | None:
    """Read "سبق هذه العملية بنحو 24 ساعة", "تلا الهجوم بيومين": days from another event, told by the verb before."""
    if reading.key(token - 1) != _PREPOSITION and not reading.key(token).startswith(_PREPOSITION):
        return None
    amount = read_amount(reading, token)
    if amount is None or amount.length is None:
        return None
    for before in range(token - 1, max(token - _LOOK_BACK, reading.begin) - 1, -1):
        key = reading.key(before).removeprefix("و")
        if key.startswith(_PRECEDED):
            return _to_offset("by", amount, amount.last, sign=-1)
        if key.startswith(_FOLLOWED):
            return _to_offset("by", amount, amount.last, sign=1)
    return None


def offset(reading: Reading, token: int) -> Found | None:
    """Read "في اليوم التالي", "حينها", "في اليوم نفسه"."""
    word = reading.word(token, "offset")
    return word and Found("offset", word.last, offset=int(word.entry.value))


def since(reading: Reading, token: int) -> tuple[int, Expression | None] | None:
    """Return what follows "منذ" where it is a length of time: the token after it, and when it began (null: vague)."""
    amount = read_amount(reading, token)
    if amount is None:
        return None
    found = _to_shift("since", amount)
    return found.last, found.expression
