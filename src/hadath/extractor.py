"""What reads articles: the lexicons, a user's own entries among them, and the functions people call on them."""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from hadath.article import Article, read_article
from hadath.document import Document
from hadath.errors import ArticleError
from hadath.events import ArticleEvents
from hadath.garbage import paused_collection
from hadath.lexicons.own import OwnEntries, build_lexicon, read_own
from hadath.pipeline import find_events, read_document
from hadath.trace import Trace, trace_document

_VERY_LONG = 30_000  # letters; an article has some thousands
Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class Extractor:
    r"""Reads articles into events; holds the lexicons and a cache of words, so make one and keep it.

    `places` (CSV or TSV) and `actors` (TOML) are files of your own entries, which are added to those that come with
    hadath and win over ours of the same name; docs/lexicons.md says how they are written. Two extractors share no
    entry. One can be pickled, with its entries. Raises LexiconError, which names the file, the lines and the reasons,
    where an entry is malformed.

    >>> import hadath, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "places.csv")
    ...     table = "name,kind,country,latitude,longitude\nخربة السدرات,village,SY,34.5,37.25"
    ...     _ = path.write_text(table, encoding="utf-8")
    ...     extractor = hadath.Extractor(places=[path])
    >>> event = extractor.extract("قتل جنديان في هجوم على حاجز في خربة السدرات.").events[0]
    >>> event.locations[0].name, event.locations[0].latitude, event.locations[0].precision
    ('خربة السدرات', 34.5, 'exact')
    """

    def __init__(self, *, places: Paths = (), actors: Paths = ()) -> None:
        self._take(read_own(_paths(places), _paths(actors)))

    def _take(self, own: OwnEntries) -> None:
        self._own = own
        self._lexicon = build_lexicon(own)

    def __getstate__(self) -> OwnEntries:
        return self._own

    def __setstate__(self, own: OwnEntries) -> None:
        self._take(own)

    def extract(self, article: str | Article, *, published: datetime.date | str | None = None) -> ArticleEvents:
        """Return the events of one article, as `hadath.extract` does."""
        article = _article(article, published)
        with paused_collection() if len(article.text) > _VERY_LONG else nullcontext():
            return find_events(article, self.read(article))

    def extract_many(
        self, articles: Iterable[str | Article | Mapping[str, Any]], *, workers: int = 1
    ) -> Iterator[ArticleEvents]:
        """Return the events of each article, as `hadath.extract_many` does; every worker has these entries."""
        from hadath.batch import extract_many as run

        return run(articles, workers=workers, engine=self)

    def explain(self, article: str | Article, *, published: datetime.date | str | None = None) -> Trace:
        """Return what was found in an article and what became of it, as `hadath.explain` does."""
        return trace_document(self.read(_article(article, published)))

    def read(self, article: Article) -> Document:
        """Return an article's tokens, sentences and lexicon hits."""
        return read_document(article, self._lexicon)


def _article(article: object, published: datetime.date | str | None) -> Article:
    if isinstance(article, str):
        return read_article(article, published=published)
    if isinstance(article, Article):
        return article
    raise ArticleError(f"{type(article).__name__} is neither a text nor an Article; read_article reads files and bytes")


def _paths(given: Paths) -> list[Path]:
    return [Path(given)] if isinstance(given, str | os.PathLike) else [Path(path) for path in given]
