"""Bring together the clauses that tell of one incident, however often the article tells it.

A draft joins the earlier incident it fits best, if it fits well enough: for a shared place, day, figure, name or
party, for a definite noun that looks back ("الهجوم", "العملية"), for standing in one sentence; against a different
place, day or figure of the same kind, swapped sides, or words that announce another incident.
"""

from dataclasses import replace

from hadath.assemble.drafts import Draft, Part, Reading, Toll, date_value, trigger_entry, trigger_value
from hadath.assemble.elided import ELIDED
from hadath.assemble.likeness import UNLIKE, likeness, read_profile
from hadath.assemble.profiles import Profile, profile
from hadath.assemble.provoked import ANSWERED
from hadath.assemble.settings import add_places, says_where, tells_when
from hadath.assemble.sides import turn_assailants
from hadath.assemble.tolls import COMPANY, clashing_figures
from hadath.assemble.types import add_types, draft_types, is_typed, same_family
from hadath.assemble.wars import may_be_of_war
from hadath.document import Mention
from hadath.lexicons.connectives import words

_ENOUGH = 0.35
_ORPHAN_ENOUGH = -1.05
_TITLE_ENOUGH = -0.55
# Deeds for which somebody is arrested later, by others than did it.
_SOLVED = frozenset(("bombing", "suicide_bombing", "assassination", "execution"))
_CIVILIANS = "مدنيون"
_ANYBODY = frozenset(("شخص", "قتيل", "جريح", None))
# How a party may be told where the incident is only spoken of.
_TOLD_LOOSELY = frozenset(("roles.doer_after_cue", "roles.claimed_or_accused", "roles.two_sides"))
_PEOPLE = frozenset(("مدنيون", "متظاهرون"))
# How many of the latest incidents a draft is compared with: an article has few, a hostile text many.
_WINDOW = 12
# The most people among whom one who was told of alone is found again.
_MOST_TOGETHER = 50


