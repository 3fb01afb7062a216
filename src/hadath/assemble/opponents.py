"""Name the other side of a fight where an incident leaves it out and its article tells it elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hadath.assemble.bystanders import holds_place, only_source
from hadath.assemble.drafts import Draft, Part, Reading, actor_value
from hadath.assemble.types import draft_types

# Whoever does these does them to somebody.
_WAR = frozenset(("air_strike", "shelling", "armed_clash", "armed_attack", "territory_change"))
_HOLDER = "opponents.holder"
_CROWDS = frozenset(("civilians", "protesters", "rioters"))


def carry_opponents(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give a fight that names one side the other: who holds the place, else the one all others of the article know.

    "سيطر الجيش اليمني على جبل" is against the Houthis in an article where the army fights nobody else.
    """
    foes: dict[str, dict[str, Part]] = {}
    attackers: dict[str, dict[str, Part]] = {}
    for draft in drafts:
        for agent, foe in () if draft.background else _pairs(draft):
            foes.setdefault(agent.actor.name, {}).setdefault(foe.actor.name, foe)
            attackers.setdefault(foe.actor.name, {}).setdefault(agent.actor.name, agent)
    for draft in drafts:
        if draft.background or draft_types(draft)[0] not in _WAR:
            continue
        agents, targets = draft.names("agent"), draft.names("target")
        if agents and not targets:
            holders = {part.actor.name: part for part in _holders(reading, draft)}
            _join(draft, [holders] if holders else [foes.get(name, {}) for name in sorted(agents)], "target")
        elif targets and not agents:
            _join(draft, [attackers.get(name, {}) for name in sorted(targets)], "agent")


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
        rule = part.rule if part.rule == _HOLDER else "opponents.carried"
        draft.parts = [*draft.parts, replace(part, role=role, rule=rule)]
