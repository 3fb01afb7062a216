"""Events in the making: what the stages of the assembly pass to each other."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import cast

from hadath.document import Document, Mention
from hadath.lexicons.triggers import Trigger
from hadath.mentions import ActorValue, CountValue, DateValue, PlaceValue, TriggerValue

Finding = tuple[Mention, str]  # an actor, and the role a rule gives it


@dataclass(slots=True)
class Part:
    """An actor in a draft: agent, partner or target, and the rule that said so."""

    mention: Mention
    role: str
    rule: str

    @property
    def actor(self) -> ActorValue:
        """The actor as its finder read it."""
        return self.mention.value  # type: ignore[return-value]  # the kind says so, and a cast costs as much as the call


@dataclass(slots=True)
class Toll:
    """A figure of a draft: how many people, what happened to them, whose they were."""

    mention: Mention
    kind: str
    low: int | None
    high: int | None
    of: str | None = None
    subset: bool = False

    @property
    def count(self) -> CountValue:
        """The figure as its finder read it."""
        return cast(CountValue, self.mention.value)

    @property
    def vague(self) -> bool:
        """Whether the text gives no figure."""
        return self.low is None and self.high is None


@dataclass(slots=True)
class Clause:
    """Tokens `first` up to, not including, `last` of one sentence, around the triggers of one incident.

    `opens` names the connective at its front ("كما", "من جهة أخرى"), folded, or "". `subjects` are those of its verbs,
    by the verb's token, as far as they have been looked for.
    """

    first: int
    last: int
    sentence: int
    triggers: list[Mention]
    opens: str = ""
    subjects: dict[int, Mention | None] = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(slots=True)
class Draft:
    """One incident as far as it is read: the clauses that report it and the slots they fill."""

    clauses: list[Clause]
    echoes: list[Clause] = field(default_factory=list)  # passing words about it, which are evidence and no more
    parts: list[Part] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    date: Mention | None = None
    people: list[tuple[Mention, str]] = field(default_factory=list)
    items: list[Mention] = field(default_factory=list)
    attributions: list[Mention] = field(default_factory=list)
    status: str = "reported"
    aggregate: bool = False
    running: bool = False  # its figures add up the harm of several incidents since a day
    war: bool = False  # its figures are those of a whole war
    background: bool = False
    loose: bool = False  # it tells of no particular incident unless it joins one
    title: bool = False  # a headline tells it, or the one sentence of a text that is read as one
    listed: bool = False  # it is one result in the list of a campaign's statement
    paragraph: int = 0
    votes: dict[str, int] = field(default_factory=dict)  # event types by the clauses that speak for them
    alternatives: dict[str, None] = field(default_factory=dict)  # further types, in order
    outcome: str | None = None  # the type that an outcome alone suggests
    standing: int = 0  # its number among the article's incidents
    turn: int = 0  # its number among the article's tellings
    last_told: int = 0  # the number of the telling that took it up last
    trace: list[str] = field(default_factory=list)

    @property
    def triggers(self) -> list[Mention]:
        """The triggers of all clauses."""
        return [trigger for clause in self.clauses for trigger in clause.triggers]

    @property
    def first(self) -> int:
        """The first token of the draft's first clause."""
        return self.clauses[0].first

    def names(self, role: str) -> set[str]:
        """Return the canonical names of the actors of one role; partners count as agents."""
        roles = ("agent", "partner") if role == "agent" else (role,)
        return {part.actor.name for part in self.parts if part.role in roles}


def trigger_value(mention: Mention) -> TriggerValue:
    """Return a trigger mention's value."""
    return mention.value  # type: ignore[return-value]  # the kind says so, and a cast costs as much as the call


def trigger_end(mention: Mention) -> int:
    """Return the token after a trigger and its complement: "ألقت الشرطة القبض على" ends after "على"."""
    complement = trigger_value(mention).complement
    return mention.last if complement is None else max(mention.last, complement[1])


def trigger_entry(mention: Mention) -> Trigger:
    """Return a trigger mention's lexicon entry."""
    return mention.value.entry  # type: ignore[attr-defined,no-any-return]  # as above


def place_value(mention: Mention) -> PlaceValue:
    """Return a place mention's value."""
    return mention.value  # type: ignore[return-value]  # as above


def date_value(mention: Mention) -> DateValue:
    """Return a date mention's value."""
    return mention.value  # type: ignore[return-value]  # as above


def actor_value(mention: Mention) -> ActorValue:
    """Return an actor mention's value."""
    return mention.value  # type: ignore[return-value]  # as above


def count_value(mention: Mention) -> CountValue:
    """Return a count mention's value."""
    return mention.value  # type: ignore[return-value]  # as above


@dataclass(slots=True)
class Reading:
    """A document with its mentions by kind, in the order of the text."""

    doc: Document
    mentions: dict[str, list[Mention]]
    prepositions: dict[int, str]  # token -> the preposition written on it ("ب", "ل", "ك")
    passed: list[tuple[Mention, str]] = field(default_factory=list)  # triggers that gave no event, and why
    _starts: dict[str, list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._starts = {kind: [mention.first for mention in found] for kind, found in self.mentions.items()}

    def within(self, kind: str, first: int, last: int) -> list[Mention]:
        """Return the mentions of a kind that begin at tokens `first` up to, not including, `last`."""
        starts = self._starts.get(kind)
        if starts is None:
            return []
        begin = bisect_left(starts, first)
        if begin == len(starts) or starts[begin] >= last:
            return []
        return self.mentions[kind][begin : bisect_left(starts, last, begin)]

    def sift(self, drafts: Iterable[Draft], holds: Callable[[Draft], bool], reason: str) -> list[Draft]:
        """Return the drafts for which it holds; that the others are no events, for that reason, is noted."""
        kept = []
        for draft in drafts:
            if holds(draft):
                kept.append(draft)
            else:
                self.passed.extend((trigger, reason) for trigger in draft.triggers)
        return kept
