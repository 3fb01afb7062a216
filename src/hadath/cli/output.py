"""Where a command writes: UTF-8 with plain line ends, whatever the machine's settings."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from hadath.errors import OutputError
from hadath.reading.packed import PackedWriter, find_packing


@contextmanager
def open_output(name: str | None, inputs: Iterable[str], *, more: bool = False) -> Iterator[BinaryIO]:
    """Open a file, or standard output for null or "-"; `more` writes on after what the file holds.

    A name that ends in .gz or .zst is packed. Raises OutputError where it is one of the inputs.
    """
    if name is None or name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    if any(path.exists() and Path(given).exists() and path.samefile(given) for given in inputs):
        raise OutputError(f"{path}: is one of the inputs")
    packing = find_packing(path)
    with path.open("ab" if more else "wb") as raw:
        if not packing:
            yield raw
            return
        with PackedWriter(raw, packing) as packed:
            yield cast(BinaryIO, packed)


def is_terminal(name: str | None) -> bool:
    """Return whether what is written to a name, or to standard output for null or "-", is seen on a terminal."""
    return name in (None, "-") and sys.stdout.isatty()


@contextmanager
def as_text(raw: BinaryIO) -> Iterator[TextIO]:
    """Return a stream of bytes as one of text; the stream itself stays open."""
    stream = TextIOWrapper(raw, encoding="utf-8", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()
