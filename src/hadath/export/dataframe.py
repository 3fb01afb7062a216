"""Results as a pandas data frame: a row an event, or a row a place, a figure or a party of an event."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from hadath.errors import MissingExtraError
from hadath.events import Actor, ArticleEvents, Count, Location
from hadath.export.tables import COLUMNS, KINDS, to_records

if TYPE_CHECKING:
    import pandas as pd

Explode = Literal["locations", "counts", "actors"]
_PARTS: dict[Explode, tuple[str, type[Location | Count | Actor]]] = {
    "locations": ("location", Location),
    "counts": ("count", Count),
    "actors": ("actor", Actor),
}
_FIGURES = tuple(f"{kind}_{end}" for kind in KINDS for end in ("low", "high"))
_WHOLE: dict[Explode, tuple[str, ...]] = {
    "locations": ("location_geonames_id",),
    "counts": ("count_low", "count_high"),
    "actors": (),
}
_DAYS = ("published", "date_start", "date_end")


def to_dataframe(results: Iterable[ArticleEvents], *, explode: Explode | None = None) -> "pd.DataFrame":
    """Return a pandas DataFrame, one row an event; figures are nullable integers, days are timestamps.

    `explode` gives one row a place, a figure or a party of each event instead, with the fields of that record after
    the event's columns ("location_name", "count_low", "actor_role" …); an event without any keeps one row. Raises
    MissingExtraError where pandas is not installed, ValueError for another `explode`.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError('a data frame needs the extra "frame": pip install "hadath[frame]"') from error
    if explode is not None and explode not in get_args(Explode):
        raise ValueError(f"explode={explode!r}: not one of {', '.join(get_args(Explode))}")
    columns = [*COLUMNS, *(_columns(explode) if explode else ())]
    frame = pd.DataFrame.from_records(list(_rows(results, explode)), columns=columns)
    frame = frame.astype(dict.fromkeys((*_FIGURES, *(_WHOLE[explode] if explode else ())), "Int64"))
    for column in _DAYS:
        frame[column] = pd.to_datetime(frame[column])
    return frame


def _columns(explode: Explode) -> list[str]:
    prefix, record = _PARTS[explode]
    fields = [f"{prefix}_{field}" for field in record.model_fields if field != "span"]
    return [*fields, f"{prefix}_start", f"{prefix}_end"]


def _rows(results: Iterable[ArticleEvents], explode: Explode | None) -> Iterator[dict[str, Any]]:
    for result in results:
        for event, row in zip(result.events, to_records([result]), strict=True):
            parts = getattr(event, explode) if explode else ()
            for part in parts:
                yield row | _fields(part, _PARTS[explode][0])  # type: ignore[index]  # there are parts only of something
            if not parts:
                yield row


def _fields(part: Location | Count | Actor, prefix: str) -> dict[str, Any]:
    fields = {f"{prefix}_{name}": value for name, value in part if name != "span"}
    return fields | {f"{prefix}_start": part.span.start, f"{prefix}_end": part.span.end}
