"""Bring together the clauses that tell of one incident, however often the article tells it.

A draft joins the earlier incident it fits best, if it fits well enough: for a shared place, day, figure, name or
party, for a definite noun that looks back ("الهجوم", "العملية"), for standing in one sentence; against a different
place, day or figure of the same kind, swapped sides, or words that announce another incident.
"""

from collections.abc import Callable

from hadath.assemble.drafts import Draft, Part, Reading, Toll, date_value, trigger_entry, trigger_value
from hadath.assemble.settings import add_places, same_day, same_scene
from hadath.assemble.tolls import clashing_figures, same_figures
from hadath.assemble.types import add_types, draft_types, is_typed, same_family
from hadath.lexicons.connectives import words

_ENOUGH = 1.8
_ORPHAN_ENOUGH = -1.0
_TITLE_ENOUGH = 0.5
_NEVER = -100.0
_PEOPLE = frozenset(("مدنيون", "متظاهرون"))
# How many of the latest incidents a draft is compared with: an article has few, a hostile text many.
_WINDOW = 40

Weight = Callable[[Reading, Draft, Draft], float]


def merge_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return one draft an incident, in the order of first report."""
    merged: list[Draft] = []
    for draft in drafts:
        scored = [(fit(reading, earlier, draft), -number) for number, earlier in enumerate(merged[-_WINDOW:])]
        best, number = max(scored, default=(_NEVER, 0))
        if best >= (_ORPHAN_ENOUGH if _is_orphan(draft) else _ENOUGH):
            absorb(reading, merged[-_WINDOW:][-number], draft)
        else:
            draft.standing = len(merged)
            merged.append(draft)
    return _settle_titles(reading, merged)


def _is_orphan(draft: Draft) -> bool:
    """Tell whether a draft has no place and day of its own and names no new incident: it belongs to one told before."""
    if draft.places or draft.date is not None or draft.title:
        return False
    return all(trigger_entry(t).type is None or trigger_value(t).definite for t in draft.triggers)


def _settle_titles(reading: Reading, merged: list[Draft]) -> list[Draft]:
    """Let a title that found no sentence of its own join the incident below it that fits best."""
    kept: list[Draft] = []
    for draft in merged:
        others = [other for other in merged[:_WINDOW] if other is not draft and not other.title]
        scored = [(fit(reading, draft, other), -number) for number, other in enumerate(others)]
        best, number = max(scored, default=(_NEVER, 0))
        if draft.title and _only_title(draft) and best >= _TITLE_ENOUGH:
            others[-number].echoes.extend(draft.clauses)
        else:
            kept.append(draft)
    return kept


def fit(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Return how well a draft fits an earlier incident; `_ENOUGH` or more makes them one."""
    if is_typed(earlier) and is_typed(draft) and not same_family(draft_types(earlier), draft_types(draft)):
        return _NEVER
    return sum(weight(reading, earlier, draft) for weight in WEIGHTS)


