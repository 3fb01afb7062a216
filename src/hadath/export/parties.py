"""Who stands on which side of an event, and ACLED's class of each."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from hadath.events import Actor, Event
from hadath.lexicons.actor_nouns import load_actor_nouns
from hadath.lexicons.taxonomy import Inter, load_inters

_UNARMED = frozenset(("Rioters", "Protesters", "Civilians"))


class Party(NamedTuple):
    """An actor and ACLED's class of it, null where its category is not known or belongs to none."""

    actor: Actor
    inter: Inter | None

    @property
    def label(self) -> str | None:
        """The class by name."""
        return self.inter.label if self.inter else None

    @property
    def armed(self) -> bool:
        """Whether it is a state's force or an armed group."""
        return self.inter is not None and self.inter.label not in _UNARMED


class Sides(NamedTuple):
    """The doers with their partners, and those it was done to; armed parties first on each side."""

    doers: tuple[Party, ...]
    targets: tuple[Party, ...]

    @property
    def doer(self) -> Party | None:
        """The first doer."""
        return self.doers[0] if self.doers else None

    @property
    def target(self) -> Party | None:
        """The first of those it was done to."""
        return self.targets[0] if self.targets else None


def find_sides(event: Event) -> Sides:
    """Return an event's two sides."""
    scene = event.locations[0].country if event.locations else None
    doers = [actor for role in ("agent", "partner") for actor in event.actors if actor.role == role]
    return Sides(_parties(doers, scene), _parties((a for a in event.actors if a.role == "target"), scene))


def _parties(actors: Iterable[Actor], scene: str | None) -> tuple[Party, ...]:
    parties = (Party(actor, _inter(actor, scene)) for actor in actors)
    return tuple(sorted(parties, key=lambda party: not party.armed))


def _inter(actor: Actor, scene: str | None) -> Inter | None:
    """A state's forces are external where both their country and the scene's are known and differ."""
    inters = load_inters()
    if actor.category == "state_forces" and actor.country and scene and actor.country != scene:
        return inters["abroad"]
    return inters.get(actor.category or "")


def is_named(actor: Actor) -> bool:
    """Tell a party by name from people by what they are: gunmen, terrorists, civilians."""
    return actor.id is not None or actor.name not in _crowds()


@cache
def _crowds() -> frozenset[str]:
    return frozenset(noun.name for noun in load_actor_nouns().values() if noun.name)
