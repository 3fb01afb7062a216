"""Parties that a clause names and that take no part in what it tells."""

from hadath.assemble.drafts import Clause, Reading, actor_value, count_value, trigger_entry
from hadath.document import Mention
from hadath.lexicons.connectives import words

_BORDER_REACH = 2  # tokens from "الحدودية" to the country across
_ON_IT = frozenset(("عليها", "عليه", "عليهما"))
_GATHERINGS = frozenset(("protest", "riot", "strike"))
_MARKS = frozenset(("،", ",", "(", "-"))
_PART_BACK = 12  # tokens from the people of a nation to the figure they are part of


def takes_part(reading: Reading, clause: Clause, actor: Mention) -> bool:
    """Tell whether a party may have done something in a clause, or had it done to it."""
    if only_source(actor):
        return False
    if holds_place(reading, actor) or _lies_across(reading, actor):
        return False
    return not (_is_march(clause, actor) or _is_opposed(reading, actor) or _is_of_side(reading, actor))


def only_source(actor: Mention) -> bool:
    """Tell whether an actor only reports or is only spoken for."""
    value = actor_value(actor)
    return value.source_only or getattr(value, "speaker", False)


def _is_march(clause: Clause, actor: Mention) -> bool:
    """Tell whether the word for drones means marches: "مسيرات يمنية تندد بالتدخل"."""
    if actor_value(actor).category != "state_forces":
        return False
    return any(t.first == actor.first and trigger_entry(t).type in _GATHERINGS for t in clause.triggers)


def holds_place(reading: Reading, actor: Mention) -> bool:
    """Tell whether a party is only said to hold a place.

    "بلدة خاضعة لسيطرة المعارضة", "مناطق يسيطر عليها الجيش", "صعدة، معقل الحوثيين".
    """
    first, key = actor.first, reading.doc.key
    if key(first - 1) in _ON_IT:
        return key(first - 2) in words("controls")
    for token in (first, first - 1):  # "لسيطرة" may be of the mention
        if not words("control").isdisjoint(reading.doc.forms[token].rests):
            return key(token - 1) in words("subject_to")
        if not words("stronghold").isdisjoint(reading.doc.forms[token].rests):
            return key(token - 1) in _MARKS or key(token - 1) in words("counted_as") or key(token).startswith("ال")
    return False


def _is_of_side(reading: Reading, actor: Mention) -> bool:
    """Tell whether people of a nation are a part of those of a side: "14 مقاتلا من بينهم إيرانيون"."""
    if actor.rule != "actors.nation_as_people":
        return False
    counts = reading.within("count", actor.first - _PART_BACK, actor.last)
    if len(counts) < 2 or counts[-1].last <= actor.first or not count_value(counts[-1]).subset:
        return False
    before = reading.within("actor", counts[-2].first, counts[-1].first)
    return any(actor_value(other).name != "مدنيون" for other in before)


def _lies_across(reading: Reading, actor: Mention) -> bool:
    """Tell whether a country is only across a border: "الحدودية مع السعودية"."""
    key = reading.doc.key
    return key(actor.first - 1) == "مع" and any(
        key(actor.first - 1 - step) in words("border") for step in range(1, _BORDER_REACH + 1)
    )


def _is_opposed(reading: Reading, actor: Mention) -> bool:
    """Tell whether a party is only what others are for or against: "متظاهرون مناهضون للنظام"."""
    return reading.prepositions.get(actor.first) == "ل" and reading.doc.key(actor.first - 1) in words("opposed")
