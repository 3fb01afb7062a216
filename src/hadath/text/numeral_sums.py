"""How number words add up: units, tens, hundreds and scales join, with or without "و", into one number."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


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
class Sum:
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
        """Return the number read so far, whole where it is; "2.3 مليون" is not left to the noise of floats."""
        value = self.sign * round(self.total + (self.group or 0), 4)
        return int(value) if value == int(value) else value


def reopens(state: Sum, word: NumberWord, joined: bool) -> bool:
    """Tell whether a scale just refused shows that the open group is not part of the total before it."""
    return (
        state.group is not None
        and state.total > 0
        and not joined
        and word.role.startswith("scale")
        and word.value == state.least
    )


def add_word(state: Sum, word: NumberWord, *, joined: bool, starts: bool) -> bool:
    """Add a word to what was read and return true, or return false where it begins something else."""
    add = _ADDERS[word.role]
    return (starts or not state.ordinal or word.role in ("ten", "tens")) and add(state, word, joined and not starts)


def _opens_group(state: Sum, value: float, joined: bool) -> bool:
    """Tell whether a value may begin a group here, or join the hundreds of the group."""
    if state.group is None:
        return value < state.least and (joined or state.total == 0)
    return joined and state.room == "hundreds" and value < 100


def _put(state: Sum, value: float, room: str) -> bool:
    state.group = (state.group or 0) + value
    state.room = room
    return True


def _add_digits(state: Sum, word: NumberWord, joined: bool) -> bool:
    return _opens_group(state, word.value, joined) and _put(state, word.value, "digits")


def _add_unit(state: Sum, word: NumberWord, joined: bool) -> bool:
    if not _opens_group(state, word.value, joined):
        return False
    state.unit = word.value
    return _put(state, word.value, "unit")


def _add_ten(state: Sum, word: NumberWord, joined: bool) -> bool:
    if state.room == "unit" and not joined and not word.definite:
        return _put(state, word.value, "none")
    return not state.ordinal and _opens_group(state, word.value, joined) and _put(state, word.value, "none")


def _add_tens(state: Sum, word: NumberWord, joined: bool) -> bool:
    joins_unit = state.room == "unit" and joined
    return (joins_unit or _opens_group(state, word.value, joined)) and _put(state, word.value, "none")


def _add_hundred(state: Sum, word: NumberWord, joined: bool) -> bool:
    alone = state.group is not None and state.group == state.unit and state.unit > 2 and state.room == "unit"
    if alone and not joined and not word.definite:
        state.group = state.unit * word.value
        state.room = "hundreds"
        return True
    return state.group is None and _opens_group(state, word.value, joined) and _put(state, word.value, "hundreds")


def _add_scale(state: Sum, word: NumberWord, joined: bool) -> bool:
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


def _add_bare_scale(state: Sum, value: float, scale: float) -> bool:
    return state.group is None and scale < state.least and _close(state, state.total + value, scale)


def _add_scale_dual(state: Sum, word: NumberWord, joined: bool) -> bool:
    return (joined or state.total == 0) and _add_bare_scale(state, 2 * word.value, word.value)


def _close(state: Sum, total: float, scale: float) -> bool:
    state.total, state.least, state.group, state.room = total, scale, None, "any"
    return True


def _add_ordinal(state: Sum, word: NumberWord, joined: bool) -> bool:
    if joined or state.group is not None or state.total:
        return False
    state.ordinal, state.unit = True, word.value
    return _put(state, word.value, "unit" if word.value < 10 else "none")


def _add_fraction(state: Sum, word: NumberWord, joined: bool) -> bool:
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


def _add_zero(state: Sum, _word: NumberWord, _joined: bool) -> bool:
    return state.group is None and state.total == 0 and _put(state, 0, "closed")


def _add_minus(state: Sum, _word: NumberWord, _joined: bool) -> bool:
    if state.group is not None or state.total or state.sign < 0:
        return False
    state.sign = -1
    return True


_ADDERS: Final[dict[str, Callable[[Sum, NumberWord, bool], bool]]] = {
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
