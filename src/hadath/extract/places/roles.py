"""Tell what a place is there for: where something happened, where somebody comes from, sits, or speaks from."""

from hadath.document import Document
from hadath.extract.places.chains import Chain
from hadath.extract.places.hits import PlaceHits
from hadath.extract.places.units import Unit

EVENT, DATELINE, ORIGIN, SOURCE, METONYM = "event", "dateline", "origin", "source", "metonym"
_FROM, _TO = "من", ("الي", "نحو", "صوب", "باتجاه")
_COLONS = frozenset((":", "..", "...", "/"))
_DASHES = frozenset(("-", "–", "—", "("))
_SPEECH_REACH = 14
_TITLE_REACH = 3
_WAY_REACH = 8
_LARGE_CITY = 100_000
_STATES = frozenset(("country", "capital"))


def assign_role(hits: PlaceHits, chain: Chain) -> str:
    """Return the role of a chain of places."""
    doc, first = hits.doc, chain.members[0].first
    if is_dateline(doc, chain):
        return DATELINE
    if is_origin(hits, chain):
        return ORIGIN
    if is_seat(hits, first) or is_title(hits, chain) or is_within_speaker(hits, first):
        return SOURCE
    if is_metonym(hits, chain):
        return METONYM
    return EVENT


def is_dateline(doc: Document, chain: Chain) -> bool:
    """«بغداد - رويترز»: a place at the head of a paragraph, set off by a dash or bracket."""
    unit = chain.members[0]
    if doc.dateline is not None and doc.dateline.start <= doc.starts[unit.first] < doc.dateline.end:
        return True
    sentence = doc.sentence(unit.first)
    return (
        not sentence.title
        and unit.first == sentence.first
        and not unit.headed
        and not unit.proclitics
        and doc.key(chain.last) in _DASHES
        and len(doc.key(chain.last + 1)) > 1
    )


def is_origin(hits: PlaceHits, chain: Chain) -> bool:
    """«أصيل المنستير», «شاب من بلدة …», «ابن مدينة …»."""
    doc, words, first = hits.doc, hits.words, chain.members[0].first
    before = doc.key(first - 1)
    if before in words.origin or before.removeprefix("ال") in words.origin or before.removeprefix("و") in words.origin:
        return True
    if before != _FROM:
        return False
    earlier = doc.key(first - 2)
    if earlier in words.origin or doc.key(first - 3) in words.origin:
        return True
    if leads_away(hits, chain):
        return False
    return earlier in words.people or (
        earlier not in words.partitive and doc.key(first - 3) in words.people and not doc.key(first - 3).isdecimal()
    )


def leads_away(hits: PlaceHits, chain: Chain) -> bool:
    """Tell whether "من" a place begins a way: a verb of leaving before it or "إلى" soon after."""
    doc, first = hits.doc, chain.members[0].first
    limit = min(chain.last + _WAY_REACH, doc.sentence(first).last)
    if any(doc.key(token) in _TO for token in range(chain.last, limit)):
        return True
    return any(doc.key(token) in hits.words.movement for token in range(max(first - 5, 0), first - 1))


def is_seat(hits: PlaceHits, first: int) -> bool:
    """«ومقره لندن», «مراسلنا في بغداد»."""
    before = hits.doc.key(first - 1)
    if before in hits.words.seats:
        return True
    return before == "في" and hits.doc.key(first - 2) in hits.words.seats


def is_title(hits: PlaceHits, chain: Chain) -> bool:
    """«محافظ حلب قال», «مدير مستشفى حلب»: an office of a place beside a word of saying."""
    doc, words, first = hits.doc, hits.words, chain.members[0].first
    if chain.members[0].proclitics and chain.members[0].proclitics not in ("و", "ل", "ب"):
        return False
    nouns = [doc.key(token) for token in range(max(first - _TITLE_REACH, 0), first)]
    if not any(_in_titles(key, hits) for key in nouns):
        return False
    sentence = doc.sentence(first)
    begin, end = max(sentence.first, first - 6), min(sentence.last, chain.last + 6)
    return any(doc.key(token) in words.saying for token in range(begin, end))


def _in_titles(key: str, hits: PlaceHits) -> bool:
    titles = hits.words.titles
    return key in titles or key.removeprefix("و") in titles or key.removeprefix("ال") in titles


def is_within_speaker(hits: PlaceHits, first: int) -> bool:
    """«قال مصدر في الشرطة في حلب إن»: between a verb of saying and what is said, and before any event."""
    doc, words = hits.doc, hits.words
    sentence = doc.sentence(first)
    ends = min(sentence.last, first + _SPEECH_REACH)
    closed = False
    for token in range(first, ends):
        if doc.key(token) in words.saying_ends or doc.key(token) == ":":
            closed = True
            break
        if token in hits.triggers:
            return False
    if not closed:
        return False
    for token in range(first - 1, max(sentence.first, first - _SPEECH_REACH) - 1, -1):
        key = doc.key(token)
        if key in words.saying:
            return True
        if token in hits.triggers or key in words.saying_ends:
            return False
    return False


def is_metonym(hits: PlaceHits, chain: Chain) -> bool:
    """«قالت واشنطن», «موسكو تنفي», «رد طهران»: a state or capital that stands for its government."""
    unit = chain.members[0]
    if unit.headed or unit.relation or unit.proclitics not in ("", "و", "ل") or len(chain.members) > 2:
        return False
    if unit.kind not in _STATES or chain.parents:
        return False
    doc, words = hits.doc, hits.words
    before, after = doc.key(unit.first - 1), doc.key(chain.last)
    if before in words.placing:
        return False
    if before in words.metonym_verbs or before.removeprefix("و") in words.metonym_verbs:
        return True
    return before in words.metonym_nouns or after in words.metonym_verbs


def has_evidence(hits: PlaceHits, chain: Chain, unit: Unit) -> bool:
    """Tell whether the words around a name show that it is a place."""
    if unit.headed or unit.relation or chain.parents or unit.countries or "ب" in unit.proclitics:
        return True
    doc = hits.doc
    before = doc.key(unit.first - 1)
    if before in hits.words.placing:
        return True
    sentence = doc.sentence(unit.first)
    return unit.first == sentence.first and doc.key(unit.last) in _COLONS


def is_large(unit: Unit) -> bool:
    """Tell whether a name is a country's, a capital's, a governorate's or a large city's."""
    return any(
        getattr(place, "kind", "") in ("country", "capital", "governorate")
        or (getattr(place, "population", None) or 0) >= _LARGE_CITY
        for place in unit.candidates
    )


def is_common(unit: Unit) -> bool:
    """Tell whether a known name is also an ordinary word or a person's name in all its readings."""
    return bool(unit.candidates) and all(getattr(place, "common", False) for place in unit.candidates)
