"""Apply the cues that say a clause reports no event, or one that is only claimed, denied, planned or past."""

from bisect import bisect_left
from dataclasses import replace
from typing import cast

from hadath.assemble.clauses import CORE
from hadath.assemble.drafts import Clause, Draft, Reading, trigger_entry, trigger_value
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.mentions import AttributionValue, QualifierValue

_CLAIMS = frozenset(("light.claim",))
# What troops try has been done, won or lost: "حاولت القوات اقتحام البلدة".
_ASSAULTS = frozenset(("raid.storm", "raid.incursion", "territory_change.advance"))
_TRIED = "attempted.try"
_FEW = 3  # tokens
_LIGHT_WITHIN = 4  # triggers
_NEAR = 12  # tokens
_TO_LAUNCH = "لاطلاق"
_YEARS_OF = "habitual.years_of"
_PAST = ("ت", "وا")
_WISHED = frozenset(("planned", "opinion", "purpose"))
_OF_ONE_VERB = frozenset(("attempted", "negated"))
_DOUBTED = frozenset(("boast", "doubt"))
_NO_EVENT = frozenset(
    ("negated", "conditional", "purpose", "attempted", "habitual", "opinion", "legal", "question", "comparison")
)


def drop_unreal(reading: Reading, clause: Clause) -> Clause:
    """Return the clause without the triggers that a cue says did not happen or report no single incident."""
    cues = _cues(reading, clause)
    kept = []
    for trigger in clause.triggers:
        if reason := _why_unreal(reading, clause, cues, trigger):
            reading.passed.append((trigger, reason))
        else:
            kept.append(trigger)
    return replace(clause, triggers=kept) if len(kept) < len(clause.triggers) else clause


def _why_unreal(reading: Reading, clause: Clause, cues: list[Mention], trigger: Mention) -> str:
    """Return why a trigger tells of nothing that happened, "" where it does."""
    if cues and (against := _effects(reading, cues, trigger) & _NO_EVENT):
        return ", ".join(sorted(against))
    if _is_topic(reading, trigger):
        return "only spoken about"
    return "only an aim" if _is_aim(reading, clause, trigger) else ""


def _is_topic(reading: Reading, trigger: Mention) -> bool:
    """Tell whether an incident is only what others protest or speak about: "تنديدا بالهجوم", "ذكرى المجزرة"."""
    return not words("topic").isdisjoint(reading.doc.keys(max(trigger.first - 2, 0), trigger.first))


def _is_aim(reading: Reading, clause: Clause, trigger: Mention) -> bool:
    """Tell whether a deed is only what something is for: "قانون لمصادرة أراض", "حملة عالمية لدحر التنظيم".

    Where a verb leads up to it ("تعرض لخطف") or it is a result ("نتيجة لقتله") it was done.
    """
    value = trigger_value(trigger)
    carrier = next((light for light in _before(clause, trigger) if _serves(reading, light, trigger)), None)
    if carrier is not None:
        return reading.doc.key(carrier.first - 1) not in words("owing")
    if _is_base(reading, trigger):
        return True
    if value.form != "masdar" or value.pronoun or trigger_entry(trigger).role == "incident":
        return False  # "انتقد دمشق لمنعها دخول المساعدات" gives a reason
    if reading.prepositions.get(trigger.first) != "ل" or reading.doc.key(trigger.first - 1) in words("owing"):
        return False
    return all(trigger_value(light).complement != (trigger.first, trigger.last) for light in _before(clause, trigger))


def _is_base(reading: Reading, trigger: Mention) -> bool:
    """Tell whether missiles are only what a place is for: "قاعدة رئيسية لإطلاق الصواريخ"."""
    if reading.doc.key(trigger.first) != _TO_LAUNCH or trigger_entry(trigger).type != "shelling":
        return False
    return not words("launch_site").isdisjoint(reading.doc.keys(max(trigger.first - _FEW, 0), trigger.first))


def _serves(reading: Reading, light: Mention, deed: Mention) -> bool:
    """Tell whether a light noun with "ل" makes a deed what something is for: "جند مقاتلين لشن هجمات"."""
    value = trigger_value(light)
    carries = value.form == "masdar" and value.complement == (deed.first, deed.last) and deed.first - light.last < _FEW
    if trigger_value(deed).definite or trigger_value(deed).pronoun:
        return False  # "انطلقت منها المقاتلات لشن هجماتها"
    return carries and trigger_entry(light).role == "light" and reading.prepositions.get(light.first) == "ل"


