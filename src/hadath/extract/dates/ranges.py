"""Rules for more than one day: from … to, between, since, a night over two days, days that share a month."""

from collections.abc import Callable
from dataclasses import replace

from hadath.extract.dates import absolute, relative
from hadath.extract.dates.expressions import Calendar, Edge, Expression, Range, Shift, SinceThen
from hadath.extract.dates.reading import Found, Reading, folded
from hadath.text.tokens import PUNCTUATION

Rule = Callable[[Reading, int], Found | None]
_DASHES = folded("-", "–", "—")
_TO = folded("الي", "حتي", "وحتي", "والي", "لغايه", "علي")
_AND = "و"
_OPENERS = folded("من", "بين", "مابين", "ومن", "وبين", "مبين")
_ON = folded("يوم", "يومي", "في", "ايام", "عام", "عامي", "العام", "بين", "من", "يومي")
_HIJRI_FIRST = "agree"
_MOST_DAYS = 6
_LOOK_AHEAD = 7
_IN, _FROM = "في", "من"

# By the kind of the word that begins it, a single date: in this order, the first that reads something has it.
_DATES: dict[str, tuple[Rule, ...]] = {
    "day": (relative.day,),
    "weekday": (absolute.weekday,),
    "number": (absolute.numeric, absolute.day_month_year, absolute.year, relative.last_units),
    "month": (absolute.month_day_year, absolute.month),
    "unit": (absolute.month_day_year, absolute.month, relative.period, absolute.year),
    "decade": (absolute.decade,),
    "other": (relative.period, absolute.numeric),
}
_PERIODS = frozenset(("month", "year", "period", "last_units", "decade"))


def single(reading: Reading, token: int) -> Found | None:
    """Return one date, day or period, that begins at a token, behind a part of the day and "يوم" too."""
    part = reading.word(token, "part")
    begin = part.last if part else token
    unit = reading.word(begin, "unit")
    if unit is not None and unit.entry.value == "day" and not unit.entry.definite and unit.entry.number == 1:
        begin = unit.last
    bracket = part is not None and reading.key(begin) == "("
    begin += bracket
    found = _read_one(reading, begin)
    if found is None or found.rule in _PERIODS:
        return found if begin == token else None
    if bracket and reading.key(found.last) == ")":
        found = found._replace(last=found.last + 1)
    return _with_counterpart(reading, _night(reading, found) if part else found)


def _read_one(reading: Reading, token: int) -> Found | None:
    word = reading.words.get(token)
    kind = word.entry.kind if word is not None else "number" if token in reading.numbers else "other"
    for rule in _DATES.get(kind, ()):
        found = rule(reading, token)
        if found is not None:
            return found
    return None


def _night(reading: Reading, found: Found) -> Found:
    """Read on where a night lies between two days ("ليل الخميس-الجمعة"): the first of them has it."""
    date = found.expression
    if not isinstance(date, Calendar) or date.weekday is None or date.which == "next":
        return found
    begin = found.last
    if reading.key(begin) in _DASHES or reading.key(begin) in ("/", _AND) or reading.key(begin) in _TO:
        begin += 1
    second = absolute.weekday(reading, begin)
    if second is None or not isinstance(second.expression, Calendar) or second.expression.weekday is None:
        return found
    if (second.expression.weekday - date.weekday) % 7 != 1:
        return found
    if second.expression.month is not None:
        return found
    which = second.expression.which or date.which
    return Found("night", second.last, replace(date, which=which))


def _with_counterpart(reading: Reading, found: Found) -> Found:
    """Add the same day in the other calendar ("12 رجب 1445 الموافق 24 يناير 2024")."""
    date = found.expression
    if not isinstance(date, Calendar) or date.month is None:
        return found
    begin = reading.after_comma(found.last)
    agree = reading.word(begin, _HIJRI_FIRST)
    begin = agree.last if agree else begin + (reading.key(begin) == "(")
    if begin == found.last:
        return found
    begin += reading.key(begin) == "ل"
    second = absolute.weekday(reading, begin) or absolute.numeric(reading, begin)
    second = second or absolute.day_month_year(reading, begin)
    other = second.expression if second else None
    if second is None or not isinstance(other, Calendar) or other.hijri == date.hijri or other.month is None:
        return found
    last = second.last + (reading.key(second.last) == ")")
    main, aside = (other, date) if date.hijri else (date, other)
    weekday = date.weekday if date.weekday is not None else other.weekday
    return Found("agreeing", last, replace(main, weekday=weekday, other=aside))


