"""Cut text into tokens, and read each distinct spelling once: its folded key and what remains without its clitics."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any

from hadath.text.fold import MARKS, fold

_ARABIC = (
    r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    r"\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
)
_LATIN = r"A-Za-z\u00c0-\u024f"
# Words keep their marks; letters and digits part company ("ب59" is two tokens); two or more dots are one token.
_TOKEN = rf"[{_ARABIC}{MARKS}]+|[{_LATIN}][{_LATIN}0-9]*|\d+(?:[.,\u066b\u066c]\d+)*|[^\W\d_]+|\.{{2,}}|[^\w\s]"
_TOKEN_RE = re.compile(_TOKEN)
# Matches wherever it is tried, or what no token follows would be read again from each of its letters.
_PIECE_RE = re.compile(rf"[\s_]*+(?:{_TOKEN})|[\s_]++")
# Not tokens, so that phrases are found across them: quotation marks, hash signs, bullets, stray marks.
_SILENT = frozenset("\"'`´“”„‟‘’‚‹›«»#*•·")
WORD, NUMBER, PUNCTUATION, SILENT = "word", "number", "punctuation", "silent"

_KIND = attrgetter("kind")
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه", "ي")


class Form:
    """One spelling as it stands in a text, read once and shared by every token written that way.

    The phrase index fills in which phrases may begin here: `single` are those of one word, by kind, as pairs of entry
    and clitics before it; `longer` the second words of the others; `branches` all of them with the clitics taken off.
    `rests` are what its key leaves without the clitics in front, itself first: more than one, if it may have any.
    """

    __slots__ = ("_entries", "branches", "key", "kind", "longer", "rests", "single", "text")

    def __init__(self, text: str, kind: str, key: str, rests: tuple[str, ...]) -> None:
        self.text = text
        self.kind = kind
        self.key = key
        self.rests = rests
        self.single: tuple[tuple[str, tuple[tuple[Any, str], ...]], ...] = ()
        self.longer: Collection[str] = ()
        self.branches: tuple[tuple[Any, str], ...] = ()
        self._entries: tuple[Any, ...] | None = None

    @property
    def entries(self) -> tuple[Any, ...]:
        """All phrases that may begin here, as `hadath.text.phrases.Candidate`; for looks at single tokens."""
        if self._entries is None:
            branches = self.branches
            self._entries = tuple(found for branch, clitics in branches for found in branch.candidates(clitics))
        return self._entries

    def __repr__(self) -> str:
        return f"Form({self.text!r})"


def find_tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Return the matches of all tokens of `text[start:end]`, silent characters included."""
    return _TOKEN_RE.finditer(text, start, end)


def find_pieces(text: str, start: int, end: int) -> list[str]:
    """Return all tokens of `text[start:end]`, each with the space before it: together they are the text up to the last.

    >>> find_pieces("قتل  جندي. ", 0, 11)
    ['قتل', '  جندي', '.']
    """
    pieces = _PIECE_RE.findall(text, start, end)
    if pieces and _TOKEN_RE.search(pieces[-1]) is None:
        pieces.pop()  # nothing follows but space
    return pieces


def find_kind(forms: Iterable[Form], kind: str, first: int = 0) -> Iterator[int]:
    """Return where in a run of forms that begins at token `first` the few of a kind stand.

    >>> list(find_kind([read_form("قتل"), read_form("3"), read_form("في")], NUMBER))
    [1]
    """
    kinds = list(map(_KIND, forms))
    at = -1
    for _ in range(kinds.count(kind)):
        at = kinds.index(kind, at + 1)
        yield first + at


def strip_space(piece: str) -> str:
    """Return the token of a piece."""
    match = _TOKEN_RE.search(piece)
    return piece if match is None else match[0]


def read_form(text: str) -> Form:
    """Read one token's spelling.

    >>> read_form("وللجيش").rests
    ('وللجيش', 'للجيش', 'الجيش', 'لجيش')
    >>> read_form("٣٫٥").kind, read_form("“").kind
    ('number', 'silent')
    """
    key = fold(text)
    if not key or text in _SILENT:
        return Form(text, SILENT, key, ())
    if key[0].isdecimal():
        return Form(text, NUMBER, key, (key,))
    if not key[0].isalpha():
        return Form(text, PUNCTUATION, key, (key,))
    return Form(text, WORD, key, tuple([rest for _, rest in find_heads(key)]))


def find_heads(key: str) -> list[tuple[str, str]]:
    """Return every way to take conjunction and preposition off a folded word, the whole word first.

    Each is the clitics and what is left of it. The article stays there ("بالقصف" gives "القصف"), and is put back where
    "لل" swallowed it. No two rests are equal.

    >>> find_heads("وللجيش")
    [('', 'وللجيش'), ('و', 'للجيش'), ('ول', 'الجيش'), ('ول', 'لجيش')]
    """
    heads = [("", key)]
    conjunction = ""
    if len(key) > 2 and key[0] in _CONJUNCTIONS:
        conjunction, key = key[0], key[1:]
        heads.append((conjunction, key))
    if len(key) > 3 and key.startswith("لل"):
        heads += ((conjunction + "ل", "ال" + key[2:]), (conjunction + "ل", key[1:]))
    elif len(key) > 2 and key[0] in _PREPOSITIONS:
        heads.append((conjunction + key[0], key[1:]))
    return heads


@lru_cache(maxsize=1024)
def write_clitics(words: frozenset[str]) -> frozenset[str]:
    """Return every way to write folded words with and without conjunction and preposition, the reverse of `find_heads`.

    A set of spellings is quickly looked for among many; whether such a word has clitics indeed, its heads tell.

    >>> sorted(write_clitics(frozenset(["دار"])))[:4]
    ['بدار', 'دار', 'فبدار', 'فدار']
    """
    return frozenset(spelling for word in words for spelling in _spellings(word))


@lru_cache(maxsize=8192)
def _spellings(word: str) -> tuple[str, ...]:
    """Return every way to write one word; kept, since the words of many lists are the same."""
    plain = [preposition + word for preposition in ("", *_PREPOSITIONS)]
    if word.startswith("ال"):
        plain.append("لل" + word[2:])
    return tuple([conjunction + spelling for spelling in plain for conjunction in ("", *_CONJUNCTIONS)])


def find_tails(key: str) -> Iterator[tuple[str, str]]:
    """Return every way to take a pronoun off the end of a folded word, as (rest, pronoun).

    A teh before the pronoun may be a teh marbuta, which folds to heh.

    >>> list(find_tails("عمليتهم"))
    [('عمليت', 'هم'), ('عمليه', 'هم')]
    """
    for pronoun in _ENCLITICS:
        if key.endswith(pronoun) and len(key) - len(pronoun) >= 3:
            rest = key[: -len(pronoun)]
            yield rest, pronoun
            if rest.endswith("ت"):
                yield rest[:-1] + "ه", pronoun
