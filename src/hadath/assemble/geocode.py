"""Put places on the map: choose the gazetteer row a name means, and say how exact its coordinates are."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from hadath.assemble.namesakes import Context, find_beside, find_namesake, read_context, rows_of
from hadath.document import Document, Mention
from hadath.events import Fields, LocationPrecision
from hadath.lexicons.gazetteer import Gazetteer, Place, gazetteer_of
from hadath.mentions import PlaceValue

_UNIT_PRECISION: dict[str, LocationPrecision] = {"country": "country", "governorate": "admin1", "district": "admin2"}
_COARSE = frozenset(("region", "desert", "river", "sea", "road"))
_REGION = "region"
_FEWEST, _MOST = 2, 0.5  # mentions that make a country an article's own, and their share of all
_AWAY = frozenset(("dateline", "source", "origin", "metonym"))
_HERE = frozenset((None, "in", "from", "to"))


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
    gazetteer = gazetteer_of(doc)
    context = read_context(doc, gazetteer, mentions)
    home = _home(gazetteer, context)
    for mention, value in zip(mentions, values, strict=True):
        value.place, value.reason = find_namesake(gazetteer, mention, context)
        value.home = home
        if value.place is None and value.kind == "capital":
            value.kind = "city"  # "باريس" that is said to lie in Texas
    _settle_unknown(doc, mentions)
    _name_alike(values)
    _name_in_full(values)


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
    codes = {row.country for row in find_beside(gazetteer_of(doc), value)}
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


def _name_in_full(values: Sequence[PlaceValue]) -> None:
    """«الغوطة» where the text speaks of «الغوطة الشرقية» and of no other: a region's name cut short."""
    regions = [value for value in values if isinstance(value.place, Place) and value.place.kind == _REGION]
    for value in regions:
        fuller = {other.name: other for other in regions if other.name.startswith(f"{value.name} ")}
        if len(fuller) == 1:
            (meant,) = fuller.values()
            value.name, value.place, value.candidates = meant.name, meant.place, meant.candidates


def _share_by_name(values: Sequence[PlaceValue]) -> None:
    fullest: dict[str, PlaceValue] = {}
    for value in values:
        if value.larger and value.name not in fullest:
            fullest[value.name] = value
    for value in values:
        if not value.larger and value.name in fullest:
            value.larger = fullest[value.name].larger


def _home(gazetteer: Gazetteer, context: Context) -> Place | None:
    """Return the country that nearly all of an article is about: there lies a hill that no list knows."""
    (code, mentions), *_ = [*context.countries.most_common(1), ("", 0)]
    if mentions < _FEWEST or mentions <= _MOST * context.countries.total():
        return None
    return gazetteer.country_place(code)


def to_location(mention: Mention, doc: Document) -> Fields:
    """Return the fields of a place mention's location; what no source gives is null, never guessed."""
    value = cast(PlaceValue, mention.value)
    place = cast("Place | None", value.place)
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
        holder = _holder(rows_of(candidates))
        if holder is not None and _has_point(holder):
            return Fix(holder, _UNIT_PRECISION.get(holder.kind, "near"))
    lands = {row.country for candidates in value.larger for row in rows_of(candidates)}
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
