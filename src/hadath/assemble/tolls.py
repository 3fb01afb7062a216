"""Say of each figure in a clause what happened to the people it counts, and whose people they were."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from hadath.assemble.clauses import TOLL
from hadath.assemble.drafts import (
    Clause,
    Reading,
    Toll,
    actor_value,
    count_value,
    trigger_end,
    trigger_entry,
    trigger_value,
)
from hadath.assemble.groups import group_size
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.lexicons.counts import CUE, Cue

# How far, in tokens, a figure may stand after the word that governs it, and before it ("15 مدنيا قتلوا").
_AFTER, _BEFORE = 9, 5
_LINKED = 16  # a word for a toll rules the whole clause: "ارتفعت حصيلة القتلى في المدينة، أمس، إلى 52"
# "5 أشخاص يشتبه بانتمائهم إلى": how far the party of the counted may stand.
_SUSPECTED = 8
COMPANY = "tolls.company"
_NAME = 6  # tokens of a name
_COMPANY = 12  # how far those of a person may stand behind him
_HOSTAGE = "رهينة"
_ADJECTIVE = ("ه", "ا", "ي")  # how an adjective of one person may end: "مسعفة متطوعة قتلت"
_SPARED, _EXECUTION = "spared", "execution"
_THAT = frozenset(("ان", "بان"))
_AGAINST = frozenset(("بحق", "ضد"))
_LONGEST_CUE = 4  # tokens
_ADJUNCT = 6  # tokens between a verb and whom it happened to: "توفي متأثرا بجراحه شاب"
_BY, _THE = "ب", "ال"
_FOR, _THEIRS = "ل", ("ها", "هم", "هما", "هن")  # "اعتقلت لصفعها جنديين"
_WHOLE = ("ي", "يه", "ه", "ها", "هم")  # how an adjective, or a noun with its pronoun, may end
_FIGURE = 6  # tokens of a figure with its people


def assign_tolls(reading: Reading, clause: Clause, objects: list[Mention]) -> list[Toll]:
    """Return the figures of a clause that count people harmed, held or displaced; other figures are left out.

    `objects` are the actors to whom its verbs are done.
    """
    counts = reading.within("count", clause.first, clause.last)
    if not counts:
        return []
    tolls: list[Toll] = []
    deeds = [trigger for trigger in clause.triggers if trigger_entry(trigger).count]
    tried = [trigger for trigger in deeds if is_attempt(reading, trigger)]
    governors = [trigger for trigger in deeds if trigger not in tried]
    undergone = {token for actor in objects for token in range(actor.first, actor.last)}
    for count in counts:
        value = count_value(count)
        if _are_doers(reading, count) or any(deed.last == count.first for deed in tried):
            continue
        kinds = list(value.joint) or ([value.kind] if value.kind else [])
        kinds = kinds or _governed_kinds(reading, governors, count, tolls, is_object=count.first in undergone)
        kinds = kinds or _held(reading, count) or _beside_named(reading, governors, count)
        if value.noun == _HOSTAGE:
            kinds = ["abducted" if kind == "arrested" else kind for kind in kinds]
        if not kinds or value.replaces:
            continue
        whose = _whose(reading, count, tolls) or value.of
        if value.subset and _are_nationals(reading, count):
            whose = next((toll.of for toll in reversed(tolls) if not toll.subset), None) or whose
        joint = len(kinds) > 1
        members = group_size(reading, count)
        for kind in kinds:
            low = None if joint else value.low if members is None else members
            high = value.high if members is None else members
            tolls.append(Toll(count, kind, low, high, whose, value.subset))
    return _with_sums(reading, tolls)


def break_down(tolls: list[Toll]) -> list[Toll]:
    """Return figures without a joint one that those after it break down: "قتل وجرح 40 ألفا، منهم 13 ألف قتيل و…"."""
    joint = {id(one.mention) for one, other in pairwise(tolls) if one.mention is other.mention}
    plain = [toll for toll in tolls if id(toll.mention) not in joint and toll.low == toll.high is not None]
    if len(joint) != 1 or len(plain) < 2:
        return tolls
    total = next(toll for toll in tolls if id(toll.mention) in joint)
    if total.mention.first > plain[0].mention.first or sum(toll.low or 0 for toll in plain) != total.high:
        return tolls
    return [replace(toll, subset=False) for toll in tolls if id(toll.mention) not in joint]


def _with_sums(reading: Reading, tolls: list[Toll]) -> list[Toll]:
    """Return figures with the total before those of one side that are joined: "59 راكبا و6 من أفراد الطاقم".

    A person and those of his are one figure: "قائد ميداني وثلاثة من مرافقيه".
    """
    for at, (one, other) in enumerate(pairwise(tolls)):
        if _is_company(reading, one, other):
            together = Mention("count", one.mention.first, other.mention.last, COMPANY, one.count)
            number = (one.low or 0) + (other.low or 0)
            return [*tolls[:at], Toll(together, one.kind, number, number, one.of or other.of), *tolls[at + 2 :]]
        if not _adds_up(reading, one, other):
            continue
        total = Toll(
            one.mention, one.kind, (one.low or 0) + (other.low or 0), (one.high or 0) + (other.high or 0), one.of
        )
        parts = [replace(one, subset=True), replace(other, subset=True)]
        return [*tolls[:at], total, *parts, *tolls[at + 2 :]]
    return tolls


def _is_company(reading: Reading, one: Toll, other: Toll) -> bool:
    """Tell whether a figure counts those of the one or two persons told before it."""
    exact = one.low in (1, 2) and one.low == one.high and other.low is not None and other.low == other.high
    theirs = other.count.company or (other.count.other and _joins(reading, one, other))  # "مقتل نائب و7 آخرين"
    near = 0 <= other.mention.first - one.mention.last <= _COMPANY and one.kind == other.kind
    if not (exact and near and theirs) or one.subset or other.subset:
        return False
    return not any(one.mention.last <= trigger.first < other.mention.first for trigger in _harms(reading, one, other))


def _harms(reading: Reading, one: Toll, other: Toll) -> list[Mention]:
    return reading.within("trigger", one.mention.last, other.mention.first)


def _adds_up(reading: Reading, one: Toll, other: Toll) -> bool:
    """Tell whether two exact figures of one kind and side stand side by side, joined by "و"."""
    exact = None not in (one.low, one.high, other.low, other.high) and not (
        one.count.joint or other.count.joint or other.count.other
    )
    alike = one.kind == other.kind and one.of is not None and one.of == other.of and not (one.subset or other.subset)
    return exact and alike and _joins(reading, one, other)


def _joins(reading: Reading, one: Toll, other: Toll) -> bool:
    """Tell whether two figures stand side by side, joined by "و"."""
    start, end = one.mention.last, other.mention.first
    written_on = end == start and reading.doc.key(end)[:1] == "و"
    return written_on or reading.doc.keys(start, end) == ["و"]


def is_attempt(reading: Reading, deed: Mention) -> bool:
    """Tell whether a deed was only tried: "الشروع في قتل ضابط"."""
    before = deed.first - 1
    before -= reading.doc.key(before) == "في"
    return not words("attempt").isdisjoint(reading.doc.forms[before].rests)


def _are_doers(reading: Reading, count: Mention) -> bool:
    """Tell whether a figure counts those who did it: "على يد 9 رجال"."""
    bare = count_value(count).kind is None and not count_value(count).joint
    if bare and reading.doc.key(count.first - 1) in words("between") and count.last - count.first == 1:
        return True  # "شجار بين عائلتين"
    return bare and any(
        cue.last == count.first for cue in reading.within("doer", count.first - _LONGEST_CUE, count.first)
    )


def _beside_named(reading: Reading, governors: list[Mention], count: Mention) -> list[str]:
    """Return what happened to those told with somebody named: "قتل محمد الأحمد وزوجته"."""
    if not count_value(count).company:
        return []
    named = any(person.last == count.first for person in reading.within("person", count.first - _NAME, count.first))
    before = [trigger for trigger in governors if trigger.first < count.first]
    near = before and count.first - trigger_end(before[-1]) <= _AFTER
    return [str(trigger_entry(before[-1]).count)] if named and near else []


def _held(reading: Reading, count: Mention) -> list[str]:
    """Return what a participle behind the people says of them: "109 أشخاص محتجزون"."""
    return ["arrested"] if count.last - count.first > 1 and reading.doc.key(count.last - 1) in words("held") else []


def _governed_kinds(
    reading: Reading, governors: list[Mention], count: Mention, tolls: list[Toll], *, is_object: bool
) -> list[str]:
    value = count_value(count)
    bare = getattr(value, "bare", False)
    if _is_spared(reading, tolls[-1].mention.last if tolls else 0, count):
        return []
    if value.subset and tolls and count.first - tolls[-1].mention.last <= _LINKED:
        return [tolls[-1].kind]
    if tolls and tolls[-1].mention.last == count.first and reading.doc.key(count.first)[:1] == "و":
        return [tolls[-1].kind]  # "قتل خمسة مدنيين وجندي"
    joined = _deed_before(reading, count.first)
    if joined is not None and not any(t.last == count.first or trigger_end(t) == count.first for t in governors):
        return [joined]
    before = governors[: bisect_right(governors, count.first, key=lambda deed: deed.first)]
    after = governors[bisect_left(governors, count.last, key=lambda deed: deed.first) :]
    told = bool(before) and bare and (is_object or _takes(reading, before[-1], count))
    if after and not told and _is_subject(reading, count, after[0], before):
        return [str(trigger_entry(after[0]).count)]
    if before:
        nearest = before[-1]
        gap = count.first - trigger_end(nearest)
        reach = (
            ((_AFTER if is_object else _ADJUNCT) if told else 1)
            if bare
            else _LINKED
            if trigger_entry(nearest).id == TOLL
            else _AFTER
        )
        if gap <= reach and not _interrupted(reading, nearest, count.first):
            return _joint_masdars(reading, before, nearest)
    if after and not bare and not _others_between(reading, count, after[0]) and not _has_object(reading, after[0]):
        nearest = after[0]
        gap = nearest.first - _end_of(reading, count, nearest)
        verb = trigger_value(nearest).form in ("verb", "passive", "active")
        if (verb and gap <= _BEFORE) or (gap <= 1 and reading.doc.key(nearest.first)[-1:] == "ا"):  # "شخصين قتلا"
            return [str(trigger_entry(nearest).count)]
    if before and not bare and _same_phrase(reading, before[-1], count):
        return [str(trigger_entry(before[-1]).count)]
    return []


def _takes(reading: Reading, verb: Mention, count: Mention) -> bool:
    """Tell whether nothing but when, where or how is between a verb and whom it happened to: "وقتل في الهجوم جندي"."""
    form = trigger_value(verb).form
    undergone = form in ("verb", "passive") or (form == "active" and trigger_entry(verb).subject == "target")
    if not undergone or not 0 <= count.first - verb.last <= _ADJUNCT:
        return False
    between = reading.doc.keys(verb.last, count.first)
    if between and not _is_adjunct(reading, verb.last, count):
        return False
    return not reading.within("actor", verb.last, count.first) and not reading.within("count", verb.last, count.first)


def _is_adjunct(reading: Reading, start: int, count: Mention) -> bool:
    """Tell whether what stands before one or two people is whole: "في الهجوم", "صباح اليوم", not "خلال تشييع"."""
    first, last = reading.doc.key(start), reading.doc.key(count.first - 1)
    if count_value(count).low is None or not (first in words("adjunct") or first.startswith(_BY)):
        return False
    if last.startswith(_THE) or last.endswith(_WHOLE) or last in words("adjunct"):
        return True
    return any(place.last == count.first for place in reading.within("place", start, count.first))


def _others_between(reading: Reading, count: Mention, verb: Mention) -> bool:
    """Tell whether other people stand nearer to a verb: "آلاف الفلسطينيين في تشييع شاب قتل"."""
    between = reading.within("count", count.last, verb.first)
    return any(not count_value(other).subset for other in between)


def _end_of(reading: Reading, count: Mention, verb: Mention) -> int:
    """Return where people told before a verb end, with their parts: "12 مدنيا من عائلة بينهم 4 أطفال قتلوا"."""
    parts = [other.last for other in reading.within("count", count.last, verb.first) if count_value(other).subset]
    return max(parts, default=count.last)


def _is_subject(reading: Reading, count: Mention, verb: Mention, before: list[Mention]) -> bool:
    """Tell whether what a verb right behind people tells happened to them: "أن 8 أشخاص نقلوا إلى", "شاب قتل"."""
    if verb.first - count.last > 1 or trigger_value(verb).form not in ("verb", "passive", "active"):
        return False
    if _has_object(reading, verb):
        return False
    if count_value(count).bare:
        return all(key[-1:] in _ADJECTIVE for key in reading.doc.keys(count.last, verb.first))
    plural = reading.doc.key(verb.last - 1).endswith("وا")
    return plural and not (before and count.first <= trigger_end(before[-1]))


def _has_object(reading: Reading, verb: Mention) -> bool:
    """Tell whether people stand right behind a verb: "جنوده قتلوا شابا", not "عشرات قتلهم الجيش"."""
    return not trigger_value(verb).pronoun and any(
        reading.within(kind, verb.last, verb.last + 1) for kind in ("actor", "count")
    )


def _deed_before(reading: Reading, token: int) -> str | None:
    """Return what the word of harm right before a figure says happened: "قتل 14 وفقد 30"."""
    hits = reading.doc.hits.get(CUE, [])
    begin = bisect_left(hits, token - _LONGEST_CUE, key=lambda hit: hit.first)
    for hit in hits[begin : bisect_left(hits, token, begin, key=lambda hit: hit.first)]:
        if hit.last == token and isinstance(hit.entry, Cue) and hit.entry.kind:
            return hit.entry.kind
    return None


def _joint_masdars(reading: Reading, before: list[Mention], nearest: Mention) -> list[str]:
    """Return both kinds of "مقتل وإصابة 15", where nothing stands between the two words."""
    kinds = [str(trigger_entry(nearest).count)]
    for earlier in reversed(before[:-1]):
        verbal = trigger_value(nearest).form not in ("masdar", "noun")
        if verbal or earlier.last != nearest.first or reading.doc.key(nearest.first)[:1] != "و":
            break
        if any(count.last == earlier.last for count in reading.within("count", earlier.first - _FIGURE, earlier.last)):
            break  # "سقوط ثلاثة قتلى وإصابة 11"
        kind = str(trigger_entry(earlier).count)
        if kind not in kinds:  # "القبض واحتجاز المواطن" takes him once
            kinds.insert(0, kind)
        nearest = earlier
    return kinds


def _same_phrase(reading: Reading, trigger: Mention, count: Mention) -> bool:
    """Tell whether a figure is coordinated with one the trigger governs: "مقتل 5 جنود و3 مدنيين"."""
    joined = "و" in (reading.doc.key(count.first)[:1], reading.doc.key(count.first - 1))
    return joined and count.first - trigger.last <= _LINKED and not _interrupted(reading, trigger, count.first)


def _interrupted(reading: Reading, trigger: Mention, end: int) -> bool:
    """Tell whether the figure belongs to other words: "غرق مركب كان يقل 100 مهاجر" does not count the drowned."""
    entry = trigger_entry(trigger)
    others = words("carry") if entry.type == _EXECUTION else words("carry") | _AGAINST
    keys = reading.doc.keys(trigger.last, end)
    reasoned = entry.count == "arrested" and any(key.startswith(_FOR) and key.endswith(_THEIRS) for key in keys)
    return reasoned or any(key in "؛.:" or key in others for key in keys)


def _is_spared(reading: Reading, start: int, count: Mention) -> bool:
    """Tell whether people were saved, no deed between: "مقتل 4 ونجاة 7", "وإنقاذ 68 آخرين"."""
    hits = reading.doc.hits.get(CUE, [])
    begin = bisect_left(hits, max(start, count.first - _AFTER), key=lambda hit: hit.first)
    for hit in reversed(hits[begin : bisect_left(hits, count.first, begin, key=lambda hit: hit.first)]):
        if isinstance(hit.entry, Cue) and (hit.entry.kind or hit.entry.id == _SPARED):
            return hit.entry.id == _SPARED and _THAT.isdisjoint(reading.doc.keys(hit.last, count.first))
    return False


def _whose(reading: Reading, count: Mention, tolls: list[Toll]) -> str | None:
    """Return the side the counted people belong to: the party named with them, or that of the figure before."""
    generic = None
    further = {other.first for other in reading.within("count", count.first + 1, count.last + _SUSPECTED)}
    for actor in reading.within("actor", count.first, count.last + _SUSPECTED):
        value = actor_value(actor)
        if actor.first in further:
            break
        if value.source_only or not words("belonging").issuperset(reading.doc.keys(count.last, actor.first)):
            continue
        if not value.generic:
            return value.name
        generic = generic or value.name
    if generic is None and count_value(count).other and tolls:
        return tolls[-1].of
    return generic


def _are_nationals(reading: Reading, count: Mention) -> bool:
    """Tell whether a figure counts the people of a nation, of whatever side: "14 مقاتلا من بينهم إيرانيون"."""
    return any(actor.rule == "actors.nation_as_people" for actor in reading.within("actor", count.first, count.last))


def clashing_figures(one: dict[str, Toll], other: dict[str, Toll]) -> float:
    """Return how many kinds two drafts give different plain figures for; half for people of different sides."""
    return sum(_clash(one[kind], other[kind]) for kind in one.keys() & other.keys())


def _clash(one: Toll, other: Toll) -> float:
    if _agree(one, other):
        return 0.0
    return 1.0 if one.of == other.of or one.of is None or other.of is None else 0.6


def _agree(one: Toll, other: Toll) -> bool:
    """Tell whether two figures can both be right: "46" and "at least 46"."""
    if (one.low, one.high) == (other.low, other.high):
        return True
    return one.low == other.low and None in (one.high, other.high)
