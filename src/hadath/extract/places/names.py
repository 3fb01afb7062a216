"""How far a name goes that no list knows: the words after "قرية", "حي", "سجن" that belong to it."""

from typing import NamedTuple

from hadath.extract.places.hits import PlaceHits, begins_hit, facts_of, rows_of
from hadath.lexicons.gazetteer import Place
from hadath.lexicons.people import name_words
from hadath.lexicons.place_heads import HeadForm, PlaceHead, PlaceWords
from hadath.text.phrases import Hit
from hadath.text.tokens import WORD

_LONGEST = 4
_SHORTEST_ALONE = 4
_OTHER = ("actor", "item", "people", "count", "date")
_LONGEST_QUOTED = 5
_ARTICLE = "ال"
_CONJUNCTION = "و"
_PREPOSED = ("بال", "كال", "فال", "وال", "لل")
_UNFINISHED = frozenset(("ابو", "ام", "عبد", "ابن", "بني", "بو", "ال", "سيدي", "ابي", "ابا", "ذات", "ذي"))
_PRESENT, _VERB = "تي", 3  # what verbs of the present begin with, and the length of the shortest
_OBJECTS = ("ها", "هم")
_NO_ENDS = ("ته", "تها", "تهم", "وا")  # a pronoun ("قصر قامته") or a verb ("وأعلنوا"), which are no names
_SETTLED = frozenset(("quarter", "village", "town", "city", "camp"))
_FREELY_NAMED = frozenset(("quarter", "village", "town", "mountain", "water", "region", "island"))
_SELDOM_UNKNOWN = frozenset(("governorate", "district", "city", "base", "camp", "prison"))
_BACK = frozenset(("بها", "فيها", "عليها", "منها", "لها", "اليها", "به", "فيه", "عليه", "منه", "اليه"))
_FOR = "ل"
_TENTH_FORM = ("يست", "تست")
_PRISON, _PEOPLE = "prison", ("ين", "ون", "ات", "النساء", "الرجال", "الاحداث", "الاطفال")
_INTERNATIONAL = "الدولي"


class Name(NamedTuple):
    """A name at tokens `first` up to, not including, `last`; `proclitics` stand on its first word."""

    first: int
    last: int
    candidates: tuple[Place, ...] = ()
    proclitics: str = ""


def find_name(
    hits: PlaceHits, first: int, head: PlaceHead, *, joined: bool = False, placed: bool = True
) -> Name | None:
    """Return the name that begins at a token after a head noun, or null; `joined` names carry "و".

    `placed` is false where nothing before the head noun shows a place: a guarded head then takes known names only.
    """
    doc = hits.doc
    if first >= len(doc.forms) or doc.forms[first].kind is not WORD or first in hits.idioms:
        return None
    proclitics = _CONJUNCTION if joined else ""
    if not joined and first in hits.quotes and hits.quotes[first] - first <= _LONGEST_QUOTED:
        return _quoted(hits, first, head)
    known = hits.places.get(first)
    if known is not None and _is_plain_here(hits, known, head, joined=joined):
        return None
    if known is not None and known.proclitics == proclitics:
        name = Name(first, _with_international(hits, known.last, head), rows_of(known), proclitics)
        if not _is_first_word_only(hits, known, head) or _extent(hits, first, proclitics) == known.last:
            return name
    if not head.open or (head.guarded and not placed) or not _may_begin(hits, first, head, proclitics):
        return None
    last = _extent(hits, first, proclitics)
    if hits.keys[last - 1][len(proclitics) if last - 1 == first else 0 :] in _UNFINISHED:
        return None
    return Name(first, _with_international(hits, last, head), (), proclitics)


def _is_plain_here(hits: PlaceHits, known: Hit, head: PlaceHead, *, joined: bool) -> bool:
    """Tell whether a known word after this head is the ordinary word: "مديرية الصحة", "وسلسلة", but "حي الصحة"."""
    if known.last != known.first + 1:
        return False
    key = hits.keys[known.first][len(known.proclitics) :]
    if head.open and head.kind in _SETTLED:
        return key in hits.words.generic and head.gender == "f" and _describes(hits, known.first, key, head)
    return key in hits.words.generic or ((joined or not head.open) and key in hits.words.plain)


def _is_first_word_only(hits: PlaceHits, known: Hit, head: PlaceHead) -> bool:
    """Tell whether a known word more likely begins a longer name: "عين" of "عين الورد", a word of another country."""
    if not head.open or known.last != known.first + 1:
        return False
    key = hits.keys[known.first][len(known.proclitics) :]
    if key in hits.words.starters:
        return True
    facts = facts_of(rows_of(known))
    at_home = not hits.countries.isdisjoint(facts.countries)
    if at_home and facts.large:
        return False
    if not at_home and not facts.large:
        return True
    return not key.startswith(_ARTICLE) and _is_second_noun(hits, known.last)


