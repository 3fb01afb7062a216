"""Tell the day of a clause, and whether two tellings agree in day and place; bring together what they say of either."""

from collections import deque

from hadath.assemble.containment import WATERS, lies_in, may_lie_in
from hadath.assemble.drafts import Clause, Draft, Reading, date_value, place_value, trigger_value
from hadath.assemble.scenes import narrowest
from hadath.assemble.types import draft_types
from hadath.document import Mention
from hadath.lexicons.connectives import words

_THOSE = frozenset(("الذين", "اللذين", "اللذان", "اللواتي", "اللاتي", "ممن"))
_WHICH = frozenset(("الذي", "التي"))
_VERB, _APART = 2, 3  # tokens from "الذي" to its verb, and from what it does not describe
_ENDS = frozenset("،,؛;")
# Among how many of the latest incidents words that tell none look for theirs, and how many places one may take over.
_TOLD_BEFORE, _MOST_PLACES = 12, 24


def clause_date(reading: Reading, clause: Clause) -> Mention | None:
    """Return the day that the clause itself gives for its event: the first told, or a more exact one.

    A statement's day is left out, and so is what the people it happened to did before ("الذين اعتقلوا الشهر الماضي").
    """
    found = [date for date in reading.within("date", clause.first, clause.last) if not date_value(date).statement]
    own = [date for date in found if not (_is_of_people(reading, clause, date) or _is_of_other(reading, clause, date))]
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
    if known_days and wide.start == narrow.start:
        return False  # "منذ بداية العملية قبل أسبوعين": the day only tells when the period began
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


def _is_of_other(reading: Reading, clause: Clause, date: Mention) -> bool:
    """Tell whether a date is that of another thing, where a relative clause parts it from what happened.

    It stands in the clause of a thing that is no incident ("اغتيل بعد الاتهام الذي وجهه في 14 يناير"), or before the
    clause in which alone something happens ("بعد كلمة ألقاها السبت في تشييع القائد الذي قتل").
    """
    told_of = reading.within("trigger", date.last, date.last + 1) if reading.doc.key(date.last - 1) == "من" else []
    if told_of and told_of[0] is not clause.triggers[0]:
        return True  # "استشهد بعد يومين من إصابته"
    if date_value(date).vague:
        return False
    last = max((t.last for t in clause.triggers if t.first < date.first), default=None)
    if last is None:
        first = clause.triggers[0].first
        which = any(reading.doc.key(token) in _WHICH for token in range(max(date.last + _APART, first - _VERB), first))
        return which or _dates_other_deed(reading, clause, date)
    if _is_of_charge(reading, clause, date):
        return True
    keys = reading.doc.keys(last, date.first)
    at = next((at for at in range(len(keys) - 1, -1, -1) if keys[at] in _WHICH), None)
    if at is None or at < _APART or any(key in _ENDS for key in keys[at:]):
        return False  # "تحطم الطائرة التي تقل فريقا السبت"
    return words("took_place").isdisjoint(keys[at:])


def _dates_other_deed(reading: Reading, clause: Clause, date: Mention) -> bool:
    """Tell whether a date before all that happened is that of a visit, a session, a funeral: "شيع السبت شابا قتل"."""
    forms = reading.doc.forms[clause.first : clause.triggers[0].first]
    other_deeds, funerals = words("other_deed"), words("funeral")
    if any(not other_deeds.isdisjoint(form.rests) for form in forms[: date.first - clause.first]):
        return True
    return any(not funerals.isdisjoint(form.rests) for form in forms)


def _is_of_charge(reading: Reading, clause: Clause, date: Mention) -> bool:
    """Tell whether a date is that of what people are charged with: "أوقفت خمسة بتهمة التورط في حريق اندلع الأحد"."""
    start = clause.triggers[0].last
    keys = reading.doc.keys(start, date.first)
    charge = next((at for at, key in enumerate(keys) if key in words("charge")), None)
    if charge is None or any(key in _ENDS for key in keys[charge:]):
        return False
    told = any(trigger.first > start + charge for trigger in clause.triggers if trigger.first < date.first)
    return told or not words("broke_out").isdisjoint(keys[charge:])


