"""Results as a sheet with ACLED's 31 columns; docs/exports.md says column by column what stands in them."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TextIO
from urllib.parse import urlsplit

from hadath.events import ArticleEvents, ArticleRecord, Event, Location
from hadath.export.deaths import acled_fatalities, has_deaths
from hadath.export.parties import Party, Sides, find_sides
from hadath.export.scope import not_an_incident, select_events
from hadath.export.sheet import write_rows
from hadath.lexicons.countries import Country, country_name, load_countries
from hadath.lexicons.taxonomy import Case, SubEvent, load_types

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
COLUMNS = (
    *ACLED_COLUMNS,
    "fatalities_flag", "inter1_code", "inter2_code", "interaction_code", "hadath_type", "status", "published", "url",
)  # fmt: skip
_GENERIC = {"civilians": "Civilians", "protesters": "Protesters", "rioters": "Rioters"}
_UNIDENTIFIED = frozenset(("مسلحون", "مجهولون"))
_ARMS = frozenset(("weapon", "ammunition", "explosive"))
_WEEK, _MONTH = 7, 31  # the longest spans of days that ACLED's time precision 2 and 3 stand for
_GEO_PRECISION = {"exact": 1, "near": 2, "admin2": 2, "admin1": 3}
_EXTERNAL_CIVILIANS = ("External/Other forces", "Civilians")  # the one pair ACLED writes against the order of its codes
_NOWHERE = Country()


def to_acled(results: Iterable[ArticleEvents], stream: TextIO, *, bom: bool = False) -> None:
    """Write one row an incident with ACLED's columns and a few of our own after them.

    Tallies, denied and planned events, and those of types ACLED does not record (accidents, strikes) are left out;
    a warning is logged with their number.
    """
    write_rows(COLUMNS, to_acled_records(results), stream, bom=bom)


def to_acled_records(results: Iterable[ArticleEvents]) -> Iterator[dict[str, Any]]:
    """Return one row an incident with the keys of COLUMNS; what the article does not tell is null."""
    for article, event in select_events(results, _left_out, name="acled"):
        yield _to_row(article, event)


def _left_out(event: Event) -> str | None:
    return not_an_incident(event) or (None if load_types()[event.type].acled else event.type)


def _to_row(article: ArticleRecord, event: Event) -> dict[str, Any]:
    sides = find_sides(event)
    kind = sub_event_of(event, sides)
    fatalities = acled_fatalities(event)
    return {
        "event_id_cnty": event.id,
        **_when(event),
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.name,
        **_who(event, kind, sides),
        **_where(event.locations[0] if event.locations else None),
        "source": article.source or (urlsplit(article.url).hostname if article.url else None),
        "source_scale": None,
        "notes": event.summary,
        "fatalities": fatalities.figure,
        "tags": "crowd size=no report" if kind.event in ("Protests", "Riots") else None,
        "timestamp": None,
        "fatalities_flag": fatalities.flag,
        "hadath_type": event.type,
        "status": event.status,
        "published": article.published,
        "url": article.url,
    }


def sub_event_of(event: Event, sides: Sides) -> SubEvent:
    """Return ACLED's sub-event type of an event; its type must have one."""
    entry = load_types()[event.type]
    assert entry.acled is not None, event.type  # noqa: S101  # others are left out before
    return next((case.sub_event for case in entry.acled_if if _holds(case, event, sides)), entry.acled)


def _holds(case: Case, event: Event, sides: Sides) -> bool:
    harmed = has_deaths(event) or any(count.kind == "injured" for count in event.counts)
    facts = {
        "harmed": harmed,
        "killed": has_deaths(event),
        "arms": any(item.kind in _ARMS for item in event.items),
        "fought": harmed or all(party is not None and party.armed for party in (sides.doer, sides.target)),
    }
    parties = {"by": sides.doer, "against": sides.target}
    for name, wanted in case.conditions.items():
        if name in facts:
            if facts[name] != wanted:
                return False
        else:
            party = parties[name]
            if party is None or party.label not in wanted:
                return False
    return True


