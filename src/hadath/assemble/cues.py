"""Give parties the roles that words beside them tell: "بالتنسيق مع", "على يد", "ضد", a deed's own preposition."""

from collections.abc import Iterator

from hadath.assemble.drafts import Clause, Finding, Reading, actor_value, trigger_end, trigger_entry, trigger_value
from hadath.assemble.prepositions import is_owned, preposition_of
from hadath.assemble.syntax import ARMED, FAR, NEAR, coordinated, run_from, trigger_between
from hadath.document import Mention
from hadath.lexicons.connectives import words

FORCES = ARMED | {"state_forces", "external_forces"}
_CHARGE, _ANSWER = "تهم", "رد"


def partner_after_cue(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«بالتنسيق مع قسد» names a partner."""
    for cue in reading.within("partner", clause.first, clause.last):
        if _CHARGE in reading.doc.key(cue.first - 1):
            continue  # "اتهمته بالتعاون مع الجيش"
        yield from ((actor, "partner") for actor in run_from(reading, actors, cue.last))


def doer_after_cue(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«على يد مسلحين», «برصاص الجيش», «نفذتها قوات قسد» name the doer."""
    for cue in reading.within("doer", clause.first, clause.last):
        if not only_laid(clause, reading.doc.key(cue.first)):
            yield from ((actor, "agent") for actor in run_from(reading, actors, cue.last))


def only_laid(clause: Clause, verb: str) -> bool:
    """Tell whether the subject of a verb laid what others remove: "نزع الجيش ألغاما زرعتها الميليشيات"."""
    removed = any(trigger_entry(trigger).type == "bomb_disposal" for trigger in clause.triggers[:2])
    return removed and verb in words("laid")


def doer_of_reply(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«ردت إسرائيل بشن غارات», «القوات ترد بقصف المواقع»: the subject of a verb that takes a deed with "ب"."""
    for trigger in clause.triggers:
        if trigger_value(trigger).form not in ("masdar", "noun") or reading.prepositions.get(trigger.first) != "ب":
            continue
        if trigger_entry(trigger).role == "instrument":
            continue
        verb = _reply_before(reading, clause, trigger.first)
        behind = [actor for actor in actors if verb < actor.first < trigger.first] if verb >= 0 else []
        ahead = [actor for actor in actors if actor.last == verb]
        subject = next((actor for actor in (*behind, *ahead) if not preposition_of(reading, actor)), None)
        if subject is not None:
            yield subject, "agent"


def _reply_before(reading: Reading, clause: Clause, deed: int) -> int:
    """Return the verb of answering before a deed, or -1; "رد" may be a noun where something stands before it."""
    for token in range(deed - 1, max(clause.first, deed - NEAR) - 1, -1):
        key = reading.doc.key(token)
        if key in words("reply"):
            alone = key != _ANSWER or token == clause.first or bool(reading.within("actor", token - 4, token))
            return token if alone else -1
    return -1


def aim_after_cue(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«ضد تنظيم داعش», «في صفوف الميليشيات» name the target."""
    for cue in reading.within("aim", clause.first, clause.last):
        yield from ((actor, "target") for actor in run_from(reading, actors, cue.last))


def loser_of_ground(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«سيطر الجيش على الجسر بعد انسحاب المتمردين منه», «من أيدي المتمردين»: from whom another takes a place."""
    if not any(trigger_entry(trigger).type == "territory_change" for trigger in clause.triggers[:1]):
        return
    for actor in actors:
        before, how = reading.doc.key(actor.first - 2), reading.doc.key(actor.first - 1)
        if clause.triggers[0].last == actor.first:
            continue  # "بعد يوم من سيطرة الجيش على البلدة"
        if (how in words("leaving") and before in words("upon")) or (before == "من" and how in words("grip")):
            yield actor, "target"


def after_preposition(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«هجوم على الشرطة», «القبض على عنصرين»: the role that the trigger's preposition gives."""
    for trigger in clause.triggers if actors else ():
        after = trigger_entry(trigger).after
        if not after:
            continue
        roles, end = dict(after), trigger_end(trigger)
        for actor in actors:
            if not trigger.last <= actor.first <= end + FAR:
                continue
            preposition = preposition_of(reading, actor)
            if actor.first == trigger.last and preposition == reading.doc.key(trigger.first - 1):
                continue  # "بعد يوم على سيطرة الجيش"
            role = roles.get(preposition)
            if role == "agent" and not (_came_from if preposition == "من" else _is_whose)(reading, trigger, actor):
                continue
            if role in ("agent", "target") and not trigger_between(clause, trigger.last, actor.first):
                roles = {word: other for word, other in roles.items() if other != role}
                yield actor, role
                yield from ((other, role) for other in coordinated(reading, actors, actor))


def _is_whose(reading: Reading, deed: Mention, actor: Mention) -> bool:
    """Tell whether "ل" right after a deed is before those who do it: "مداهمة للشرطة", but not "مداهمة لمقر الشرطة"."""
    fighters = actor_value(actor).category in ARMED and actor_value(actor).member  # "هجوم لخلايا التنظيم"
    return (is_force(actor) or fighters) and actor.first <= deed.last + 2 and not is_owned(reading, actor)


def _came_from(reading: Reading, deed: Mention, actor: Mention) -> bool:
    """Tell whether "من" near a deed names who did it, and is no part of a figure: "غارة على ثلاثة من المعسكرات"."""
    start = max(deed.last, actor.first - NEAR)
    source = next((at for at in range(actor.first - 1, start - 1, -1) if reading.doc.key(at) == "من"), None)
    if source is None or actor.first > deed.last + NEAR or is_owned(reading, actor):
        return False
    if reading.doc.key(source - 1) in words("quantifier"):
        return False
    return not any(count.last >= source for count in reading.within("count", source - 2, source))


def is_force(actor: Mention) -> bool:
    """Tell whether a party is armed and itself meant, and not its people."""
    return actor_value(actor).category in FORCES and not actor_value(actor).member
