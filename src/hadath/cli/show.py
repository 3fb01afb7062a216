"""`hadath show`: articles marked up in the terminal, and their events."""

import argparse
import logging
import os
import sys

from hadath.batch import read_input
from hadath.cli.exits import EXIT_CODES, OK, UNREAD
from hadath.cli.inputs import add_inputs, make_extractor, read_inputs
from hadath.cli.output import as_text
from hadath.errors import HadathError
from hadath.view.terminal import clean, mark_up, to_table

_LOGGER = logging.getLogger(__name__)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its arguments."""
    command = commands.add_parser(
        "show", help="print articles marked up, and their events as tables", epilog=EXIT_CODES
    )
    command.set_defaults(run=_run)
    command.add_argument("--explain", action="store_true", help="also print every mention and the rule that found it")
    command.add_argument("--table", action="store_true", help="print the tables only")
    add_inputs(command)


def _run(options: argparse.Namespace) -> int:
    engine = make_extractor(options)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    code = OK
    with as_text(sys.stdout.buffer) as stream:
        for row in read_inputs(options):
            try:
                article = read_input(row)
            except HadathError as error:
                _LOGGER.warning("%s: %s", row.where, error)
                code = UNREAD
                continue
            result = engine.extract(article)
            parts = [to_table(result), ""]
            if not options.table:
                parts[:0] = [mark_up(article.text, article.layout.passages, result, colour=colour), ""]
            if options.explain:
                parts += [clean(str(engine.explain(article))), ""]
            stream.write("\n".join(parts) + "\n")
    return code
