"""How far a name goes that no list knows: the words after "قرية", "حي", "سجن" that belong to it."""

from typing import NamedTuple

from hadath.extract.places.hits import PlaceHits
from hadath.lexicons.place_heads import HeadForm, PlaceHead
from hadath.text.tokens import WORD

_LONGEST = 4
_LONGEST_QUOTED = 5
_ARTICLE = "ال"
_CONJUNCTION = "و"
_UNFINISHED = frozenset(("ابو", "ام", "عبد", "ابن", "بني", "بو", "ال", "سيدي", "ابي", "ابا", "ذات", "ذي"))
_INTERNATIONAL = "الدولي"


class Name(NamedTuple):
    """A name at tokens `first` up to, not including, `last`; `proclitics` stand on its first word."""

    first: int
    last: int
    candidates: tuple[object, ...] = ()
    proclitics: str = ""


def find_name(hits: PlaceHits, first: int, head: PlaceHead, *, joined: bool = False) -> Name | None:
    """Return the name that begins at a token after a head noun, or null; `joined` names carry "و"."""
    doc = hits.doc
    if first >= len(doc.forms) or doc.forms[first].kind is not WORD:
        return None
    proclitics = _CONJUNCTION if joined else ""
    if not joined and first in hits.quotes and hits.quotes[first] - first <= _LONGEST_QUOTED:
        return _quoted(hits, first, head)
    known = hits.places.get(first)
    if known is not None and known.proclitics == proclitics and known.last >= first + 1:
        return _known(hits, known.last, Name(first, known.last, _candidates(known.entry), proclitics), head)
    if not head.open or not _may_begin(hits, first, head, proclitics):
        return None
    last = _extent(hits, first, proclitics)
    if doc.key(last - 1)[len(proclitics) if last - 1 == first else 0 :] in _UNFINISHED:
        return None
    return Name(first, _with_international(hits, last, head), (), proclitics)


def _candidates(entry: object) -> tuple[object, ...]:
    return entry if isinstance(entry, tuple) else (entry,)


def _quoted(hits: PlaceHits, first: int, head: PlaceHead) -> Name | None:
    last = hits.quotes[first]
    known = hits.places.get(first)
    if known is not None and known.last == last and not known.proclitics:
        return Name(first, last, _candidates(known.entry))
    if not head.open or hits.stops(first) or hits.doc.key(first) in hits.words.generic:
        return None
    return Name(first, last)


def _known(hits: PlaceHits, last: int, name: Name, head: PlaceHead) -> Name:
    """A known name ends where the list ends it; "مطار حلب الدولي" takes the adjective in."""
    return name._replace(last=_with_international(hits, last, head))


def _with_international(hits: PlaceHits, last: int, head: PlaceHead) -> int:
    return last + 1 if head.kind == "airport" and hits.doc.key(last) == _INTERNATIONAL else last


def _may_begin(hits: PlaceHits, first: int, head: PlaceHead, proclitics: str) -> bool:
    key = hits.doc.key(first)[len(proclitics) :]
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
    if key.startswith(_ARTICLE):
        return True
    return first not in hits.triggers and not _is_bare_nisba(key, head)


def _is_bare_nisba(key: str, head: PlaceHead) -> bool:
    """Tell whether an indefinite word is an adjective of the head ("حي سكني", "قرية حدودية") and no name."""
    return len(key) >= 4 and key.endswith("ي" if head.gender == "m" else "يه")


def _extent(hits: PlaceHits, first: int, proclitics: str) -> int:
    """Return the token after a name that begins at `first`."""
    doc, words = hits.doc, hits.words
    limit = min(doc.sentence(first).last, first + _LONGEST)
    before = doc.key(first)[len(proclitics) :]
    opened = not before.startswith(_ARTICLE)
    last = first + 1
    while last < limit and not hits.stops(last):
        key = doc.key(last)
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
    key = hits.doc.key(token)
    if key in hits.words.adjectives or token in hits.nations or token in hits.heads or token in hits.triggers:
        return False
    if key.startswith(_ARTICLE):
        return not _is_adjective(key)
    if token in hits.places or hits.doc.forms[token].text.endswith(("ً", "ًا")):
        return False
    return _is_boundary(hits, token + 1)


def _is_adjective(key: str) -> bool:
    """Tell a definite nisba or participle ("الساحلية", "المحررة") from a noun ("الجزيرة")."""
    return key.endswith(("يه", "يين", "تين")) or (key.startswith("الم") and key.endswith("ه") and len(key) >= 7)


def _is_boundary(hits: PlaceHits, token: int) -> bool:
    if token >= len(hits.doc.forms):
        return True
    if hits.stops(token) or token in hits.nations or hits.doc.key(token) in hits.words.adjectives:
        return True
    hit = hits.heads.get(token) or hits.places.get(token)
    return hit is not None


def find_names(hits: PlaceHits, first: int, form: HeadForm) -> list[Name]:
    """Return the names after a head noun: one after a singular, two after a dual, a list after a plural."""
    name = find_name(hits, first, form.head)
    if name is None:
        return []
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


def _next_in_list(hits: PlaceHits, token: int, head: PlaceHead) -> Name | None:
    doc = hits.doc
    if doc.key(token) in ("،", ","):
        token += 1
        key = doc.key(token)
        if not key.startswith(_CONJUNCTION):
            known = hits.places.get(token)
            return find_name(hits, token, head) if known is not None and not known.proclitics else None
    if doc.key(token) == _CONJUNCTION:
        return find_name(hits, token + 1, head)
    if doc.key(token).startswith(_CONJUNCTION) and len(doc.forms[token].heads) > 1:
        return find_name(hits, token, head, joined=True)
    return None
