"""Find lexicon phrases over folded tokens: one pass over an article finds the phrases of every lexicon.

A phrase is indexed by its first word and, below that, word by word; each distinct spelling looks its phrases up once
and keeps them, so the cost of an article follows the phrases it does contain and not the size of the lexicons.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from hadath.text.fold import fold_plain
from hadath.text.tokens import SILENT, Form, find_heads, find_tokens, read_form, strip_space

NOUN, VERB, WHOLE = "noun", "verb", "whole"
_FIRST_LETTER = "إ"  # which stands nowhere else in a word
# The clitics that may stand before a phrase of each class.
_ALLOWED = {NOUN: frozenset("وفبلك"), VERB: frozenset("وف"), WHOLE: frozenset()}
_CACHED_FORMS = 20_000


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


_Longest = dict[str, tuple[int, tuple[tuple[object, str], ...]]]  # where a phrase ends, and its entries, by kind


class _Node:
    """The phrases that end after the words that lead here, as they were added, and the words that lead on."""

    __slots__ = ("after", "here")

    def __init__(self) -> None:
        self.here: tuple[Phrase, ...] = ()
        self.after: Mapping[str, _Node] = _NOTHING

    def step(self, key: str) -> "_Node":
        """Return what a word leads on to, made where nothing was."""
        if self.after is _NOTHING:
            self.after = {}
        return cast("dict[str, _Node]", self.after).setdefault(key, _Node())


_NOTHING: Mapping[str, _Node] = {}  # of the many that lead nowhere


class Branch(_Node):
    """The phrases that begin with one word, in the order they were added, and word by word."""

    __slots__ = ("phrases",)

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        super().__init__()
        self.phrases = phrases
        for phrase in phrases:
            node: _Node = self
            for key in phrase.rest:
                node = node.step(key)
            node.here = (*node.here, phrase)

    def candidates(self, proclitics: str) -> Iterable[Candidate]:
        """Return the phrases that may begin at a spelling from which these clitics were taken off."""
        return (Candidate(phrase, proclitics) for phrase in self.phrases if phrase.clitics.issuperset(proclitics))


class _Forms(dict[str, Form]):
    """The spellings read of late, with and without space before them; one that is missing is read when asked for.

    Those that were not asked for since as many others were are forgotten.
    """

    __slots__ = ("_older", "_read")

    def __init__(self, read: Callable[[str], Form]) -> None:
        self._read = read
        self._older: dict[str, Form] = {}

    def __missing__(self, piece: str) -> Form:
        form = self._older.get(piece)
        if form is None:
            form = self._read(strip_space(piece))
        if len(self) >= _CACHED_FORMS:
            self._older = dict(self)
            self.clear()
        self[piece] = form
        return form

    def forget(self) -> None:
        """Read every spelling anew from now on."""
        self._older = {}
        self.clear()


class PhraseIndex:
    """The phrases of all lexicons by their first word, and in `forms` any spelling, read when first asked for."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[Phrase]] = {}
        self._lookups: list[Callable[[str], list[Phrase] | None]] = [self._phrases.get]
        self._branches: dict[str, Branch] = {}
        self._whole: set[str] = set()
        self.forms = _Forms(self._read)

    def add(self, kind: str, phrase: str, entry: object, *, clitics: str = NOUN) -> None:
        """Add a phrase in ordinary spelling; `clitics` is `noun` (و ف ب ل ك may precede), `verb` (و ف) or `whole`."""
        keys = fold_phrase(phrase)
        if keys:
            self.add_folded(kind, keys, entry, clitics=clitics)

    def add_folded(self, kind: str, keys: tuple[str, ...], entry: object, *, clitics: str = NOUN) -> None:
        """Add a phrase whose words are folded already, as `fold_phrase` returns them; there must be at least one."""
        phrase = tuple.__new__(Phrase, (keys[1:], kind, entry, _ALLOWED[clitics]))  # half the cost of Phrase(...)
        found = self._phrases.get(keys[0])
        if found is None:
            self._phrases[keys[0]] = [phrase]
        else:
            found.append(phrase)
        if self.forms:
            self._forget()

    def add_source(self, kind: str, find: Callable[[str], Sequence[tuple[tuple[str, ...], object]]]) -> None:
        """Add the phrases of a large lexicon, nouns, that `find` returns by their first word when that is first read.

        A phrase is its folded words and its entry, as in `add_folded`.
        """

        def look_up(word: str) -> list[Phrase]:
            found = find(word)  # mostly nothing
            return [Phrase(keys[1:], kind, entry, _ALLOWED[NOUN]) for keys, entry in found] if found else []

        self._phrases = {}
        self._lookups += (look_up, self._phrases.get)  # in this order, as all phrases stand as they were added
        self._forget()

    def add_whole_words(self, words: Iterable[str]) -> None:
        """Add words whose first letter only looks like a clitic ("وزير"), which therefore stay whole."""
        self._whole.update(key for word in words for key in fold_phrase(word))
        self._forget()

    def form(self, text: str) -> Form:
        """Return the reading of a spelling, from the cache where it was seen before."""
        return self.forms[text]

    def find(self, forms: Sequence[Form]) -> dict[str, list[Hit]]:
        """Return the longest phrases of each kind, in order; hits of one kind do not overlap each other.

        Of several entries with the same words all are returned, so that a later stage can choose.
        """
        hits: defaultdict[str, list[Hit]] = defaultdict(list)
        final = len(forms) - 1
        new = tuple.__new__  # half the cost of Hit(...), and this loop is the dearest of all
        for first, form in enumerate(forms):
            longest = None
            if form.longer and first < final and forms[first + 1].key in form.longer:
                longest = _find_longest(forms, first)
            if longest:
                for kind, (last, entries) in longest.items():
                    found = hits[kind]
                    if not found or found[-1][2] <= first:
                        for entry, before in entries:
                            found.append(new(Hit, (kind, first, last, entry, before)))
                continue
            for kind, entries in form.single:
                found = hits[kind]
                if not found or found[-1][2] <= first:
                    for entry, before in entries:
                        found.append(new(Hit, (kind, first, first + 1, entry, before)))
        return dict(hits)

    def _forget(self) -> None:
        self.forms.forget()
        self._branches.clear()

    def _read(self, text: str) -> Form:
        form = read_form(text)
        if form.key in self._whole and _FIRST_LETTER not in text[1:]:  # "باب", but "بإب"
            form.rests = form.rests[:1]
        found = [(branch, rest) for rest in form.rests if (branch := self._branch(rest)) is not None]
        if found:
            clitics = {rest: before for before, rest in find_heads(form.key)}
            form.branches = branches = tuple([(branch, clitics[rest]) for branch, rest in found])
            form.longer = _join([branch.after for branch, _ in branches if branch.after])
            single: dict[str, list[tuple[object, str]]] = {}
            for branch, proclitics in branches:
                for phrase in branch.here:
                    if phrase.clitics.issuperset(proclitics):
                        single.setdefault(phrase.kind, []).append((phrase.entry, proclitics))
            form.single = tuple([(kind, tuple(entries)) for kind, entries in single.items()])
        return form

    def _branch(self, word: str) -> Branch | None:
        branch = self._branches.get(word)
        if branch is None:
            phrases: list[Phrase] = []
            for look_up in self._lookups:
                if found := look_up(word):
                    phrases += found
            if phrases:
                branch = self._branches[word] = Branch(tuple(phrases))
        return branch


