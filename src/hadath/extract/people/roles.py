"""What the words beside a name tell of its bearer: role, age, party, and whether they only speak."""

from collections.abc import Iterable
from typing import cast

from hadath.document import Document, Mention
from hadath.extract.people.names import BREAKS, COMMAS, THAT, is_listed
from hadath.lexicons.people import PersonRole
from hadath.mentions import PersonValue
from hadath.text.phrases import Hit

_BEFORE, _AFTER = 9, 2  # tokens from a telling word to a titled name, and from the name to such a word
_LIST_BEFORE = 25  # tokens from a telling word to a list of names ("منهم", "وهم")
_BESIDE = 1  # tokens between a telling word and the title beside it
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
_FUTURE = ("سي", "ست")
_LISTS = frozenset(("منهم", "ومنهم", "بينهم", "وهم", "هم", "كل"))
_KILLED, _INJURED = "killed", "injured"


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
        if told is not None and (told[1] or not value.source):
            value.role_cue, value.source = told[0], False
        elif _speaks(doc, person, speech.get(sentence, ())):
            value.source, value.role_cue = True, None
        elif earlier is not None and not (value.role_cue or value.source) and is_listed(doc, earlier, person.first):
            before = cast(PersonValue, earlier.value)
            value.role_cue, value.source = before.role_cue, before.source
        earlier = person


def _role_beside(doc: Document, person: Mention, cue: Hit | None, roles: Iterable[Hit]) -> tuple[str, bool] | None:
    """Return the role of the nearest telling word, and whether it stands beside name or title."""
    best: tuple[int, str, bool] | None = None
    before: Hit | None = None
    for hit in roles:
        entry = cast(PersonRole, hit.entry)
        gap = _gap(doc, person, cue, hit)
        if gap is not None and (best is None or gap[0] < best[0]):
            role = entry.role
            if role == _INJURED and before is not None and before.last == hit.first:
                role = cast(PersonRole, before.entry).role  # "مقتل وإصابة … بينهم": the named are the killed
            best = (gap[0], role, gap[1])
        before = hit
    return None if best is None else best[1:]


def _gap(doc: Document, person: Mention, cue: Hit | None, hit: Hit) -> tuple[int, bool] | None:
    """Return how many words part a telling word and a name, and whether it is beside it; None if it is too far."""
    side = cast(PersonRole, hit.entry).side
    if hit.last <= person.first and side != "after":
        listed = cue is not None and doc.key(cue.first) in _LISTS
        reach = _CLOSEST if cue is None else _LIST_BEFORE if listed else _BEFORE
        gap = person.first - hit.last
        near = gap <= reach and _one_clause(doc, hit.last, person.first)
        return (gap, 0 <= (person.first if cue is None else cue.first) - hit.last <= _BESIDE) if near else None
    if hit.first >= person.last and side != "before":
        gap = _gap_after(doc, person.last, hit.first)
        return (gap, gap <= 1) if gap <= _AFTER and _one_clause(doc, person.last, hit.first) else None
    return None


def _gap_after(doc: Document, last: int, first: int) -> int:
    """Return the number of tokens between name and word without an age, brackets and commas."""
    if first - last > _AGE_REACH:
        return first - last
    between = list(doc.keys(last, first))
    return sum(not (key in _AGE_WORDS or key in _YEARS or key.isdecimal() or key == ")") for key in between)


def _one_clause(doc: Document, first: int, last: int) -> bool:
    return not any(key in BREAKS or key in THAT for key in doc.keys(first, last))


def _speaks(doc: Document, person: Mention, speech: Iterable[Hit]) -> bool:
    """A verb of saying before the name with no "إن" or comma between, or right after it, makes a speaker."""
    if doc.key(person.last) in THAT:
        return True
    for hit in speech:
        if hit.first > person.last + 1:
            return False
        if doc.forms[hit.first].text.endswith(_CALLED):
            continue
        if person.last <= hit.first and not doc.key(hit.first).startswith(_FUTURE):
            return True
        near = 0 <= person.first - hit.last <= _SPEECH_REACH and _one_clause(doc, hit.last, person.first)
        if near and not any(key in COMMAS for key in doc.keys(hit.last, person.first - 1)):
            return True
    return False
