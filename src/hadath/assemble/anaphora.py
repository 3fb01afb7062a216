"""Find the place that a clause only points back to: "في المدينة", "داخل المخيم", "أنحاء البلاد"."""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from hadath.assemble.drafts import Clause, Reading, place_value
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.text.tokens import write_clitics

_STRIP = "قطاع"  # which "القطاع" takes up: "قطاع غزة"
# The lexicon's lists of nouns, and the kinds of place that each may stand for, the likeliest first.
_MEANS = {
    "the_city": (frozenset(("city", "town", "capital")),),
    "the_village": (frozenset(("village",)), frozenset(("town", "city"))),
    "the_town": (frozenset(("town", "city", "village")),),
    "the_quarter": (frozenset(("quarter",)),),
    "the_camp": (frozenset(("camp",)),),
    "the_province": (frozenset(("governorate",)),),
    "the_strip": (frozenset(("governorate", _STRIP)),),
    "the_country": (frozenset(("country",)),),
    "the_area": (frozenset(("area", "district", "subdistrict", "quarter", "village", "town", "city", "mountain")),),
    "the_mountain": (frozenset(("mountain",)),),
    "the_valley": (frozenset(("valley", "water")),),
    "the_airport": (frozenset(("airport",)),),
    "the_base": (frozenset(("base", "airport")),),
    "the_crossing": (frozenset(("crossing",)),),
    "the_prison": (frozenset(("prison",)),),
    "the_district": (frozenset(("district", "subdistrict")),),
    "the_port": (frozenset(("port",)),),
}
_OUT = frozenset(("dateline", "adjective"))
_SOURCE = "source"
# These are taken up though only who speaks there was named ("مصدر أمني في محافظة كركوك … جنوب غربي المحافظة").
_SEATED = frozenset(("village", "quarter", "camp", "governorate", "district"))
# How many places back the name may stand.
_REACH = 12
# "المنطقة" may also be the whole Middle East: it takes up a place of its sentence or the one before, "في" which it was.
_AT = frozenset(("في", "داخل", "علي", "من", "خارج", "قرب", "محيط", "ضمن", "ذات", "هذه"))


def place_again(reading: Reading, clause: Clause) -> list[Mention]:
    """Return the place named earlier that a noun in the clause takes up, or none; the nearest that fits."""
    for token, kinds in _nouns(reading, clause):
        if "area" in kinds and not _is_at(reading, token):
            continue
        for place in islice(_earlier(reading, token), _REACH):
            if "area" in kinds and reading.doc.sentence_at[token] - reading.doc.sentence_at[place.first] > 1:
                break
            if _STRIP in kinds and not place_value(place).name.startswith(_STRIP):
                continue
            if place_value(place).kind in kinds and (kinds & _SEATED or place_value(place).role != _SOURCE):
                return [place]
    return []


def _is_at(reading: Reading, token: int) -> bool:
    """Tell whether a noun says where something was: "في المنطقة", "بالمنطقة"."""
    return reading.doc.key(token - 1) in _AT or reading.doc.key(token).startswith("ب")


def _nouns(reading: Reading, clause: Clause) -> Iterator[tuple[int, frozenset[str]]]:
    nouns = _table()
    if _spellings().isdisjoint(reading.doc.keys(clause.first, clause.last)):
        return
    for token in range(clause.first, clause.last):
        for rest in reading.doc.forms[token].rests:
            for kinds in nouns.get(rest, ()):
                yield token, kinds


@cache
def _table() -> dict[str, tuple[frozenset[str], ...]]:
    return {noun: kinds for name, kinds in _MEANS.items() for noun in words(name)}


@cache
def _spellings() -> frozenset[str]:
    return write_clitics(frozenset(_table()))


def _earlier(reading: Reading, first: int) -> Iterator[Mention]:
    """Return the places before a token, the nearest first, but not a dateline or an adjective."""
    places = reading.within("place", 0, first)
    return (p for p in reversed(places) if place_value(p).certain and place_value(p).role not in _OUT)
