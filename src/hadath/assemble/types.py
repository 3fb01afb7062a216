"""Name a draft's event type from its triggers and outcomes."""

from collections.abc import Iterator
from functools import lru_cache

from hadath.assemble.drafts import Clause, Draft, trigger_entry, trigger_value
from hadath.document import Mention
from hadath.lexicons.triggers import PRIORITY

# What an incident known only by its outcome is taken for.
_BY_OUTCOME = {
    "killed": "armed_attack",
    "injured": "armed_attack",
    "arrested": "arrest",
    "abducted": "abduction",
    "released": "release",
    "missing": "other",
    "displaced": "displacement",
    "surrendered": "surrender",
}
_MADE_EXACT = (["armed_attack"], ["raid"], ["accident"], ["property_destruction"])
_RIOTOUS = frozenset(("raid", "property_destruction"))
_BRAWLS = frozenset(("armed_attack.attack", "armed_attack.beat", "armed_attack.beating"))
_WON_BY = frozenset(("armed_clash", "armed_attack", "territory_change"))
# Types that yield to what the figures and parties of a draft show.
_CATCH = "arrest.be_caught"
_YIELD = frozenset(("arrest", "raid", "seizure", "armed_clash", "riot", "accident"))
_BYSTANDERS = ("مدنيون", "متظاهرون")
# What kills nobody: beside a death it only says when or against what the deed was done ("رغم الهدنة").
_HARMLESS = frozenset(("agreement", "surrender", "release", "movement", "restriction"))
# Words for a bombardment that do not say what it came from.
_OPEN = frozenset(("shelling.shell", "shelling.strike", "shelling.strike_noun"))
_EXPLODE = "accident.explode"
# What was fired or flew was brought down.
SHOT_DOWN = frozenset(("armed_attack.down_aircraft", "armed_attack.intercept"))
_NAMED_FOR = frozenset(("roles.claimed_or_accused", "roles.doer_after_cue"))
_BESIDE = 2  # tokens between a verb and its aircraft
_RANK = {kind: -place for place, kind in enumerate(PRIORITY)}
# Types that tell the same incident at different depth: a raid ends in a clash or an arrest, a protest in a riot.
_FAMILIES = (
    frozenset(
        ("armed_clash", "armed_attack", "raid", "arrest", "seizure", "bombing", "suicide_bombing", "assassination",
         "execution", "shelling", "air_strike", "landmine", "abduction", "territory_change")
    ),
    frozenset(("arrest", "raid", "seizure", "bomb_disposal", "restriction")),
    frozenset(("protest", "riot", "arrest", "armed_attack", "restriction", "strike")),
    frozenset(("accident", "bombing")),
    frozenset(("release", "agreement", "prison_break")),
    frozenset(("movement", "territory_change", "displacement", "surrender", "agreement")),
    frozenset(("property_destruction", "armed_attack", "bombing", "air_strike", "shelling", "riot")),
)  # fmt: skip


def read_types(draft: Draft) -> None:
    """Let a new draft's clause vote for the type of its foremost trigger, twice, since it tells the incident first."""
    clause = draft.clauses[0]
    types = _clause_types(clause)
    draft.votes = dict.fromkeys(types[:1], 2)
    draft.alternatives = dict.fromkeys(types[1:])
    draft.outcome = next((kind for trigger in clause.triggers if (kind := _by_outcome(trigger))), None)


def add_types(earlier: Draft, draft: Draft) -> None:
    """Add the votes of a later telling, each worth one."""
    for kind in draft.votes:
        earlier.votes[kind] = earlier.votes.get(kind, 0) + 1
    earlier.alternatives.update(draft.alternatives)
    earlier.outcome = earlier.outcome or draft.outcome


def settle_types(draft: Draft) -> None:
    """Let aircraft, once all is told, say more than a word that leaves open what a strike came from: "قصف", "ضربة"."""
    if "air_strike" in draft.votes and "shelling" in draft.votes:
        entries = [trigger_entry(trigger) for trigger in draft.triggers]
        if all(entry.id in _OPEN for entry in entries if entry.type == "shelling"):
            draft.votes["air_strike"] += draft.votes["shelling"]


