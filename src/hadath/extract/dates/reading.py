"""The date words and numbers of an article by the token they begin at: what every rule for dates reads."""

import re
from functools import cache
from typing import NamedTuple

from hadath.document import Document
from hadath.extract.dates.expressions import Expression
from hadath.lexicons.dates import DateWord, context_words
from hadath.text.numerals import Numeral, find_numerals
from hadath.text.tokens import NUMBER, Form

KINDS = ("month", "weekday", "date_word")
_COMMAS = frozenset("،,")
_CONJUNCTIONS = ("و", "ف")
_DOTTED_RE = re.compile(r"\d\.\d{1,2}\.\d")
# What may stand between the numbers of a date, or between a day and its month.
_JOINTS = frozenset(("/", "-", "–", "—", "و", "الي", "حتي", "وحتي", "والي", "لغايه", "علي", "،", ",", "("))
_BELOW = "إ"
_BY, _OF, _THIS = "ب", "من", frozenset(("هذا", "هذه"))
_LAST_DAY, _FIRST_YEAR, _LAST_YEAR = 31, 1000, 2100


class Found(NamedTuple):
    """What a rule read up to token `last`; `first` only where the words begin before the token it was asked about."""

    rule: str
    last: int
    expression: Expression | None = None
    vague: bool = False
    offset: int | None = None
    first: int | None = None


class Word(NamedTuple):
    """A date word at hand: its entry, the token after it, and the clitics before it."""

    entry: DateWord
    last: int
    proclitics: str


class Reading:
    """The date words and numbers of one article, seen from within the sentence that is being read."""

    __slots__ = ("begin", "doc", "end", "numbers", "words")

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words: dict[int, Word] = {}
        for kind in KINDS:
            for hit in doc.hits.get(kind, ()):
                known = self.words.get(hit.first)
                if isinstance(hit.entry, DateWord) and hit.entry.uncertain and _BELOW in doc.forms[hit.first].text:
                    continue  # "في إب" is a city, "في آب" a month
                if isinstance(hit.entry, DateWord) and (known is None or known.last < hit.last):
                    self.words[hit.first] = Word(hit.entry, hit.last, hit.proclitics)
        self.numbers: dict[int, Numeral] = {number.first: number for number in find_numerals(doc)}
        self.begin, self.end = 0, len(doc.forms)

    def starts(self) -> list[int]:
        """Return every token that may begin a date, in order."""
        starts = {*self.words, *self.numbers}
        if _DOTTED_RE.search(self.doc.text):  # "12.11.2023" is one token and no number
            starts.update(token for token, form in enumerate(self.doc.forms) if form.kind is NUMBER)
        return sorted(starts)

    def enter(self, token: int) -> None:
        """Look no further than the sentence of a token from now on."""
        sentence = self.doc.sentence(token)
        self.begin, self.end = sentence.first, sentence.last

    def key(self, token: int) -> str:
        """Return the folded spelling of a token, or "" outside the sentence."""
        return self.doc.spellings[token] if self.begin <= token < self.end else ""

    def word(self, token: int, *kinds: str) -> Word | None:
        """Return the date word of one of some kinds that begins at a token."""
        word = self.words.get(token) if token < self.end else None
        return word if word is not None and word.entry.kind in kinds and word.last <= self.end else None

    def number(self, token: int, low: int, high: int) -> Numeral | None:
        """Return the whole number between two bounds, both allowed, that begins at a token."""
        number = self.numbers.get(token) if token < self.end else None
        if number is None or number.last > self.end or not isinstance(number.value, int):
            return None
        return number if low <= number.value <= high else None

    def may_date(self, token: int) -> bool:
        """Tell at small cost whether the number at a token can be part of a date at all."""
        number = self.numbers.get(token)
        if number is None:
            return True
        value, after = number.value, self.words.get(number.last)
        if after is not None and after.entry.kind == "unit":
            by = self.key(token - 1) == _BY or self.key(token).startswith(_BY)
            return by or after.entry.value == "month" or after.last in self.words
        if not isinstance(value, int) or value > _LAST_YEAR:
            return False
        if value >= _FIRST_YEAR:
            return True
        if value > _LAST_DAY or number.last >= self.end:
            return False
        key = self.doc.forms[number.last].key
        if key == _OF:
            return number.last + 1 in self.words or self.key(number.last + 1) in _THIS
        return after is not None or key in _JOINTS or number.last in self.numbers

    def digits(self, token: int, low: int, high: int) -> int | None:
        """Return the value of a token that is plain digits between two bounds, or null."""
        key = self.key(token)
        if len(key) > 4 or not key.isdecimal():
            return None
        value = int(key)
        return value if low <= value <= high else None

    def is_context(self, token: int, kind: str) -> bool:
        """Tell whether a token, with or without clitics, is one of the words of a kind of context."""
        return self.begin <= token < self.end and not context_words(kind).isdisjoint(self.doc.forms[token].rests)

    def behind(self, token: int, back: int) -> list[Form]:
        """Return at most `back` words of the sentence before a token, in order."""
        return self.doc.forms[max(self.begin, token - back) : token]

    def is_joined(self, token: int) -> bool:
        """Tell whether a conjunction is written on the first word of a date ("والخميس", but not "فجر")."""
        word = self.words.get(token)
        if word is not None:
            return word.proclitics.startswith(_CONJUNCTIONS)
        form = self.doc.forms[token]
        return len(form.rests) > 1 and form.key[0] in _CONJUNCTIONS

    def after_comma(self, token: int) -> int:
        """Return the token after a comma at `token`, or `token` itself where there is none."""
        return token + 1 if self.key(token) in _COMMAS else token


@cache
def folded(*words: str) -> frozenset[str]:
    """Return words, already folded, as a set."""
    return frozenset(words)
