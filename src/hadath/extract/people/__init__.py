"""Find people named in the text, by given names and by the words that announce a name."""

from typing import cast

from hadath.document import Document, Mention
from hadath.extract.people.names import MUST, Start, find_starts, is_listed, read_name
from hadath.extract.people.roles import find_again, hits_by_sentence, read_affiliation, read_age, tell_roles
from hadath.lexicons.people import KUNYA, PersonCue, name_words
from hadath.mentions import PersonValue
from hadath.text.fold import fold
from hadath.text.phrases import Hit

__all__ = ["find_people"]

_LONGEST_CLITICS = 6  # code points, vowel marks included


def find_people(doc: Document) -> list[Mention]:
    """Return the named individuals of a document; people who only speak are marked as sources."""
    words = name_words()
    actors = hits_by_sentence(doc, "actor")
    found: list[Mention] = []
    cues: list[Hit | None] = []
    end = 0
    for start in find_starts(doc, words):
        if start.token < end:
            continue
        if found:
            start = _after(doc, found[-1], start)
        last = read_name(doc, start, words)
        if last is None:
            continue
        found.append(_mention(doc, start, last, actors.get(doc.sentence_at[start.token], ())))
        cues.append(start.cue)
        end = last
    if not found:
        return found
    tell_roles(doc, found, cues)
    return find_again(doc, found, words)


def _after(doc: Document, earlier: Mention, start: Start) -> Start:
    """Return a start as the name before it shows it.

    A title right after that name is that name's ("فلان رئيس البلدية وفلان"), and a list of names goes on.
    """
    cue = start.cue
    if cue is not None and cue.first <= earlier.last + 1 and not cue.proclitics:
        start = start._replace(cue=None, forced=False)
    if start.proclitics == "و" and is_listed(doc, earlier, start.token):
        start = start._replace(sure=True)
    return start


def _mention(doc: Document, start: Start, last: int, actors: tuple[Hit, ...] | list[Hit]) -> Mention:
    first, cue = start.token, start.cue
    entry = cast(PersonCue, cue.entry) if cue is not None else None
    names = [form.text for form in doc.forms[first:last]]
    skip = _clitics(names[0], start.word) if start.proclitics else 0
    names[0] = names[0][skip:]
    value = PersonValue(
        name=" ".join(names),
        age=read_age(doc, last),
        role_cue=entry.role if entry is not None else None,
        source=entry is not None and entry.speaker,
        title=doc.words(cue.first, cue.last) if cue is not None else None,
        skip=skip,
        affiliation=read_affiliation(doc, cue.last if cue is not None else first, (first, last), actors),
    )
    return Mention("person", first, last, _rule(start, entry), value)


def _rule(start: Start, cue: PersonCue | None) -> str:
    if start.word in KUNYA:
        return "people.kunya"
    if cue is None:
        return "people.given_name"
    return "people.announced" if cue.force == MUST else "people.titled"


def _clitics(text: str, word: str) -> int:
    """Return how many code points stand before a folded word in the spelling that ends with it."""
    return next((cut for cut in range(1, min(len(text), _LONGEST_CLITICS)) if fold(text[cut:]) == word), 0)
