"""`hadath extract`: the events of articles, written to a file."""

import argparse
import logging
import sys
import time
from collections.abc import Iterable, Iterator

from hadath.batch import Line, extract_lines
from hadath.cli.exits import EXIT_CODES, OK, UNREAD
from hadath.cli.inputs import add_inputs, read_inputs
from hadath.cli.output import open_output
from hadath.events import ArticleEvents
from hadath.export import EXPORTERS, exporter

_EVERY = 0.2  # seconds between two lines of progress
_LOGGER = logging.getLogger(__name__)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its arguments."""
    command = commands.add_parser("extract", help="write the events of articles to a file", epilog=EXIT_CODES)
    command.set_defaults(run=_run)
    command.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    command.add_argument("--format", choices=EXPORTERS, default="jsonl", help="default: jsonl, one article a line")
    command.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes (default: 1)")
    add_inputs(command)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _run(options: argparse.Namespace) -> int:
    write = exporter(options.format)
    unread: list[str] = []
    with open_output(options.output, options.names) as stream:
        lines = _report(extract_lines(read_inputs(options), workers=options.workers), unread)
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
