"""Tell what a place is there for: where something happened, where somebody comes from, sits, or speaks from."""

from bisect import bisect

from hadath.doers import is_doer_of_noun
from hadath.extract.places.chains import Chain
from hadath.extract.places.hits import EACH, PlaceHits, facts_of, is_listed, is_struck
from hadath.extract.places.units import Unit
from hadath.text.fold import fold

EVENT, DATELINE, ORIGIN, SOURCE, METONYM = "event", "dateline", "origin", "source", "metonym"
_FROM, _TO = "من", frozenset(("الي", "نحو", "صوب", "باتجاه"))
_COLONS = frozenset((":", "..", "...", "/"))
_DASHES = frozenset(("-", "–", "—", "("))
_SPEECH_REACH = 14
_TITLE_REACH = 3
_WAY_REACH = 8
_BETWEEN, _SPACE_REACH = "بين", 5
_STATES = frozenset(("country", "capital"))
_PRONOUNS, _VERB = ("تها", "تهما", "ته", "تهم"), 5
_SAW = ("شهد", "عاش", "عرف")  # "ما شهدته تركيا"
_WHICH = frozenset(("التي", "الذي", "اللتين", "اللذين", "ما"))
_INDEFINITE, _ARTICLE = ("ه", "ات"), "ال"
_OWED_REACH = 3
_TREATY = "اتفاق"
_REGIONS = frozenset(("governorate", "camp"))


def assign_role(hits: PlaceHits, chain: Chain) -> str:
    """Return the role of a chain of places."""
    first = chain.members[0].first
    if is_dateline(hits, chain):
        return DATELINE
    if is_origin(hits, chain):
        return ORIGIN
    if is_seat(hits, first) or is_title(hits, chain) or is_within_speaker(hits, first) or is_of_talks(hits, first):
        return SOURCE
    if is_metonym(hits, chain):
        return METONYM
    return EVENT


def is_dateline(hits: PlaceHits, chain: Chain) -> bool:
    """«بغداد - رويترز»: a place at the head of a paragraph, set off by a dash or bracket."""
    doc, unit = hits.doc, chain.members[0]
    if doc.dateline is not None and doc.dateline.start <= doc.starts[unit.first] < doc.dateline.end:
        return True
    sentence = doc.sentence(unit.first)
    return (
        not sentence.title
        and unit.first == sentence.first
        and not unit.headed
        and not unit.proclitics
        and hits.keys[chain.last] in _DASHES
        and len(hits.keys[chain.last + 1]) > 1
    )


def is_origin(hits: PlaceHits, chain: Chain) -> bool:
    """«أصيل المنستير», «شاب من بلدة …», «ابن مدينة …»."""
    words, first = hits.words, chain.members[0].first
    before = hits.keys[first - 1]
    if is_listed(hits, first):
        return False
    if before in words.origin or before.removeprefix("ال") in words.origin or before.removeprefix("و") in words.origin:
        return True
    if before != _FROM:
        return False
    earlier = hits.keys[first - 2]
    if earlier in words.origin or hits.keys[first - 3] in words.origin:
        return True
    if leads_away(hits, chain):
        return False
    return earlier in words.people or (
        earlier not in words.partitive and hits.keys[first - 3] in words.people and not hits.keys[first - 3].isdecimal()
    )


def leads_away(hits: PlaceHits, chain: Chain) -> bool:
    """Tell whether "من" a place begins a way: a verb of leaving before it or "إلى" soon after."""
    doc, first = hits.doc, chain.members[0].first
    limit = min(chain.last + _WAY_REACH, doc.sentence(first).last)
    if not _TO.isdisjoint(hits.keys[chain.last : limit]):
        return True
    return not hits.words.movement.isdisjoint(hits.keys[max(first - 5, 0) : max(first - 1, 0)])


def is_seat(hits: PlaceHits, first: int) -> bool:
    """«ومقره لندن», «مراسلنا في بغداد»."""
    before = hits.keys[first - 1]
    if before in hits.words.seats:
        return True
    return before == "في" and hits.keys[first - 2] in hits.words.seats


