"""Choose the gazetteer row that a name means, of all places that bear it: by the text, the article, kind and size."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from hadath.assemble.containment import distance
from hadath.document import Document, Mention
from hadath.extract.places.hits import countries_of_parties, is_large_row
from hadath.lexicons.gazetteer import Gazetteer, Place
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
    "subdistrict": ("subdistrict", "town", "village", "district"),
    "governorate": ("governorate", "region"),
    "countryside": ("governorate", "city", "capital", "district"),
    "quarter": ("quarter", "town", "camp"),
    "camp": ("camp", "quarter"),
    "area": ("governorate", "region", "district", "subdistrict", "quarter", "town", "village"),
}
_STRICT = frozenset(("governorate", "village", "district", "subdistrict", "quarter", "camp", "capital"))
_PROMINENT = {"country": 2, "capital": 1}
_STANDING = {"capital": 1, "city": 1, "quarter": -1}  # of a bare name
_COUNTRY, _CAPITAL = "country", "capital"
_UNITS = frozenset((_COUNTRY, "governorate", "district"))
_SETTLED = frozenset(("capital", "city", "town", "village", "subdistrict", "quarter", "camp"))
_SITES = frozenset(("site", "base", "airport", "prison", "field", "port", "road", "dam"))
_SMALL = frozenset(("village", "town", "subdistrict", "district", "quarter", "camp"))
_HUGE = 1_000_000  # inhabitants of a city that is meant whatever land is named beside it
_SEAS = "XZ"  # the code of what no one state holds
# Lands that are told of as one, or claimed by both: a town of one may be said to lie in the other.
_CLAIMED = frozenset(
    map(
        frozenset,
        (("IL", "PS"), ("IL", "SY"), ("LB", "SY"), ("IL", "LB"), ("PS", "LB"), ("MA", "EH"), ("RU", "UA"),
         ("RS", "XK"), ("CN", "TW"), ("SD", "SS"), ("CY", "TR"), ("IN", "PK"), ("AM", "AZ"), ("RU", "GE")),
    )
)  # fmt: skip
_NEAR_KM, _LOOK, _MOST_NEAR = 60.0, 4, 3  # how near, among how many clear places on either side, how many count
_REASONS = (
    "parents",
    "country of the article",
    "head noun",
    "prominence",
    "places of the article",
    "prominence",
    "places of the article",
    "country of the outlet",
    "own entry",
    "kind",
    "places beside it",
    "places of the article",
    "population",
)


@dataclass(slots=True)
class Context:
    """What an article says of where it plays: units and countries by number of clear mentions, the outlet's country.

    `names`: what speaks of each country, "" for adjectives and larger places; `spots`: the places that bear their name
    alone, by token.
    """

    units: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    outlet: str | None = None
    names: dict[str, set[str]] = field(default_factory=dict)
    spots: list[tuple[int, Place]] = field(default_factory=list)

    def is_spoken_of(self, code: str, name: str) -> bool:
        """Tell whether anything but a name itself speaks of a country; of a text that names none, true."""
        return not self.names or code in ("", self.outlet) or bool(self.names.get(code, set()) - {name})


def read_context(doc: Document, gazetteer: Gazetteer, mentions: Sequence[Mention]) -> Context:
    """Return what the places, adjectives and armed groups of an article that can mean but one country say."""
    nations = [*_nations(doc), *countries_of_parties(doc)]
    context = Context(Counter(), Counter(nations), doc.country, names={code: {""} for code in nations})
    for mention in mentions:
        value = cast(PlaceValue, mention.value)
        for candidates in (value.candidates, *value.larger):
            rows = [row for row in rows_of(candidates) if not row.common or (row.kind == _COUNTRY and value.certain)]
            countries = {row.country for row in rows}
            if len(countries) == 1:
                context.countries[rows[0].country] += 1
                context.names.setdefault(rows[0].country, set()).add(
                    value.name if candidates is value.candidates else ""
                )
                units = {row.admin1 for row in rows if row.admin1}
                context.units.update(units)
                spot = _point(gazetteer, rows[0])
                if len(units) == 1 and spot is not None:
                    context.spots.append((mention.first, spot))
    return context


def rows_of(candidates: Sequence[object]) -> list[Place]:
    """Return the gazetteer rows that a mention may be."""
    return cast("list[Place]", list(candidates))


def _nations(doc: Document) -> Iterator[str]:
    """Yield the countries of the adjectives of nationality: "مسؤول عراقي"."""
    for hit in doc.hits.get("nationality", ()):
        form = hit.entry
        if isinstance(form, NationForm) and form.form == ADJECTIVE and not form.nation.people:
            yield form.nation.code


def _point(gazetteer: Gazetteer, row: Place) -> Place | None:
    """Return a place that has a point: itself, or the smallest unit around it, if that is less than a country."""
    if row.latitude is not None:
        return None if row.kind == _COUNTRY else row
    units = (unit for unit in gazetteer.parents(row) if unit.latitude is not None and unit.kind != _COUNTRY)
    return next(units, None)


@dataclass(slots=True)
class Search:
    """What decides between the places of one name.

    `around`: the rows of the larger places, and of those beside it, that the text gives; `near`: clear places that are
    named a little before or after; `large`: the countries in which a large place bears the name.
    """

    value: PlaceValue
    context: Context
    gazetteer: Gazetteer | None = None
    around: list[Place] = field(default_factory=list)
    near: list[Place] = field(default_factory=list)
    large: set[str] = field(default_factory=set)


def find_namesake(gazetteer: Gazetteer, mention: Mention, context: Context) -> tuple[Place | None, str | None]:
    """Return the row that the name of a mention means, and what decided."""
    spots = context.spots
    at = bisect_left(spots, mention.first, key=lambda spot: spot[0])
    near = [place for token, place in spots[max(at - _LOOK, 0) : at + _LOOK] if token != mention.first]
    value = cast(PlaceValue, mention.value)
    around = [place for candidates in value.larger for place in rows_of(candidates)]
    around.extend(find_beside(gazetteer, value))
    return choose(Search(value, context, gazetteer, around, near))


def find_beside(gazetteer: Gazetteer, value: PlaceValue) -> list[Place]:
    """Return the rows of the places beside which a place is said to lie: "قرب مدينة أربيل"."""
    return [row for name in value.beside for row in gazetteer.named(" ".join(map(fold, name.split())))]


def choose(search: Search) -> tuple[Place | None, str | None]:
    """Return the row a name means and what decided: parents in the text, then the article, its country, kind, size.

    A name whose only bearers lie elsewhere than what the text names around it means none of them.
    """
    value = search.value
    bearers = _without_overridden(rows_of(value.candidates), value)
    rows = [row for row in bearers if not _is_elsewhere(row, search)]
    if not rows:
        return None, None
    if len(rows) == 1:
        return rows[0], "only one" if len(bearers) == 1 else _REASONS[0]
    search.large = {row.country for row in rows if is_large_row(row)}
    ranked = sorted(((_score(row, search), row) for row in rows), key=lambda pair: pair[0])
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


def _is_elsewhere(row: Place, search: Search) -> bool:
    """Tell whether a place lies in none of the countries of what the text names around it: "سانتا في بولاية تكساس".

    The article must not speak of its country otherwise. A state is meant anyway, and so are a capital and a city of
    millions beside the name of a state, but not after a head noun of smaller places: "ناحية الرياض جنوبي كركوك".
    """
    value = search.value
    around = search.around
    if not around or row.own or row.kind == _COUNTRY:
        return False
    if row.kind in _SITES:  # "طريق المطار جنوبي العاصمة الليبية طرابلس" is not that of Damascus
        lands = {place.country for place in around if place.kind == _COUNTRY}
        claimed = any(frozenset((row.country, land)) in _CLAIMED for land in lands)
        return bool(lands) and row.country not in lands and not claimed
    if row.kind not in _SETTLED | _UNITS:
        return False
    if any(place.kind not in _SETTLED | _UNITS or place.country == _SEAS for place in around):
        return False  # "في وادي النيل", which is wherever the Nile is
    lands = {place.country for place in around}
    if row.country in lands or "" in lands or any(frozenset((row.country, land)) in _CLAIMED for land in lands):
        return False
    if value.kind in _SMALL and (row.kind == _CAPITAL or row.population >= _HUGE):
        return True
    if search.context.is_spoken_of(row.country, value.name):
        return False
    return (row.kind != _CAPITAL and row.population < _HUGE) or any(place.kind != _COUNTRY for place in around)


def _score(row: Place, search: Search) -> tuple[float, ...]:
    value, context = search.value, search.context
    holders = {row.admin1, row.admin2, row.country.lower()}
    larger = [{place.id for place in rows_of(candidates)} for candidates in value.larger]
    codes = {place.country for rows in value.larger for place in rows_of(rows) if place.kind == _COUNTRY}
    about = not value.larger and row.country in {place.country for place in search.around}  # "جنوبي كركوك"
    inside = sum(1 for ids in larger if ids & holders) + (row.country in codes or about)
    fits = _FITS.get(value.kind or "", ())
    headed = row.kind in fits
    prominence = _PROMINENT.get(row.kind, 0) if headed or not fits else 0
    mentions = context.units[row.admin1 or ""]
    unheard = row.kind == "quarter" and not (fits or mentions or inside)  # "الجولان" is no quarter of a far city
    return (
        inside,
        _is_spoken_of(row, search),
        headed if value.kind in _STRICT else 0,
        -1 if unheard else min(prominence, 1),
        context.countries[row.country],
        prominence,
        min(mentions, 5),
        row.country == context.outlet,
        row.own,
        len(fits) - fits.index(row.kind) if headed else _STANDING.get(row.kind, 0),
        _neighbours(row, search),
        mentions,
        row.population,
    )


def _is_spoken_of(row: Place, search: Search) -> int:
    """Return 0 for a small place of a country that nothing speaks of, and more for a large one of a country spoken of.

    Lebanon's Tripoli is meant in an article about Lebanon; a capital far away may still be meant rather than a village.
    """
    context, large = search.context, row.country in search.large
    spoken = context.is_spoken_of(row.country, search.value.name)
    known = bool(context.names) and spoken and large and search.value.kind not in _SMALL
    return (spoken or large or row.own) + known


def _neighbours(row: Place, search: Search) -> int:
    """Return how many of the clear places named around a name are near one of its bearers."""
    if search.gazetteer is None or not search.near:
        return 0
    own = _point(search.gazetteer, row)
    if own is None:
        return 0
    return min(sum(distance(own, place) <= _NEAR_KM for place in search.near), _MOST_NEAR)
