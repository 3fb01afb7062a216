"""Text without anything that steers what shows it."""

import unicodedata

_KEPT = frozenset("\n\u200c\u200d")  # the joiners shape letters
_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))  # controls, direction overrides, line separators


def clean(text: str) -> str:
    r"""Return the text without control characters, direction overrides and surrogates; a tab becomes a space.

    >>> clean("قتل\x1b[2J\tثلاثة\u202e")
    'قتل[2J ثلاثة'
    """
    if text.isprintable():
        return text
    kept = (
        letter for letter in text if letter in _KEPT or unicodedata.category(letter) not in _UNSAFE or letter == "\t"
    )
    return "".join(kept).replace("\t", " ")
