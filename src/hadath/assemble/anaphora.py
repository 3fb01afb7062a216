"""Find the place that a clause only points back to: "في المدينة", "داخل المخيم", "أنحاء البلاد"."""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from hadath.assemble.drafts import Clause, Reading, place_value
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.text.tokens import write_clitics

# The lexicon's lists of nouns, and the kinds of place that each may stand for.
_MEANS = {
    "the_city": frozenset(("city", "town", "capital")),
    "the_village": frozenset(("village", "town", "city")),
    "the_quarter": frozenset(("quarter",)),
    "the_camp": frozenset(("camp",)),
    "the_province": frozenset(("governorate",)),
    "the_country": frozenset(("country",)),
}
_OUT = frozenset(("source", "dateline", "adjective"))
# How many places back the name may stand.
_REACH = 12


def place_again(reading: Reading, clause: Clause) -> list[Mention]:
    """Return the place named earlier that a noun in the clause takes up, or none; the nearest that fits."""
    for kinds in _nouns(reading, clause):
        for place in islice(_earlier(reading, clause.first), _REACH):
            if place_value(place).kind in kinds:
                return [place]
    return []


def _nouns(reading: Reading, clause: Clause) -> Iterator[frozenset[str]]:
    nouns = _table()
    if _spellings().isdisjoint(reading.doc.keys(clause.first, clause.last)):
        return
    for form in reading.doc.forms[clause.first : clause.last]:
        for head in form.heads:
            if head.rest in nouns:
                yield nouns[head.rest]


@cache
def _table() -> dict[str, frozenset[str]]:
    return {noun: kinds for name, kinds in _MEANS.items() for noun in words(name)}


@cache
def _spellings() -> frozenset[str]:
    return write_clitics(frozenset(_table()))


def _earlier(reading: Reading, first: int) -> Iterator[Mention]:
    """Return the places before a token, the nearest first, but not those of an agency's report or an adjective."""
    places = reading.within("place", 0, first)
    return (p for p in reversed(places) if place_value(p).certain and place_value(p).role not in _OUT)
