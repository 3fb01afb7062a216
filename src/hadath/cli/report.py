"""`hadath report`: the events of articles as one HTML page."""

import argparse
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from hadath.article import Article
from hadath.batch import read_input
from hadath.cli.exits import EXIT_CODES, OK, UNREAD
from hadath.cli.inputs import add_inputs, make_extractor, positive, read_inputs
from hadath.cli.output import as_text, is_terminal, open_output
from hadath.cli.progress import Progress
from hadath.errors import HadathError
from hadath.reading.rows import Meter, Row, find_inputs, read_rows

_LOGGER = logging.getLogger(__name__)
_Value = TypeVar("_Value")


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its arguments."""
    command = commands.add_parser(
        "report",
        help="write one HTML page: map, timeline, table, articles",
        description="PATH holds records that `hadath extract` wrote, or articles, whose events are then read.",
        epilog=EXIT_CODES,
    )
    command.set_defaults(run=_run)
    command.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    command.add_argument(
        "--articles", action="append", default=[], metavar="PATH", help="the articles that the records were read from"
    )
    command.add_argument("--title", default="Events", help="default: Events")
    command.add_argument("--limit", type=positive, metavar="N", help="most events in the page (default: 10000)")
    add_inputs(command)


def _run(options: argparse.Namespace) -> int:
    from hadath.view.report import MOST_EVENTS, to_report
    from hadath.view.told import match_texts, read_told

    limit = options.limit or MOST_EVENTS
    names = find_inputs(options.articles)
    unread: list[str] = []
    engine = make_extractor(options) if options.places or options.actors else None  # records alone need no lexicon
    meter = Meter(options.names if sys.stderr.isatty() else ())
    bar = Progress(meter, wanted=not is_terminal(options.output))
    with open_output(options.output, [*options.names, *names]) as raw, as_text(raw) as stream, bar as progress:
        told = _watch(_read(partial(read_told, engine=engine), read_inputs(options, meter), unread), progress)
        if names:
            articles: Iterator[Article] = _read(read_input, (row for name in names for row in read_rows(name)), unread)
            told = iter(match_texts(told, articles, limit=limit))
        to_report(told, stream, title=options.title, limit=limit)
    return UNREAD if unread else OK


def _read(read: Callable[[Row], _Value], rows: Iterable[Row], unread: list[str]) -> Iterator[_Value]:
    """Return what each row holds; name those that cannot be read."""
    for row in rows:
        try:
            yield read(row)
        except HadathError as error:
            unread.append(row.where)
            _LOGGER.warning("%s: %s", row.where, error)


def _watch(values: Iterable[_Value], progress: Progress) -> Iterator[_Value]:
    """Pass values on, and show progress."""
    try:
        for number, value in enumerate(values, 1):
            progress.show(number)
            yield value
    finally:
        progress.clear()