def draft_types(draft: Draft) -> list[str]:
    """Return the types a draft may be of, the one that should name it first.

    The kinds of its figures say whether a raid came to a fight; alternatives stand behind.
    """
    votes = draft.votes
    if not votes:
        return [draft.outcome] if draft.outcome else []
    types = list(votes)
    if len(types) > 1:
        types.sort(key=lambda kind: (votes[kind], _RANK[kind]), reverse=True)
    weightier = _weightier(draft, types[0]) if types[0] in _YIELD else ()
    if not (weightier or draft.alternatives):
        return types
    return list(dict.fromkeys((*weightier, *types, *draft.alternatives)))


def _weightier(draft: Draft, told: str) -> list[str]:
    """Return what a draft is first of all, for all that the most of its words tell."""
    if told == "raid":
        harmed = [toll for toll in draft.tolls if toll.kind in ("killed", "injured")]
        if harmed:
            fought = any(toll.of not in _BYSTANDERS for toll in harmed)
            return ["armed_clash"] if fought else ["armed_attack", "armed_clash"]
        return ["arrest"] if "arrest" in draft.votes else []
    if told == "seizure":
        return _before_seizure(draft)
    if told == "arrest":
        return ["seizure"] if _only_goods(draft) else []
    if told == "accident":
        if _was_set_off(draft):
            return ["bombing"]
        return ["armed_attack"] if draft.names("agent") and _was_killing(draft) else []
    crowd = any(part.actor.name == "متظاهرون" for part in draft.parts)
    return [_against_protesters(draft)] if crowd else []


def _only_goods(draft: Draft) -> bool:
    """Tell whether what was caught are goods and nobody with them: "ضبط رجال الجمارك شحنة من المخدرات"."""
    caught = all(trigger_entry(trigger).id == _CATCH for trigger in draft.triggers)
    nobody = not (draft.people or draft.names("target") or any(toll.kind == "arrested" for toll in draft.tolls))
    return caught and nobody and bool(draft.items)


def _was_set_off(draft: Draft) -> bool:
    """Tell whether somebody claims an explosion, or is named for it: "انفجار تبناه التنظيم"."""
    exploded = any(trigger_entry(trigger).id == _EXPLODE for trigger in draft.triggers)
    return exploded and any(part.role == "agent" and part.rule in _NAMED_FOR for part in draft.parts)


def _was_killing(draft: Draft) -> bool:
    """Tell whether somebody is said to have killed: "قتلت الشرطة ستة اتهمتهم بتدبير انفجار"."""
    killings = (trigger_value(t) for t in draft.triggers if trigger_entry(t).id == "outcome.kill")
    return any(value.tense == "past" for value in killings)


def _against_protesters(draft: Draft) -> str:
    """Return what clashes with protesters are: shooting at them where any of them died, else a riot."""
    shot = any(toll.kind == "killed" and toll.of in (*_BYSTANDERS, None) for toll in draft.tolls)
    return "armed_attack" if shot else "riot"


def _before_seizure(draft: Draft) -> list[str]:
    """Return what weighs more than what was taken: a fight that killed those who had it, or their arrest."""
    if any(toll.kind in ("killed", "injured") for toll in draft.tolls):
        return ["armed_attack" if "armed_attack" in draft.votes and "armed_clash" not in draft.votes else "armed_clash"]
    return ["arrest"] if any(toll.kind == "arrested" for toll in draft.tolls) else []


def is_typed(draft: Draft) -> bool:
    """Tell whether a draft says what happened and not only what came of it."""
    return bool(draft.votes)


