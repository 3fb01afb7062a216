"""The parts that actor phrases are built of, and their values."""

from dataclasses import dataclass, replace

from hadath.lexicons.actor_nouns import ActorNoun, NounForm, name_organ
from hadath.lexicons.actors import Actor
from hadath.lexicons.nationalities import Nationality
from hadath.mentions import ActorValue

NAMED = "named"
# Kinds of noun whose people or arms take the name of a party or state beside them.
PEOPLE = frozenset(("soldier", "policeman", "member", "militant"))
JOINING = PEOPLE | {"army", "hardware", "unit", "group", "organ"}
# Kinds of unit that such a noun can belong to.
PARTIES = frozenset((NAMED, "army", "organ", "group"))
CROWDS = {
    "civilian": "civilians",
    "protester": "protesters",
    "rioter": "rioters",
    "militant": "political_militia",
    "member": "political_militia",
}


@dataclass(slots=True)
class Unit:
    """An actor phrase in the making, tokens `first` up to, not including, `last`.

    `kind` is the noun's kind, or `named`. `tags` are what a later noun without a name may call it. `seeks` is the tag
    this one looks for itself, while `value` is not final.
    """

    first: int
    last: int
    kind: str
    rule: str
    value: ActorValue
    proclitics: str = ""
    tags: frozenset[str] = frozenset()
    seeks: str = ""
    noun: ActorNoun | None = None


def named_value(actor: Actor) -> ActorValue:
    """Return the value of a named party."""
    return ActorValue(
        name=actor.name,
        id=actor.id,
        name_en=actor.name_en,
        category=actor.category,
        country=actor.country,
        source_only=actor.source_only,
    )


def state_value(noun: ActorNoun, nation: Nationality) -> ActorValue:
    """Return the value of a state's army, police or office; of a people without a state, armed men."""
    organ = noun.organ or noun.id
    if nation.people:
        return crowd_value(noun)
    actor = name_organ(organ, nation.code)
    return ActorValue(
        name=actor.name,
        id=actor.id,
        name_en=actor.name_en,
        category="state_forces",
        country=nation.code,
        source_only=noun.source_only,
        speaker=noun.speaker,
        weak=noun.weak,
        organ=organ,
    )


def crowd_value(noun: ActorNoun, country: str | None = None) -> ActorValue:
    """Return the value of people without a party: gunmen, protesters, civilians."""
    return ActorValue(
        name=noun.name if noun.kind in CROWDS and noun.name else "مسلحون",
        category=CROWDS.get(noun.kind, "political_militia"),
        country=country,
        generic=True,
    )


def open_value(noun: ActorNoun) -> ActorValue:
    """Return the value of a bare noun ("الجيش", "التنظيم") as long as nothing says whose it is."""
    organ = noun.organ or noun.id
    state = noun.kind in ("army", "organ", "soldier", "policeman")
    return ActorValue(
        name=noun.name,
        category="state_forces" if state else None,
        generic=True,
        source_only=noun.source_only,
        speaker=noun.speaker,
        weak=noun.weak,
        organ=organ if state else None,
    )


def as_member(value: ActorValue, form: NounForm) -> ActorValue:
    """Return a party's value for words that name its people."""
    return replace(value, member=True) if form.noun.kind in PEOPLE else value
