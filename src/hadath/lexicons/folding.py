"""Fold the names of a large lexicon quickly: each word is folded once, however many names it stands in."""

from functools import lru_cache

from hadath.text.fold import fold
from hadath.text.phrases import fold_phrase

_fold_word = lru_cache(maxsize=20_000)(fold)


def fold_name(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, as `fold_phrase` does.

    >>> fold_name("قوات سوريا الديمقراطية")
    ('قوات', 'سوريا', 'الديمقراطيه')
    """
    words = name.split()
    if "".join(words).isalpha():
        return tuple(map(_fold_word, words))
    return fold_phrase(name)
