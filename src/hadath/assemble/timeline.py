"""Put the dates of an article on the calendar: by its day of publication, else by what the text itself tells."""

import datetime
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import cast

from hadath.assemble.calendar import Days, resolve_expression, resolve_since
from hadath.document import Document, Mention, Span
from hadath.events import DateBasis, DateRecord, SpanRecord
from hadath.extract.dates.expressions import Calendar, Edge, Expression, Months, Range, Shift, SinceThen, Window
from hadath.lexicons.dates import context_words
from hadath.mentions import DateValue

KIND = "date"
_CONJUNCTIONS = ("و", "ف")
# How far from a date that is known one without a year may lie: further where "الجاري" or "الماضي" ties it to the text.
_NEAR, _TIED = datetime.timedelta(days=100), datetime.timedelta(days=183)
# "منذ ذلك الحين": how many sentences back its day may stand; and how many tokens before a day "بدأت" may.
_TOLD_WITHIN, _BEGUN_BACK = 2, 14
_LONGEST_WINDOW = 6  # years: within fewer, a day and month fall on a weekday about once


@dataclass(slots=True)
class _Clues:
    """What a text without a day of publication tells of its time.

    `writing`: the day of writing, where the text says it. `near` holds the dates with a year that are told as recent,
    and `paragraphs` those of each paragraph. `years` are all years written, `spans` the years of written ranges.
    """

    writing: datetime.date | None = None
    near: list[Days] = field(default_factory=list)
    paragraphs: dict[int, list[Days]] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)


def resolve_dates(doc: Document, mentions: Sequence[Mention]) -> None:
    """Set the record of every date mention that can be put on the calendar; nothing defaults to today.

    Against `doc.published` where it is known. Without it a year is taken only from the text itself, and the basis is
    then "inferred"; otherwise the EDTF has unspecified digits and start and end are null.
    """
    clues = None if doc.published else _find_clues(doc, mentions)
    for mention, value, expression in _find_expressions(mentions):
        if value.vague:
            continue
        if clues is None:
            days = resolve_expression(expression, doc.published)
        else:
            expression = _add_year(expression, clues, doc.sentence(mention.first).paragraph)
            days = resolve_expression(expression, clues.writing)
        if days is not None:
            value.record = _to_record(doc, mention, days, inferred=expression != value.expression)
            value.warning = days.warning
    _resolve_since_then(doc, mentions)


def _resolve_since_then(doc: Document, mentions: Sequence[Mention]) -> None:
    """Let "منذ ذلك الحين" and "منذ بدء الاحتجاجات" run from the day the text tells to publication."""
    if doc.published is None:
        return
    since = [m for m, _, expression in _find_expressions(mentions) if isinstance(expression, SinceThen)]
    if not since:
        return
    dated = [m for m, value, _ in _find_expressions(mentions) if value.record and value.record.precision != "range"]
    begun = [date for before, date in pairwise([None, *dated]) if date and _is_beginning(doc, date, before)]
    for mention in since:
        value = cast(DateValue, mention.value)
        begin = _find_told_last(doc, mention, dated)
        if cast(SinceThen, value.expression).begun:
            begin = _find_before(mention, begun) or (begun[0] if begun else None)
        record = cast(DateValue, begin.value).record if begin is not None else None
        days = record and resolve_since(Days(record.start, record.end, record.edtf, record.precision), doc.published)
        if days:
            value.record = _to_record(doc, mention, days, inferred=True)


def _find_told_last(doc: Document, mention: Mention, dated: list[Mention]) -> Mention | None:
    """Return the day told last, in the sentence of a mention or the few before it."""
    last = _find_before(mention, dated)
    if last is None or doc.sentence_at[mention.first] - doc.sentence_at[last.first] > _TOLD_WITHIN:
        return None
    return last


def _find_before(mention: Mention, dated: list[Mention]) -> Mention | None:
    at = bisect_left(dated, mention.first, key=lambda date: date.first)
    return dated[at - 1] if at else None


def _is_beginning(doc: Document, date: Mention, before: Mention | None) -> bool:
    """Tell whether a date, and none `before` it, is that of a beginning: "بدأت الاحتجاجات في 30 مارس"."""
    first = max(doc.sentence(date.first).first, date.first - _BEGUN_BACK, before.last if before else 0)
    begin = context_words("begin")
    return any(not begin.isdisjoint(form.rests) for form in doc.forms[first : date.first])


def _find_expressions(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, DateValue, Expression]]:
    for mention in mentions:
        if mention.kind == KIND and isinstance(mention.value, DateValue) and mention.value.expression is not None:
            yield mention, mention.value, mention.value.expression  # type: ignore[misc]  # object there, set here only


def _to_record(doc: Document, mention: Mention, days: Days, *, inferred: bool) -> DateRecord:
    span = _without_conjunction(doc, mention)
    basis: DateBasis = "relative" if doc.published else "inferred"
    if days.start is None or (days.written and not inferred):
        basis = "explicit"
    return DateRecord(
        start=days.start,
        end=days.end,
        edtf=days.edtf,
        precision=days.precision,
        basis=basis,
        text=doc.text[span.start : span.end],
        span=SpanRecord(start=span.start, end=span.end),
    )


