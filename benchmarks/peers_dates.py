"""Score the date reader on other projects' Arabic dates (CLDR by way of Babel, Moment.js) and list every miss.

    python benchmarks/peers_dates.py [FOLDER]

FOLDER holds cldr_ar_dates.jsonl and moment_ar.jsonl. Only rows marked relevant are scored; clock times are ignored, and
rows about seconds, minutes and hours with them.
"""

import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from hadath.dates import find_dates
from hadath.document import Document, Passage
from hadath.extract.dates import find_dates as find_mentions
from hadath.extract.dates.expressions import Calendar, Shift
from hadath.extract.dates.reading import Reading
from hadath.extract.dates.relative import read_amount
from hadath.lexicons.dates import index_dates
from hadath.lexicons.numerals import index_numerals
from hadath.mentions import DateValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

FOLDER = Path(__file__).parents[2] / "shared" / "eval" / "peers"
SUITES = ("cldr_ar_dates", "moment_ar")
_DAYS = {"day": 1, "week": 7}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def main() -> None:
    """Print one table a suite, and the misses."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for suite in SUITES:
        rows = [json.loads(line) for line in (folder / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()]
        rows = [row for row in rows if row["relevant"]]
        _print_table(suite, rows)


def _print_table(suite: str, rows: list[dict[str, Any]]) -> None:
    right: Counter[tuple[str, str]] = Counter()
    every: Counter[tuple[str, str]] = Counter()
    misses = []
    for row in rows:
        key = (row["tier"], row["kind"])
        every[key] += 1
        if is_right(row):
            right[key] += 1
        else:
            misses.append(row)
    print(f"\n{suite}")
    for (tier, kind), count in sorted(every.items()):
        print(f"  {tier}  {kind:18} {right[tier, kind]:4} of {count:4}  {right[tier, kind] / count:7.2%}")
    best = [(right[key], count) for key, count in every.items() if key[0] == "A"]
    print(f"  A  {'all':18} {sum(a for a, _ in best):4} of {sum(b for _, b in best):4}")
    for row in misses:
        print(f"  miss {row['id']}: {row['text']} should be {row['expect']}")


def is_right(row: dict[str, Any]) -> bool:
    """Tell whether the reader gives what a row expects."""
    expect, text = row["expect"], row["text"]
    if "month" in expect:  # a month's name alone is no date: in a sentence, or behind a day
        return any(_is_calendar(words, month=expect["month"]) for words in (f"في {text}", f"5 {text}"))
    if "weekday" in expect:
        return _is_calendar(text, weekday=_WEEKDAYS.index(expect["weekday"]))
    if "offset" in expect:
        return any(_is_offset(value, expect) for value in _read(text)[1])
    if "value" in expect:
        amount = read_amount(_read(text)[0], 0)
        return amount is not None and (amount.unit, amount.length) == (expect["unit"], expect["value"])
    records = find_dates(text)
    return [record.edtf for record in records] == [str(expect["start"]).partition("T")[0]]


def _is_calendar(text: str, *, month: int | None = None, weekday: int | None = None) -> bool:
    read = [value.expression for value in _read(text)[1]]
    return any(isinstance(date, Calendar) and (date.month, date.weekday) == (month, weekday) for date in read)


def _is_offset(value: DateValue, expect: dict[str, Any]) -> bool:
    unit, count = expect["unit"], expect["offset"]
    if value.offset is not None:
        return bool(value.offset == count * _DAYS.get(unit, 0))
    return isinstance(value.expression, Shift) and (value.expression.unit, value.expression.count) == (unit, count)


def _read(text: str) -> tuple[Reading, list[DateValue]]:
    doc = scan(Document(text), [Passage(0, len(text), "body")], _index())
    return Reading(doc), [mention.value for mention in find_mentions(doc) if isinstance(mention.value, DateValue)]


@cache
def _index() -> PhraseIndex:
    index = PhraseIndex()
    index_numerals(index)
    index_dates(index)
    return index


if __name__ == "__main__":
    main()
