"""Find who says what: the verb of saying, its source, and the words that are said."""

from bisect import bisect_left
from itertools import islice, takewhile
from typing import NamedTuple, cast

from hadath.document import Document, Mention, Sentence
from hadath.lexicons.actor_nouns import NounForm
from hadath.lexicons.attributions import SourceWords, Speech, source_words
from hadath.mentions import AttributionValue
from hadath.text.phrases import Hit
from hadath.text.tokens import PUNCTUATION, WORD, write_clitics

_EACH_OF = (["كل", "من"], ["كلا", "من"])
_FORCES = frozenset(("army", "organ", "hardware", "group"))
_LONGEST_SOURCE = 14
_OPENER_REACH = 20  # tokens from the source to "إن", across an apposition between commas
_ACCUSED_REACH = 10
_NEAR = 12  # tokens after a verb among which a word it needs must stand
_NEGATED = {"after": 1, "before": 6}  # how far before a word of saying a negation undoes it, by the source's side
_NOUN = 3  # tokens before an adjective that doubts a noun
_SAID_IN_QUOTES = 4  # a quotation of so many tokens is a statement, a shorter one may be a name
_COLONS = frozenset((":", "؛"))
_IN = frozenset(("في", "علي", "عبر", "خلال", "الي", "ضد", "بعد", "قبل"))
_RELATIVE = frozenset(("ما", "مما", "التي", "الذي", "الذين", "كما", "وما"))
_ALREADY = "قد"
_BY, _FOR = "ب", "في"  # before what somebody is accused of
_ARTICLE = "ال"
_JOINED = frozenset(("و", "ف"))
_CALLED = "ى"  # "يدعى" is called, "يدعي" claims; they fold alike
_CLAIMS = frozenset(("يدعي", "تدعي", "ويدعي", "وتدعي"))
_ACT, _GIVEN, _ACTOR, _NOUN_OF_ACTOR, _PLACE = "trigger", "given_name", "actor", "actor_noun", "place"


class _Span(NamedTuple):
    first: int
    last: int


class _Marks(NamedTuple):
    """What ends a source: words that open a statement, acts, verbs of saying, quotations, closing words.

    The tokens of names, `named`, end none.
    """

    thats: dict[int, Hit]
    acts: frozenset[int]
    spoken: frozenset[int]
    quotes: frozenset[int]
    named: set[int]
    words: SourceWords


def find_attributions(doc: Document) -> list[Mention]:
    """Return the attributions of a document in order; what is said runs to the end of its sentence."""
    hits = doc.hits.get("attribution", [])
    if not hits:
        return []
    named = {token for hit in doc.hits.get(_ACTOR, ()) for token in range(hit.first, hit.last)}
    marks = _Marks(
        {hit.first: hit for hit in doc.hits.get("attribution_that", ())},
        frozenset([hit.first for hit in doc.hits.get(_ACT, ()) if hit.first not in named]),  # «جيش تحرير بلوشستان»
        frozenset([hit.first for hit in hits]),
        frozenset([first for first, last in doc.quoted if last - first >= _SAID_IN_QUOTES]),
        named,
        source_words(),
    )
    found: list[Mention] = []
    for hit in hits:
        if found and hit.first < found[-1].last:
            continue
        mention = _read(doc, hit, marks, found[-1] if found else None)
        if mention is not None:
            found.append(mention)
    return found


def _read(doc: Document, hit: Hit, marks: _Marks, earlier: Mention | None) -> Mention | None:
    speech = cast(Speech, hit.entry)
    sentence = doc.sentence(hit.first)
    if not _counts(doc, hit, speech, marks.words):
        return None
    source = _trim(doc, _find_source(doc, hit, sentence, marks), marks.words)
    if speech.force == "boast" and speech.side == "before":
        announced = _announced(doc, hit, earlier)
        if announced is None:
            return None
        source = announced
    said = max(source.last, hit.last)
    opener = _find_opener(doc, said, sentence.last, marks)
    titled = _has_title(doc, source.first, max(source.last, opener or 0), marks.words)
    lacking = {"that": opener is None, "next": hit.last not in marks.thats, "title": not titled}
    if lacking.get(speech.needs, False):
        return None
    accused = _Span(0, 0)
    if speech.force == "accuse":
        source, accused = _part_accused(doc, hit, source, sentence.last)
    scope = _scope(hit, speech, sentence, said if opener is None else opener)
    value = AttributionValue(
        source=doc.words(*source) if source.last > source.first else "",
        verb=" ".join(doc.keys(hit.first, hit.last)),
        force=speech.force,
        scope_first=scope.first,
        scope_last=scope.last,
        source_first=source.first,
        source_last=source.last,
        party=not titled and _is_party(doc, source),
        accused_first=accused.first,
        accused_last=accused.last,
        skip=int(hit.proclitics[:1] in _JOINED),
    )
    return Mention("attribution", hit.first, hit.last, f"attributions.{speech.id}", value)


