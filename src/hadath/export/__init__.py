"""The formats that results are written in; a further one is a function and its line in EXPORTERS."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from hadath.errors import UnknownFormatError


class Format(NamedTuple):
    """Where a format's function is (`to_<name>` in a module beside this one), and what it is written to.

    `binary`: it writes bytes. `sheet`: it is read with spreadsheets, and takes `bom`.
    """

    module: str
    binary: bool = False
    sheet: bool = False


EXPORTERS = {
    "jsonl": Format("tables"),
    "json": Format("tables"),
    "csv": Format("tables", sheet=True),
    "parquet": Format("parquet", binary=True),
    "acled": Format("acled", sheet=True),
    "ucdp": Format("ucdp", sheet=True),
    "plover": Format("plover"),
    "geojson": Format("geojson"),
}


def exporter(name: str) -> Callable[..., None]:
    """Return the function that writes a format, called with the results and a stream.

    Its module is imported only now. Raises UnknownFormatError naming the formats there are.

    >>> exporter("jsonl").__name__
    'to_jsonl'
    """
    if name not in EXPORTERS:
        raise UnknownFormatError(f"{name}: not one of {', '.join(EXPORTERS)}")
    module: Any = import_module(f"hadath.export.{EXPORTERS[name].module}")
    function: Callable[..., None] = getattr(module, f"to_{name}")
    return function
