"""Fill the slots of each clause with what the clause itself says."""

from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from hadath.assemble.clauses import is_running_total
from hadath.assemble.communique import mark_lists
from hadath.assemble.drafts import Clause, Draft, Reading, Toll, date_value, trigger_end, trigger_entry, trigger_value
from hadath.assemble.elided import share_when
from hadath.assemble.provoked import share_where
from hadath.assemble.qualifiers import set_status
from hadath.assemble.roles import assign_roles
from hadath.assemble.scenes import find_scenes
from hadath.assemble.settings import clause_date
from hadath.assemble.speakers import name_speakers
from hadath.assemble.tolls import assign_tolls, is_attempt
from hadath.assemble.types import draft_types, read_types
from hadath.assemble.wars import set_war_apart
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.mentions import AttributionValue, CountValue, ItemValue, PersonValue, QualifierValue
from hadath.text.phrases import fold_phrase

_TAKEN = frozenset(("seized", "found", "destroyed"))
_SHOT_DOWN = frozenset(("weapon", "ammunition"))
_TITLED = frozenset(("الاسير", "الاسيره", "المعتقل", "السجين", "الشهيد", "الشهيده", "الموقوف"))
_HIS = frozenset(("ه", "ها"))
HAPPENS = frozenset(("killed", "injured", "arrested", "abducted", "released", "missing"))
_PERSON_REACH, _FAR_PERSON = 5, 12  # tokens from a deed to a name in apposition to whom it was done to
_PART_WITHIN = 3
_PRONOUNS = ("هم", "هما", "هن")
_STALE_DAYS = 14
_HELD, _FREED = ("arrested", "abducted"), "released"
_ACCIDENT = "accident"
# What people do themselves, so that its subject is counted.
_DONE_ONESELF = frozenset(("surrendered", "displaced"))


def fill_drafts(reading: Reading, clauses: Iterable[Clause]) -> list[Draft]:
    """Return a draft for each clause with a trigger; what a sentence goes back in time for, all of it is past."""
    drafts: list[Draft] = []
    for clause in clauses:
        if not clause.triggers:
            continue
        draft = fill_draft(reading, clause)
        if drafts and drafts[-1].background and drafts[-1].clauses[0].sentence == clause.sentence and not draft.date:
            draft.background = True
        if draft.running and drafts and draft_types(drafts[-1])[:1] == [_ACCIDENT]:
            draft.outcome = _ACCIDENT  # "غرق مهاجران، ما يرفع عدد الضحايا منذ بداية العام إلى 300"
        drafts.append(draft)
        share_when(drafts)
        share_where(drafts)
    mark_lists(reading, drafts)
    return drafts


def fill_draft(reading: Reading, clause: Clause) -> Draft:
    """Return a draft of one clause with every slot that the clause itself gives."""
    sentence = reading.doc.sentences[clause.sentence]
    draft = Draft(
        clauses=[clause],
        parts=assign_roles(reading, clause),
        places=find_scenes(reading, clause),
        date=clause_date(reading, clause),
        people=_people(reading, clause),
        items=_items(reading, clause),
        attributions=_attributions(reading, clause),
        running=any(is_running_total(reading, trigger) for trigger in clause.triggers),
    )
    draft.aggregate = draft.running or _is_tally(reading, clause)
    objects = [p.mention for p in draft.parts if p.role == "target" and p.rule == "roles.object_of_verb"]
    tolls = assign_tolls(reading, clause, objects)
    draft.tolls = [t for t in tolls if not _counts_doers(reading, draft, t) and not _did_not_happen(reading, clause, t)]
    draft.parts = [p for p in draft.parts if p.role != "target" or not _is_denied(reading, clause, p.mention)]
    draft.background = _looks_back(reading, clause) or _is_past(reading, draft)
    draft.title = sentence.title or _stands_alone(reading, draft)
    draft.paragraph = sentence.paragraph
    read_types(draft)
    set_war_apart(reading, draft)
    set_status(reading, draft)
    draft.loose = _is_loose(draft) or _is_comment(draft)
    name_speakers(reading, draft)
    return draft


