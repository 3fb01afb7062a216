"""What the finders read: an article's tokens, sentences and lexicon hits, in columns for speed."""

import datetime
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from hadath.text.phrases import Hit
from hadath.text.tokens import Form

if TYPE_CHECKING:
    from hadath.lexicons.actors import Actor
    from hadath.lexicons.gazetteer import Gazetteer
    from hadath.text.numerals import Numeral


class Passage(NamedTuple):
    """A paragraph of the article proper: code points `start` up to `end` of the text; `role` is title or body."""

    start: int
    end: int
    role: str


class Sentence(NamedTuple):
    """Tokens `first` up to, not including, `last`; the number of its paragraph, and whether that is a title."""

    first: int
    last: int
    paragraph: int
    title: bool


class Span(NamedTuple):
    """Half-open code-point offsets into the text as it was given."""

    start: int
    end: int


@dataclass(slots=True)
class Document:
    """An article cut into tokens. Token `i` is `forms[i]` at `starts[i]` to `ends[i]` of `text`.

    Quotation marks and hash signs are no tokens: `quoted` holds the quoted tokens as pairs (first, last), last not
    included, where both marks stand in one paragraph.
    """

    text: str
    published: datetime.date | None = None
    country: str | None = None  # ISO code of the outlet's country, where known
    forms: list[Form] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)  # the folded spelling of each token, filled in by the scan
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    sentence_at: list[int] = field(default_factory=list)  # the sentence number of each token
    quoted: list[tuple[int, int]] = field(default_factory=list)
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    dateline: Span | None = None
    numerals: "list[Numeral] | None" = None  # read once, when `find_numerals` is first asked for them
    gazetteer: "Gazetteer | None" = None  # the extractor's places and parties; null: those that come with hadath
    actors: "Mapping[str, Actor] | None" = None

    def key(self, token: int) -> str:
        """Return the folded spelling of a token, or "" beyond either end of the article."""
        return self.spellings[token] if 0 <= token < len(self.spellings) else ""

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of tokens `first` up to, not including, `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens `first` up to, not including, `last`, as given."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def keys(self, first: int, last: int) -> list[str]:
        """Return the folded spellings of tokens `first` up to, not including, `last`."""
        return self.spellings[first:last]

    def sentence(self, token: int) -> Sentence:
        """Return the sentence that holds a token."""
        return self.sentences[self.sentence_at[token]]

    def quote_end(self, token: int) -> int:
        """Return the token after the quotation that begins at a token, or 0 where none does."""
        at = bisect_left(self.quoted, (token, 0))
        return self.quoted[at][1] if at < len(self.quoted) and self.quoted[at][0] == token else 0

    def glued(self, token: int) -> bool:
        """Tell whether a token follows the one before it without a space ("ب59", "الـ36")."""
        return token > 0 and self.starts[token] == self.ends[token - 1]


@dataclass(slots=True)
class Mention:
    """Something a finder found at tokens `first` up to, not including, `last`.

    `rule` names what found it, as module.rule ("dates.day_month_year"); `value` is one of `hadath.mentions`.
    """

    kind: str
    first: int
    last: int
    rule: str
    value: object