def _counts(doc: Document, hit: Hit, speech: Speech, words: SourceWords) -> bool:
    """Tell whether a word of saying is one here: not negated, not a name's, and with the words it needs after it."""
    if not words.negations.isdisjoint(doc.keys(max(hit.first - _NEGATED[speech.side], 0), hit.first)):
        return False
    if doc.key(hit.first) in _CLAIMS and doc.forms[hit.first].text[-1] == _CALLED:
        return False
    if not speech.near:
        return True
    if write_clitics(speech.near).isdisjoint(doc.keys(hit.last, hit.last + _NEAR)):
        return False
    after = doc.forms[hit.last : hit.last + _NEAR]
    return any(not speech.near.isdisjoint(form.rests) for form in after)


def _announced(doc: Document, hit: Hit, earlier: Mention | None) -> _Span | None:
    """Return the source of the announcement a boast is in: "أعلن *التنظيم* مسؤوليته عن", or None outside of one."""
    if earlier is None or hit.first - earlier.last > _OPENER_REACH:
        return None
    if doc.sentence_at[earlier.first] != doc.sentence_at[hit.first]:
        return None
    value = cast(AttributionValue, earlier.value)
    if value.force == "deny" or value.accused_last == hit.first:  # "حملوه | مسؤولية الهجوم"
        return None
    return _Span(value.source_first, value.source_last)


def _trim(doc: Document, source: _Span, words: SourceWords) -> _Span:
    """Return a source without the particles at its ends ("وكان الجيش قد" is "الجيش")."""
    first, last = source
    while first < last and doc.key(first) in words.particles:
        first += 1
    while first < last and doc.key(last - 1) in words.particles:
        last -= 1
    return _Span(first, last)


def _scope(hit: Hit, speech: Speech, sentence: Sentence, said: int) -> _Span:
    if speech.scope == "noun":
        return _Span(max(sentence.first, hit.first - _NOUN), hit.last)
    if speech.scope == "sentence" or said >= sentence.last - 1:  # "…، بحسب المصدر", "…، يقول المصدر"
        return _Span(sentence.first, sentence.last)
    return _Span(said, sentence.last)


def _find_source(doc: Document, hit: Hit, sentence: Sentence, marks: _Marks) -> _Span:
    """Return the noun phrase after the verb; the one before it in a title, or where none follows."""
    speech = cast(Speech, hit.entry)
    if speech.side == "after":
        perfect = doc.key(hit.first - 1) == _ALREADY  # "وكانت واشنطن قد أعلنت"
        inverted = perfect or (sentence.title and speech.scope == "after" and doc.key(hit.first - 1) not in _RELATIVE)
        before = _source_before(doc, hit.first, sentence.first, marks) if inverted else _Span(0, 0)
        if before.last > before.first:
            return before
        after = _source_after(doc, hit.last, sentence.last, marks)
        if after.last > after.first or speech.scope == "sentence":
            return after
    return _source_before(doc, hit.first, sentence.first, marks)


def _source_after(doc: Document, first: int, sentence_last: int, marks: _Marks) -> _Span:
    """The noun phrase from a token on, up to what is said, a comma, a time, or an act."""
    first += 2 * (doc.keys(first, first + 2) in _EACH_OF)
    last, limit = first, min(sentence_last, first + _LONGEST_SOURCE)
    closers = marks.words.closers
    while last < limit:
        form = doc.forms[last]
        if form.kind is PUNCTUATION or form.key in closers or last in marks.thats or last in marks.acts:
            break
        if (
            last in marks.spoken
            or last in marks.quotes
            or (last > first and form.key in _IN and last not in marks.named)
        ):
            break
        last += 1
    return _Span(first, last)


def _source_before(doc: Document, last: int, sentence_first: int, marks: _Marks) -> _Span:
    """The noun phrase that ends at a token, back to the start of its clause."""
    first, limit = last, max(sentence_first, last - _LONGEST_SOURCE)
    while first > limit:
        before = first - 1
        form = doc.forms[before]
        if form.kind is PUNCTUATION or before in marks.acts or before in marks.thats or before in marks.spoken:
            break
        if form.key in _IN and before not in marks.named:
            break
        first = before
        if form.key[0] == "و" and len(form.rests) > 1 and first < last - 1:
            break
    return _Span(first, last)


