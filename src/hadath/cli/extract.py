"""`hadath extract`: the events of articles, written to a file."""

import argparse
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from hadath.batch import Line, extract_lines
from hadath.cli.exits import EXIT_CODES, OK, UNREAD
from hadath.cli.inputs import add_inputs, make_extractor, positive, read_inputs
from hadath.cli.output import as_text, is_terminal, open_output
from hadath.cli.progress import Progress
from hadath.cli.resume import resume
from hadath.errors import OutputError
from hadath.events import ArticleEvents
from hadath.export import EXPORTERS, exporter
from hadath.garbage import set_apart
from hadath.reading.rows import Meter

_LOGGER = logging.getLogger(__name__)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its arguments."""
    command = commands.add_parser("extract", help="write the events of articles to a file", epilog=EXIT_CODES)
    command.set_defaults(run=_run)
    command.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")
    command.add_argument("--format", choices=EXPORTERS, default="jsonl", help="default: jsonl, one article a line")
    command.add_argument("--resume", action="store_true", help="go on with the .jsonl output of a run that ended early")
    command.add_argument("--bom", action="store_true", help="begin a sheet with the mark by which Excel knows UTF-8")
    command.add_argument("--workers", type=positive, default=1, metavar="N", help="processes (default: 1)")
    add_inputs(command)


def _run(options: argparse.Namespace) -> int:
    write = _writer(options)
    unread: list[str] = []
    engine = make_extractor(options)
    meter = Meter(options.names if sys.stderr.isatty() else ())
    rows = read_inputs(options, meter)
    if options.resume:
        rows = resume(_resumable(options), rows)
    bar = Progress(meter, wanted=not is_terminal(options.output))
    with set_apart(), open_output(options.output, options.names, more=options.resume) as raw, bar as progress:
        lines = _report(extract_lines(rows, workers=options.workers, engine=engine), unread, progress)
        with nullcontext(raw) if EXPORTERS[options.format].binary else as_text(raw) as stream:
            write(lines, stream)
    if unread:
        _LOGGER.warning("%d articles could not be read", len(unread))
    return UNREAD if unread else OK


def _writer(options: argparse.Namespace) -> Callable[[Iterable[Line], Any], None]:
    """Return what writes lines in the format asked for; raises OutputError for a mark on what is no sheet."""
    if options.format == "jsonl" and not options.bom:
        return lambda lines, stream: stream.writelines(line.json + "\n" for line in lines)
    write = exporter(options.format)
    if options.bom:
        sheets = [name for name, form in EXPORTERS.items() if form.sheet]
        if options.format not in sheets:
            raise OutputError(f"--bom is for {', '.join(sheets)}, not for {options.format}")
        write = partial(write, bom=True)
    return lambda lines, stream: write((ArticleEvents.model_validate_json(line.json) for line in lines), stream)


def _resumable(options: argparse.Namespace) -> Path:
    """Return the output to go on with; raises OutputError for one that cannot be."""
    if options.format != "jsonl":
        raise OutputError(f"--resume goes on with jsonl only, whose lines stand alone, not with {options.format}")
    if options.output in (None, "-"):
        raise OutputError("--resume needs the file to go on with: -o FILE")
    path = Path(options.output)
    if path.exists() and not path.is_file():
        raise OutputError(f"{path}: not a file that could be gone on with")
    return path


def _report(lines: Iterable[Line], unread: list[str], progress: Progress) -> Iterator[Line]:
    """Pass lines on; name those that could not be read, and show progress."""
    for number, line in enumerate(lines, 1):
        if line.failure is not None:
            unread.append(line.where)
            _LOGGER.warning("%s: %s", line.where, line.failure)
        progress.show(number)
        yield line
