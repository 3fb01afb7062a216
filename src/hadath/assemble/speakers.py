"""Who reports a deed and is silent about the doer has most likely done it: "أعلنت قسد القبض على عنصرين"."""

from collections.abc import Iterator
from typing import cast

from hadath.assemble.cues import FORCES
from hadath.assemble.drafts import Clause, Draft, Part, Reading, actor_value, trigger_entry, trigger_value
from hadath.assemble.types import draft_types
from hadath.document import Mention
from hadath.mentions import AttributionValue

# Nobody reports these of himself as if they were news.
_NEVER_BOASTED = frozenset(("bombing", "suicide_bombing", "accident", "landmine", "protest", "riot"))
_DENY = "deny"
_HARMED = frozenset(("killed", "injured"))
_NOUNS = frozenset(("masdar", "noun"))
# So forces tell of those whom they have killed themselves: "تحييد", "القضاء على".
_FORCES_KILL = frozenset(("outcome.neutralize", "outcome.eliminate"))


def name_speakers(reading: Reading, draft: Draft) -> None:
    """Make the forces that report a deed its doers, where nobody else is named: "أعلنت قسد القبض على عنصرين"."""
    if any(part.role == "agent" for part in draft.parts) or _only_civilians(draft):
        return
    types = draft_types(draft)
    if not types or types[0] in _NEVER_BOASTED:
        return
    for clause in draft.clauses:
        for actor in find_speakers(reading, clause):
            if actor_value(actor).name not in {*(toll.of for toll in draft.tolls), *draft.names("target")}:
                draft.parts.append(Part(actor, "agent", "speakers.own_act"))
        if any(part.role == "agent" for part in draft.parts):
            sayings = reading.within("attribution", clause.first, clause.last)
            draft.loose = draft.loose and not any(announces_act(clause, saying) for saying in sayings)
            return


def _only_civilians(draft: Draft) -> bool:
    """Tell whether only civilians, or nobody in particular, came to harm: who reports that did not do it."""
    harmed = [toll for toll in draft.tolls if toll.kind in _HARMED]
    if not draft.tolls and draft.names("target") == {"مدنيون"}:
        return all(trigger_entry(trigger).count in _HARMED for trigger in draft.triggers)
    return bool(harmed) and all(toll.of in ("مدنيون", None) for toll in harmed)


def find_speakers(reading: Reading, clause: Clause) -> Iterator[Mention]:
    """Return the forces that report what a clause tells: "أعلنت قسد القبض على عنصرين" is most likely her own act."""
    entries = [trigger_entry(trigger) for trigger in clause.triggers]
    if not any(entry.object == "target" or entry.subject == "agent" or entry.type for entry in entries):
        return
    for attribution in reading.within("attribution", clause.first, clause.last):
        if clause.triggers[-1].first < attribution.first or attribution.rule.endswith(_DENY):
            continue  # "دمرت غارة منشأة، قالت الولايات المتحدة إنها كانت مفاعلا"
        value = cast(AttributionValue, attribution.value)
        for actor in reading.within("actor", value.source_first, value.source_last):
            spoken_for = actor_value(actor).speaker and announces_act(clause, attribution)
            if (value.party or spoken_for) and actor_value(actor).category in FORCES:
                yield actor


def announces_act(clause: Clause, attribution: Mention) -> bool:
    """Tell whether a deed done to somebody is what is announced: "أعلن المتحدث باسم الحوثيين استهداف سفينة"."""
    said = max(attribution.last, cast(AttributionValue, attribution.value).source_last)
    deed = next((t for t in clause.triggers if said <= t.first <= said + 4), None)
    if deed is None or not attribution.rule.endswith("announce"):
        return False
    entry, form = trigger_entry(deed), trigger_value(deed).form
    if form not in _NOUNS and not (form == "verb" and deed.first == said):  # unvowelled "قصف" is either
        return False
    return entry.id in _FORCES_KILL or (entry.role != "outcome" and entry.object == "target")
