"""Put places on the map: choose the gazetteer row a name means, and say how exact its coordinates are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from hadath.document import Document, Mention
from hadath.events import Fields, LocationPrecision
from hadath.lexicons.gazetteer import Gazetteer, Place, gazetteer_of
from hadath.lexicons.nationalities import ADJECTIVE, NationForm
from hadath.mentions import PlaceValue
from hadath.text.fold import fold

# What a head noun's kind may be in the gazetteer.
_FITS = {
    "village": ("village", "town", "subdistrict", "city"),
    "town": ("town", "village", "city", "subdistrict"),
    "city": ("capital", "city", "town"),
    "capital": ("capital", "city"),
    "district": ("district", "subdistrict", "town", "city"),
    "governorate": ("governorate", "region"),
    "countryside": ("governorate", "city", "capital", "district"),
    "quarter": ("quarter", "town", "camp"),
    "camp": ("camp", "quarter"),
    "area": ("governorate", "region", "district", "subdistrict", "quarter", "town", "village"),
}
_PROMINENT = {"country": 2, "capital": 1}
_STANDING = {"capital": 1, "city": 1, "quarter": -1}  # of a bare name
_UNIT_PRECISION: dict[str, LocationPrecision] = {"country": "country", "governorate": "admin1", "district": "admin2"}
_COARSE = frozenset(("region", "desert", "river", "sea", "road"))
_FEWEST, _MOST = 2, 0.5  # mentions that make a country an article's own, and their share of all
_AWAY = frozenset(("dateline", "source", "origin", "metonym"))
_HERE = frozenset((None, "in", "from", "to"))
_REASONS = (
    "parents",
    "head noun",
    "prominence",
    "places of the article",
    "prominence",
    "places of the article",
    "country of the outlet",
    "own entry",
    "kind",
    "population",
)


@dataclass(slots=True)
class Context:
    """What an article says of where it plays: units and countries by number of clear mentions, the outlet's country."""

    units: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    outlet: str | None = None


class Fix(NamedTuple):
    """Coordinates and what they are of."""

    place: Place
    precision: LocationPrecision


def resolve_places(doc: Document, mentions: Iterable[Mention]) -> None:
    """Set the gazetteer row of each place mention, and the reason it was chosen.

    A name that stands alone takes what an earlier or later mention of the same name has beside it.
    """
    mentions = list(mentions)
    values = [cast(PlaceValue, mention.value) for mention in mentions]
    _share_by_name(values)
    context = _read_context(doc, values)
    home = _home(gazetteer_of(doc), context)
    for value in values:
        value.place, value.reason = choose(value, context)
        value.home = home
    _settle_unknown(doc, mentions)
    _name_alike(values)


def _settle_unknown(doc: Document, mentions: Sequence[Mention]) -> None:
    """Let a place that no list knows lie in the one country that the places of its sentence are in."""
    unknown = [mention for mention in mentions if cast(PlaceValue, mention.value).place is None]
    if not unknown:
        return
    told: dict[int, set[str]] = {}
    for mention in mentions:
        value = cast(PlaceValue, mention.value)
        row = cast("Place | None", value.place)
        if row is not None and value.certain and value.role not in _AWAY:
            told.setdefault(doc.sentence_at[mention.first], set()).add(row.country)
    for mention in unknown:
        value = cast(PlaceValue, mention.value)
        codes = _beside(doc, value) or told.get(doc.sentence_at[mention.first], set())
        if len(codes) == 1:
            value.home = gazetteer_of(doc).country_place(*codes) or value.home


def _beside(doc: Document, value: PlaceValue) -> set[str]:
    """Return the country of the places beside which a place is said to lie, if they are in one: "قرب مدينة أربيل"."""
    rows = [row for name in value.beside for row in gazetteer_of(doc).named(" ".join(map(fold, name.split())))]
    codes = {row.country for row in rows}
    return codes if len(codes) == 1 else set()


def _name_alike(values: Sequence[PlaceValue]) -> None:
    """«مخيم اليرموك» and «اليرموك» for the same row: the fuller name, so that one place is counted once."""
    fullest: dict[int, str] = {}
    for value in values:
        name = fullest.get(id(value.place), "")
        if value.place is not None and value.name.endswith(name) and len(value.name) > len(name):
            fullest[id(value.place)] = value.name
    for value in values:
        name = fullest.get(id(value.place), value.name)
        if name.endswith(f" {value.name}"):
            value.name = name


def _share_by_name(values: Sequence[PlaceValue]) -> None:
    fullest: dict[str, PlaceValue] = {}
    for value in values:
        if value.larger and value.name not in fullest:
            fullest[value.name] = value
    for value in values:
        if not value.larger and value.name in fullest:
            value.larger = fullest[value.name].larger


def _read_context(doc: Document, values: Sequence[PlaceValue]) -> Context:
    context = Context(Counter(), Counter(_nations(doc)), doc.country)
    for value in values:
        for candidates in (value.candidates, *value.larger):
            rows = [row for row in _rows(candidates) if not row.common]
            countries = {row.country for row in rows}
            if len(countries) == 1:
                context.countries[countries.pop()] += 1
                for unit in {row.admin1 for row in rows if row.admin1}:
                    context.units[unit] += 1
    return context


def _home(gazetteer: Gazetteer, context: Context) -> Place | None:
    """Return the country that nearly all of an article is about: there lies a hill that no list knows."""
    (code, mentions), *_ = [*context.countries.most_common(1), ("", 0)]
    if mentions < _FEWEST or mentions <= _MOST * context.countries.total():
        return None
    return gazetteer.country_place(code)


