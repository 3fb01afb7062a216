"""Name the other side of a fight where an incident leaves it out and its article tells it elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hadath.assemble.bystanders import holds_place, only_source
from hadath.assemble.drafts import Draft, Part, Reading, actor_value, place_value, trigger_entry
from hadath.assemble.types import SHOT_DOWN, draft_types
from hadath.lexicons.gazetteer import Place

# Whoever does these does them to somebody.
_WAR = frozenset(("air_strike", "shelling", "armed_clash", "armed_attack", "territory_change"))
_HOLDER = "opponents.holder"
_CROWDS = frozenset(("civilians", "protesters", "rioters"))


def carry_opponents(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give a fight that names one side the other: who holds the place, else the one all others of the article know.

    "سيطر الجيش اليمني على جبل" is against the Houthis in an article where the army fights nobody else. Whom a party
    fights itself comes before the one that all others fight.
    """
    foes: dict[str, dict[str, Part]] = {}
    attackers: dict[str, dict[str, Part]] = {}
    fronts: set[str] = set()
    for draft in drafts:
        pairs = [] if draft.background else [*_pairs(draft)]
        if draft_types(draft)[0] == "armed_clash":
            pairs += [(foe, agent) for agent, foe in pairs]  # who fights somebody is fought by him
        for agent, foe in pairs:
            foes.setdefault(agent.actor.name, {}).setdefault(foe.actor.name, foe)
            attackers.setdefault(foe.actor.name, {}).setdefault(agent.actor.name, agent)
        if pairs:
            fronts |= _countries(draft)
    of_all = {name: part for found in foes.values() for name, part in found.items()}
    for draft in drafts:
        if draft.background or draft_types(draft)[0] not in _WAR or _is_defence(draft):
            continue
        agents, targets = draft.names("agent"), draft.names("target")
        if agents and not targets:
            holders = {part.actor.name: part for part in _holders(reading, draft)}
            here = _countries(draft)
            common = of_all if here and here <= fronts else {}
            known = [holders] if holders else [foes.get(name) or common for name in sorted(agents)]
            _join(draft, known, "target")
        elif targets and not agents:
            _join(draft, [attackers.get(name, {}) for name in sorted(targets)], "agent")


def _countries(draft: Draft) -> set[str]:
    """Return the countries an incident is told to lie in."""
    rows = (place_value(place).place for place in draft.places)
    return {row.country for row in rows if isinstance(row, Place)}


def _is_defence(draft: Draft) -> bool:
    """Tell whether all that is told is that something was shot down."""
    return any(trigger_entry(trigger).id in SHOT_DOWN for trigger in draft.triggers[:1])


def _pairs(draft: Draft) -> Iterable[tuple[Part, Part]]:
    """Return each agent of an incident with each party it was against."""
    agents = [part for part in draft.parts if part.role != "target" and part.actor.category not in _CROWDS]
    foes = [part for part in draft.parts if part.role == "target" and part.mention.value is not None]
    return ((agent, foe) for agent in agents for foe in foes if foe.actor.category not in _CROWDS)


def _holders(reading: Reading, draft: Draft) -> Iterable[Part]:
    """Return who holds the places of an incident: "قصف بلدة خاضعة لسيطرة المعارضة"."""
    for clause in draft.clauses:
        for actor in reading.within("actor", clause.triggers[0].first, clause.last):
            named = not only_source(actor) and actor_value(actor).category not in _CROWDS
            if named and holds_place(reading, actor):
                yield Part(actor, "target", _HOLDER)


def _join(draft: Draft, known: Sequence[dict[str, Part]], role: str) -> None:
    """Add the one party that is known, if it is one and not of this side."""
    if any(len(parties) > 1 for parties in known):
        return
    found = {name: part for parties in known for name, part in parties.items()}
    if len(found) == 1 and found.keys().isdisjoint(part.actor.name for part in draft.parts):
        part = next(iter(found.values()))
        if any(_is_same_state(part, other) for other in draft.parts):
            return
        rule = part.rule if part.rule == _HOLDER else "opponents.carried"
        draft.parts = [*draft.parts, replace(part, role=role, rule=rule)]


def _is_same_state(part: Part, other: Part) -> bool:
    """Tell whether two parties are forces of one state, which do not fight each other."""
    states = {(one.actor.category, one.actor.country) for one in (part, other)}
    return len(states) == 1 and part.actor.category == "state_forces"
