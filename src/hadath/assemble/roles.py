"""Give the actors of a clause their roles, from how the clause is built.

Each rule looks at one trigger, or at one actor, and says what it knows; the first rule that speaks for an actor is
believed. Verb-subject-object and subject-verb-object, passives with "على يد", verbal nouns with the doer or the done-to
after them, light verbs ("شنّ هجوما"), "بين … و…", "ضد", "بدعم من".
"""

from collections.abc import Callable, Iterator
from typing import cast

from hadath.assemble.drafts import Clause, Part, Reading, actor_value, trigger_end, trigger_entry, trigger_value
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.mentions import AttributionValue

# How far, in tokens, a subject, object or possessor may stand from its word.
_NEAR, _FAR = 6, 14
_OWNED_WORDS = 5
_STOPS = frozenset("،,؛;.:()")
_ANY_PREPOSITION = frozenset(
    ("في", "علي", "من", "الي", "عن", "مع", "ضد", "بين", "نحو", "تجاه", "قرب", "لدي", "عند", "حول", "ب", "ل", "ك",
     "بحسب", "وفق", "حسب", "لصالح", "خلال", "داخل", "امام", "وراء", "خلف")
)  # fmt: skip
_PARTS = frozenset(("بينهم", "بينها", "منهم", "منها", "هم", "ضمنهم"))
_VICTIMS = frozenset(("مدنيون", "متظاهرون", "مستوطنون"))
_FORCES = frozenset(("state_forces", "external_forces", "rebel_group", "political_militia", "identity_militia"))


def assign_roles(reading: Reading, clause: Clause) -> list[Part]:
    """Return the agents, partners and targets of a clause, at most one role for each actor mention."""
    actors = [actor for actor in reading.within("actor", clause.first, clause.last) if not _only_source(actor)]
    parts: dict[int, Part] = {}
    for rule in RULES:
        for actor, role in rule(reading, clause, actors):
            parts.setdefault(actor.first, Part(actor, role, f"roles.{rule.__name__}"))
    return sorted(parts.values(), key=lambda part: part.mention.first)


Finding = tuple[Mention, str]


