"""Find lexicon phrases over folded tokens: one pass over an article finds the phrases of every lexicon.

A phrase is indexed by its first word; each distinct spelling looks its phrases up once and keeps them, so the cost
of an article follows the phrases it may contain and not the size of the lexicons.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hadath.text.tokens import SILENT, Form, find_tokens, read_form

NOUN, VERB, WHOLE = "noun", "verb", "whole"
# The clitics that may stand before a phrase of each class.
_ALLOWED = {NOUN: frozenset("وفبلك"), VERB: frozenset("وف"), WHOLE: frozenset()}
_CACHED_FORMS = 200_000


class Phrase(NamedTuple):
    """A phrase of a lexicon: the folded words after the first, the lexicon's kind, the entry, what may precede it."""

    rest: tuple[str, ...]
    kind: str
    entry: object
    clitics: frozenset[str]


class Candidate(NamedTuple):
    """A phrase that may begin at a given spelling, with the clitics that were taken off to see it."""

    phrase: Phrase
    proclitics: str


class Hit(NamedTuple):
    """A phrase found at tokens `first` up to, not including, `last`."""

    kind: str
    first: int
    last: int
    entry: object
    proclitics: str


class PhraseIndex:
    """The phrases of all lexicons by their first word, and the cache of spellings read so far."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[Phrase]] = {}
        self._whole: set[str] = set()
        self._forms: dict[str, Form] = {}

    def add(self, kind: str, phrase: str, entry: object, *, clitics: str = NOUN) -> None:
        """Add a phrase in ordinary spelling; `clitics` is `noun` (و ف ب ل ك may precede), `verb` (و ف) or `whole`."""
        keys = fold_phrase(phrase)
        if keys:
            self.add_folded(kind, keys, entry, clitics=clitics)

    def add_folded(self, kind: str, keys: tuple[str, ...], entry: object, *, clitics: str = NOUN) -> None:
        """Add a phrase whose words are folded already, as `fold_phrase` returns them; there must be at least one."""
        phrase = Phrase(keys[1:], kind, entry, _ALLOWED[clitics])
        found = self._phrases.get(keys[0])
        if found is None:
            self._phrases[keys[0]] = [phrase]
        else:
            found.append(phrase)
        if self._forms:
            self._forms.clear()

    def add_whole_words(self, words: Iterable[str]) -> None:
        """Add words whose first letter only looks like a clitic ("وزير"), which therefore stay whole."""
        self._whole.update(key for word in words for key in fold_phrase(word))
        self._forms.clear()

    def form(self, text: str) -> Form:
        """Return the reading of a spelling, from the cache where it was seen before."""
        form = self._forms.get(text)
        if form is None:
            form = read_form(text)
            if form.key in self._whole:
                form.heads = form.heads[:1]
            form.entries = tuple(self._candidates(form))
            if len(self._forms) >= _CACHED_FORMS:
                self._forms.clear()
            self._forms[text] = form
        return form

    def _candidates(self, form: Form) -> Iterable[Candidate]:
        for proclitics, rest in form.heads:
            for phrase in self._phrases.get(rest, ()):
                if phrase.clitics.issuperset(proclitics):
                    yield Candidate(phrase, proclitics)

    def find(self, forms: Sequence[Form]) -> dict[str, list[Hit]]:
        """Return the longest phrases of each kind, in order; hits of one kind do not overlap each other.

        Of several entries with the same words all are returned, so that a later stage can choose.
        """
        hits: dict[str, list[Hit]] = {}
        for first, form in enumerate(forms):
            if form.entries:
                _extend(hits, forms, first)
        return hits


def _extend(hits: dict[str, list[Hit]], forms: Sequence[Form], first: int) -> None:
    best: dict[str, int] = {}
    found: list[Hit] = []
    for phrase, proclitics in forms[first].entries:
        last = first + 1
        for key in phrase.rest:
            if last >= len(forms) or forms[last].key != key:
                break
            last += 1
        else:
            found.append(Hit(phrase.kind, first, last, phrase.entry, proclitics))
            best[phrase.kind] = max(last, best.get(phrase.kind, 0))
    for hit in found:
        if hit.last < best[hit.kind]:
            continue
        earlier = hits.setdefault(hit.kind, [])
        if not earlier or earlier[-1].last <= first or earlier[-1].first == first:
            earlier.append(hit)


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, cut exactly as text is.

    >>> fold_phrase("تنظيم “الدولة الإسلامية”")
    ('تنظيم', 'الدوله', 'الاسلاميه')
    """
    forms = (read_form(match[0]) for match in find_tokens(phrase, 0, len(phrase)))
    return tuple(form.key for form in forms if form.kind != SILENT)