def merge_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return one draft an incident, in the order of first report."""
    merged: list[Profile] = []
    for turn, draft in enumerate(drafts):
        draft.turn = draft.last_told = turn
        later = read_profile(reading, draft)
        at = _find_best(merged, later, _ORPHAN_ENOUGH if _is_orphan(draft) else _ENOUGH)
        if at is None:
            draft.standing = len(merged)
            merged.append(later)
        else:
            earlier = merged[at].draft
            absorb(reading, earlier, draft)
            earlier.last_told = turn
            merged[at] = profile(earlier)
    return _settle_titles(reading, merged)


def _find_best(merged: list[Profile], later: Profile, enough: float) -> int | None:
    """Return which of the latest incidents a telling fits best, the first of equals; null where none fits enough."""
    best, found = enough, None
    for at in range(max(0, len(merged) - _WINDOW), len(merged)):
        odds = fit(merged[at], later, beyond=best)
        if odds > best:
            best, found = odds, at
    return found


def _is_orphan(draft: Draft) -> bool:
    """Tell whether a draft has no place and day of its own and names no new incident: it belongs to one told before."""
    if draft.places or tells_when(draft) or draft.title:
        return False
    return all(trigger_entry(t).type is None or trigger_value(t).definite for t in draft.triggers)


def _settle_titles(reading: Reading, merged: list[Profile]) -> list[Draft]:
    """Let a title that found no sentence of its own join the incident below it that fits best."""
    titles = [found for found in merged if found.draft.title and _only_title(found.draft)]
    if not titles:
        return [found.draft for found in merged]
    others = [read_profile(reading, other.draft) for other in merged[:_WINDOW] if not other.draft.title]
    joined = {title.draft.turn for title in titles if _joins_below(title, others)}
    return [found.draft for found in merged if found.draft.turn not in joined]


def _joins_below(title: Profile, others: list[Profile]) -> bool:
    """Add a title to the incident below it that fits best, and tell whether any fits enough."""
    best, found = _TITLE_ENOUGH, None
    for other in others:
        odds = fit(title, other, beyond=best)
        if odds > best:
            best, found = odds, other
    if found is not None:
        found.draft.echoes.extend(title.draft.clauses)
    return found is not None


def fit(earlier: Profile, later: Profile, *, beyond: float) -> float:
    """Return how well a draft fits an earlier incident, in log-odds; far below zero where the types cannot be one.

    Odds that cannot rise above `beyond` are not worked out.
    """
    if is_typed(earlier.draft) and is_typed(later.draft) and not same_family(earlier.types, later.types):
        return UNLIKE
    if earlier.draft.running != later.draft.running and clashing_figures(earlier.facts.plain, later.facts.plain):
        return UNLIKE  # "استشهد شاب، ما يرفع عدد الشهداء منذ مطلع العام إلى 88"
    if earlier.draft.war != later.draft.war and not any(may_be_of_war(found.draft) for found in (earlier, later)):
        return UNLIKE  # "قتل ثلاثة في كشمير. وخلف النزاع 70 ألف قتيل"
    if later.draft.clauses[0].opens in (ELIDED, ANSWERED) and earlier.ends == later.begins:
        return UNLIKE  # "قتل شخص في درعا وآخر في إدلب"
    return likeness(earlier, later, beyond=beyond)


def absorb(reading: Reading, earlier: Draft, draft: Draft) -> None:
    """Add what a later telling says to an incident; it fills empty slots and never overwrites better ones."""
    if draft.loose:
        if not earlier.names("agent"):
            earlier.parts.extend(p for p in draft.parts if p.rule in _TOLD_LOOSELY)
        earlier.echoes.extend(draft.clauses)
        earlier.places = add_places(earlier.places, draft.places, sure=says_where(reading, draft))
        return
    newer = bool(draft.tolls) and (_only_title(earlier) or _raises_toll(reading, draft))
    earlier.clauses.extend(draft.clauses)
    earlier.echoes.extend(draft.echoes)
    earlier.loose = False
    add_types(earlier, draft)
    turn_assailants(reading, draft, earlier.names("target"))
    earlier.parts = add_parts(earlier, draft)
    earlier.tolls = merge_tolls(earlier.tolls, draft.tolls, newer=newer)
    if (draft.places or len(earlier.places) > 1) and _tell_alike(earlier, draft):
        earlier.places = add_places(earlier.places, draft.places, sure=says_where(reading, draft))
    earlier.date = _closer_date(earlier.date, draft.date)
    if draft.people:
        told = {(getattr(person.value, "name", ""), role) for person, role in earlier.people}
        earlier.people.extend((p, r) for p, r in draft.people if (getattr(p.value, "name", ""), r) not in told)
    earlier.items.extend(draft.items)
    earlier.attributions.extend(draft.attributions)
    earlier.aggregate = earlier.aggregate or draft.aggregate
    earlier.running = earlier.running or draft.running
    earlier.war = earlier.war or draft.war
    if draft.status == "claimed":
        earlier.status = "claimed"


def _tell_alike(earlier: Draft, draft: Draft) -> bool:
    """Tell whether the place of a later telling may be that of the incident, by what both tell of."""
    if not earlier.places or not is_typed(draft):
        return True
    return not set(draft_types(earlier)[:2]).isdisjoint(draft_types(draft)[:2])


def _closer_date(known: Mention | None, told: Mention | None) -> Mention | None:
    """Return the date of an incident after another telling: a day takes the stead of the week or year it lies in."""
    if known is None or told is None:
        return known or told
    wide, narrow = date_value(known).record, date_value(told).record
    if wide is None and narrow is not None and date_value(known).vague:
        return told
    if wide is None or narrow is None or None in (wide.start, wide.end, narrow.start, narrow.end):
        return known
    inside = wide.start <= narrow.start and narrow.end <= wide.end  # type: ignore[operator]  # None is excluded above
    return told if inside and narrow.precision == "day" and wide.start != wide.end else known


def add_parts(earlier: Draft, draft: Draft) -> list[Part]:
    """Return an incident's parties after another telling: new ones only for an empty role or in the same sentence.

    A party named takes the stead of a mere description ("مسلحون").
    """
    told = earlier.clauses[: -len(draft.clauses)]
    near = told[-1].sentence == draft.clauses[0].sentence or (earlier.title and told[-1].sentence == told[0].sentence)
    parts = list(earlier.parts)
    known = any(part.role == "agent" and not part.actor.generic for part in parts)
    held = _ends_in_arrest(earlier, draft)
    for role in ("agent", "partner", "target") if draft.parts else ():
        mine = [part for part in draft.parts if part.role == role and not held]
        theirs = [part for part in parts if part.role == role]
        if known:  # another who is accused has done something else
            mine = [part for part in mine if part.rule != "roles.claimed_or_accused"]
        if (not theirs and (role != "partner" or not earlier.names("agent"))) or near:
            parts.extend(mine)
        elif all(part.actor.generic for part in theirs) and (mine := _names_of(theirs, mine)):
            keep = [part for part in theirs if part.actor.name in _PEOPLE]
            parts = [part for part in parts if part.role != role or part in keep]
            parts.extend(mine)
    return list({(part.actor.name, part.role): part for part in reversed(parts)}.values())[::-1]


def _ends_in_arrest(earlier: Draft, draft: Draft) -> bool:
    """Tell whether a later telling is of the arrests after an attack, whose parties are the police and who is held."""
    begins = trigger_entry(draft.clauses[0].triggers[0]).type == "arrest"
    return begins and not _SOLVED.isdisjoint(draft_types(earlier)[:1])


def _names_of(described: list[Part], told: list[Part]) -> list[Part]:
    """Return the parties told that a description may stand for: gunmen are no army and no police."""
    gunmen = any(part.actor.category == "political_militia" for part in described)
    named = (part for part in told if not part.actor.generic)
    return [part for part in named if not (gunmen and part.actor.category == "state_forces")]


def _only_title(draft: Draft) -> bool:
    """Tell whether only the title has told of it so far; the text that follows is more exact."""
    return draft.title and all(clause.sentence == draft.clauses[0].sentence for clause in draft.clauses)


def _raises_toll(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft brings a newer toll: "ارتفعت الحصيلة إلى 31"."""
    rise = words("rise")
    return not all(rise.isdisjoint(reading.doc.keys(clause.first, clause.last)) for clause in draft.clauses)


