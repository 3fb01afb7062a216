"""What places are read from: the lexicons' hits of an article, by the token they begin at."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from hadath.document import Document
from hadath.lexicons.actors import ActorName
from hadath.lexicons.gazetteer import Place
from hadath.lexicons.nationalities import ADJECTIVE, CITY, Nationality, NationForm
from hadath.lexicons.place_heads import NO_PLACE, HeadForm, PlaceRelation, PlaceWords, place_words
from hadath.lexicons.triggers import TriggerForm
from hadath.text.fold import MARKS
from hadath.text.phrases import Hit
from hadath.text.tokens import WORD, Form

_MARKS_RE = re.compile(f"[{MARKS}]+")
_CONJUNCTIONS = "وف"
_UNITS = frozenset(("country", "capital", "governorate"))
_LARGE_CITY = 100_000
_FIRST = ("country", "capital")
_STREET = "street"
_SETTLED = frozenset(("city", "town"))
_REGION = "region"
_GROUPS = frozenset(("rebel_group", "political_militia", "identity_militia"))
_PADDING = [""] * 16
_LIST_REACH = 6
# News of either often names no other state: "غارة إسرائيلية في دير البلح".
_ONE_LAND = frozenset(("IL", "PS"))
_HYPHEN = "-"
_IN, _NOMINATIVE_DUAL = frozenset(("في", "وفي", "ففي")), "ان"
_SUBJECT_REACH = 7
_PLURALS = ("ون", "ين")
EACH = frozenset(("كل", "كلا", "كلتا"))


@dataclass(slots=True)
class PlaceHits:
    """An article with its head nouns, known names, nationality adjectives, triggers and quotations by first token."""

    doc: Document
    keys: list[str]  # of all tokens, with empty strings beyond the end, so that a look beyond either end is harmless
    heads: dict[int, Hit]
    places: dict[int, Hit]
    nations: dict[int, Nationality]
    states: dict[int, Nationality]  # countries whose name has an adjective's form ("السعودية")
    adjectives: set[int]  # words that are adjectives of nationality, definite or not
    countries: set[str]  # codes of the countries the article speaks of in any way
    triggers: set[int]
    trigger_ends: set[int]
    strikes: set[int]  # the tokens after words for what is done to places ("اقتحم", "قصف"), or after their subject
    quotes: dict[int, int]
    words: PlaceWords
    speeches: list[int]  # tokens that are verbs of saying
    idioms: frozenset[int]  # tokens of set phrases that name no place ("على أمل", "ريال مدريد")

    def stops(self, token: int) -> bool:
        """Tell whether a token is no part of any name: punctuation, a number, a particle, a verb, "و" with one."""
        form = self.doc.forms[token]
        if form.kind is not WORD:
            return True
        key, stop = form.key, self.words.stop
        return key in stop or (key[0] in _CONJUNCTIONS and key[1:] in stop)


def collect(doc: Document) -> PlaceHits:
    """Return an article's hits by the token they begin at, the reading with fewest clitics taken off first."""
    nations: dict[int, Nationality] = {}
    states: dict[int, Nationality] = {}
    adjectives: set[int] = set()
    countries = {doc.country} if doc.country else set()
    places = _first_reading(doc.hits.get("place", ()))
    for hit in doc.hits.get("nationality", ()):
        form = hit.entry
        if not isinstance(form, NationForm) or form.nation.people or _is_ordinary_city(places, hit):
            continue
        countries.add(form.nation.code)
        if form.form == ADJECTIVE and hit.last == hit.first + 1:
            adjectives.add(hit.first)
            if form.definite and not hit.proclitics:
                nations[hit.first] = form.nation
        elif doc.key(hit.first).endswith("يه"):
            states[hit.first] = form.nation
    triggers, heads = doc.hits.get("trigger", ()), _heads(doc)
    idioms = frozenset(token for hit in doc.hits.get(NO_PLACE, ()) for token in range(hit.first, hit.last))
    _leave_out(doc, places, heads, idioms)
    hits = PlaceHits(
        doc,
        doc.spellings + _PADDING,
        heads,
        places,
        nations,
        states,
        adjectives,
        countries,
        {hit.first for hit in triggers if not _is_governed(doc, hit)},
        {hit.last for hit in triggers},
        _ends_of_strikes(doc, triggers),
        dict(doc.quoted),
        place_words(),
        [],
        idioms,
    )
    saying = hits.words.saying
    hits.speeches.extend(compress(count(), map(saying.__contains__, hits.keys)))
    countries.update(countries_of_parties(doc))
    countries.update(_countries_of_large(hits))
    if not countries.isdisjoint(_ONE_LAND):
        countries.update(_ONE_LAND)
    return hits


