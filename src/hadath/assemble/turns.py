"""Turn the role that a rule gives a party where its clause as a whole tells otherwise."""

from hadath.assemble.drafts import Clause, Part, Reading, trigger_entry, trigger_value
from hadath.lexicons.connectives import words

_REPEL = frozenset(
    (
        "armed_clash.repel",
        "armed_clash.ward_off",
        "armed_clash.foil",
        "armed_clash.thwart",
        "armed_attack.intercept",
        "armed_attack.down_aircraft",
    )
)
_LAUNCHED = frozenset(("roles.doer_after_cue", "roles.doer_in_relative_clause", "roles.launcher_of_missile"))
_ATTACKERS = frozenset(("roles.possessor", "roles.after_preposition"))
_FROM_AFAR = frozenset(("shelling", "air_strike"))
_CUE_REACH = 8


def turn_repellers(clause: Clause, parts: dict[int, Part]) -> None:
    """Make whoever repels an attack or shoots a missile down its target, where the clause names who launched it."""
    first = clause.triggers[0]
    if trigger_entry(first).id not in _REPEL or trigger_value(first).form == "noun":
        return
    launched = any(part.role == "agent" and part.rule in _LAUNCHED for part in parts.values())
    if trigger_entry(first).type == "armed_clash":  # "تصدت الدفاعات الجوية لهجوم صاروخي"
        launched = launched or any(trigger_entry(trigger).type in _FROM_AFAR for trigger in clause.triggers[1:])
    for part in parts.values():
        if launched and part.role == "agent" and part.rule == "roles.subject_of_verb":
            part.role = "target"
    if not launched and trigger_entry(first).type == "armed_clash":
        _turn_attackers(parts)


def _turn_attackers(parts: dict[int, Part]) -> None:
    """Make whoever attacked the other side of whoever is told first to have met it: "صد الجيش هجوما للحوثيين"."""
    agents = [part for part in parts.values() if part.role == "agent"]
    if any(part.rule == "roles.subject_of_verb" for part in agents):
        for part in agents:
            part.role = "target" if part.rule in _ATTACKERS else "agent"


def turn_supporters(reading: Reading, parts: dict[int, Part]) -> None:
    """Put whoever supports a party on its side: "معارك بين الفصائل وقوات النظام مدعومة بميليشيات إيرانية"."""
    for part in parts.values():
        if part.role != "partner":
            continue
        for cue in reading.within("partner", part.mention.first - _CUE_REACH, part.mention.first + 1):
            beside = [other for other in parts.values() if 0 <= cue.first - other.mention.last <= 1]
            if reading.doc.key(cue.first) in words("supported") and any(other.role == "target" for other in beside):
                part.role = "target"
