"""Read the unknown names at the end of a list of places: "مفرق الورد وسد السنديان والقرحاء الصغيرة"."""

from functools import cache

from hadath.extract.places.hits import PlaceHits, begins_hit, name_text
from hadath.extract.places.names import find_name
from hadath.extract.places.units import Unit
from hadath.lexicons.people import name_words
from hadath.lexicons.place_heads import PlaceHead, load_place_heads

_AND = "و"
_FREE = "region"  # the head noun after which any name may stand
_SHORTEST = 4
# Plurals, verbs and words with a pronoun: no names of places.
_NO_ENDS = ("ين", "ون", "وا", "ات", "ها", "هم", "هما", "ته", "تهم", "ت")
_OTHER = ("trigger", "actor", "nationality", "item", "people", "attribution")


def read_joined(hits: PlaceHits, token: int) -> Unit | None:
    """Return the place that an unknown word with "و" names right after a list of places, or null."""
    doc = hits.doc
    if token >= len(doc.forms) or not hits.keys[token].startswith(_AND) or len(doc.forms[token].rests) < 2:
        return None
    key = hits.keys[token][1:]
    if len(key) < _SHORTEST or key.endswith(_NO_ENDS) or key in name_words().stops or token in hits.heads:
        return None
    if any(begins_hit(doc, kind, token) for kind in _OTHER):
        return None
    name = find_name(hits, token, _free_head(), joined=True)
    if name is None or name.candidates:
        return None
    text = name_text(doc, name.first, name.last, name.proclitics)
    return Unit(name.first, name.last, text, "area", "places.listed", proclitics=_AND, headed=True)


@cache
def _free_head() -> PlaceHead:
    return next(head for head, _ in load_place_heads() if head.id == _FREE)
