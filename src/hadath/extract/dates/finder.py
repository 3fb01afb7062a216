"""Find the dates of an article: every rule at every word that may begin one, from left to right."""

from hadath.document import Document, Mention
from hadath.extract.dates import feasts, ranges, relative
from hadath.extract.dates.context import is_no_date, is_record_since, is_statement, looks_ahead, tells_when
from hadath.extract.dates.expressions import Calendar, Range
from hadath.extract.dates.reading import Found, Reading
from hadath.mentions import DateValue

KIND = "date"
_FROM = "من"
_SINGLE = (ranges.single,)
# By the kind of the word at hand; the first rule that reads something has it.
RULES: dict[str, tuple[ranges.Rule, ...]] = {
    "number": (ranges.years, ranges.days_of_month, ranges.single, relative.by),
    "month": _SINGLE,
    "weekday": _SINGLE,
    "day": (feasts.day_of_feast, ranges.single),
    "feast": (feasts.feast,),
    "part": _SINGLE,
    "decade": _SINGLE,
    "unit": (ranges.years, ranges.single, relative.by),
    "edge": (relative.edge,),
    "since": (ranges.since,),
    "since_then": (ranges.since_then,),
    "over": (ranges.over,),
    "ago": (relative.ago,),
    "after": (relative.after,),
    "about": (relative.by,),
    "offset": (relative.offset,),
    "vague": (ranges.vague,),
}


def find_dates(doc: Document) -> list[Mention]:
    """Return the dates of an article, unresolved, as mentions of kind "date"; they do not overlap."""
    reading = Reading(doc)
    found: list[Mention] = []
    done = 0
    for token in reading.starts():
        if token < done:
            continue
        reading.enter(token)
        date = _read_date(reading, token)
        if date is None:
            continue
        done = date.last
        mention = _to_mention(reading, token, date)
        if mention is not None:
            found.append(mention)
    return found


def _read_date(reading: Reading, token: int) -> Found | None:
    word = reading.words.get(token)
    if word is None and not reading.may_date(token):
        return None
    for rule in RULES.get("number" if word is None else word.entry.kind, ()):
        found = rule(reading, token)
        if found is not None:
            return ranges.span_of_two(reading, found, token) if rule is ranges.single else found
    return None


def _to_mention(reading: Reading, token: int, date: Found) -> Mention | None:
    expression = date.expression
    if is_no_date(reading, token, expression):
        return None
    if is_record_since(reading, token):
        if not isinstance(expression, Range) or not tells_when(reading, date.last):
            return None
        expression = expression.first
    if isinstance(expression, Calendar | Range) and looks_ahead(reading, token):
        expression = ranges.ahead(expression)
    # What somebody says is counted from an incident ("التصريحات بعد يوم من مقتل"): the distance is the incident's.
    counted = date.offset is not None and reading.key(date.last - 1) == _FROM
    statement = not counted and is_statement(reading, token, date.last, expression)
    first = token if date.first is None else date.first
    value = DateValue(
        offset=date.offset,
        vague=date.vague,
        expression=expression,
        statement=statement,
        joined=reading.is_joined(first),
    )
    return Mention(KIND, first, date.last, f"dates.{date.rule}", value)