def _leave_out(doc: Document, places: dict[int, Hit], heads: dict[int, Hit], idioms: frozenset[int]) -> None:
    """Leave out names that are directions, words of a set phrase or a deed's, or half a word."""
    for first in places.keys() & heads.keys():  # "شمال" is a district of Khost, and north of everything else
        if isinstance(heads[first].entry, PlaceRelation) and places[first].last <= heads[first].last:
            del places[first]
    for first in idioms & places.keys():
        del places[first]
    for hit in doc.hits.get("trigger", ()):
        for first in range(hit.first + 1, hit.last):
            if first in places and places[first].last <= hit.last:  # "انفجر لغمان"
                del places[first]
    for first in [first for first in places if _is_half(doc, places, first)]:
        del places[first]


def countries_of_parties(doc: Document) -> dict[str, None]:
    """Return the countries of the armed groups that an article names in full, in order: "الحوثيون" are Yemen's.

    Armies and police say little: they fight abroad.
    """
    names = (hit.entry for hit in doc.hits.get("actor", ()))
    groups = (n.actor for n in names if isinstance(n, ActorName) and not n.short and n.actor.category in _GROUPS)
    return dict.fromkeys(group.country for group in groups if group.country)


def _is_half(doc: Document, places: dict[int, Hit], first: int) -> bool:
    """Tell whether a name is the second half of a word that is no place: "بونغي-ري", but not "حلب-دمشق"."""
    start = doc.starts[first]
    if start < 2 or doc.text[start - 1] != _HYPHEN or not doc.text[start - 2].isalpha():
        return False
    return not any(hit.last == first - 1 for hit in map(places.get, range(max(first - 4, 0), first - 1)) if hit)


def _is_governed(doc: Document, hit: Hit) -> bool:
    """Tell whether a deed's word has a form that cannot follow "in", so that it is a name: "في لغمان", "في تبنين"."""
    form = hit.entry
    if hit.proclitics or doc.key(hit.first - 1) not in _IN or not isinstance(form, TriggerForm):
        return False
    return (form.form == "verb" and not form.nominal) or doc.key(hit.first).endswith(_NOMINATIVE_DUAL)


def _is_ordinary_city(places: dict[int, Hit], hit: Hit) -> bool:
    """Tell whether the name of a capital that stands for its country is also an ordinary word: "سيول"."""
    form, known = hit.entry, places.get(hit.first)
    return isinstance(form, NationForm) and form.form == CITY and known is not None and facts_of(rows_of(known)).common


def is_listed(hits: PlaceHits, first: int) -> bool:
    """Tell whether a name opens a list of places: "في كل من فاس ومكناس", "قصف كلا من حلب", "في مدن بينها أصفهان"."""
    keys = hits.keys
    if keys[first - 1] == "من":
        each, inside = keys[first - 2], keys[first - 3]
        return each == "بكل" or (each in EACH and (inside in hits.words.placing or is_struck(hits, first - 2)))
    words = hits.words
    return keys[first - 1] in words.such_as and not words.many.isdisjoint(keys[max(first - _LIST_REACH, 0) : first - 1])


def is_struck(hits: PlaceHits, first: int) -> bool:
    """Tell whether a name is the object of a verb whose subject stands between them: "اقتحمت قوات الاحتلال نابلس"."""
    subject = hits.keys[first - 1]
    if first in hits.strikes:
        return True
    if not (first - 1 in hits.adjectives or subject.startswith("ال") or subject.endswith(_PLURALS)):
        return False
    for token in range(first - 1, max(first - _SUBJECT_REACH, 0), -1):
        if token in hits.strikes:
            return True
        if hits.stops(token) or token in hits.triggers or token in hits.heads:
            return False
    return False


def begins_hit(doc: Document, kind: str, token: int) -> bool:
    """Tell whether a hit of a kind begins at a token."""
    found = doc.hits.get(kind, ())
    at = bisect_left(found, token, key=_first)
    return at < len(found) and found[at].first == token


def _first(hit: Hit) -> int:
    return hit.first


