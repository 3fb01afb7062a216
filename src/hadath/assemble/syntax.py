"""How the words of a clause hang together: subjects, joined parties, owners, prepositions, passives."""

from typing import cast

from hadath.assemble.agreement import can_do, men_who, only_when
from hadath.assemble.drafts import Clause, Reading, actor_value, count_value, trigger_entry, trigger_value
from hadath.assemble.objects import doer_behind_object, is_thing_of
from hadath.assemble.prepositions import ANY_PREPOSITION, is_asset, is_owned, is_site, preposition_of
from hadath.document import Mention
from hadath.lexicons.actor_nouns import load_particles
from hadath.lexicons.connectives import words
from hadath.mentions import AttributionValue
from hadath.text.phrases import fold_phrase

# How far, in tokens, a subject, object or possessor may stand from its word.
NEAR, FAR = 6, 14
ARMED = frozenset(("rebel_group", "political_militia", "identity_militia"))  # parties that fight and are no state's
_WHO_REACH = 9  # from somebody to the verb after "التي": "الشابة سلمى (17 عاما) التي قتلت"
_ARTICLE = "ال"
_STOPS = frozenset("،,؛;.:()")
_RESUMED = frozenset(("له", "لها", "به", "بها", "عليه", "عليها", "فيه", "فيها", "منه", "منها", "خلاله", "خلالها"))
_THAT, _NOUN_PHRASE = frozenset(("ان", "بان", "وان")), 4
_TAKEN_UP = frozenset(("انها", "انه", "بانها", "بانه"))
_WHO = frozenset(("التي", "الذي", "الذين"))
_PARTS = frozenset(("بينهم", "بينها", "منهم", "منها", "هم", "ضمنهم"))
_EXPEL, _FROM = "territory_change.expel", frozenset(("من", "منه", "منها"))
_VICTIMS = frozenset(("مدنيون", "متظاهرون", "مستوطنون"))


def is_relative(reading: Reading, verb: int) -> bool:
    """Tell whether a word with a pronoun is a verb: after "التي" or a bare deed ("صواريخ أطلقها"), or in "ته"."""
    before, key = reading.doc.key(verb - 1), reading.doc.key(verb)
    if before in ("التي", "الذي") or key.endswith(("ته", "تها")):
        return True
    if not reading.doc.forms[verb].text.endswith(("ه", "ها")) or key in _RESUMED or key == "مصدرها":
        return False
    if before.startswith(_ARTICLE):
        return False
    deeds = (deed for deed in reading.within("trigger", verb - 4, verb) if trigger_value(deed).form == "noun")
    return any(all(_describes(word) for word in reading.doc.keys(deed.last, verb)) for deed in deeds)


def _describes(key: str) -> bool:
    """Tell whether a word may be an adjective without the article: "صاروخ بالستي أطلقه", "هجوما مسلحا نفذته"."""
    return key in load_particles().between or key.endswith(("ي", "يه", "يا"))


def run_from(reading: Reading, actors: list[Mention], start: int, *, reach: int = 4) -> list[Mention]:
    """Return the actor that begins near `start` and those coordinated with it."""
    for actor in actors:
        if start <= actor.first <= start + reach:
            return [actor, *coordinated(reading, actors, actor)]
    return []


def coordinated(reading: Reading, actors: list[Mention], first: Mention) -> list[Mention]:
    """Return the actors joined to `first` by "و" or a comma, without a verb or preposition between."""
    found, last = [], first
    for actor in actors:
        if actor.first < last.last:
            continue
        figures = [c for c in reading.within("count", last.last, actor.first + 1) if c.first < actor.first <= c.last]
        counted = min((count.first for count in figures), default=actor.first)  # "جندي وأربعة من رجال الشرطة"
        between = reading.doc.keys(last.last, counted)
        joined = _is_joined(reading, counted, actor) or (between and between[0] == "و")
        others = between[:1] in (["واخرين"], ["واخرون"]) and between[1:] == ["من"]
        if not others and (len(between) > 3 or not joined or not ANY_PREPOSITION.isdisjoint(between)):
            break
        if reading.within("trigger", last.last, actor.first + 1) or any(map(is_asset, between)):
            break  # "استهدفت الطائرات مواقع وآليات للحوثيين"
        found.append(actor)
        last = actor
    return found


