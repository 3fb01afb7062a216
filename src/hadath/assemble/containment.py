"""Tell whether one place lies in another, by the text, the gazetteer's units, or the distance between them."""

import math

from hadath.extract.places.units import RANKS
from hadath.lexicons.gazetteer import Place
from hadath.mentions import PlaceValue

_WIDE = frozenset(
    (
        "governorate",
        "district",
        "subdistrict",
        "region",
        "desert",
        "mountain",
        "valley",
        "island",
        "countryside",
        "area",
    )
)
_UNITS = frozenset(("governorate", "district"))  # a row that names its units is in no others
_CITIES = frozenset(("city", "capital", "town"))
_PARTS = frozenset(
    ("quarter", "camp", "airport", "prison", "base", "port", "road", "site", "crossing", "street", "square")
)
_KM_A_DEGREE = 111.2
_REGION_KM, _CITY_KM = 90.0, 20.0
_LAND_KM, _AROUND_KM = 250.0, 40.0
_UNSIZED = 3
WATERS = frozenset(("river", "lake", "sea", "water"))  # lie along more than one place


def lies_in(inner: PlaceValue, outer: PlaceValue) -> bool:
    """Tell whether `inner` is a more specific place within `outer`; false where nothing says so.

    A place that the gazetteer does not know is taken to lie in a country or governorate named beside it.
    """
    if inner.name == outer.name:
        return False
    if outer.name in inner.parents or (inner.kind in _PARTS and f" {outer.name} " in f" {inner.name} "):
        return True  # "مطار بوفاريك"
    within, around = inner.place, outer.place
    if not isinstance(around, Place) or inner.name in outer.parents:
        return False
    if not isinstance(within, Place):
        if inner.larger:
            return any(isinstance(row, Place) and _is_inside(row, around) for rows in inner.larger for row in rows)
        return around.kind in ("country", "governorate") and not inner.parents
    return within.kind != "country" and _is_inside(within, around, part=True)


def _is_inside(row: Place, around: Place, *, part: bool = False) -> bool:
    if row.country != around.country:
        return False
    if around.kind == "country" or around.id in (row.admin1, row.admin2) or (not part and row.id == around.id):
        return True
    return _near(row, around)


def may_lie_in(inner: PlaceValue, outer: PlaceValue) -> bool:
    """Tell whether a smaller place can be in a larger one of the same incident, as far as anything is known of either.

    A village that no list knows can be anywhere; one that is known lies in the same country and near enough.
    """
    if lies_in(inner, outer):
        return True
    around = outer.place
    if inner.name == outer.name or not isinstance(around, Place) or size_of(inner) >= size_of(outer):
        return False
    if inner.kind in WATERS or size_of(outer) <= RANKS["village"]:
        return False
    rows = [inner.place] if isinstance(inner.place, Place) else [row for rows in inner.larger for row in rows]
    known = [row for row in rows if isinstance(row, Place)]
    reach = _LAND_KM if size_of(outer) >= RANKS["region"] else _AROUND_KM
    return not known or any(row.country == around.country and _reaches(row, around, reach) for row in known)


def _reaches(row: Place, around: Place, kilometres: float) -> bool:
    """Tell whether a place is within a distance, or where a point is missing, whether one governorate holds both."""
    apart = distance(row, around)
    return apart <= kilometres if apart < math.inf else around.admin1 in (None, row.admin1)


def size_of(value: PlaceValue) -> float:
    """Return the size of a place's kind, between a village and a town's where unknown."""
    return RANKS.get(value.kind or "", _UNSIZED)


def _near(within: Place, around: Place) -> bool:
    """Tell whether a place is close enough to a region, or a part of town to a town, to lie in it."""
    held = around.kind in _UNITS and within.admin1 is not None
    if around.kind in _WIDE and within.kind not in _WIDE and not held:
        return distance(within, around) <= _REGION_KM
    if around.kind in _CITIES and within.kind in _PARTS:
        return distance(within, around) <= _CITY_KM
    return False


def distance(one: Place, other: Place) -> float:
    """Return the distance of two places in kilometres, infinite where either has no coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return math.inf
    north = (one.latitude or 0.0) - (other.latitude or 0.0)
    east = ((one.longitude or 0.0) - (other.longitude or 0.0)) * math.cos(math.radians(one.latitude or 0.0))
    return math.hypot(north, east) * _KM_A_DEGREE