def merge_tolls(earlier: list[Toll], later: list[Toll], *, newer: bool) -> list[Toll]:
    """Return one toll a kind and side: a figure replaces a vague word, and `newer` figures replace older ones."""
    kept = list(earlier)
    added: list[Toll] = []
    for toll in _as_parts(earlier, later):
        same = next((known for known in kept if _same_toll(known, toll)), None)
        if same is None:
            if not any(_same_toll(known, toll) and known.of == toll.of for known in added):
                added.append(toll)
        elif _is_one_of(same, toll):
            kept[kept.index(same)] = toll if toll.of or not same.of else replace(toll, of=same.of)
            added += [] if toll.mention.rule == COMPANY else [replace(same, subset=True)]
        elif (_is_loose(same) and not _is_loose(toll)) or (newer and not toll.vague and not toll.subset):
            at = kept.index(same)
            kept[at] = toll if toll.of or not same.of else replace(toll, of=same.of)
            kept = [known for other, known in enumerate(kept) if other == at or not _repeats(known, kept[at])]
    return [known for known in kept if not (newer and _is_outdated(known, added))] + added


def _is_outdated(known: Toll, newer: list[Toll]) -> bool:
    """Tell whether a toll that has risen since counted all people, whosever they are: "جنديين", then "14 شخصا"."""
    if known.low is None or known.subset:
        return False
    return any(
        toll.kind == known.kind
        and not toll.subset
        and toll.count.noun in _ANYBODY
        and toll.of in (None, _CIVILIANS)
        and (toll.low or 0) > known.low
        for toll in newer
    )


def _as_parts(earlier: list[Toll], later: list[Toll]) -> list[Toll]:
    """Return a later telling's figures; those that together make up a total known are parts of it."""
    totals = {(toll.kind, toll.low) for toll in earlier if toll.low is not None and not toll.subset}
    told: dict[str, list[Toll]] = {}
    for toll in later:
        if not toll.subset and toll.low is not None and toll.low == toll.high:
            told.setdefault(toll.kind, []).append(toll)
    whole = {
        kind for kind, parts in told.items() if len(parts) > 1 and (kind, sum(p.low or 0 for p in parts)) in totals
    }
    return [replace(t, subset=True) if t.kind in whole and t in told[t.kind] else t for t in later]


def _repeats(known: Toll, toll: Toll) -> bool:
    """Tell whether a figure says the same of the same people as another."""
    same = (known.kind, known.low, known.high, known.subset) == (toll.kind, toll.low, toll.high, toll.subset)
    return same and not toll.subset and (known.of == toll.of or None in (known.of, toll.of))


def _is_one_of(known: Toll, toll: Toll) -> bool:
    """Tell whether one told of alone is among those counted later: "مقتل قيادي", then "قتل 30 مسلحا بينهم القيادي"."""
    alone = known.count.bare and known.low == known.high == 1 and not known.subset
    return alone and not toll.subset and toll.low is not None and 1 < toll.low <= _MOST_TOGETHER


def _is_loose(toll: Toll) -> bool:
    """Tell whether a toll is vague or a joint figure, both of which a figure of its own replaces."""
    return toll.low is None


def _same_toll(one: Toll, other: Toll) -> bool:
    if one.kind != other.kind or one.subset != other.subset:
        return False
    equal = (one.low, one.high) == (other.low, other.high)
    if one.subset:
        return equal and (one.of == other.of or None in (one.of, other.of))
    return equal or one.of == other.of or one.of is None or other.of is None or _is_loose(one) or _is_loose(other)