def _is_joined(reading: Reading, token: int, actor: Mention) -> bool:
    """Tell whether "و" is written on a word as a conjunction: "والشرطة", but not "وحدات حماية الشعب".

    A second nationality is joined without it too: "غارات أميركية بريطانية".
    """
    if actor.rule == "actors.second_nation" or (actor.rule == "actors.state" and reading.doc.key(token - 1) in _STOPS):
        return True  # "شنت تركيا، فرنسا وبريطانيا غارات"
    key = reading.doc.key(token)
    return key[:1] == "و" and key not in fold_phrase(actor_value(actor).name)


def subject_of(reading: Reading, clause: Clause, trigger: Mention, actors: list[Mention]) -> Mention | None:
    """Return the verb's subject: the first bare actor after it, else the last bare one before it.

    `actors` are those that take part in the clause. It is looked for once, since several rules ask.
    """
    if trigger.first not in clause.subjects:
        clause.subjects[trigger.first] = _find_subject(reading, clause, trigger, actors)
    return clause.subjects[trigger.first]


def _find_subject(reading: Reading, clause: Clause, trigger: Mention, actors: list[Mention]) -> Mention | None:
    doer = _doer_behind_deed(reading, clause, trigger, actors)
    if doer is not None:
        return doer
    if (_deed_before(reading, clause, trigger) and not _subject_behind(reading, trigger)) or deed_after(
        reading, trigger
    ):
        return None
    if reading.doc.key(trigger.first - 1) in _TAKEN_UP:
        return _speaker_of(reading, trigger)
    leader = men_who(reading, actors, trigger) or _leader(reading, trigger, actors)
    if leader is not None:
        return leader
    told_first = _has_own_subject(trigger) or _follows_noun(reading, trigger)
    for actor in actors:
        if actor.first >= trigger.last and not told_first:
            if actor.first > trigger.last + NEAR or trigger_between(clause, trigger.last, actor.first):
                break
            written = reading.prepositions.get(actor.first)  # "استهدف سيارة للجيش"
            driven = trigger_entry(trigger).id == _EXPEL and reading.doc.key(actor.last) in _FROM  # "وطرد التنظيم منها"
            if not (written or driven or preposition_of(reading, actor) or is_thing_of(reading, actor)):
                return actor
            behind = doer_behind_object(reading, trigger, actors, actor)
            if behind is not None and not trigger_between(clause, trigger.last, behind.first):
                return behind
            break
    if _joined_to_harm(clause, trigger):
        return None
    reach = _WHO_REACH if reading.doc.key(trigger.first - 1) in _WHO else FAR  # "الخلية التي نفذت" is none far before
    before = [a for a in actors if a.last <= trigger.first and trigger.first - a.last <= reach]
    for actor in reversed(before):
        if not {"ان", "بان"}.isdisjoint(reading.doc.keys(actor.last, trigger.first)):
            break
        if _only_tells(reading, actor, trigger):
            break
        between = trigger_between(clause, actor.last, trigger.first)
        if preposition_of(reading, actor) == "" and not between and can_do(reading, actor, trigger):
            return _first_joined(reading, before, actor)
    return None


def _doer_behind_deed(reading: Reading, clause: Clause, verb: Mention, actors: list[Mention]) -> Mention | None:
    """Return the subject behind the deed it did: "نفذ الهجوم مسلحون", "نفذت الغارات على البلدة طائرات روسية"."""
    if trigger_entry(verb).role != "light" or trigger_value(verb).form not in ("active", "verb"):
        return None
    deed = next(iter(reading.within("trigger", verb.last, verb.last + 1)), None)
    if deed is None or trigger_entry(deed).role not in ("incident", "act") or reading.doc.key(verb.first - 1) in _WHO:
        return None
    if not reading.doc.key(deed.last - 1).startswith(_ARTICLE) or _has_own_subject(verb):
        return None
    for actor in actors:
        if deed.last <= actor.first <= deed.last + NEAR and not preposition_of(reading, actor):
            alien = actor.rule == "actors.deed_with_nation" or is_thing_of(reading, actor)
            return None if alien or trigger_between(clause, deed.last, actor.first) else actor
    return None


