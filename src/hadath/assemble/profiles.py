"""What a draft is compared by when the assembly asks whether two tellings are of one incident, worked out once."""

from dataclasses import dataclass

from hadath.assemble.drafts import Draft, Toll
from hadath.assemble.types import draft_types, is_typed

_MOST_PEOPLE = 20

Figure = tuple[str, int | None, int | None]

# What a telling may give, as bits: a sign that needs a place of both cannot show where one of them gives none.
PLACES, DATE, FIGURES, PEOPLE, AGENTS, TARGETS, TYPES, SEIZES = (1 << bit for bit in range(8))
NOTHING = 0


@dataclass(slots=True)
class Profile:
    """A draft and what its signs are read from.

    `gives` are the bits of what it has; `own` is what its own words say before any comparison.
    """

    draft: Draft
    types: tuple[str, ...]
    typed: bool
    agents: set[str]
    targets: set[str]
    named_agents: set[str]
    named_targets: set[str]
    people: list[set[str]]
    plain: dict[str, Toll]
    figures: set[Figure]
    begins: int  # the sentence it begins in
    ends: int  # the sentence it was last told in
    gives: int = NOTHING
    own: float = 0.0


def profile(draft: Draft) -> Profile:
    """Return what a draft is compared by, as it stands now."""
    plain = [toll for toll in draft.tolls if not toll.vague and not toll.subset]
    found = Profile(
        draft,
        tuple(draft_types(draft)),
        is_typed(draft),
        draft.names("agent"),
        draft.names("target"),
        {part.actor.name for part in draft.parts if part.role == "agent" and not part.actor.generic},
        {part.actor.name for part in draft.parts if part.role == "target" and not part.actor.generic},
        [set(str(getattr(person.value, "name", "")).split()) for person, _ in draft.people[:_MOST_PEOPLE]],
        {toll.kind: toll for toll in plain},
        {(toll.kind, toll.low, toll.high) for toll in plain},
        draft.clauses[0].sentence,
        draft.clauses[-1].sentence,
    )
    found.gives = _given(found)
    return found


def _given(found: Profile) -> int:
    draft = found.draft
    return (
        (PLACES if draft.places else NOTHING)
        | (DATE if draft.date else NOTHING)
        | (FIGURES if found.figures else NOTHING)
        | (PEOPLE if found.people else NOTHING)
        | (AGENTS if found.agents else NOTHING)
        | (TARGETS if found.targets else NOTHING)
        | (TYPES if found.types else NOTHING)
        | (SEIZES if found.types[:1] == ("seizure",) else NOTHING)
    )
