"""What the words beside a name tell of its bearer: role, age, party, and whether they only speak."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple, cast

from hadath.document import Document, Mention
from hadath.extract.people.names import BREAKS, COMMAS, LIST, THAT, is_listed, tells_nationality
from hadath.lexicons.attributions import Speech
from hadath.lexicons.counts import PERSON_NOUN
from hadath.lexicons.people import NameWords, PersonCue, PersonRole
from hadath.mentions import PersonValue
from hadath.text.numerals import KIND
from hadath.text.phrases import Hit

_BEFORE, _AFTER = 9, 2  # tokens from a telling word to a titled name, and from the name to such a word
_PHRASE_BEFORE = 16  # the same where a long title begins right after the word: "اغتيال رئيس فرع … فلان"
_LIST_BEFORE = 25  # tokens from a telling word to a list of names ("منهم", "وهم")
_BESIDE = 1  # tokens between a telling word and the title beside it
_SUBJECT = 5  # tokens from a telling word to a known family name
_CLOSEST = 3  # the same for a name without a title
_SPEECH_REACH = 9
_APPOSITION = 6
_AGE_REACH = 9
_OLDEST, _AGE_DIGITS = 115, 3
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
_OF_PARTY = frozenset(("في", "من", "ب", "ل", "لدي", "عضو", "قايد", "زعيم", "القيادي", "التابع", "احد"))
_CALLED = "دعى"  # "يدعى" is no "يدعي"
_TURNS = frozenset(("حيث", "عندما", "بعد", "قبل", "فيما", "بينما", "خلال", "ان"))
_FUTURE = ("سي", "ست")
# Whoever is named after these only leads what somebody else belongs to: "القائمة التي يرأسها فلان".
_HEADS = frozenset(
    verb + pronoun
    for verb in (
        "يراس",
        "يقود",
        "يتزعم",
        "تراس",
        "تقود",
        "تتزعم",
        "اسس",
        "انشا",
        "انشات",
        "شكل",
        "شكلت",
        "افتتح",
        "اصدر",
        "اعلن",
    )
    for pronoun in ("ه", "ها", "هم")
) | {"بقياده", "برئاسه", "بزعامه", "بامره"}
_WHO = frozenset(("الذي", "التي", "الذين", "اللذان", "اللذين"))
_OPENING, _APPOSED = 4, 3  # tokens from "الذي" to a word in its clause, and from a comma to a name in apposition
_INJURED, _AGENT = "injured", "agent"
_CUE, _COLON = "person_cue", ":"
_COUNTED = frozenset((PERSON_NOUN, KIND))


class _Told(NamedTuple):
    """What a word says of a name: the role, its token, the tokens between, and whether it is beside name or title."""

    role: str
    first: int
    gap: int
    beside: bool


def hits_by_sentence(doc: Document, kind: str) -> dict[int, list[Hit]]:
    """Return the hits of a kind by sentence; sentences are short, so a search among them is too."""
    grouped: dict[int, list[Hit]] = {}
    for hit in doc.hits.get(kind, ()):
        grouped.setdefault(doc.sentence_at[hit.first], []).append(hit)
    return grouped


def read_age(doc: Document, token: int) -> int | None:
    """Read an age that begins at a token: "(24 عاما)", "البالغ من العمر 30 سنة", "، 12 عاما"."""
    for i in range(token, min(token + _AGE_REACH, len(doc.forms) - 1)):
        key = doc.key(i)
        if key.isdecimal():
            bracketed = doc.key(i - 1) == "(" and doc.key(i + 1) == ")"
            years = int(key) if len(key) <= _AGE_DIGITS else _OLDEST + 1
            return years if (doc.key(i + 1) in _YEARS or bracketed) and years <= _OLDEST else None
        if key not in _AGE_WORDS:
            return None
    return None


def read_affiliation(doc: Document, after_title: int, name: tuple[int, int], actors: Iterable[Hit]) -> str | None:
    """Return the words of a party between title and name, or right after the name in apposition."""
    first, last = name
    for hit in actors:
        if hit.first >= last + _APPOSITION:
            break
        if after_title <= hit.first and hit.last <= first:
            return doc.words(hit.first, hit.last)
        apposed = last < hit.first and doc.key(last) in COMMAS
        if apposed and any(doc.key(i) in _OF_PARTY for i in range(last + 1, hit.first)):
            return doc.words(hit.first, hit.last)
    return None


def tell_roles(doc: Document, people: list[Mention], cues: list[Hit | None]) -> None:
    """Set what the words beside each name tell of its bearer, along lists of names; `cues` are the names' titles."""
    roles, speech = hits_by_sentence(doc, "person_role"), hits_by_sentence(doc, "attribution")
    earlier: Mention | None = None
    for person, cue in zip(people, cues, strict=True):
        value = cast(PersonValue, person.value)
        sentence = doc.sentence_at[person.first]
        told = _role_beside(doc, person, cue, roles.get(sentence, ()))
        spoke = _speech_of(doc, person, speech.get(sentence, ()))
        listed = earlier is not None and _is_listed(doc, earlier, person, cue)
        if told is not None and _outweighs(told, spoke, person) and _is_of(told, person, earlier):
            value.role_cue, value.source = told.role, False
        elif spoke >= 0:
            value.source, value.role_cue = True, None
        elif earlier is not None and listed and not (value.role_cue or value.source):
            before = cast(PersonValue, earlier.value)
            value.role_cue, value.source = before.role_cue, before.source
        elif not listed and earlier is not None and doc.sentence_at[earlier.first] == sentence:
            continue  # an apposition: the list goes on from the name before it
        earlier = person