def _first_joined(reading: Reading, before: list[Mention], last: Mention) -> Mention:
    """Return the first of the parties that stand joined before a verb: "حركتا حماس والجهاد قصفتا"."""
    heads = (actor for actor in before if actor.first < last.first and not preposition_of(reading, actor))
    return next((actor for actor in heads if last in coordinated(reading, before, actor)), last)


def _subject_behind(reading: Reading, trigger: Mention) -> bool:
    """Tell whether a plural in "ون" right behind a verb is its subject: "في هجوم مفاجئ اقتحم المسلحون البلدة"."""
    behind = reading.within("actor", trigger.last, trigger.last + 1)
    return bool(behind) and reading.doc.key(trigger.last).endswith("ون") and not reading.prepositions.get(trigger.last)


def _leader(reading: Reading, trigger: Mention, actors: list[Mention]) -> Mention | None:
    """Return the force right before a verb with its object behind it: "الشرطة التركية، الأحد، اعتقلت 18 شخصا"."""
    if trigger_value(trigger).proclitics or trigger_value(trigger).form not in ("verb", "active"):
        return None
    before = next((actor for actor in reversed(actors) if actor.last <= trigger.first), None)
    if before is None or actor_value(before).name == "مدنيون" or not only_when(reading, before.last, trigger.first):
        return None
    if preposition_of(reading, before) or is_owned(reading, before):
        return None
    behind = (
        *reading.within("actor", trigger.last, trigger.last + 3),
        *reading.within("count", trigger.last, trigger.last + 2),
    )
    if not any(_bare_after(reading, trigger.last, other) for other in behind):
        return None
    return _first_joined(reading, actors, before)


def _speaker_of(reading: Reading, trigger: Mention) -> Mention | None:
    """Return the force that a pronoun before a verb takes up: "أعلن الجيش أنه قتل خمسة"; "أعلنت الشرطة أنه قتل" says
    nothing of who did it.
    """
    start = max(reading.doc.sentence(trigger.first).first, trigger.first - 2 * FAR)
    for saying in reversed(reading.within("attribution", start, trigger.first)):
        value = cast(AttributionValue, saying.value)
        feminine = value.verb.endswith("ت") or value.verb.startswith("ت")
        if feminine != reading.doc.key(trigger.first - 1).endswith("ها"):
            return None
        speakers = reading.within("actor", value.source_first, value.source_last)
        forces = [actor for actor in speakers if not actor_value(actor).source_only and not actor_value(actor).member]
        suffers = trigger_entry(trigger).subject == "target"  # "قالت السفارة إنها تتعرض لهجوم"
        return forces[0] if forces and (value.party or suffers) else None
    return None


def _only_tells(reading: Reading, actor: Mention, trigger: Mention) -> bool:
    """Tell whether one of a force, and not the force, says what the verb tells: "أفاد ضابط في الشرطة أنه قتل خمسة"."""
    if not actor_value(actor).member:
        return False
    sayings = (saying.value for saying in reading.within("attribution", actor.first - FAR, trigger.first))
    return any(getattr(value, "source_first", 0) <= actor.first < getattr(value, "source_last", 0) for value in sayings)


def _follows_noun(reading: Reading, trigger: Mention) -> bool:
    """Tell whether "أن" and a noun stand before a verb, so that its subject does not follow it: "أن الجيش قتل خمسة"."""
    if trigger_value(trigger).proclitics:
        return False
    for token in range(trigger.first - 1, trigger.first - _NOUN_PHRASE - 1, -1):
        key = reading.doc.key(token)
        if key in _THAT:
            return token < trigger.first - 1
        if key in ANY_PREPOSITION or not key.isalpha() or reading.within("trigger", token, token + 1):
            return False
    return False


def _has_own_subject(trigger: Mention) -> bool:
    """Tell whether a verb is plural, so that its subject does not follow it: "قتلوا خمسة"."""
    return trigger_value(trigger).form in ("active", "verb") and trigger_value(trigger).number == "plural"