def _clause_types(clause: Clause) -> list[str]:
    """Return the types of a clause's triggers by rank; a weapon only makes an attack more exact."""
    typed = [trigger for trigger in clause.triggers if trigger_entry(trigger).type]
    if len(typed) > 1 and (described := set(_described(clause))):
        typed = [trigger for trigger in typed if (trigger.first, trigger.last) not in described]
    if not typed:
        return []
    fled = ["displacement"] if trigger_entry(typed[0]).type == "displacement" else []
    if len(typed) > 1:
        taken = typed[:1] if _takes_ground(clause, typed) else []
        typed.sort(key=lambda trigger: trigger_entry(trigger).priority, reverse=True)
        typed = [*taken, *(trigger for trigger in typed if trigger not in taken)]
    types, weapons = _part_weapons(typed)
    harms = {trigger_entry(trigger).count for trigger in clause.triggers}
    outcome = not harms.isdisjoint(("killed", "injured"))
    if "killed" in harms:
        weapons = [kind for kind in weapons if kind != "protest"]  # "قتلت القوات مئة متظاهر" is no protest
    if types[:1] in _MADE_EXACT:
        weapons = _with_crowd(typed, types[0], weapons)
    found_dead = types[:1] == ["other"] and "killed" in harms  # "عثر على جثته مقتولا بالرصاص"
    if types[:1] in _MADE_EXACT or found_dead or (not types and outcome):
        types = [*weapons[:1], *types]
    elif "killed" in harms and types[0] in _HARMLESS:
        types = [*(weapons[:1] or ["armed_attack"]), *types]
    elif types[:1] == ["shelling"] and _is_flown(typed):
        types = ["air_strike", *types]
    if not types:
        return []
    others = [other for trigger in typed for other in trigger_value(trigger).types]
    return list(dict.fromkeys((*fled, *types, *others)))  # "فر 20 ألف شخص من القصف" is no shelling


def _part_weapons(typed: list[Mention]) -> tuple[list[str], list[str]]:
    """Return the types of what is told to have been done, and those of the weapons."""
    types: list[str] = []
    weapons: list[str] = []
    for trigger in typed:
        entry = trigger_entry(trigger)
        (weapons if entry.role == "instrument" else types).append(str(entry.type))
    return types, weapons


def _with_crowd(typed: list[Mention], told: str, weapons: list[str]) -> list[str]:
    """Return the weapons of a deed by or against protesters: what they burn or storm is a riot, shots at them are none.

    "أحرق محتجون مقر البلدية", "أطلقت الشرطة النار على المتظاهرين".
    """
    first = trigger_entry(next(t for t in typed if trigger_entry(t).role != "instrument"))
    rioted = told in _RIOTOUS or first.id in _BRAWLS
    return [*dict.fromkeys("riot" if kind == "protest" else kind for kind in weapons if rioted or kind != "protest")]


def _takes_ground(clause: Clause, typed: list[Mention]) -> bool:
    """Tell whether the fights of a clause only led to what it tells first: "سيطرت القوات على البلدة بعد معارك"."""
    won = trigger_entry(typed[0]).type == "territory_change" and trigger_value(typed[0]).tense == "past"
    counted = any(trigger_entry(trigger).count for trigger in clause.triggers)
    return won and not counted and all(trigger_entry(other).type in _WON_BY for other in typed[1:])


def _described(clause: Clause) -> Iterator[tuple[int, int]]:
    """Return the nouns that only say what a place is like: "فرض حظر التجول في مناطق تشهد اشتباكات"."""
    told = False
    for trigger in clause.triggers:
        entry, value = trigger_entry(trigger), trigger_value(trigger)
        if told and entry.role == "light" and value.tense == "present" and value.complement is not None:
            yield value.complement
        told = told or bool(entry.type)


def _by_outcome(trigger: Mention) -> str | None:
    likelier = trigger_value(trigger).types
    return likelier[0] if likelier else _BY_OUTCOME.get(str(trigger_entry(trigger).count))


def _is_flown(triggers: list[Mention]) -> bool:
    """Tell whether aircraft stand beside the verb of shelling: "مقاتلات التحالف تقصف", "قصفت طائرات حربية"."""
    kinds = [(trigger, trigger_entry(trigger).type) for trigger in triggers]
    shelling = [trigger for trigger, kind in kinds if kind == "shelling"]
    aircraft = [trigger for trigger, kind in kinds if kind == "air_strike"]
    return any(max(a.first - s.last, s.first - a.last) <= _BESIDE for s in shelling for a in aircraft)


@lru_cache(maxsize=4096)
def same_family(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two lists of types can tell of one incident; an outcome alone fits any."""
    left, right = set(one), set(other)
    if not left or not right or left & right:
        return True
    return any(family & left and family & right for family in _FAMILIES)
