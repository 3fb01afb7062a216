"""Many articles, in order: one that cannot be read gives a result that says so, and the run goes on."""

import gc
import logging
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from hadath.api import extractor
from hadath.article import Article, read_article, read_row
from hadath.errors import ArticleError, HadathError
from hadath.events import ArticleEvents, ArticleRecord
from hadath.reading.encodings import replace_surrogates
from hadath.reading.rows import Row

if TYPE_CHECKING:
    from hadath.extractor import Extractor

_LOGGER = logging.getLogger(__name__)
_CHUNK = 64  # articles a process gets at once: results as JSON and chunks of this size cost next to nothing to move
_CHUNK_LETTERS = 1 << 20  # long articles make shorter chunks, so that what waits is never much
_AHEAD = 3  # chunks a process has waiting for it

Given = str | Article | Mapping[str, Any] | Row
_Chunk = list[tuple[int, Given]]


class Line(NamedTuple):
    """One article's result as JSON on a line; `where` the article came from; why it could not be read, or null."""

    json: str
    where: str
    failure: str | None


def extract_many(
    articles: Iterable[str | Article | Mapping[str, Any]], *, workers: int = 1, engine: "Extractor | None" = None
) -> Iterator[ArticleEvents]:
    """Return the events of each article, lazily and in order.

    An article is a text, an Article, or a row with the key "text" and perhaps "id", "published", "title", "url" and
    "source". One that fails gives a result without events whose warning says why. `workers` is a number of
    processes; more than one pays off from some hundreds of articles on. `engine` reads them: one with entries of the
    user's own, or the process's own where none is given.

    >>> rows = [{"id": "a", "text": "قتل جنديان في هجوم شرق حمص."}, {"id": "b"}]
    >>> [(result.article.id, result.warnings) for result in extract_many(rows)]
    [('a', ()), ('b', ('"text" is NoneType, not a string',))]
    """
    if workers > 1:
        for line in extract_lines(articles, workers=workers, engine=engine):
            yield ArticleEvents.model_validate_json(line.json)
    else:
        engine = extractor() if engine is None else engine
        for number, given in enumerate(articles, 1):
            yield _extract(engine, given, f"row-{number}")[0]


def extract_lines(articles: Iterable[Given], *, workers: int = 1, engine: "Extractor | None" = None) -> Iterator[Line]:
    """Return the result of each article as a line of JSON, lazily and in order; see `extract_many`."""
    engine = extractor() if engine is None else engine  # before the processes are made, which share it where they fork
    numbered = enumerate(articles, 1)
    if workers > 1:
        yield from _extract_apart(engine, numbered, workers)
    else:
        for item in numbered:
            yield _extract_line(engine, item)


def _extract(engine: "Extractor", given: Given, name: str) -> tuple[ArticleEvents, str | None]:
    """Return an article's events, and why there are none where it could not be read."""
    try:
        return engine.extract(_read(given)), None
    except HadathError as error:
        failure = str(error)
    except Exception as error:  # whatever an article does, the run goes on; the fault is logged
        _LOGGER.exception("%s: not extracted", name)
        failure = f"{type(error).__name__}: {error}"
    return _failed(given, name, failure), failure


def _failed(given: Given, name: str, failure: str) -> ArticleEvents:
    return ArticleEvents(article=ArticleRecord(id=_name(given, name)), warnings=(replace_surrogates(failure),))


def _read(given: Given) -> Article:
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return read_article(given)
    if isinstance(given, Row):
        return read_input(given)
    if isinstance(given, Mapping):
        return read_row(given)
    raise ArticleError(f"{type(given).__name__} is neither a text nor an Article nor a row")


def name_result(row: Row) -> str:
    """Return the id that the result of an input row has, whether it can be read or not."""
    return _name(row, row.id)


