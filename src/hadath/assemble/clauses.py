"""Cut each sentence into clauses: the stretch of words around one trigger, or around several that hang together.

Between two triggers of a sentence lies a boundary where a connective, a punctuation mark or a joined "و" before a
trigger stands; words before the first trigger belong to its clause, words after the last to the last's.
"""

from collections.abc import Iterator
from typing import cast

from hadath.assemble.drafts import Clause, Reading, date_value, trigger_entry, trigger_value
from hadath.assemble.elided import tell_apart
from hadath.assemble.provoked import ANSWERED, PROVOKED, answer, held_before, provocation
from hadath.document import Mention, Sentence
from hadath.lexicons.connectives import words

CORE = frozenset(("act", "incident", "outcome"))
COINCIDING, BEHIND = "مع", "بعد"
TOLL = "outcome.toll"  # the entry of words for a toll
_ANEW = "break:في"
_SINCE, _RUNNING, _HELD = "dates.since", "break:منذ", "break:كان"
# Tokens from the word for a toll to the day since when it counts, and back to the verb that it rises.
_SINCE_WITHIN, _RISE_WITHIN, _TOLD_WITHIN = 14, 6, 3
_MARKS = frozenset("،,؛;:-–—()[]")
_AIMED = "armed_attack.target"
_BREATH = 14
RELATIVES = frozenset(("التي", "الذي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان"))
_SETTINGS = frozenset(("في", "خلال", "اثر", "جراء", "نتيجه", "اثناء", "بسبب", "وسط"))
# "قتل 5 أشخاص، في غارة": a comma before these goes on with the same incident.
_GOES_ON = frozenset(
    ("في", "خلال", "اثر", "جراء", "نتيجه", "بعد", "عقب", "اثناء", "بسبب", "وسط", "عبر", "من", "علي", "الي", "عن")
)


def find_clauses(reading: Reading) -> Iterator[Clause]:
    """Return the clauses of the article, in order; a sentence without a trigger has none."""
    for number, sentence in enumerate(reading.doc.sentences):
        triggers = reading.within("trigger", sentence.first, sentence.last)
        if has_core(triggers):
            for clause in _cut(reading, number, sentence, triggers):
                yield from tell_apart(reading, clause)


def _cut(reading: Reading, number: int, sentence: Sentence, triggers: list[Mention]) -> Iterator[Clause]:
    begin, opens = sentence.first, _opening(reading, sentence.first)
    group: list[Mention] = []
    whole = False  # whether the triggers so far make a clause
    for trigger in triggers:
        if whole and (held := held_before(reading, group[-1], trigger)):
            reading.passed.append((trigger, "told by another event"))
            if trigger is not triggers[-1]:
                yield Clause(begin, held, number, group, opens)
                begin, opens, group, whole = held, "break:بعد", [], False
            continue
        boundary = _boundary(reading, group[-1], trigger) if whole else None
        if boundary is not None:
            at, connective = boundary
            if connective == BEHIND and len(group) == 1 and not reading.within("date", begin, at):
                reading.passed.append((group[0], "told by another event"))  # "وتأتي هذه الغارات"
            else:
                yield Clause(begin, at, number, group, opens)
            begin, opens, group, whole = at, connective, [], False
        group.append(trigger)
        whole = whole or trigger_entry(trigger).role in CORE
    if whole:
        yield Clause(begin, sentence.last, number, group, opens)


def has_core(triggers: list[Mention]) -> bool:
    """Tell whether any of the triggers tells of a deed, an incident or an outcome: without one there is no event."""
    return any(trigger_entry(trigger).role in CORE for trigger in triggers)


def _opening(reading: Reading, first: int) -> str:
    connectives = [*reading.within("break", first, first + 2), *reading.within("shift", first, first + 1)]
    return _label(connectives[0]) if connectives else ""


def _label(connective: Mention) -> str:
    return f"{connective.kind}:{cast(str, connective.value)}"


