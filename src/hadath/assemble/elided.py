"""Tell apart two incidents of which the second goes without its verb: "قتل شخص في درعا وآخر في إدلب"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hadath.assemble.drafts import Clause, Draft, Reading, count_value, place_value, trigger_entry, trigger_value
from hadath.document import Mention
from hadath.lexicons.connectives import words

ELIDED = "break:و"
_WITHIN = 7  # tokens to where the second happened
_MOST = 20  # of a disaster that kills more, each place tells only a part
_HARMS = frozenset(("killed", "injured", "arrested", "abducted"))
_AND, _BY = "و", "ب"


def tell_apart(reading: Reading, clause: Clause) -> Iterator[Clause]:
    """Return a clause, in two where another person at another place stands without a verb of his own."""
    at = _second(reading, clause)
    if at is None:
        yield clause
        return
    begin, deed = at
    told = [trigger for trigger in clause.triggers if trigger.first < begin]
    own = [trigger for trigger in clause.triggers if trigger.first >= begin]
    again = Mention("trigger", begin, begin, deed.rule, replace(trigger_value(deed), complement=None, proclitics=""))
    yield Clause(clause.first, begin, clause.sentence, told, clause.opens)
    yield Clause(begin, clause.last, clause.sentence, [again, *own], ELIDED)


def _second(reading: Reading, clause: Clause) -> tuple[int, Mention] | None:
    """Return where the second incident begins, and the verb it goes without."""
    deeds = [trigger for trigger in clause.triggers if trigger_entry(trigger).count in _HARMS]
    if not deeds:
        return None
    counts = reading.within("count", deeds[0].last, clause.last)
    for one, other in pairwise(counts):
        begin = other.first - (reading.doc.key(other.first - 1) == _AND)
        between = reading.within("trigger", one.last, other.last)
        if count_value(other).subset or any(trigger_entry(trigger).count for trigger in between):
            return None
        if _stands_at_place(reading, other, clause) and _is_placed(reading, one, begin):
            return (begin, [deed for deed in deeds if deed.first < begin][-1]) if _is_joined(reading, other) else None
    return None


def _is_joined(reading: Reading, count: Mention) -> bool:
    value = count_value(count)
    joined = _AND in (reading.doc.key(count.first)[:1], reading.doc.key(count.first - 1))
    few = 0 < (value.low or 0) <= _MOST or (value.other and value.low is None)
    return joined and few and not (value.kind or value.joint or value.company)


def _is_placed(reading: Reading, count: Mention, end: int) -> bool:
    """Tell whether a place stands right behind people: "شخص برصاص مجهولين في درعا"."""
    return end - count.last <= _WITHIN and bool(reading.within("place", count.last, end))


def _stands_at_place(reading: Reading, count: Mention, clause: Clause) -> bool:
    """Tell whether where or how it happened stands right behind people, and a place of their own does."""
    led = reading.doc.key(count.last) in words("led_place") or reading.prepositions.get(count.last) == _BY
    last = min(count.last + _WITHIN, clause.last)
    places = [place_value(place).name for place in reading.within("place", count.last, last)]
    known = {place_value(place).name for place in reading.within("place", clause.first, count.first)}
    return led and bool(places) and places[0] not in known


def share_when(drafts: list[Draft]) -> None:
    """Give an incident told without a verb the day and the sides of the one beside it, and it the doers of its own."""
    if len(drafts) < 2 or drafts[-1].clauses[0].opens != ELIDED:
        return
    first, second = drafts[-2:]
    second.date = second.date or first.date
    whose = first.tolls[-1].of if first.tolls else None
    second.tolls = [replace(toll, of=whose) if toll.of is None else toll for toll in second.tolls]
    if not second.names("target"):
        second.parts.extend(part for part in first.parts if part.role == "target")
    for one, other in ((first, second), (second, first)):
        if not other.names("agent"):
            other.parts.extend(part for part in one.parts if part.role == "agent")
