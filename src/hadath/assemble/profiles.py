"""What a draft is compared by when the assembly asks whether two tellings are of one incident, worked out once."""

from dataclasses import dataclass

from hadath.assemble.drafts import Draft, Toll
from hadath.assemble.types import draft_types, is_typed

_MOST_PEOPLE = 20

Figure = tuple[str, int | None, int | None]


@dataclass(slots=True)
class Profile:
    """A draft and what its signs are read from; `own` is what its own words say before any comparison."""

    draft: Draft
    types: list[str]
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
    own: float = 0.0


def profile(draft: Draft) -> Profile:
    """Return what a draft is compared by, as it stands now."""
    plain = [toll for toll in draft.tolls if not toll.vague and not toll.subset]
    return Profile(
        draft,
        draft_types(draft),
        is_typed(draft),
        draft.names("agent"),
        draft.names("target"),
        _named(draft, "agent"),
        _named(draft, "target"),
        [set(str(getattr(person.value, "name", "")).split()) for person, _ in draft.people[:_MOST_PEOPLE]],
        {toll.kind: toll for toll in plain},
        {(toll.kind, toll.low, toll.high) for toll in plain},
        draft.clauses[0].sentence,
        draft.clauses[-1].sentence,
    )


def _named(draft: Draft, role: str) -> set[str]:
    return {part.actor.name for part in draft.parts if part.role == role and not part.actor.generic}
