"""Numbers in Arabic text, for those who want them alone."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from hadath.document import Document, Passage
from hadath.events import SpanRecord
from hadath.extract.counts.amounts import is_part_of_figure, read_figure
from hadath.extract.counts.view import View
from hadath.lexicons.counts import index_quantities
from hadath.lexicons.numerals import index_numerals
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan


class NumberRecord(BaseModel):
    """A number written in digits, in words, or in both ("14 ألفا و72").

    `low` and `high` bound it: equal for a plain figure, "أكثر من 20" is 20 to null, "أقل من 20" null to 20, and
    "بين 10 و15" 10 to 15, where `value` is the upper end. `text` is what stands at `span`, bounding words included.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    value: int | float
    low: int | float | None
    high: int | float | None
    ordinal: bool = False
    text: str
    span: SpanRecord


@cache
def _number_index() -> PhraseIndex:
    index = PhraseIndex()
    index_numerals(index)
    index_quantities(index)
    return index


def find_numbers(text: str) -> list[NumberRecord]:
    """Return the numbers of a text in order, ordinals included; numbers inside numeric dates and times are left out.

    >>> [(number.value, number.low, number.high) for number in find_numbers("قتل ما لا يقل عن مئتين وخمسين شخصا")]
    [(250, 250, None)]
    >>> [number.value for number in find_numbers("نزح ١٤ ألفا و٧٢ شخصا في الأسبوع الثالث")]
    [14072, 3]
    """
    passages = []
    start = 0
    for line in text.split("\n"):
        passages.append(Passage(start, start + len(line), "body"))
        start += len(line) + 1
    view = View(scan(Document(text), passages, _number_index()))
    found: list[NumberRecord] = []
    done = 0
    for token, numeral in sorted(view.numerals.items()):
        if token >= done and not is_part_of_figure(view, numeral):
            amount = read_figure(view, token)
            first, done = amount.first, amount.last
            start, end = view.doc.span(first, done)
            span = SpanRecord(start=start, end=end)
            record = NumberRecord(
                value=amount.value,
                low=amount.low,
                high=amount.high,
                ordinal=numeral.ordinal,
                text=text[start:end],
                span=span,
            )
            found.append(record)
    return found
