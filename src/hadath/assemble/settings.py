"""Give each draft its place and day: those of its clause, else those its sentence or paragraph opened with."""

from hadath.assemble.drafts import Clause, Draft, Reading, date_value, place_value
from hadath.document import Mention

_OUT = frozenset(("origin", "source", "dateline", "metonym", "adjective"))


def event_places(reading: Reading, first: int, last: int) -> list[Mention]:
    """Return the places between two tokens at which something can have happened, the most specific only."""
    places = [p for p in reading.within("place", first, last) if _can_be_scene(reading, p)]
    wider = {parent for place in places for parent in place_value(place).parents}
    return [place for place in places if place_value(place).name not in wider] or places


def _can_be_scene(reading: Reading, place: Mention) -> bool:
    value = place_value(place)
    travels = value.relation in ("from", "to") and reading.prepositions.get(place.first) != "ل"
    return value.role not in _OUT and value.certain and not travels


def clause_date(reading: Reading, clause: Clause) -> Mention | None:
    """Return the day that the clause itself gives for its event, a statement's day left out."""
    for date in reading.within("date", clause.first, clause.last):
        value = date_value(date)
        if not getattr(value, "statement", False) and (value.record or value.vague or value.offset is not None):
            return date
    return None


def widest_first(places: list[Mention]) -> list[Mention]:
    """Return places without those that another of them names as its parent."""
    wider = {parent for place in places for parent in place_value(place).parents}
    return [place for place in places if place_value(place).name not in wider] or places


def same_scene(one: Draft, other: Draft) -> bool | None:
    """Tell whether two drafts share a place, or one lies in the other's; null where either has none."""
    if not one.places or not other.places:
        return None
    left, right = _names(one), _names(other)
    if left & right or left & _parents(other) or right & _parents(one):
        return True
    return False


def _names(draft: Draft) -> set[str]:
    return {place_value(place).name for place in draft.places}


def _parents(draft: Draft) -> set[str]:
    return {parent for place in draft.places for parent in place_value(place).parents}


def add_places(known: list[Mention], new: list[Mention]) -> list[Mention]:
    """Return the places of an incident after another telling: a more specific place takes a wider one's stead."""
    if not known:
        return new
    found = list(known)
    for place in new:
        inside = [wide for wide in found if place_value(wide).name in place_value(place).parents]
        if inside:
            found = [wide for wide in found if wide not in inside]
            found.append(place)
    return found


def same_day(one: Draft, other: Draft) -> bool | None:
    """Tell whether the dates of two drafts can be one; null where either has none."""
    if one.date is None or other.date is None:
        return None
    left, right = date_value(one.date).record, date_value(other.date).record
    if left is None or right is None or None in (left.start, left.end, right.start, right.end):
        return None
    return bool(left.start <= right.end and right.start <= left.end)  # type: ignore[operator]  # None is excluded above
