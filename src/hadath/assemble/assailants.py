"""Plain people who attack somebody: they go by what the text calls them, "شاب فلسطيني", for civilians they are not.

Where they are the people of a nation, its army is meant; and their own kin is told by the kinship.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from hadath.assemble.drafts import Clause, Draft, Finding, Part, Reading, trigger_entry, trigger_value
from hadath.assemble.implied import civilians
from hadath.assemble.syntax import subject_of
from hadath.assemble.types import draft_types
from hadath.document import Mention
from hadath.lexicons.actor_nouns import load_actor_nouns
from hadath.lexicons.connectives import words
from hadath.lexicons.nationalities import load_nationalities
from hadath.text.fold import fold

_ATTACKS = frozenset(
    ("armed_attack", "assassination", "bombing", "property_destruction", "abduction", "suicide_bombing")
)
_TOLD_BY = frozenset(("roles.subject_of_verb", "roles.doer_after_cue", "roles.doer_in_relative_clause"))
_PLAIN = frozenset(("مدنيون", "مسلحون"))
_STATELESS = frozenset(("PS",))  # nations without an army of their own
_ASSAILANT = frozenset(("مهاجم", "المهاجم"))
_ARTICLE, _NOBODY, _LONGEST = "ال", "شخص", 3
_MANY = ("ين", "ون", "ان", "ات", "ا")  # and no accusative


def name_assailants(reading: Reading, draft: Draft) -> None:
    """Name one plain person who attacks others by his own words; nobody else is the doer."""
    _name_nations(reading, draft)
    if draft_types(draft)[0] not in _ATTACKS or draft.names("agent") - _PLAIN or not draft.names("target"):
        return
    armed = "مسلحون" in draft.names("agent")
    for part in draft.parts:
        told = part.role == "agent" and part.rule in _TOLD_BY
        if told and ((not armed and _is_one(reading, part)) or _is_foreign(reading, part)):
            value = replace(part.actor, name=_own_words(reading, part.mention), name_en=None)
            part.mention = replace(part.mention, value=value)
            break


def _name_nations(reading: Reading, draft: Draft) -> None:
    """Make people of a nation that do it its army: "الإعدامات التي نفذها الأتراك", "قصف الروس البلدة"."""
    for part in draft.parts:
        nation = load_nationalities().get(part.actor.country or "")
        if part.role != "agent" or part.mention.rule != "actors.nation_as_people" or nation is None:
            continue
        if part.rule not in _TOLD_BY or reading.doc.key(part.mention.first - 1).startswith(_ARTICLE):
            continue  # "النواب الإيرانيون"
        if reading.doc.key(part.mention.first) in _nation_plurals() and nation.code not in _STATELESS:
            value = replace(
                part.actor, name=nation.army, name_en=None, category="state_forces", generic=False, organ="army"
            )
            part.mention = replace(part.mention, value=value)


def kin_of_doer(reading: Reading, clause: Clause, actors: list[Mention]) -> Iterator[Finding]:
    """«قتل رجل زوجته»: whom somebody did it to, told by his kinship."""
    for trigger in clause.triggers:
        if trigger_entry(trigger).object != "target" or trigger_value(trigger).form not in ("active", "verb"):
            continue
        subject = subject_of(reading, clause, trigger, actors)
        start = max(subject.last, trigger.last) if subject is not None else -1
        if start >= 0 and reading.doc.key(start) in words("kin"):
            yield civilians(start, start + 1, "assailants.kin"), "target"


def _is_one(reading: Reading, part: Part) -> bool:
    """Tell whether a single person is named, and is no figure of those who came to harm."""
    mention = part.mention
    if part.actor.name != "مدنيون" or mention.last - mention.first > _LONGEST:
        return False
    bare, key = reading.doc.forms[mention.first].rests, reading.doc.key(mention.first)
    if _NOBODY in bare or (mention.rule == "actors.nation_as_people" and key.startswith(_ARTICLE)):
        return False  # "نفذها الأتراك"
    if key.endswith(_MANY) or not _plurals().isdisjoint(bare):
        return False
    counts = reading.within("count", mention.first - 2, mention.last)
    return all(count.rule == "counts.single_persons" for count in counts if count.last > mention.first)


def _is_foreign(reading: Reading, part: Part) -> bool:
    """Tell whether an assailant is told by his nationality: "مهاجم فلسطيني"."""
    known = not _ASSAILANT.isdisjoint(reading.doc.forms[part.mention.first].rests)
    return known and part.actor.country is not None and part.mention.last - part.mention.first > 1


def _own_words(reading: Reading, mention: Mention) -> str:
    text = reading.doc.words(mention.first, mention.last)
    written = reading.prepositions.get(mention.first, "")
    spoken = text.removeprefix("و").removeprefix(written).split()
    return " ".join(word.removeprefix(_ARTICLE) for word in spoken)


@cache
def _plurals() -> frozenset[str]:
    """Return the plurals of civilians, folded."""
    nouns = (noun for noun in load_actor_nouns().values() if noun.kind == "civilian")
    return frozenset(fold(word) for noun in nouns for word in noun.plural)


@cache
def _nation_plurals() -> frozenset[str]:
    """Return the people of nations with the article, as a subject has them: "الأتراك", "الإيرانيون"."""
    nations = [nation for nation in load_nationalities().values() if not nation.people]
    plurals = [word for nation in nations for word in (*nation.plurals, *(f"{one}ون" for one in nation.adjectives))]
    return frozenset(fold(_ARTICLE + word) for word in plurals)
