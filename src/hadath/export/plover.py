"""Results as PLOVER records, one JSON object a line; docs/exports.md says what stands in their fields."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from hadath.events import Actor, ArticleEvents, ArticleRecord, Event, Location
from hadath.export.scope import select_events
from hadath.export.tables import to_figures
from hadath.lexicons.countries import Country, load_countries
from hadath.lexicons.taxonomy import TypeEntry, load_types

CODEBOOK = "PLOVER 0.7b1"
_MATERIAL_COOPERATION = frozenset(("COOPERATE", "AID", "RETREAT"))
_MATERIAL_CONFLICT = frozenset(("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"))
_SECTORS = {"rebel_group": "REB", "civilians": "CVL", "media": "JRN"}
_SIZES = {"dead": "killed", "injured": "injured", "arrested": "arrested"}
_CONTEXTS = {"planned": "future", "denied": "negation"}
_MUTUAL = frozenset(("armed_clash", "agreement"))  # every party is a source


def to_plover(results: Iterable[ArticleEvents], stream: TextIO) -> None:
    """Write one PLOVER record a line.

    Events of types that PLOVER does not have are left out; a warning is logged with their number.
    """
    for record in to_plover_records(results):
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def to_plover_records(results: Iterable[ArticleEvents]) -> Iterator[dict[str, Any]]:
    """Return one PLOVER record an event; fields of which nothing is known are not in it."""
    for article, event in select_events(results, _left_out, name="plover"):
        record = _to_record(article, event, load_types()[event.type])
        yield {name: value for name, value in record.items() if value not in (None, "", {})}


def _left_out(event: Event) -> str | None:
    return None if load_types()[event.type].plover else event.type


def _to_record(article: ArticleRecord, event: Event, kind: TypeEntry) -> dict[str, Any]:
    date = event.date
    targets = [actor for actor in event.actors if actor.role == "target"]
    sources = [actor for actor in event.actors if actor.role != "target"]
    if event.type in _MUTUAL:
        sources, targets = sources + targets, []
    context = [*kind.context, *([_CONTEXTS[event.status]] if event.status in _CONTEXTS else [])]
    return {
        "id": event.id,
        "has_event": True,
        "date": date.start.isoformat() if date and date.start else None,
        "enddate": date.end.isoformat() if date and date.end and date.end != date.start else None,
        "source": [_actor(actor) for actor in sources],
        "recipient": [_actor(actor) for actor in targets],
        "event": [kind.plover],
        "quad_code": _quad_code(kind.plover),
        "mode": kind.mode,
        "context": context,
        "size": _size(event),
        "event_loc": _location(event.locations[0]) if event.locations else None,
        "event_text": [evidence.text for evidence in event.evidence],
        "text_info": {"start": event.evidence[0].start, "end": event.evidence[0].end} if event.evidence else None,
        "cite_info": _citation(article),
        "coder": "hadath",
        "comment": "a tally over several incidents" if event.aggregate else None,
    }


def _quad_code(event: str | None) -> int:
    """Return 1 verbal or 2 material cooperation, 4 material conflict; none of our types is verbal conflict."""
    if event in _MATERIAL_CONFLICT:
        return 4
    return 2 if event in _MATERIAL_COOPERATION else 1


def _actor(actor: Actor) -> dict[str, Any]:
    sector = _SECTORS.get(actor.category or "")
    if actor.id is None and actor.category == "political_militia":
        sector = "UAF"
    fields = {
        "code": load_countries().get(actor.country or "", Country()).alpha3,
        "sector": sector,
        "actor_text": actor.text,
        "identifier_id": actor.id,
        "identifier_text": actor.name_en or actor.name,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _size(event: Event) -> dict[str, int | str]:
    """Return figures as integers, and as "20+", "10-15" or "0-15" where the text gives a bound or two."""
    figures = to_figures(event)
    sizes: dict[str, int | str] = {}
    for name, kind in _SIZES.items():
        low, high = figures[f"{kind}_low"], figures[f"{kind}_high"]
        if low is not None and low == high:
            sizes[name] = low
        elif high is not None:
            sizes[name] = f"{low or 0}-{high}"
        elif low is not None:
            sizes[name] = f"{low}+"
    return sizes


def _location(place: Location) -> dict[str, Any]:
    fields = {
        "geonameid": place.geonames_id,
        "name": place.name_en or place.name,
        "alternatenames": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country code": place.country,
        "cc3": load_countries().get(place.country or "", Country()).alpha3,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "precision": place.precision,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _citation(article: ArticleRecord) -> dict[str, Any]:
    fields = {
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "publication": article.source,
        "published": article.published.isoformat() if article.published else None,
        "codebook": CODEBOOK,
    }
    return {name: value for name, value in fields.items() if value is not None}