def _outweighs(told: _Told, spoke: int, person: Mention) -> bool:
    """Tell whether a role is nearer than a verb of saying: "أعلن الجيش مقتل فلان", not "قال فلان: قتل …"."""
    return spoke < 0 or (told.first < person.first and (spoke < told.first or told.beside))


def _is_of(told: _Told, person: Mention, earlier: Mention | None) -> bool:
    """Tell whether a role is a person's who mostly speaks by title: it has no other name between, or is beside."""
    if told.beside or not cast(PersonValue, person.value).source:
        return True
    return told.first < person.first and (earlier is None or earlier.first < told.first)


def _is_listed(doc: Document, earlier: Mention, person: Mention, cue: Hit | None) -> bool:
    return is_listed(doc, earlier, person.first) or (cue is not None and is_listed(doc, earlier, cue.first))


def _role_beside(doc: Document, person: Mention, cue: Hit | None, roles: Iterable[Hit]) -> _Told | None:
    """Return what the nearest telling word says."""
    best: _Told | None = None
    before: Hit | None = None
    if not _HEADS.isdisjoint((doc.key(person.first - 1), doc.key(cue.first - 1 if cue else person.first - 1))):
        return None
    for hit in roles:
        told = _tell(doc, person, cue, hit)
        if told is not None and (best is None or told.gap < best.gap):
            best = told
            if told.role == _INJURED and before is not None and before.last == hit.first:
                # "مقتل وإصابة عشرة بينهم فلان": the named are the killed
                best = told._replace(role=cast(PersonRole, before.entry).role)
        before = hit
    return best


def _tell(doc: Document, person: Mention, cue: Hit | None, hit: Hit) -> _Told | None:
    """Return what a word says of a name, or None where it is too far from it or stands on the wrong side."""
    entry = cast(PersonRole, hit.entry)
    if hit.last <= person.first and entry.side != "after":
        gap = person.first - hit.last
        if gap > _reach(doc, cue, hit, entry) or not _one_clause(doc, hit.last, person.first):
            return None
        head = person.first if cue is None else cue.first
        if _is_closed(doc, hit, head):
            return None
        return _Told(entry.role, hit.first, gap, 0 <= head - hit.last <= _BESIDE)
    if hit.first >= person.last and entry.side != "before":
        gap = _gap_after(doc, person.last, hit.first)
        turned = any(key in _TURNS for key in doc.keys(person.last, min(hit.first, person.last + _AGE_REACH)))
        if gap <= _AFTER and not turned and _one_clause(doc, person.last, hit.first):
            role = _AGENT if _has_object(doc, hit) else entry.role
            return _Told(role, hit.first, gap, gap <= _BESIDE)
    return None


def _is_closed(doc: Document, hit: Hit, head: int) -> bool:
    """Tell whether a word stands in a clause on another that ends before a name: "فلان، الذي أوقف، متهم بقتل …"."""
    keys = doc.keys(hit.last, head)
    ends = [at for at, key in enumerate(keys) if key in COMMAS]
    if not ends or len(keys) - ends[0] <= _APPOSED:
        return False
    opening = doc.keys(max(hit.first - _OPENING, 0), hit.first)
    return any(key in _WHO and before in COMMAS for before, key in pairwise(opening))


def _has_object(doc: Document, hit: Hit) -> bool:
    """Tell whether a verb is followed by whom its subject did it to: "فلان قتل ثلاثة أشخاص"."""
    if hit.last - hit.first > 1 or hit.last >= len(doc.forms):
        return False
    return any(entry.phrase.kind in _COUNTED for entry in doc.forms[hit.last].entries)


def _reach(doc: Document, cue: Hit | None, hit: Hit, entry: PersonRole) -> int:
    """Return how far before a name a word may tell of it: farther before titles and lists."""
    if cue is None:
        return _CLOSEST
    if cast(PersonCue, cue.entry).force == LIST or _lists(doc, cue.first - 1):
        return _LIST_BEFORE
    titled = any(candidate.phrase.kind == _CUE for candidate in doc.forms[hit.last].entries)
    return _PHRASE_BEFORE if titled and entry.side == "before" else _BEFORE