def _join(sets: Sequence[Collection[str]]) -> Collection[str]:
    """Return the words in any of the sets; a single one is shared, since it may be large."""
    return sets[0] if len(sets) == 1 else frozenset().union(*sets)


def _find_longest(forms: Sequence[Form], first: int) -> _Longest:
    """Return where the longest phrases of each kind at a token end, and these as they were added to the index.

    Nothing, where none has more than one word.
    """
    longer: _Longest = {}
    second = forms[first + 1].key
    for branch, proclitics in forms[first].branches:
        node = branch.after.get(second)
        last = first + 1
        while node is not None:
            last += 1
            for phrase in node.here:
                if proclitics and not phrase.clitics.issuperset(proclitics):
                    continue
                known = longer.get(phrase.kind)
                if known is None or last > known[0]:
                    longer[phrase.kind] = last, ((phrase.entry, proclitics),)
                elif last == known[0]:
                    longer[phrase.kind] = last, (*known[1], (phrase.entry, proclitics))
            node = node.after.get(forms[last].key) if node.after and last < len(forms) else None
    if not longer:
        return longer
    return {kind: (first + 1, entries) for kind, entries in forms[first].single} | longer


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, cut exactly as text is.

    >>> fold_phrase("تنظيم “الدولة الإسلامية”")
    ('تنظيم', 'الدوله', 'الاسلاميه')
    """
    plain = fold_plain(phrase)
    if plain is not None:
        return tuple(plain.split(" "))
    forms = (read_form(match[0]) for match in find_tokens(phrase, 0, len(phrase)))
    return tuple(form.key for form in forms if form.kind != SILENT)
