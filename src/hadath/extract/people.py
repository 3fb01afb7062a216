"""Find people named in the text, by given names and by the words that announce a name."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from hadath.document import Document, Mention, Sentence
from hadath.lexicons.people import GivenName, NameWords, PersonCue, PersonRole, name_words
from hadath.mentions import PersonValue
from hadath.text.fold import fold
from hadath.text.phrases import Hit
from hadath.text.tokens import WORD

_LONGEST = 7  # tokens of one name
_TITLE_REACH = 9  # tokens from a title to the name
_ROLE_BEFORE, _ROLE_AFTER = 9, 3  # tokens from a telling word to the name, and from the name to one
_CHAIN_REACH = 12  # tokens from one name of a list to the next
_AGE_REACH = 9
_APPOSITION = 6
_CLOSEST = 3  # a word this near after a name tells more than one before its title

_KUNYA = frozenset(("ابو", "ابي", "ابا", "ام"))
_SON = frozenset(("بن", "ابن", "بنت", "ولد"))
_SERVANT = "عبد"
_GLUED = "عبدال"
_MARKS = frozenset(("(", "ب", "ل", ":"))
_SECOND_HALF = frozenset(("الله", "الدين", "الاسلام", "الرب", "الحق"))
_HOUSE = frozenset(("ال", "بني", "اغ", "اوغلو", "دي", "فان", "فون", "بو", "ود", "زاده", "لو"))
_ARTICLE = "ال"
_PREFIXES = ("لل", "وال", "بال", "كال", "فال", "سي", "ست")
_ALI, _UPON = "علي", "ى"
_YEARS = frozenset(("عاما", "سنه", "عام", "ربيعا", "سنوات", "اعوام"))
_AGE_WORDS = frozenset(
    (
        "يبلغ",
        "ويبلغ",
        "تبلغ",
        "وتبلغ",
        "البالغ",
        "البالغه",
        "والبالغ",
        "من",
        "العمر",
        "عمره",
        "عمرها",
        "وعمره",
        "وعمرها",
    )
) | {"،", "(", ",", "-"}
_OLDEST = 115
_BREAKS = frozenset((".", ":", "؛", ";", "!", "؟", "?", "..", "..."))
_COMMAS = frozenset(("،", ",", "(", "-", "–"))
_THAT = frozenset(("ان", "انه", "انها", "انهم", "بان", "بانه", "لان"))
_OF_PARTY = frozenset(("في", "من", "ب", "ل", "لدي", "عضو", "قايد", "زعيم", "القيادي", "التابع", "احد"))


class _Start(NamedTuple):
    """Where a name may begin: its first token, the clitics on it, the folded word, and what announced it.

    `forced`: the announcing word stands right before; `sure`: the word is a given name and nothing else.
    """

    token: int
    proclitics: str
    word: str
    cue: Hit | None
    forced: bool
    sure: bool


def find_people(doc: Document) -> list[Mention]:
    """Return the named individuals of a document; people who only speak are marked as sources."""
    words = name_words()
    actors = _by_sentence(doc, "actor")
    found: list[Mention] = []
    end = 0
    for start in _starts(doc, words):
        if start.token < end:
            continue
        last = _read_name(doc, start, words)
        if last is None:
            continue
        found.append(_mention(doc, start, last, actors.get(doc.sentence_at[start.token], [])))
        end = last
    if found:
        _tell_roles(doc, found)
    return found


def _by_sentence(doc: Document, kind: str) -> dict[int, list[Hit]]:
    """Return the hits of a kind by sentence; sentences are short, so a search among them is too."""
    grouped: dict[int, list[Hit]] = {}
    for hit in doc.hits.get(kind, ()):
        grouped.setdefault(doc.sentence_at[hit.first], []).append(hit)
    return grouped


def _starts(doc: Document, words: NameWords) -> Iterator[_Start]:
    """Return where names may begin, in order; the cue is the last one before in its sentence."""
    given = {hit.first: hit for hit in doc.hits.get("given_name", ()) if not hit.proclitics.strip("وبل")}
    cues = doc.hits.get("person_cue", [])
    after = {_skip_marks(doc, hit.last): hit for hit in cues}
    glued = [token for token, form in enumerate(doc.forms) if _GLUED in form.key]
    number = -1
    for token in sorted({*given, *after, *glued}):
        while number + 1 < len(cues) and cues[number + 1].last <= token:
            number += 1
        cue = cues[number] if number >= 0 and _announces(doc, cues[number], token) else None
        if token in given:
            hit = given[token]
            if not _is_upon(doc, token, hit.proclitics):
                sure = not cast(GivenName, hit.entry).ordinary_word
                yield _Start(token, hit.proclitics, doc.key(token)[len(hit.proclitics) :], cue, token in after, sure)
        elif _GLUED in doc.key(token):
            yield from _glued_start(doc, token, cue, token in after)
        elif token < len(doc.forms) and doc.forms[token].kind is WORD:
            yield from _unknown_start(doc, token, after[token], words)


def _glued_start(doc: Document, token: int, cue: Hit | None, forced: bool) -> Iterator[_Start]:
    """A servant name written as one word ("عبدالرحمن"), with or without clitics."""
    for proclitics, rest in doc.forms[token].heads:
        if rest.startswith(_GLUED):
            yield _Start(token, proclitics, rest, cue, forced, True)
            return


def _skip_marks(doc: Document, token: int) -> int:
    """Return the token after an opening bracket, or after a lone "ب" or "ل" before a quotation."""
    return token + 1 if doc.key(token) in _MARKS else token


def _is_upon(doc: Document, token: int, proclitics: str) -> bool:
    """Tell على from علي, which fold alike."""
    if not doc.key(token).endswith(_ALI) or len(doc.key(token)) > len(_ALI) + 1:
        return False
    return doc.forms[token].text.endswith(_UPON) or "ب" in proclitics


def _announces(doc: Document, cue: Hit, token: int) -> bool:
    """A title announces a name a few words on in its own sentence, with no stop between them."""
    if token - cue.last > _TITLE_REACH or doc.sentence_at[cue.first] != doc.sentence_at[token]:
        return False
    between = range(cue.last, token)
    return not any(
        doc.key(i) in _BREAKS or doc.key(i) in _THAT or (doc.key(i) in _COMMAS and i < token - 1) for i in between
    )


def _unknown_start(doc: Document, token: int, cue: Hit, words: NameWords) -> Iterator[_Start]:
    """A name that no lexicon knows, right after a word that announces one."""
    entry = cast(PersonCue, cue.entry)
    key = doc.key(token)
    if entry.force == "name":
        if key not in words.stops:
            yield _Start(token, "", key, cue, True, False)
    elif cue.last == token and not key.startswith(_ARTICLE) and _may_be_name(doc, token, words):
        followed = _may_be_name(doc, token + 1, words) and doc.sentence_at[token + 1] == doc.sentence_at[token]
        if followed:
            yield _Start(token, "", key, cue, True, False)


def _may_be_name(doc: Document, token: int, words: NameWords) -> bool:
    """Tell whether a word may stand in a name although no lexicon knows it."""
    if token >= len(doc.forms) or doc.forms[token].kind is not WORD:
        return False
    key = doc.key(token)
    if key in words.given:
        return not (key == _ALI and doc.forms[token].text.endswith(_UPON))
    if len(key) < 3 or key in words.stops or key.isascii() or key.startswith(_PREFIXES):
        return False
    return not (key[0] == "و" and (key[1:] in words.stops or key[1:] in words.given or key[1:3] in ("ال", "لل")))


def _read_name(doc: Document, start: _Start, words: NameWords) -> int | None:
    """Return the token after a name, or None where there is none."""
    sentence = doc.sentence(start.token)
    if doc.key(start.token - 1) in words.place_heads and start.cue is None:
        return None
    last, sure = _first_part(doc, start, sentence, words)
    if last == 0:
        return None
    parts = 1
    while last < min(sentence.last, start.token + _LONGEST):
        step, known = _next_part(doc, last, parts, sentence, words)
        if step == 0:
            break
        if not known and parts == 1 and not sure and start.cue is None:
            return None
        last += step
        parts += 1
        if not known and (parts > 2 or not start.forced):
            break
    if parts == 1 and not _may_stand_alone(doc, start, last):
        return None
    return last


def _first_part(doc: Document, start: _Start, sentence: Sentence, words: NameWords) -> tuple[int, bool]:
    """Return the token after the first part of a name (0 for none), and whether it is surely a name."""
    token, word = start.token, start.word
    after = doc.key(token + 1) if token + 1 < sentence.last else ""
    if word in _KUNYA:
        usable = after and doc.forms[token + 1].kind is WORD and after not in words.kunya_places
        if word == "ام" and (start.cue is None or after in words.stops):
            return 0, False
        return (token + 2, True) if usable and len(after) > 1 else (0, False)
    if word == _SERVANT:
        return (token + 2, True) if len(after) > 2 and doc.forms[token + 1].kind is WORD else (0, False)
    if word in _SON:
        named = start.forced and (after in words.given or _may_be_name(doc, token + 1, words))
        return (token + 2, True) if named else (0, False)
    if after in _SECOND_HALF:
        return token + 2, True
    return token + 1, start.sure


def _next_part(doc: Document, token: int, parts: int, sentence: Sentence, words: NameWords) -> tuple[int, bool]:
    """Return how many tokens the next part of a name has (0 for none), and whether it is surely part of a name."""
    key = doc.key(token)
    after = doc.key(token + 1) if token + 1 < sentence.last else ""
    following = bool(after) and doc.forms[token + 1].kind is WORD
    if doc.forms[token].kind is not WORD:
        return 0, False
    if key in _SON or key in _KUNYA or key == _SERVANT or (key in _HOUSE and after not in words.stops):
        return (2, True) if following else (0, False)
    if key in words.given:
        if key == _ALI and doc.forms[token].text.endswith(_UPON):
            return 0, False
        return (2, True) if after in _SECOND_HALF else (1, True)
    if not _may_be_name(doc, token, words) or (key.startswith("ي") and len(key) > 3 and parts > 1):
        return 0, False
    return (2, True) if after in _SECOND_HALF else (1, False)


def _may_stand_alone(doc: Document, start: _Start, last: int) -> bool:
    """A name of one part needs a word that announces it, right before it; a kunya is a name by itself."""
    if start.word in _KUNYA or start.word == _SERVANT:
        return True
    if start.cue is None or not start.forced:
        return False
    cue = cast(PersonCue, start.cue.entry)
    return cue.force == "name" or doc.key(last) in _COMMAS or doc.key(last) in _BREAKS


def _mention(doc: Document, start: _Start, last: int, actors: list[Hit]) -> Mention:
    cue = cast(PersonCue, start.cue.entry) if start.cue is not None else None
    rule = "people.given_name" if cue is None else f"people.{'announced' if cue.force == 'name' else 'titled'}"
    if start.word in _KUNYA:
        rule = "people.kunya"
    first = start.token
    words = [form.text for form in doc.forms[first:last]]
    if start.proclitics:
        words[0] = _without(words[0], start.word)
    value = PersonValue(
        name=" ".join(words),
        age=_age(doc, last),
        role_cue=cue.role if cue is not None else None,
        source=cue is not None and cue.speaker,
        title=doc.words(start.cue.first, start.cue.last) if start.cue is not None else None,
        affiliation=_affiliation(doc, start, last, actors),
    )
    return Mention("person", first, last, rule, value)


def _without(text: str, word: str) -> str:
    """Return a word as spelt without its clitics."""
    return next((text[cut:] for cut in range(1, 5) if fold(text[cut:]) == word), word)


def _age(doc: Document, token: int) -> int | None:
    """Read an age after a name: "(24 عاما)", "البالغ من العمر 30 سنة", "، 12 عاما"."""
    for i in range(token, min(token + _AGE_REACH, len(doc.forms) - 1)):
        key = doc.key(i)
        if key.isdecimal():
            bracketed = doc.key(i - 1) == "(" and doc.key(i + 1) == ")"
            years = int(key) if len(key) < 4 else _OLDEST + 1
            return years if (doc.key(i + 1) in _YEARS or bracketed) and years <= _OLDEST else None
        if key not in _AGE_WORDS:
            return None
    return None


def _affiliation(doc: Document, start: _Start, last: int, actors: list[Hit]) -> str | None:
    """Return the words of a party between title and name, or right after the name in apposition."""
    after_cue = start.cue.last if start.cue is not None else start.token
    for hit in actors:
        if hit.first >= last + _APPOSITION:
            break
        if after_cue <= hit.first and hit.last <= start.token:
            return doc.words(hit.first, hit.last)
        apposed = last < hit.first and doc.key(last) in _COMMAS
        if apposed and any(doc.key(i) in _OF_PARTY for i in range(last + 1, hit.first)):
            return doc.words(hit.first, hit.last)
    return None


def _tell_roles(doc: Document, people: list[Mention]) -> None:
    """Set what the words beside each name tell of its bearer, along lists of names too."""
    roles, speech = _by_sentence(doc, "person_role"), _by_sentence(doc, "attribution")
    earlier: Mention | None = None
    for person in people:
        value = cast(PersonValue, person.value)
        sentence = doc.sentence_at[person.first]
        told = _role_beside(doc, person, roles.get(sentence, []))
        spoke = _speaks(doc, person, speech.get(sentence, []))
        if told is not None and not (value.source and not told[1]):
            value.role_cue, value.source = told[0], False
        elif spoke:
            value.source, value.role_cue = True, None
        elif value.role_cue is None and not value.source and earlier is not None and _listed(doc, earlier, person):
            value.role_cue = cast(PersonValue, earlier.value).role_cue
            value.source = cast(PersonValue, earlier.value).source
        earlier = person


def _role_beside(doc: Document, person: Mention, roles: list[Hit]) -> tuple[str, bool] | None:
    """Return the role of the nearest telling word, and whether it stands right beside name or title."""
    title = cast(PersonValue, person.value).title
    best: tuple[int, str, bool] | None = None
    for hit in roles:
        if hit.first >= person.last + _ROLE_AFTER + _AGE_REACH:
            break
        entry = cast(PersonRole, hit.entry)
        if hit.last <= person.first and entry.side != "after":
            gap = person.first - hit.last
            near = gap <= (_ROLE_BEFORE if title else _CLOSEST)
        elif hit.first >= person.last and entry.side != "before":
            gap = _gap_after(doc, person.last, hit.first)
            near = gap <= _ROLE_AFTER
        else:
            continue
        if (
            near
            and (best is None or gap < best[0])
            and _one_clause(doc, min(hit.last, person.last), max(hit.first, person.first))
        ):
            best = (gap, entry.role, gap <= 1 + (len(title.split()) if title else 0))
    return None if best is None else best[1:]


def _gap_after(doc: Document, last: int, first: int) -> int:
    """Return the number of tokens between name and word without an age, brackets and commas."""
    return sum(
        not (doc.key(i) in _AGE_WORDS or doc.key(i) in _YEARS or doc.key(i).isdecimal() or doc.key(i) == ")")
        for i in range(last, min(first, last + 20))
    )


def _one_clause(doc: Document, first: int, last: int) -> bool:
    if doc.sentence_at[first - 1] != doc.sentence_at[last]:
        return False
    return not any(doc.key(i) in _BREAKS or doc.key(i) in _THAT for i in range(first, last))


def _speaks(doc: Document, person: Mention, speech: list[Hit]) -> bool:
    """A verb of saying before the name with no "إن" or comma between, or right after it, makes a speaker."""
    for hit in speech:
        if hit.first > person.last + 2:
            return doc.key(person.last) in _THAT
        near = 0 <= person.first - hit.last <= _TITLE_REACH and _one_clause(doc, hit.last, person.first)
        if near and not any(doc.key(i) in _COMMAS for i in range(hit.last, person.first - 1)):
            return True
        if person.last <= hit.first <= person.last + 1 and doc.sentence_at[hit.first] == doc.sentence_at[person.first]:
            return True
    return doc.key(person.last) in _THAT


def _listed(doc: Document, earlier: Mention, person: Mention) -> bool:
    """The next name of a list: joined by "و" or a comma, with no verb of saying between."""
    if person.first - earlier.last > _CHAIN_REACH or doc.sentence_at[earlier.first] != doc.sentence_at[person.first]:
        return False
    between = list(doc.keys(earlier.last, person.first))
    joined = doc.key(person.first).startswith("و") or any(key in _COMMAS or key.startswith("و") for key in between)
    return joined and not any(key in _BREAKS or key in _THAT for key in between)
