"""The dates of any Arabic text, without its events."""

import datetime
from functools import cache

from hadath.article import parse_published
from hadath.assemble.timeline import resolve_dates
from hadath.document import Document, Passage
from hadath.events import DateRecord
from hadath.extract.dates import find_dates as find_mentions
from hadath.lexicons.dates import index_dates
from hadath.lexicons.numerals import index_numerals
from hadath.mentions import DateValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan


def find_dates(text: str, published: str | datetime.date | None = None) -> list[DateRecord]:
    """Return the dates a text names, in order, as calendar days with the characters they were read from.

    `published` is the day the text appeared, as a date or an ISO 8601 string; "أمس", "الخميس الماضي" and dates without
    a year are counted from it. Without it they are resolved only where the text itself gives the year, else `start` and
    `end` are null and the EDTF has unspecified digits; nothing is counted from today. Words that give no certain days
    ("مؤخرا", "قبل أيام") are left out. Raises DateError where `published` is neither a date nor an ISO string.

    >>> [record.edtf for record in find_dates("وقع الهجوم أمس، بعد هجوم 14 آذار/مارس 2018", published="2018-05-03")]
    ['2018-05-02', '2018-03-14']
    >>> find_dates("أعلن البيان في 21 من أيار")[0].edtf
    'XXXX-05-21'
    """
    doc = Document(text, published=parse_published(published))
    scan(doc, _find_passages(text), _date_index())
    mentions = find_mentions(doc)
    resolve_dates(doc, mentions)
    values = (mention.value for mention in mentions)
    return [value.record for value in values if isinstance(value, DateValue) and value.record is not None]


@cache
def _date_index() -> PhraseIndex:
    index = PhraseIndex()
    index_numerals(index)
    index_dates(index)
    return index


def _find_passages(text: str) -> list[Passage]:
    passages, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            passages.append(Passage(start, start + len(line), "body"))
        start += len(line)
    return passages
