"""Tell a state that did something from one it was done to, behind the noun of a deed."""

from bisect import bisect_left

from hadath.document import Document
from hadath.lexicons.actor_nouns import load_particles
from hadath.lexicons.connectives import words
from hadath.lexicons.triggers import TriggerForm

_FOR = "ل"
_LONGEST = 3  # words of a deed
_DEEDS = frozenset(("act", "outcome", "incident", "light"))


def is_doer_of_noun(doc: Document, first: int, last: int) -> bool:
    """Tell whether a state's name is who did it: between a deed and "ل" or the thing it was done to.

    «قصف إسرائيل لموقع عسكري», «إطلاق إيران صواريخ»; but «قصف غزة لليوم الثالث» is done to Gaza.
    """
    if last >= len(doc.forms) or not _is_deed(doc, first):
        return False
    key = doc.key(last)
    if key.startswith(_FOR):
        return len(doc.forms[last].rests) > 1 and key not in load_particles().for_when
    return _begins_thing(doc, last) or key in words("site") or key.removesuffix("ا") in words("site")


def _begins_thing(doc: Document, first: int) -> bool:
    """Tell whether a party or an item begins at a token: "إطلاق إيران صواريخ", "اغتيال إسرائيل القيادي"."""
    for kind in ("actor_noun", "item_noun"):
        hits = doc.hits.get(kind, [])
        at = bisect_left(hits, first, key=lambda hit: hit.first)
        if at < len(hits) and hits[at].first == first and not hits[at].proclitics:
            return True
    return False


def _is_deed(doc: Document, last: int) -> bool:
    """Tell whether a deed's noun without article or pronoun ends right before a token."""
    triggers = doc.hits.get("trigger", [])
    begin = bisect_left(triggers, last - _LONGEST, key=lambda hit: hit.first)
    end = bisect_left(triggers, last, key=lambda hit: hit.first)
    return any(_is_noun(hit.entry) for hit in triggers[begin:end] if hit.last == last)


def _is_noun(entry: object) -> bool:
    if not isinstance(entry, TriggerForm) or entry.definite or entry.pronoun:
        return False
    return (entry.form == "masdar" or entry.nominal) and entry.trigger.role in _DEEDS
