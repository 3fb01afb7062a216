"""Events as one HTML page that needs no network: a map, a timeline, a table, and each article with its evidence marked.

The page is written as a stream, an article at a time, as JSON in script elements that a browser takes for data. What
draws it lies in `assets`, built from `frontend`; nothing of an article is ever put into the page as HTML.
"""

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, NamedTuple, TextIO

from hadath.article import Article, read_row
from hadath.batch import read_input
from hadath.errors import ArticleError
from hadath.events import ArticleEvents
from hadath.export.tables import to_records
from hadath.reading.rows import Row

MOST_EVENTS = 10_000
# What could end the script element, or the line, or turn the direction of what stands after it: written as \uXXXX.
_UNSAFE = re.compile(
    "[<>&\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"  # no letter is among these
)
_LOADING = "<p>Loading …</p><noscript><p>This page draws itself with JavaScript, which is switched off.</p></noscript>"


class Told(NamedTuple):
    """An article's events, and the text they were read from where it is known."""

    result: ArticleEvents
    text: str | None = None


def to_report(
    told: Iterable[Told], stream: TextIO, *, title: str = "Events", limit: int = MOST_EVENTS
) -> None:
    """Write the page. Of more than `limit` events the first are taken, and the page says so.

    >>> import hadath, io
    >>> text, page = "قتل جندي في انفجار عبوة ناسفة في بغداد.", io.StringIO()
    >>> to_report([Told(hadath.extract(text), text)], page)
    >>> page.getvalue().count('class="article"')
    1
    """
    from hadath import __version__

    title = title.encode("utf-8", "replace").decode()
    style, script = _asset("report.css"), _asset("report.js")
    stream.write(_head(title, style, script))
    left = limit
    for one in limit_events(told, limit + 1):
        if kept := one.result.events[:left]:
            left -= len(kept)
            stream.write(_data(_to_json(one._replace(result=one.result.model_copy(update={"events": kept}))), 'class="article"'))
            continue
    ...
