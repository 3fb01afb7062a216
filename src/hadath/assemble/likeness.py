"""How alike two tellings are: signs that they are of one incident, and signs that they are not.

Each sign is a named function that returns how strongly it shows (0 for not at all). `WEIGHTS` says what a sign counts
for; the numbers were fitted to annotated articles by `tests/gate/fit_likeness.py` and rounded, and can be read as
log-odds: above zero the two are more likely one incident than two.
"""

from collections.abc import Callable

from hadath.assemble.drafts import Draft, Reading, date_value, trigger_entry, trigger_value
from hadath.assemble.settings import same_day, same_scene
from hadath.assemble.tolls import clashing_figures, same_figures
from hadath.assemble.types import draft_types, is_typed
from hadath.lexicons.connectives import words

Sign = Callable[[Reading, Draft, Draft], float]
WEIGHTS: dict[str, float] = {
    "same_sentence": 1.5,
    "next_sentence": -0.3,
    "told_last": 1.8,
    "far_away": -0.8,
    "main_story": 1.4,
    "after_title": 0.7,
    "parted": -2.0,
    "enumerated": -3.0,
    "place_shared": 0.5,
    "place_differs": -1.3,
    "day_shared": 0.1,
    "day_differs": -1.3,
    "day_anew": -0.7,
    "figures_shared": 1.5,
    "figures_differ": -0.5,
    "person_shared": 1.5,
    "person_differs": -0.3,
    "agent_shared": 0.6,
    "target_shared": 0.1,
    "agent_differs": -1.0,
    "target_differs": -0.1,
    "sides_swapped": -0.4,
    "another": -1.5,
    "looks_back": 0.4,
    "only_outcome": 0.8,
    "type_shared": 0.9,
    "type_near": 0.4,
    "time_differs": -0.9,
    "tally_differs": -0.6,
    "fully_told": -0.2,
    "own_date": 0.3,
    "own_place": 0.4,
    "hollow": 0.2,
    "goods_of_raid": 1.5,
    "says_on": 0.5,
}
# Where nothing speaks for one incident, two tellings are of two.
BIAS = -2.9


