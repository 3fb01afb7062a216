"""Settle who is on which side of an incident, once all that is told of it is together."""

from collections.abc import Collection, Iterator

from hadath.assemble.assailants import name_assailants
from hadath.assemble.drafts import Clause, Draft, Part, Reading, Toll, trigger_entry
from hadath.assemble.implied import civilians
from hadath.assemble.types import draft_types
from hadath.lexicons.connectives import words

_LABELS = frozenset(("مسلحون", "إرهابيون", "متطرفون", "متشددون", "تكفيريون", "جهاديون", "مجهولون"))
# Offices of state that stand for one another, the least exact last.
_OFFICES = ("security", "security_short", "interior", "interior_short", "authorities", "government")
POLICE = frozenset(("police", "federal_police", "gendarmerie", "national_guard", "border_guard", *_OFFICES))
# So a state's forces are called, and one name is enough.
_FORCES = ("army", "regime", "state")
# Whoever shoots a missile down did not fire it.
_INTERCEPT = "armed_attack.intercept"
_MAY_INTERCEPT = frozenset(("roles.subject_of_verb", "roles.possessor"))
_FIND = "other.body_found"
_HARMED = frozenset(("killed", "injured"))
# Whoever only arrests after these did not do them.
_ATTACKS = frozenset(("armed_attack", "assassination", "property_destruction"))
# A force that kills or takes who did it has not done it itself, but in these.
_OWN_DEEDS, _ENDS, _HIM = (
    frozenset(("arrest", "armed_clash", "raid")),
    frozenset(("killed", "arrested")),
    ("ه", "هما", "هم"),
)
_STRIKES = frozenset(("armed_attack", "bombing", "suicide_bombing", "shelling", "air_strike"))
_STRUCK = frozenset(("roles.after_preposition", "roles.object_of_verb", "roles.site_of_blast"))
_PERSONS = frozenset(("شخص", "شخصا", "شخصان", "شخصين", "اشخاص", "الاشخاص"))
# Whoever comes to the scene of these did not do them.
_BLASTS = frozenset(("bombing", "suicide_bombing", "landmine"))


def settle_parts(reading: Reading, draft: Draft) -> list[Part]:
    """Return one part a party: a target is not also the agent, and nobody is targeted by an accident."""
    types = draft_types(draft)[:1]
    accident = types == ["accident"]
    if types == ["armed_clash"] and draft.names("agent") <= {"مدنيون"}:
        _choose_side(draft)
    if types[0] not in _OWN_DEEDS:
        draft.parts = [part for part in draft.parts if not _ended_it(reading, draft, part)]
    _turn_victims(draft)
    _turn_interceptors(draft)
    turn_assailants(reading, draft, draft.names("target"))
    _leave_out(reading, draft)
    name_assailants(reading, draft)
    settled: dict[str, Part] = {}
    for part in sorted(draft.parts, key=lambda part: part.role == "target"):
        harmless = part.actor.name == "مدنيون" and part.role != "target"
        if not harmless and (not accident or part.rule == "roles.owner_of_vehicle"):
            settled.setdefault(part.actor.name, part)
    kept = [part for part in settled.values() if not _is_label(part, settled.values())]
    kept = [part for part in kept if not _is_same_office(part, kept)]
    return sorted(kept, key=lambda part: (part.role == "target", part.mention.first))


def turn_assailants(reading: Reading, draft: Draft, targets: set[str]) -> None:
    """Make whoever is killed for the attack its agent, and whoever killed him no agent; `targets` are those of all."""
    for part in [part for part in draft.parts if part.role == "target"]:
        if words("assailant").isdisjoint(reading.doc.forms[part.mention.first].rests):
            continue
        clause, others = _clause_of(draft, part), targets - {part.actor.name}
        harmed = [] if others else _harmed_apart(draft, clause)
        if not (others or harmed):
            continue
        part.role = "agent"
        if harmed:  # they are the victims, and whoever killed him only came
            draft.parts = [p for p in draft.parts if p is part or p.actor.category != "state_forces"]
            figure = harmed[0].mention
            draft.parts.append(Part(civilians(figure.first, figure.last, "sides.harmed"), "target", "sides.harmed"))
        draft.parts = [p for p in draft.parts if p is part or p.role != "agent" or _clause_of(draft, p) is not clause]


def _harmed_apart(draft: Draft, clause: Clause | None) -> list[Toll]:
    """Return the figures of plain people whom an attack harmed, told apart from the assailant's end."""
    if clause is None or draft_types(draft)[:1] != ["armed_attack"]:
        return []
    harmed = [toll for toll in draft.tolls if toll.kind in _HARMED and toll.of in ("مدنيون", None)]
    return [toll for toll in harmed if not clause.first <= toll.mention.first < clause.last]


def _clause_of(draft: Draft, part: Part) -> Clause | None:
    return next((clause for clause in draft.clauses if clause.first <= part.mention.first < clause.last), None)