def is_of_talks(hits: PlaceHits, first: int) -> bool:
    """«محادثات جنيف», «بموجب اتفاقيات أوسلو», «خرقا لاتفاق ستوكهولم»: talks and treaties named after their place."""
    before = hits.keys[first - 1]
    if before in hits.words.talks:
        return True
    return before.endswith(_TREATY) and (before != _TREATY or hits.keys[first - 2] in hits.words.under)


def is_title(hits: PlaceHits, chain: Chain) -> bool:
    """«محافظ حلب قال», «مدير مستشفى حلب»: an office of a place beside a word of saying."""
    doc, first = hits.doc, chain.members[0].first
    if chain.members[0].proclitics and chain.members[0].proclitics not in ("و", "ل", "ب"):
        return False
    sentence = doc.sentence(first)
    begin, end = max(sentence.first, first - 6), min(sentence.last, chain.last + 6)
    nearest = bisect(hits.speeches, begin - 1)
    if nearest >= len(hits.speeches) or hits.speeches[nearest] >= end:
        return False
    return any(_in_titles(key, hits) for key in hits.keys[max(first - _TITLE_REACH, 0) : first])


def _in_titles(key: str, hits: PlaceHits) -> bool:
    titles = hits.words.titles
    return key in titles or key.removeprefix("و") in titles or key.removeprefix("ال") in titles


def is_within_speaker(hits: PlaceHits, first: int) -> bool:
    """«قال مصدر في الشرطة في حلب إن»: between a verb of saying and what is said, and before any event."""
    if not _is_after_saying(hits, first):
        return False
    doc, words = hits.doc, hits.words
    sentence = doc.sentence(first)
    ends = min(sentence.last, first + _SPEECH_REACH)
    closed = False
    for token in range(first, ends):
        if hits.keys[token] in words.saying_ends or hits.keys[token] == ":":
            closed = True
            break
        if token in hits.triggers:
            return False
    if not closed:
        return False
    for token in range(first - 1, max(sentence.first, first - _SPEECH_REACH) - 1, -1):
        key = hits.keys[token]
        if key in words.saying:
            return True
        if token in hits.triggers or key in words.saying_ends:
            return False
    return False


def _is_after_saying(hits: PlaceHits, first: int) -> bool:
    nearest = bisect(hits.speeches, first) - 1
    return nearest >= 0 and first - hits.speeches[nearest] <= _SPEECH_REACH


def is_metonym(hits: PlaceHits, chain: Chain) -> bool:
    """«قالت واشنطن», «موسكو تنفي», «رد طهران»: a state or capital that stands for its government."""
    unit, words = chain.members[0], hits.words
    government = words.governments.issuperset(hits.keys[unit.first : unit.last])  # "تل أبيب": no hill here
    if (unit.headed and not government) or unit.relation or unit.proclitics not in ("", "و", "ل"):
        return False
    if not (government or unit.kind in _STATES) or chain.parents:
        return False
    before, after = hits.keys[unit.first - 1], hits.keys[chain.last]
    if _did_it(hits, unit) or _is_accused(hits, unit) or _is_each(hits, unit) or _is_party(hits, chain):
        return True
    if not unit.proclitics and is_doer_of_noun(hits.doc, unit.first, chain.last):
        return True
    if len(chain.members) > 2:
        return False
    if after in ("قد", "لم", "لن"):
        after = hits.keys[chain.last + 1]
    if before in words.placing:
        return False
    verb = before.removeprefix("و")
    if before in words.metonym_verbs or any(key in words.metonym_verbs for key in (verb, verb[:-2], verb[:-1])):
        return True
    return before in words.metonym_nouns or after in words.metonym_verbs


def _did_it(hits: PlaceHits, unit: Unit) -> bool:
    """«التي استعادتها بغداد», «خطوة نادرة اتخذتها موسكو»: the subject of a relative clause whose verb has an object."""
    verb, first = hits.keys[unit.first - 1], unit.first
    if unit.proclitics or len(verb) < _VERB or not verb.endswith(_PRONOUNS) or verb.startswith(_SAW):
        return False
    noun = hits.keys[first - 2]
    told = noun.endswith(_INDEFINITE) and not noun.startswith(_ARTICLE)
    return told or not _WHICH.isdisjoint(hits.keys[max(first - 3, 0) : first - 1])


