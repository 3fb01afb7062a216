"""Figures with the words around them that make them exact, approximate, a range or a bound; and what is no figure."""

from dataclasses import dataclass
from typing import Final

from hadath.extract.counts.view import View
from hadath.lexicons.counts import Quantity
from hadath.text.numerals import AND, Numeral
from hadath.text.tokens import NUMBER

_MOST: Final = 1_000_000_000
_OPEN, _CLOSE = "(", ")"
_BETWEEN: Final = frozenset(("بين", "وبين", "لبين"))
_TO: Final = frozenset(("الي", "حتي", "او", "-", "–", "—"))
_RISE: Final = "رتف"  # "ارتفع", "ارتفاع", "لترتفع"
_DASHES: Final = frozenset("-–—")
_GLUED: Final = frozenset(("ال", "ب", "بال", "ل", "لل", "و", "وال", "ك", "ف"))
_MARKS: Final = frozenset("/:+*×")
_HUNDRED: Final = frozenset(("الميه", "المايه"))


@dataclass(slots=True)
class Amount:
    """A figure at tokens `first` up to `last`, the words before it included; `bare` is where the digits begin."""

    first: int
    last: int
    bare: int
    low: int | float | None
    high: int | float | None
    approximate: bool = False
    definite: bool = False
    value: int | float = 0
    older: int | float | None = None  # the lower of "ارتفع من 20 إلى 31"

    def bound(self, effect: str) -> None:
        """Take in a word that bounds the figure or makes it approximate."""
        if effect == "at_least":
            self.high = None
        elif effect == "at_most":
            self.low = None
        elif effect == "approximate":
            self.approximate = True


def read_amount(view: View, token: int) -> Amount | None:
    """Return the figure whose first number stands at a token, or null where the number counts nothing."""
    numeral = view.numerals[token]
    if numeral.ordinal or not _is_whole(numeral) or _is_other(view, numeral):
        return None
    amount = read_figure(view, token)
    amount.last = _skip_repeat(view, amount.last)
    if _is_bracketed(view, amount):
        amount.first -= 1
    return amount


def read_figure(view: View, token: int) -> Amount:
    """Return the number at a token with its range and its bounds, whatever it counts."""
    numeral = view.numerals[token]
    value = numeral.value
    amount = Amount(token, numeral.last, token, value, value, definite=numeral.definite, value=value)
    if not numeral.ordinal:
        _widen(view, amount)
        _read_before(view, amount)
        _read_after(view, amount)
    return amount


def _is_whole(numeral: Numeral) -> bool:
    return numeral.value == int(numeral.value) and 0 < numeral.value <= _MOST


def _is_other(view: View, numeral: Numeral) -> bool:
    """Tell whether a number is part of a date, time, share, name or age."""
    doc, first, last = view.doc, numeral.first, numeral.last
    if doc.key(last) in view.words["percent"] or (doc.key(last) in ("في", "ب") and doc.key(last + 1) in _HUNDRED):
        return True
    if is_part_of_figure(view, numeral):
        return True
    before = doc.key(first - 1)
    if before in view.words["numbered"] or before in view.words["ages"]:
        return True
    return before in view.words["years"] and 1000 <= numeral.value <= 2100 and numeral.digits


def is_part_of_figure(view: View, numeral: Numeral) -> bool:
    """Tell whether a number is part of a numeric date, a time or a score ("12/11/2023", "10:30")."""
    return (view.doc.key(numeral.first - 1) in _MARKS and view.doc.glued(numeral.first)) or _is_glued_mark(
        view, numeral
    )


def _is_glued_mark(view: View, numeral: Numeral) -> bool:
    doc, token = view.doc, numeral.last
    if token + 1 >= len(doc.forms) or doc.key(token) not in _MARKS or not doc.glued(token):
        return False
    return doc.glued(token + 1) and doc.forms[token + 1].kind is NUMBER


def _widen(view: View, amount: Amount) -> None:
    """Read "بين 10 و15", "10 إلى 15", "10-15" as one figure from low to high."""
    doc = view.doc
    upper = _upper(view, amount)
    if upper is None or upper.value <= amount.value or upper.ordinal:
        return
    value = upper.value
    if doc.key(amount.first - 1) == "من" and _rises(view, amount.first - 1):
        amount.older, amount.low = amount.value, value
    amount.high = value
    if amount.older is not None:
        amount.low = value
    amount.value, amount.last = value, upper.last


def _upper(view: View, amount: Amount) -> Numeral | None:
    doc, last = view.doc, amount.last
    if doc.key(amount.first - 1) in _BETWEEN:
        after = last + 1 if doc.key(last) == AND else last
        upper = view.numerals.get(after)
        joined = after > last or doc.key(after).startswith(AND)
        return upper if upper is not None and joined and view.together(amount.first, after) else None
    if doc.key(last) in _TO and view.together(amount.first, last + 1):
        if doc.key(last) in _DASHES and doc.glued(last) != doc.glued(last + 1):
            return None
        return view.numerals.get(last + 1)
    return None


def _rises(view: View, token: int) -> bool:
    return any(_RISE in view.doc.key(before) for before in range(max(0, token - 6), token))


def _read_before(view: View, amount: Amount) -> None:
    """Move `first` over the words before the figure, and take in what they say of it."""
    doc = view.doc
    while view.together(amount.first - 1, amount.first):
        before = amount.first - 1
        key = doc.key(before)
        if key in _BETWEEN and amount.low != amount.high:
            amount.first = before
        elif (key == _OPEN or (key in _GLUED and doc.glued(amount.first))) and before > 0:
            if not _has_words_before(view, before):
                return
            amount.first = before
        elif (effect := view.effect_before(amount.first)) in ("approximate", "at_least", "at_most"):
            amount.bound(effect)
            amount.first = view.quantity_ends[amount.first].first
        else:
            return


def _read_after(view: View, amount: Amount) -> None:
    """Take in "على الأقل" and its like right after the figure."""
    hit = view.quantities.get(amount.last)
    if hit is None or not isinstance(hit.entry, Quantity) or not view.together(amount.first, amount.last):
        return
    if hit.entry.after and not hit.proclitics:
        amount.bound(hit.entry.effect)
        amount.last = hit.last


def _has_words_before(view: View, token: int) -> bool:
    return view.effect_before(token) in ("approximate", "at_least", "at_most")


def _is_bracketed(view: View, amount: Amount) -> bool:
    """Tell whether the bracket just closed was opened right before the figure: "(06) عناصر"."""
    doc = view.doc
    return doc.key(amount.last - 1) == _CLOSE and doc.key(amount.first - 1) == _OPEN and amount.first == amount.bare


def _skip_repeat(view: View, last: int) -> int:
    """Return the token after "(5)" that repeats a number in words, or after the bracket around the number itself."""
    doc = view.doc
    if doc.key(last) == _CLOSE:
        return last + 1
    if doc.key(last) == _OPEN and last + 1 in view.numerals and doc.forms[last + 1].kind is NUMBER:
        repeat = view.numerals[last + 1].last
        if doc.key(repeat) == _CLOSE and view.together(last, repeat):
            return repeat + 1
    return last