def _leave_out(reading: Reading, draft: Draft) -> None:
    """Leave out forces that only came after it, and people who are only described where their party is named.

    A force comes after a blast, arrests who attacked, finds the dead. Of "أشخاص" harmed where a party is struck it is
    not said that they were not its own.
    """
    blast = draft_types(draft)[0] in _BLASTS
    targets = [part for part in draft.parts if part.role == "target" and part.actor.name != "مدنيون"]
    told = any(part.rule == "roles.said_to_belong" for part in targets)
    civilian = any(toll.of == "مدنيون" and toll.kind in _HARMED for toll in draft.tolls)
    unclear = _LABELS | draft.names("agent")
    sites = (part for part in targets if part.rule in _STRUCK and part.actor.name not in unclear)
    struck = draft_types(draft)[0] in _STRIKES and any(sites)
    attack, found = draft_types(draft)[0] in _ATTACKS, _is_find(draft)

    def stays(part: Part) -> bool:
        if part.role == "agent":
            came = (blast and _came_after(draft, part)) or (attack and _only_arrests(draft, part))
            return not (part.actor.category == "state_forces" and (came or found))
        if part.actor.name != "مدنيون":
            return True
        if (told and not civilian) or (struck and _is_person(reading, part)):
            return False
        countries = {other.actor.country for other in targets if other.actor.category == "state_forces"} - {None}
        return part.mention.rule != "actors.nation_as_people" or part.actor.country not in countries

    draft.parts = [part for part in draft.parts if stays(part)]


def _is_person(reading: Reading, part: Part) -> bool:
    return not _PERSONS.isdisjoint(reading.doc.keys(part.mention.first, part.mention.last))


def _came_after(draft: Draft, part: Part) -> bool:
    clause = _clause_of(draft, part)
    return clause is not None and not any(_is_harm(clause))


def _only_arrests(draft: Draft, part: Part) -> bool:
    """Tell whether a force is named only where it arrests those who did it."""
    clause = _clause_of(draft, part)
    kinds = [trigger_entry(t).type or trigger_entry(t).count for t in clause.triggers] if clause is not None else []
    return "arrest" in kinds and set(kinds) <= {"arrest", None}


def _ended_it(reading: Reading, draft: Draft, part: Part) -> bool:
    """Tell whether a force only killed or took the one who did it: "طعن رجل ثلاثة قبل أن تقتله الشرطة"."""
    if part.role != "agent" or part.rule != "roles.subject_of_verb" or part.actor.category != "state_forces":
        return False
    verb = next(iter(reading.within("trigger", part.mention.first - 1, part.mention.first)), None)
    if verb is None or trigger_entry(verb).count not in _ENDS or not reading.doc.key(verb.first).endswith(_HIM):
        return False
    if reading.doc.key(verb.first - 1) == "الذين":
        return False  # "حدادا على الذين قتلهم الجيش"
    before = (other for other in draft.parts if other.role == "agent" and other.mention.last <= verb.first)
    return any(other.rule == part.rule and _is_anybody(other) for other in before)


def _is_anybody(part: Part) -> bool:
    return part.actor.name in _LABELS or part.actor.name == "مدنيون"


def _is_find(draft: Draft) -> bool:
    """Tell whether all that is told is that dead were found."""
    return draft_types(draft)[0] == "other" and any(trigger_entry(t).id == _FIND for t in draft.triggers)


def _is_harm(clause: Clause) -> Iterator[bool]:
    return (trigger_entry(t).role == "outcome" or trigger_entry(t).type in _BLASTS for t in clause.triggers)


def _is_same_office(part: Part, parts: Collection[Part]) -> bool:
    """Tell whether "السلطات" or "قوات الأمن" only repeats a more exact office of the same state in the same role."""
    office = _office(part)
    same = [p for p in parts if p is not part and p.role == part.role and p.actor.country == part.actor.country]
    if _is_country(part) and any(not _is_country(other) and _office(other) in POLICE for other in same):
        return True
    if office in _FORCES:
        return any(_office(other) in _FORCES and other.mention.first < part.mention.first for other in same)
    if office not in _OFFICES:
        return False
    rank = _OFFICES.index(office)
    found = [other for other in (_office(other) for other in same) if other in POLICE]
    return any(other not in _OFFICES or _OFFICES.index(other) < rank for other in found)


def _is_country(part: Part) -> bool:
    return (part.actor.id or "").endswith(".state")


def _office(part: Part) -> str:
    actor = part.actor
    return actor.organ or (actor.id or "").partition(".")[2]


def _turn_victims(draft: Draft) -> None:
    """Make a party a target that every figure counts, where another is named as the doer."""
    sides = {toll.of for toll in draft.tolls if not toll.subset}
    for part in draft.parts:
        others = {other.actor.name for other in draft.parts if other.role == "agent"} - {part.actor.name}
        if part.role == "agent" and others and sides == {part.actor.name}:
            part.role = "target"


def _turn_interceptors(draft: Draft) -> None:
    """Make whoever shoots down a missile the target of whoever fired it, named or not: "اعترضت الدفاعات صاروخا"."""
    if draft_types(draft)[0] != "shelling":
        return
    for part in draft.parts:
        clause = _clause_of(draft, part) if part.role == "agent" and part.rule in _MAY_INTERCEPT else None
        if clause is not None and trigger_entry(clause.triggers[0]).id == _INTERCEPT:
            part.role = "target"


def _is_label(part: Part, parts: Collection[Part]) -> bool:
    """Tell whether "مسلحون" or "إرهابيون" only labels a party that the same role names, or names them twice."""
    if part.actor.name not in _LABELS:
        return False
    same = [other for other in parts if other.role == part.role and other is not part]
    named = any(not other.actor.generic for other in same)
    return named or any(other.actor.name in _LABELS and other.mention.first < part.mention.first for other in same)


def _choose_side(draft: Draft) -> None:
    """Make one of two sides of a fight its agent: the state's, else the force named first, never civilians."""
    sides = [part for part in draft.parts if part.role == "target" and part.actor.name != "مدنيون"]
    if not sides or len(draft.names("target")) < 2:
        return
    first = min(sides, key=lambda part: (part.actor.generic, part.mention.first))
    first.role = "agent"
