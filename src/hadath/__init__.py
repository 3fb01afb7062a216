"""hadath (حدث, "event"): structured event records from Arabic news."""

from typing import TYPE_CHECKING

import hadath.extract as _finders  # before the function of that name, which the package would otherwise hide
from hadath.api import explain, extract, extract_many, read_article, schema, to_dataframe
from hadath.article import Article
from hadath.errors import (
    ArticleError,
    DateError,
    HadathError,
    LexiconError,
    MissingExtraError,
    OutputError,
    UnknownFormatError,
)
from hadath.events import ArticleEvents, Event

if TYPE_CHECKING:
    from hadath.dates import find_dates
    from hadath.extractor import Extractor
    from hadath.numbers import find_numbers

del _finders
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
    "OutputError",
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
_LATER = {"Extractor": "hadath.extractor", "find_dates": "hadath.dates", "find_numbers": "hadath.numbers"}


def __getattr__(name: str) -> object:
    """Import what is asked for only now, so that `import hadath` itself is quick."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value
