"""Tell which noun belongs to a verbal noun: "قصف الجيش", "اعتقال ثلاثة من عناصر التنظيم"."""

from hadath.assemble.drafts import Clause, Reading, trigger_end, trigger_entry, trigger_value
from hadath.assemble.prepositions import ANY_PREPOSITION, is_site
from hadath.assemble.syntax import FAR, NEAR, trigger_between
from hadath.document import Mention
from hadath.lexicons.actor_nouns import load_particles
from hadath.lexicons.connectives import words

_SKIPPED = frozenset(("ل", "به", "بها"))  # "الهجوم المشتبه به للقوات"
_ARTICLE, _ADJECTIVES = "ال", ("ي", "يه", "ين", "ون", "يات")


def belongs(reading: Reading, clause: Clause, deed: Mention, actor: Mention) -> bool:
    """Tell whether only figures and adjectives lie between a verbal noun and the noun that belongs to it.

    Whoever follows another verb is that verb's, and no noun right after "الهجوم" can be its doer.
    """
    counted = {
        token for count in reading.within("count", deed.last, actor.first) for token in range(count.first, count.last)
    }
    keys = [reading.doc.key(token) for token in range(deed.last, actor.first) if token not in counted]
    if keys[:1] != ["ل"] and any(key in ANY_PREPOSITION or key in "،.؛:" for key in keys):
        return False
    if _has_verb(reading, deed.last, actor.first) or any(key in words("ascribed") for key in keys):
        return False
    if any(_is_joined_noun(reading, token) for token in range(deed.last + 1, actor.first)):
        return False  # "تفكيك خلية واتهامات للنظام"
    if trigger_between(clause, deed.last, actor.first):
        return False  # "إصابة والدتها جراء قصف لقوات"
    near = reading.within("trigger", max(clause.first, deed.first - FAR), actor.first)
    return not any(deed.last < trigger_end(t) <= actor.first for t in near if trigger_value(t).complement)


def _is_joined_noun(reading: Reading, token: int) -> bool:
    """Tell whether a bare noun joined by "و" stands at a token: it takes over what follows."""
    rests = reading.doc.forms[token].rests
    key = reading.doc.key(token)
    return (
        len(rests) > 1 and key.startswith("و") and key.endswith("ات") and not reading.within("actor", token, token + 1)
    )


def reaches(reading: Reading, deed: Mention, actor: Mention, role: str) -> bool:
    """Tell whether the words between a verbal noun and a noun after it can lie within one noun phrase.

    After a deed with the article only adjectives ("الهجوم التركي"), or "ل" ("القصف المكثف لقوات"). Before a doer only
    figures and adjectives, the latter also before "ل": "هجوم بري لقوات", but not "هجوم اتهمت بريطانيا".
    """
    inside = {
        token
        for kind in ("count", "actor")
        for mention in reading.within(kind, deed.first, actor.first + 1)
        if kind == "count" or (actor.rule == "actors.second_nation" and mention is not actor)
        for token in range(mention.first, mention.last)
    }
    if actor.first < deed.last:
        return True  # "قصف الطيران الحربي التابع للجيش"
    keys = [reading.doc.key(token) for token in range(deed.last, actor.first) if token not in inside]
    key, owned = reading.doc.key(actor.first), reading.prepositions.get(actor.first) == "ل" or keys[-1:] == ["ل"]
    if reading.doc.key(deed.last - 1).startswith(_ARTICLE):
        described = key.removeprefix("و").startswith(_ARTICLE) and key.endswith(_ADJECTIVES)
        return (owned or described) and all(word.startswith(_ARTICLE) for word in keys if word not in _SKIPPED)
    if role == "target":
        return len(keys) <= NEAR and not any(word in words("aside") for word in keys)
    if owned and len(keys) <= 2:
        return not any(word.startswith(_ARTICLE) or _is_thing(word) for word in keys)
    return all(word in words("quantifier") or word in load_particles().between for word in keys)


def _is_thing(key: str) -> bool:
    """Tell whether a word names what a party has, and is no adjective: "سيارة", but not "عسكري"."""
    return is_site(key) and not key.endswith(_ADJECTIVES)


def _has_verb(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a verb of doing something to people or places begins at `start` up to, not including, `end`."""
    inside = (t for t in reading.within("trigger", start, end) if trigger_entry(t).object != "none")
    return any(trigger_value(t).form in ("active", "passive", "verb") for t in inside)
