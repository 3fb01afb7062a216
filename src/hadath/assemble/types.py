"""Name a draft's event type from its triggers and outcomes."""

from collections import Counter
from collections.abc import Iterable

from hadath.assemble.drafts import Clause, Draft, trigger_entry, trigger_value
from hadath.document import Mention
from hadath.lexicons.triggers import PRIORITY

# What an incident known only by its outcome is taken for.
_BY_OUTCOME = {
    "killed": "armed_attack",
    "injured": "armed_attack",
    "arrested": "arrest",
    "abducted": "abduction",
    "released": "release",
    "missing": "other",
    "displaced": "displacement",
    "surrendered": "surrender",
}
_MADE_EXACT = (["armed_attack"], ["raid"], ["accident"], ["property_destruction"])
_RANK = {kind: -place for place, kind in enumerate(PRIORITY)}
# Types that tell the same incident at different depth: a raid ends in a clash or an arrest, a protest in a riot.
_FAMILIES = (
    frozenset(
        ("armed_clash", "armed_attack", "raid", "arrest", "seizure", "bombing", "suicide_bombing", "assassination",
         "execution", "shelling", "air_strike", "landmine", "abduction", "territory_change")
    ),
    frozenset(("arrest", "raid", "seizure", "bomb_disposal", "restriction")),
    frozenset(("protest", "riot", "arrest", "armed_attack", "restriction", "strike")),
    frozenset(("accident", "bombing")),
    frozenset(("release", "agreement", "prison_break")),
    frozenset(("movement", "territory_change", "displacement", "surrender", "agreement")),
    frozenset(("property_destruction", "armed_attack", "bombing", "air_strike", "shelling", "riot")),
)  # fmt: skip


def draft_types(draft: Draft) -> list[str]:
    """Return the types a draft may be of, the one that should name it first.

    Each clause votes for the type of its foremost trigger, the first one twice; the kinds of its figures say whether
    a raid came to a fight. What further triggers and their alternatives allow stands behind.
    """
    votes: Counter[str] = Counter()
    others: list[str] = []
    for number, clause in enumerate(draft.clauses):
        types = _clause_types(clause)
        if types:
            votes[types[0]] += 2 if number == 0 else 1
            others.extend(types[1:])
    kinds = {toll.kind for toll in draft.tolls}
    if not votes:
        return [kind for trigger in draft.triggers if (kind := _by_outcome(trigger))][:1]
    types = sorted(votes, key=lambda kind: (votes[kind], _RANK[kind]), reverse=True)
    if types[0] == "raid" and kinds & {"killed", "injured"}:
        types.insert(0, "armed_clash")
    elif types[0] == "raid" and "arrest" in votes:
        types.insert(0, "arrest")
    return list(dict.fromkeys((*types, *others)))


def _clause_types(clause: Clause) -> list[str]:
    """Return the types of a clause's triggers by rank; a weapon only makes an attack more exact."""
    ranked = sorted(clause.triggers, key=lambda trigger: trigger_entry(trigger).priority, reverse=True)
    typed = [trigger for trigger in ranked if trigger_entry(trigger).type]
    types = [str(trigger_entry(trigger).type) for trigger in typed if not _is_instrument(trigger)]
    weapons = [str(trigger_entry(trigger).type) for trigger in typed if _is_instrument(trigger)]
    outcome = any(trigger_entry(trigger).count in ("killed", "injured") for trigger in clause.triggers)
    if types[:1] in _MADE_EXACT or (not types and outcome):
        types = [*weapons[:1], *types]
    others = (other for trigger in typed for other in trigger_value(trigger).types)
    return list(dict.fromkeys((*types, *others))) if types else []


def _by_outcome(trigger: Mention) -> str | None:
    likelier = trigger_value(trigger).types
    return likelier[0] if likelier else _BY_OUTCOME.get(str(trigger_entry(trigger).count))


def _is_instrument(trigger: Mention) -> bool:
    return trigger_entry(trigger).role == "instrument"


def same_family(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two lists of types can tell of one incident; an outcome alone fits any."""
    left, right = set(one), set(other)
    if not left or not right or left & right:
        return True
    return any(family & left and family & right for family in _FAMILIES)
