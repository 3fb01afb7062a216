"""What a draft is compared by when the assembly asks whether two tellings are of one incident, worked out once."""

from dataclasses import dataclass

from hadath.assemble.drafts import Draft, Toll
from hadath.assemble.types import draft_types

_MOST_PEOPLE = 20

Figure = tuple[str, int | None, int | None]

# What a telling may give, as bits: a sign that needs a place of both cannot show where one of them gives none.
PLACES, DATE, FIGURES, PEOPLE, AGENTS, TARGETS, SEIZES = (1 << bit for bit in range(7))
NOTHING = 0
_BY_ROLE = {"agent": AGENTS, "partner": AGENTS, "target": TARGETS}


@dataclass(slots=True)
class Facts:
    """The names and figures that a draft gives."""

    agents: set[str]
    targets: set[str]
    named_agents: set[str]
    named_targets: set[str]
    people: list[set[str]]
    plain: dict[str, Toll]
    figures: set[Figure]


@dataclass(slots=True)
class Profile:
    """A draft and what its signs are read from.

    `gives` are the bits of what it has; `own` is what its own words say before any comparison; `midway` tells whether
    it begins amid a sentence.
    """

    draft: Draft
    types: tuple[str, ...]
    gives: int
    begins: int  # the sentence it begins in
    ends: int  # the sentence it was last told in
    own: float = 0.0
    midway: bool = False
    _facts: Facts | None = None

    @property
    def facts(self) -> Facts:
        """The names and figures it gives, collected when they are first compared."""
        if self._facts is None:
            self._facts = _collect_facts(self.draft)
        return self._facts


def profile(draft: Draft) -> Profile:
    """Return what a draft is compared by, as it stands now."""
    types = tuple(draft_types(draft))
    clauses = draft.clauses
    return Profile(draft, types, _given(draft, types), clauses[0].sentence, clauses[-1].sentence)


def _given(draft: Draft, types: tuple[str, ...]) -> int:
    gives = SEIZES if types[:1] == ("seizure",) else NOTHING
    if draft.places:
        gives |= PLACES
    if draft.date:
        gives |= DATE
    if draft.tolls:
        gives |= FIGURES
    if draft.people:
        gives |= PEOPLE
    for part in draft.parts:
        gives |= _BY_ROLE[part.role]
    return gives


def _collect_facts(draft: Draft) -> Facts:
    plain = [toll for toll in draft.tolls if not toll.vague and not toll.subset]
    agents: set[str] = set()
    targets: set[str] = set()
    named: dict[str, set[str]] = {"agent": set(), "partner": set(), "target": set()}
    for part in draft.parts:
        actor = part.actor
        (targets if part.role == "target" else agents).add(actor.name)
        if not actor.generic:
            named[part.role].add(actor.name)
    return Facts(
        agents,
        targets,
        named["agent"],
        named["target"],
        [set(str(getattr(person.value, "name", "")).split()) for person, _ in draft.people[:_MOST_PEOPLE]],
        {toll.kind: toll for toll in plain},
        {(toll.kind, toll.low, toll.high) for toll in plain},
    )
