"""The command line: `hadath extract` and `hadath show`."""

import argparse
import logging
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from hadath.article import parse_published
from hadath.batch import Line, extract_lines, read_input
from hadath.errors import ArticleError, HadathError
from hadath.events import ArticleEvents
from hadath.export import EXPORTERS, exporter
from hadath.reading.rows import Row, find_inputs, read_rows
from hadath.view.terminal import clean, mark_up, to_table

OK, UNREAD, MISUSE, INTERRUPTED = 0, 1, 2, 130
_EXIT_CODES = """exit codes: 0 all was read; 1 some articles could not be read (they are named on standard error, and
have an output line with a warning); 2 wrong arguments, no such input, or the output cannot be written;
130 interrupted"""
_PATHS = ".txt, .html, .jsonl, .csv or .parquet files, folders (their .txt and .html files), or - for standard input"
_EVERY = 0.2  # seconds between two lines of progress
_LOGGER = logging.getLogger(__name__)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 all read, 1 some not, 2 misuse, 130 interrupted."""
    options = build_parser().parse_args(arguments)
    handler = _CleanHandler()
    handler.setFormatter(logging.Formatter("hadath: %(message)s"))
    logging.getLogger("hadath").addHandler(handler)
    try:
        return _run(options)
    finally:
        logging.getLogger("hadath").removeHandler(handler)


def _run(options: argparse.Namespace) -> int:
    try:
        options.names = find_inputs(options.path)
        options.day = parse_published(options.published)
        return int(options.run(options))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (HadathError, OSError) as error:
        _LOGGER.error("%s", error)  # a message for people, without a traceback
        return MISUSE
    except KeyboardInterrupt:
        return INTERRUPTED


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line's arguments."""
    parser = argparse.ArgumentParser(
        prog="hadath", description="Structured event records from Arabic news.", epilog=_EXIT_CODES
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    extract = commands.add_parser("extract", help="write the events of articles to a file", epilog=_EXIT_CODES)
    extract.set_defaults(run=_run_extract)
    extract.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    extract.add_argument("--format", choices=EXPORTERS, default="jsonl", help="default: jsonl, one article a line")
    extract.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes (default: 1)")
    show = commands.add_parser("show", help="print articles marked up, and their events as tables", epilog=_EXIT_CODES)
    show.set_defaults(run=_run_show)
    show.add_argument("--explain", action="store_true", help="also print every mention and the rule that found it")
    show.add_argument("--table", action="store_true", help="print the tables only")
    for command in (extract, show):
        command.add_argument("path", nargs="+", metavar="PATH", help=_PATHS)
        command.add_argument("--published", metavar="DATE", help="day of publication where an article gives none")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


class _CleanHandler(logging.StreamHandler[TextIO]):
    """Writes to standard error, without what steers a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return clean(super().format(record))


def _rows(options: argparse.Namespace) -> Iterator[Row]:
    """Return the rows of all inputs, with the default day of publication filled in."""
    for name in options.names:
        for row in read_rows(name):
            yield row if options.day is None else row._replace(published=options.day)


def _run_extract(options: argparse.Namespace) -> int:
    write = exporter(options.format)
    unread: list[str] = []
    with _output(options) as stream:
        lines = _report(extract_lines(_rows(options), workers=options.workers), unread)
        if options.format == "jsonl":
            for line in lines:
                stream.write(line.json + "\n")
        else:
            write((ArticleEvents.model_validate_json(line.json) for line in lines), stream)
    if unread:
        _LOGGER.warning("%d articles could not be read", len(unread))
    return UNREAD if unread else OK


def _report(lines: Iterable[Line], unread: list[str]) -> Iterator[Line]:
    """Pass lines on; name those that could not be read, and show progress on a terminal."""
    began = shown = time.monotonic()
    terminal = sys.stderr.isatty()
    for number, line in enumerate(lines, 1):
        if line.failure is not None:
            unread.append(line.where)
            _LOGGER.warning("%s: %s", line.where, line.failure)
        now = time.monotonic()
        if terminal and now - shown > _EVERY:
            shown = now
            sys.stderr.write(f"\r{number} articles, {number / (now - began):.0f}/s ")
        yield line
    if terminal and shown != began:
        sys.stderr.write("\n")


@contextmanager
def _output(options: argparse.Namespace) -> Iterator[TextIO]:
    """Open the output as UTF-8 with plain line ends; raises ArticleError where it is one of the inputs."""
    if options.output in (None, "-"):
        with _standard_output() as stream:
            yield stream
        return
    path = Path(options.output)
    if any(path.exists() and Path(name).exists() and path.samefile(name) for name in options.names):
        raise ArticleError(f"{path}: is one of the inputs")
    with path.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    stream = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()


def _run_show(options: argparse.Namespace) -> int:
    from hadath.api import explain, extract

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    code = OK
    with _standard_output() as stream:
        for row in _rows(options):
            try:
                article = read_input(row)
            except HadathError as error:
                _LOGGER.warning("%s: %s", row.where, error)
                code = UNREAD
                continue
            result = extract(article)
            parts = [to_table(result), ""]
            if not options.table:
                parts[:0] = [mark_up(article.text, article.layout.passages, result, colour=colour), ""]
            if options.explain:
                parts += [clean(str(explain(article))), ""]
            stream.write("\n".join(parts) + "\n")
    return code
