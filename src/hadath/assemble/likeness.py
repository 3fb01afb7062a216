"""How alike two tellings are: signs that they are of one incident, and signs that they are not.

Each sign is a named function that returns how strongly it shows (0 for not at all). `WEIGHTS` says what a sign counts
for, as log-odds: above zero the two are more likely one incident than two. The numbers were fitted to annotated
articles by `tests/gate/fit_likeness.py` and rounded; signs too rare there to be fitted (a connective that announces
another incident, the same person) have what they plainly mean. Some signs are of the later telling alone; they are
read once a telling, not once a comparison.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hadath.assemble.drafts import Draft, Reading, date_value
from hadath.assemble.own_signs import OWN_SIGNS
from hadath.assemble.profiles import (
    AGENTS,
    DATE,
    FIGURES,
    NOTHING,
    PEOPLE,
    PLACES,
    SEIZES,
    TARGETS,
    Profile,
    profile,
)
from hadath.assemble.settings import same_day, same_scene
from hadath.assemble.tolls import clashing_figures

_FAR = 5.0
_OPENING = 2  # tokens to a place that a telling opens with: "وفي عكا", "أما في مدينة عكا"
_LARGE = 8
# What befalls persons one by one.
_OF_PERSONS = frozenset((("arrest",), ("assassination",), ("abduction",), ("execution",), ("release",)))


@dataclass(slots=True)
class Pair:
    """An earlier telling and a later one, and whether they share a place and a day (null: not known)."""

    earlier: Profile
    later: Profile
    scene: bool | None = None
    day: bool | None = None


Sign = Callable[[Pair], float]
WEIGHTS: dict[str, float] = {
    "same_sentence": 1.5,
    "next_sentence": -0.3,
    "bare_beside": 0.6,
    "told_last": 1.8,
    "leaps_back": -1.5,
    "far_away": -0.8,
    "main_story": 1.4,
    "after_title": 0.7,
    "parted": -2.0,
    "enumerated": -3.0,
    "place_shared": 0.5,
    "place_differs": -1.3,
    "place_first": -2.0,
    "day_shared": 0.1,
    "day_differs": -0.7,
    "all_differs": -0.5,
    "day_anew": -0.7,
    "figures_shared": 1.5,
    "figures_differ": -0.5,
    "person_shared": 1.5,
    "person_differs": -0.3,
    "another_person": -2.0,
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
    "listed": -6.0,
}
# Where nothing speaks for one incident, two tellings are of two.
BIAS = -2.9
UNLIKE = -100.0
# How strongly a sign can show; once, where nothing is said.
STRONGEST = {"figures_shared": 2.0, "figures_differ": 2.0}
# What a sign needs of the earlier telling and of the later one; without it, the sign does not show and is not read.
NEEDS: dict[str, tuple[int, int]] = {
    "place_shared": (PLACES, PLACES),
    "place_differs": (PLACES, PLACES),
    "place_first": (PLACES, PLACES),
    "day_shared": (DATE, DATE),
    "day_differs": (DATE, DATE),
    "all_differs": (PLACES | DATE, PLACES | DATE),
    "figures_shared": (FIGURES, FIGURES),
    "figures_differ": (FIGURES, FIGURES),
    "person_shared": (PEOPLE, PEOPLE),
    "person_differs": (PEOPLE, PEOPLE),
    "another_person": (PEOPLE, PEOPLE),
    "agent_shared": (AGENTS, AGENTS),
    "target_shared": (TARGETS, TARGETS),
    "agent_differs": (AGENTS, AGENTS),
    "target_differs": (TARGETS, TARGETS),
    "own_date": (NOTHING, DATE),
    "own_place": (NOTHING, PLACES),
    "goods_of_raid": (NOTHING, SEIZES),
}


def read_profile(reading: Reading, draft: Draft) -> Profile:
    """Return what a draft is compared by, with what its own words say."""
    found = profile(draft)
    clause = draft.clauses[0]
    found.midway = clause.first > reading.doc.sentences[clause.sentence].first
    found.own = sum([weight * sign(reading, draft) for sign, weight in _OWN])
    return found


def pair_of(earlier: Profile, later: Profile) -> Pair:
    """Return two tellings as the signs read them."""
    pair = Pair(earlier, later)
    _compare_settings(pair)
    return pair


def likeness(earlier: Profile, later: Profile, *, beyond: float = -math.inf) -> float:
    """Return the log-odds that two tellings are of one incident.

    What they tell is compared only where it could still bring the odds above `beyond`; otherwise they are `UNLIKE`.
    """
    pair = Pair(earlier, later)
    odds = BIAS + later.own
    for sign, weight in _STANDING:
        odds += weight * sign(pair)
    signs, most = telling_signs(earlier.gives, later.gives)
    if odds + most <= beyond:
        return UNLIKE
    _compare_settings(pair)
    for sign, weight in signs:
        odds += weight * sign(pair)
    return odds


def _compare_settings(pair: Pair) -> None:
    pair.scene = same_scene(pair.earlier.draft, pair.later.draft)
    pair.day = same_day(pair.earlier.draft, pair.later.draft)


@lru_cache(maxsize=4096)
def telling_signs(earlier: int, later: int) -> tuple[tuple[tuple[Sign, float], ...], float]:
    """Return the signs that can show between tellings which give so much, with weights, and the most they add."""
    shown = []
    for sign in TELLING_SIGNS:
        of, to = NEEDS.get(sign.__name__, (NOTHING, NOTHING))
        if of & earlier == of and to & later == to:
            shown.append((sign, WEIGHTS[sign.__name__]))
    return tuple(shown), sum(max(0.0, weight) * STRONGEST.get(sign.__name__, 1.0) for sign, weight in shown)


def same_sentence(pair: Pair) -> float:
    """The earlier incident is told in the same sentence."""
    return float(pair.earlier.ends == pair.later.begins)


def next_sentence(pair: Pair) -> float:
    """The earlier incident is told in the sentence just before."""
    return float(pair.earlier.ends == pair.later.begins - 1)


def bare_beside(pair: Pair) -> float:
    """The later telling has no place and day of its own and stands right behind the earlier one."""
    draft = pair.later.draft
    return float(not draft.places and not draft.date and pair.later.begins - pair.earlier.ends <= 1)


def told_last(pair: Pair) -> float:
    """The earlier incident is the one told last."""
    return float(pair.earlier.draft.last_told == pair.later.draft.turn - 1)


def leaps_back(pair: Pair) -> float:
    """The later telling begins amid a sentence that is no list, and the earlier incident is not the one told last."""
    return float(pair.later.midway and not pair.later.draft.listed and not told_last(pair))


def far_away(pair: Pair) -> float:
    """The earlier incident was last told many sentences ago."""
    return min(_FAR, pair.later.begins - pair.earlier.ends) / _FAR


def main_story(pair: Pair) -> float:
    """The earlier incident is the one the article began with."""
    return float(pair.earlier.draft.standing == 0)


def after_title(pair: Pair) -> float:
    """The earlier telling is a title, and these are the first words after it."""
    earlier = pair.earlier.draft
    return float(earlier.title and pair.later.draft.paragraph <= earlier.paragraph + 2)


def place_shared(pair: Pair) -> float:
    """Both happen at one place, or one place lies in the other."""
    return float(pair.scene is True)


def place_differs(pair: Pair) -> float:
    """They happen at different places."""
    return float(pair.scene is False)


def place_first(pair: Pair) -> float:
    """The later telling opens with another place: "وفي عكا قتلت امرأة"."""
    draft = pair.later.draft
    if pair.scene is not False:
        return 0.0
    place, trigger = draft.places[0].first, draft.clauses[0].triggers[0].first
    return float(draft.first < place < trigger and place <= draft.first + _OPENING)


def day_shared(pair: Pair) -> float:
    """Their days agree."""
    return float(pair.day is True)


def day_differs(pair: Pair) -> float:
    """Their days do not agree."""
    return float(pair.day is False)


def all_differs(pair: Pair) -> float:
    """They happen at different places on different days."""
    return float(pair.scene is False and pair.day is False)


def figures_shared(pair: Pair) -> float:
    """They give the same figure of a kind; a large one is hardly the same by chance."""
    shared = pair.earlier.facts.figures & pair.later.facts.figures
    if not shared:
        return 0.0
    large = any(max(low or 0, high or 0) >= _LARGE for _, low, high in shared)
    return float(min(2, len(shared) + large))


def figures_differ(pair: Pair) -> float:
    """They give different figures of a kind."""
    return min(2.0, clashing_figures(pair.earlier.facts.plain, pair.later.facts.plain))


def person_shared(pair: Pair) -> float:
    """They name the same person."""
    theirs = pair.earlier.facts.people
    return float(any(one <= other or other <= one for one in theirs for other in pair.later.facts.people))


def person_differs(pair: Pair) -> float:
    """They name different people."""
    return float(bool(pair.later.facts.people and pair.earlier.facts.people) and not person_shared(pair))


def another_person(pair: Pair) -> float:
    """Each tells what befell one person by name, and they are two: "اعتقال فلان", "كما اعتقلت فلانا"."""
    one, other = pair.earlier.facts, pair.later.facts
    alone = len(one.people) == len(other.people) == 1 and pair.later.types[:1] == pair.earlier.types[:1]
    taken = pair.later.types[:1] in _OF_PERSONS
    many = any((toll.low or 0) > 1 for facts in (one, other) for toll in facts.plain.values())
    return float(alone and taken and not many and not person_shared(pair))


def agent_shared(pair: Pair) -> float:
    """They have a doer in common."""
    return float(not pair.earlier.facts.agents.isdisjoint(pair.later.facts.agents))


def target_shared(pair: Pair) -> float:
    """They have a target in common."""
    return float(not pair.earlier.facts.targets.isdisjoint(pair.later.facts.targets))


def agent_differs(pair: Pair) -> float:
    """Named doers differ."""
    mine, theirs = pair.later.facts.named_agents, pair.earlier.facts.named_agents
    return float(bool(mine and theirs) and mine.isdisjoint(theirs))


def target_differs(pair: Pair) -> float:
    """Named targets differ."""
    mine, theirs = pair.later.facts.named_targets, pair.earlier.facts.named_targets
    return float(bool(mine and theirs) and mine.isdisjoint(theirs))


def sides_swapped(pair: Pair) -> float:
    """Who does it in one is whom it is done to in the other."""
    earlier, later = pair.earlier.facts, pair.later.facts
    return float(not later.agents.isdisjoint(earlier.targets) or not later.targets.isdisjoint(earlier.agents))


def type_shared(pair: Pair) -> float:
    """They are of one type."""
    return float(bool(pair.earlier.types) and pair.earlier.types[:1] == pair.later.types[:1])


def type_near(pair: Pair) -> float:
    """The type of one may be that of the other."""
    one, other = pair.earlier.types, pair.later.types
    if not one or not other or one[0] == other[0]:
        return 0.0
    return float(one[0] in other or other[0] in one)


def time_differs(pair: Pair) -> float:
    """One is told as past and the other as news."""
    return float(pair.later.draft.background != pair.earlier.draft.background)


def tally_differs(pair: Pair) -> float:
    """One is a tally and the other a single incident."""
    return float(pair.earlier.draft.aggregate != pair.later.draft.aggregate)


def own_date(pair: Pair) -> float:
    """Only the later telling has a day."""
    date = pair.later.draft.date
    return float(date is not None and date_value(date).record is not None and pair.earlier.draft.date is None)


def own_place(pair: Pair) -> float:
    """Only the later telling has a place."""
    return float(bool(pair.later.draft.places) and not pair.earlier.draft.places)


def listed(pair: Pair) -> float:
    """The later telling is one result in a list, and no figure says that it was told before."""
    return float(pair.later.draft.listed and pair.earlier.facts.figures.isdisjoint(pair.later.facts.figures))


def goods_of_raid(pair: Pair) -> float:
    """What is seized without a place of its own was found in the raid told before."""
    later = pair.later
    seized = later.types[:1] == ("seizure",) and not later.draft.places and not later.draft.date
    return float(seized and pair.earlier.types[:1] in (("raid",), ("arrest",), ("armed_clash",)))


# Signs of where the two stand and of what kind they are, which are cheap to read.
STANDING_SIGNS: Final[tuple[Sign, ...]] = (
    same_sentence,
    next_sentence,
    bare_beside,
    told_last,
    leaps_back,
    far_away,
    main_story,
    after_title,
    type_shared,
    type_near,
    time_differs,
    tally_differs,
)
# Signs of what the two tell.
TELLING_SIGNS: Final[tuple[Sign, ...]] = (
    place_shared,
    place_differs,
    place_first,
    day_shared,
    day_differs,
    all_differs,
    figures_shared,
    figures_differ,
    person_shared,
    person_differs,
    another_person,
    agent_shared,
    target_shared,
    agent_differs,
    target_differs,
    sides_swapped,
    own_date,
    own_place,
    goods_of_raid,
    listed,
)
SIGNS: Final = (*STANDING_SIGNS, *TELLING_SIGNS)
_OWN: Final = tuple((sign, WEIGHTS[sign.__name__]) for sign in OWN_SIGNS)
_STANDING: Final = tuple((sign, WEIGHTS[sign.__name__]) for sign in STANDING_SIGNS)