def by_sentence(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Clauses of one sentence mostly tell of one incident, unless a connective parts them."""
    del reading
    opens = draft.clauses[0].opens
    if opens.startswith("break"):
        return -2.0
    if earlier.clauses[-1].sentence == draft.clauses[0].sentence:
        return 3.5
    if earlier.clauses[-1].sentence == draft.clauses[0].sentence - 1:
        return 0.7
    return 0.0


def by_place(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """A shared place speaks for one incident, a different one against."""
    del reading
    same = same_scene(earlier, draft)
    return 0.0 if same is None else 1.5 if same else -3.0


def by_day(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """A shared day speaks for one incident, a different one against."""
    del reading
    same = same_day(earlier, draft)
    if same is not None:
        return 0.8 if same else -4.0
    opens_anew = draft.date is not None and draft.date.first <= draft.first + 1 and date_value(draft.date).vague
    return -1.5 if opens_anew else 0.0


def by_figures(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """An equal figure speaks strongly for one incident; different ones of a kind against, unless a toll was raised."""
    del reading
    shared = same_figures(earlier.tolls, draft.tolls)
    clashing = clashing_figures(earlier.tolls, draft.tolls)
    return 2.5 * shared - 1.5 * clashing


def by_people(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The same named person speaks for one incident."""
    del reading
    left = [set(getattr(person.value, "name", "").split()) for person, _ in earlier.people]
    right = [set(getattr(person.value, "name", "").split()) for person, _ in draft.people]
    same = any(one <= other or other <= one for one in left for other in right)
    return 2.5 if same else -1.0 if left and right else 0.0


def by_parties(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Shared parties speak for one incident, swapped or different ones against."""
    del reading
    score = 0.0
    for role, other in (("agent", "target"), ("target", "agent")):
        mine, theirs = draft.names(role), earlier.names(role)
        if mine & theirs:
            score += 0.8
        elif _named(draft, role) and _named(earlier, role):
            score -= 2.0 if mine & earlier.names(other) else 1.2
    return score


def _named(draft: Draft, role: str) -> bool:
    return any(part.role == role and not part.actor.generic for part in draft.parts)


def by_tally(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """A tally over several incidents is not one of them."""
    del reading
    return -2.0 if earlier.aggregate != draft.aggregate and (len(earlier.places) > 1 or len(draft.places) > 1) else 0.0


def by_reference(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """A definite incident noun ("الهجوم") looks back; "هجوم آخر" announces another."""
    score = 0.0
    for trigger in draft.triggers:
        value, entry = trigger_value(trigger), trigger_entry(trigger)
        after = (reading.doc.key(trigger.last), reading.doc.key(trigger.last + 1))
        if entry.role == "incident" and not words("another").isdisjoint(after):
            return -3.0
        if value.definite and entry.role == "incident":
            score = max(score, 1.5)
    return score


def by_type(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The same type speaks for one incident; an outcome alone ("قتل 3 أشخاص") looks for its cause."""
    del reading
    if not is_typed(draft):
        return 1.2
    return 1.0 if set(draft_types(earlier)[:1]) & set(draft_types(draft)[:2]) else 0.3


def by_standing(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """An article mostly goes on telling what it began with."""
    del reading, draft
    return 0.5 if earlier.standing == 0 else 0.0


def by_title(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The first sentences after a title tell what it announced."""
    del reading
    return 1.2 if earlier.title and draft.paragraph <= earlier.paragraph + 2 else 0.0


def by_time(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """An incident told as earlier ("وكانت ... قد") is not the news itself."""
    del reading
    return -2.5 if draft.background != earlier.background else 0.0


WEIGHTS: tuple[Weight, ...] = (
    by_sentence,
    by_place,
    by_day,
    by_figures,
    by_people,
    by_parties,
    by_reference,
    by_type,
    by_standing,
    by_title,
    by_tally,
    by_time,
)


def absorb(reading: Reading, earlier: Draft, draft: Draft) -> None:
    """Add what a later telling says to an incident; it fills empty slots and never overwrites better ones."""
    if draft.loose:
        earlier.echoes.extend(draft.clauses)
        return
    newer = _only_title(earlier) or _raises_toll(reading, draft)
    earlier.clauses.extend(draft.clauses)
    earlier.echoes.extend(draft.echoes)
    earlier.loose = False
    add_types(earlier, draft)
    earlier.parts = add_parts(earlier, draft)
    earlier.tolls = merge_tolls(earlier.tolls, draft.tolls, newer=newer)
    if not earlier.places or not is_typed(draft) or set(draft_types(earlier)[:2]) & set(draft_types(draft)[:2]):
        earlier.places = add_places(earlier.places, draft.places)
    earlier.date = earlier.date or draft.date
    told = {(getattr(person.value, "name", ""), role) for person, role in earlier.people}
    earlier.people.extend((p, r) for p, r in draft.people if (getattr(p.value, "name", ""), r) not in told)
    earlier.items.extend(draft.items)
    earlier.attributions.extend(draft.attributions)
    earlier.aggregate = earlier.aggregate or draft.aggregate
    if draft.status == "claimed":
        earlier.status = "claimed"


def add_parts(earlier: Draft, draft: Draft) -> list[Part]:
    """Return an incident's parties after another telling: new ones only for an empty role or in the same sentence.

    A party named takes the stead of a mere description ("مسلحون").
    """
    told = earlier.clauses[: -len(draft.clauses)]
    near = told[-1].sentence == draft.clauses[0].sentence or (earlier.title and told[-1].sentence == told[0].sentence)
    parts = list(earlier.parts)
    for role in ("agent", "partner", "target"):
        mine = [part for part in draft.parts if part.role == role]
        theirs = [part for part in parts if part.role == role]
        if not theirs or near or role == "partner":
            parts.extend(mine)
        elif all(part.actor.generic for part in theirs) and any(not part.actor.generic for part in mine):
            keep = [part for part in theirs if part.actor.name in _PEOPLE]
            parts = [part for part in parts if part.role != role or part in keep]
            parts.extend(part for part in mine if not part.actor.generic)
    return list({(part.actor.name, part.role): part for part in reversed(parts)}.values())[::-1]


def _only_title(draft: Draft) -> bool:
    """Tell whether only the title has told of it so far; the text that follows is more exact."""
    return draft.title and all(clause.sentence == draft.clauses[0].sentence for clause in draft.clauses)


def _raises_toll(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft brings a newer toll: "ارتفعت الحصيلة إلى 31"."""
    rise = words("rise")
    return any(key in rise for clause in draft.clauses for key in reading.doc.keys(clause.first, clause.last))


def merge_tolls(earlier: list[Toll], later: list[Toll], *, newer: bool) -> list[Toll]:
    """Return one toll a kind and side: a figure replaces a vague word, and `newer` figures replace older ones."""
    kept = list(earlier)
    for toll in later:
        same = next((known for known in kept if _same_toll(known, toll)), None)
        if same is None:
            kept.append(toll)
        elif (same.vague and not toll.vague) or (newer and not toll.vague and not toll.subset):
            kept[kept.index(same)] = toll
    return kept


def _same_toll(one: Toll, other: Toll) -> bool:
    if one.kind != other.kind or one.subset != other.subset:
        return False
    equal = (one.low, one.high) == (other.low, other.high)
    return equal or one.of == other.of or one.of is None or other.of is None or one.vague or other.vague
