"""Signs that the words of one telling show by themselves, before it is compared: that it goes on with what was told
before, or tells of something new.
"""

from collections.abc import Callable
from typing import Final

from hadath.assemble.clauses import BEHIND, COINCIDING
from hadath.assemble.drafts import Draft, Reading, trigger_entry, trigger_value
from hadath.assemble.types import SHOT_DOWN, is_typed
from hadath.document import Mention
from hadath.lexicons.connectives import words

OwnSign = Callable[[Reading, Draft], float]

_RENEWED = 5  # tokens from "استأنفت" to the deed that begins again
_MEANWHILE = ("في وقت", "في حين", "بينما", "فيما")
_TIME_APART = ("break:بعد", "break:قبل")  # "بعد يومين من مقتله"


def parted(reading: Reading, draft: Draft) -> float:
    """A connective announces another incident: "في سياق متصل", "تزامن مع", more so a time counted from one.

    A little less sure are the words for what goes on meanwhile, unless an outcome follows, or that what was fired was
    shot down.
    """
    del reading
    opens = draft.clauses[0].opens
    if opens.startswith(_TIME_APART):
        return 1.5
    if opens.endswith(_MEANWHILE):
        first = trigger_entry(draft.triggers[0])
        return 0.0 if first.role == "outcome" or first.id in SHOT_DOWN else 0.6
    return float(opens.startswith("break") or opens in (COINCIDING, BEHIND))


def enumerated(reading: Reading, draft: Draft) -> float:
    """The article counts incidents up: "في الأولى ... وفي الثانية"."""
    del reading
    opens = draft.clauses[0].opens.partition(":")[2]
    return float(opens != "" and opens.rpartition(" ")[2] in words("enumerator"))


def day_anew(reading: Reading, draft: Draft) -> float:
    """The later telling begins with a time of its own, however vague: "وقبل أيام"."""
    del reading
    return float(draft.date is not None and draft.date.first <= draft.first + 1)


def another(reading: Reading, draft: Draft) -> float:
    """The later telling says that it is of another incident: "هجوم آخر", "غارة ثانية", "استأنفت القوات هجومها"."""
    for trigger in draft.triggers:
        if trigger_entry(trigger).role == "incident":
            after = reading.doc.keys(trigger.last, trigger.last + 2)
            if not words("another").isdisjoint(after) or _is_renewed(reading, draft, trigger):
                return 1.0
        elif trigger_entry(trigger).role == "act":
            return 0.0  # "قصفوا الحي وارتكبوا مجزرة جديدة"
    return 0.0


def _is_renewed(reading: Reading, draft: Draft, trigger: Mention) -> bool:
    start = max(draft.first, trigger.first - _RENEWED)
    before = (rest for token in range(start, trigger.first) for rest in reading.doc.forms[token].rests)
    return not words("renewed").isdisjoint(before)


def looks_back(reading: Reading, draft: Draft) -> float:
    """A definite noun takes the incident up again: "الهجوم", "العملية"."""
    del reading
    return float(any(trigger_value(t).definite and trigger_entry(t).role == "incident" for t in draft.triggers))


def only_outcome(reading: Reading, draft: Draft) -> float:
    """The later telling has an outcome and no cause: "قتل 3 أشخاص"."""
    del reading
    return float(not is_typed(draft))


def fully_told(reading: Reading, draft: Draft) -> float:
    """The later telling has a doer, a place and a figure or target of its own."""
    del reading
    sides = {part.role == "target" for part in draft.parts}
    return float(len(sides) + bool(draft.places) + bool(draft.tolls) >= 3)


def hollow(reading: Reading, draft: Draft) -> float:
    """The later telling has no place, day or figure of its own."""
    del reading
    return float(not (draft.places or draft.date or draft.tolls))


def says_on(reading: Reading, draft: Draft) -> float:
    """The sentence goes on with what a source says: "وأضاف", "وأوضح"."""
    first = reading.doc.sentences[draft.clauses[0].sentence].first
    return float(reading.doc.key(first)[:1] == "و" and bool(reading.within("attribution", first, first + 1)))


OWN_SIGNS: Final[tuple[OwnSign, ...]] = (
    parted,
    enumerated,
    day_anew,
    another,
    looks_back,
    only_outcome,
    fully_told,
    hollow,
    says_on,
)
