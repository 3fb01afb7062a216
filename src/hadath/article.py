"""An article as hadath reads it: its text, what is known of it, and which parts of the text are the article proper."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypedDict, Unpack
from urllib.parse import urlsplit

from hadath.document import Span
from hadath.errors import ArticleError, DateError
from hadath.reading.encodings import replace_surrogates
from hadath.reading.layout import Layout, lay_out

__all__ = ["Article", "Layout", "lay_out", "parse_published", "read_article", "read_row"]

_WORDS = ("id", "text", "title", "byline", "dateline", "url", "source", "country")
_FACTS = ("id", "title", "url", "source")
_ARAB_DOMAINS = frozenset((
    "ae", "bh", "dj", "dz", "eg", "iq", "jo", "km", "kw", "lb", "ly", "ma", "mr", "om", "ps", "qa", "sa", "sd", "so",
    "sy", "tn", "ye",
))  # fmt: skip
_NOT_LAID_OUT = Layout()


class Facts(TypedDict, total=False):
    """What a caller may know of an article beyond its words; `source` is the outlet, `country` its ISO 3166-1 code."""

    id: str | None
    title: str | None
    byline: str | None
    url: str | None
    source: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article; `read_article` makes one and fills in what the text says of itself.

    All offsets are code points of `text`: the text as given, or what was taken out of an HTML page. `layout` tells
    which parts of it are title and paragraphs. `published` is null where neither the caller nor the text gives it.
    """

    id: str
    text: str = field(repr=False)
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    source: str | None = None
    country: str | None = None
    warnings: tuple[str, ...] = ()
    layout: Layout = field(default=_NOT_LAID_OUT, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "published", parse_published(self.published))
        for name in _WORDS:
            value = getattr(self, name)
            if isinstance(value, str):
                object.__setattr__(self, name, replace_surrogates(value))
            elif value is not None or name in ("id", "text"):
                raise ArticleError(f'"{name}" is {type(value).__name__}, not a string')
        if self.layout is _NOT_LAID_OUT:
            object.__setattr__(self, "layout", lay_out(self.text, title=self.title))

    @property
    def language(self) -> str | None:
        """ISO 639-1 of the language: "ar", or null where there is no Arabic to read."""
        return "ar" if self.layout.passages else None


def read_article(
    given: str | Path | bytes,
    /,
    *,
    published: datetime.date | str | None = None,
    html: bool | None = None,
    **facts: Unpack[Facts],
) -> Article:
    r"""Return the article in a text, a file (a Path) or the bytes of one.

    A str is the text itself and never a file's name. Bytes and files may be text in UTF-8, UTF-16, Windows-1256 or
    ISO 8859-6, or HTML (needs the extra `html`); `html` says so where looking at them would not tell. `published`
    is a date or its ISO 8601 spelling. What cannot be read as Arabic gives an article without passages and a
    warning. Raises ArticleError for a file that cannot be opened, DateError for a date that is none,
    MissingExtraError for HTML without the extra.

    >>> article = read_article("هجوم في حمص\n\nقتل جندي في هجوم شرق حمص.", published="2023-12-18")
    >>> article.title, article.published
    ('هجوم في حمص', datetime.date(2023, 12, 18))
    """
    day = parse_published(published)
    warnings: tuple[str, ...] = ()
    if isinstance(given, Path):
        facts.setdefault("id", given.stem)
        html = html if html is not None or given.suffix.lower() not in (".html", ".htm", ".xhtml") else True
        given = _read_file(given)
    if isinstance(given, bytes):
        from hadath.reading.encodings import decode, is_html

        html = is_html(given) if html is None else html
        given, warnings = decode(given)
    if html:
        from hadath.reading.html import read_html

        page = read_html(replace_surrogates(given), url=facts.get("url"))
        given = page.text
        day = day or page.published
        facts = {**page.facts, **{key: value for key, value in facts.items() if value is not None}}  # type: ignore[typeddict-item]  # the same keys
    if not isinstance(given, str):
        raise ArticleError(f"{type(given).__name__} is neither a text nor a Path nor bytes")
    return _make_article(given, day, facts, warnings)


def read_row(row: Mapping[str, Any]) -> Article:
    """Return the article in a row with the key "text" and perhaps "id", "published", "title", "url" and "source".

    Other keys are ignored. Raises ArticleError for a row without text; a date that is none is left out with a
    warning, since the article can be read without it.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise ArticleError(f'"text" is {type(text).__name__}, not a string')
    facts: Facts = {key: str(row[key]) for key in _FACTS if row.get(key) not in (None, "")}  # type: ignore[assignment]  # only keys of Facts
    warnings: tuple[str, ...] = ()
    published = row.get("published") or None
    try:
        day = parse_published(published)
    except DateError as error:
        day, warnings = None, (str(error),)
    return _make_article(text, day, facts, warnings)


def parse_published(published: object) -> datetime.date | None:
    """Return a publication date from a date, a datetime, an ISO 8601 string or null; raises DateError for others.

    >>> parse_published("2023-12-18T21:04:00Z")
    datetime.date(2023, 12, 18)
    """
    if published is None or type(published) is datetime.date:
        return published
    if isinstance(published, datetime.datetime):
        return published.date()
    if isinstance(published, str):
        try:
            return datetime.datetime.fromisoformat(published.strip()).date()
        except ValueError:
            pass
    raise DateError(f"not an ISO 8601 date: {str(published)[:40]!r}")


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path}: {error.strerror}") from error


def _make_article(text: str, published: datetime.date | None, facts: Facts, warnings: tuple[str, ...]) -> Article:
    layout = lay_out(text, title=facts.get("title"))
    url = facts.get("url")
    return Article(
        id=facts.get("id") or _digest(text),
        text=text,
        layout=layout,
        title=facts.get("title") or _words(text, layout.title),
        byline=facts.get("byline") or _words(text, layout.byline),
        dateline=_words(text, layout.dateline),
        published=published or layout.published,
        url=url,
        source=facts.get("source"),
        country=facts.get("country") or _country(url),
        warnings=warnings + layout.warnings,
    )


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def _digest(text: str) -> str:
    """Return a name for a text that has none: the same for the same text, on any machine."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _country(url: str | None) -> str | None:
    """Return the country whose domain an outlet uses ("https://www.alsumaria.iq" is Iraqi), or null."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    ending = host.rpartition(".")[2]
    return ending.upper() if ending in _ARAB_DOMAINS else None
