"""Tell the article from the page around it: title, byline, dateline, paragraphs; all else is set aside."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from hadath.document import Passage, Span
from hadath.reading.credits import find_dateline
from hadath.reading.furniture import Furniture, find_furniture
from hadath.reading.stamps import find_day, find_stamp

TITLE, BODY = "title", "body"
_LONGEST_TITLE = 25  # words
_LONGEST_LINK = 20  # words
_HEADING_LETTERS = 250  # a longer line is no title, no link and no furniture
_STOPS = (".", "۔")
_CLOSING = "\"'”»’)*\u200f\u200e "
_LETTER_RE = re.compile(r"[^\W\d_]")
_ARABIC_RE = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_PERSIAN_RE = re.compile(r"[پچژگکیےںٹڈڑێۆە]")  # Persian, Urdu and Kurdish; some keyboards write Arabic with two of them
NO_ARABIC = "no Arabic text"
OTHER_LANGUAGE = "written in Arabic letters, but not in Arabic"
_FEWEST_WORDS = 40  # below that many words no language is told from another
_SAMPLE = 20_000  # letters that tell the language
_RAREST_SIGNS = 0.03  # of an Arabic text's words, far more than this begin with ال or end in ة
_PERSIAN_LETTERS = 0.2  # a word, at least, in the languages that have them


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text, as spans of it.

    `passages` are the title and the paragraphs in order, without the words of the dateline; `aside` are the lines
    that belong to the page and not to the article; `published` is set where a line of the text states the day.
    """

    passages: tuple[Passage, ...] = ()
    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    published: datetime.date | None = None
    aside: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


class _Line(NamedTuple):
    start: int
    end: int
    furniture: Furniture | None

    @property
    def short(self) -> bool:
        return self.end - self.start <= _HEADING_LETTERS


@dataclass(slots=True)
class _Parts:
    """What has been told apart so far."""

    kept: list[_Line] = field(default_factory=list)
    aside: list[Span] = field(default_factory=list)
    byline: Span | None = None
    published: datetime.date | None = None
    begun: bool = False  # a paragraph has been seen, not only headings
    links: bool = False  # below a line that announces links


def lay_out(text: str, *, title: str | None = None) -> Layout:
    r"""Return the parts of a text; never fails, and takes time in proportion to the text's length.

    `title` is the article's title where it is known from elsewhere: then no other line is taken for it.

    >>> text = "مقتل جنديين شرق حمص\n\nحمص - سانا\nقتل جنديان بانفجار لغم شرق المدينة.\nمقالات ذات صلة"
    >>> layout = lay_out(text)
    >>> [text[start:end] for start, end, _ in layout.passages]
    ['مقتل جنديين شرق حمص', 'قتل جنديان بانفجار لغم شرق المدينة.']
    >>> text[slice(*layout.dateline)]
    'حمص - سانا'
    """
    warning = _foreign(text)
    if warning:
        return Layout(warnings=(warning,))
    parts = _Parts()
    for line in _find_lines(text):
        if _ends_article(line, parts):
            parts.aside.append(Span(line.start, len(text)))
            break
        _sort_line(text, line, parts)
    return _assemble(text, parts, title)


def _foreign(text: str) -> str | None:
    """Return why the text is not to be read, or null."""
    if not _ARABIC_RE.search(text):
        return NO_ARABIC
    text = text[:_SAMPLE]
    words = text.count(" ")
    signs = text.count(" ال") + text.count("\u0629")
    if words < _FEWEST_WORDS or signs > _RAREST_SIGNS * words:
        return None
    if len(_ARABIC_RE.findall(text)) * 2 < len(_LETTER_RE.findall(text)):
        return NO_ARABIC
    return OTHER_LANGUAGE if len(_PERSIAN_RE.findall(text)) > _PERSIAN_LETTERS * words else None


def _find_lines(text: str) -> Iterator[_Line]:
    end = 0
    for raw in text.splitlines(keepends=True):
        start, end = end, end + len(raw)
        line = raw.strip()
        if line:
            first = start + len(raw) - len(raw.lstrip())
            short = len(line) <= _HEADING_LETTERS
            yield _Line(first, first + len(line), find_furniture(line) if short else None)


def _ends_article(line: _Line, parts: _Parts) -> bool:
    return parts.begun and line.furniture is not None and line.furniture.effect == "rest"


def _sort_line(text: str, line: _Line, parts: _Parts) -> None:
    span = Span(line.start, line.end)
    if line.furniture is not None:
        parts.links = line.furniture.effect == "links" and line.furniture.bare
        if line.furniture.effect == "byline" and parts.byline is None:
            parts.byline = span
        parts.aside.append(span)
        return
    words = text[line.start : line.end]
    if not _ARABIC_RE.search(words):
        parts.aside.append(span)
        return
    if line.short and (stamp := find_stamp(words, labelled=parts.begun)) is not None:
        parts.published = parts.published or stamp
        parts.aside.append(span)
        return
    sentence = not line.short or _is_sentence(words)
    parts.links = parts.links and not sentence and len(words.split()) <= _LONGEST_LINK
    if parts.links:
        parts.aside.append(span)
        return
    parts.begun = parts.begun or sentence
    parts.kept.append(line)


def _is_sentence(words: str) -> bool:
    words = words.rstrip(_CLOSING)
    stopped = words.endswith(_STOPS) and not words.endswith("..")
    return stopped or words.count(" ") >= _LONGEST_TITLE


def _assemble(text: str, parts: _Parts, title: str | None) -> Layout:
    kept = parts.kept
    titles = _count_titles(text, kept, title)
    if titles and title is None and find_dateline(text, kept[0].start, kept[0].end).end >= kept[0].end:
        titles = 0  # a dateline on a line of its own, above the article's first words
    passages = [Passage(line.start, line.end, TITLE if number < titles else BODY) for number, line in enumerate(kept)]
    byline, dateline = parts.byline, None
    if len(passages) > titles:
        credit = find_dateline(text, passages[titles].start, passages[titles].end)
        dateline, byline = credit.dateline, byline or credit.byline
        if credit.end:
            passages[titles : titles + 1] = _remainder(text, credit.end, passages[titles].end)
    return Layout(
        passages=tuple(passages),
        title=Span(kept[0].start, kept[0].end) if titles else None,
        byline=byline,
        dateline=dateline,
        published=parts.published or (dateline and find_day(text[dateline.start : dateline.end])),
        aside=tuple(parts.aside),
        warnings=() if passages else (NO_ARABIC,),
    )


def _remainder(text: str, start: int, end: int) -> list[Passage]:
    start = end - len(text[start:end].lstrip())
    return [Passage(start, end, BODY)] if start < end else []


def _count_titles(text: str, kept: list[_Line], title: str | None) -> int:
    """Return how many of the first lines are the title: none, one, or two where the page repeats it."""
    if len(kept) < 2:
        return 0
    first = _plain(text, kept[0])
    if title is not None:
        if not kept[0].short or first != title.split():
            return 0
    elif not kept[0].short or _is_sentence(text[kept[0].start : kept[0].end]):
        return 0
    return 2 if len(kept) > 2 and _plain(text, kept[1]) == first else 1


def _plain(text: str, line: _Line) -> list[str]:
    return text[line.start : line.end].split() if line.short else []
