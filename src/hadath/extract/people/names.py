"""Where a personal name begins, and how far it reaches."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from hadath.document import Document, Mention
from hadath.lexicons.people import KUNYA, SERVANT, SON, GivenName, NameWords, PersonCue
from hadath.text.phrases import Hit
from hadath.text.tokens import WORD, Form, find_tails

# The forces of a cue: a name must follow, one may, or one that begins with a given name may.
MUST, MAY, LIST = "name", "title", "list"
_NATIONALITY = "cue.nationality"
COMMAS = frozenset(("،", ",", "(", "-", "–"))
BREAKS = frozenset((".", ":", "؛", ";", "!", "؟", "?", "..", "..."))
THAT = frozenset(("ان", "انه", "انها", "انهم", "بان", "بانه", "لان"))

_LONGEST = 7  # tokens of one name
_SHORTEST = 2  # letters of a name
_MOST_UNKNOWN = 2  # words of an announced name that no lexicon knows
_TITLE_REACH = 9  # tokens from a title to the name
_CHAIN_REACH = 12  # tokens from one name of a list to the next
_SECOND_HALF = frozenset(("الله", "الدين", "الاسلام", "الرب", "الحق", "الرحمن"))
_HOUSE = frozenset(("ال", "بني", "اغ", "اوغلو", "دي", "فان", "فون", "ود", "زاده"))
_MARKS = frozenset(("(", "ب", "ل", ":"))
_AND, _COLON = "و", ":"
_LONGEST_WAW = 4  # letters of a family name that begins with "و"
_MOTHER = "ام"
_ARTICLE = "ال"
_NO_START = ("ال", "ي")  # an unknown word that begins so is an adjective or a verb in the present
_ACT, _PLACE_HEAD = "trigger", "place_head"
_POSSESSORS = ("ها", "هم")
_CLITICS, _NAME_CLITICS = "وبلكف", "وبل"
_PREFIXES = ("لل", "وال", "بال", "كال", "فال", "سي", "ست")
_PLURALS = ("ون", "ان")
_ALI, _UPON = "علي", "ى"
_NISBA = "ي"
_HIS = ("ه", "ها")
_SHORTEST_NISBA = 5  # letters
_MOST_ADJECTIVES = 3
_ROLE = "person_role"


class Start(NamedTuple):
    """Where a name may begin: its first token, the clitics on it, the folded word, and what announced it.

    `forced`: the announcing word stands right before; `sure`: the word is a given name and nothing else.
    """

    token: int
    proclitics: str
    word: str
    cue: Hit | None
    forced: bool
    sure: bool


def find_starts(doc: Document, words: NameWords) -> Iterator[Start]:
    """Return where names may begin, in order; the cue is the last one before in its sentence."""
    cues = doc.hits.get("person_cue", [])
    after = {_after_adjectives(doc, hit, words): hit for hit in cues} | {_skip_mark(doc, hit.last): hit for hit in cues}
    given: dict[int, Hit] = {}
    forms = doc.forms
    for hit in doc.hits.get("given_name", ()):
        form = forms[hit.first]
        if form.text[-1] == _UPON and form.key.endswith(_ALI) and len(form.key) <= len(_ALI) + 1:
            continue  # "على" and "وعلى", which fold like a name
        if hit.first in after or _goes_on(doc, hit, words):
            given.setdefault(hit.first, hit)  # the reading with the fewest clitics comes first
    told = {hit.last for hit in doc.hits.get(_ROLE, ())}  # "اغتيال كمال": a name after all
    number, seen, size = -1, -1, len(forms)
    for token in sorted({*given, *after, *told}):
        if token >= size:
            return
        while seen + 1 < len(cues) and cues[seen + 1].last <= token:
            seen += 1
            if number < 0 or cues[seen].first > cues[number].last or not _is_nationality(cues[seen]):
                number = seen  # "رئيس الوزراء العراقي" is announced by the office
        if token in given:
            cue = cues[number] if number >= 0 and _announces(doc, cues[number], token) else None
            for start in _given_start(doc, given[token], words, cue, forced=token in after):
                yield start._replace(sure=True) if token in told else start
        elif doc.forms[token].kind is WORD:
            if token in after:
                yield from _unknown_start(doc, token, after[token], words)
            elif _is_told(doc, token, words):
                yield Start(token, "", doc.key(token), None, forced=False, sure=True)


def _goes_on(doc: Document, hit: Hit, words: NameWords) -> bool:
    """Tell whether the word after a given name may be of the name too; alone it is none without a title."""
    if cast(GivenName, hit.entry).whole:
        return True
    if hit.last >= len(doc.forms):
        return False
    form = doc.forms[hit.last]
    if form.kind is not WORD:
        return False
    return form.key not in words.stops or form.key in _SECOND_HALF or form.key.endswith(_NISBA)


def _is_nationality(cue: Hit) -> bool:
    return cast(PersonCue, cue.entry).id == _NATIONALITY


def tells_nationality(form: Form) -> bool:
    """Tell whether a word, with or without clitics, is a nationality before a name: "الفرنسي"."""
    return any(getattr(entry.phrase.entry, "id", "") == _NATIONALITY for entry in form.entries)


def _skip_mark(doc: Document, token: int) -> int:
    """Return the token after an opening bracket, or after a lone "ب" or "ل" before a quotation."""
    return token + 1 if doc.key(token) in _MARKS else token


def _after_adjectives(doc: Document, cue: Hit, words: NameWords) -> int:
    """Return the token after the adjectives of a title: "الناشط المدني فلان", "اللاعب الدولي السابق فلان"."""
    token = cue.last
    adjectives = words.title_adjectives
    while token - cue.last < _MOST_ADJECTIVES and (_is_family(doc, token) or doc.key(token) in adjectives):
        token += 1
    return token


def _is_told(doc: Document, token: int, words: NameWords) -> bool:
    """Tell whether an unknown word right after what happened begins a name: "مقتل طوهو الدعالي"."""
    family = token + 1
    if not _may_be_name(doc, token, words) or doc.forms[token].text.startswith(_NO_START):
        return False
    known = doc.key(family) in words.families or _is_family(doc, family)
    return known and _may_be_name(doc, family, words)


def _announces(doc: Document, cue: Hit, token: int) -> bool:
    """A title announces a name a few words on in its own sentence, with no stop between them."""
    if token - cue.last > _TITLE_REACH or doc.sentence_at[cue.first] != doc.sentence_at[token]:
        return False
    first = cue.last
    if doc.key(first) == _COLON and cast(PersonCue, cue.entry).force == LIST:
        first += 1  # "وهم: فلان وفلان"
    for i in range(first, token):
        key = doc.key(i)
        if key in BREAKS or key in THAT or (key in COMMAS and i < token - 1):
            return False
    return True


def _given_start(doc: Document, hit: Hit, words: NameWords, cue: Hit | None, *, forced: bool) -> Iterator[Start]:
    key = doc.key(hit.first)
    clitics = hit.proclitics
    if clitics.strip(_NAME_CLITICS) or (clitics not in ("", _AND) and key in words.stops):
        return  # "بكين", not "ب" and a name
    if clitics == _AND and key in words.place_heads:
        return  # "وادي"
    if key.endswith(_ALI) and len(key) == len(_ALI) + 1 and "ب" in clitics:
        return
    sure = not cast(GivenName, hit.entry).ordinary_word
    yield Start(hit.first, clitics, key[len(clitics) :], cue, forced, sure)


def _unknown_start(doc: Document, token: int, cue: Hit, words: NameWords) -> Iterator[Start]:
    """A name that no lexicon knows, right after a word that announces one."""
    force = cast(PersonCue, cue.entry).force
    key = doc.key(token)
    if force == MUST:
        usable = key not in words.stops or _is_family(doc, token + 1)  # «المدعو صعب العيساوي»
    else:
        definite = doc.key(cue.first)[len(cue.proclitics) :].startswith(_ARTICLE)
        definite = definite or doc.forms[cue.last - 1].text.endswith(_HIS)  # «صديقه»
        plain = not doc.forms[token].text.startswith(_NO_START)  # «ألبيرتو» has no article
        near = token in (cue.last, _after_adjectives(doc, cue, words))
        kunya = doc.key(token + 1) in KUNYA  # «يزن أبو فلان»
        usable = force == MAY and definite and near and (plain or kunya) and not _begins(doc, token, _PLACE_HEAD)
        usable = usable and _may_be_name(doc, token, words) and token + 1 < doc.sentence(token).last
        usable = usable and doc.key(token + 1) not in _SECOND_HALF
        usable = usable and (kunya or _may_be_name(doc, token + 1, words))
    if usable:
        yield Start(token, "", key, cue, forced=True, sure=False)


def _is_family(doc: Document, token: int) -> bool:
    """Tell whether a word has the article and the ending of a family name."""
    key = doc.key(token)
    return key.startswith(_ARTICLE) and key.endswith(_NISBA) and len(key) > _SHORTEST_NISBA


def _may_be_name(doc: Document, token: int, words: NameWords) -> bool:
    """Tell whether a word may stand in a name."""
    form = doc.forms[token]
    key = form.key
    if form.kind is not WORD:
        return False
    if key in words.given or key in words.families:
        return not _is_upon(doc, token)
    if len(key) < 3 or key in words.stops or key.isascii() or key.startswith(_PREFIXES):
        return False
    if key[0] == _AND and len(key) > _LONGEST_WAW:
        return False
    if _begins(doc, token, _ACT):
        return False
    if key.endswith(_POSSESSORS) and key[:-2] in words.stops:
        return False
    return key[0] not in _CLITICS or not _is_common(key[1:], words)


def _begins(doc: Document, token: int, kind: str) -> bool:
    """Tell whether a word alone is an entry of another lexicon: a deed, or "قرية" before the name of a place."""
    return any(entry.phrase.kind == kind and not entry.phrase.rest for entry in doc.forms[token].entries)


def _is_upon(doc: Document, token: int) -> bool:
    return doc.key(token) == _ALI and doc.forms[token].text.endswith(_UPON)


def _is_common(word: str, words: NameWords) -> bool:
    """Tell whether a word, with or without a pronoun at its end, is one that names do not contain, or a first name."""
    if word in words.stops or word in words.given:
        return True
    return any(rest in words.stops for rest, _ in find_tails(word))


def read_name(doc: Document, start: Start, words: NameWords) -> int | None:
    """Return the token after a name, or None where there is none."""
    if _named_after(doc, (start.token if start.cue is None else start.cue.first) - 1, words):
        return None
    sentence_last = doc.sentence(start.token).last
    last = _first_part(doc, start, sentence_last, words)
    if last == 0:
        return None
    parts, unknown, most = 1, 0, _MOST_UNKNOWN if _must_name(start) else 1
    while last < min(sentence_last, start.token + _LONGEST):
        step, known = _next_part(doc, last, sentence_last, words)
        if step == 0 and parts == 1 and _is_of_origin(doc, start, last):
            step = 1
        if step == 0:
            break
        if parts == 1 and not start.sure and not _continues(doc, start, last, words):
            return None
        if not known and (unknown == most or (unknown and doc.key(last - 1).startswith(_ARTICLE))):
            break
        last += step
        parts += 1
        unknown += not known
    return last if parts > 1 or _may_stand_alone(doc, start, last) else None


def _named_after(doc: Document, token: int, words: NameWords) -> bool:
    """Tell whether a word makes the name after it one of a place or unit."""
    return token >= 0 and not words.place_heads.isdisjoint(doc.forms[token].rests)


def _continues(doc: Document, start: Start, token: int, words: NameWords) -> bool:
    """Tell whether a word makes a name of an ordinary word before it: "كمال حسين", not "حياة كريمة"."""
    key = doc.key(token)
    titled = start.cue is not None and cast(PersonCue, start.cue.entry).force != LIST
    if (start.forced and titled) or start.word in KUNYA or start.word == SERVANT:
        return True
    if key in words.given:
        return titled or key not in words.ordinary
    plain = not key.startswith(_ARTICLE) or key.endswith(_NISBA)
    return key in words.families or key in SON or (titled and plain)


def _first_part(doc: Document, start: Start, sentence_last: int, words: NameWords) -> int:
    """Return the token after the first part of a name, or 0 where it cannot begin one."""
    token, word = start.token, start.word
    has_next = token + 1 < sentence_last and doc.forms[token + 1].kind is WORD
    after = doc.key(token + 1) if has_next else ""
    if len(word) < _SHORTEST:
        return 0  # "المدعو ح. م."
    if word in KUNYA:
        if word == _MOTHER and (start.cue is None or after in words.stops):
            return 0
        return token + 2 if len(after) > 1 and after not in words.kunya_places else 0
    if word == SERVANT:
        return token + 2 if len(after) > 2 else 0
    if word in SON:
        return token + 2 if start.forced and after and _may_be_name(doc, token + 1, words) else 0
    return token + 2 if after in _SECOND_HALF else token + 1


def _next_part(doc: Document, token: int, sentence_last: int, words: NameWords) -> tuple[int, bool]:
    """Return how many tokens the next part of a name has (0 for none), and whether a lexicon knows it."""
    form = doc.forms[token]
    if form.kind is not WORD:
        return 0, False
    key = form.key
    has_next = token + 1 < sentence_last and doc.forms[token + 1].kind is WORD
    after = doc.key(token + 1) if has_next else ""
    if key in SON or key in KUNYA or key == SERVANT or (key in _HOUSE and after not in words.stops):
        longer = after == SERVANT or after in KUNYA or after in SON
        return (2 + longer, True) if after and token + 1 + longer < sentence_last else (0, False)
    if key in words.given or key in words.families:
        if _is_upon(doc, token):
            return 0, False
        return (2 if after in _SECOND_HALF else 1), True
    if not _may_be_name(doc, token, words) or (key.startswith("ي") and key.endswith(_PLURALS)):
        return 0, False
    return (2 if after in _SECOND_HALF else 1), False


def _must_name(start: Start) -> bool:
    return start.forced and start.cue is not None and cast(PersonCue, start.cue.entry).force == MUST


def _is_of_origin(doc: Document, start: Start, token: int) -> bool:
    """Tell whether an adjective of origin is a family name: any after a kunya, a nationality after a given name."""
    form = doc.forms[token]
    if start.word in KUNYA:
        return _is_family(doc, token)
    return start.sure and tells_nationality(form)


def _may_stand_alone(doc: Document, start: Start, last: int) -> bool:
    """A name of one part needs a word that announces it, right before it; a kunya is a name by itself."""
    if start.word in KUNYA or start.word == SERVANT:
        return True
    if start.cue is None or not start.forced:
        return False
    return _must_name(start) or doc.key(last) in COMMAS or doc.key(last) in BREAKS


def is_listed(doc: Document, earlier: Mention, token: int) -> bool:
    """Tell whether a name, or its title, at a token goes on a list: "و" or a comma joins it to an earlier name."""
    if not 0 <= token - earlier.last <= _CHAIN_REACH or doc.sentence_at[earlier.first] != doc.sentence_at[token]:
        return False
    joined = doc.key(token).startswith(_AND) or doc.key(token - 1) in COMMAS or doc.key(token - 1) == _AND
    return joined and not any(key in BREAKS or key in THAT for key in doc.keys(earlier.last, token))
