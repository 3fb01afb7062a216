"""Read numbers: words in any case, gender and spelling, digits of any script, and the two mixed.

The words come from the phrase index (kind `numeral`), where the numeral lexicon puts them; what follows here is only
the grammar of how they add up.
"""

import re
from dataclasses import dataclass
from typing import Final

from hadath.document import Document
from hadath.text.numeral_sums import NumberWord, Sum, add_word, reopens
from hadath.text.tokens import NUMBER, find_kind

KIND: Final = "numeral"
AND: Final = "و"
_ONE: Final = "واحد"
_ALEF_HAMZA: Final = "أ"
_COMMA: Final = "،"
# After these the ordinal belongs to a month's name ("تشرين الثاني", "ربيع الأول").
_MONTH_HEADS: Final = frozenset(("تشرين", "كانون", "ربيع", "جمادي", "جماد"))
_FIRST: Final = "اول"
_IN: Final = "في"
_PREPOSITIONS: Final = frozenset(("من", "في", "علي", "الي", "عن"))
_SPACES: Final = frozenset(" \u00a0\u202f")
_MOST_DIGITS: Final = 18
_MOST_GROUPS: Final = 5
_WHOLE_RE: Final = re.compile(r"[0-9]+\Z")
_THOUSANDS_RE: Final = re.compile(
    r"[1-9][0-9]{0,2}(?:(?P<mark>[.,\u066c])[0-9]{3}(?:(?P=mark)[0-9]{3}){0,5})(?P<rest>[.,\u066b][0-9]{1,15})?\Z"
)
_DECIMAL_RE: Final = re.compile(r"(?P<whole>[0-9]{1,15})[.,\u066b](?P<rest>[0-9]{1,15})\Z")
_MARKS_RE: Final = re.compile(r"[.,\u066c]")


@dataclass(slots=True)
class Numeral:
    """A number at tokens `first` up to, not including, `last`; `digits`: it is written with digits, at least partly.

    `definite`: "الثلاثة", "الـ36". `ordinal`: "الثالث", "الحادي والعشرين".
    """

    first: int
    last: int
    value: int | float
    ordinal: bool = False
    digits: bool = False
    definite: bool = False


Words = dict[int, tuple[NumberWord, str]]  # the number word at a token, and the clitics before it


@dataclass(slots=True)
class _Piece:
    """One number word or one number in digits; `joined`: "و" stands before it."""

    word: NumberWord
    first: int
    last: int
    joined: bool


def find_numerals(doc: Document) -> list[Numeral]:
    """Return the numbers of an article in order; dates, times and unit names are not told apart here.

    Ordinals inside month names ("تشرين الثاني"), "أول أمس" and "في المئة" are left out. They are read once and kept
    with the article, since several finders want them.
    """
    if doc.numerals is None:
        doc.numerals = _read_numerals(doc)
    return doc.numerals


def _read_numerals(doc: Document) -> list[Numeral]:
    words: Words = {}
    for hit in doc.hits.get(KIND, ()):
        if hit.first not in words and isinstance(hit.entry, NumberWord):
            words[hit.first] = (hit.entry, hit.proclitics)
    positions = sorted({*words, *find_kind(doc.forms, NUMBER)})
    found: list[Numeral] = []
    done = 0
    for token in positions:
        if token >= done:
            numeral = _read_numeral(doc, words, token)
            if numeral is not None:
                found.append(numeral)
                done = numeral.last
    return found


def _read_numeral(doc: Document, words: Words, first: int) -> Numeral | None:
    piece = _read_piece(doc, words, first, starts=True)
    if piece is None or _is_other_word(doc, piece):
        return None
    state = Sum()
    # Where an open group turns out to belong to a number of its own ("ألف وخمسة آلاف"), go back to the closed total.
    kept: tuple[int, int | float] | None = None
    pieces: list[_Piece] = []
    while piece is not None:
        if state.group is None and state.total > 0:
            kept = (len(pieces), state.value())
        if not add_word(state, piece.word, joined=piece.joined, starts=not pieces):
            if kept is not None and reopens(state, piece.word, piece.joined):
                return _to_numeral(doc, pieces[: kept[0]], kept[1], ordinal=state.ordinal)
            break
        pieces.append(piece)
        piece = _read_piece(doc, words, piece.last, starts=False)
    return _to_numeral(doc, pieces, state.value(), ordinal=state.ordinal)


def _to_numeral(doc: Document, pieces: list[_Piece], value: int | float, *, ordinal: bool) -> Numeral | None:
    if not pieces or (len(pieces) == 1 and not _is_alone(doc, pieces[0])):
        return None
    first, last = pieces[0].first, pieces[-1].last
    only = pieces[-1].word
    if only.construct and (len(pieces) == 1 or pieces[-1].joined) and _counts_noun(doc, last):
        value += int(only.value)
    digits = any(piece.word.role == "digits" for piece in pieces)
    definite = pieces[0].word.definite or (digits and doc.key(first - 1).endswith("ال") and doc.glued(first))
    return Numeral(first, last, value, ordinal, digits, definite)


