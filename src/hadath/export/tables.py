"""Results as JSON Lines, JSON and CSV, and the flat rows that other formats are made from."""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO, get_args

from hadath.events import ArticleEvents, Count, CountKind, Event
from hadath.export.sheet import write_rows

KINDS: tuple[str, ...] = get_args(CountKind)
COLUMNS = (
    "article_id", "title", "source", "url", "published", "event_id", "type", "status", "aggregate",
    "date_start", "date_end", "date", "date_precision", "date_basis",
    "place", "place_en", "place_kind", "admin1", "admin2", "country", "latitude", "longitude", "place_precision",
    "places", "agents", "partners", "targets", "agents_en", "targets_en", "counts",
    *(f"{kind}_{end}" for kind in KINDS for end in ("low", "high")),
    "people", "items", "attributions", "summary", "evidence",
)  # fmt: skip
_SEPARATOR = "; "


def to_records(results: Iterable[ArticleEvents]) -> Iterator[dict[str, Any]]:
    """Return one flat row an event, with the keys of COLUMNS.

    `place` and what follows it are the event's first place, `places` all of them. `killed_low` and so on are the
    event's figure of that kind, added up where each figure is of another side, and null where the text gives none
    or several that overlap; `counts` has every figure in words.
    """
    for result in results:
        about = _about(result)
        for event in result.events:
            yield about | to_record(event)


def _about(result: ArticleEvents) -> dict[str, Any]:
    article = result.article
    return {
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published,
    }


def to_record(event: Event) -> dict[str, Any]:
    """Return an event's own columns, those from "event_id" on."""
    date = event.date
    return {
        "event_id": event.id,
        "type": event.type,
        "status": event.status,
        "aggregate": event.aggregate,
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "date": date.edtf if date else None,
        "date_precision": date.precision if date else None,
        "date_basis": date.basis if date else None,
        **_place(event),
        **_parties(event),
        "counts": _SEPARATOR.join(map(describe_count, event.counts)),
        **to_figures(event),
        "people": _SEPARATOR.join(f"{person.name} ({person.role})" for person in event.people),
        "items": _SEPARATOR.join(item.text for item in event.items),
        "attributions": _SEPARATOR.join(attribution.source for attribution in event.attributions),
        "summary": event.summary,
        "evidence": " … ".join(evidence.text for evidence in event.evidence),
    }


def _place(event: Event) -> dict[str, Any]:
    first = event.locations[0] if event.locations else None
    return {
        "place": first.name if first else None,
        "place_en": first.name_en if first else None,
        "place_kind": first.kind if first else None,
        "admin1": first.admin1 if first else None,
        "admin2": first.admin2 if first else None,
        "country": first.country if first else None,
        "latitude": first.latitude if first else None,
        "longitude": first.longitude if first else None,
        "place_precision": first.precision if first else None,
        "places": _SEPARATOR.join(location.name for location in event.locations),
    }


def _parties(event: Event) -> dict[str, str]:
    def names(role: str, *, english: bool = False) -> str:
        found = (actor for actor in event.actors if actor.role == role)
        return _SEPARATOR.join((actor.name_en or actor.name) if english else actor.name for actor in found)

    return {
        "agents": names("agent"),
        "partners": names("partner"),
        "targets": names("target"),
        "agents_en": names("agent", english=True),
        "targets_en": names("target", english=True),
    }


def to_figures(event: Event) -> dict[str, int | None]:
    """Return the event's lowest and highest figure of each kind ("killed_low" …), null where they cannot be added."""
    figures: dict[str, int | None] = {}
    for kind in KINDS:
        counts = [count for count in event.counts if count.kind == kind and not count.subset]
        apart = len({count.of for count in counts}) == len(counts) and (len(counts) == 1 or all(c.of for c in counts))
        figures[f"{kind}_low"] = _total([count.low for count in counts]) if apart else None
        figures[f"{kind}_high"] = _total([count.high for count in counts]) if apart else None
    return figures


def _total(figures: list[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known and len(known) == len(figures) else None


def describe_count(count: Count) -> str:
    """Return a figure in a few words.

    >>> span = {"start": 0, "end": 5}
    >>> describe_count(Count(kind="killed", low=20, high=None, of="داعش", text="أكثر من 20", span=span))
    'killed 20+ (داعش)'
    """
    low, high = count.low, count.high
    if low is None and high is None:
        figure = "?"
    elif low == high:
        figure = f"{'~' if count.approximate else ''}{low}"
    else:
        figure = f"{low}+" if high is None else f"{'0' if low is None else low}-{high}"
    side = f" ({count.of})" if count.of else ""
    return f"{'of these ' if count.subset else ''}{count.kind} {figure}{side}"


def to_jsonl(results: Iterable[ArticleEvents], stream: TextIO) -> None:
    """Write one ArticleEvents a line."""
    for result in results:
        stream.write(result.model_dump_json() + "\n")


def to_json(results: Iterable[ArticleEvents], stream: TextIO) -> None:
    """Write one JSON array of ArticleEvents, an element a line."""
    before = "[\n"
    for result in results:
        stream.write(before + result.model_dump_json())
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def to_csv(results: Iterable[ArticleEvents], stream: TextIO, *, bom: bool = False) -> None:
    """Write one row an event under a header; `bom` begins with the mark by which Excel knows UTF-8."""
    write_rows(COLUMNS, to_records(results), stream, bom=bom)