def _boundary(reading: Reading, before: Mention, trigger: Mention) -> tuple[int, str] | None:
    """Return where the clause of `trigger` begins, and the connective there; null if it goes on from `before`."""
    joined = trigger_value(trigger).proclitics[:1] in ("و", "ف") and trigger_value(trigger).proclitics != ""
    start, end = before.last, trigger.first
    if is_running_total(reading, trigger):
        return _rise(reading, start, end), _RUNNING
    if _was_held(reading, before, trigger):
        return _begin_with(reading, start, trigger.first, words("was_held")), _HELD
    breaks = [b for b in reading.within("break", start, end + 1) if _stands_first(reading, b)]
    if breaks:
        return breaks[-1].first, _label(breaks[-1])
    dates = () if _died_of(before, trigger) else reading.within("date", start, end)
    apart = [date for date in dates if _sets_apart(reading, date)]
    if apart:
        return apart[0].first, "break:" + " ".join(reading.doc.keys(apart[0].first, apart[0].last))
    anew = next((date for date in reading.within("date", start, end) if _dates_anew(reading, date)), None)
    if anew is not None:
        return anew.first - 1, _ANEW
    if provoked := provocation(reading, before, trigger):
        return provoked, PROVOKED
    if answered := answer(reading, before, trigger):
        return answered, ANSWERED
    if not joined and (trigger_entry(trigger).role == "link" or _carries(before, trigger)):
        return None
    if not joined and (
        _is_setting(reading, trigger) or reading.doc.key(start - 1 if start == end else end - 1) in RELATIVES
    ):
        return None
    if coinciding := _coincidence(reading, before, trigger):
        return coinciding, COINCIDING
    if followed := _followed(reading, before, trigger):
        return followed, BEHIND
    shifts = reading.within("shift", start, end + 1)
    if shifts and trigger_entry(before).role != "link":
        return shifts[-1].first, _label(shifts[-1])
    if _is_described(reading, before, trigger):
        return None
    if joined and (_coordinated(reading, before, trigger) or _share_object(before, trigger)):
        return None
    if joined:
        return trigger.first, "و"
    return _mark_between(reading, start, end)


def _was_held(reading: Reading, before: Mention, trigger: Mention) -> bool:
    """Tell whether a verb says how those had been taken who were set free: "أفرج عن صياد اختطفته قبل يومين"."""
    if trigger_entry(before).type != "release":
        return False
    carried = trigger_value(trigger).complement if trigger_entry(trigger).role == "light" else None
    deeds = reading.within("trigger", carried[0], carried[0] + 1) if carried else [trigger]  # "تم اختطافه"
    return any(
        trigger_entry(deed).type in ("arrest", "abduction")
        and (trigger_value(deed).tense == "past" or trigger_value(deed).pronoun)
        for deed in deeds
    )


def _begin_with(reading: Reading, start: int, end: int, lead: frozenset[str]) -> int:
    """Return the first of the words right before `end` that lead up to it: "الذي كانت قد" before "اعتقلته"."""
    while end > start + 1 and reading.doc.key(end - 1) in lead:
        end -= 1
    return end


def is_running_total(reading: Reading, trigger: Mention) -> bool:
    """Tell whether a toll adds up since a day, over other incidents: "ليرتفع عدد الشهداء منذ مطلع العام إلى 88"."""
    if trigger_entry(trigger).id != TOLL:
        return False
    return any(
        date.rule == _SINCE and not reading.within("trigger", trigger.last, date.first - _TOLD_WITHIN)
        for date in reading.within("date", trigger.last, trigger.last + _SINCE_WITHIN)
    )


def _rise(reading: Reading, start: int, end: int) -> int:
    """Return where a toll that rises begins: at "ما يرفع", "لترتفع", "وبذلك بلغ", or at the word for it."""
    first = max(start, end - _RISE_WITHIN)
    keys = reading.doc.keys(first, end)
    return next((first + at for at, key in enumerate(keys) if key in words("raised")), end)


def _sets_apart(reading: Reading, date: Mention) -> bool:
    """Tell whether words count the time to another incident: "بعد يومين من مقتله", "بعد أيام من اعتقال"."""
    value = date_value(date)
    counted = value.vague and reading.doc.key(date.last - 1) == "من" and reading.doc.key(date.first) in ("بعد", "قبل")
    return value.offset is not None or counted


def _dates_anew(reading: Reading, date: Mention) -> bool:
    """Tell whether "و" begins with a date of its own: "قتل خمسة جنود في أبريل، وفي يناير أعلن مقتل جندي"."""
    record = date_value(date).record
    if record is None or reading.doc.key(date.first - 1) != "وفي":
        return False
    earlier = reading.within("date", reading.doc.sentence(date.first).first, date.first)
    told = [known for other in earlier if (known := date_value(other).record) is not None]
    return bool(told) and told[-1].start != record.start and told[-1].precision == record.precision


