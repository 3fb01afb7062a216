"""Fill a clause's slots, and complete an incident once all its clauses are together."""

import datetime
from collections.abc import Collection, Iterable
from typing import cast

from hadath.assemble.drafts import Clause, Draft, Part, Reading, Toll, actor_value, date_value, trigger_entry, trigger_value
from hadath.assemble.qualifiers import set_status
from hadath.assemble.roles import assign_roles, speaker_for_own_act
from hadath.assemble.settings import clause_date, event_places, narrowest
from hadath.assemble.tolls import assign_tolls
from hadath.assemble.types import draft_types, read_types
from hadath.document import Document, Mention
from hadath.events import DateRecord, SpanRecord
from hadath.lexicons.connectives import words
from hadath.mentions import ActorValue, AttributionValue, CountValue, DateValue, ItemValue, PersonValue
from hadath.text.phrases import fold_phrase

_TAKES_ITEMS = frozenset(
    ("seizure", "bomb_disposal", "property_destruction", "raid", "arrest", "air_strike", "armed_clash")
)
_HAPPENS = {
    "killed": "killed",
    "injured": "injured",
    "arrested": "arrested",
    "abducted": "abducted",
    "released": "released",
    "missing": "missing",
}
_PERSON_REACH = 5
_STALE_DAYS = 14
# Who comes to harm in these without being named are civilians; in a fight they need not be.
_HARMFUL = frozenset(
    ("armed_attack", "air_strike", "shelling", "bombing", "suicide_bombing", "landmine", "abduction", "execution")
)
_LABELS = frozenset(("مسلحون", "إرهابيون", "متطرفون", "متشددون", "تكفيريون", "جهاديون", "مجهولون"))


def fill_drafts(reading: Reading, clauses: Iterable[Clause]) -> list[Draft]:
    """Return a draft for each clause with a trigger; what a sentence goes back in time for, all of it is past."""
    drafts: list[Draft] = []
    for clause in clauses:
        if not clause.triggers:
            continue
        draft = fill_draft(reading, clause)
        if drafts and drafts[-1].background and drafts[-1].clauses[0].sentence == clause.sentence and not draft.date:
            draft.background = True
        drafts.append(draft)
    return drafts


def fill_draft(reading: Reading, clause: Clause) -> Draft:
    """Return a draft of one clause with every slot that the clause itself gives."""
    sentence = reading.doc.sentences[clause.sentence]
    parts = assign_roles(reading, clause)
    draft = Draft(
        clauses=[clause],
        parts=parts,
        tolls=assign_tolls(reading, clause, parts),
        places=event_places(reading, clause.first, clause.last),
        date=clause_date(reading, clause),
        people=_people(reading, clause),
        items=_items(reading, clause),
        attributions=_attributions(reading, clause),
        aggregate=_is_tally(reading, clause),
        title=sentence.title,
    )
    draft.background = _looks_back(reading, clause) or _is_past(reading, draft)
    draft.paragraph = sentence.paragraph
    read_types(draft)
    set_status(reading, draft)
    draft.loose = _is_loose(draft) or _is_comment(reading, draft)
    return draft


def _is_comment(reading: Reading, draft: Draft) -> bool:
    """Tell whether an analyst or activist says it, without a figure or a day."""
    if draft.tolls or (draft.date and date_value(draft.date).record):
        return False
    sources = (cast(AttributionValue, mention.value).source for mention in draft.attributions)
    return any(key in words("commentator") for source in sources for key in fold_phrase(source))


def _is_loose(draft: Draft) -> bool:
    """Tell whether a draft speaks of things in general: no figure, no day, nothing done in the past tense."""
    if draft.title or draft.tolls or draft.people or (draft.date and date_value(draft.date).record):
        return False
    for trigger in draft.triggers:
        value = trigger_value(trigger)
        if value.tense == "past" and trigger_entry(trigger).role != "link":
            return False
        single = value.number == "singular" and not value.definite and value.form in ("noun", "masdar")
        if single and trigger_entry(trigger).role != "light" and not trigger_entry(trigger).weak:
            return False
    return True


def _people(reading: Reading, clause: Clause) -> list[tuple[Mention, str]]:
    found = []
    for person in reading.within("person", clause.first, clause.last):
        value = cast(PersonValue, person.value)
        role = value.role_cue or _role_by_trigger(clause, person)
        if role and not value.source:
            found.append((person, role))
    return found


def _role_by_trigger(clause: Clause, person: Mention) -> str | None:
    for trigger in reversed(clause.triggers):
        count = trigger_entry(trigger).count
        if count in _HAPPENS and trigger.last <= person.first <= trigger.last + _PERSON_REACH:
            return _HAPPENS[count]
    return None


def _items(reading: Reading, clause: Clause) -> list[Mention]:
    types = {trigger_entry(trigger).type for trigger in clause.triggers}
    if not types & _TAKES_ITEMS:
        return []
    items = reading.within("item", clause.first, clause.last)
    return [item for item in items if not getattr(cast(ItemValue, item.value), "means", False)]


