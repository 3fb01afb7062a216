"""The command line: a file a command, and what they share."""

import argparse
import logging
import os
import sys
from typing import TextIO

from hadath.article import parse_published
from hadath.cli import extract, report, show
from hadath.cli.exits import EXIT_CODES, INTERRUPTED, MISUSE, OK, UNREAD
from hadath.errors import HadathError
from hadath.reading.rows import find_inputs
from hadath.view.clean import clean

__all__ = ["INTERRUPTED", "MISUSE", "OK", "UNREAD", "build_parser", "main"]

COMMANDS = (extract, report, show)  # each adds its parser, which names the function that runs it
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
        prog="hadath", description="Structured event records from Arabic news.", epilog=EXIT_CODES
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(commands)
    return parser


class _CleanHandler(logging.StreamHandler[TextIO]):
    """Writes to standard error, without what steers a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return clean(super().format(record))
