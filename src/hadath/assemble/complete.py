"""Complete the incidents of an article, once all that is told of each is together."""

from dataclasses import replace
from typing import cast

from hadath.assemble.captives import name_captives
from hadath.assemble.carry import carry_dates, carry_places, count_days, date_by_frame, date_by_what_it_names
from hadath.assemble.clauses import RELATIVES
from hadath.assemble.communique import carry_campaign
from hadath.assemble.crowds import name_protesters, name_protesters_shot
from hadath.assemble.drafts import Draft, Part, Reading, Toll, actor_value, trigger_entry, trigger_value
from hadath.assemble.fill import HAPPENS
from hadath.assemble.implied import civilians
from hadath.assemble.opponents import carry_opponents
from hadath.assemble.passing import drop_passing
from hadath.assemble.prepositions import preposition_of
from hadath.assemble.qualifiers import settle_denial
from hadath.assemble.scenes import narrowest
from hadath.assemble.settings import adopt_places, tells_when
from hadath.assemble.sides import settle_parts
from hadath.assemble.states import name_state_struck
from hadath.assemble.tolls import break_down
from hadath.assemble.types import draft_types, settle_types
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.mentions import ActorValue, CountValue, PersonValue

# Who comes to harm in these without being named are civilians; in a fight they need not be.
_HARMFUL = frozenset(
    (
        "armed_attack",
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "landmine",
        "abduction",
        "execution",
        "arrest",
        "assassination",
    )
)
_COUNTED = "complete.counted_people"
_BESIDE = 3  # tokens between a name and those told with him
_ADOPTED_WITHIN, _LATEST = 2, 3  # sentences, and tellings
_BOMBARDMENT = frozenset(("air_strike", "shelling"))
_STRIKES = frozenset(("property_destruction", "armed_attack", "shelling"))
_HARMS = frozenset(("killed", "injured", "arrested", "abducted"))


