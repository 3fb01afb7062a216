"""Where a command writes: UTF-8 with plain line ends, whatever the machine's settings."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from hadath.errors import ArticleError


@contextmanager
def open_output(name: str | None, inputs: Iterable[str]) -> Iterator[TextIO]:
    """Open a file, or standard output for null or "-"; raises ArticleError where it is one of the inputs."""
    if name is None or name == "-":
        with standard_output() as stream:
            yield stream
        return
    path = Path(name)
    if any(path.exists() and Path(given).exists() and path.samefile(given) for given in inputs):
        raise ArticleError(f"{path}: is one of the inputs")
    with path.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Return standard output as a stream of text."""
    stream = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()
