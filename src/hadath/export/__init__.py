"""The formats that results are written in; a further one is a function and its line in EXPORTERS."""

from collections.abc import Callable, Iterable
from typing import TextIO

from hadath.errors import UnknownFormatError
from hadath.events import ArticleEvents
from hadath.export.tables import to_csv, to_json, to_jsonl

Exporter = Callable[[Iterable[ArticleEvents], TextIO], None]
EXPORTERS: dict[str, Exporter] = {"jsonl": to_jsonl, "json": to_json, "csv": to_csv}


def exporter(name: str) -> Exporter:
    """Return the function that writes a format; raises UnknownFormatError naming those there are.

    >>> exporter("jsonl").__name__
    'to_jsonl'
    """
    try:
        return EXPORTERS[name]
    except KeyError:
        raise UnknownFormatError(f"{name}: not one of {', '.join(EXPORTERS)}") from None