def complete(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the incidents worth reporting, with what their other slots and neighbours imply."""
    drafts = reading.sift(drafts, lambda draft: bool(draft_types(draft)), "of no event type")
    _adopt_people(reading, drafts)
    _carry_subjects(reading, drafts)
    for draft in drafts:
        settle_types(draft)
        _count_named(draft)
        draft.tolls = break_down(draft.tolls)
        _total_parts(draft)
        _name_victims(reading, draft)
        draft.places = narrowest(draft.places)
        name_protesters(reading, draft)
        draft.parts = settle_parts(reading, draft)
        if draft_types(draft)[:1] == ["accident"]:
            draft.parts = settle_parts(reading, draft)  # it may only show once bystanders are gone
        settle_denial(reading, draft)
    carry_campaign(drafts)
    for draft in drafts:
        name_state_struck(reading, draft)
    told = reading.sift(drafts, lambda draft: is_substantial(reading, draft), "too little is told")
    kept = drop_passing(reading, told)
    adopt_places(reading, drafts, kept)
    _carry_bombardiers(kept)
    carry_opponents(reading, kept)
    name_protesters_shot(kept)
    name_captives(reading, kept)
    count_days(reading, kept)
    carry_dates(reading, kept)
    date_by_frame(reading, kept)
    date_by_what_it_names(reading, kept)
    carry_places(reading, kept)
    return kept


def _adopt_people(reading: Reading, drafts: list[Draft]) -> None:
    """Give people named where no clause is ("أبرزهم فلان") to the incident told last that such a thing happened in."""
    told = sorted(((clause.last, number) for number, draft in enumerate(drafts) for clause in draft.clauses))
    known = {cast(PersonValue, person.value).name for draft in drafts for person, _ in draft.people}
    position = 0
    for person in reading.mentions.get("person", ()):
        while position < len(told) and told[position][0] <= person.first:
            position += 1
        value = cast(PersonValue, person.value)
        if position == 0 or value.name in known or value.source or value.role_cue not in HAPPENS:
            continue
        latest = (drafts[number] for _last, number in reversed(told[max(position - _LATEST, 0) : position]))
        draft = next((d for d in latest if _may_name(reading, d, person)), None)
        if draft is not None:
            draft.people.append((person, str(value.role_cue)))
            known.add(value.name)


def _may_name(reading: Reading, draft: Draft, person: Mention) -> bool:
    """Tell whether somebody may be one of those whom an incident counts, told of shortly before."""
    near = reading.doc.sentence_at[person.first] - draft.clauses[-1].sentence <= _ADOPTED_WITHIN
    return near and any(toll.kind == cast(PersonValue, person.value).role_cue for toll in draft.tolls)


def _carry_subjects(reading: Reading, drafts: list[Draft]) -> None:
    """Give a verb without a subject ("كما ألقت القبض على آخر") the agent of what was told just before it."""
    before: Draft | None = None
    for draft in drafts:
        if before is not None and not draft.names("agent") and _lacks_subject(reading, draft):
            taken = draft.names("target")
            draft.parts.extend(p for p in before.parts if p.role == "agent" and p.actor.name not in taken)
        before = draft


def _carry_bombardiers(drafts: list[Draft]) -> None:
    """Give "القصف" and "الغارات" that nobody is named for the one party that all others in the article are by.

    Air raids go by the other air raids, if there are any.
    """
    raids = [draft for draft in drafts if draft_types(draft)[0] in _BOMBARDMENT]
    known = [draft for draft in raids if draft.names("agent")]
    doers, fliers = _one_side(known), _one_side([draft for draft in known if draft_types(draft)[0] == "air_strike"])
    for draft in raids:
        again = any(trigger_value(t).definite and trigger_entry(t).type in _BOMBARDMENT for t in draft.triggers)
        own = fliers or doers if draft_types(draft)[0] == "air_strike" else doers
        if again and not draft.names("agent") and not any(p.actor.name in draft.names("target") for p in own):
            draft.parts = [*own, *draft.parts]


def _one_side(drafts: list[Draft]) -> list[Part]:
    """Return the doers of incidents if all are by the same."""
    if not drafts or any(draft.names("agent") != drafts[0].names("agent") for draft in drafts):
        return []
    return [part for part in drafts[0].parts if part.role == "agent" and not part.actor.generic]


def _lacks_subject(reading: Reading, draft: Draft) -> bool:
    trigger = draft.clauses[0].triggers[0]
    value = trigger_value(trigger)
    active = value.form == "active" and value.tense == "past" and trigger_entry(trigger).subject == "agent"
    following = [t.first for t in draft.clauses[0].triggers[1:2]]
    beside = reading.within("actor", trigger.last, min([trigger.last + 4, *following]))
    return active and all(preposition_of(reading, actor) for actor in beside)


def _count_named(draft: Draft) -> None:
    """Named people are a figure of their own where the text gives no other: "مقتل القيادي أبو أسامة" is one killed."""
    counted = {toll.kind for toll in draft.tolls}
    names: dict[str, list[Mention]] = {}
    for person, role in draft.people:
        if role in HAPPENS and role not in counted:
            names.setdefault(role, []).append(person)
    for toll in draft.tolls:
        named = [p for p, role in draft.people if role == toll.kind and 0 <= toll.mention.first - p.last <= _BESIDE]
        if toll.count.company and named and toll.low is not None and toll.low == toll.high:
            toll.low = toll.high = toll.low + 1  # "اغتيال محمد الأحمد وثلاثة من مرافقيه"
    for kind, people in names.items():
        number = len(people)
        whose = next(iter(sorted(draft.names("target"))), None)
        figure = Mention("count", people[0].first, people[0].last, "complete.named_people", CountValue(number, number))
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
        if toll.of and not toll.subset and toll.of not in (draft.names("agent") - {"مدنيون"}) | draft.names("target"):
            draft.parts.append(Part(_as_actor(reading, toll.mention, toll.of), "target", _COUNTED))
    if draft.names("target") or draft_types(draft)[0] not in _HARMFUL:
        return
    harmed = [toll.mention for toll in draft.tolls if toll.kind in _HARMS and toll.of is None]
    site = harmed[:1] or _civilian_site(reading, draft)
    draft.parts.extend(
        Part(_as_actor(reading, mention, "مدنيون"), "target", "complete.unnamed_people") for mention in site
    )


def _belong_elsewhere(draft: Draft) -> bool:
    """Tell whether every counted "شخص" is said to be of a party: "شخصين من خلايا التنظيم"."""
    sides = {toll.of for toll in draft.tolls if not toll.subset}
    return bool(sides) and sides.isdisjoint(("مدنيون", None))


def _as_actor(reading: Reading, mention: Mention, name: str) -> Mention:
    """Return a figure's people as a party: what the article says of that party elsewhere holds for them too."""
    if name == "مدنيون":
        return civilians(mention.first, mention.last, _COUNTED)
    parties = (actor_value(party) for party in reading.mentions.get("actor", ()))
    known = next((party for party in parties if party.name == name), ActorValue(name=name))
    return Mention("actor", mention.first, mention.last, _COUNTED, replace(known, generic=True))


def _civilian_site(reading: Reading, draft: Draft) -> list[Mention]:
    """Return the word of what was struck where it is a place of civilians: a school, a market, a mosque."""
    for trigger in draft.triggers:
        for token in range(trigger.last, min(trigger.last + 3, len(reading.doc.forms))):
            if not words("civilian_site").isdisjoint(reading.doc.forms[token].rests):
                return [Mention("actor", token, token + 1, "complete.civilian_site", None)]
    return []


def is_substantial(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft says enough to be an incident and not a passing word.

    A headline has little room: there "مسلحون" is as good as a name, and a place makes up for a weak word.
    """
    types = draft_types(draft)
    if not types:
        return False
    named = any(draft.title or not part.actor.generic for part in draft.parts)
    when = tells_when(draft) and not _is_only_counted_from(reading, draft)
    facts = bool(draft.places) + when + bool(draft.tolls) + named + bool(draft.people)
    facts += bool(draft.places) and _crowd_did_it(reading, draft)
    facts += types[0] == "bomb_disposal" and any(reading.within("item", c.first, c.last) for c in draft.clauses)
    facts += types[0] == "assassination" and any(reading.within("person", c.first, c.last) for c in draft.clauses)
    if draft.loose:
        return facts >= 3
    done = types[0] != "accident" or any(trigger_value(trigger).tense == "past" for trigger in draft.triggers)
    sure = _is_sure(draft) or (draft.title and bool(draft.places) and done)
    return facts + (bool(draft.places) and _struck(draft)) >= (1 if sure else 2)


def _is_only_counted_from(reading: Reading, draft: Draft) -> bool:
    """Tell whether a deed is named only to count the time from it: "أفرج عنه بعد عامين من اعتقاله"."""
    first = draft.triggers[0]
    counted = draft.date is not None and draft.date.last == first.first and reading.doc.key(first.first - 1) == "من"
    return counted and bool(trigger_value(first).pronoun) and len(draft.clauses) == 1


def _crowd_did_it(reading: Reading, draft: Draft) -> bool:
    """Tell whether people without a name are the subject of a deed that was done: "هاجم مسلحون حافلة في الوادي"."""
    done = any(
        trigger_value(trigger).tense == "past" and reading.doc.key(trigger.first - 1) not in RELATIVES
        for trigger in draft.triggers
    )  # "التي تقاتل" is no past
    return done and any(part.actor.generic and part.rule == "roles.subject_of_verb" for part in draft.parts)


def _is_sure(draft: Draft) -> bool:
    """Tell whether the words say plainly what happened: a strong one, or weak ones that bear each other out.

    "خرج المئات في مسيرة", "اندلعت مواجهات".
    """
    entries = [trigger_entry(trigger) for trigger in draft.triggers]
    if any(not entry.weak for entry in entries if entry.role != "light"):
        return True
    carried = any(
        entry.role == "light" and trigger_value(trigger).tense == "past"
        for entry, trigger in zip(entries, draft.triggers, strict=True)
    )
    weak = {entry.id: entry.type for entry in entries if entry.type}
    return carried or len(set(weak.values())) < len(weak)


def _struck(draft: Draft) -> bool:
    """Tell whether a weapon is said to have struck: "دمر صاروخ منزلا في البلدة"."""
    weapon = any(trigger_entry(trigger).role == "instrument" for trigger in draft.triggers)
    return weapon and any(
        trigger_entry(t).type in _STRIKES and trigger_value(t).tense == "past" for t in draft.triggers
    )