def _gap_after(doc: Document, last: int, first: int) -> int:
    """Return the number of tokens between name and word without an age, brackets and commas."""
    if first - last > _AGE_REACH:
        return first - last
    between = doc.keys(last, first)
    return sum(not (key in _AGE_WORDS or key in _YEARS or key.isdecimal() or key == ")") for key in between)


def _one_clause(doc: Document, first: int, last: int) -> bool:
    keys = doc.keys(first, last)
    if any(key in THAT or (key in BREAKS and key != _COLON) for key in keys):
        return False
    return _COLON not in keys or _lists(doc, first + keys.index(_COLON) - 1)


def _lists(doc: Document, token: int) -> bool:
    """Tell whether what ends with a word introduces a list of names: "وهم", "كلا من"."""
    return any(_ends_list_cue(doc, begin, token) for begin in range(max(token - 1, 0), token + 1))


def _ends_list_cue(doc: Document, begin: int, token: int) -> bool:
    """Tell whether words that introduce a list of names stand from one token to another, both included."""
    rest = tuple(doc.keys(begin + 1, token + 1))
    cues = (entry.phrase for entry in doc.forms[begin].entries if entry.phrase.kind == _CUE)
    return any(cue.rest == rest and isinstance(cue.entry, PersonCue) and cue.entry.force == LIST for cue in cues)


def _speech_of(doc: Document, person: Mention, speech: Iterable[Hit]) -> int:
    """Return the token of the verb the person speaks by, or -1.

    It stands before the name with no "إن" or comma between, or right after it; or "إن" itself follows the name.
    """
    spoken = -1
    for hit in speech:
        if hit.first > person.last + 1:
            break
        entry = cast(Speech, hit.entry)
        if entry.needs or doc.forms[hit.first].text.endswith(_CALLED):
            continue
        if person.last <= hit.first:
            if entry.scope == "after" and not doc.key(hit.first).startswith(_FUTURE):
                return hit.first
            continue
        near = 0 <= person.first - hit.last <= _SPEECH_REACH and _one_clause(doc, hit.last, person.first)
        if near and not any(key in COMMAS for key in doc.keys(hit.last, person.first - 1)):
            spoken = hit.first
    return person.last if spoken < 0 and doc.key(person.last) in THAT else spoken


def find_again(doc: Document, people: list[Mention], words: NameWords) -> list[Mention]:
    """Return the people with those named by family alone after a telling word ("مقتل محسود"); a name of one word that
    is the end of a longer one becomes that.
    """
    full: dict[str, Mention] = {}
    for person in people:
        if person.last - person.first > 1:
            full.setdefault(doc.key(person.last - 1), person)
    taken = {token for person in people for token in range(person.first, person.last)}
    found: list[Mention] = []
    for hit in doc.hits.get("person_role", ()):
        token = _family_beside(doc, hit, full, words)
        if token < 0 or token in taken:
            continue
        bearer = full[doc.key(token)]
        role = _AGENT if token < hit.first and _has_object(doc, hit) else cast(PersonRole, hit.entry).role
        known = cast(PersonValue, bearer.value)
        value = PersonValue(known.name, affiliation=known.affiliation, age=known.age, role_cue=role)
        found.append(Mention("person", token, token + 1, "people.family_name", value))
        taken.add(token)
    for person in people:
        if person.last - person.first == 1 and doc.key(person.first) in full:
            cast(PersonValue, person.value).name = cast(PersonValue, full[doc.key(person.first)].value).name
    return sorted([*people, *found], key=lambda mention: mention.first)


def _family_beside(doc: Document, hit: Hit, full: Mapping[str, Mention], words: NameWords) -> int:
    """Return the token of a known family name that a telling word is about, or -1.

    It stands right before it, or after it with at most the words of a subject between: "أوقفت السلطات محسود".
    """
    side = cast(PersonRole, hit.entry).side
    tokens = [hit.first - 1] if side != "before" else []
    if side != "after":
        tokens += range(hit.last, min(hit.last + _SUBJECT, doc.sentence(hit.first).last))
    for token in tokens:
        key = doc.key(token)
        if token >= hit.last and (key in BREAKS or key in THAT or key in COMMAS):
            return -1
        bearer = full.get(key)
        if (
            bearer is None
            or bearer.first <= token < bearer.last
            or doc.sentence_at[token] != doc.sentence_at[hit.first]
        ):
            continue
        if key in words.stops or (token != hit.last and tells_nationality(doc.forms[token])):
            continue
        return token
    return -1
