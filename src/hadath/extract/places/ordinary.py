"""Tell whether the name of a place is here an ordinary word: "الضفة الغربية لنهر الفرات", "البلاد", "جبل العر"."""

from functools import lru_cache

from hadath.extract.places.hits import PlaceHits, bare, facts_of
from hadath.extract.places.names import Name
from hadath.lexicons.place_heads import HeadForm, place_words
from hadath.text.phrases import Hit
from hadath.text.tokens import find_heads

_HILL = "mountain"


def is_river_bank(hits: PlaceHits, known: Hit) -> bool:
    """Tell whether a known bank is that of some river: "الضفة الغربية لنهر الفرات"."""
    return hits.keys[known.last] in hits.words.rivers


def is_plain_word(hits: PlaceHits, known: Hit) -> bool:
    """Tell whether a known name of one word is here a particle, an adjective or a common noun ("البلاد")."""
    first = known.first
    single = known.last == first + 1
    if single and (first in hits.adjectives or first in hits.triggers):
        return True
    if single and bare(hits.doc.forms[first], known.proclitics) in hits.words.spelled:
        return False
    return _never_alone(hits.keys[first], known.proclitics, single)


@lru_cache(maxsize=50_000)
def _never_alone(key: str, proclitics: str, single: bool) -> bool:
    """Tell whether a folded word, read with these clitics, is never a place's name without a head noun."""
    words = place_words()
    rest = key[len(proclitics) :]
    if proclitics.endswith("ك"):
        return True
    if not single and not proclitics and rest in words.starters:
        return False  # "وادي حجر" is no "وأدى"
    if any(word in words.stop for _, word in find_heads(key)):
        return True
    return single and (
        rest in words.starters or rest in words.plain or rest in words.generic or rest in words.adjectives
    )


def is_chance(form: HeadForm, name: Name) -> bool:
    """Tell whether a hill bears a word that some village far away bears too: "جبل العر"."""
    return form.head.kind == _HILL and facts_of(name.candidates).common
