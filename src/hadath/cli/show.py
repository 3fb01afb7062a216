"""`hadath show`: articles marked up in the terminal, and their events."""

import argparse
import logging
import sys
from typing import TYPE_CHECKING

from hadath.article import Article
from hadath.batch import read_input
from hadath.cli.exits import EXIT_CODES, OK, UNREAD
from hadath.cli.inputs import add_inputs, make_extractor, read_inputs
from hadath.cli.output import as_text
from hadath.errors import HadathError

if TYPE_CHECKING:
    from rich.console import Console

    from hadath.extractor import Extractor

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
    from hadath.view.terminal import open_console

    engine = make_extractor(options)
    code = OK
    with as_text(sys.stdout.buffer) as stream:
        console = open_console(stream)
        for row in read_inputs(options):
            try:
                article = read_input(row)
            except HadathError as error:
                _LOGGER.warning("%s: %s", row.where, error)
                code = UNREAD
            else:
                _show(article, engine, options, console)
    return code


def _show(article: Article, engine: "Extractor", options: argparse.Namespace, console: "Console") -> None:
    from rich.text import Text

    from hadath.view.clean import clean
    from hadath.view.terminal import has_colours, mark_up, to_explanation, to_table

    result = engine.extract(article)
    plain = not console.is_terminal  # what is read by programs and kept in files: paragraphs and rules a line each
    if not options.table:
        marked = mark_up(article.text, article.layout.passages, result, plain=not has_colours(console))
        console.print(marked, "", sep="\n", soft_wrap=plain)
    console.print(to_table(result, plain=plain), "", sep="\n")
    if options.explain:
        trace = engine.explain(article)
        console.print(Text(clean(str(trace))) if plain else to_explanation(trace), "", sep="\n", soft_wrap=plain)
