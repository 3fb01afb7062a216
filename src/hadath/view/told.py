"""Events together with the articles they were read from, for pictures that show both."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from hadath.api import extractor
from hadath.article import Article
from hadath.batch import read_input
from hadath.errors import ArticleError
from hadath.events import ArticleEvents
from hadath.reading.rows import Row

if TYPE_CHECKING:
    from hadath.extractor import Extractor

_LOGGER = logging.getLogger(__name__)


class Told(NamedTuple):
    """An article's events, and the text they were read from where it is known."""

    result: ArticleEvents
    text: str | None = None


def read_told(row: Row, engine: "Extractor | None" = None) -> Told:
    """Return what an input row tells: a record that `hadath extract` wrote as it is, or the events of an article.

    `engine` reads the articles, the process's own where none is given. Raises ArticleError for a row that is neither.
    """
    if isinstance(row.given, Mapping) and {"article", "events"} <= row.given.keys():
        try:
            return Told(ArticleEvents.model_validate(row.given))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise ArticleError(f"not a record of this version: {place}: {first['msg']}") from error
    article = read_input(row)
    return Told((engine or extractor()).extract(article), article.text)


def match_texts(told: Iterable[Told], articles: Iterable[Article], *, limit: int) -> list[Told]:
    """Return the records with the texts of the articles of the same id; those beyond `limit` events are not read.

    A text that does not have a record's evidence where the record says is another one, and is left out.
    """
    held = list(_first(told, limit))
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(held):
        if one.text is None:
            waiting[one.result.article.id].append(number)
    for article in articles:
        for number in waiting.pop(article.id, ()):
            if _fits(held[number].result, article.text):
                held[number] = held[number]._replace(text=article.text)
            else:
                _LOGGER.warning("%s: not the text that its events were read from", article.id)
    if waiting:
        _LOGGER.warning("articles with events whose text is missing: %d; their evidence is shown", len(waiting))
    return held


def _first(told: Iterable[Told], limit: int) -> Iterator[Told]:
    """Return what has events, up to and including the article that brings them above a limit."""
    for one in told:
        if one.result.events:
            yield one
            limit -= len(one.result.events)
            if limit < 0:
                return


def _fits(result: ArticleEvents, text: str) -> bool:
    return all(text[passage.start : passage.end] == passage.text for event in result for passage in event.evidence)