def _attributions(reading: Reading, clause: Clause) -> list[Mention]:
    sentence = reading.doc.sentences[clause.sentence]
    found = reading.within("attribution", sentence.first, sentence.last)
    return [a for a in found if getattr(a.value, "scope_first", a.first) <= clause.last]


def _is_tally(reading: Reading, clause: Clause) -> bool:
    for trigger in clause.triggers:
        if trigger_entry(trigger).role == "incident" and trigger_value(trigger).number in ("dual", "plural"):
            if reading.doc.key(trigger.first - 1).isdecimal() or trigger_value(trigger).number == "dual":
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


def complete(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the incidents worth reporting, with what their other slots and neighbours imply."""
    _carry_subjects(reading, drafts)
    for draft in drafts:
        _name_speakers(reading, draft)
        _count_named(draft)
        _total_parts(draft)
        _name_victims(reading, draft)
        draft.places = narrowest(draft.places)
        _name_protesters(draft)
        draft.parts = _settle_parts(draft)
    kept = [draft for draft in drafts if is_substantial(draft)]
    _count_from_others(reading.doc, kept)
    _carry_dates(kept)
    _carry_places(kept)
    return kept


def _count_from_others(doc: Document, drafts: list[Draft]) -> None:
    """Date an incident told by its distance from another: "بعد يومين من مقتل 14 مسلحا"."""
    day: datetime.date | None = None
    for draft in drafts:
        value = date_value(draft.date) if draft.date else None
        if value and value.record and not draft.background:
            day = value.record.start if value.record.start == value.record.end else None
        elif draft.date and value and value.offset is not None and day is not None:
            draft.date = _day_from(doc, draft.date, day + datetime.timedelta(days=value.offset))


def _day_from(doc: Document, mention: Mention, day: datetime.date) -> Mention:
    start, end = doc.span(mention.first, mention.last)
    record = DateRecord(
        start=day,
        end=day,
        edtf=day.isoformat(),
        precision="day",
        basis="relative",
        text=doc.text[start:end],
        span=SpanRecord(start=start, end=end),
    )
    return Mention("date", mention.first, mention.last, "fill.day_from_another", DateValue(record))


def _carry_places(drafts: list[Draft]) -> None:
    """Let an incident without a place of its own happen where the one told before it did."""
    before: list[Mention] = []
    where = -1
    for draft in drafts:
        if draft.places:
            before, where = draft.places, draft.paragraph
        elif not draft.title and draft.paragraph == where:
            draft.places = before


def _carry_dates(drafts: list[Draft]) -> None:
    """Let a day carry on to the undated incidents told after it, until another takes over."""
    day: Mention | None = None
    where = -1
    for draft in drafts:
        if draft.date is not None:
            day = draft.date if date_value(draft.date).record and not draft.background else None
            where = draft.paragraph
        elif not draft.background and draft.paragraph == where:
            draft.date = day


def _carry_subjects(reading: Reading, drafts: list[Draft]) -> None:
    """Give a verb without a subject ("كما ألقت القبض على آخر") the agent of what was told just before it."""
    before: Draft | None = None
    for draft in drafts:
        if before is not None and not draft.names("agent") and _lacks_subject(reading, draft):
            taken = draft.names("target")
            draft.parts.extend(p for p in before.parts if p.role == "agent" and p.actor.name not in taken)
        before = draft


def _lacks_subject(reading: Reading, draft: Draft) -> bool:
    trigger = draft.clauses[0].triggers[0]
    value = trigger_value(trigger)
    active = value.form == "active" and value.tense == "past" and trigger_entry(trigger).subject == "agent"
    return active and not reading.within("actor", trigger.last, trigger.last + 4)


def _name_speakers(reading: Reading, draft: Draft) -> None:
    if draft.names("agent"):
        return
    for clause in draft.clauses:
        for actor, role in speaker_for_own_act(reading, clause, []):
            if actor_value(actor).name not in {toll.of for toll in draft.tolls}:
                draft.parts.append(Part(actor, role, "roles.speaker_for_own_act"))
        if draft.names("agent"):
            return


def _count_named(draft: Draft) -> None:
    """Named people are a figure of their own where the text gives no other: "مقتل القيادي أبو أسامة" is one killed."""
    counted = {toll.kind for toll in draft.tolls}
    names: dict[str, list[Mention]] = {}
    for person, role in draft.people:
        if role in _HAPPENS and role not in counted:
            names.setdefault(role, []).append(person)
    for kind, people in names.items():
        number = len(people)
        whose = next(iter(sorted(draft.names("target"))), None)
        figure = Mention("count", people[0].first, people[0].last, "fill.named_people", CountValue(number, number))
        draft.tolls.append(Toll(figure, kind, number, number, whose))


def _total_parts(draft: Draft) -> None:
    """A part whose total the text never gives stands as the figure."""
    totals = {toll.kind for toll in draft.tolls if not toll.subset}
    for toll in draft.tolls:
        if toll.subset and toll.kind not in totals:
            toll.subset = False


def _name_victims(reading: Reading, draft: Draft) -> None:
    """The people a figure counts are whom it was done to, where nobody else is named."""
    if draft_types(draft)[:1] == ["accident"] or draft.names("target") - {"مدنيون"}:
        return
    draft.parts = [part for part in draft.parts if part.role != "target" or not _belong_elsewhere(draft)]
    for toll in draft.tolls:
        if toll.of and not toll.subset and toll.of not in draft.names("agent") | draft.names("target"):
            draft.parts.append(Part(_as_actor(toll.mention, toll.of), "target", "fill.counted_people"))
    if draft.names("target") or draft_types(draft)[0] not in _HARMFUL:
        return
    harmed = [toll.mention for toll in draft.tolls if toll.kind in ("killed", "injured") and toll.of is None]
    site = harmed[:1] or _civilian_site(reading, draft)
    draft.parts.extend(Part(_as_actor(mention, "مدنيون"), "target", "fill.unnamed_people") for mention in site)


def _belong_elsewhere(draft: Draft) -> bool:
    """Tell whether every counted "شخص" is said to be of a party: "شخصين من خلايا التنظيم"."""
    sides = {toll.of for toll in draft.tolls if not toll.subset}
    return bool(sides) and sides.isdisjoint(("مدنيون", None))


def _as_actor(mention: Mention, name: str) -> Mention:
    value = ActorValue(name=name, category="civilians" if name == "مدنيون" else None, generic=True)
    return Mention("actor", mention.first, mention.last, "fill.counted_people", value)


def _civilian_site(reading: Reading, draft: Draft) -> list[Mention]:
    """Return the word of what was struck where it is a place of civilians: a school, a market, a mosque."""
    for trigger in draft.triggers:
        for token in range(trigger.last, min(trigger.last + 3, len(reading.doc.forms))):
            if any(head.rest in words("civilian_site") for head in reading.doc.forms[token].heads):
                return [Mention("actor", token, token + 1, "fill.civilian_site", None)]
    return []


def _name_protesters(draft: Draft) -> None:
    """Whoever gathers in a protest is a protester, and so is whoever is shot at or held there."""
    if not {"protest", "riot"} & {trigger_entry(trigger).type for trigger in draft.triggers}:
        return
    first = draft_types(draft)[0] in ("protest", "riot")
    for part in draft.parts:
        if part.actor.name == "مدنيون":
            part.mention = _protesters(part.mention)
    if first and not draft.names("agent"):
        draft.parts.append(Part(_protesters(next(draft.triggers)), "agent", "fill.protesters"))


def _protesters(mention: Mention) -> Mention:
    value = ActorValue(name="متظاهرون", name_en="Protesters", category="protesters", generic=True)
    return Mention("actor", mention.first, mention.last, "fill.protesters", value)


def _settle_parts(draft: Draft) -> list[Part]:
    """Return one part a party: a target is not also the agent, and nobody is targeted by an accident."""
    accident = draft_types(draft)[:1] == ["accident"]
    if draft_types(draft)[:1] == ["armed_clash"] and not draft.names("agent"):
        _choose_side(draft)
    settled: dict[str, Part] = {}
    for part in sorted(draft.parts, key=lambda part: part.role == "target"):
        harmless = part.actor.name == "مدنيون" and part.role != "target"
        if not (accident or harmless):
            settled.setdefault(part.actor.name, part)
    kept = [part for part in settled.values() if not _is_label(part, settled.values())]
    return sorted(kept, key=lambda part: (part.role == "target", part.mention.first))


def _is_label(part: Part, parts: Collection[Part]) -> bool:
    """Tell whether "مسلحون" or "إرهابيون" only labels a party that the same role names, or names them twice."""
    if part.actor.name not in _LABELS:
        return False
    same = [other for other in parts if other.role == part.role and other is not part]
    named = any(not other.actor.generic for other in same)
    return named or any(other.actor.name in _LABELS and other.mention.first < part.mention.first for other in same)


def _choose_side(draft: Draft) -> None:
    """Make one of two sides of a fight its agent: the state's, else the force named first, never civilians."""
    sides = [part for part in draft.parts if part.role == "target" and part.actor.name != "مدنيون"]
    if not sides or len(draft.names("target")) < 2:
        return
    first = min(sides, key=lambda part: (part.actor.generic, part.mention.first))
    first.role = "agent"


def is_substantial(draft: Draft) -> bool:
    """Tell whether a draft says enough to be an incident and not a passing word."""
    types = draft_types(draft)
    if not types:
        return False
    named = [part for part in draft.parts if not part.actor.generic]
    facts = bool(draft.places) + bool(draft.date) + bool(draft.tolls) + bool(named) + bool(draft.people)
    if draft.loose:
        return facts >= 3
    strong = any(not trigger_entry(trigger).weak for trigger in draft.triggers)
    return facts >= (1 if strong else 2)