def _joined_to_harm(clause: Clause, trigger: Mention) -> bool:
    """Tell whether a verb of harm is joined to another outcome: "قتل خمسة جنود وجرح ثلاثة", "مقتل جندي وجرح اثنين"."""
    value = trigger_value(trigger)
    if trigger_entry(trigger).role != "outcome" or value.proclitics[:1] != "و":
        return False
    return any(t.last <= trigger.first and trigger_entry(t).role == "outcome" for t in clause.triggers)


def is_object(reading: Reading, clause: Clause, deed: Mention, actors: list[Mention]) -> bool:
    """Tell whether a deed or weapon is what a verb is done to: "يدمر التحالف تعزيزات حوثية"."""
    for verb in clause.triggers:
        if verb.last > deed.first or deed.first - verb.last > NEAR or trigger_entry(verb).object != "target":
            continue
        if trigger_value(verb).form not in ("active", "verb") or reading.prepositions.get(deed.first):
            continue
        subject = subject_of(reading, clause, verb, actors)
        if subject is None or subject.first >= deed.first or reads_passive(reading, verb, subject):
            continue
        start = max(verb.last, subject.last)
        counted = any(count.first <= start for count in reading.within("count", start, deed.first + 1))
        return start == deed.first or (counted and deed.first - start <= 2)
    return False


def _deed_before(reading: Reading, clause: Clause, trigger: Mention) -> bool:
    """Tell whether a deed is the verb's subject: "هجوم استهدف مقر الشرطة", "الغارات التي استهدفت المعسكر"."""
    if trigger_value(trigger).proclitics[:1] in ("و", "ف") and trigger_value(trigger).proclitics:
        return False
    if reading.doc.key(trigger.last) in _RESUMED:
        return False  # "قصف تصدى له الجيش"
    start = trigger.first - (2 if reading.doc.key(trigger.first - 1) in ("التي", "الذي") else 1)
    deeds = reading.within("trigger", max(start - 3, clause.first), trigger.first)
    return any(
        trigger_value(deed).form in ("noun", "masdar") and trigger_entry(deed).role in ("incident", "instrument", "act")
        for deed in deeds
        if start - deed.last < 2
        and _STOPS.isdisjoint(reading.doc.keys(deed.last, trigger.first))
        and not reading.within("actor", deed.first - 1, deed.last)
    )


def reads_passive(reading: Reading, trigger: Mention, subject: Mention) -> bool:
    """Tell whether an unvowelled verb is passive here: "قُتل جندي" and not "قتل الجيش خمسة"."""
    if trigger_value(trigger).form == "active" or trigger_entry(trigger).object != "target":
        return False
    if trigger_entry(trigger).role == "light":
        return False  # "نفذ فلسطيني عملية طعن"
    actor = actor_value(subject)
    harms = trigger_entry(trigger).count is not None
    if not harms and actor.category in ARMED:
        return False  # "اقتحم مسلح من الحركة كلية"
    behind = reading.doc.key(max(subject.last, trigger.last))
    if _takes_people(reading, trigger, subject) or behind in words("kin") or is_asset(behind) or is_site(behind):
        return False  # "قتل رجل زوجته", "قصف الروس مواقع"
    victim = actor.member or (actor.name in _VICTIMS and (harms or actor.name != "مستوطنون"))
    harmed = harms and (actor.generic or _is_figure(reading, subject))
    if not victim and not harmed:
        return False
    start = max(subject.last, trigger.last)  # the subject may stand first: "مسلحون قتلوا جنديا"
    others = (*reading.within("actor", start, start + 4), *reading.within("count", start, start + 3))
    if subject.first < trigger.first and not victim and not _counted_and_alone(reading, trigger, subject):
        return False
    return not any(_bare_after(reading, start, other) for other in others)


def _takes_people(reading: Reading, trigger: Mention, subject: Mention) -> bool:
    """Tell whether a verb of taking stands before those who take: "أوقفت عناصر الدرك شابا", "خطف مسلحون طبيبا"."""
    kind, actor = trigger_entry(trigger).type, actor_value(subject)
    counted = any(count_value(c).low is not None for c in reading.within("count", subject.first, subject.last))
    ahead = subject.first < trigger.last  # "عناصر من الشرطة أوقفوا فلانا"
    if counted or _is_figure(reading, subject) or (ahead and _ends_clause(reading, trigger)):
        return False
    guards = actor.category == "state_forces" and not actor.weak
    gunmen = not ahead and actor.generic and actor.category in ARMED and not actor.member
    return (kind == "arrest" and guards) or (kind == "abduction" and gunmen)