def _is_second_noun(hits: PlaceHits, token: int) -> bool:
    doc = hits.doc
    if token >= doc.sentence(token - 1).last or hits.stops(token):
        return False
    return hits.keys[token].startswith(_ARTICLE) and _continues(hits, token)


def _quoted(hits: PlaceHits, first: int, head: PlaceHead) -> Name | None:
    last = hits.quotes[first]
    known = hits.places.get(first)
    if known is not None and known.last == last and not known.proclitics:
        return Name(first, last, rows_of(known))
    if not head.open or hits.stops(first) or hits.keys[first] in hits.words.generic:
        return None
    if any(hits.keys[token].startswith(_CONJUNCTION) for token in range(first + 1, last)):
        return None  # "مدينة «أعمالا جبانة ووحشية»"
    return Name(first, last)


def _with_international(hits: PlaceHits, last: int, head: PlaceHead) -> int:
    """«مطار حلب الدولي»: the adjective is part of an airport's name, and so is all before it."""
    if head.kind == "airport":
        for token in range(last, last + _LONGEST - 1):
            if hits.keys[token] == _INTERNATIONAL:
                return token + 1
            if token >= len(hits.doc.forms) or hits.stops(token) or token in hits.heads or token in hits.nations:
                break
    return last


def _may_begin(hits: PlaceHits, first: int, head: PlaceHead, proclitics: str) -> bool:
    key = hits.keys[first][len(proclitics) :]
    words = hits.words
    if len(key) < 2 or hits.stops(first) or key in words.stop or key in words.generic or key in words.adjectives:
        return False
    if first in hits.nations or hits.doc.forms[first].text.endswith(("ً", "ًا")):
        return False
    other = hits.heads.get(first)
    if other is not None and not (other.proclitics == proclitics and key in words.starters):
        return False
    known = hits.places.get(first)
    if known is not None and known.proclitics != proclitics:
        return False
    if not proclitics and key[0] == _CONJUNCTION and _is_ordinary(key[1:]):
        return False  # "وقع أمام كنيسة ويأتي"
    if known is None and (_is_plain_noun(key, head, words) or (head.kind == _PRISON and key in name_words().given)):
        return False  # "سجن هشام": somebody is put there
    if key.startswith(_ARTICLE):
        return not (head.kind == _PRISON and known is None and key.endswith(_PEOPLE))  # "سجن المحكومين"
    if len(key) >= 5 and (key.endswith(_NO_ENDS) or key.startswith(_TENTH_FORM)):
        return False
    if _is_verb(key) and (not head.keep or key.endswith(_OBJECTS)):
        return False  # "مدينة تواجه", "قاعدة تستخدمها"
    if key[0] in _PRESENT and hits.keys[first + 1] in _BACK:
        return False  # "منطقة يعبث بها"
    if key[0] == _FOR and hits.keys[first + 1].startswith(_ARTICLE) and _is_ordinary(key[1:]):
        return False  # "منطقة لتناول الطعام"
    return first not in hits.triggers and not _describes(hits, first, key, head)


def _is_verb(key: str) -> bool:
    """Tell whether a word is one of the present: a frequent one ("تواجه", "يضم"), or one with an object ("تشنها")."""
    if key[0] not in _PRESENT or len(key) < _VERB:
        return False
    return key in name_words().stops or (len(key) > _VERB + 1 and key.endswith(_OBJECTS))


def _is_plain_noun(key: str, head: PlaceHead, words: PlaceWords) -> bool:
    """Tell whether a frequent word after this head is no name: "ولاية المحكمة", "سوق مالي", but "حي الصمود"."""
    if head.kind in _FREELY_NAMED or key in words.starters or key not in name_words().stops:
        return False
    return head.kind in _SELDOM_UNKNOWN or not key.startswith(_ARTICLE)


def _is_ordinary(word: str) -> bool:
    """Tell whether a word is an ordinary one, or one in the dual."""
    return word in name_words().stops or word.endswith("ين")


def _describes(hits: PlaceHits, first: int, key: str, head: PlaceHead) -> bool:
    """Tell whether an indefinite word is an adjective of the head ("حي سكني", "كنيسة ملحقة") or its purpose ("لل…")."""
    if key.startswith("لل") or (head.keep and key.startswith("ل") and hits.keys[first + 1].startswith(_ARTICLE)):
        return True
    if head.gender == "f" and key.endswith("ه") and (head.keep or key in hits.words.generic):
        return True
    return len(key) >= 4 and key.endswith("ي" if head.gender == "m" else "يه")


