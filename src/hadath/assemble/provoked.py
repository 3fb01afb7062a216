"""Part what was done from the incident that it came after: "فرضت حظر التجول بعد اشتباكات", "غارات بعد إطلاق صواريخ"."""

from hadath.assemble.drafts import Draft, Reading, trigger_entry, trigger_value
from hadath.document import Mention
from hadath.lexicons.connectives import words

_NOMINAL = frozenset(("noun", "masdar"))
_NEAR = 3  # tokens from "بعد" to the word for the incident
_EXPLODE = "accident.explode"
_KILLED = "killed"
PROVOKED = "break:بعد ما"
_NEAR_VERB = 6  # tokens from a verb to its noun or weapon
_ATTACKS = frozenset(("armed_attack", "bombing", "suicide_bombing", "assassination", "execution", "abduction"))
_STRIKES = frozenset(("shelling", "air_strike"))
_FIRED = _STRIKES | {"bombing", "suicide_bombing", "landmine"}
_FIRED_BACK = _STRIKES | {"armed_attack"}
ANSWERED = "break:رد"
_HELD = frozenset(("arrest", "abduction"))
_FIGHTS = frozenset(("armed_clash", "raid", "accident", "territory_change"))
# By the type of a deed, what it may be done in answer to, which others did at another time.
_ANSWERS = {
    "shelling": _ATTACKS | {"air_strike"},
    "air_strike": _ATTACKS | {"shelling"},
    "restriction": _ATTACKS | _STRIKES | _FIGHTS | {"riot", "protest"},
    "protest": _ATTACKS | _STRIKES | _FIGHTS | {"arrest"},
    "strike": _ATTACKS | _FIGHTS | {"arrest"},
}


def provocation(reading: Reading, before: Mention, trigger: Mention) -> int:
    """Return the token of the "بعد" behind which the incident is told that a deed came after, or 0."""
    provoked = _ANSWERS.get(trigger_entry(before).type or "")
    entry = trigger_entry(trigger)
    if provoked is None or trigger_value(trigger).form not in _NOMINAL:
        return 0
    fatal = entry.role == "outcome" and entry.count == _KILLED and "armed_attack" in provoked
    if not (fatal or entry.type in provoked or (entry.id == _EXPLODE and "bombing" in provoked)):
        return 0
    return _behind(reading, before, trigger) if _is_told(reading, before) else 0


def answer(reading: Reading, before: Mention, trigger: Mention) -> int:
    """Return the token of the verb with which somebody answers a blast or fire: "انفجرت عبوة ورد الجيش بقصف", or 0."""
    struck = trigger_entry(before).type in _FIRED or trigger_entry(before).id == _EXPLODE
    if (
        not struck
        or trigger_entry(trigger).type not in _FIRED_BACK
        or not reading.doc.key(trigger.first).startswith("ب")
    ):
        return 0
    start = max(before.last, trigger.first - _NEAR_VERB)
    keys = reading.doc.keys(start, trigger.first)
    return next((start + at for at, key in enumerate(keys) if key in words("reply")), 0)


def held_before(reading: Reading, before: Mention, trigger: Mention) -> int:
    """Return the token of the "بعد" before an arrest that those set free came out of: "أفرج عنه بعد احتجاز دام شهرا".

    0 where there is none, and where it is told where they were taken.
    """
    held = trigger_entry(trigger).type in _HELD and trigger_value(trigger).form in _NOMINAL
    where = reading.doc.key(trigger.last) == "في" and reading.within("place", trigger.last, trigger.last + 2)
    if not held or trigger_entry(before).type != "release" or where:
        return 0
    return _behind(reading, before, trigger)


def share_where(drafts: list[Draft]) -> None:
    """Give a deed the place of what provoked it, told right behind: "فرضت حظر التجول بعد اشتباكات في كركوك".

    An answer is given on the day of what it answers: "والخميس، انفجرت عبوتان ورد الجيش بقصف مواقع".
    """
    if len(drafts) > 1 and drafts[-1].clauses[0].opens == ANSWERED and drafts[-1].date is None:
        drafts[-1].date = drafts[-2].date
    if len(drafts) > 1 and drafts[-1].clauses[0].opens == PROVOKED and not drafts[-2].places:
        drafts[-2].places = list(drafts[-1].places)


def _behind(reading: Reading, before: Mention, trigger: Mention) -> int:
    start = max(before.last, trigger.first - _NEAR)
    keys = reading.doc.keys(start, trigger.first)
    return next((start + at for at, key in enumerate(keys) if key in words("after")), 0)


def _is_told(reading: Reading, deed: Mention) -> bool:
    """Tell whether a deed was done: a verb says so, its own or a light one, or it opens a title."""
    if _is_past(deed) or deed.first == reading.doc.sentence(deed.first).first:
        return True
    leading = [t for t in reading.within("trigger", max(deed.first - _NEAR_VERB, 0), deed.first) if _is_past(t)]
    return any(trigger_entry(t).role == "light" or trigger_entry(t).type == trigger_entry(deed).type for t in leading)


def _is_past(trigger: Mention) -> bool:
    return trigger_value(trigger).tense == "past"
