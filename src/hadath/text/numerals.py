"""Read numbers: words in any case, gender and spelling, digits of any script, and the two mixed.

The words come from the phrase index (kind `numeral`), where the numeral lexicon puts them; what follows here is only
the grammar of how they add up.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hadath.document import Document
from hadath.text.tokens import NUMBER

KIND: Final = "numeral"
AND: Final = "و"
_COMMA: Final = "،"
# After these the ordinal belongs to a month's name ("تشرين الثاني", "ربيع الأول").
_MONTH_HEADS: Final = frozenset(("تشرين", "كانون", "ربيع", "جمادي", "جماد"))
_FIRST: Final = frozenset(("اول", "الاول"))
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


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word: what it is worth, and by its `role` how it joins with others.

    Roles: unit (1 to 9), ten, teen, tens (20 to 90), hundred, hundreds (200 to 900 in one word), scale, scale_plural,
    scale_dual, ordinal, fraction, zero, minus. `alone` is false for a word that is a number only together with
    another ("أحد عشر"). A scale_dual is worth one of its scale here and is doubled when read.
    """

    id: str
    role: str
    value: float
    alone: bool = True
    definite: bool = False
    construct: bool = False  # "ألفا": two thousand before a noun, one thousand in the accusative


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


@dataclass(slots=True)
class _Piece:
    """One number word or one number in digits; `joined`: "و" stands before it."""

    word: NumberWord
    first: int
    last: int
    joined: bool


@dataclass(slots=True)
class _Sum:
    """What has been read: `total` closed by scales (the last of them `least`), and the open `group` below 1000.

    `room` says what may still join the group: any, unit (a unit stands last), hundreds (hundreds stand last), none.
    """

    total: float = 0
    least: float = math.inf
    group: float | None = None
    room: str = "any"
    unit: float = 0
    ordinal: bool = False
    sign: int = 1

    def value(self) -> int | float:
        value = self.sign * (self.total + (self.group or 0))
        return int(value) if value == int(value) else value


def find_numerals(doc: Document) -> list[Numeral]:
    """Return the numbers of an article in order; dates, times and unit names are not told apart here.

    Ordinals inside month names ("تشرين الثاني"), "أول أمس" and "في المئة" are left out.
    """
    words: dict[int, NumberWord] = {}
    joined: set[int] = set()
    for hit in doc.hits.get(KIND, ()):
        if hit.first not in words and isinstance(hit.entry, NumberWord):
            words[hit.first] = hit.entry
            if hit.proclitics == AND:
                joined.add(hit.first)
    positions = [token for token, form in enumerate(doc.forms) if form.kind is NUMBER or token in words]
    found: list[Numeral] = []
    done = 0
    for token in positions:
        if token >= done:
            numeral = _read_numeral(doc, words, joined, token)
            if numeral is not None:
                found.append(numeral)
                done = numeral.last
    return found


def _read_numeral(doc: Document, words: dict[int, NumberWord], joined: set[int], first: int) -> Numeral | None:
    piece = _read_piece(doc, words, joined, first)
    if piece is None or _is_other_word(doc, piece):
        return None
    state = _Sum()
    # Where an open group turns out to belong to a number of its own ("ألف وخمسة آلاف"), go back to the closed total.
    kept: tuple[int, int | float] | None = None
    pieces: list[_Piece] = []
    while piece is not None:
        closed = state.group is None and state.total > 0
        if closed:
            kept = (len(pieces), state.value())
        if not _add(state, piece, starts=not pieces):
            if not _reopens(state, piece) or kept is None:
                kept = None
            break
        pieces.append(piece)
        piece = _read_piece(doc, words, joined, piece.last)
    else:
        kept = None
    value = state.value()
    if kept is not None:
        pieces, value = pieces[: kept[0]], kept[1]
    return _to_numeral(doc, pieces, value, ordinal=state.ordinal)