def _without_conjunction(doc: Document, mention: Mention) -> Span:
    """Return the offsets of a date's words without a joined "و" or "ف" before them."""
    start, end = doc.span(mention.first, mention.last)
    if isinstance(mention.value, DateValue) and mention.value.joined and doc.text[start] in _CONJUNCTIONS:
        start += 1
        while start < end and unicodedata.combining(doc.text[start]):
            start += 1
    return Span(start, end)


def _find_clues(doc: Document, mentions: Sequence[Mention]) -> _Clues:
    clues = _Clues()
    dated = list(_find_expressions(mentions))
    recent = {
        doc.sentence_at[mention.first]
        for mention in mentions
        if mention.kind == KIND and isinstance(mention.value, DateValue) and _is_recent(mention.value)
    }
    for mention, _, expression in dated:
        days = resolve_expression(expression, None)
        if isinstance(expression, Range) and days is not None and days.start is not None and days.end is not None:
            clues.spans.append((days.start.year, days.end.year))
        for date in _find_calendars(expression):
            near = date.which == "current" or (date.month is not None and doc.sentence_at[mention.first] in recent)
            _add_clue(clues, date, doc.sentence(mention.first).paragraph, near=near)
    return clues


def _add_clue(clues: _Clues, date: Calendar, paragraph: int, *, near: bool) -> None:
    days = resolve_expression(date, None)
    if date.year is None or days is None or days.start is None:
        return
    clues.years.add(days.start.year)
    if date.today and days.precision == "day":
        clues.writing = clues.writing or days.start
    if near:
        clues.near.append(days)
    if date.month is not None:
        clues.paragraphs.setdefault(paragraph, []).append(days)


def _find_calendars(expression: Expression | None) -> Iterator[Calendar]:
    """Return the dates of the calendar inside an expression."""
    match expression:
        case Calendar():
            yield expression
        case Edge(of=of) | Months(of=of):
            yield from _find_calendars(of)
        case Range(first=first, last=last):
            yield from _find_calendars(first)
            yield from _find_calendars(last)


def _is_recent(value: DateValue) -> bool:
    """Tell whether words count from the day of writing, vaguely or not, and lie not far before it."""
    expression = value.expression
    if isinstance(expression, Shift | Window):
        return expression.unit in ("day", "week", "month")
    bare = isinstance(expression, Calendar) and expression.month is None and expression.weekday is not None
    return bare or (value.vague and expression is None)


def _add_year(expression: Expression, clues: _Clues, paragraph: int) -> Expression:
    """Return an expression with the year the text lets no doubt about, or unchanged."""
    if isinstance(expression, Range):
        first = _add_year(expression.first, clues, paragraph)
        last = expression.last and _add_year(expression.last, clues, paragraph)
        return replace(expression, first=first, last=last)
    if not isinstance(expression, Calendar) or expression.month is None or expression.hijri or clues.writing:
        return expression
    if expression.year is not None or expression.year_shift is not None or expression.other is not None:
        return expression
    year = _find_year(expression, clues, paragraph)
    return expression if year is None else replace(expression, year=year)


def _find_year(date: Calendar, clues: _Clues, paragraph: int) -> int | None:
    for known in (clues.paragraphs.get(paragraph, ()), clues.near):
        if known:
            fitting = _find_nearest(date, known[-1])
            if fitting is not None:
                return fitting
    return _find_weekday_year(date, clues) if date.weekday is not None and clues.years | set(clues.spans) else None


def _find_nearest(date: Calendar, known: Days) -> int | None:
    """Return the year that puts a date close to one that is known, and not before it if it is current."""
    if known.start is None:
        return None
    if known.precision == "year":
        days = resolve_expression(replace(date, year=known.start.year), None)
        return known.start.year if days is not None and _is_on_weekday(days, date) else None
    for year in (known.start.year - 1, known.start.year, known.start.year + 1):
        days = resolve_expression(replace(date, year=year), None)
        if days is None or days.start is None or days.end is None or not _is_on_weekday(days, date):
            continue
        close = abs(days.start - known.start) <= (_TIED if date.which else _NEAR)
        if close and not (date.which == "current" and days.end < known.start):
            return year
    return None


def _is_on_weekday(days: Days, date: Calendar) -> bool:
    return days.start is not None and (date.weekday is None or days.start.weekday() == date.weekday)


def _find_weekday_year(date: Calendar, clues: _Clues) -> int | None:
    """Return the one year of the window the text gives in which the day falls on its weekday.

    The window is the latest year written and the one after it, else a written range of years.
    """
    latest = max(clues.years, default=None)
    windows = [] if latest is None else [(latest, latest + 1)]
    windows += [span for span in clues.spans if span[1] - span[0] < _LONGEST_WINDOW]
    for first, last in windows:
        fitting = [year for year in range(first, last + 1) if _falls(date, year)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _falls(date: Calendar, year: int) -> bool:
    days = resolve_expression(replace(date, year=year), None)
    return days is not None and date.day is not None and _is_on_weekday(days, date)