def _find_opener(doc: Document, token: int, sentence_last: int, marks: _Marks) -> int | None:
    """Return the first token of a statement: after "إن", "أن", "عن" or a colon, at a quotation or an act."""
    for i in range(token, min(sentence_last, token + _OPENER_REACH)):
        if i in marks.thats:
            return marks.thats[i].last
        if i in marks.quotes:
            return i
        if doc.forms[i].key in _COLONS:
            return i + 1
        if i in marks.acts or i in marks.spoken:
            return None
    return None


def _part_accused(doc: Document, hit: Hit, source: _Span, sentence_last: int) -> tuple[_Span, _Span]:
    """Part accuser and accused: "اتهم الأهالي | قوات الحاجز | بقتل"; with one party alone it is the accused."""
    first, limit = hit.last, min(sentence_last, hit.last + _ACCUSED_REACH + _LONGEST_SOURCE)
    near = cast(Speech, hit.entry).near
    by = next((i for i in range(first + 1, limit) if _is_by(doc, i) or doc.key(i) in near), 0)
    charged = next((i for i in range(first + 1, by or limit) if doc.key(i) == _FOR), 0)
    if charged and (not by or _hits_in(doc, _ACT, charged, min(by, charged + 3))):
        by = charged  # "في مقتل", but not "اتهمت دمشق في أيار إسرائيل بقصف"
    if not by:
        return source, _Span(0, 0)
    if cast(Speech, hit.entry).side == "before" or (source.last <= hit.first and source.last > source.first):
        return source, _Span(first, by)  # the accuser stands first: "القوات تتهم الفصائل بـ"
    parties = _parties_in(doc, first, by)
    if not parties:
        described = doc.key(first + 1).startswith(_ARTICLE) and first + 2 < by
        second = min(first + 2 if described else first + 1, by)
        return _Span(first, second), _Span(second, by)
    other = _second_side(doc, parties, by)
    if other is None or parties[0].first == other:
        return _Span(first, first), _Span(parties[0].first, by)
    return _Span(source.first, min(source.last, other)), _Span(other, by)


def _second_side(doc: Document, parties: list[_Span], by: int) -> int | None:
    """Return where the accused begin: the first who stands unjoined behind another, "اتهمت باريس ولندن | موسكو"."""
    for party in parties[1:]:
        if not _is_joined(doc, party.first):
            return party.first
    accusers = len(parties) > 1 or _is_state(doc, parties[0])
    return parties[-1].last if accusers and parties[-1].last < by else None


def _is_state(doc: Document, party: _Span) -> bool:
    return any(hit.first == party.first for hit in _hits_in(doc, _PLACE, *party))


def _is_joined(doc: Document, token: int) -> bool:
    form = doc.forms[token]
    return form.key[0] == "و" and len(form.rests) > 1


def _is_by(doc: Document, token: int) -> bool:
    form = doc.forms[token]
    return form.kind is WORD and form.key[0] == _BY and len(form.rests) > 1 and len(form.key) > len("بين")


def _parties_in(doc: Document, first: int, last: int) -> list[_Span]:
    """Return the parties that are told between two tokens: names, nouns for forces and offices, states side by side."""
    named, nouns = _hits_in(doc, _ACTOR, first, last), _hits_in(doc, _NOUN_OF_ACTOR, first, last)
    forces = (hit for hit in nouns if cast(NounForm, hit.entry).noun.kind in _FORCES)
    states = _hits_in(doc, _PLACE, first, last)
    found: list[_Span] = []
    end, owner = first, -1
    for hit in sorted((*named, *forces, *states), key=lambda hit: (hit.first, -hit.last)):
        if hit.kind == _PLACE and hit.first != end:
            continue
        if hit.first >= end and hit.first != owner:
            found.append(_Span(hit.first, hit.last))
        if hit.last > end:
            end = hit.last
            owner = end if isinstance(hit.entry, NounForm) and hit.entry.bound else -1  # "قوات التحالف" is one party
    return found


def _hits_in(doc: Document, kind: str, first: int, last: int) -> list[Hit]:
    hits = doc.hits.get(kind, [])
    begin = bisect_left(hits, first, key=lambda hit: hit.first)
    return [*takewhile(lambda hit: hit.first < last, islice(hits, begin, None))]


def _has_title(doc: Document, first: int, last: int, words: SourceWords) -> bool:
    """Tell whether a title marks the source as an office, agency, witness or speaker, also in apposition."""
    last = min(last, first + _OPENER_REACH)
    if write_clitics(words.titles).isdisjoint(doc.keys(first, last)):
        return False
    return any(not words.titles.isdisjoint(form.rests) for form in doc.forms[first:last])


def _is_party(doc: Document, source: _Span) -> bool:
    """A source without a title may itself be a party, unless it is a person."""
    if source.last == source.first or source.last - source.first > _ACCUSED_REACH:
        return False
    return not any(kind == _GIVEN for form in doc.forms[source.first : source.last] for kind, _ in form.single)