def _to_numeral(doc: Document, pieces: list[_Piece], value: int | float, *, ordinal: bool) -> Numeral | None:
    if not pieces or (len(pieces) == 1 and not pieces[0].word.alone):
        return None
    first, last = pieces[0].first, pieces[-1].last
    only = pieces[-1].word
    if only.construct and (len(pieces) == 1 or pieces[-1].joined) and _counts_noun(doc, last):
        value += int(only.value)
    digits = any(piece.word.role == "digits" for piece in pieces)
    definite = pieces[0].word.definite or (digits and doc.key(first - 1).endswith("ال") and doc.glued(first))
    return Numeral(first, last, value, ordinal, digits, definite)


def _counts_noun(doc: Document, token: int) -> bool:
    """Tell whether a counted noun follows, as it must after a dual without its nun ("مليونا دولار")."""
    if token >= len(doc.forms) or doc.sentence_at[token] != doc.sentence_at[token - 1]:
        return False
    key = doc.key(token)
    written = doc.forms[token - 1].text
    return key.isalpha() and key[0] != AND and key not in _PREPOSITIONS and "ً" not in written


def _read_piece(doc: Document, words: dict[int, NumberWord], joined: set[int], token: int) -> _Piece | None:
    """Return the number word or digits at a token, with an "و" before it, or null."""
    if token >= len(doc.forms):
        return None
    first = token
    lone_and = doc.key(token) == AND and token + 1 < len(doc.forms)
    if lone_and:
        token += 1
    if first and doc.sentence_at[token] != doc.sentence_at[first]:
        return None
    word = words.get(token)
    if word is not None:
        if lone_and and token in joined:
            return None
        return _Piece(word, token, token + 1, lone_and or token in joined)
    if doc.forms[token].kind is not NUMBER:
        return None
    read = _read_digits(doc, words, token)
    if read is None:
        return None
    value, last = read
    return _Piece(NumberWord("digits", "digits", value), token, last, lone_and)


def _is_other_word(doc: Document, piece: _Piece) -> bool:
    """Tell whether the first piece is part of a month's name, of "أول أمس" or of "في المئة"."""
    role, first = piece.word.role, piece.first
    if role == "ordinal":
        return doc.key(first - 1) in _MONTH_HEADS or (doc.key(first) in _FIRST and _is_yesterday(doc, first))
    if role == "hundred" and piece.word.definite:
        return doc.key(first - 1) == _IN or doc.key(first).startswith("بال")
    return False


def _is_yesterday(doc: Document, first: int) -> bool:
    return doc.key(first + 1) == "امس" or doc.key(first + 2) == "امس"


def _read_digits(doc: Document, words: dict[int, NumberWord], token: int) -> tuple[float, int] | None:
    """Return the value of digits at a token and the token after them; "12 000" and "12،000" are one number."""
    key = doc.forms[token].key
    after = words.get(token + 1)
    scaled = after is not None and after.role.startswith("scale")
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


def _reopens(state: _Sum, piece: _Piece) -> bool:
    """Tell whether a scale just refused shows that the open group is not part of the total before it."""
    return (
        state.group is not None
        and state.total > 0
        and not piece.joined
        and piece.word.role.startswith("scale")
        and piece.word.value == state.least
    )


def _add(state: _Sum, piece: _Piece, *, starts: bool) -> bool:
    """Add a piece to what was read and return true, or return false where it begins something else."""
    add = _ADDERS[piece.word.role]
    return (starts or not state.ordinal or piece.word.role in ("ten", "tens")) and add(
        state, piece.word, piece.joined and not starts
    )


def _opens_group(state: _Sum, value: float, joined: bool) -> bool:
    """Tell whether a value may begin a group here, or join the hundreds of the group."""
    if state.group is None:
        return value < state.least and (joined or state.total == 0)
    return joined and state.room == "hundreds" and value < 100


def _put(state: _Sum, value: float, room: str) -> bool:
    state.group = (state.group or 0) + value
    state.room = room
    return True


def _add_digits(state: _Sum, word: NumberWord, joined: bool) -> bool:
    return _opens_group(state, word.value, joined) and _put(state, word.value, "digits")


