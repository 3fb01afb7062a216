"""Fold a word to one spelling, so that lexicons need only the ordinary one.

This is the only file that names camel_tools. Folding changes the length of a word, which does no harm: offsets
sit on the tokens of the text as given and are never computed from folded text.
"""

import re
import unicodedata

from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
)

# Vowel marks, Quranic marks, tatweel, joiners and direction marks: written or not, the word is the same.
MARKS = (
    r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_MARKS_RE = re.compile(f"[{MARKS}]+")
# Hamza seats, and the Persian, Urdu and Kurdish shapes of Arabic letters.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("ئیێېۍ", "ي"),
        **dict.fromkeys("ؤۆۇ", "و"),
        **dict.fromkeys("ەھہۀ", "ه"),
        **dict.fromkeys("ٲٳ", "ا"),
        **dict.fromkeys("کگ", "ك"),
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "ژ": "ز",
    }
)


def _normalize(letter: str) -> str:
    normal: str = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(letter)))
    return normal


# What stands for one letter in every word; that of camel_tools is asked once, since words are folded by the thousand.
_FOLDED = (
    ("ئ", "ي"),
    ("ؤ", "و"),
    *((letter, normal) for letter in map(chr, range(0x600, 0x700)) if (normal := _normalize(letter)) != letter),
)
# Arabic letters without marks and tatweel, in words with single spaces between: nearly every word there is.
_PLAIN_RE = re.compile("[ء-غف-ي]+(?: [ء-غف-ي]+)*")


def fold(word: str) -> str:
    """Return the folded spelling of one word: bare alefs, final yeh and heh, no marks, Western digits, lower case.

    >>> fold("إدْلِب") == fold("ادلب")
    True
    >>> fold("مُديريّةُ"), fold("٢٠٢٣")
    ('مديريه', '2023')
    """
    if _PLAIN_RE.fullmatch(word):
        return _fold_letters(word)
    if not word.isascii():
        if not unicodedata.is_normalized("NFKC", word):
            word = unicodedata.normalize("NFKC", word)
        word = _fold_letters(_MARKS_RE.sub("", word).translate(_LETTERS))
        if not word.isalpha():
            word = "".join(_western_digit(letter) for letter in word)
    return word.lower()


def fold_plain(words: str) -> str | None:
    """Return the folded spelling of plain Arabic words with single spaces between, or null for any other text.

    It is the short way for lexicons, whose phrases are nearly all plain; `fold` gives the same for each word.

    >>> fold_plain("قوات سوريا الديمقراطية"), fold_plain("«قوات»")
    ('قوات سوريا الديمقراطيه', None)
    """
    return _fold_letters(words) if _PLAIN_RE.fullmatch(words) else None


def _fold_letters(words: str) -> str:
    for letter, folded in _FOLDED:
        words = words.replace(letter, folded)
    return words


def _western_digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
