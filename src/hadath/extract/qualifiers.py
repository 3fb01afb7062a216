"""Find the cues that negate, plan, doubt or otherwise qualify what is said, and the tokens each covers."""

from hadath.document import Document, Mention
from hadath.lexicons.qualifiers import QualifierCue, past_like_present
from hadath.mentions import QualifierValue
from hadath.text.phrases import Hit
from hadath.text.tokens import NUMBER

_AFTER_REACH = 6
_CLAUSE = 40  # a clause has no more tokens than this
_COMMAS = frozenset(("،", ",", "-", "–", "(", ")"))
_STOPS = frozenset((".", "؛", ";", ":", "!", "..", "..."))
_PRESENT = ("ي", "ت")
_QUESTION_MARKS = frozenset(("؟", "?"))
_THIS_MILLENNIUM = range(1900, 2100)


def find_qualifiers(doc: Document) -> list[Mention]:
    """Return the cues of a document in order; each value's `first` up to `last` are the tokens it qualifies."""
    closers = {hit.first for hit in doc.hits.get("qualifier_close", ())}
    found: list[Mention] = []
    for hit in doc.hits.get("qualifier", ()):
        cue = hit.entry
        if not isinstance(cue, QualifierCue) or not _counts(doc, hit, cue):
            continue
        if found and found[-1].first == hit.first and found[-1].last == hit.last:
            continue
        first, last = _scope(doc, hit, cue, closers)
        if first < last:
            found.append(_mention(hit.first, hit.last, cue.effect, (first, last), cue.id))
    found += _questions(doc)
    found.sort(key=lambda mention: mention.first)
    return found


def _mention(first: int, last: int, effect: str, scope: tuple[int, int], entry: str) -> Mention:
    return Mention("qualifier", first, last, f"qualifiers.{effect}", QualifierValue(effect, *scope, entry))


def _counts(doc: Document, hit: Hit, cue: QualifierCue) -> bool:
    """Tell whether the word after the cue is one it needs."""
    after = doc.key(hit.last)
    if cue.preposition and not (
        after.startswith(cue.preposition) and (doc.forms[hit.last].heads[1:] or len(after) == 1)
    ):
        return False
    if cue.follow == "present":
        past = past_like_present()
        return after.startswith(_PRESENT) and after not in past and not (after[0] == "ت" and after[-1] == "ت")
    if cue.follow == "year":
        number = next((doc.key(i) for i in (hit.last, hit.last + 1) if doc.key(i).isdecimal()), "")
        return len(number) == len("2000") and int(number) in _THIS_MILLENNIUM
    return True


def _scope(doc: Document, hit: Hit, cue: QualifierCue, closers: set[int]) -> tuple[int, int]:
    """Return the tokens the cue qualifies; for a scope on both sides the cue itself is among them."""
    sentence = doc.sentence(hit.first)
    reach = cue.reach or _CLAUSE
    first, last = hit.last, hit.last
    if cue.after:
        stop = min(sentence.last, hit.last + _AFTER_REACH)
        begin = next((i for i in range(hit.last, stop) if doc.key(i) == cue.after), hit.last)
        first = last = begin + (doc.key(begin) == cue.after)
    if cue.direction != "backward":
        limit = min(sentence.last, last + reach)
        while last < limit and not _ends(doc, last, cue, closers):
            last += 1
    if cue.direction != "forward":
        first, limit = hit.first, max(sentence.first, hit.first - reach)
        while first > limit and not _ends(doc, first - 1, cue, closers):
            first -= 1
        last = last if cue.direction == "both" else hit.first
    return first, last


def _ends(doc: Document, token: int, cue: QualifierCue, closers: set[int]) -> bool:
    key = doc.key(token)
    return key in _STOPS or token in closers or (not cue.commas and key in _COMMAS and doc.forms[token].kind != NUMBER)


def _questions(doc: Document) -> list[Mention]:
    """A sentence that ends with a question mark asks and does not report."""
    return [
        _mention(sentence.last - 1, sentence.last, "question", (sentence.first, sentence.last - 1), "question.mark")
        for sentence in doc.sentences
        if sentence.last - sentence.first > 1 and doc.key(sentence.last - 1) in _QUESTION_MARKS
    ]
