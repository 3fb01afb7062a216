"""The parts that actor phrases are built of, and the values of parties; values are made once and shared."""

from dataclasses import dataclass
from functools import cache, lru_cache

from hadath.document import Document
from hadath.lexicons.actor_nouns import ActorNoun, load_actor_nouns, name_organ
from hadath.lexicons.actors import Actor, actors_of
from hadath.lexicons.nationalities import load_nationalities
from hadath.mentions import ActorValue

NAMED = "named"
# Kinds of noun that mean people of a party and not the party.
PEOPLE = frozenset(("soldier", "policeman", "member", "militant"))
# Kinds of unit that people, arms and units may belong to.
PARTIES = frozenset((NAMED, "army", "organ", "group"))
# Kinds of noun that mean people by themselves, and the category of such people.
CROWDS = {
    "civilian": "civilians",
    "protester": "protesters",
    "rioter": "rioters",
    "militant": "political_militia",
    "member": "political_militia",
}
GUNMEN = "مسلحون"
CIVILIANS, PROTESTERS = "civilian", "protesters"
_ANY = frozenset(("any",))
_KEPT = 8192  # values at a time, so that those of an extractor that is gone go too
_STATE_KINDS = frozenset(("army", "organ", "soldier", "policeman"))


@dataclass(slots=True)
class Unit:
    """An actor phrase in the making, tokens `first` up to, not including, `last`.

    `kind` is the noun's kind, or `named`; `noun` its noun. `value` is shared with other units and never changed.
    `tags` are what a later noun without a name may call it. `seeks` is the tag it looks for itself, as long as its
    value is not final. `member`, `speaker`, `anaphoric`: as in ActorValue.
    """

    first: int
    last: int
    kind: str
    rule: str
    value: ActorValue
    tags: frozenset[str] = frozenset()
    proclitics: str = ""
    noun: ActorNoun | None = None
    seeks: str = ""
    member: bool = False
    speaker: bool = False
    anaphoric: bool = False

    def finish(self, *, speaker: bool) -> ActorValue:
        """Return the value of this unit alone."""
        value = self.value
        return ActorValue(
            name=value.name,
            id=value.id,
            name_en=value.name_en,
            category=value.category,
            country=value.country,
            generic=value.generic,
            member=self.member,
            source_only=value.source_only,
            speaker=speaker or self.speaker or value.speaker,
            anaphoric=self.anaphoric,
            weak=value.weak,
            organ=value.organ,
        )


@lru_cache(_KEPT)
def named_value(actor: Actor) -> tuple[ActorValue, frozenset[str]]:
    """Return the value and the tags of a named party."""
    value = ActorValue(
        name=actor.name,
        id=actor.id,
        name_en=actor.name_en or None,
        category=actor.category,
        country=actor.country,
        source_only=actor.source_only,
        weak=actor.category == "organisation",
    )
    tags = _ANY.union(actor.heads)  # «الجيش» is a state's, and never short for «جيش الإسلام»
    return value, tags if actor.category == "state_forces" else tags - {"army"}


def state_value(doc: Document, noun_id: str, code: str) -> tuple[ActorValue, frozenset[str]]:
    """Return the value and the tags of a state's army, police or office, under the name it has among the parties."""
    organ = name_organ(_organ(load_actor_nouns()[noun_id]), code)
    return _state_value(noun_id, code, actors_of(doc).get(organ.id))


@lru_cache(_KEPT)
def _state_value(noun_id: str, code: str, known: Actor | None) -> tuple[ActorValue, frozenset[str]]:
    noun = load_actor_nouns()[noun_id]
    organ = _organ(noun)
    actor = name_organ(organ, code)
    value = ActorValue(
        name=actor.name if known is None else known.name,
        id=actor.id,
        name_en=actor.name_en if known is None else known.name_en or None,
        category="state_forces",
        country=code,
        source_only=noun.source_only,
        speaker=noun.speaker,
        weak=noun.weak,
        organ=organ,
    )
    army = ("army", "forces") if actor.id.endswith(".army") else ()
    return value, frozenset((organ, *army, *(() if noun.weak else _ANY)))


@cache
def country_value(code: str) -> tuple[ActorValue, frozenset[str]]:
    """Return the value and the tags of a state that acts under its country's name."""
    nation = load_nationalities()[code]
    value = ActorValue(
        name=nation.name,
        id=f"{code.lower()}.state",
        name_en=nation.name_en,
        category="state_forces",
        country=code,
        weak=True,
        organ="army",
    )
    return value, _ANY


@cache
def crowd_value(noun_id: str, country: str | None = None, *, weak: bool = False) -> ActorValue:
    """Return the value of people without a party: gunmen, protesters, civilians."""
    noun = load_actor_nouns()[noun_id]
    return ActorValue(
        name=noun.name or GUNMEN,
        name_en=noun.name_en or None,
        category=CROWDS[noun.kind],
        country=country,
        generic=True,
        weak=weak,
    )


@cache
def open_value(noun_id: str) -> ActorValue:
    """Return the value of a bare noun ("الجيش", "التنظيم") as long as nothing says whose it is."""
    noun = load_actor_nouns()[noun_id]
    state = noun.kind in _STATE_KINDS
    return ActorValue(
        name=noun.name,
        category="state_forces" if state else None,
        generic=True,
        speaker=noun.speaker,
        weak=noun.weak,
        organ=_organ(noun) if state else None,
    )


def _organ(noun: ActorNoun) -> str:
    """Return the id of the noun that names the office itself: of soldiers, arms and units the army."""
    return noun.id if noun.kind == "organ" else noun.organ or "army"
