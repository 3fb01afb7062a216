"""States that are struck: "أطلق الحوثيون صاروخا على السعودية" aims at a state where nobody else is named."""

from collections.abc import Iterator

from hadath.assemble.drafts import Clause, Draft, Part, Reading, place_value, trigger_entry
from hadath.assemble.types import draft_types
from hadath.document import Mention
from hadath.extract.actors.units import country_value
from hadath.lexicons.gazetteer import Place
from hadath.lexicons.nationalities import load_nationalities

_STRIKES = frozenset(("shelling", "air_strike", "armed_attack"))
_AT = frozenset(("علي", "باتجاه", "نحو", "صوب", "تجاه", "ضد"))
_WITHIN = frozenset(("شمال", "جنوب", "شرق", "غرب", "وسط", "اراضي", "عمق", "داخل"))
_RULE = "states.struck"
_REACH = 10  # tokens from a deed to the state it is aimed at


def name_state_struck(reading: Reading, draft: Draft) -> None:
    """Make the state that a missile, raid or attack is aimed at its target, where the text names no other."""
    if draft_types(draft)[0] not in _STRIKES or draft.names("target") or not draft.names("agent"):
        return
    agents = {part.actor.country for part in draft.parts if part.role != "target"}
    for clause in draft.clauses:
        for place, code in _states(reading, clause):
            if code not in agents:
                state, _ = country_value(code)
                draft.parts.append(Part(Mention("actor", place.first, place.last, _RULE, state), "target", _RULE))
                return


def _states(reading: Reading, clause: Clause) -> Iterator[tuple[Mention, str]]:
    """Return the countries that a deed of a clause is aimed at, with their codes."""
    deeds = [t.last for t in clause.triggers if trigger_entry(t).type in _STRIKES]
    for place in reading.within("place", deeds[0], clause.last) if deeds else ():
        row = place_value(place).place
        if not isinstance(row, Place) or row.kind != "country" or row.country not in load_nationalities():
            continue
        if any(0 <= place.first - end <= _REACH for end in deeds) and _is_aim(reading, place):
            yield place, row.country


def _is_aim(reading: Reading, place: Mention) -> bool:
    """Tell whether a preposition of aim stands before a country: "على السعودية", "نحو جنوب إسرائيل"."""
    before = place.first if reading.doc.key(place.first) in _WITHIN else place.first - 1
    while reading.doc.key(before) in _WITHIN:
        before -= 1
    return reading.doc.key(before) in _AT