def partner_after_cue(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«بالتنسيق مع قسد» names a partner."""
    for cue in reading.within("partner", clause.first, clause.last):
        yield from ((actor, "partner") for actor in _run(reading, actors, cue.last))


def doer_after_cue(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«على يد مسلحين», «برصاص الجيش», «نفذتها قوات قسد» name the doer."""
    for cue in reading.within("doer", clause.first, clause.last):
        yield from ((actor, "agent") for actor in _run(reading, actors, cue.last))


def two_sides(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«اشتباكات بين الجيش وفصائل»: the side named first is the agent, the other the target."""
    for token in range(clause.first, clause.last):
        if reading.doc.key(token) not in ("بين", "وبين"):
            continue
        sides = _run(reading, actors, token + 1, reach=_NEAR)
        if sides and any(trigger.last <= token <= trigger.last + _NEAR for trigger in clause.triggers):
            yield sides[0], "agent"
            yield from ((side, "target") for side in sides[1:])


def doer_in_relative_clause(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«لغم زرعته ميليشيا الحوثي», «الغارات التي نفذتها طائرات»: the subject of a verb with the incident as object."""
    for actor in actors:
        verb = reading.doc.key(actor.first - 1)
        if len(verb) < 4 or not verb.endswith(("ه", "ها")) or preposition_of(reading, actor):
            continue
        before = reading.within("trigger", max(actor.first - 6, clause.first), actor.first - 1)
        if any(trigger_value(t).form in ("noun", "masdar") for t in before) and _is_relative(reading, actor.first - 1):
            yield actor, "agent"


def aim_after_cue(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«ضد تنظيم داعش», «في صفوف الميليشيات» name the target."""
    for cue in reading.within("aim", clause.first, clause.last):
        yield from ((actor, "target") for actor in _run(reading, actors, cue.last))


def subject_of_verb(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«قصفت القوات بلدة», «القوات قصفت بلدة», «شنّ التحالف غارات»: the verb's subject."""
    for trigger in clause.triggers:
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        if value.form not in ("active", "verb") or entry.subject not in ("agent", "target", "either"):
            continue
        role = "target" if entry.subject == "target" else "agent"
        subject = _subject(reading, clause, trigger, actors)
        if subject is not None and not (value.form == "verb" and _reads_passive(reading, trigger, subject)):
            yield subject, role
            yield from ((other, role) for other in _coordinated(reading, actors, subject))


def object_of_verb(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«اعتقلت الشرطة ثلاثة متظاهرين», «استُهدفت القوات»: whom it was done to."""
    for trigger in clause.triggers:
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        if value.form not in ("active", "verb", "passive") or entry.object != "target":
            continue
        subject = _subject(reading, clause, trigger, actors)
        if value.form == "passive" or (subject and _reads_passive(reading, trigger, subject)):
            if subject is not None:
                yield subject, "target"
                yield from ((other, "target") for other in _coordinated(reading, actors, subject))
            continue
        start = max(trigger_end(trigger), subject.last if subject is not None else 0)
        for actor in actors:
            if start <= actor.first <= start + _NEAR and actor is not subject:
                if preposition_of(reading, actor) in ("", "علي") and not _trigger_between(clause, start, actor.first):
                    yield actor, "target"
                    yield from ((other, "target") for other in _coordinated(reading, actors, actor))
                break


def after_preposition(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«هجوم على الشرطة», «القبض على عنصرين»: the role that the trigger's preposition gives."""
    for trigger in clause.triggers:
        roles = dict(trigger_entry(trigger).after)
        if not roles:
            continue
        for actor in actors:
            if trigger.last <= actor.first <= trigger_end(trigger) + _FAR:
                role = roles.get(preposition_of(reading, actor))
                if role in ("agent", "target") and not _trigger_between(clause, trigger.last, actor.first):
                    yield actor, role
                    yield from ((other, role) for other in _coordinated(reading, actors, actor))
                    break


def possessor(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«مقتل جندي», «هجوم مسلحين», «قصف الجيش»: the noun right after a verbal noun."""
    for trigger in clause.triggers:
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        whose = entry.subject if entry.role == "light" else entry.genitive
        if value.form not in ("masdar", "noun") or whose in ("none", "instrument", "place"):
            continue
        actor = next((a for a in actors if trigger.last <= a.first <= trigger.last + 4), None)
        if actor is None or not _follows(reading, trigger.last, actor.first):
            continue
        role = whose if whose != "either" else _likelier(reading, actor)
        yield actor, role
        yield from ((other, role) for other in _coordinated(reading, actors, actor))
        if role == "target" or entry.object != "target":
            continue
        done_to = next((a for a in actors if actor.last <= a.first <= actor.last + 4), None)
        if done_to is not None and preposition_of(reading, done_to) in ("", "ل", "علي"):
            yield done_to, "target"


def claimed_or_accused(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«تبنى التنظيم الهجوم» makes the claimant the agent, «اتهمت قسد النظام بالوقوف وراء الهجوم» the accused."""
    del actors
    for attribution in reading.within("attribution", clause.first, clause.last):
        value = cast(AttributionValue, attribution.value)
        if value.force == "boast":
            yield from ((actor, "agent") for actor in reading.within("actor", value.source_first, value.source_last))
        elif value.force == "accuse":
            yield from ((actor, "agent") for actor in reading.within("actor", value.accused_first, value.accused_last))


def owner_of_deed(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«استأنفت القوات هجومها»: the pronoun on an incident noun is its doer, named before it."""
    for trigger in clause.triggers:
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        if not value.pronoun or value.form not in ("noun", "masdar") or entry.genitive not in ("agent", "either"):
            continue
        before = [actor for actor in actors if actor.last <= trigger.first and not preposition_of(reading, actor)]
        yield from ((actor, "agent") for actor in before[-1:])


def find_speakers(reading: Reading, clause: Clause) -> Iterator[Mention]:
    """Return the forces that report what a clause tells: "أعلنت قسد القبض على عنصرين" is most likely her own act."""
    if not any(trigger_entry(trigger).object == "target" or trigger_entry(trigger).type for trigger in clause.triggers):
        return
    for attribution in reading.within("attribution", clause.first, clause.last):
        value = cast(AttributionValue, attribution.value)
        if value.party:
            actors = reading.within("actor", value.source_first, value.source_last)
            yield from (actor for actor in actors if actor_value(actor).category in _FORCES)


RULES: tuple[Callable[[Reading, Clause, list[Mention]], Iterator[Finding]], ...] = (
    partner_after_cue,
    doer_after_cue,
    claimed_or_accused,
    doer_in_relative_clause,
    two_sides,
    aim_after_cue,
    subject_of_verb,
    object_of_verb,
    after_preposition,
    possessor,
    owner_of_deed,
)


def _is_relative(reading: Reading, verb: int) -> bool:
    """Tell whether a word with a pronoun is a verb: after "التي", or with the feminine ending "ته"."""
    before, key = reading.doc.key(verb - 1), reading.doc.key(verb)
    return before in ("التي", "الذي") or key.endswith(("ته", "تها"))


def _only_source(actor: Mention) -> bool:
    value = actor_value(actor)
    return value.source_only or getattr(value, "speaker", False)


def _run(reading: Reading, actors: list[Mention], start: int, *, reach: int = 4) -> list[Mention]:
    """Return the actor that begins near `start` and those coordinated with it."""
    for actor in actors:
        if start <= actor.first <= start + reach:
            return [actor, *_coordinated(reading, actors, actor)]
    return []


def _coordinated(reading: Reading, actors: list[Mention], first: Mention) -> list[Mention]:
    """Return the actors joined to `first` by "و" or a comma, without a verb or preposition between."""
    found, last = [], first
    for actor in actors:
        if actor.first < last.last:
            continue
        between = list(reading.doc.keys(last.last, actor.first))
        joined = reading.doc.key(actor.first)[:1] == "و" or (between and between[0] == "و")
        if len(between) > 3 or not joined or any(key in _ANY_PREPOSITION for key in between):
            break
        if reading.within("trigger", last.last, actor.first + 1):
            break
        found.append(actor)
        last = actor
    return found


def _subject(reading: Reading, clause: Clause, trigger: Mention, actors: list[Mention]) -> Mention | None:
    """Return the verb's subject: the first bare actor after it, else the last bare one before it."""
    if _deed_before(reading, clause, trigger):
        return None
    for actor in actors:
        if actor.first >= trigger.last and not _has_own_subject(trigger):
            if actor.first > trigger.last + _NEAR or _trigger_between(clause, trigger.last, actor.first):
                break
            if preposition_of(reading, actor) == "" and not _is_owned(reading, actor):
                return actor
            break
    if _joined_to_harm(clause, trigger):
        return None
    before = [a for a in actors if a.last <= trigger.first and trigger.first - a.last <= _FAR]
    for actor in reversed(before):
        if not {"ان", "بان"}.isdisjoint(reading.doc.keys(actor.last, trigger.first)):
            break
        if preposition_of(reading, actor) == "" and not _trigger_between(clause, actor.last, trigger.first):
            return actor
    return None


def _has_own_subject(trigger: Mention) -> bool:
    """Tell whether a verb is plural, so that its subject does not follow it: "قتلوا خمسة"."""
    return trigger_value(trigger).form in ("active", "verb") and trigger_value(trigger).number == "plural"


def _joined_to_harm(clause: Clause, trigger: Mention) -> bool:
    """Tell whether a verb of harm is joined to another outcome: "قتل خمسة جنود وجرح ثلاثة", "مقتل جندي وجرح اثنين"."""
    value = trigger_value(trigger)
    if trigger_entry(trigger).role != "outcome" or value.proclitics[:1] != "و":
        return False
    return any(t.last <= trigger.first and trigger_entry(t).role == "outcome" for t in clause.triggers)


def _is_owned(reading: Reading, actor: Mention) -> bool:
    """Tell whether the words name what a party has and not the party: "مواقع الحوثيين", "مقر الشرطة"."""
    first = reading.doc.forms[actor.first]
    return reading.doc.key(actor.first - 1) in words("asset") or any(
        head.rest in words("asset") for head in first.heads
    )


def _deed_before(reading: Reading, clause: Clause, trigger: Mention) -> bool:
    """Tell whether a deed is the verb's subject: "هجوم استهدف مقر الشرطة", "الغارات التي استهدفت المعسكر"."""
    if trigger_value(trigger).proclitics[:1] in ("و", "ف") and trigger_value(trigger).proclitics:
        return False
    start = trigger.first - (2 if reading.doc.key(trigger.first - 1) in ("التي", "الذي") else 1)
    deeds = reading.within("trigger", max(start - 3, clause.first), trigger.first)
    return any(
        trigger_value(deed).form in ("noun", "masdar") and trigger_entry(deed).role in ("incident", "instrument", "act")
        for deed in deeds
        if start - deed.last < 2
        and not _STOPS.intersection(reading.doc.keys(deed.last, trigger.first))
        and not reading.within("actor", deed.first - 1, deed.last)
    )


def _reads_passive(reading: Reading, trigger: Mention, subject: Mention) -> bool:
    """Tell whether an unvowelled verb is passive here: "قُتل جندي" and not "قتل الجيش خمسة"."""
    if trigger_value(trigger).form == "active" or trigger_entry(trigger).object != "target":
        return False
    actor = actor_value(subject)
    victim = actor.member or (
        actor.name in _VICTIMS and (trigger_entry(trigger).count is not None or actor.name != "مستوطنون")
    )
    if not victim and not (actor.generic and trigger_entry(trigger).count):
        return False
    start = max(subject.last, trigger.last)  # the subject may stand first: "مسلحون قتلوا جنديا"
    others = (*reading.within("actor", start, start + 4), *reading.within("count", start, start + 3))
    if subject.first < trigger.first and not victim:
        return False
    return not any(_bare_after(reading, start, other) for other in others)


def _bare_after(reading: Reading, start: int, other: Mention) -> bool:
    """Tell whether a mention follows as an object would, no preposition, mark or trigger between."""
    between = reading.doc.keys(start, other.first)
    clear = reading.doc.key(other.first)[:1] != "و" and not any(
        key in _ANY_PREPOSITION or key in _STOPS or key in _PARTS or key[:1] == "و" for key in between
    )
    return clear and preposition_of(reading, other) == "" and not reading.within("trigger", start, other.first)


def _trigger_between(clause: Clause, start: int, end: int) -> bool:
    return any(start <= t.first < end and trigger_entry(t).role not in ("light", "instrument") for t in clause.triggers)


def preposition_of(reading: Reading, mention: Mention) -> str:
    """Return the preposition in front of a mention or written on it, or "".

    Figures and what a party owns are looked through: "على مواقع الحوثيين", "من ثلاثة جنود"; "مواقع تابعة للحوثيين".
    """
    written = reading.prepositions.get(mention.first)
    token = mention.first - 1
    if written == "ل" and _is_site(reading.doc.key(token)):
        written, token = None, token - 1
    if written:
        return written
    for count in reading.within("count", mention.first - 4, mention.first + 1):
        if count.last >= mention.first:
            token = count.first - 1
            written = reading.prepositions.get(count.first)
            if written:
                return written
    return _preposition_before(reading, token)


def _preposition_before(reading: Reading, token: int) -> str:
    for _ in range(_OWNED_WORDS):
        key = reading.doc.key(token)
        if key in _ANY_PREPOSITION:
            return key
        bare = key[1:] if key[:1] == "و" else key
        if bare in _ANY_PREPOSITION:
            return bare
        if bare[:1] in ("ب", "ل") and bare[1:] in words("site"):
            return bare[0]
        if bare not in words("site") and bare.removesuffix("ا") not in words("site"):
            break
        token -= 1
    return ""


def _is_site(key: str) -> bool:
    """Tell whether a word is what a party may have: "قاعدة للجيش", "حاجزا للجيش"."""
    return key in words("owned") or key in words("site") or key.removesuffix("ا") in words("site")


def _follows(reading: Reading, start: int, end: int) -> bool:
    """Tell whether only figures and adjectives lie between a verbal noun and the noun that belongs to it."""
    keys = list(reading.doc.keys(start, end))
    return not any(key in _ANY_PREPOSITION or key in "،.؛:" for key in keys) or keys[:1] == ["ل"]


def _likelier(reading: Reading, actor: Mention) -> str:
    value = actor_value(actor)
    return "target" if value.generic or value.member or _is_owned(reading, actor) else "agent"