def _extent(hits: PlaceHits, first: int, proclitics: str) -> int:
    """Return the token after a name that begins at `first`."""
    doc, words = hits.doc, hits.words
    limit = min(doc.sentence(first).last, first + _LONGEST)
    before = hits.keys[first][len(proclitics) :]
    opened = not before.startswith(_ARTICLE)
    last = first + 1
    while last < limit and not hits.stops(last):
        key = hits.keys[last]
        if before in words.starters:
            opened = not key.startswith(_ARTICLE)
        elif key in words.name_adjectives:
            return last + 1
        elif not opened or not _continues(hits, last):
            break
        elif key.startswith(_ARTICLE):
            return last + 1
        else:
            opened = False
        before = key
        last += 1
    return last


def _continues(hits: PlaceHits, token: int) -> bool:
    """Tell whether a word after an indefinite word of a name still belongs to it."""
    key = hits.keys[token]
    if key in hits.words.adjectives or token in hits.nations or token in hits.heads or token in hits.triggers:
        return False
    if key.startswith(_PREPOSED) or key in hits.words.generic:
        return False  # "مدينة أوباري بالتنسيق مع"
    if _is_verb(key):
        return False  # "جبل مانتاب يجعله"
    if key.startswith(_ARTICLE):
        return not _is_adjective(key)
    form = hits.doc.forms[token]
    known = hits.places.get(token)
    if known is not None and (known.proclitics or facts_of(rows_of(known)).large):
        return False
    if form.text.endswith(("ً", "ًا")) or (key[0] == _CONJUNCTION and len(form.rests) > 1):
        return False
    return _is_boundary(hits, token + 1)


def _is_adjective(key: str) -> bool:
    """Tell a definite nisba or participle ("الساحلية", "المحررة") from a noun ("الجزيرة")."""
    return key.endswith(("يه", "يين", "تين")) or (key.startswith("الم") and key.endswith("ه") and len(key) >= 7)


def _is_boundary(hits: PlaceHits, token: int) -> bool:
    if token >= len(hits.doc.forms):
        return True
    if hits.stops(token) or token in hits.nations or hits.keys[token] in hits.words.adjectives:
        return True
    form = hits.doc.forms[token]
    if form.key[0] == _CONJUNCTION and len(form.rests) > 1:
        return True
    return token in hits.heads or token in hits.places


def find_names(hits: PlaceHits, first: int, form: HeadForm, *, placed: bool = True) -> list[Name]:
    """Return the names after a head noun: one after a singular, two after a dual, a list after a plural."""
    name = find_name(hits, first, form.head, placed=placed)
    if name is None:
        return []
    if form.number == "plural" and _describes_many(hits, name):
        return []
    if form.number == "dual" and not name.candidates and _is_absolute(hits, first):
        return []  # "بلدتين جديدتين"
    names = [name]
    if form.number == "singular":
        return names
    limit = 2 if form.number == "dual" else 16
    while len(names) < limit:
        following = _next_in_list(hits, names[-1].last, form.head)
        if following is None:
            break
        names.append(following)
    return names


def _is_absolute(hits: PlaceHits, first: int) -> bool:
    """Tell whether the dual before a word is not in the construct state, so that its names do not follow it."""
    return first not in hits.quotes and hits.keys[first - 1].endswith(("ين", "ان"))


def _describes_many(hits: PlaceHits, name: Name) -> bool:
    """Tell whether the word after a plural is no name: "أحياء المدينة", "حقول فنية"."""
    key = hits.keys[name.first]
    return key in hits.words.plain or (not name.candidates and key.endswith("يه") and not key.startswith(_ARTICLE))


def _next_in_list(hits: PlaceHits, token: int, head: PlaceHead) -> Name | None:
    doc = hits.doc
    if hits.keys[token] in ("،", ","):
        token += 1
        key = hits.keys[token]
        if not key.startswith(_CONJUNCTION):
            known = hits.places.get(token)
            return find_name(hits, token, head) if known is not None and not known.proclitics else None
    if hits.keys[token] == _CONJUNCTION:
        return find_name(hits, token + 1, head)
    if hits.keys[token].startswith(_CONJUNCTION) and len(doc.forms[token].rests) > 1:
        return find_name(hits, token, head, joined=True)
    return None


def is_unknown_word(hits: PlaceHits, token: int) -> bool:
    """Tell whether a token may be a name that no list knows: no word of the news, and nothing else begins there."""
    key, words = hits.keys[token], hits.words
    if len(key) < _SHORTEST_ALONE or hits.stops(token) or token in hits.triggers or token in hits.nations:
        return False
    if token in hits.heads or token in hits.places or any(begins_hit(hits.doc, kind, token) for kind in _OTHER):
        return False
    return key not in words.generic and key not in words.plain and key not in name_words().stops
