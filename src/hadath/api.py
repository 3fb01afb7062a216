"""The functions people call."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from hadath.article import Article, read_article
from hadath.events import ArticleEvents

if TYPE_CHECKING:
    import pandas as pd

    from hadath.export.dataframe import Explode
    from hadath.extractor import Extractor
    from hadath.trace import Trace

__all__ = ["explain", "extract", "extract_many", "read_article", "schema", "to_dataframe"]


@cache
def extractor() -> "Extractor":
    """Return the process's own extractor, made at first use."""
    from hadath.extractor import Extractor  # with the lexicons' modules, which an import of hadath should not wait for

    return Extractor()


def extract(article: str | Article, *, published: datetime.date | str | None = None) -> ArticleEvents:
    """Return the events of an article; iterate over the result to go through them, show it in a notebook.

    A string is the text itself. `published` is the day the article came out, a date or its ISO 8601 spelling:
    relative dates ("أمس") are counted from it, and stay unresolved without it; for an Article its own day counts.
    Odd text gives no events and perhaps a warning, never an error. Raises DateError for a date that is none, and
    ArticleError for what is neither a text nor an Article.

    >>> import hadath
    >>> result = hadath.extract("قتل ثلاثة جنود في هجوم على حاجز في مدينة الموصل أمس.", published="2017-03-02")
    >>> event = result.events[0]
    >>> event.counts[0].kind, event.counts[0].low, event.date.edtf, event.locations[0].name
    ('killed', 3, '2017-03-01', 'الموصل')
    """
    return extractor().extract(article, published=published).with_article(article)


def extract_many(articles: Iterable[str | Article | Mapping[str, Any]], *, workers: int = 1) -> Iterator[ArticleEvents]:
    """Return the events of each article, lazily and in order; no article stops the run.

    An article is a string, an Article, or a row with the keys "text" and perhaps "id", "published", "title", "url"
    and "source". One that cannot be read gives an ArticleEvents without events whose warning says why. `workers` is
    the number of processes.

    >>> import hadath
    >>> [len(result) for result in hadath.extract_many(["قتل جندي في انفجار عبوة ناسفة في بغداد.", {"text": None}])]
    [1, 0]
    """
    from hadath.batch import extract_many as run

    return run(articles, workers=workers)


def explain(article: str | Article, *, published: datetime.date | str | None = None) -> "Trace":
    """Return what was found in an article and what became of it: every mention, the rule that found it, what was
    dropped and why. Print the result to read it.

    >>> import hadath
    >>> trace = hadath.explain("قصفت طائرات مدينة إدلب.")
    >>> [mention.rule for mention in trace.mentions if mention.kind == "trigger"] != []
    True
    """
    return extractor().explain(article, published=published)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of an ArticleEvents record.

    >>> import hadath
    >>> sorted(hadath.schema()["required"])
    ['article']
    """
    return ArticleEvents.model_json_schema(mode="validation")


def to_dataframe(results: Iterable[ArticleEvents], *, explode: "Explode | None" = None) -> "pd.DataFrame":
    """Return a pandas DataFrame with one row an event; needs the extra `frame`.

    `explode` is "locations", "counts" or "actors" for one row a place, a figure or a party of each event instead.
    Raises MissingExtraError where pandas is not installed.
    """
    from hadath.export.dataframe import to_dataframe as tabulate

    return tabulate(results, explode=explode)
