"""The articles that a command is given."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hadath.reading.rows import Meter, Row, read_rows

if TYPE_CHECKING:
    from hadath.extractor import Extractor

_PATHS = """.txt, .html, .jsonl, .csv or .parquet files, .jsonl and .csv also packed as .gz or .zst, folders (their
.txt and .html files), or - for standard input"""


def add_inputs(command: argparse.ArgumentParser) -> None:
    """Add the arguments that name the articles, which every command that reads some has."""
    command.add_argument("path", nargs="+", metavar="PATH", help=_PATHS)
    command.add_argument("--published", metavar="DATE", help="day of publication where an article gives none")
    for kind, form in (("places", "CSV or TSV"), ("actors", "TOML")):
        text = f"your own {kind} ({form}), added to those hadath knows or in their stead; may be given again"
        command.add_argument(f"--{kind}", action="append", default=[], metavar="FILE", help=text)


def make_extractor(options: argparse.Namespace) -> "Extractor":
    """Return what reads the articles, with the user's own entries; raises LexiconError where one is malformed."""
    from hadath.extractor import Extractor

    return Extractor(places=options.places, actors=options.actors)


def read_inputs(options: argparse.Namespace, meter: Meter | None = None) -> Iterator[Row]:
    """Return the rows of all inputs, with the default day of publication filled in; tell `meter` how far it is."""
    for name in options.names:
        for row in read_rows(name, meter):
            yield row if options.day is None else row._replace(published=options.day)


def positive(text: str) -> int:
    """Return an argument that is a number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number