def _stands_alone(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft may be read as a headline: the one sentence of a text tells it.

    Not where it looks back, nor where all its words are about a deed known already, as "الهجوم" is.
    """
    if len(reading.doc.sentences) > 1 or draft.background:
        return False
    values = [trigger_value(trigger) for trigger in draft.triggers]
    return any(value.tense != "none" or not value.definite or value.pronoun for value in values)


def _is_comment(draft: Draft) -> bool:
    """Tell whether an analyst or activist says it, without a figure or a day."""
    if draft.tolls or (draft.date and date_value(draft.date).record):
        return False
    return any(_is_commentator(cast(AttributionValue, mention.value).source) for mention in draft.attributions)


@lru_cache(maxsize=1024)
def _is_commentator(source: str) -> bool:
    return not words("commentator").isdisjoint(fold_phrase(source))


def _is_loose(draft: Draft) -> bool:
    """Tell whether a draft speaks of things in general: no figure, no day, nothing done in the past tense."""
    if draft.title or draft.tolls or draft.people or (draft.date and date_value(draft.date).record):
        return False
    for trigger in draft.triggers:
        value = trigger_value(trigger)
        if value.tense == "past" and trigger_entry(trigger).role != "link":
            return False
        if value.definite and draft.places and trigger_entry(trigger).role == "incident" and value.number == "singular":
            return False
        single = value.number == "singular" and not value.definite and value.form in ("noun", "masdar")
        told = not trigger_entry(trigger).weak or (draft.places and draft.parts)
        if single and told and trigger_entry(trigger).role != "light":
            return False
    return True


def _people(reading: Reading, clause: Clause) -> list[tuple[Mention, str]]:
    found = []
    for person in reading.within("person", clause.first, clause.last):
        value = cast(PersonValue, person.value)
        role = value.role_cue
        if role is None or role in _HELD:  # "أفرج عن الصحفي فلان الذي اختطف"
            told = _role_by_trigger(reading, clause, person) or _role_taken_up(reading, clause, person)
            role = told if role is None or told == _FREED else role
        if role and not (value.source or _is_only_tried(reading, clause, person) or _owns_it(reading, person)):
            found.append((person, role))
    return found


def _is_only_tried(reading: Reading, clause: Clause, person: Mention) -> bool:
    """Tell whether the deed right before somebody was only tried: "محاولة اغتيال الوزير فلان"."""
    deeds = [t for t in clause.triggers if t.last <= person.first <= t.last + _FAR_PERSON and trigger_entry(t).count]
    return bool(deeds) and is_attempt(reading, deeds[-1])


def _owns_it(reading: Reading, person: Mention) -> bool:
    """Tell whether somebody only owns what something happened to: "هدمت القوات منزل الأسير فلان"."""
    return reading.doc.key(person.first - 2) in words("belongings") and reading.doc.key(person.first - 1) in _TITLED


def _role_taken_up(reading: Reading, clause: Clause, person: Mention) -> str | None:
    """Return what the pronoun of a deed behind somebody says happened to him: "الصحفي فلان الذي تم توقيفه"."""
    for trigger in clause.triggers:
        if not person.last < trigger.first <= person.last + _FAR_PERSON or trigger_value(trigger).pronoun not in _HIS:
            continue
        if reading.doc.key(trigger.first - 1) in words("is_done") and trigger_entry(trigger).count in HAPPENS:
            alone = not reading.within("person", person.first + 1, trigger.first)
            return trigger_entry(trigger).count if alone else None
    return None


def _role_by_trigger(reading: Reading, clause: Clause, person: Mention) -> str | None:
    before = [trigger for trigger in clause.triggers if trigger.last <= person.first]
    for trigger in reversed(before):
        count = trigger_entry(trigger).count
        if count not in HAPPENS or person.first > trigger.last + _FAR_PERSON or is_attempt(reading, trigger):
            continue
        between = reading.doc.keys(trigger_end(trigger), person.first)
        far = person.first > trigger.last + _PERSON_REACH
        if far and (trigger is not before[-1] or any(key in words("not_far") for key in between)):
            return None
        return None if any(key in words("not_he") for key in between) else count
    return None


def _items(reading: Reading, clause: Clause) -> list[Mention]:
    """Return the things that the clause says were seized, found or destroyed, as missiles are that are intercepted."""
    found = []
    for item in reading.within("item", clause.first, clause.last):
        value = cast(ItemValue, item.value)
        if value.outcome in _TAKEN or (value.outcome == "intercepted" and value.kind in _SHOT_DOWN):
            found.append(item)
    return found


def _attributions(reading: Reading, clause: Clause) -> list[Mention]:
    sentence = reading.doc.sentences[clause.sentence]
    found = reading.within("attribution", sentence.first, sentence.last)
    return [a for a in found if getattr(a.value, "scope_first", a.first) <= clause.last]


def _is_tally(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause counts incidents: "40 عملية", "هجومين"."""
    for trigger in clause.triggers:
        if trigger_entry(trigger).role == "incident":
            number = trigger_value(trigger).number
            if number == "dual" or (number == "plural" and reading.doc.key(trigger.first - 1).isdecimal()):
                return True
    return False


def _is_past(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft is dated well before the news."""
    published = reading.doc.published
    record = date_value(draft.date).record if draft.date else None
    if published is None or record is None or record.end is None:
        return False
    return (published - record.end).days > _STALE_DAYS


def _looks_back(reading: Reading, clause: Clause) -> bool:
    """Tell whether a sentence goes back in time: "وكانت المدينة شهدت", but not "وكان الجيش أعلن"."""
    first = reading.doc.sentences[clause.sentence].first
    if clause.first != first or reading.doc.key(first) not in words("back"):
        return False
    return not reading.within("attribution", first, clause.triggers[0].first)


def _counts_doers(reading: Reading, draft: Draft, toll: Toll) -> bool:
    """Tell whether a figure counts those who did it: "اغتال مسلحان ضابطا"."""
    if toll.count.kind is not None or toll.kind in _DONE_ONESELF:
        return False
    if _has_part(reading, toll) or _is_taken_up(reading, draft, toll) or _is_of_harm(draft, toll):
        return False
    doers = (p.mention for p in draft.parts if p.role == "agent" and p.rule == "roles.subject_of_verb")
    return any(doer.first < toll.mention.last and toll.mention.first < doer.last for doer in doers)


def _is_of_harm(draft: Draft, toll: Toll) -> bool:
    """Tell whether a noun of harm stands right before the figure: "مقتل ثلاثة مسلحين هاجموا حاجزا"."""
    return any(t.last == toll.mention.first and trigger_value(t).form in ("masdar", "noun") for t in draft.triggers)


def _is_taken_up(reading: Reading, draft: Draft, toll: Toll) -> bool:
    """Tell whether a verb's pronoun takes up the people before it: "أكثر من 30 شخصا قبض عليهم"."""
    ends = (trigger_value(trigger).complement for trigger in draft.triggers if trigger.first >= toll.mention.last)
    return any(end is not None and reading.doc.key(end[1] - 1).endswith(_PRONOUNS) for end in ends)


def _has_part(reading: Reading, toll: Toll) -> bool:
    """Tell whether a figure is broken down right behind it, as that of the harmed is: "قتل شخصان بينهما طفل"."""
    last = toll.mention.last
    return any(cast(CountValue, part.value).subset for part in reading.within("count", last, last + _PART_WITHIN))


def _did_not_happen(reading: Reading, clause: Clause, toll: Toll) -> bool:
    """Tell whether a cue denies the harm: "دون وقوع إصابات"."""
    return toll.count.kind is not None and _is_denied(reading, clause, toll.mention)


def _is_denied(reading: Reading, clause: Clause, mention: Mention) -> bool:
    sentence = reading.doc.sentences[clause.sentence]
    cues = (cast(QualifierValue, cue.value) for cue in reading.within("qualifier", sentence.first, sentence.last))
    return any(cue.effect == "negated" and cue.first <= mention.first < cue.last for cue in cues)