def set_status(reading: Reading, draft: Draft) -> None:
    """Set the draft's status and whether it tells of an earlier incident.

    What is only planned beside a deed ("أفرجت عن سجينة وقررت ترحيلها") does not make the deed one.
    """
    effects: set[str] = set()
    planned: list[bool] = []
    for clause in draft.clauses:
        cues = _cues(reading, clause)
        coming = _to_come(clause)
        for trigger in clause.triggers:
            found = _effects(reading, cues, trigger) if cues else frozenset()
            effects |= found
            entry = trigger_entry(trigger)
            if entry.role in CORE:
                planned.append(
                    "planned" in found
                    or trigger_value(trigger).tense == "future"
                    or (trigger.first, trigger.last) in coming
                )
            if entry.id in _CLAIMS:
                draft.status = "claimed"
        sayings = reading.within("attribution", clause.first, clause.last)
        if any(cast(AttributionValue, saying.value).force in _DOUBTED for saying in sayings):
            draft.status = "claimed"
    if "denied" in effects:
        draft.status = "denied"
    elif planned and all(planned):
        draft.status = "planned"
    elif "claimed" in effects:
        draft.status = "claimed"
    draft.background = draft.background or "background" in effects


def _to_come(clause: Clause) -> set[tuple[int, int] | None]:
    """Return the deeds, by their tokens, that a light verb says will be done: "ستشنان هجوما"."""
    return {trigger_value(light).complement for light in clause.triggers if trigger_value(light).tense == "future"}


def _before(clause: Clause, trigger: Mention) -> list[Mention]:
    """Return the triggers of a clause just before one; a light verb stands no farther from its noun."""
    at = bisect_left(clause.triggers, trigger.first, key=lambda mention: mention.first)
    return clause.triggers[max(at - _LIGHT_WITHIN, 0) : at]


def settle_denial(reading: Reading, draft: Draft) -> None:
    """Report what one denies and others tell as a fact: "نفى الجيش القصف. وقال ناشطون إنه قصف البلدة"."""
    if draft.status == "denied" and any(_is_told(reading, clause) for clause in draft.clauses):
        draft.status = "reported"


def _is_told(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause tells that something was done, with no cue against it in its sentence."""
    sentence = reading.doc.sentences[clause.sentence]
    cues = reading.within("qualifier", sentence.first, sentence.last)
    if any(getattr(cue.value, "effect", "") in ("denied", "planned") for cue in cues):
        return False
    return any(trigger_value(trigger).tense == "past" for trigger in clause.triggers)


def _cues(reading: Reading, clause: Clause) -> list[Mention]:
    """Return the cues of a clause's sentence."""
    sentence = reading.doc.sentences[clause.sentence]
    return reading.within("qualifier", sentence.first, sentence.last)


def _effects(reading: Reading, cues: list[Mention], trigger: Mention) -> set[str]:
    """Return what the cues of its sentence say of a trigger."""
    effects = set()
    for cue in cues:
        value = cast(QualifierValue, cue.value)
        covers = value.first <= trigger.first < value.last
        if value.effect == "denied" and not words("share").isdisjoint(reading.doc.keys(cue.first, trigger.first)):
            continue  # who denies his part in a deed does not deny the deed
        if value.entry == _TRIED and trigger_entry(trigger).id in _ASSAULTS:
            continue
        if value.effect in _OF_ONE_VERB and _goes_on(trigger):
            continue
        if value.effect == "purpose" and _is_plainly_past(reading, trigger):
            continue
        if value.entry == _YEARS_OF and _has_outcome(reading, value.last, trigger):
            continue
        if covers and not (value.effect in _WISHED and _is_answered(reading, min(cue.first, value.first), trigger)):
            effects.add(value.effect)
    return effects


def _goes_on(trigger: Mention) -> bool:
    """Tell whether a verb joined by "و" tells what was done besides: "أحبطت محاولة هجرة وأنقذت 40 مهاجرا"."""
    value = trigger_value(trigger)
    return value.tense == "past" and value.proclitics[:1] in ("و", "ف")


def _is_plainly_past(reading: Reading, trigger: Mention) -> bool:
    """Tell whether a verb tells what was done, and is spelt like no noun: "حملة لمكافحة التهريب أوقفت خلالها سبعة"."""
    value = trigger_value(trigger)
    return value.tense == "past" and not value.proclitics and reading.doc.key(trigger.first).endswith(_PAST)


def _has_outcome(reading: Reading, first: int, trigger: Mention) -> bool:
    """Tell whether it is told what came of it: "بعد أشهر من المناوشات التي أودت بحياة العشرات"."""
    later = reading.within("trigger", first, min(first + _NEAR, reading.doc.sentence(trigger.first).last))
    return any(trigger_entry(other).role == "outcome" for other in later)


def _is_answered(reading: Reading, first: int, trigger: Mention) -> bool:
    """Tell whether what is wished from token `first` on only answers a deed.

    "توعدت بالرد على مقتل ثلاثة", "طالب بالتحقيق في مقتل ثلاثة".
    """
    if trigger_value(trigger).tense in ("present", "future") or reading.prepositions.get(trigger.first) == "ب":
        return False
    if not words("answer").isdisjoint(reading.doc.keys(first, trigger.first)):
        return True
    return not words("aftermath").isdisjoint(reading.doc.keys(max(first, trigger.first - 2), trigger.first))