def _died_of(death: Mention, wound: Mention) -> bool:
    """Tell whether a wound is what somebody died of later: "استشهد شاب بعد يومين من إصابته برصاص الجنود"."""
    own = bool(trigger_value(wound).pronoun) and trigger_entry(wound).count == "injured"
    return own and trigger_entry(death).count == "killed"


def _coincidence(reading: Reading, before: Mention, trigger: Mention) -> int:
    """Return where the second of two incidents that came together begins, or 0: "تزامن القصف مع هجوم بري"."""
    if words("coincide").isdisjoint(reading.doc.keys(max(before.first - 3, 0), before.first)):
        return 0
    keys = reading.doc.key
    return next((token for token in range(trigger.first - 1, before.last - 1, -1) if keys(token) == COINCIDING), 0)


def _followed(reading: Reading, before: Mention, trigger: Mention) -> int:
    """Return where the incident begins that an earlier told one came behind, or 0: "وجاء الهجوم غداة سيطرة الجيش"."""
    start = before.first
    if not (trigger_value(before).definite or trigger_value(before).pronoun):
        return 0
    if words("came").isdisjoint(reading.doc.keys(max(start - 3, 0), start)):
        return 0
    keys = reading.doc.key
    at = next((token for token in range(before.last, trigger.first) if keys(token) in words("behind")), 0)
    return 0 if keys(at + 1) in words("another") else at  # "جاءت هذه الغارات بعد أخرى استهدفت البلدة"


def _carries(before: Mention, trigger: Mention) -> bool:
    """Tell whether a light verb is one deed with the noun after it: "شنت واشنطن، ولندن، وباريس غارات"."""
    carried = trigger_value(before).complement
    return trigger_entry(before).role == "light" and carried is not None and carried[0] == trigger.first


def _stands_first(reading: Reading, connective: Mention) -> bool:
    """Tell whether a connective begins something and is not where it happened: "قتل مدني في هجوم آخر"."""
    keys = reading.doc.key
    return keys(connective.first)[:1] == "و" or keys(connective.first - 1) in _MARKS or keys(connective.first - 1) == ""


def _coordinated(reading: Reading, before: Mention, trigger: Mention) -> bool:
    """Tell whether two outcomes are told in one breath: "قتل أربعة وأصيب 12", "قتلى وجرحى"."""
    if {trigger_entry(before).role, trigger_entry(trigger).role} != {"outcome"}:
        return False
    start, end = before.last, trigger.first
    return end - start <= _BREATH and not reading.within("place", start, end) and not reading.within("date", start, end)


def _is_described(reading: Reading, before: Mention, trigger: Mention) -> bool:
    """Tell whether a verb without a word before it only tells more of a noun: "شنت غارتين قرب المطار، استهدفتا …"."""
    value = trigger_value(trigger)
    bare = value.tense == "past" and not value.proclitics and reading.doc.key(trigger.first - 1) in "،,"
    told = trigger_value(before).form in ("noun", "masdar") and trigger_entry(before).role == "incident"
    return bare and told and trigger_entry(trigger).id == _AIMED


def _share_object(before: Mention, trigger: Mention) -> bool:
    """Tell whether two deeds are done to one thing: "اكتشاف وتدمير نفق", "ضبط وتدمير 114 دراجة"."""
    deeds = [trigger_entry(t).role == "act" and trigger_value(t).form in ("masdar", "verb") for t in (before, trigger)]
    return trigger.first == before.last and all(deeds)


def _is_setting(reading: Reading, trigger: Mention) -> bool:
    """Tell whether a noun only says in what something happened: "قتل قائدهم، وهو مهندس، في غارة"."""
    if trigger_value(trigger).form not in ("noun", "masdar"):
        return False
    before = reading.doc.key(trigger.first - 1)
    return before in _SETTINGS or reading.prepositions.get(trigger.first) == "ب"


def _mark_between(reading: Reading, start: int, end: int) -> tuple[int, str] | None:
    keys = reading.doc.key
    for token in range(end - 1, start - 1, -1):
        if keys(token) in _MARKS:
            told_of = keys(token + 1) in RELATIVES and keys(token + 2).endswith(("ه", "ها"))  # "القصف، الذي تشنه"
            goes_on = told_of or (keys(token + 1) in _GOES_ON and end - token <= 3)
            return None if goes_on else (token + 1, "")
    return None
