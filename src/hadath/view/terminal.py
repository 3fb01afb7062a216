"""An article and its events for a terminal: the text marked up, the events as a table.

Arabic runs from right to left, and a terminal that knows this reorders what stands between two Latin letters: cells
of one row would change places. A left-to-right mark on either side of every column's edge keeps them apart.
"""

import textwrap
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hadath.document import Passage
from hadath.events import ArticleEvents, Event
from hadath.export.tables import describe_count
from hadath.view.spans import Marked, find_marked

_LRM = "\u200e"
_EDGE = f"{_LRM} | {_LRM}"
_HEADINGS = ("#", "event", "date", "place", "agents", "targets", "figures")
_WIDTHS = (2, 14, 13, 18, 17, 17, 21)  # 120 columns with the edges
_RESET = "\x1b[0m"
_KEPT = frozenset("\n\u200c\u200d")  # the joiners shape letters
_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))  # controls, direction overrides, line separators


class Mark(NamedTuple):
    """How one kind of words is shown: the brackets without colour, the ANSI code with it."""

    left: str
    right: str
    colour: str


MARKS = {
    "actor": Mark("[", "]", "\x1b[1;34m"),
    "place": Mark("<", ">", "\x1b[1;32m"),
    "date": Mark("{", "}", "\x1b[1;35m"),
    "count": Mark("(", ")", "\x1b[1;31m"),
    "person": Mark("~", "~", "\x1b[1;33m"),
    "item": Mark("=", "=", "\x1b[1;36m"),
}


def clean(text: str) -> str:
    r"""Return the text without anything that steers a terminal: control characters, direction overrides, surrogates.

    >>> clean("قتل\x1b[2J ثلاثة\u202e")
    'قتل[2J ثلاثة'
    """
    if text.isprintable():
        return text
    return "".join(letter for letter in text if letter in _KEPT or unicodedata.category(letter) not in _UNSAFE)


def _clean_line(text: str) -> str:
    return " ".join(clean(text).split())


def to_table(result: ArticleEvents) -> str:
    """Return an article's events as a table, one an entry, under a line that names the article."""
    article = result.article
    lines = [_clean_line(f"{article.id}: {article.title or '(no title)'}")]
    lines.extend(_clean_line(f"warning: {warning}") for warning in result.warnings)
    if not result.events:
        return "\n".join([*lines, "no events"])
    lines.append(_row(_HEADINGS))
    lines.append("-+-".join("-" * width for width in _WIDTHS))
    for number, event in enumerate(result.events, 1):
        lines.extend(_entry(number, event))
    return "\n".join(lines)


def _entry(number: int, event: Event) -> Iterator[str]:
    """Return an event's lines: as many as its fullest cell needs."""
    remark = "tally" if event.aggregate else event.status
    cells = (
        str(number),
        event.type.replace("_", " ") + ("" if remark == "reported" else f" ({remark})"),
        event.date.edtf.replace("/", " to ") if event.date else "",
        "، ".join(location.name for location in event.locations),
        "، ".join(actor.name for actor in event.actors if actor.role != "target"),
        "، ".join(actor.name for actor in event.actors if actor.role == "target"),
        ", ".join(map(describe_count, event.counts)),
    )
    columns = [
        textwrap.wrap(clean(cell), width, break_on_hyphens=False) or [""]
        for cell, width in zip(cells, _WIDTHS, strict=True)
    ]
    for line in range(max(map(len, columns))):
        yield _row([column[line] if line < len(column) else "" for column in columns])


def _row(cells: Iterable[str]) -> str:
    padded = (cell + " " * (width - width_of(cell)) for cell, width in zip(cells, _WIDTHS, strict=True))
    return _EDGE.join(padded).rstrip()


def width_of(text: str) -> int:
    """Return how many columns a terminal gives a text: none for marks, two for wide letters.

    >>> width_of("مُحَمّد"), width_of("日")
    (4, 2)
    """
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def mark_up(text: str, passages: Iterable[Passage], result: ArticleEvents, *, colour: bool = False) -> str:
    """Return the article's paragraphs with what its events hold marked: in brackets, or in colours."""
    spans = find_marked(result)
    starts = [span.start for span in spans]
    paragraphs = [
        _mark(
            text, passage, spans[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)], colour=colour
        )
        for passage in passages
    ]
    legend = "  ".join(_wrap(kind, mark, colour=colour) for kind, mark in MARKS.items())
    return "\n\n".join([*paragraphs, legend])


def _mark(text: str, passage: Passage, spans: list[Marked], *, colour: bool) -> str:
    pieces: list[str] = []
    at = passage.start
    for start, end, kind, _ in spans:
        pieces.append(clean(text[at:start]))
        pieces.append(_wrap(clean(text[start:end]), MARKS[kind], colour=colour))
        at = end
    pieces.append(clean(text[at : max(at, passage.end)]))
    return "".join(pieces)


def _wrap(words: str, mark: Mark, *, colour: bool) -> str:
    return f"{mark.colour}{words}{_RESET}" if colour else f"{mark.left}{words}{mark.right}"
