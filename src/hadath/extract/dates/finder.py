"""Find the dates of an article: every rule at every word that may begin one, from left to right."""

from hadath.document import Document, Mention
from hadath.extract.dates import absolute, ranges, relative
from hadath.extract.dates.context import is_birth, is_statement, looks_ahead
from hadath.extract.dates.expressions import Calendar
from hadath.extract.dates.reading import Found, Reading
from hadath.mentions import DateValue

KIND = "date"
# The first that reads something has it; what only one word can begin stands first.
RULES: tuple[ranges.Rule, ...] = (
    ranges.since,
    relative.vague,
    relative.offset,
    relative.by,
    ranges.years,
    ranges.days_of_month,
    relative.edge,
    ranges.single,
    relative.ago,
    relative.after,
)


def find_dates(doc: Document) -> list[Mention]:
    """Return the dates of an article, unresolved, as mentions of kind "date"; they do not overlap."""
    reading = Reading(doc)
    found: list[Mention] = []
    done = 0
    for token in sorted(reading.words.keys() | reading.numbers.keys()):
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
    for rule in RULES:
        found = rule(reading, token)
        if found is not None:
            return ranges.span_of_two(reading, found, token) if rule is ranges.single else found
    return None


def _to_mention(reading: Reading, token: int, date: Found) -> Mention | None:
    if is_birth(reading, token):
        return None
    expression = date.expression
    if isinstance(expression, Calendar) and looks_ahead(reading, token):
        expression = absolute.ahead(expression)
    statement = is_statement(reading, token, date.last, expression)
    value = DateValue(offset=date.offset, vague=date.vague, expression=expression, statement=statement)
    return Mention(KIND, token, date.last, f"dates.{date.rule}", value)