def _when(event: Event) -> dict[str, Any]:
    """Return the day, or the middle of a week or month; longer spans and unknown years have none."""
    start, end = (event.date.start, event.date.end) if event.date else (None, None)
    if start is None or end is None:
        return {"event_date": None, "year": None, "time_precision": None}
    days = (end - start).days + 1
    if days > _MONTH:
        return {"event_date": None, "year": start.year if start.year == end.year else None, "time_precision": None}
    middle = start + datetime.timedelta((days - 1) // 2)
    precision = 1 if days == 1 else 2 if days <= _WEEK else 3
    return {"event_date": middle, "year": middle.year, "time_precision": precision}


class _Cast(NamedTuple):
    first: tuple[Party, ...]
    second: tuple[Party, ...]


def _cast(kind: SubEvent, sides: Sides) -> _Cast:
    """Return the parties of actor 1 and of actor 2.

    In battles only armed parties count, where there are any; who demonstrates alone is actor 1.
    """
    first, second = sides.doers, sides.targets
    if kind.event == "Battles":
        second = tuple(party for party in second if party.armed) or second
    if kind.event in ("Protests", "Riots") and not first:
        return _Cast(second[:1], second[1:])
    return _Cast(first, second)


def _who(event: Event, kind: SubEvent, sides: Sides) -> dict[str, Any]:
    cast = _cast(kind, sides)
    one, two = (side[0] if side else None for side in cast)
    scene = event.locations[0].country if event.locations else None
    targeted = kind.event == "Violence against civilians" or (
        two is not None
        and (
            (two.label == "Civilians" and kind.event in ("Explosions/Remote violence", "Riots"))
            or kind.name == "Excessive force against protesters"
        )
    )
    return {
        "actor1": _name(one, scene) if one else None,
        "assoc_actor_1": _names(cast.first[1:], scene),
        "inter1": one.label if one else None,
        "actor2": _name(two, scene) if two else None,
        "assoc_actor_2": _names(cast.second[1:], scene),
        "inter2": two.label if two else None,
        **_interaction(one, two),
        "civilian_targeting": "Civilians targeted" if targeted else None,
        "inter1_code": one.inter.code if one and one.inter else None,
        "inter2_code": two.inter.code if two and two.inter else None,
    }


def _names(parties: Iterable[Party], scene: str | None) -> str | None:
    return "; ".join(dict.fromkeys(_name(party, scene) for party in parties)) or None


def _name(party: Party, scene: str | None) -> str:
    """Return ACLED's words for crowds and unidentified groups, else the party's name, in English where it has one."""
    actor = party.actor
    generic = _GENERIC.get(actor.category or "")
    if generic is None and actor.id is None and actor.name in _UNIDENTIFIED:
        generic = "Unidentified Armed Group"
    if generic is None or actor.id is not None:
        return actor.name_en or actor.name
    country = country_name(actor.country or scene)
    return f"{generic} ({country})" if country else generic


def _interaction(one: Party | None, two: Party | None) -> dict[str, Any]:
    """Return both classes in the order of their codes; null where the class of one who is there is not known."""
    parties = [party for party in (one, two) if party is not None]
    inters = sorted(party.inter for party in parties if party.inter is not None)
    if not inters or len(inters) < len(parties):
        return {"interaction": None, "interaction_code": None}
    code = int("".join(str(inter.code) for inter in inters))
    if len(inters) == 1:
        return {"interaction": f"{inters[0].label} only", "interaction_code": code * 10}
    labels = [inter.label for inter in inters]
    if set(labels) == set(_EXTERNAL_CIVILIANS):
        labels = list(_EXTERNAL_CIVILIANS)
    return {"interaction": "-".join(labels), "interaction_code": code}


def _where(place: Location | None) -> dict[str, Any]:
    """Return the first place; one that is known no better than by its country has no coordinates."""
    country = load_countries().get(place.country or "", _NOWHERE) if place else _NOWHERE
    precision = _GEO_PRECISION.get(place.precision) if place else None
    exact = place if precision is not None else None
    return {
        "iso": country.numeric,
        "region": country.acled_region,
        "country": country_name(place.country) if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "admin3": None,
        "location": (place.name_en or place.name) if place else None,
        "latitude": _degrees(exact.latitude) if exact else None,
        "longitude": _degrees(exact.longitude) if exact else None,
        "geo_precision": precision,
    }


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
