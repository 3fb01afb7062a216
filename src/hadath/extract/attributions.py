"""Find who says what: the verb of saying, its source, and the words that are said."""

from typing import NamedTuple, cast

from hadath.document import Document, Mention
from hadath.lexicons.attributions import SourceWords, Speech, source_words
from hadath.mentions import AttributionValue
from hadath.text.phrases import Hit
from hadath.text.tokens import PUNCTUATION, WORD

_LONGEST_SOURCE = 14
_ACCUSED_REACH = 8
_STOPS = frozenset(("،", ",", "؛", ";", ":", ".", "!", "؟", "?", "(", ")", "-", "–", "..", "..."))
_OPENERS = frozenset((":", "؛"))
_BY = "ب"
_IN = frozenset(("في", "علي", "عبر", "خلال", "الي", "ضد", "بعد", "قبل"))
_NAMED = frozenset(("باسم", "في", "ل", "لدي", "من"))
_ACT_KIND = "trigger"


class _Source(NamedTuple):
    first: int
    last: int


def find_attributions(doc: Document) -> list[Mention]:
    """Return the attributions of a document in order; what is said runs to the end of its sentence."""
    hits = doc.hits.get("attribution", [])
    if not hits:
        return []
    words = source_words()
    thats = {hit.first: hit for hit in doc.hits.get("attribution_that", ())}
    acts = {hit.first for hit in doc.hits.get(_ACT_KIND, ())}
    spoken = {hit.first for hit in hits}
    found: list[Mention] = []
    for hit in hits:
        if found and hit.first < found[-1].last:
            continue
        stops = _Stops(thats, acts, spoken, words)
        found.append(_read(doc, hit, stops))
    return found


class _Stops(NamedTuple):
    """What ends a source: the words that open what is said, acts, further verbs of saying, and closing words."""

    thats: dict[int, Hit]
    acts: set[int]
    spoken: set[int]
    words: SourceWords


def _read(doc: Document, hit: Hit, stops: _Stops) -> Mention:
    speech = cast(Speech, hit.entry)
    sentence = doc.sentence(hit.first)
    after = _source_after(doc, hit.last, sentence.last, stops)
    before = _source_before(doc, hit.first, sentence.first, stops)
    source = after if speech.side == "after" and after.last > after.first else before
    that = _opener(doc, max(source.last, hit.last), sentence.last, stops)
    scope_first = that if that is not None else max(source.last, hit.last)
    scope = (scope_first, sentence.last)
    if speech.side == "after" and not speech.verb:
        scope = (sentence.first, sentence.last)
    elif speech.verb and doc.key(hit.first - 1) in _STOPS and scope_first >= sentence.last - 1:
        scope = (sentence.first, hit.first)  # a verb of saying at the end: "…، يقول المصدر"
    accused = _accused(doc, source.last, sentence.last) if speech.force == "accuse" else (0, 0)
    value = AttributionValue(
        source=doc.words(*source) if source.last > source.first else "",
        verb=" ".join(doc.keys(hit.first, hit.last)),
        force=speech.force,
        scope_first=scope[0],
        scope_last=scope[1],
        source_first=source.first,
        source_last=source.last,
        party=_is_party(doc, source, stops.words),
        accused_first=accused[0],
        accused_last=accused[1],
    )
    return Mention("attribution", hit.first, hit.last, f"attributions.{speech.id}", value)


def _source_after(doc: Document, first: int, sentence_last: int, stops: _Stops) -> _Source:
    """The noun phrase after a verb, up to what is said, a comma, a time, or an act."""
    last = first
    while last < min(sentence_last, first + _LONGEST_SOURCE):
        if _ends_source(doc, last, stops) or (last > first and doc.key(last) in _IN):
            break
        last += 1
    return _Source(first, last)


def _ends_source(doc: Document, token: int, stops: _Stops) -> bool:
    key = doc.key(token)
    if doc.forms[token].kind is PUNCTUATION or key in _STOPS or token in stops.thats or key in stops.words.closers:
        return True
    return token in stops.acts or token in stops.spoken


def _source_before(doc: Document, last: int, sentence_first: int, stops: _Stops) -> _Source:
    """The noun phrase before a verb, back to the start of its clause."""
    first = last
    while first > max(sentence_first, last - _LONGEST_SOURCE):
        key = doc.key(first - 1)
        if doc.forms[first - 1].kind is PUNCTUATION or first - 1 in stops.acts or first - 1 in stops.thats:
            break
        if first - 1 in stops.spoken or key in _IN:
            break
        first -= 1
        if key.startswith("و") and doc.forms[first].heads[1:] and doc.forms[first].kind is WORD and first < last - 1:
            break
    return _Source(first, last)


def _opener(doc: Document, token: int, sentence_last: int, stops: _Stops) -> int | None:
    """Return the token after "إن", "أن", "عن" or a colon, if one comes soon after the source."""
    for i in range(token, min(sentence_last, token + _LONGEST_SOURCE)):
        if i in stops.thats:
            return stops.thats[i].last
        if doc.key(i) in _OPENERS:
            return i + 1
        if i in stops.acts:
            return i
    return None


def _accused(doc: Document, first: int, sentence_last: int) -> tuple[int, int]:
    """The noun phrase between the accuser and "بـ": "اتهم الأهالي *قوات الحاجز* بقتل"."""
    for i in range(first, min(sentence_last, first + _ACCUSED_REACH)):
        if doc.key(i).startswith(_BY) and i > first and doc.forms[i].heads[1:]:
            return first, i
        if doc.key(i) in _STOPS:
            break
    return first, min(sentence_last, first + 1)


def _is_party(doc: Document, source: _Source, words: SourceWords) -> bool:
    """A source that no title marks as an office, agency, witness or speaker may itself be a party."""
    if source.last == source.first or source.last - source.first > _ACCUSED_REACH:
        return False
    for i in range(source.first, source.last):
        if any(head.rest in words.titles for head in doc.forms[i].heads):
            return False
    return True