def _is_alone(doc: Document, piece: _Piece) -> bool:
    one_of = doc.forms[piece.first].key == _ONE and _ALEF_HAMZA in doc.forms[piece.first].text
    return piece.word.alone and not one_of


def _counts_noun(doc: Document, token: int) -> bool:
    """Tell whether a counted noun follows, as it must after a dual without its nun ("مليونا دولار")."""
    if token >= len(doc.forms) or doc.sentence_at[token] != doc.sentence_at[token - 1]:
        return False
    key = doc.key(token)
    written = doc.forms[token - 1].text
    return key.isalpha() and key[0] != AND and key not in _PREPOSITIONS and "ً" not in written


def _read_piece(doc: Document, words: Words, token: int, *, starts: bool) -> _Piece | None:
    """Return the number word or digits at a token, with an "و" before it unless it `starts` the number, or null."""
    if token >= len(doc.forms):
        return None
    before = token if starts else token - 1
    lone_and = not starts and doc.key(token) == AND and token + 1 < len(doc.forms)
    if lone_and:
        token += 1
    if doc.sentence_at[token] != doc.sentence_at[before]:
        return None
    if token in words:
        word, proclitics = words[token]
        if proclitics == "" and doc.forms[token].key == _ONE:
            proclitics = _and_of_one(doc, words, token)
        if not starts and (proclitics not in ("", AND) or (lone_and and proclitics)):
            return None
        return _Piece(word, token, token + 1, lone_and or proclitics == AND)
    if doc.forms[token].kind is not NUMBER:
        return None
    read = _read_digits(doc, words, token)
    if read is None:
        return None
    value, last = read
    return _Piece(NumberWord("digits", "digits", value), token, last, lone_and)


def _and_of_one(doc: Document, words: Words, token: int) -> str:
    """Return the "و" of "وأحد", which folds to "واحد": the hamza gives it away, or the ten that follows."""
    after = words.get(token + 1)
    return AND if _ALEF_HAMZA in doc.forms[token].text or (after is not None and after[0].role == "ten") else ""


def _is_other_word(doc: Document, piece: _Piece) -> bool:
    """Tell whether the first piece is part of a month's name, of "أول أمس" or of "في المئة"."""
    role, first = piece.word.role, piece.first
    if role == "ordinal":
        if first and not _MONTH_HEADS.isdisjoint(doc.forms[first - 1].rests):
            return True
        return doc.key(first).endswith(_FIRST) and _is_yesterday(doc, first)
    if role == "hundred" and piece.word.definite:
        return doc.key(first - 1) == _IN or doc.key(first).startswith("بال")
    return False


def _is_yesterday(doc: Document, first: int) -> bool:
    return doc.key(first + 1) == "امس" or doc.key(first + 2) == "امس"


def _read_digits(doc: Document, words: Words, token: int) -> tuple[float, int] | None:
    """Return the value of digits at a token and the token after them; "12 000" and "12،000" are one number."""
    key = doc.forms[token].key
    after = words.get(token + 1)
    scaled = after is not None and after[0].role.startswith("scale")
    value = parse_digits(key, decimal=scaled)
    if value is None:
        return None
    last = token + 1
    if len(key) > 3 or key[0] == "0" or not key.isdecimal():
        return value, last
    for _ in range(_MOST_GROUPS):
        group = _next_group(doc, last)
        if not group:
            break
        value = value * 1000 + int(doc.forms[group].key)
        last = group + 1
    return value, last


def _next_group(doc: Document, token: int) -> int:
    """Return the token of three further digits of the same number, or 0."""
    if token >= len(doc.forms):
        return 0
    comma = doc.key(token) == _COMMA and doc.glued(token)
    group = token + 1 if comma else token
    key = doc.key(group)
    if len(key) != 3 or not _WHOLE_RE.match(key) or doc.sentence_at[group] != doc.sentence_at[token - 1]:
        return 0
    if comma:
        return group if doc.glued(group) else 0
    spaced = doc.starts[group] == doc.ends[group - 1] + 1 and doc.text[doc.ends[group - 1]] in _SPACES
    return group if spaced else 0


def parse_digits(key: str, *, decimal: bool = False) -> int | float | None:
    """Return the value of a folded number token, or null for what is no single number ("12.11.2023").

    A dot or comma before exactly three digits marks thousands, unless `decimal` says that a scale follows.

    >>> parse_digits("1.230.000"), parse_digits("12,5"), parse_digits("06"), parse_digits("1.250", decimal=True)
    (1230000, 12.5, 6, 1.25)
    """
    if _WHOLE_RE.match(key):
        return int(key) if len(key) <= _MOST_DIGITS else None
    thousands = _THOUSANDS_RE.match(key)
    if thousands and not (decimal and len(_MARKS_RE.findall(key)) == 1):
        rest = thousands["rest"] or ""
        whole = int(_MARKS_RE.sub("", key[: len(key) - len(rest)]))
        return float(f"{whole}.{rest[1:]}") if rest and rest[0] != thousands["mark"] else None if rest else whole
    match = _DECIMAL_RE.match(key)
    if match is None or (len(match["whole"]) > 1 and match["whole"][0] == "0"):
        return None
    value = float(f"{match['whole']}.{match['rest']}")
    return int(value) if value == int(value) else value
