"""An article as the count rules see it: its numbers, nouns for people and words about figures by their tokens."""

from collections.abc import Sequence

from hadath.document import Document, Mention
from hadath.lexicons.counts import CUE, PERSON_NOUN, QUANTITY, Cue, PersonForm, Quantity, load_word_sets
from hadath.mentions import CountValue
from hadath.text.numerals import AND, KIND, Numeral, find_numerals
from hadath.text.phrases import Hit
from hadath.text.tokens import PUNCTUATION


class View:
    """What stands at each token, for look-ups from a figure to the left and to the right of it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = load_word_sets()
        self._sentence_at, self._last = doc.sentence_at, len(doc.sentence_at)
        self.numerals: dict[int, Numeral] = {numeral.first: numeral for numeral in find_numerals(doc)}
        self.joined = {hit.first for hit in doc.hits.get(KIND, ()) if hit.proclitics == AND}
        self.nouns: dict[int, list[tuple[Hit, PersonForm]]] = {}
        for hit in doc.hits.get(PERSON_NOUN, ()):
            if isinstance(hit.entry, PersonForm):
                self.nouns.setdefault(hit.first, []).append((hit, hit.entry))
        self.quantities: dict[int, Hit] = {hit.first: hit for hit in doc.hits.get(QUANTITY, ())}
        self.quantity_ends: dict[int, Hit] = {hit.last: hit for hit in self.quantities.values()}
        self.cues: dict[int, list[Hit]] = {}
        self.cue_ends: dict[int, list[Hit]] = {}
        for hit in doc.hits.get(CUE, ()):
            self.cues.setdefault(hit.first, []).append(hit)
            self.cue_ends.setdefault(hit.last, []).append(hit)
        self.mentions: list[Mention] = []

    def together(self, token: int, other: int) -> bool:
        """Tell whether both tokens exist and stand in one sentence."""
        at, last = self._sentence_at, self._last
        return 0 <= token < last and 0 <= other < last and at[token] == at[other]

    def effect(self, token: int) -> str:
        """Return the effect of the quantity that begins at a token, or ""."""
        hit = self.quantities.get(token)
        return hit.entry.effect if hit is not None and isinstance(hit.entry, Quantity) else ""

    def effect_before(self, token: int) -> str:
        """Return the effect of the quantity that ends right before a token, or ""."""
        hit = self.quantity_ends.get(token)
        if hit is None or not isinstance(hit.entry, Quantity) or not self.together(token - 1, token):
            return ""
        return hit.entry.effect

    def cues_before(self, token: int) -> list[Cue]:
        """Return the cues that end right before a token of the same sentence."""
        if not self.together(token - 1, token):
            return []
        return [hit.entry for hit in self.cue_ends.get(token, ()) if isinstance(hit.entry, Cue)]

    def forms(self, token: int) -> Sequence[tuple[Hit, PersonForm]]:
        """Return the nouns for people that begin at a token, in the order of the lexicon."""
        return self.nouns.get(token, ())

    def is_joined(self, token: int) -> bool:
        """Tell whether "و" stands before a token or is written on it."""
        doc = self.doc
        if doc.key(token - 1) == AND and self.together(token - 1, token):
            return True
        if token >= len(doc.forms) or doc.key(token)[:1] != AND:
            return False
        hits = [hit for hit, _form in self.forms(token)] + self.cues.get(token, [])
        if (quantity := self.quantities.get(token)) is not None:
            hits.append(quantity)
        return token in self.joined or any(hit.proclitics.startswith(AND) for hit in hits)

    def is_end(self, token: int, last: int) -> bool:
        """Tell whether the sentence of token `last - 1` ends at a token, or punctuation stands there."""
        return not self.together(last - 1, token) or self.doc.forms[token].kind is PUNCTUATION

    def last_count(self, token: int) -> tuple[Mention, CountValue] | None:
        """Return the count found last, if it stands in the sentence of a token."""
        if not self.mentions or not self.together(self.mentions[-1].first, token):
            return None
        value = self.mentions[-1].value
        return (self.mentions[-1], value) if isinstance(value, CountValue) else None