def _is_figure(reading: Reading, actor: Mention) -> bool:
    """Tell whether a party is counted by a number before it: "قتل 18 حوثيا", "قتل عشرات الحوثيين"."""
    counts = reading.within("count", actor.first - 3, actor.first)
    return any(count.last > actor.first and not count_value(count).bare for count in counts)


def _counted_and_alone(reading: Reading, trigger: Mention, subject: Mention) -> bool:
    """Tell whether a verb of harm ends what is told of counted people: "30 جهاديا قتلوا في غارة", "قتلوا الأحد"."""
    if trigger_value(trigger).number == "singular":
        return False
    if not any(count.last >= subject.first for count in reading.within("count", subject.first - 3, subject.last)):
        return False
    return _ends_clause(reading, trigger)


def _ends_clause(reading: Reading, trigger: Mention) -> bool:
    """Tell whether a verb has no object right behind it, but an adjunct, or nothing."""
    key = reading.doc.key(trigger.last)
    alone = not key or key in ANY_PREPOSITION or key in _STOPS or key in ("اثر", "جراء", "بعد", "عندما", "وجرح")
    return alone or bool(
        reading.prepositions.get(trigger.last) or reading.within("date", trigger.last, trigger.last + 1)
    )


def _bare_after(reading: Reading, start: int, other: Mention) -> bool:
    """Tell whether a mention follows as an object would, no preposition, mark or trigger between."""
    between = reading.doc.keys(start, other.first)
    clear = reading.doc.key(other.first)[:1] != "و" and not any(
        key in ANY_PREPOSITION or key in _STOPS or key in _PARTS or key[:1] == "و" for key in between
    )
    return clear and preposition_of(reading, other) == "" and not reading.within("trigger", start, other.first)


def trigger_between(clause: Clause, start: int, end: int) -> bool:
    """Tell whether another event's word begins at tokens `start` up to, not including, `end`."""
    return any(start <= t.first < end and trigger_entry(t).role not in ("light", "instrument") for t in clause.triggers)


def is_range(reading: Reading, token: int) -> bool:
    """Tell whether "بين" stands before two figures, and not before two sides: "بين 10 و15"."""
    figures = [count_value(count) for count in reading.within("count", token, token + 2)]
    return any(figure.low is not None and figure.high is not None and figure.low < figure.high for figure in figures)


def deed_after(reading: Reading, verb: Mention) -> Mention | None:
    """Return the deed or weapon right after a verb that is its subject, with its object behind it, or None.

    "استهدف هجوم مقر الشرطة", "استهدفت طائرة مسيرة القوات": what a party owns is struck, and a noun with the article
    owns no deed that has an article or an adjective.
    """
    if trigger_entry(verb).object != "target" or trigger_value(verb).form not in ("active", "verb"):
        return None
    deed = next(iter(reading.within("trigger", verb.last, verb.last + 1)), None)
    if deed is None or trigger_entry(deed).role not in ("incident", "instrument", "act"):
        return None
    if trigger_value(deed).form not in ("noun", "masdar") or is_site(reading.doc.key(deed.first)):
        return None
    actor = next(iter(reading.within("actor", deed.first, deed.last + NEAR)), None)
    if actor is None or actor.last <= deed.last or preposition_of(reading, actor) in ("ل", "من"):
        return None
    start = max(actor.first, deed.last)
    definite = reading.doc.key(deed.first).startswith("ال")
    described = start - deed.first > 1 and not reading.doc.key(start - 1).startswith("ال")
    key = reading.doc.key(start)
    if (definite or described) and key.startswith("ال") and not key.endswith(("ي", "يه")):
        return deed
    return deed if actor.first >= deed.last and is_owned(reading, actor) else None


def likelier(reading: Reading, actor: Mention) -> str:
    """Return the role of the noun after a deed that may be done by it or to it."""
    value = actor_value(actor)
    return "target" if value.generic or value.member or is_owned(reading, actor) else "agent"
