"""Drafts that report no news of their own: the history behind it, and passing words about what is told elsewhere."""

from itertools import islice

from hadath.assemble.drafts import Clause, Draft, Reading, date_value, trigger_entry, trigger_value
from hadath.assemble.settings import same_scene
from hadath.assemble.types import draft_types, same_family
from hadath.text.tokens import NUMBER

_YEARLONG = 330  # days
# With how many incidents a passing word is compared: an article has few, a hostile text many.
_MOST_TOLD = 50
_NOMINAL = frozenset(("noun", "masdar"))


def drop_passing(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts that tell something of their own."""
    news = reading.sift(drafts, lambda draft: draft.title or not _is_history(reading, draft), "history")
    told = list(islice((draft for draft in news if not _is_named(draft)), _MOST_TOLD))
    return reading.sift(
        news,
        lambda draft: draft.title or not any(_is_retold(draft, other) for other in told),
        "told by another event",
    )


def _is_history(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft only looks back over a year or years gone by, with no figure.

    "في عام 2012 انسحبت القوات" is history; "نفذت 30 غارة العام الماضي" is a tally.
    """
    record = date_value(draft.date).record if draft.date else None
    published = reading.doc.published
    if record is None or record.start is None or record.end is None or published is None or draft.tolls:
        return False
    if record.start.year >= published.year or (record.end - record.start).days < _YEARLONG:
        return False
    if any(_has_toll(reading, clause) for clause in draft.clauses):
        return False
    incidents = [trigger for trigger in draft.triggers if trigger_entry(trigger).role == "incident"]
    return not any(reading.doc.forms[trigger.first - 1].kind == NUMBER for trigger in incidents)


def _has_toll(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause is in a sentence that counts people: "قتل العشرات حين قمعت الاحتجاجات"."""
    sentence = reading.doc.sentences[clause.sentence]
    triggers = reading.within("trigger", sentence.first, sentence.last)
    counting = any(trigger_entry(trigger).count for trigger in triggers)
    return counting and bool(reading.within("count", sentence.first, sentence.last))


def _is_retold(draft: Draft, other: Draft) -> bool:
    """Tell whether a draft only names in passing what another tells, with no day or figure: "موقع الهجوم في دوما"."""
    if draft.listed or draft.date or draft.tolls or draft.people or not _is_named(draft):
        return False
    if not same_family(tuple(draft_types(draft)), tuple(draft_types(other))):
        return False
    return same_scene(draft, other) is not False


def _is_named(draft: Draft) -> bool:
    """Tell whether all that a draft has for its incident are definite nouns: "الهجوم", "الضربات"."""
    values = [trigger_value(trigger) for trigger in draft.triggers if trigger_entry(trigger).role != "instrument"]
    return bool(values) and all(value.form in _NOMINAL and (value.definite or value.pronoun) for value in values)