def _add_unit(state: _Sum, word: NumberWord, joined: bool) -> bool:
    if not _opens_group(state, word.value, joined):
        return False
    state.unit = word.value
    return _put(state, word.value, "unit")


def _add_ten(state: _Sum, word: NumberWord, joined: bool) -> bool:
    if state.room == "unit" and not joined and not word.definite:
        return _put(state, word.value, "none")
    return not state.ordinal and _opens_group(state, word.value, joined) and _put(state, word.value, "none")


def _add_tens(state: _Sum, word: NumberWord, joined: bool) -> bool:
    joins_unit = state.room == "unit" and joined
    return (joins_unit or _opens_group(state, word.value, joined)) and _put(state, word.value, "none")


def _add_hundred(state: _Sum, word: NumberWord, joined: bool) -> bool:
    alone = state.group is not None and state.group == state.unit and state.unit > 2 and state.room == "unit"
    if alone and not joined and not word.definite:
        state.group = state.unit * word.value
        state.room = "hundreds"
        return True
    return state.group is None and _opens_group(state, word.value, joined) and _put(state, word.value, "hundreds")


def _add_scale(state: _Sum, word: NumberWord, joined: bool) -> bool:
    if state.room == "halved":  # "مليون ونصف المليون"
        state.room = "none"
        return word.definite and not joined
    if joined or (state.group is None and state.total == 0):
        return word.role == "scale" and _add_bare_scale(state, word.value, word.value)
    if state.group is None:
        return word.value > state.least and _close(state, state.total * word.value, word.value)
    if word.value < state.least:
        return _close(state, state.total + state.group * word.value, word.value)
    return word.value > state.least and _close(state, (state.total + state.group) * word.value, word.value)


def _add_bare_scale(state: _Sum, value: float, scale: float) -> bool:
    return state.group is None and scale < state.least and _close(state, state.total + value, scale)


def _add_scale_dual(state: _Sum, word: NumberWord, joined: bool) -> bool:
    return (joined or state.total == 0) and _add_bare_scale(state, 2 * word.value, word.value)


def _close(state: _Sum, total: float, scale: float) -> bool:
    state.total, state.least, state.group, state.room = total, scale, None, "any"
    return True


def _add_ordinal(state: _Sum, word: NumberWord, joined: bool) -> bool:
    if joined or state.group is not None or state.total:
        return False
    state.ordinal, state.unit = True, word.value
    return _put(state, word.value, "unit" if word.value < 10 else "none")


def _add_fraction(state: _Sum, word: NumberWord, joined: bool) -> bool:
    """Add "ونصف" to what stands before it, or begin "نصف مليون"."""
    if state.group is None and state.total == 0:
        return _put(state, word.value, "fraction")
    if not joined or word.definite or state.ordinal:
        return False
    if state.group is not None:
        return state.room != "fraction" and _put(state, word.value, "none")
    _close(state, state.total + word.value * state.least, 1)
    state.room = "halved"
    return True


def _add_zero(state: _Sum, _word: NumberWord, _joined: bool) -> bool:
    return state.group is None and state.total == 0 and _put(state, 0, "closed")


def _add_minus(state: _Sum, _word: NumberWord, _joined: bool) -> bool:
    if state.group is not None or state.total or state.sign < 0:
        return False
    state.sign = -1
    return True


_ADDERS: Final[dict[str, Callable[[_Sum, NumberWord, bool], bool]]] = {
    "digits": _add_digits,
    "unit": _add_unit,
    "ten": _add_ten,
    "teen": _add_ten,
    "tens": _add_tens,
    "hundred": _add_hundred,
    "hundreds": _add_hundred,
    "scale": _add_scale,
    "scale_plural": _add_scale,
    "scale_dual": _add_scale_dual,
    "ordinal": _add_ordinal,
    "fraction": _add_fraction,
    "zero": _add_zero,
    "minus": _add_minus,
}
ROLES: Final = frozenset(_ADDERS) - {"digits"}
