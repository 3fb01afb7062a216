"""What holds of every article, however hostile: our errors alone, spans that fit, nothing that steers a terminal."""

import io
import unicodedata
from collections.abc import Iterator

from rich.console import RenderableType

import hadath
from hadath.events import Actor, Count, DateRecord, Event, Item, SpanRecord
from hadath.export.tables import to_records
from hadath.view.notebook import to_html
from hadath.view.terminal import mark_up, open_console, to_table

LONE = "\ud83d"
BIDI = "\u202e\u2066\u2069\u200f\u202a"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f"
CONTROLS = "\0\x07\x1b[2J\x08\x9b\r\x85"
_SHOWN = frozenset("\n\u200c\u200d\u200e")  # what the terminal view writes on purpose
_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def check_text(
    given: str | bytes | hadath.Article, *, published: str | None = "2018-05-03", drawn: bool = True
) -> hadath.ArticleEvents:
    """Read and show what is given, on a terminal too if `drawn`; return its events. Fails where a promise is broken."""
    article = given if isinstance(given, hadath.Article) else hadath.read_article(given, published=published)
    result = hadath.extract(article)
    if isinstance(given, str) and article.layout.passages:
        assert len(article.text) == len(given), "offsets would be of another text"
    check_spans(article.text, result)
    assert hadath.ArticleEvents.model_validate_json(result.model_dump_json()) == result
    list(to_records([result]))
    check_shown(to_html(result, article))
    if drawn:
        check_shown(draw(mark_up(article.text, article.layout.passages, result), to_table(result)))
    return result


def draw(*shown: RenderableType) -> str:
    """Return what a stream that is no terminal is given."""
    stream = io.StringIO()
    open_console(stream).print(*shown, sep="\n", soft_wrap=True)
    return stream.getvalue()


def check_numbers_and_dates(text: str) -> None:
    """The finders that stand alone keep the same promises."""
    found = [(record.span, record.text) for record in hadath.find_numbers(text)]
    for published in ("2018-05-03", None):
        found += [(record.span, record.text) for record in hadath.find_dates(text, published)]
    for span, words in found:
        assert text[span.start : span.end] == words, (span, words)
    str(hadath.explain(text))


def check_spans(text: str, result: hadath.ArticleEvents) -> None:
    """Every span lies in the text, is not empty, and its words are those of the text."""
    for event in result:
        for span, words in _spans(event):
            assert 0 <= span.start < span.end <= len(text), (span, words)
            assert words is None or text[span.start : span.end] == words, (span, words)
        for evidence in event.evidence:
            assert 0 <= evidence.start < evidence.end <= len(text), evidence
            assert text[evidence.start : evidence.end] == evidence.text


def _spans(event: Event) -> Iterator[tuple[SpanRecord, str | None]]:
    for place in event.locations:
        yield place.span, None
    for person in event.people:
        yield person.span, None
    for attribution in event.attributions:
        yield attribution.span, None
    dates = [event.date] if event.date else []
    records: list[Actor | Count | Item | DateRecord] = [*event.actors, *event.counts, *event.items, *dates]
    for record in records:
        yield record.span, record.text


def check_shown(shown: str) -> None:
    """Nothing in what a terminal is given steers it."""
    if not shown.isprintable():
        steering = {letter for letter in set(shown) if unicodedata.category(letter) in _UNSAFE} - _SHOWN
        assert not steering, steering
