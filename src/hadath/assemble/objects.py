"""What a verb is done to, and who did it where he stands behind that: "هاجم مركز الشرطة شبان غاضبون"."""

from functools import cache

from hadath.assemble.drafts import Reading, actor_value, count_value, trigger_entry, trigger_value
from hadath.assemble.prepositions import is_asset, is_owned, is_site, preposition_of
from hadath.document import Mention
from hadath.lexicons.actor_nouns import load_actor_nouns
from hadath.text.fold import fold

_ARTICLE = "ال"
_BEHIND = 6  # tokens between an object and the doer behind it
_STOPS = frozenset("،,؛;.:()")
_RELATIVES = frozenset(("التي", "الذي", "الذين", "حيث", "ان", "بعد", "قبل", "بينما", "فيما", "عندما", "حين"))
_MEN, _FEMININE = "ون", ("ه", "ات", "ت")


def doer_behind_object(reading: Reading, verb: Mention, actors: list[Mention], owner: Mention) -> Mention | None:
    """Return the party behind what a verb was done to: "قصفت مواقع للحوثيين في صعدة مقاتلات التحالف".

    `owner` is the party of the thing, which stands right behind the verb.
    """
    value = trigger_value(verb)
    if value.form not in ("active", "verb") or value.tense != "past" or trigger_entry(verb).object != "target":
        return None
    thing = reading.doc.key(verb.last)
    if not (is_asset(thing) or is_site(thing)) or owner.first - verb.last > 2 or reading.prepositions.get(verb.last):
        return None
    if any(actor.last == verb.first for actor in actors):
        return None  # "الجيش قصف مواقع"
    doer = next((actor for actor in actors if actor.first >= owner.last), None)
    if doer is None or doer.first - owner.last > _BEHIND or preposition_of(reading, doer) or is_thing_of(reading, doer):
        return None
    between = reading.doc.keys(verb.last, doer.first)
    apart = any(key in _STOPS or key in _RELATIVES or (key[:1] == "و" and key != "وسط") for key in between)
    return None if apart or not _agrees(reading, verb, doer) else doer


def owner_before(reading: Reading, verb: Mention, actors: list[Mention], doer: Mention | None) -> Mention | None:
    """Return the party whose thing a verb was done to, where the doer stands behind it."""
    first = next((actor for actor in actors if actor.first >= verb.last), None)
    if doer is None or first is None or doer.first <= first.first:
        return None
    return first if doer_behind_object(reading, verb, actors, first) is doer else None


def _agrees(reading: Reading, verb: Mention, doer: Mention) -> bool:
    """Tell whether a party may be the subject of a verb before it: men in the plural, or a force of its gender."""
    key = reading.doc.key(doer.first)
    feminine = reading.doc.key(verb.first).endswith("ت")
    if key[:1] == "و":
        return False
    if feminine:
        return key.removeprefix(_ARTICLE).endswith(_FEMININE) or key.startswith("قو")
    return key.endswith(_MEN) or not key.startswith(_ARTICLE)


def is_thing_of(reading: Reading, actor: Mention) -> bool:
    """Tell whether the words name what a party has, or men in the case of an object."""
    return is_owned(reading, actor) or _is_accusative(reading, actor)


def _is_accusative(reading: Reading, actor: Mention) -> bool:
    """Tell whether a plural in "ين" without a figure stands where a subject would end in "ون": "تقصف الحوثيين"."""
    key = reading.doc.key(actor.first)
    if key in _constructs():
        return True  # "مسلحي التنظيم"
    if not key.endswith("ين"):
        return False
    if actor_value(actor).category == "state" or actor.rule in ("actors.state", "pipeline.metonym"):
        return False
    return all(count_value(count).bare for count in reading.within("count", actor.first - 2, actor.last))


@cache
def _constructs() -> frozenset[str]:
    """Return the plurals of people as they stand before a name, in the case of an object."""
    nouns = load_actor_nouns().values()
    return frozenset(fold(word) + "ي" for noun in nouns for word in noun.sound)
