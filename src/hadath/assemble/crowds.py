"""Protesters: who they are, and what it is when they are shot at."""

from collections.abc import Sequence
from dataclasses import replace

from hadath.assemble.drafts import Clause, Draft, Part, Reading, trigger_entry, trigger_value
from hadath.assemble.implied import protesters
from hadath.assemble.types import draft_types
from hadath.document import Mention
from hadath.lexicons.connectives import words

# Families and neighbours that come to blows are no protesters.
_BRAWLS = frozenset(("riot.dispute", "riot.violence", "riot.brawl"))
_AT_WORK = frozenset(("journalists", "medics"))
_GATHERINGS = frozenset(("protest", "riot"))
_PLAIN = (None, "مدنيون", "متظاهرون")
_DURING = frozenset(("خلال", "في", "اثناء", "وسط", "ضمن"))
_CONFRONTATION = "armed_clash.confrontation"


def name_protesters(reading: Reading, draft: Draft) -> None:
    """Whoever gathers in a protest is a protester, and so is whoever is shot at or held there."""
    crowds = [t for t in draft.triggers if trigger_entry(t).type in _GATHERINGS and not _is_weapon(reading, draft, t)]
    if all(trigger_entry(trigger).id in _BRAWLS for trigger in crowds):
        return
    first = draft_types(draft)[0] in _GATHERINGS
    for part in draft.parts:
        if part.actor.name == "مدنيون":
            part.mention = _protesters(part.mention)
    _turn_crowd(draft)
    agents = [part.actor for part in draft.parts if part.role == "agent"]
    forces = any(actor.category == "state_forces" and not (first and actor.weak) for actor in agents)
    died = draft_types(draft)[0] == "protest" and _is_deadly(reading, draft)
    if died:
        draft.votes["armed_attack"] = max(draft.votes.values(), default=0) + 1
        draft.parts = [part for part in draft.parts if part.role == "target" or part.actor.category != "protesters"]
    if (forces or died) and not draft.names("target"):
        draft.parts.append(Part(_protesters(draft.triggers[0]), "target", "crowds.protesters"))
    elif first and not died and not draft.names("agent"):
        draft.parts.append(Part(_protesters(draft.triggers[0]), "agent", "crowds.protesters"))


def _turn_crowd(draft: Draft) -> None:
    """Make the crowd that comes to harm the target of the force it meets: "مواجهات بين شبان والشرطة أصيب فيها 7"."""
    crowd = [part for part in draft.parts if part.actor.name == "متظاهرون" and part.role == "agent"]
    force = [p for p in draft.parts if p.role == "target" and p.actor.category == "state_forces" and not p.actor.weak]
    sides = {toll.of for toll in draft.tolls if toll.kind in ("killed", "injured")}
    if not crowd or not force or len(draft.names("agent")) > 1 or not sides or not sides <= set(_PLAIN):
        return
    for part in crowd:
        part.role = "target"
    for part in force:
        part.role = "agent"


def _is_weapon(reading: Reading, draft: Draft, crowd: Mention) -> bool:
    """Tell whether the word for marches means drones: "هجوم بالمسيرات"."""
    march = trigger_entry(crowd).id == "protest.march" and reading.prepositions.get(crowd.first) == "ب"
    return march and draft_types(draft)[0] not in _GATHERINGS


def _is_deadly(reading: Reading, draft: Draft) -> bool:
    """Tell whether people of the crowd died in a protest: "احتجاجات أسفرت عن مقتل 20", "قتل ستون خلال تظاهرات"."""
    killed = [toll for toll in draft.tolls if toll.kind == "killed" and not toll.subset]
    if not killed or any(toll.of not in _PLAIN for toll in killed):
        return False
    return any(_dies_there(reading, clause) for clause in draft.clauses)


def _dies_there(reading: Reading, clause: Clause) -> bool:
    if any(trigger_entry(trigger).type == "accident" for trigger in clause.triggers):
        return False
    deaths = [t for t in clause.triggers if trigger_entry(t).count == "killed"]
    crowds = [t for t in clause.triggers if trigger_entry(t).type == "protest"]
    links = [t.first for t in clause.triggers if trigger_entry(t).role == "link"]
    for death in deaths:
        taken_up = reading.doc.key(death.last) in words("resumed")
        for crowd in crowds:
            if death.last <= crowd.first and reading.doc.key(crowd.first - 1) in _DURING:
                return True
            if death.last == crowd.first and trigger_value(death).form in ("verb", "passive"):
                return True  # "قتل متظاهران"
            if crowd.last <= death.first and (taken_up or any(crowd.first - 2 < at < death.first for at in links)):
                return True
    return False


def _protesters(mention: Mention) -> Mention:
    return protesters(mention.first, mention.last, "crowds.protesters")


def name_protesters_shot(drafts: Sequence[Draft]) -> None:
    """Make plain people whom a force shot protesters where it is protesters that the force shoots in the article.

    Whoever alone meets protesters in an article has killed those of whom it is not said who did.
    """
    met: dict[str, Part] = {}  # by who met them
    forces: dict[str, Part] = {}
    for draft in drafts:
        for part in draft.parts:
            if part.role == "target" and part.actor.category == "protesters":
                met |= dict.fromkeys(draft.names("agent"), part)
                forces |= {p.actor.name: p for p in draft.parts if p.role == "agent"}
    for draft in drafts:
        targets = draft.names("target")
        if targets == {"متظاهرون"} and not draft.names("agent") and len(forces) == 1:
            if any(toll.kind == "killed" for toll in draft.tolls):
                doer = next(iter(forces.values()))
                draft.parts = [replace(doer, rule="crowds.carried"), *draft.parts]
            continue
        if targets != {"مدنيون"} or any(toll.count.group in _AT_WORK for toll in draft.tolls):
            continue
        agents = {part.actor.name for part in draft.parts if part.actor.category == "state_forces"}
        crowd = next((met[name] for name in sorted(agents) if name in met), None)
        shot = crowd if draft_types(draft)[0] == "armed_attack" and not draft.background else None
        if shot is not None or (agents and _confronted(draft)):
            kept = [part for part in draft.parts if part.role != "target"]
            mention = shot.mention if shot is not None else _protesters(draft.triggers[0])
            draft.parts = [*kept, Part(mention, "target", "crowds.shot")]


def _confronted(draft: Draft) -> bool:
    """Tell whether plain people and a force met each other: "مواجهات مع الجيش أصيب فيها 20 شخصا"."""
    return any(trigger_entry(trigger).id == _CONFRONTATION for trigger in draft.triggers)