def days_of_month(reading: Reading, token: int) -> Found | None:
    """Read "1 و5 مايو", "3 إلى 7 مايو", "10-12 مايو", "17 و18 و19 مايو": several days that share a month."""
    first = reading.number(token, 1, 31)
    if first is None or reading.key(first.last) == "/":
        return None
    begin, days = first.last, 1
    while days < _MOST_DAYS:
        begin = _joint(reading, begin)
        found = absolute.day_month_year(reading, begin)
        if found is not None and isinstance(found.expression, Calendar):
            return _to_days(reading, token, int(first.value), found)
        number = reading.number(begin, 1, 31)
        if number is None or begin == first.last:
            return None
        begin, days = number.last, days + 1
    return None


def _to_days(reading: Reading, token: int, day: int, found: Found) -> Found:
    """Return the days of a month as a range, or the first of two that a night lies between ("ليل 15-16 تموز")."""
    last = found.expression
    if not isinstance(last, Calendar):
        return found
    first = replace(last, day=day, weekday=None)
    part = reading.words.get(token - 1)
    if part is not None and part.entry.value == "night" and last.day == day + 1:
        return Found("night", found.last, first, first=token - 1)
    return Found("days_of_month", found.last, Range(first, last))


def _joint(reading: Reading, token: int) -> int:
    """Return the token after a joint between two dates ("و", "إلى", "حتى", a dash), or `token` itself."""
    token = reading.after_comma(token)
    key = reading.key(token)
    if key == _AND and reading.key(token + 1) in _TO:
        return token + 2
    return token + (key in _DASHES or key == _AND or key in _TO)


def span_of_two(reading: Reading, found: Found, token: int) -> Found:
    """Read on where a second date of the same kind closes a range or a list that the first one opens."""
    begin = reading.after_comma(found.last)
    key = reading.key(begin)
    second_token = _joint(reading, begin)
    joined = second_token == begin and key.startswith(_AND) and begin == found.last
    opened = reading.key(token - 1) in _OPENERS or reading.key(token - 2) in _OPENERS
    strong = key in _TO or (key == _AND and reading.key(begin + 1) in _TO)
    if found.expression is None or found.vague or (second_token == begin and not joined):
        return found
    if strong and not (opened or key in ("حتي", "وحتي") or reading.key(begin + 1) in _TO):
        return found
    while reading.key(second_token) in _ON and second_token < begin + 3:
        second_token += 1
    second = single(reading, second_token)
    if second is None or second.expression is None or not _is_alike(found.expression, second.expression, strong=strong):
        return found
    first, last = _share(found.expression, second.expression)
    for _ in range(_MOST_DAYS):  # "أيام الخميس والجمعة والسبت"
        third = None if strong or not reading.key(second.last).startswith(_AND) else single(reading, second.last)
        if third is None or third.expression is None or not _is_alike(last, third.expression, strong=False):
            break
        second, last = third, third.expression
    return Found("span_of_two", second.last, Range(first, last))


def _is_alike(first: object, second: object, *, strong: bool) -> bool:
    if not isinstance(first, Calendar) or not isinstance(second, Calendar):
        return strong
    alike = (first.day is None) == (second.day is None) and (first.month is None) == (second.month is None)
    return (alike and (strong or first.hijri == second.hijri)) or (strong and first.weekday is not None)


def _share(first: Expression, second: Expression) -> tuple[Expression, Expression]:
    if not isinstance(first, Calendar) or not isinstance(second, Calendar):
        return first, second
    if first.year is None and first.year_shift is None and first.month is not None:
        first = replace(first, year=second.year, year_shift=second.year_shift)
    if first.which is None and first.year is None:
        first = replace(first, which=second.which)
    return first, second


