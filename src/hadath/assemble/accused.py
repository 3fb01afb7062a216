"""Parties that claim a deed, are accused of it, or are said to be behind it."""

from collections.abc import Iterator
from typing import cast

from hadath.assemble.drafts import Clause, Finding, Reading, trigger_value
from hadath.assemble.prepositions import preposition_of
from hadath.assemble.syntax import FAR, NEAR
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.mentions import AttributionValue

_BEHIND, _FOR = "وراء", frozenset(("عن", "عنه", "عنها"))


def claimed_or_accused(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«تبنى التنظيم الهجوم» makes the claimant the agent, «اتهمت قسد النظام بالوقوف وراء الهجوم» the accused."""
    del actors
    for attribution in reading.within("attribution", clause.first, clause.last):
        value = cast(AttributionValue, attribution.value)
        if value.force == "boast":
            yield from ((actor, "agent") for actor in reading.within("actor", value.source_first, value.source_last))
        elif value.force == "accuse":
            yield from ((actor, "agent") for actor in _accused(reading, value))
    yield from ((actor, "agent") for actor in _ascribed(reading, clause))


def _accused(reading: Reading, value: AttributionValue) -> list[Mention]:
    """Return who is accused of the deed: nobody in "اتهمت الحركة الحكومة بعرقلة التحقيق"."""
    if reading.doc.key(value.accused_last) in words("misconduct"):
        return []
    accused = reading.within("actor", value.accused_first, value.accused_last)
    unnamed = value.source_first == value.source_last and accused[1:]  # "اتهمت واشنطن الحكومة السورية"
    if unnamed and accused[0].last == accused[1].first and not _is_joined(reading, accused[1]):
        return accused[1:]
    return accused


def _ascribed(reading: Reading, clause: Clause) -> Iterator[Mention]:
    """Return who a deed is laid to: "هجوم نسب إلى التنظيم", "الهجوم نسبه الجيش إلى المتمردين", "حملته المسؤولية"."""
    keys = reading.doc.keys(clause.first, clause.last)
    ascribed, blame, passive = words("ascribed"), words("blame"), words("ascribed_to")
    if ascribed.isdisjoint(keys) and blame.isdisjoint(keys) and passive.isdisjoint(keys):
        return
    for token, key in enumerate(keys, clause.first):
        if key in passive and reading.doc.key(token + 1) == "الي":
            yield from reading.within("actor", token + 2, token + 3)
        if key in ascribed:
            accused = reading.within("actor", token + 1, token + FAR)
            yield from (actor for actor in accused if preposition_of(reading, actor) in ("الي", "ل"))
        if key in blame:
            accused = reading.within("actor", token + 1, token + NEAR)
            yield from (actor for actor in accused[:1] if preposition_of(reading, actor) in ("علي", "ل"))


def _is_joined(reading: Reading, actor: Mention) -> bool:
    return reading.doc.key(actor.first).startswith("و")


def said_to_have_done(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«وقوف النظام وراء الهجوم», «تفجير يشتبه في أن الحركة تقف وراءه», «هجوم يعتقد أن القوات شنته»: the doer."""
    del clause
    for actor in actors:
        told = _is_behind(reading, actor) or _is_answerable(reading, actor) or _is_accused(reading, actor)
        if told or _did_it(reading, actor):
            yield actor, "agent"


def _is_behind(reading: Reading, actor: Mention) -> bool:
    """Tell of «وقوف النظام وراء الهجوم» and «الحركة تقف وراء الهجوم»."""
    key, last = reading.doc.key, actor.last
    if key(actor.first - 1) in words("standing"):
        return _BEHIND in reading.doc.keys(last, last + 2)
    return key(last) in words("stands") and key(last + 1).startswith(_BEHIND)


def _is_answerable(reading: Reading, actor: Mention) -> bool:
    """Tell of «ضربات رجح المرصد أن تكون إسرائيل مسؤولة عنها»."""
    return reading.doc.key(actor.last) in words("answerable") and reading.doc.key(actor.last + 1) in _FOR


def _is_accused(reading: Reading, actor: Mention) -> bool:
    """Tell of «اتهام النظام بشن الهجوم» and «متهما إسرائيل باغتياله»."""
    return reading.doc.key(actor.first - 1) in words("accusing") and reading.doc.key(actor.last).startswith("ب")


def _did_it(reading: Reading, actor: Mention) -> bool:
    """Tell of «هجوم يعتقد أن القوات شنته»: a verb whose object is the deed before."""
    if reading.doc.key(actor.last) not in words("did_it") or preposition_of(reading, actor):
        return False
    start = max(actor.first - FAR, reading.doc.sentence(actor.first).first)
    return any(trigger_value(t).form in ("noun", "masdar") for t in reading.within("trigger", start, actor.first))