def read_input(row: Row) -> Article:
    """Return the article of an input row; raises ArticleError where there is none to read."""
    if row.failure is not None:
        raise ArticleError(row.failure)
    if isinstance(row.given, Path):
        return read_article(row.given, published=row.published)
    values = dict(row.given or {})
    values["id"] = name_result(row)
    values["published"] = values.get("published") or row.published
    return read_row(values)


def _name(given: Given, name: str) -> str:
    """Return what an article's result is called: its own id, or its place in the input."""
    if isinstance(given, Article):
        return given.id
    values: object = given
    if isinstance(given, Row):
        values, name = given.given, given.id
    stated = values.get("id") if isinstance(values, Mapping) else None
    return replace_surrogates(name if stated in (None, "") else str(stated))


def _extract_line(engine: "Extractor", item: tuple[int, Given]) -> Line:
    number, given = item
    result, failure = _extract(engine, given, f"row-{number}")
    return Line(result.model_dump_json(), _where(item), failure)


def _where(item: tuple[int, Given]) -> str:
    return item[1].where if isinstance(item[1], Row) else f"row-{item[0]}"


_working: "Extractor | None" = None  # what a worker reads with, set once when it begins


def _extract_chunk(items: _Chunk) -> list[Line]:
    return [_extract_line(cast("Extractor", _working), item) for item in items]


def _cut(numbered: Iterable[tuple[int, Given]]) -> Iterator[_Chunk]:
    chunk: _Chunk = []
    letters = 0
    for item in numbered:
        chunk.append(item)
        letters += _letters(item[1])
        if len(chunk) == _CHUNK or letters > _CHUNK_LETTERS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


def _letters(given: object) -> int:
    """Return how long the text of an article is; a file is read by the process that has it."""
    if isinstance(given, Row):
        given = given.given
    text = given.text if isinstance(given, Article) else given.get("text") if isinstance(given, Mapping) else given
    return len(text) if isinstance(text, str) else 0


def _extract_apart(engine: "Extractor", numbered: Iterator[tuple[int, Given]], workers: int) -> Iterator[Line]:
    """Give chunks to processes, never more than a few ahead of the reader of the results."""
    waiting: deque[tuple[Future[list[Line]], _Chunk]] = deque()
    chunks = _cut(numbered)
    pool = _start(engine, workers)
    try:
        while True:
            for chunk in islice(chunks, workers * _AHEAD - len(waiting)):
                waiting.append((_submit(pool, chunk), chunk))
            if not waiting:
                return
            future, chunk = waiting.popleft()
            try:
                lines = future.result()
            except BrokenProcessPool:
                _LOGGER.warning("a worker died; its articles are tried one by one")
                lines = [_extract_alone(engine, item) for item in chunk]
                pool = _start(engine, workers)
                waiting = deque((_submit(pool, chunk), chunk) for _, chunk in waiting)
            yield from lines
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start(engine: "Extractor", workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_depend, initargs=(engine,))


def _depend(engine: "Extractor") -> None:
    """Keep what a worker reads with; leave Ctrl-C to the main process; end with it, however it ends."""
    global _working
    _working = engine
    gc.freeze()  # the process is ours, and the lexicons stay to its end
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _submit(pool: ProcessPoolExecutor, chunk: _Chunk) -> Future[list[Line]]:
    """Return a chunk's result to come; in a pool whose process died, that death is the result."""
    try:
        return pool.submit(_extract_chunk, chunk)
    except BrokenProcessPool as error:
        future: Future[list[Line]] = Future()
        future.set_exception(error)
        return future


def _extract_alone(engine: "Extractor", item: tuple[int, Given]) -> Line:
    """Read one article in a process of its own, which it may bring down."""
    with _start(engine, 1) as pool:
        try:
            return pool.submit(_extract_chunk, [item]).result()[0]
        except BrokenProcessPool:
            failure = "the process that read it died"
            return Line(_failed(item[1], f"row-{item[0]}", failure).model_dump_json(), _where(item), failure)
