"""Apply the cues that say a clause reports no event, or one that is only claimed, denied, planned or past."""

from dataclasses import replace

from hadath.assemble.drafts import Clause, Draft, Reading, trigger_entry, trigger_value
from hadath.document import Mention
from hadath.lexicons.connectives import words

_CLAIMS = frozenset(("light.claim",))
_NO_EVENT = frozenset(
    ("negated", "conditional", "purpose", "attempted", "habitual", "opinion", "legal", "question", "comparison")
)


def drop_unreal(reading: Reading, clause: Clause) -> Clause:
    """Return the clause without the triggers that a cue says did not happen or report no single incident."""
    kept = [
        trigger
        for trigger in clause.triggers
        if not (_effects(reading, clause, trigger) & _NO_EVENT or _is_topic(reading, trigger))
    ]
    return replace(clause, triggers=kept)


def _is_topic(reading: Reading, trigger: Mention) -> bool:
    """Tell whether an incident is only what others protest or speak about: "تنديدا بالهجوم", "ذكرى المجزرة"."""
    keys = reading.doc.keys(max(trigger.first - 2, 0), trigger.first)
    return any(key in words("topic") for key in keys)


def set_status(reading: Reading, draft: Draft) -> None:
    """Set the draft's status and whether it tells of an earlier incident."""
    effects: set[str] = set()
    for clause in draft.clauses:
        for trigger in clause.triggers:
            effects |= _effects(reading, clause, trigger)
        forces = {
            getattr(mention.value, "force", "say")
            for mention in reading.within("attribution", clause.first, clause.last)
        }
        if forces & {"boast", "doubt"} or any(trigger_entry(t).id in _CLAIMS for t in clause.triggers):
            draft.status = "claimed"
    if "denied" in effects:
        draft.status = "denied"
    elif effects & {"planned"} or all(trigger_value(trigger).tense == "future" for trigger in draft.triggers):
        draft.status = "planned"
    elif "claimed" in effects:
        draft.status = "claimed"
    draft.background = draft.background or "background" in effects


def _effects(reading: Reading, clause: Clause, trigger: Mention) -> set[str]:
    sentence = reading.doc.sentences[clause.sentence]
    return {
        str(getattr(cue.value, "effect", ""))
        for cue in reading.within("qualifier", sentence.first, sentence.last)
        if getattr(cue.value, "first", 0) <= trigger.first < getattr(cue.value, "last", 0)
    }
