"""Who was taken, and by whom, where an arrest does not say it beside its verb."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from hadath.assemble.bystanders import holds_place
from hadath.assemble.drafts import Draft, Part, Reading, Toll, actor_value, place_value, trigger_entry
from hadath.assemble.implied import civilians
from hadath.assemble.prepositions import preposition_of
from hadath.assemble.sides import POLICE
from hadath.assemble.syntax import ARMED, FAR
from hadath.assemble.types import draft_types
from hadath.document import Mention
from hadath.lexicons.gazetteer import Place
from hadath.mentions import AttributionValue

_TAKEN = frozenset(("arrest", "abduction", "release", "assassination"))
_CIVILIAN, _UNNAMED = "captives.civilian", "complete.unnamed_people"
_NOBODY = frozenset((_CIVILIAN, _UNNAMED))
_OTHERS = frozenset(("اخرين", "اخرون", "اخران", "اخر", "مشتبه", "مشتبها"))
_WHOSE = frozenset(("في", "من", "ب", "ل", ""))


def name_captives(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give each arrest the one who makes arrests, and what somebody did to captives the people it was done to."""
    arrests = [draft for draft in drafts if draft_types(draft)[0] == "arrest"]
    known = {part.actor.name: part for draft in arrests for part in draft.parts if part.role == "agent"}
    for draft in arrests:
        if not draft.names("agent"):
            draft.parts = [*_captors(reading, draft, known), *draft.parts]
    for draft in drafts:
        told = draft.names("agent") or draft.people
        unknown = all(part.role != "target" or part.rule == _UNNAMED for part in draft.parts)
        taken = told and draft_types(draft)[0] in _TAKEN
        if unknown and (taken or _happens_to_people(draft)):
            captive = _fellow(reading, draft, arrests) or _captive(reading, draft)
            if captive.rule != _CIVILIAN or not draft.names("target"):
                draft.parts = [*(part for part in draft.parts if part.role != "target"), captive]


def _happens_to_people(draft: Draft) -> bool:
    """Tell whether whom it happened to are plain people, named or not: "قبض عليه أمس", "نزوح الآلاف"."""
    kind = draft_types(draft)[0]
    fled = [toll for toll in draft.tolls if toll.kind == "displaced"]
    return kind == "arrest" or (kind == "displacement" and any(toll.of in ("مدنيون", None) for toll in fled))


def _fellow(reading: Reading, draft: Draft, arrests: Sequence[Draft]) -> Part | None:
    """Return the armed party whose men all other arrests take, where "آخرين" or "مشتبه بهم" are taken too."""
    if draft not in arrests or not any(_are_others(reading, toll) for toll in draft.tolls if toll.kind == "arrested"):
        return None
    taken = {p.actor.name: p for one in arrests for p in one.parts if p.role == "target" and p.rule not in _NOBODY}
    party = next(iter(taken.values())) if len(taken) == 1 else None
    if party is None or party.actor.category not in ARMED or party.actor.name in draft.names("agent"):
        return None
    return replace(party, rule="captives.fellow")


def _are_others(reading: Reading, toll: Toll) -> bool:
    keys = reading.doc.keys(toll.mention.first, toll.mention.last)
    return toll.of is None and not _OTHERS.isdisjoint(key.removeprefix("ال") for key in keys)


def _captive(reading: Reading, draft: Draft) -> Part:
    """Return the armed party that a captive is said to be of ("اعتقال أمير الصحراء في تنظيم داعش"), else a civilian."""
    clause = draft.clauses[0]
    trigger = next((t for t in clause.triggers if trigger_entry(t).type in _TAKEN), clause.triggers[0])
    agents = draft.names("agent")
    for actor in reading.within("actor", trigger.last, min(trigger.last + FAR, clause.last)):
        value = actor_value(actor)
        if value.category not in ARMED or value.name in agents or reading.within("trigger", trigger.last, actor.first):
            continue
        if preposition_of(reading, actor) in _WHOSE and not holds_place(reading, actor):
            return Part(actor, "target", "captives.party")
    return Part(civilians(trigger.first, trigger.last, _CIVILIAN), "target", _CIVILIAN)


def _captors(reading: Reading, draft: Draft, known: Mapping[str, Part]) -> list[Part]:
    """Return the police that report an arrest, else the one party that makes all arrests of the article."""
    targets = draft.names("target")
    for actor in _speaking(reading, draft):
        if _office(actor) in POLICE and actor_value(actor).name not in targets:
            return [Part(actor, "agent", "captives.reported")]
    carried = next(iter(known.values())) if len(known) == 1 else None
    if carried is not None and carried.actor.name not in targets and not _is_abroad(draft, carried):
        return [replace(carried, rule="captives.carried")]
    return []


def _is_abroad(draft: Draft, part: Part) -> bool:
    """Tell whether a state's force is not at home where something happened: Italy's police arrest nobody in Libya."""
    rows = (place_value(place).place for place in draft.places)
    lands = {row.country for row in rows if isinstance(row, Place)}
    home = part.actor.country if part.actor.category == "state_forces" else None
    return home is not None and bool(lands) and home not in lands


def _speaking(reading: Reading, draft: Draft) -> Iterator[Mention]:
    for clause in draft.clauses:
        sentence = reading.doc.sentences[clause.sentence]
        for saying in reading.within("attribution", sentence.first, sentence.last):
            said = cast(AttributionValue, saying.value)
            yield from reading.within("actor", said.source_first, said.source_last)


def _office(actor: Mention) -> str:
    value = actor_value(actor)
    return value.organ or (value.id or "").partition(".")[2]
