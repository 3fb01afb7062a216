"""Find the cues that negate, plan, doubt or otherwise qualify what is said, and the tokens each covers."""

from hadath.document import Document, Mention
from hadath.lexicons.qualifiers import QualifierCue, past_like_present
from hadath.mentions import QualifierValue
from hadath.text.phrases import Hit
from hadath.text.tokens import NUMBER

_AFTER_REACH = 6
_SPEECH, _ACT = "attribution", "trigger"
_ASIDE = 7  # tokens of an apposition between two commas: "تعهد الرئيس، فلان، بمواصلة"
_OVER_ASIDES = frozenset(("planned", "opinion", "denied"))
_INTRODUCE = frozenset(("ان", "بان", "الي", "من", "علي", "كل", "ما", "صحه", "وجود", "وقوع", "اي", "جميع"))
_COVER_THEMSELVES = frozenset(("negated", "purpose"))  # "دون *وقوع* إصابات": the words of the cue may name an event
_BESIDE = 2  # tokens on either side of a cue where a verb of saying takes it for itself
_CLAUSE = 40  # a clause has no more tokens than this
_COMMAS = frozenset(("،", ",", "-", "–", "(", ")"))
_STOPS = frozenset((".", "؛", ";", ":", "!", "..", "..."))
_PRESENT = ("ي", "ت")
_PRONOUNS = frozenset(("ه", "ها", "هم", "هما", "هن", "نا"))
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
    if cue.preposition and not _written_on(doc, hit.last, cue.preposition):
        return False
    if cue.follow == "present":
        past = past_like_present()
        return after.startswith(_PRESENT) and after not in past and not (after[0] == "ت" and after[-1] == "ت")
    if cue.follow == "definite":
        return after.startswith("ال")
    if cue.follow == "no_speech":
        return not any(_is_speech(doc, i) for i in range(max(hit.first - _BESIDE, 0), hit.last + _BESIDE))
    if cue.follow == "year":
        number = next((doc.key(i) for i in (hit.last, hit.last + 1) if doc.key(i).isdecimal()), "")
        return len(number) == len("2000") and int(number) in _THIS_MILLENNIUM
    return True


def _is_speech(doc: Document, token: int) -> bool:
    entries = doc.forms[token].entries if token < len(doc.forms) else ()
    return any(entry.phrase.kind == _SPEECH and not entry.phrase.rest for entry in entries)


def _written_on(doc: Document, token: int, preposition: str) -> bool:
    """Tell whether a preposition is written on a noun, and not on a pronoun only ("بقتل", not "بهم")."""
    key = doc.key(token)
    if not key.startswith(preposition):
        return False
    return key[1:] not in _PRONOUNS and (len(key) == 1 or len(doc.forms[token].rests) > 1)


def _scope(doc: Document, hit: Hit, cue: QualifierCue, closers: set[int]) -> tuple[int, int]:
    """Return the tokens the cue qualifies; for a scope on both sides the cue itself is among them."""
    sentence = doc.sentence(hit.first)
    reach = cue.reach or _CLAUSE
    first, last = hit.first if cue.effect in _COVER_THEMSELVES else hit.last, hit.last
    if cue.after:
        stop = min(sentence.last, hit.last + _AFTER_REACH)
        begin = next((i for i in range(hit.last, stop) if doc.key(i) == cue.after), hit.last)
        first = last = begin + (doc.key(begin) == cue.after)
    if cue.direction != "backward":
        limit = min(sentence.last, last + reach)
        while last < limit:
            if _ends(doc, last, cue, closers):
                resumed = _after_aside(doc, last, cue)
                if not resumed:
                    break
                limit, last = min(sentence.last, limit + resumed - last), resumed
            last += 1
        last = min(last, limit)
    if cue.direction != "forward":
        first, limit = hit.first, max(sentence.first, hit.first - reach)
        while first > limit and not _ends(doc, first - 1, cue, closers):
            first -= 1
        last = last if cue.direction == "both" else hit.first
    return first, last


def _ends(doc: Document, token: int, cue: QualifierCue, closers: set[int]) -> bool:
    key = doc.key(token)
    return key in _STOPS or token in closers or (not cue.commas and key in _COMMAS and doc.forms[token].kind != NUMBER)


def _after_aside(doc: Document, comma: int, cue: QualifierCue) -> int:
    """Return where the cue's object follows an apposition, or a comma that does not belong there; 0 if it does not.

    "تعهد الرئيس التركي، رجب طيب أردوغان، بمواصلة الهجوم", "تعهد الرئيس، بمواصلة الهجوم".
    """
    if cue.effect not in _OVER_ASIDES or doc.key(comma) not in _COMMAS:
        return 0
    if _introduces(doc, comma + 1):
        return comma + 1
    for token in range(comma + 1, min(comma + _ASIDE + 1, len(doc.forms) - 1)):
        if any(entry.phrase.kind == _ACT for entry in doc.forms[token].entries):
            return 0
        if doc.key(token) in _COMMAS:
            return token + 1 if _introduces(doc, token + 1) else 0
    return 0


def _introduces(doc: Document, token: int) -> bool:
    return doc.key(token) in _INTRODUCE or any(_written_on(doc, token, preposition) for preposition in ("ب", "ل"))


def _questions(doc: Document) -> list[Mention]:
    """A sentence that ends with a question mark asks and does not report."""
    return [
        _mention(sentence.last - 1, sentence.last, "question", (sentence.first, sentence.last - 1), "question.mark")
        for sentence in doc.sentences
        if sentence.last - sentence.first > 1 and doc.key(sentence.last - 1) in _QUESTION_MARKS
    ]
