"""Put the dates of an article on the calendar: by its day of publication, else by what the text itself tells."""

import datetime
from collections.abc import Iterator, Sequence

from hadath.assemble.calendar import Days, resolve_expression
from hadath.document import Document, Mention
from hadath.events import DateBasis, DateRecord, SpanRecord
from hadath.extract.dates.expressions import Expression
from hadath.mentions import DateValue

KIND = "date"


def resolve_dates(doc: Document, mentions: Sequence[Mention]) -> None:
    """Set the record of every date mention that can be put on the calendar; nothing defaults to today.

    Against `doc.published` where it is known. Without it a year is taken only from the text itself, and the basis is
    then "inferred"; otherwise the EDTF has unspecified digits and start and end are null.
    """
    published = doc.published or _find_day_of_writing(mentions)
    for mention, value in _find_values(mentions):
        if value.vague:
            continue
        expression: Expression = value.expression  # type: ignore[assignment]  # only dates' finder sets it
        days = resolve_expression(expression, published)
        if days is not None:
            value.record = _to_record(doc, mention, days, inferred=doc.published is None)
            value.warning = days.warning


def _find_values(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, DateValue]]:
    for mention in mentions:
        if mention.kind == KIND and isinstance(mention.value, DateValue) and mention.value.expression is not None:
            yield mention, mention.value


def _find_day_of_writing(mentions: Sequence[Mention]) -> datetime.date | None:
    return None


def _to_record(doc: Document, mention: Mention, days: Days, *, inferred: bool) -> DateRecord:
    span = doc.span(mention.first, mention.last)
    basis: DateBasis = "explicit" if days.written or days.start is None else "inferred" if inferred else "relative"
    return DateRecord(
        start=days.start,
        end=days.end,
        edtf=days.edtf,
        precision=days.precision,
        basis=basis,
        text=doc.text[span.start : span.end],
        span=SpanRecord(start=span.start, end=span.end),
    )
