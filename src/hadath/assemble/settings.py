"""Give each draft its place and day: those of its clause, else those its sentence or paragraph opened with."""

from hadath.assemble.containment import lies_in
from hadath.assemble.drafts import Clause, Draft, Reading, actor_value, date_value, place_value
from hadath.document import Mention
from hadath.lexicons.connectives import words

_DESCRIBED = 12
_THOSE = frozenset(("الذين", "اللذين", "اللذان", "اللواتي", "اللاتي", "ممن"))
_ENDS = frozenset("،,؛;")
_OUT = frozenset(("origin", "source", "dateline", "metonym", "adjective"))


def event_places(reading: Reading, first: int, last: int) -> list[Mention]:
    """Return the places between two tokens at which something can have happened, the most specific only."""
    return narrowest([place for place in reading.within("place", first, last) if _can_be_scene(reading, place)])


def _can_be_scene(reading: Reading, place: Mention) -> bool:
    value = place_value(place)
    travels = value.relation in ("from", "to") and reading.prepositions.get(place.first) != "ل"
    aside = travels or _is_seat(reading, place) or _is_of_past(reading, place)
    return value.role not in _OUT and value.certain and not aside


def _is_of_past(reading: Reading, place: Mention) -> bool:
    """Tell whether a place belongs to what a person did before: "شخص شارك في القتال في الرقة"."""
    start = max(place.first - _DESCRIBED, reading.doc.sentence(place.first).first)
    before = reading.doc.keys(start, place.first)
    if words("descriptor").isdisjoint(before):
        return False
    described = max(token for token, key in enumerate(before, start) if key in words("descriptor"))
    return not reading.within("count", described, place.first)


def _is_seat(reading: Reading, place: Mention) -> bool:
    """Tell whether a place is where a government or office sits: "حكومة الوفاق في طرابلس"."""
    before = reading.within("actor", place.first - 6, place.first)
    if not before or before[-1].last not in (place.first, place.first - 1):
        return False
    return actor_value(before[-1]).weak or actor_value(before[-1]).source_only


def clause_date(reading: Reading, clause: Clause) -> Mention | None:
    """Return the day that the clause itself gives for its event: the first told, or a more exact one.

    A statement's day is left out, and so is what the people it happened to did before ("الذين اعتقلوا الشهر الماضي").
    """
    found = [date for date in reading.within("date", clause.first, clause.last) if not date_value(date).statement]
    own = [date for date in found if not _is_of_people(reading, clause, date)]
    told = [date for date in own if date_value(date).record or date_value(date).offset is not None] or own
    best = told[0] if told else None
    for date in told[1:]:
        if best is not None and _is_closer(clause, best, date):
            best = date
    return best


def _is_closer(clause: Clause, known: Mention, date: Mention) -> bool:
    """Tell whether a day says more exactly when it happened than the period told before it.

    It lies in the period ("منذ بداية العام، ... يوم 11 أبريل"), or it alone stands behind the word for what happened
    ("دانت المحكمة العام الماضي جنديا بالإجهاز في 24 مارس 2016 على").
    """
    wide, narrow = date_value(known).record, date_value(date).record
    if wide is None or narrow is None or narrow.precision != "day" or wide.precision == "day":
        return False
    known_days = None not in (wide.start, wide.end, narrow.start)
    if known_days and wide.start <= narrow.start <= wide.end:  # type: ignore[operator]  # None is excluded above
        return True
    return any(known.last <= trigger.first < date.first for trigger in clause.triggers)


def _is_of_people(reading: Reading, clause: Clause, date: Mention) -> bool:
    """Tell whether a date stands in a clause that describes people: "عن المعتقلين الذين أوقفوا العام الماضي"."""
    keys = reading.doc.keys(clause.first, date.first)
    pronouns = [clause.first + at for at, key in enumerate(keys) if key in _THOSE]
    if not pronouns or not any(trigger.last <= pronouns[-1] for trigger in clause.triggers):
        return False
    return not any(mark in _ENDS for mark in reading.doc.keys(pronouns[-1], date.first))


def tells_when(draft: Draft) -> bool:
    """Tell whether a draft says when it happened, be it vaguely; a day that cannot be resolved says nothing."""
    value = date_value(draft.date) if draft.date else None
    return value is not None and (value.record is not None or value.vague or value.offset is not None)


def narrowest(places: list[Mention]) -> list[Mention]:
    """Return places, each name once, without those in which another of them lies."""
    if len(places) < 2:
        return places
    single = list({place_value(place).name: place for place in reversed(places)}.values())[::-1]
    return [
        place
        for place in single
        if not any(lies_in(place_value(other), place_value(place)) for other in single if other is not place)
    ]


def same_scene(one: Draft, other: Draft) -> bool | None:
    """Tell whether two drafts share a place, or one lies in the other's; null where either has none."""
    if not one.places or not other.places:
        return None
    pairs = [(place_value(left), place_value(right)) for left in one.places for right in other.places]
    return any(left.name == right.name or lies_in(left, right) or lies_in(right, left) for left, right in pairs)


def add_places(known: list[Mention], new: list[Mention]) -> list[Mention]:
    """Return the places of an incident after another telling: a more specific place takes a wider one's stead."""
    if not known:
        return new
    fuller = {place_value(p).name: p for p in new if place_value(p).parents}
    known = [p if place_value(p).parents else fuller.get(place_value(p).name, p) for p in known]
    inside = [p for p in new if any(lies_in(place_value(p), place_value(wide)) for wide in known)]
    return narrowest([*known, *inside])


def same_day(one: Draft, other: Draft) -> bool | None:
    """Tell whether the dates of two drafts can be one; null where either has none."""
    if one.date is None or other.date is None:
        return None
    left, right = date_value(one.date).record, date_value(other.date).record
    if left is None or right is None or None in (left.start, left.end, right.start, right.end):
        return None
    return bool(left.start <= right.end and right.start <= left.end)  # type: ignore[operator]  # None is excluded above