def _is_party(hits: PlaceHits, chain: Chain) -> bool:
    """«الأزمة بين لندن وموسكو»: two states, and no border or way between them."""
    first = chain.members[0].first
    if hits.keys[first - 1] != _BETWEEN or len(chain.members) < 2 or chain.members[1].kind not in _STATES:
        return False
    return hits.words.spaces.isdisjoint(hits.keys[max(first - _SPACE_REACH, 0) : first])


def _is_each(hits: PlaceHits, unit: Unit) -> bool:
    """«وجهت كل من واشنطن ولندن وباريس ضربة»: the first of several that did it, but not "في كل من"."""
    keys, first = hits.keys, unit.first
    return keys[first - 1] == _FROM and keys[first - 2] in EACH and not is_listed(hits, first)


def _is_accused(hits: PlaceHits, unit: Unit) -> bool:
    """«وجهت أصابع الاتهام فيه لدمشق», «فصائل موالية لأنقرة»: a state to which something is put or owed, not done."""
    if unit.proclitics != "ل":
        return False
    return not hits.words.owed.isdisjoint(hits.keys[max(unit.first - _OWED_REACH, 0) : unit.first])


def is_believed(hits: PlaceHits, chain: Chain, unit: Unit) -> bool | None:
    """Tell whether a known name without a head noun is certainly a place (true), perhaps (false), or none (null).

    A name of one word that is no state, capital or large city counts only in an article about its country; where
    something can have happened, also one of the user's own, and one of a single country in a text that names none.
    """
    placed = is_placed(hits, chain, unit)
    held = bool(chain.parents or unit.countries)
    facts = facts_of(unit.candidates)
    at_home = not hits.countries.isdisjoint(facts.countries) or (placed and _is_borne_out(chain, unit))
    if facts.common and not (placed and (held or (facts.large and at_home))) and _is_word(hits, unit):
        return None
    region = " " in unit.name and unit.kind in _REGIONS  # "قطاع غزة" is nothing else, wherever it stands
    if not at_home:
        single = len(facts.countries) == 1 or facts.home is not None
        if placed and (facts.own or (not hits.countries and single and not facts.common)):
            return True
        if " " in unit.name:
            return region or (placed and " ال" not in unit.name)
        return True if facts.large and placed and not unit.proclitics.endswith(("ب", "ل")) else None
    return placed or held or region


def _is_borne_out(chain: Chain, unit: Unit) -> bool:
    """Tell whether a place joined to this one can only lie in its country: "بين صور والناقورة"."""
    lands = facts_of(unit.candidates).countries
    others = (facts_of(other.candidates) for other in chain.members if other is not unit)
    return any(len(lands & other.countries) == 1 and not other.common for other in others)


def _is_word(hits: PlaceHits, unit: Unit) -> bool:
    """Tell whether the name as it stands here is an ordinary word, whatever else the place is called; "إب" is none."""
    if unit.name in hits.words.spelled:
        return False
    key = " ".join(fold(word) for word in unit.name.split())
    return all(row.is_common(key) for row in unit.candidates)


def is_placed(hits: PlaceHits, chain: Chain, unit: Unit) -> bool:
    """Tell whether the words around a name show that something can have happened there."""
    if unit.headed:
        return True
    if unit.proclitics.endswith("ب"):
        facts = facts_of(unit.candidates)
        known = facts.large or (facts.home is not None and not facts.common)
        return known or unit.name.startswith("ال") or " " in unit.name
    if unit.relation:
        return unit.relation != "border" or unit.kind != "country"
    doc, first = hits.doc, unit.first
    before = hits.keys[first - 1]
    if unit.proclitics == "ل" and not hits.trigger_ends.isdisjoint((first, first - 1)):
        return True  # "القصف الإسرائيلي لدمشق"
    if before in hits.words.placing or first in hits.trigger_ends or (before == _FROM and leads_away(hits, chain)):
        return True
    if is_listed(hits, first):
        return True
    sentence = doc.sentence(first)
    if first == sentence.first:
        return hits.keys[unit.last] in _COLONS
    return unit.kind != "country" and not unit.proclitics and is_struck(hits, first)
