"""Recognise one line of the page around an article, by the lexicon of such lines."""

from functools import lru_cache
from typing import NamedTuple

from hadath.lexicons.furniture import FurnitureEntry, furniture_by_word
from hadath.text.fold import fold
from hadath.text.tokens import find_tokens

_MARKS = frozenset(":/|-–—،,؛…")
_SILENT = frozenset("\"'“”«»#")
_COLONS = frozenset(":/|-–—")
_BULLETS = frozenset("*•·●▪◾-–—")
_LONGEST_BYLINE = 6  # words
_fold = lru_cache(maxsize=8192)(fold)  # lines begin with the same few words


class Furniture(NamedTuple):
    """What a line is: its entry's id, the effect, and whether nothing follows the words that tell it."""

    id: str
    effect: str
    bare: bool


def find_furniture(line: str) -> Furniture | None:
    """Return what a line (without white space around it) is, or null for a line of the article.

    >>> find_furniture("اقرأ أيضاً: مقتل جنديين شرق حمص")
    Furniture(id='related.read', effect='links', bare=False)
    >>> find_furniture("شارك في الهجوم عشرة مسلحين")
    """
    first = _first_word(line)
    if first is None:
        return Furniture("blank", "line", bare=True)
    return _identify(line) if first in furniture_by_word() else None


def _first_word(line: str) -> str | None:
    for match in find_tokens(line, 0, len(line)):
        key = _fold(match[0])
        if key[:1].isalnum():
            return key
    return None


@lru_cache(maxsize=4096)
def _identify(line: str) -> Furniture | None:
    """Return what a line is whose first word is one of furniture's; the same few lines stand on every page."""
    tokens = [key for token in find_tokens(line, 0, len(line)) if (key := fold(token[0])) and key not in _SILENT]
    while not tokens[0][0].isalnum():
        tokens.pop(0)
    rows = furniture_by_word()[tokens[0]]
    return next((found for phrase, entry in rows if (found := _match(entry, phrase, tokens, line))), None)


def _match(entry: FurnitureEntry, phrase: tuple[str, ...], tokens: list[str], line: str) -> Furniture | None:
    words = [token for token in tokens if token[0].isalnum()]
    if tuple(words[: len(phrase)]) != phrase or (entry.mark and line[0] not in _BULLETS):
        return None
    if _fits(entry, phrase, tokens, words):
        return Furniture(entry.id, entry.effect, bare=len(words) == len(phrase))
    return None


def _fits(entry: FurnitureEntry, phrase: tuple[str, ...], tokens: list[str], words: list[str]) -> bool:
    """Tell whether what follows the phrase on its line is what the entry allows."""
    rest = len(words) - len(phrase)
    if entry.match == "words":
        return rest == 0 or _is_all_words(entry, words)
    if entry.match == "label":
        return _is_label(entry, tokens[len(phrase) :], rest)
    return entry.match == "start" or rest == 0


def _is_all_words(entry: FurnitureEntry, words: list[str]) -> bool:
    at = 0
    while at < len(words):
        rows = furniture_by_word().get(words[at], ())
        lengths = (len(phrase) for phrase, other in rows if other is entry and _stands_at(phrase, words, at))
        length = next(lengths, 0)
        if not length:
            return False
        at += length
    return True


def _stands_at(phrase: tuple[str, ...], words: list[str], at: int) -> bool:
    return tuple(words[at : at + len(phrase)]) == phrase


def _is_label(entry: FurnitureEntry, after: list[str], rest: int) -> bool:
    byline = entry.effect == "byline"
    if not rest:
        return not byline
    mark = after[0]
    if byline:
        return mark in _COLONS and rest <= _LONGEST_BYLINE
    return mark in _MARKS or mark.startswith("..")