def years(reading: Reading, token: int) -> Found | None:
    """Read "عامي 2013 و2016", "2013-2016", "من 2013 إلى 2016", "بين العامين 2013 و2016"."""
    unit = reading.word(token, "unit")
    named = unit is not None and unit.entry.value == "year"
    begin = unit.last if unit is not None and named else token
    first = reading.digits(begin, 1900, 2100)
    if first is None:
        return None
    joint = _joint(reading, begin + 1)
    inner = reading.word(joint, "unit")
    joint = inner.last if inner is not None and inner.entry.value == "year" else joint
    last = reading.digits(joint, 1900, 2100)
    if last is None or joint == begin + 1 or last <= first or reading.is_context(joint + 1, "counted"):
        return None
    if not named and reading.key(token - 1) not in _OPENERS and reading.key(begin + 1) not in _DASHES:
        return None
    return Found("years", joint + 1, Range(Calendar(year=first), Calendar(year=last)))


def since(reading: Reading, token: int) -> Found | None:
    """Read "منذ الجمعة", "منذ 2014", "منذ مطلع العام", "منذ أسبوع", "منذ يوم أمس وحتى صباح اليوم"."""
    word = reading.word(token, "since")
    if word is None:
        return None
    begin = word.last
    while reading.key(begin) in ("ال", "في") and begin < word.last + 2:
        begin += 1
    amount = relative.since(reading, begin)
    if amount is not None:
        last, start = amount
        if isinstance(start, Shift) and start.unit == "year":
            return Found("since", last, start)
        return Found("since", last, Range(start, None) if start else None, vague=start is None)
    found = _since_date(reading, begin) or _since_event(reading, begin)
    if found is None and reading.is_context(begin, "begin"):
        return Found("since", begin + 1, SinceThen(begun=True))
    if found is None or found.expression is None:
        return None
    if isinstance(found.expression, Range):
        return found._replace(rule="since")
    vague = isinstance(found.expression, Edge) and found.expression.part != "start"
    return Found("since", found.last, Range(found.expression, None), vague=vague)


def since_then(reading: Reading, token: int) -> Found | None:
    """Read "منذ ذلك الحين", "مذاك": since the day told last."""
    word = reading.word(token, "since_then")
    return word and Found("since_then", word.last, SinceThen())


def over(reading: Reading, token: int) -> Found | None:
    """Read "خلال ثلاثة أسابيع من القصف": what has gone on until now; "خلال ثلاثة أيام" alone may be still to come."""
    word = reading.word(token, "over")
    amount = word and relative.since(reading, word.last)
    if not amount:
        return None
    last, start = amount
    if start is None or reading.key(last) != _FROM or not reading.is_context(last + 1, "lasting"):
        return None
    return Found("over", last, Range(start, None))


def _since_date(reading: Reading, token: int) -> Found | None:
    found = days_of_month(reading, token) or relative.edge(reading, token) or single(reading, token)
    return found and span_of_two(reading, found, token)


def _since_event(reading: Reading, token: int) -> Found | None:
    """Read the date that something began and has lasted since ("منذ بدء النزاع في مارس 2011", "منذ بدأ قبل شهر").

    Behind other nouns ("منذ هجوم 14 أكتوبر") the date is that of the noun alone.
    """
    if not reading.is_context(token, "begin"):
        return None
    for begin in range(token + 1, min(token + _LOOK_AHEAD, reading.end)):
        ago = relative.ago(reading, reading.after_comma(begin))
        if ago is not None and isinstance(ago.expression, Shift):
            return ago
        if reading.doc.forms[begin].kind is PUNCTUATION:
            return None
        if reading.key(begin - 1) != _IN and begin not in reading.words:
            continue
        found = single(reading, begin)
        if found is not None:
            return found if isinstance(found.expression, Calendar) else None
    return None


def vague(reading: Reading, token: int) -> Found | None:
    """Read "مؤخرا", "في الآونة الأخيرة", "في وقت سابق", where no day follows ("في وقت سابق من الجمعة")."""
    word = reading.word(token, "vague")
    if word is None:
        return None
    dated = single(reading, word.last + (reading.key(word.last) == _FROM))
    if dated is not None and isinstance(dated.expression, Calendar | Shift) and not dated.vague:
        return dated
    return Found("vague", word.last, vague=True)


def ahead(expression: Expression) -> Expression:
    """Return a date marked as one to come, unless its words say otherwise."""
    if isinstance(expression, Range) and expression.last is not None:
        return Range(ahead(expression.first), ahead(expression.last))
    if isinstance(expression, Calendar) and not expression.which:
        return replace(expression, ahead=True)
    return expression
