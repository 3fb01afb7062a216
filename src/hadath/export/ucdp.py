"""Results as a sheet with the columns of UCDP GED; docs/exports.md says column by column what stands in them."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TextIO

from hadath.events import ArticleEvents, ArticleRecord, Count, Event, Location
from hadath.export.deaths import are_apart, death_counts, has_deaths
from hadath.export.parties import Party, find_sides, is_named
from hadath.export.scope import not_an_incident, select_events
from hadath.export.sheet import write_rows
from hadath.lexicons.countries import Country, country_name, load_countries
from hadath.lexicons.taxonomy import load_types

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_EMPTY = dict.fromkeys(COLUMNS)
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_ARMED_CATEGORIES = frozenset(("rebel_group", "political_militia", "identity_militia"))
_WHERE_PREC = {"exact": 1, "near": 2, "admin2": 3, "admin1": 4, "country": 6}
_AT_SEA = 7
# The longest span of days of date precision 1 to 4; longer ones are 5.
_DATE_PREC = (1, 6, 7, 31)
_CELLS_A_DEGREE, _CELLS_A_ROW = 2, 720  # of PRIO-GRID


class Violence(NamedTuple):
    """Side A, side B and UCDP's type of violence between them, null where the article does not tell."""

    a: Party | None
    b: Party | None
    type: int | None


def to_ucdp(results: Iterable[ArticleEvents], stream: TextIO, *, bom: bool = False) -> None:
    """Write one row an incident of armed force that killed somebody, with the columns of UCDP GED.

    Other events, tallies, denied and planned ones are left out; a warning is logged with their number.
    """
    write_rows(COLUMNS, to_ucdp_records(results), stream, bom=bom)


def to_ucdp_records(results: Iterable[ArticleEvents]) -> Iterator[dict[str, Any]]:
    """Return one row an incident with the keys of COLUMNS; what the article does not tell is null."""
    for article, event in select_events(results, _left_out, name="ucdp"):
        yield _to_row(article, event)


def _left_out(event: Event) -> str | None:
    if reason := not_an_incident(event):
        return reason
    if not load_types()[event.type].ucdp:
        return "not armed force"
    return None if has_deaths(event) else "without deaths"


def _to_row(article: ArticleRecord, event: Event) -> dict[str, Any]:
    violence = find_violence(event)
    a, b = (_name(party) if party else None for party in violence[:2])
    return {
        **_EMPTY,
        "id": event.id,
        "type_of_violence": violence.type,
        "dyad_name": f"{a} - {b}" if a and b else None,
        "side_a": a,
        "side_b": b,
        **_sources(article, event),
        **_where(event.locations),
        **_when(event),
        "event_clarity": 1,
        **to_deaths(event, violence),
    }


def _name(party: Party) -> str:
    return "Civilians" if _is_victim(party) else party.actor.name_en or party.actor.name


def find_violence(event: Event) -> Violence:
    """Return the sides as UCDP orders them: a state is side A, and civilians are side B."""
    sides = find_sides(event)
    a, b = sides.doer, sides.target
    if (b is not None and _is_state(b) and not (a is not None and _is_state(a))) or (a is not None and _is_victim(a)):
        a, b = b, a
    return Violence(a, b, _type_of_violence(a, b))


def _type_of_violence(a: Party | None, b: Party | None) -> int | None:
    if a is None or b is None or not is_named(a.actor):
        return None
    if _is_victim(b):
        return ONE_SIDED if a.armed else None
    if not is_named(b.actor):
        return None
    if _is_state(a):
        return STATE_BASED if b.armed else None
    groups = {a.actor.category, b.actor.category} <= _ARMED_CATEGORIES
    return NON_STATE if groups else None


def _is_state(party: Party) -> bool:
    return party.actor.category == "state_forces"


def _is_victim(party: Party) -> bool:
    return party.actor.category in ("civilians", "protesters", "media")


def _sources(article: ArticleRecord, event: Event) -> dict[str, Any]:
    known = (article.source, article.published and article.published.isoformat(), article.title)
    return {
        "number_of_sources": 1,
        "source_article": ", ".join(part for part in known if part) or article.url,
        "source_office": article.source,
        "source_date": article.published,
        "source_headline": article.title,
        "source_original": "; ".join(dict.fromkeys(said.source for said in event.attributions)) or None,
    }


def _where(places: Sequence[Location]) -> dict[str, Any]:
    if not places:
        return {}
    place = places[0]
    precision = _AT_SEA if place.kind == "sea" and place.latitude is not None else _WHERE_PREC.get(place.precision)
    return {
        "where_prec": precision,
        "where_coordinates": place.name_en or place.name,
        "where_description": "; ".join(", ".join((location.name, *location.parents)) for location in places),
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        **_point(place),
        "country": country_name(place.country),
        "region": load_countries().get(place.country or "", Country()).ucdp_region,
    }


def _point(place: Location) -> dict[str, Any]:
    if place.latitude is None or place.longitude is None:
        return {}
    return {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})",
        "priogrid_gid": priogrid_cell(place.latitude, place.longitude),
    }


def priogrid_cell(latitude: float, longitude: float) -> int:
    """Return the cell of PRIO-GRID: half a degree each way, counted from 1 at 90° S 180° W, row by row to the north.

    >>> priogrid_cell(34.53, 69.17)
    179779
    """
    row = min(math.floor((latitude + 90) * _CELLS_A_DEGREE), 180 * _CELLS_A_DEGREE - 1)
    column = min(math.floor((longitude + 180) * _CELLS_A_DEGREE), _CELLS_A_ROW - 1)
    return row * _CELLS_A_ROW + column + 1


def _when(event: Event) -> dict[str, Any]:
    date = event.date
    if date is None or date.start is None or date.end is None:
        return {}
    days = (date.end - date.start).days + 1
    precision = next((code for code, longest in enumerate(_DATE_PREC, 1) if days <= longest), len(_DATE_PREC) + 1)
    return {"year": date.start.year, "date_prec": precision, "date_start": date.start, "date_end": date.end}


def to_deaths(event: Event, violence: Violence) -> dict[str, int | None]:
    """Return the deaths of each side, and the best, high and low figure.

    The text's own figures only: a best one where every figure is exact, its parts adding up to it; where figures
    overlap the low one is the highest of their lowest, and nothing else is said.
    """
    counts = death_counts(event)
    lows = [count.low for count in counts if count.low is not None]
    if not counts or not are_apart(counts):
        return {"low": max(lows, default=None)}
    highs = [count.high for count in counts if count.high is not None]
    exact = all(count.low is not None and count.low == count.high for count in counts)
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    deaths: dict[str, int | None] = dict.fromkeys(names, 0 if exact else None)
    for count in counts:
        if count.low is not None and count.low == count.high:
            name = _side_of(count, event, violence)
            deaths[name] = (deaths[name] or 0) + count.low
    return {
        **deaths,
        "best": sum(lows) if exact else None,
        "high": sum(highs) if len(highs) == len(counts) else None,
        "low": sum(lows) if len(lows) == len(counts) else None,
    }


def _side_of(count: Count, event: Event, violence: Violence) -> str:
    category = next((actor.category for actor in event.actors if actor.name == count.of), None)
    if category in ("civilians", "protesters", "media"):
        return "deaths_civilians"
    for name, party in (("deaths_a", violence.a), ("deaths_b", violence.b)):
        if party is not None and count.of is not None and party.actor.name == count.of:
            return name
    return "deaths_unknown"
