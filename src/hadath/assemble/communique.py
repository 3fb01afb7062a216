"""Statements that list what a campaign has brought: each result of the list is an incident of its own.

An operation has outcomes ("أسفرت العملية عن مقتل مسلح واعتقال اثنين وضبط أسلحة"), a campaign has incidents ("أسفرت
العمليات عن القضاء على 12 مسلحا، والقبض على ثلاثة، واكتشاف مخزن قرب المدينة، وتدمير نفق").
"""

from collections.abc import Iterator

from hadath.assemble.clauses import CORE
from hadath.assemble.drafts import Draft, Reading, date_value, trigger_entry, trigger_value
from hadath.document import Mention

# What the results of a campaign are told by, as deeds done to things or persons.
_RESULTS = frozenset(("seizure", "property_destruction", "raid", "bomb_disposal", "arrest"))
_STATEMENT = frozenset(("البيان", "بيان", "بيانها", "بيانه"))
# Deeds whose name is spelled like the verb: "وضبط أسلحة".
_SPELLED_AS_VERBS = frozenset(("ضبط", "هدم", "نسف", "حجز", "كشف"))
_OBJECT = frozenset(("عن", "علي"))
_NUMBER_WITHIN = 6
# So many results make a list.
_LIST = 3


def mark_lists(reading: Reading, drafts: list[Draft]) -> None:
    """Mark the tellings that are results in the list of a campaign's statement."""
    if len(drafts) < _LIST:
        return
    results = list(_find_results(reading, drafts))
    if len(results) >= _LIST and (_is_numbered(reading) or _is_campaign(reading, results)):
        for draft in results:
            draft.listed, draft.loose = True, False


def _find_results(reading: Reading, drafts: list[Draft]) -> Iterator[Draft]:
    """Return the tellings of results; a sentence that begins with something else has outcomes and no list."""
    sentence, listing = -1, False
    for draft in drafts:
        found = _is_result(reading, draft)
        if draft.clauses[0].sentence != sentence:
            sentence, listing = draft.clauses[0].sentence, found
        if found and listing:
            yield draft


def carry_campaign(drafts: list[Draft]) -> None:
    """Give the results of a list the doers, place and span of days of the campaign, where they name none."""
    leads = [draft for draft in drafts if not draft.listed and draft.names("agent")]
    listed = [draft for draft in drafts if draft.listed]
    if not leads or not listed:
        return
    doers = [part for part in leads[0].parts if part.role == "agent"]
    for draft in listed:
        if not draft.names("agent"):
            draft.parts.extend(doers)
        if not draft.places:
            draft.places = leads[0].places
        if draft.date is None and _is_span(leads[0].date):
            draft.date = leads[0].date


def _is_span(date: Mention | None) -> bool:
    """Tell whether a date is a span of days, in which all of a campaign falls: "خلال الأيام الخمسة الماضية"."""
    record = date_value(date).record if date else None
    return record is not None and record.start != record.end


def _is_result(reading: Reading, draft: Draft) -> bool:
    """Tell whether a telling begins with a deed named as a result: "والقبض على", "وتدمير", "تم ضبط"; never a title."""
    clause = draft.clauses[0]
    core = [trigger for trigger in clause.triggers if trigger_entry(trigger).role in CORE and not _is_echo(trigger)]
    if draft.title or not core or any(trigger_entry(t).id == "seizure.in_possession" for t in core[:2]):
        return False
    entry, value = trigger_entry(core[0]), trigger_value(core[0])
    first = core[1] if len(core) > 1 and entry.type == "armed_attack" else core[0]  # "استهداف وتدمير 9 أهداف"
    deed = entry.role == "act" and trigger_entry(first).type in _RESULTS
    if value.form != "masdar" and reading.doc.key(core[0].first).lstrip("و") not in _SPELLED_AS_VERBS:
        return False
    named = not value.definite or reading.doc.key(core[0].last) in _OBJECT  # "والكشف عن مخزن"
    return named and (deed or entry.id == "outcome.eliminate")


def _is_echo(trigger: Mention) -> bool:
    """Tell whether a noun only names the operation: "أن العمليات أدت إلى"."""
    return trigger_entry(trigger).echo


def _is_campaign(reading: Reading, results: list[Draft]) -> bool:
    """Tell whether one of the results is told of operations, more than one and known: "أسفرت العمليات عن تدمير"."""
    sentences = [reading.doc.sentences[draft.clauses[0].sentence] for draft in results]
    return any(_is_operations(t) for s in sentences for t in reading.within("trigger", s.first, s.last))


def _is_operations(trigger: Mention) -> bool:
    value = trigger_value(trigger)
    return trigger_entry(trigger).echo and value.number == "plural" and value.definite


def _is_numbered(reading: Reading) -> bool:
    """Tell whether the article reports a statement with a number: "البيان رقم 15"."""
    keys = reading.doc.spellings
    for attribution in reading.mentions.get("attribution", ()):
        sentence = reading.doc.sentence(attribution.first)
        near = keys[attribution.first : min(sentence.last, attribution.first + 3 * _NUMBER_WITHIN)]
        for at, key in enumerate(near):
            if key in _STATEMENT and any(word.isdecimal() for word in near[at + 1 : at + _NUMBER_WITHIN]):
                return True
    return False