def _countries_of_large(hits: PlaceHits) -> Iterator[str]:
    """Return the countries of large cities and provinces that the article names after "في" and the like."""
    placing = hits.words.placing
    for first, hit in hits.places.items():
        named = hit.proclitics.endswith("ب") or hits.keys[first - 1] in placing
        if not (named or _is_headed(hits, first) or is_listed(hits, first) or first in hits.strikes):
            continue
        facts = facts_of(rows_of(hit))
        if facts.large and not facts.common and facts.home:
            yield facts.home


def _ends_of_strikes(doc: Document, triggers: Iterable[Hit]) -> set[int]:
    """Return the tokens right after the words for what is done to places, or after the party named as their subject."""
    ends = {hit.last for hit in triggers if isinstance(hit.entry, TriggerForm) and hit.entry.trigger.place}
    ends.update([hit.last for hit in doc.hits.get("actor", ()) if hit.first in ends])
    return ends


def _is_headed(hits: PlaceHits, first: int) -> bool:
    """Tell whether a head noun stands before a name; streets are called after places anywhere ("طريق مكة")."""
    head = hits.heads.get(first - 1)
    return head is not None and not (isinstance(head.entry, HeadForm) and head.entry.head.kind == _STREET)


def rows_of(hit: Hit) -> tuple[Place, ...]:
    """Return the gazetteer rows of a hit."""
    return hit.entry if isinstance(hit.entry, tuple) else (hit.entry,)


class NameFacts(NamedTuple):
    """What the gazetteer's rows of one name say together.

    `kind`: what the bare name most likely is. `large`: it may be a country, capital, governorate or large city.
    `common`: every reading is also a word. `definite`: it is written with the article. `own`: it is in a user's files.
    `home`: the one country where it is a town, or, if it is a large place anywhere, the one country of those; that of
    a region where it is neither.
    """

    kind: str | None
    large: bool
    common: bool
    countries: frozenset[str]
    definite: bool
    own: bool
    home: str | None


@lru_cache(maxsize=50_000)
def facts_of(rows: tuple[Place, ...]) -> NameFacts:
    """Return what the rows of a name say together; of no rows, nothing."""
    kinds = [row.kind for row in rows]
    settled = sorted((row for row in rows if row.kind in _SETTLED), key=lambda row: -row.population)
    large = [row for row in rows if is_large_row(row)]
    homes = {row.country for row in large or settled or [row for row in rows if row.kind == _REGION]}
    return NameFacts(
        kind=next((kind for kind in _FIRST if kind in kinds), None)
        or next((row.kind for row in settled or sorted(rows, key=lambda row: row.kind == "quarter")), None)
        or None,
        large=bool(large),
        common=bool(rows) and all(row.common for row in rows),
        countries=frozenset(row.country for row in rows),
        definite=any(name.startswith("ال") for row in rows for name in row.names),
        own=bool(rows) and rows[0].own,
        home=homes.pop() or None if len(homes) == 1 else None,
    )


def is_large_row(row: Place) -> bool:
    """Tell whether a row is a country, a capital, a governorate or a large city."""
    return row.kind in _UNITS or row.population >= _LARGE_CITY


def _heads(doc: Document) -> dict[int, Hit]:
    """Return the head nouns; "كتلة" is no hill, and "وأدى", folded, no valley."""
    found = _first_reading(doc.hits.get("place_head", ()))
    for first, hit in list(found.items()):
        if hit.proclitics.endswith("ك") or doc.forms[first].text.startswith("وأ"):
            del found[first]
    return found


def _first_reading(hits: list[Hit] | tuple[()]) -> dict[int, Hit]:
    found: dict[int, Hit] = {}
    for hit in hits:
        found.setdefault(hit.first, hit)
    return found


def bare(form: Form, proclitics: str, *, definite: bool = True) -> str:
    """Return a word as written, without marks and without the clitics before it; "للعراق" gives "العراق".

    Not `definite`: "للبنان" gives "لبنان".
    """
    text = form.text if form.text.isalpha() else _MARKS_RE.sub("", form.text)
    if not proclitics:
        return text
    rest = text[len(proclitics) :]
    if definite and proclitics.endswith("ل") and rest.startswith("ل"):
        return "ال" + rest[1:]
    return rest


def name_text(doc: Document, first: int, last: int, proclitics: str = "", *, definite: bool = True) -> str:
    """Return the words of a name, joined by single spaces, without the clitics on its first word."""
    if last == first + 1 and not proclitics:
        return bare(doc.forms[first], "")
    words = [bare(doc.forms[first], proclitics, definite=definite)]
    words.extend(bare(form, "") for form in doc.forms[first + 1 : last])
    return " ".join(words)
