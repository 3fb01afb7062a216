"""An article's events as HTML for a notebook: the text with their words marked, and a table.

No script: a mark and a table's row carry the numbers of their events as classes, and a rule of the style sheet
lights up all of an event when the mouse or the keyboard is on any of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from hadath.article import Article, read_article
from hadath.events import ArticleEvents, Event
from hadath.export.tables import describe_count
from hadath.lexicons.taxonomy import load_types
from hadath.view.clean import clean
from hadath.view.spans import KINDS, Marked, find_marked

_HEADINGS = ("#", "event", "date", "place", "by", "against", "figures")
# Hues that tell the kinds apart for the colour-blind too, as a wash that leaves the theme's text readable on it.
_WASHES = {
    "actor": "86, 156, 214",
    "place": "60, 170, 110",
    "date": "170, 120, 220",
    "count": "225, 80, 70",
    "person": "225, 170, 40",
    "item": "120, 120, 120",
}
_STYLE = """.hadath{font-family:system-ui,sans-serif;line-height:1.6;max-width:70em}
.hadath .article{max-height:32em;overflow:auto;border:1px solid rgba(128,128,128,.4);border-radius:4px;padding:.5em 1em}
.hadath .article p{margin:.6em 0;text-align:right}.hadath .title{font-weight:bold}
.hadath mark,.hadath .legend span{color:inherit;border-radius:3px;padding:0 .15em;border:0 solid;
 border-bottom-width:2px}
.hadath table{border-collapse:collapse;color:inherit;margin-top:.8em}
.hadath td,.hadath th{text-align:left;vertical-align:top;padding:.25em .6em;border:1px solid rgba(128,128,128,.4)}
.hadath .legend span{margin-right:.5em}
"""
_LIT = "outline:2px solid;outline-offset:1px;font-weight:bold"


class _Paragraph(NamedTuple):
    start: int
    text: str
    role: str


def to_html(result: ArticleEvents, article: object = None) -> str:
    """Return a piece of HTML, with everything escaped, that needs no script and nothing from elsewhere.

    `article` is the Article the events were read from, or its text; without it the passages that report the events
    stand in its place. Raises TypeError for anything else.
    """
    parts = [
        f"<style>{_style(len(result.events))}</style>",
        *(f"<p><em>{_text(warning)}</em></p>" for warning in result.warnings),
        f'<div class="article" dir="rtl" lang="ar">{"".join(_marked_up(result, article))}</div>',
        _legend(),
        _table(result.events) if result.events else "<p>no events</p>",
    ]
    return f'<div class="hadath" dir="ltr">{"".join(parts)}</div>'


def _text(words: str) -> str:
    return escape(clean(words))


def _style(events: int) -> str:
    kinds = "".join(
        f".hadath .{kind}{{background:rgba({wash},.25);border-color:rgb({wash})}}" for kind, wash in _WASHES.items()
    )
    rules = "".join(
        f".hadath:has(.e{number}:hover,.e{number}:focus) .e{number}{{{_LIT}}}" for number in range(1, events + 1)
    )
    return _STYLE + kinds + rules


def _legend() -> str:
    return '<p class="legend">' + "".join(f'<span class="{kind}">{kind}</span>' for kind in KINDS) + "</p>"


def _marked_up(result: ArticleEvents, article: object) -> Iterator[str]:
    marked = find_marked(result)
    paragraphs = _passages_of(result) if article is None else _paragraphs_of(article)
    for paragraph in paragraphs:
        yield f'<p class="{paragraph.role}">{_mark(paragraph, marked)}</p>'


def _paragraphs_of(article: object) -> Iterator[_Paragraph]:
    if isinstance(article, str):
        article = read_article(article)
    if not isinstance(article, Article):
        raise TypeError(f"{type(article).__name__} is neither an Article nor a text")
    for start, end, role in article.layout.passages:
        yield _Paragraph(start, article.text[start:end], role)


def _passages_of(result: ArticleEvents) -> Iterator[_Paragraph]:
    """Return the passages that report the events, those inside longer ones left out."""
    evidence = {(passage.start, -passage.end, passage.text) for event in result for passage in event.evidence}
    last = 0
    for start, minus_end, text in sorted(evidence):
        if -minus_end > last:
            last = -minus_end
            yield _Paragraph(start, text, "body")


def _mark(paragraph: _Paragraph, marked: Iterable[Marked]) -> str:
    pieces: list[str] = []
    at, end = 0, len(paragraph.text)
    for mark in marked:
        first, last = mark.start - paragraph.start, mark.end - paragraph.start
        if at <= first and last <= end:
            pieces.append(_text(paragraph.text[at:first]))
            pieces.append(_wrap(paragraph.text[first:last], mark))
            at = last
    pieces.append(_text(paragraph.text[at:]))
    return "".join(pieces)


def _wrap(words: str, mark: Marked) -> str:
    numbers = " ".join(f"e{number}" for number in mark.events)
    told = f"{mark.kind}, event {', '.join(map(str, mark.events))}"
    return f'<mark class="{mark.kind} {numbers}" title="{told}">{_text(words)}</mark>'


def _table(events: Sequence[Event]) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in _HEADINGS)
    rows = "".join(_row(number, event) for number, event in enumerate(events, 1))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(number: int, event: Event) -> str:
    remark = "tally" if event.aggregate else event.status
    label = load_types()[event.type].label_en
    cells = (
        str(number),
        label if remark == "reported" else f"{label} ({remark})",
        event.date.edtf.replace("/", " to ") if event.date else "",
        _names(place.name for place in event.locations),
        _names(actor.name for actor in event.actors if actor.role != "target"),
        _names(actor.name for actor in event.actors if actor.role == "target"),
        "; ".join(describe_count(count) for count in event.counts),
    )
    columns = "".join(f"<td><bdi>{_text(cell)}</bdi></td>" for cell in cells)
    return f'<tr class="e{number}" tabindex="0" title="{_text(event.summary)}">{columns}</tr>'


def _names(names: Iterable[str]) -> str:
    return "، ".join(dict.fromkeys(names))