def likeness(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Return the log-odds that two tellings are of one incident."""
    return BIAS + sum(WEIGHTS[sign.__name__] * sign(reading, earlier, draft) for sign in SIGNS)


def same_sentence(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The earlier incident is told in the same sentence."""
    del reading
    return float(earlier.clauses[-1].sentence == draft.clauses[0].sentence)


def next_sentence(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The earlier incident is told in the sentence just before."""
    del reading
    return float(earlier.clauses[-1].sentence == draft.clauses[0].sentence - 1)


def told_last(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The earlier incident is the one told last."""
    del reading
    return float(earlier.last_told == draft.turn - 1)


def far_away(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The earlier incident was last told many sentences ago."""
    del reading
    return min(5.0, draft.clauses[0].sentence - earlier.clauses[-1].sentence) / 5


def main_story(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The earlier incident is the one the article began with."""
    del reading, draft
    return float(earlier.standing == 0)


def after_title(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The earlier telling is a title, and these are the first words after it."""
    del reading
    return float(earlier.title and draft.paragraph <= earlier.paragraph + 2)


def parted(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """A connective announces another incident: "في سياق متصل", "من جهة أخرى"."""
    del reading, earlier
    return float(draft.clauses[0].opens.startswith("break"))


def enumerated(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The article counts incidents up: "في الأولى ... وفي الثانية"."""
    del reading, earlier
    return float(draft.clauses[0].opens.rpartition(" ")[2] in words("enumerator"))


def place_shared(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Both happen at one place, or one place lies in the other."""
    del reading
    return float(same_scene(earlier, draft) is True)


def place_differs(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """They happen at different places."""
    del reading
    return float(same_scene(earlier, draft) is False)


def day_shared(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Their days agree."""
    del reading
    return float(same_day(earlier, draft) is True)


def day_differs(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Their days do not agree."""
    del reading
    return float(same_day(earlier, draft) is False)


def day_anew(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The later telling begins with a time of its own, however vague: "وقبل أيام"."""
    del reading, earlier
    return float(draft.date is not None and draft.date.first <= draft.first + 1)


def figures_shared(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """They give the same figure of a kind."""
    del reading
    return float(min(2, same_figures(earlier.tolls, draft.tolls)))


def figures_differ(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """They give different figures of a kind."""
    del reading
    return min(2.0, clashing_figures(earlier.tolls, draft.tolls))


def person_shared(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """They name the same person."""
    del reading
    return float(any(one <= other or other <= one for one in _names(earlier) for other in _names(draft)))


def person_differs(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """They name different people."""
    mine, theirs = _names(draft), _names(earlier)
    return float(bool(mine and theirs) and not person_shared(reading, earlier, draft))


def _names(draft: Draft) -> list[set[str]]:
    return [set(str(getattr(person.value, "name", "")).split()) for person, _ in draft.people[:20]]


def agent_shared(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """They have a doer in common."""
    del reading
    return float(bool(earlier.names("agent") & draft.names("agent")))


def target_shared(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """They have a target in common."""
    del reading
    return float(bool(earlier.names("target") & draft.names("target")))


def agent_differs(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Named doers differ."""
    del reading
    mine, theirs = _named(draft, "agent"), _named(earlier, "agent")
    return float(bool(mine and theirs) and not mine & theirs)


def target_differs(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Named targets differ."""
    del reading
    mine, theirs = _named(draft, "target"), _named(earlier, "target")
    return float(bool(mine and theirs) and not mine & theirs)


def sides_swapped(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Who does it in one is whom it is done to in the other."""
    del reading
    there, back = draft.names("agent") & earlier.names("target"), draft.names("target") & earlier.names("agent")
    return float(bool(there or back))


def _named(draft: Draft, role: str) -> set[str]:
    return {part.actor.name for part in draft.parts if part.role == role and not part.actor.generic}


def another(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The later telling says that it is of another incident: "هجوم آخر", "غارة ثانية"."""
    del earlier
    for trigger in draft.triggers:
        after = (reading.doc.key(trigger.last), reading.doc.key(trigger.last + 1))
        if trigger_entry(trigger).role == "incident" and not words("another").isdisjoint(after):
            return 1.0
    return 0.0


def looks_back(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """A definite noun takes the incident up again: "الهجوم", "العملية"."""
    del reading, earlier
    return float(any(trigger_value(t).definite and trigger_entry(t).role == "incident" for t in draft.triggers))


def only_outcome(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The later telling has an outcome and no cause: "قتل 3 أشخاص"."""
    del reading, earlier
    return float(not is_typed(draft))


def type_shared(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """They are of one type."""
    del reading
    return float(bool(set(draft_types(earlier)[:1]) & set(draft_types(draft)[:1])))


def type_near(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The type of one may be that of the other."""
    if type_shared(reading, earlier, draft):
        return 0.0
    one, other = draft_types(earlier), draft_types(draft)
    return float(bool(set(one[:1]) & set(other) or set(other[:1]) & set(one)))


def time_differs(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """One is told as past and the other as news."""
    del reading
    return float(draft.background != earlier.background)


def tally_differs(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """One is a tally and the other a single incident."""
    del reading
    return float(earlier.aggregate != draft.aggregate)


def fully_told(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The later telling has a doer, a place and a figure or target of its own."""
    del reading, earlier
    facts = bool(draft.names("agent")) + bool(draft.places) + bool(draft.tolls) + bool(draft.names("target"))
    return float(facts >= 3)


def own_date(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Only the later telling has a day."""
    del reading
    mine = draft.date is not None and date_value(draft.date).record is not None
    return float(mine and earlier.date is None)


def own_place(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """Only the later telling has a place."""
    del reading
    return float(bool(draft.places) and not earlier.places)


def hollow(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The later telling has no place, day or figure of its own."""
    del reading, earlier
    return float(not (draft.places or draft.date or draft.tolls))


def says_on(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """The sentence goes on with what a source says: "وأضاف", "وأوضح"."""
    del earlier
    first = reading.doc.sentences[draft.clauses[0].sentence].first
    return float(reading.doc.key(first)[:1] == "و" and bool(reading.within("attribution", first, first + 1)))


def goods_of_raid(reading: Reading, earlier: Draft, draft: Draft) -> float:
    """What is seized without a place of its own was found in the raid told before."""
    del reading
    seized = draft_types(draft)[:1] == ["seizure"] and not draft.places and not draft.date
    return float(seized and draft_types(earlier)[:1] in (["raid"], ["arrest"], ["armed_clash"]))


SIGNS: tuple[Sign, ...] = (
    same_sentence,
    next_sentence,
    told_last,
    far_away,
    main_story,
    after_title,
    parted,
    enumerated,
    place_shared,
    place_differs,
    day_shared,
    day_differs,
    day_anew,
    figures_shared,
    figures_differ,
    person_shared,
    person_differs,
    agent_shared,
    target_shared,
    agent_differs,
    target_differs,
    sides_swapped,
    another,
    looks_back,
    only_outcome,
    type_shared,
    type_near,
    time_differs,
    tally_differs,
    fully_told,
    own_date,
    own_place,
    hollow,
    goods_of_raid,
    says_on,
)
