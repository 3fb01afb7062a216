"""Resolve one date expression to calendar days against a day of publication, and write it as EDTF (ISO 8601-2)."""

import calendar
import datetime
from dataclasses import dataclass, replace

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from dateutil.relativedelta import relativedelta
from hijridate import Gregorian, Hijri

from hadath.events import DatePrecision
from hadath.extract.dates.expressions import Calendar, Decade, Edge, Expression, Months, Range, Shift, SinceThen, Window

_WEEK = 7
_HALF = 15  # the last day of the first half of a month
_AMBIGUOUS_YEARS = 12  # how far back a weekday may look for the year its day falls on
# A day and month without a year that lies just ahead is not the one of almost a year ago.
_AHEAD, _JUST_AHEAD = datetime.timedelta(days=92), datetime.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days from `start` to `end`; null ends are unknown (no year) or open.

    `written`: nothing but the words was needed. `warning` tells what does not agree.
    """

    start: datetime.date | None
    end: datetime.date | None
    edtf: str
    precision: DatePrecision
    written: bool = False
    warning: str | None = None


def resolve_expression(expression: Expression, published: datetime.date | None) -> Days | None:
    """Return the days an expression means in a text written on `published`, or null where they cannot be known.

    A month and day without a year give an EDTF with unspecified digits where `published` is null ("XXXX-05-21").
    """
    try:
        return _resolve(expression, published)
    except (ValueError, OverflowError):  # no such day (30 February), or a year beyond the calendar
        return None


def _resolve(expression: Expression, published: datetime.date | None) -> Days | None:
    match expression:
        case Calendar():
            return _resolve_calendar(expression, published)
        case Decade(first=first):
            edtf = f"{first // 10:03d}X"
            return Days(datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31), edtf, "range", written=True)
        case Range():
            return _resolve_range(expression, published)
        case Months():
            days = _resolve_months(expression, _resolve(expression.of, published))
            return days and _until(days, published)
        case Edge() | SinceThen():
            return None
    if published is None:
        return None
    if isinstance(expression, Window):
        return _resolve_window(expression, published)
    return _resolve_shift(expression, published)


def _until(days: Days, published: datetime.date | None) -> Days:
    """Return days up to publication where they run on beyond it."""
    if published is None or days.start is None or days.end is None or not days.start <= published < days.end:
        return days
    return _interval(days.start, published)


def _resolve_months(part: Months, whole: Days | None) -> Days | None:
    """Return the days of some months of a year, or of a half of a month."""
    if whole is None or whole.start is None or whole.end is None:
        return None
    first, last = part.first, part.last
    year, month = whole.start.year, whole.start.month
    if whole.precision == "month":
        middle = datetime.date(year, month, _HALF)
        if (first, last) == (1, 6):
            return _interval(whole.start, middle)
        return _interval(middle + datetime.timedelta(days=1), whole.end) if (first, last) == (7, 12) else None
    if (whole.start.month, whole.start.day) != (1, 1):
        return None
    end = datetime.date(year, last, calendar.monthrange(year, last)[1])
    return replace(_interval(datetime.date(year, first, 1), end), written=whole.written)


def _one_day(date: datetime.date, *, written: bool = False, approximate: bool = False) -> Days:
    return Days(date, date, date.isoformat() + ("~" if approximate else ""), "day", written)


def _one_month(year: int, month: int, *, written: bool = False, approximate: bool = False) -> Days:
    last = calendar.monthrange(year, month)[1]
    edtf = f"{year:04d}-{month:02d}" + ("~" if approximate else "")
    return Days(datetime.date(year, month, 1), datetime.date(year, month, last), edtf, "month", written)


def _one_year(year: int, *, written: bool = False, approximate: bool = False) -> Days:
    edtf = f"{year:04d}" + ("~" if approximate else "")
    return Days(datetime.date(year, 1, 1), datetime.date(year, 12, 31), edtf, "year", written)


def _interval(start: datetime.date, end: datetime.date, precision: DatePrecision = "range") -> Days:
    if start == end:
        return _one_day(start)
    return Days(start, end, f"{start.isoformat()}/{end.isoformat()}", precision)


def _resolve_shift(shift: Shift, published: datetime.date) -> Days:
    if shift.whole:
        return _resolve_whole(shift, published)
    match shift.unit:
        case "day" | "week":
            days = shift.count * (_WEEK if shift.unit == "week" else 1)
            return _one_day(published + datetime.timedelta(days=days), approximate=shift.approximate)
        case "month":
            date = published + relativedelta(months=shift.count)
            return _one_month(date.year, date.month, approximate=shift.approximate)
    return _one_year(published.year + shift.count, approximate=shift.approximate)


def _resolve_whole(shift: Shift, published: datetime.date) -> Days:
    if shift.unit == "week":
        monday = published + datetime.timedelta(days=_WEEK * shift.count - published.weekday())
        days = _interval(monday, monday + datetime.timedelta(days=_WEEK - 1), "week")
    elif shift.unit == "month":
        first = published.replace(day=1) + relativedelta(months=shift.count)
        days = _one_month(first.year, first.month)
    else:
        days = _one_year(published.year + shift.count)
    if shift.count or days.start is None:
        return days
    return _interval(days.start, published)


def _resolve_window(window: Window, published: datetime.date) -> Days:
    yesterday = published - datetime.timedelta(days=1)
    match window.unit:
        case "day" | "week":
            days = window.count * (_WEEK if window.unit == "week" else 1)
            return _interval(published - datetime.timedelta(days=days), yesterday)
        case "month":
            return _interval(published - relativedelta(months=window.count), published)
    return _interval(published - relativedelta(years=window.count), published)


def _resolve_range(span: Range, published: datetime.date | None) -> Days | None:
    start_of = span.first.of if isinstance(span.first, Edge) and span.first.part == "start" else span.first
    first = _resolve(start_of, published)
    if first is None:
        return None
    if span.last is None:
        return resolve_since(first, published)
    last = _resolve(span.last, published)
    if last is None:
        return None
    if _is_weekday(span.first) and _is_weekday(span.last) and last.end is not None and first.start is not None:
        first = _one_day(last.end - datetime.timedelta(days=(last.end - first.start).days % _WEEK))
    if first.start is None or last.end is None:
        return Days(None, None, f"{first.edtf}/{last.edtf}", "range") if first.start is last.end else None
    if first.start > last.end:
        return None
    edtf = f"{first.edtf}/{last.edtf}" if "/" not in first.edtf + last.edtf else f"{first.start}/{last.end}"
    return Days(first.start, last.end, edtf, "range", first.written and last.written, first.warning or last.warning)


def _is_weekday(expression: Expression) -> bool:
    return isinstance(expression, Calendar) and expression.month is None and expression.weekday is not None


def resolve_since(first: Days, published: datetime.date | None) -> Days | None:
    """Return the days from the first of some to publication, open where that is unknown, null if they lie after it."""
    if first.start is None:
        return None
    begin = first.edtf.partition("/")[0].replace("X", "0")  # "199X/.." is no EDTF
    if published is None:
        return Days(first.start, None, f"{begin}/..", "range", first.written)
    if first.start > published:
        return None
    if first.start == published:
        return _one_day(published)
    return Days(first.start, published, f"{begin}/{published.isoformat()}", "range", warning=first.warning)


def _resolve_calendar(date: Calendar, published: datetime.date | None) -> Days | None:
    if date.other is not None:
        return _resolve_pair(date, published)
    if date.easter is not None:
        return _find_feast(date.easter, published) if published is not None else None
    if date.year is None and date.year_shift is not None:
        if published is None:
            return None
        days = _resolve_calendar(replace(date, year=_own_year(date, published) + date.year_shift), published)
        return days and replace(days, written=False)
    if date.year is not None:
        return _check_weekday(_with_year(date, date.year), date)
    if date.month is not None:
        return _check_weekday(_without_year(date, published), date)
    if published is None:
        return None
    if date.weekday is not None:
        return _one_day(_find_weekday(date, published))
    return _resolve_day_of_period(date, published)


def _own_year(date: Calendar, published: datetime.date) -> int:
    return int(Gregorian.fromdate(published).to_hijri().year) if date.hijri else published.year


def _with_year(date: Calendar, year: int) -> Days:
    if date.hijri:
        return _with_hijri_year(date, year)
    if date.month is None:
        return _one_year(year, written=True)
    if date.nth is not None:
        return _find_nth(date, _one_month(year, date.month))
    if date.day is None:
        return _one_month(year, date.month, written=True)
    return _one_day(datetime.date(year, date.month, date.day), written=True)


def _with_hijri_year(date: Calendar, year: int) -> Days:
    if date.month is not None and date.day is not None:
        return _one_day(Hijri(year, date.month, date.day).to_gregorian(), written=True)
    month = date.month or 1
    start = Hijri(year, month, 1)
    last = Hijri(year, date.month or 12, 1)
    end = last.to_gregorian() + datetime.timedelta(days=last.month_length() - 1)
    if date.nth is not None:
        return _find_nth(date, _interval(start.to_gregorian(), end))
    return replace(_interval(start.to_gregorian(), end, "month" if date.month else "year"), written=True)


def _find_nth(date: Calendar, month: Days) -> Days:
    """Return one of the weekdays of a month, by its number or the last."""
    if month.start is None or month.end is None or date.weekday is None or date.nth is None:
        raise ValueError(date)
    first = month.start + datetime.timedelta(days=(date.weekday - month.start.weekday()) % _WEEK)
    days = [first + datetime.timedelta(weeks=weeks) for weeks in range((month.end - first).days // _WEEK + 1)]
    if date.nth > len(days):
        raise ValueError(date)
    return _one_day(days[date.nth if date.nth < 0 else date.nth - 1], written=True)


def _find_feast(days: int, published: datetime.date) -> Days:
    """Return the last day before or on publication that lies so many days from Easter, Western or Eastern."""
    feasts = [
        easter(year, method) + datetime.timedelta(days=days)
        for year in (published.year - 1, published.year)
        for method in (EASTER_WESTERN, EASTER_ORTHODOX)
    ]
    return _one_day(max(feast for feast in feasts if feast <= published))


def _without_year(date: Calendar, published: datetime.date | None) -> Days | None:
    if published is None:
        if date.hijri or date.month is None:
            return None
        return Days(None, None, f"XXXX-{date.month:02d}" + (f"-{date.day:02d}" if date.day else ""), _precision(date))
    candidates = [days for days in _candidates(date, published) if days.start is not None]
    chosen = _choose(date, candidates, published)
    return chosen and replace(chosen, written=False)


def _precision(date: Calendar) -> DatePrecision:
    return "day" if date.day or date.nth else "month"


def _candidates(date: Calendar, published: datetime.date) -> list[Days]:
    """Return the date in the years around publication, those on the right weekday only where one is named."""
    around = _own_year(date, published)
    reach = _AMBIGUOUS_YEARS if date.weekday is not None or date.day == 29 else 2
    found = []
    for year in range(around - reach, around + 2):
        try:
            found.append(_with_year(date, year))
        except ValueError:
            continue
    fitting = [days for days in found if days.start is not None and days.start.weekday() == date.weekday]
    near = [days for days in fitting if days.start is not None and abs((days.start - published).days) < 366]
    return fitting if near else [days for days in found if days.start is not None and _is_near(days.start, published)]


def _is_near(start: datetime.date, published: datetime.date) -> bool:
    return abs(start.year - published.year) <= 2 or (start.month, start.day) == (2, 29)


def _choose(date: Calendar, candidates: list[Days], published: datetime.date) -> Days | None:
    """Return the candidate the words ask for: the last up to publication unless they say otherwise."""
    past = [days for days in candidates if days.start is not None and days.start <= published]
    future = [days for days in candidates if days.start is not None and days.start > published]
    if date.which == "current":
        return next((days for days in candidates if days.start is not None and days.start.year == published.year), None)
    if date.which == "next":
        return future[0] if future else None
    reach = _AHEAD if date.ahead else _JUST_AHEAD if date.day and not date.which else datetime.timedelta()
    if future and future[0].start is not None and future[0].start - published <= reach:
        return future[0]
    if date.which in ("last", "before"):
        past = [days for days in past if days.end is not None and days.end < published]
    return past[-1] if past else None


def _find_weekday(date: Calendar, published: datetime.date) -> datetime.date:
    """Return the day a bare weekday means: the last up to publication, which itself counts without "الماضي"."""
    if date.week_shift is not None:
        monday = published + datetime.timedelta(days=_WEEK * date.week_shift - published.weekday())
        return monday + datetime.timedelta(days=date.weekday or 0)
    back = (published.weekday() - (date.weekday or 0)) % _WEEK
    if date.which == "next" or (date.ahead and back):
        return published + datetime.timedelta(days=_WEEK - back)
    if date.which in ("last", "before"):
        back = (back or _WEEK) + (_WEEK if date.which == "before" else 0)
    return published - datetime.timedelta(days=back)


def _resolve_day_of_period(date: Calendar, published: datetime.date) -> Days | None:
    if date.day is None:
        return None
    months = {"last": -1, "before": -2, "next": 1}.get(date.which or "", 0)
    first = published.replace(day=1) + relativedelta(months=months)
    return _one_day(first.replace(day=date.day))


def _check_weekday(days: Days | None, date: Calendar) -> Days | None:
    if days is None or date.weekday is None or days.precision != "day" or days.start is None:
        return days
    if days.start.weekday() == date.weekday:
        return days
    return replace(days, warning=f"{days.start} is no {calendar.day_name[date.weekday]}")


def _resolve_pair(date: Calendar, published: datetime.date | None) -> Days | None:
    """Return a day given in both calendars: the Gregorian one holds, and lends or takes the missing year."""
    main, other = replace(date, other=None), date.other
    if other is None:
        return None
    known = _resolve_calendar(other, published) if other.year is not None else None
    if main.year is None and main.year_shift is None and known is not None and known.start is not None:
        main = replace(main, year=known.start.year)
    days = _resolve_calendar(main, published)
    if days is None or days.start is None or known is None or known.start is None:
        return days
    if abs((days.start - known.start).days) > 1:
        return replace(days, warning=f"the Hijri date is {known.start}, not {days.start}")
    return days
