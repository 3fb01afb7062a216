"""Carry the day and the place of an incident over to those told after it."""

import datetime

from hadath.assemble.drafts import Draft, date_value
from hadath.document import Document, Mention
from hadath.events import DateRecord, SpanRecord
from hadath.mentions import DateValue


def count_days(doc: Document, drafts: list[Draft]) -> None:
    """Date an incident told by its distance from another: "بعد يومين من مقتل 14 مسلحا" from the news, "حينها" like the
    one told just before.
    """
    news: datetime.date | None = None
    last: datetime.date | None = None
    for draft in drafts:
        value = date_value(draft.date) if draft.date else None
        if draft.date and value and value.offset is not None:
            day = last if value.offset == 0 else news
            if day is not None:
                last = day + datetime.timedelta(days=value.offset)
                draft.date = _day_from(doc, draft.date, last)
        elif value and value.record and value.record.start == value.record.end:
            last = value.record.start
            news = news if draft.background else last


def _day_from(doc: Document, mention: Mention, day: datetime.date) -> Mention:
    start, end = doc.span(mention.first, mention.last)
    record = DateRecord(
        start=day,
        end=day,
        edtf=day.isoformat(),
        precision="day",
        basis="relative",
        text=doc.text[start:end],
        span=SpanRecord(start=start, end=end),
    )
    return Mention("date", mention.first, mention.last, "complete.day_from_another", DateValue(record))


def carry_places(drafts: list[Draft]) -> None:
    """Let an incident without a place of its own happen where the one told before it did."""
    before: list[Mention] = []
    where = -1
    for draft in drafts:
        if draft.places:
            before, where = draft.places, draft.paragraph
        elif not draft.title and draft.paragraph == where:
            draft.places = before


def carry_dates(drafts: list[Draft]) -> None:
    """Let a day carry on to the undated incidents told after it, until another takes over."""
    day: Mention | None = None
    where = -1
    for draft in drafts:
        if draft.date is not None:
            day = draft.date if date_value(draft.date).record and not draft.background else None
            where = draft.paragraph
        elif not draft.background and draft.paragraph == where:
            draft.date = day