def _nations(doc: Document) -> Iterator[str]:
    """Yield the countries of the adjectives of nationality: "مسؤول عراقي"."""
    for hit in doc.hits.get("nationality", ()):
        form = hit.entry
        if isinstance(form, NationForm) and form.form == ADJECTIVE and not form.nation.people:
            yield form.nation.code


def _rows(candidates: Sequence[object]) -> list[Place]:
    return cast("list[Place]", list(candidates))


def choose(value: PlaceValue, context: Context) -> tuple[Place | None, str | None]:
    """Return the row a name means and what decided: parents in the text, then the article, its country, kind, size."""
    rows = _without_overridden(_rows(value.candidates), value)
    if not rows:
        return None, None
    if len(rows) == 1:
        return rows[0], "only one"
    larger = [{row.id for row in _rows(candidates)} for candidates in value.larger]
    codes = {row.country for candidates in value.larger for row in _rows(candidates) if row.kind == "country"}
    ranked = sorted(((_score(row, value, larger, codes, context), row) for row in rows), key=lambda pair: pair[0])
    best, second = ranked[-1], ranked[-2]
    decided = next(
        (reason for reason, a, b in zip(_REASONS, best[0], second[0], strict=True) if a != b), "first listed"
    )
    return best[1], decided


def _without_overridden(rows: list[Place], value: PlaceValue) -> list[Place]:
    """Leave out units of ours where a place of the user's own has the name, unless the head noun asks for a unit."""
    own = [row for row in rows if row.own] if rows and rows[0].own else []
    if not own or len(own) == len(rows):
        return rows
    countries = {row.country for row in own}
    wanted = _FITS.get(value.kind or "", ())
    if any(row.kind in wanted for row in own):
        wanted = ()
    return [row for row in rows if row.own or row.kind in wanted or not ("" in countries or row.country in countries)]


def _score(
    row: Place, value: PlaceValue, larger: Sequence[set[str]], codes: set[str], context: Context
) -> tuple[float, ...]:
    holders = {row.admin1, row.admin2, row.country.lower()}
    inside = sum(1 for ids in larger if ids & holders) + (row.country in codes)
    fits = _FITS.get(value.kind or "", ())
    headed = row.kind in fits if fits else False
    prominence = _PROMINENT.get(row.kind, 0) if headed or not fits else 0
    mentions = min(context.units[row.admin1 or ""], 5)
    unheard = row.kind == "quarter" and not (fits or mentions or inside)  # "الجولان" is no quarter of a far city
    return (
        inside,
        headed if value.kind in ("governorate", "village", "district", "quarter", "camp", "capital") else 0,
        -1 if unheard else min(prominence, 1),
        context.countries[row.country],
        prominence,
        mentions,
        row.country == context.outlet,
        row.own,
        len(fits) - fits.index(row.kind) if headed else _STANDING.get(row.kind, 0),
        row.population,
    )


def to_location(mention: Mention, doc: Document) -> Fields:
    """Return the fields of a place mention's location; what no source gives is null, never guessed."""
    value = cast(PlaceValue, mention.value)
    place = cast("Place | None", value.place)
    if place is None and len(value.candidates) == 1:
        place = _rows(value.candidates)[0]
    gazetteer = gazetteer_of(doc)
    fix = _fix(gazetteer, place, value)
    holder = place if place is not None else (fix.place if fix else None)
    units = {} if holder is None else gazetteer.unit_names(holder)
    return {
        "name": value.name,
        "name_en": place.name_en if place is not None else None,
        "kind": value.kind or (place.kind or None if place is not None else None),
        "parents": tuple(value.parents),
        "country": holder.country or None if holder is not None else None,
        "admin1": units.get("governorate"),
        "admin2": units.get("district"),
        "latitude": fix.place.latitude if fix else None,
        "longitude": fix.place.longitude if fix else None,
        "geonames_id": place.geonames_id if place is not None else None,
        "precision": fix.precision if fix else "none",
        "span": {"start": doc.starts[mention.first], "end": doc.ends[mention.last - 1]},
    }


def _fix(gazetteer: Gazetteer, place: Place | None, value: PlaceValue) -> Fix | None:
    """Return the place's own point, else that of the nearest larger place which has one."""
    if place is not None:
        if place.latitude is not None:
            return Fix(place, _own_precision(place, value))
        return next(
            (
                Fix(unit, _UNIT_PRECISION.get(unit.kind, "near"))
                for unit in gazetteer.parents(place)
                if _has_point(unit)
            ),
            None,
        )
    for candidates in value.larger:
        holder = _holder(_rows(candidates))
        if holder is not None and _has_point(holder):
            return Fix(holder, _UNIT_PRECISION.get(holder.kind, "near"))
    lands = {row.country for candidates in value.larger for row in _rows(candidates)}
    land = gazetteer.country_place(*lands) if len(lands) == 1 else cast("Place | None", value.home)
    return Fix(land, "country") if land is not None else None


def _has_point(place: Place) -> bool:
    return place.latitude is not None


def _own_precision(place: Place, value: PlaceValue) -> LocationPrecision:
    unit = _UNIT_PRECISION.get(place.kind)
    if unit is not None:
        return unit
    return "exact" if value.relation in _HERE and place.kind not in _COARSE else "near"


def _holder(rows: Sequence[Place]) -> Place | None:
    """Return what a parent's name means: its unit where it is one, for a village lies in the governorate of a city."""
    if not rows:
        return None
    by_kind = {row.kind: row for row in reversed(rows)}
    for kind in ("country", "governorate", "district"):
        if kind in by_kind:
            return by_kind[kind]
    return max(rows, key=lambda row: row.population)
