"""Name a draft's event type from its triggers and outcomes."""

from collections.abc import Iterable

from hadath.assemble.drafts import Draft, trigger_entry

# What an incident known only by its outcome is taken for.
_BY_OUTCOME = {
    "killed": "armed_attack",
    "injured": "armed_attack",
    "arrested": "arrest",
    "abducted": "abduction",
    "released": "release",
    "displaced": "displacement",
    "surrendered": "surrender",
}
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
    """Return the types of a draft's triggers, the one that should name it first."""
    found = sorted(
        ((trigger_entry(trigger).priority, entry_type) for trigger in draft.triggers if (entry_type := _type(trigger))),
        reverse=True,
    )
    types = list(dict.fromkeys(entry_type for _, entry_type in found))
    kinds = {toll.kind for toll in draft.tolls}
    if not types:
        outcomes = [str(trigger_entry(trigger).count) for trigger in draft.triggers if trigger_entry(trigger).count]
        return [_BY_OUTCOME[kind] for kind in outcomes if kind in _BY_OUTCOME][:1]
    if types[0] == "raid" and kinds & {"killed", "injured"}:
        return ["armed_clash", *types]
    return types


def _type(trigger: object) -> str | None:
    entry = trigger_entry(trigger)  # type: ignore[arg-type]  # callers pass trigger mentions
    return entry.type if entry.role != "light" else None


def same_family(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two lists of types can tell of one incident; an outcome alone fits any."""
    left, right = set(one), set(other)
    if not left or not right or left & right:
        return True
    return any(family & left and family & right for family in _FAMILIES)