def tells_when(draft: Draft) -> bool:
    """Tell whether a draft says when it happened, be it vaguely; a day that cannot be resolved says nothing."""
    value = date_value(draft.date) if draft.date else None
    return value is not None and (value.record is not None or value.vague or value.offset is not None)


def same_scene(one: Draft, other: Draft) -> bool | None:
    """Tell whether two drafts share a place, or one lies in the other's; null where nothing says so or speaks against.

    A village told after its province may well lie in it, though no list knows it.
    """
    if not one.places or not other.places:
        return None
    pairs = [(place_value(left), place_value(right)) for left in one.places for right in other.places]
    if any(left.name == right.name or lies_in(left, right) or lies_in(right, left) for left, right in pairs):
        return True
    return None if any(may_lie_in(right, left) for left, right in pairs) else False


def add_places(known: list[Mention], new: list[Mention], *, sure: bool = False) -> list[Mention]:
    """Return the places of an incident after another telling: a more specific place takes a wider one's stead.

    `sure`: the telling says nothing but where it was ("وقع الهجوم في …"), and is believed.
    """
    vague = any(place_value(p).kind in WATERS for p in new)
    wider = vague or any(may_lie_in(place_value(p), place_value(wide)) for p in known for wide in new)
    if not known or (sure and new and not wider):
        return new
    fuller = {place_value(p).name: p for p in new if place_value(p).parents}
    known = [p if place_value(p).parents else fuller.get(place_value(p).name, p) for p in known]
    lying = [p for p in new if any(may_lie_in(place_value(p), place_value(wide)) for wide in known)]
    inside = [p for p in new if p in lying or any(_is_beside(p, other) for other in lying)] if lying else []
    names = {place_value(p).name for p in known}
    narrower = [p for p in inside if place_value(p).name not in names]  # what was told beside a place is not in it
    wide = [p for p in known if any(_goes_into(p, place, new) for place in narrower)]
    return narrowest([*(p for p in known if p not in wide), *inside])


def _is_beside(one: Mention, other: Mention) -> bool:
    """Tell whether two places are told of together: "مخيم الورد وحي النسيم"."""
    return other.first == one.last or one.first == other.last


def _goes_into(wide: Mention, inner: Mention, told: list[Mention]) -> bool:
    """Tell whether a place may lie in a wider one, and is not told beside it: "مخيم الورد وحي النسيم"."""
    again = next((p for p in told if place_value(p).name == place_value(wide).name), None)
    together = again is not None and _is_beside(again, inner)
    return not together and may_lie_in(place_value(inner), place_value(wide))


def adopt_places(reading: Reading, drafts: list[Draft], kept: list[Draft]) -> None:
    """Give the places of words that tell no incident of their own ("وتركز القصف على حيي …") to the one told before."""
    incidents = {id(draft) for draft in kept}
    told: deque[tuple[Draft, set[str]]] = deque(maxlen=_TOLD_BEFORE)
    for draft in drafts:
        if id(draft) in incidents:
            told.appendleft((draft, set(draft_types(draft)[:2])))
        elif draft.places and any(trigger_value(trigger).definite for trigger in draft.triggers):
            types = set(draft_types(draft)[:2])
            meant = next((other for other, kinds in told if not kinds.isdisjoint(types)), None)
            if meant is not None and len(meant.places) < _MOST_PLACES:
                meant.places = add_places(meant.places, draft.places, sure=says_where(reading, draft))


def says_where(reading: Reading, draft: Draft) -> bool:
    """Tell whether a telling takes the incident up by its noun and says where it was: "العملية التي شهدتها مدينة …"."""
    clause = draft.clauses[0]
    taken_up = any(trigger_value(trigger).definite for trigger in clause.triggers)
    return taken_up and any(key in words("took_place") for key in reading.doc.keys(clause.first, clause.last))


def same_day(one: Draft, other: Draft) -> bool | None:
    """Tell whether the dates of two drafts can be one; null where either has none."""
    if one.date is None or other.date is None:
        return None
    left, right = date_value(one.date).record, date_value(other.date).record
    if left is None or right is None or None in (left.start, left.end, right.start, right.end):
        return None
    return bool(left.start <= right.end and right.start <= left.end)  # type: ignore[operator]  # None is excluded above
