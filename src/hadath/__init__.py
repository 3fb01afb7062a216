"""hadath (حدث, "event"): structured event records from Arabic news."""

from hadath.api import explain, extract, extract_many, read_article, schema, to_dataframe
from hadath.article import Article
from hadath.dates import find_dates
from hadath.errors import (
    ArticleError,
    DateError,
    HadathError,
    LexiconError,
    MissingExtraError,
    UnknownFormatError,
)
from hadath.events import ArticleEvents, Event
from hadath.numbers import find_numbers
from hadath.pipeline import Extractor

__version__ = "0.1.0"
__all__ = [
    "Article",
    "ArticleError",
    "ArticleEvents",
    "DateError",
    "Event",
    "Extractor",
    "HadathError",
    "LexiconError",
    "MissingExtraError",
    "UnknownFormatError",
    "__version__",
    "explain",
    "extract",
    "extract_many",
    "find_dates",
    "find_numbers",
    "read_article",
    "schema",
    "to_dataframe",
]
