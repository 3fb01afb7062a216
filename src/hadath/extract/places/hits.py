"""What places are read from: the lexicons' hits of an article, by the token they begin at."""

import re
from dataclasses import dataclass

from hadath.document import Document
from hadath.lexicons.nationalities import ADJECTIVE, Nationality, NationForm
from hadath.lexicons.place_heads import PlaceWords, place_words
from hadath.text.fold import MARKS
from hadath.text.phrases import Hit
from hadath.text.tokens import WORD, Form

_MARKS_RE = re.compile(f"[{MARKS}]+")
_CONJUNCTIONS = "وف"


@dataclass(slots=True)
class PlaceHits:
    """An article with its head nouns, known names, nationality adjectives, triggers and quotations by first token."""

    doc: Document
    heads: dict[int, Hit]
    places: dict[int, Hit]
    nations: dict[int, Nationality]
    triggers: set[int]
    quotes: dict[int, int]
    words: PlaceWords

    def stops(self, token: int) -> bool:
        """Tell whether a token is no part of any name: punctuation, a number, a particle, a verb, "و" with one."""
        form = self.doc.forms[token]
        if form.kind is not WORD:
            return True
        key, stop = form.key, self.words.stop
        return key in stop or (key[0] in _CONJUNCTIONS and key[1:] in stop)


def collect(doc: Document) -> PlaceHits:
    """Return an article's hits by the token they begin at, the reading with fewest clitics taken off first."""
    nations = {
        hit.first: hit.entry.nation
        for hit in doc.hits.get("nationality", ())
        if isinstance(hit.entry, NationForm)
        and hit.entry.form == ADJECTIVE
        and hit.entry.definite
        and not hit.entry.nation.people
        and not hit.proclitics
        and hit.last == hit.first + 1
    }
    return PlaceHits(
        doc,
        _first_reading(doc.hits.get("place_head", ())),
        _first_reading(doc.hits.get("place", ())),
        nations,
        {hit.first for hit in doc.hits.get("trigger", ())},
        dict(doc.quoted),
        place_words(),
    )


def _first_reading(hits: "list[Hit] | tuple[()]") -> dict[int, Hit]:
    found: dict[int, Hit] = {}
    for hit in hits:
        found.setdefault(hit.first, hit)
    return found


def bare(form: Form, proclitics: str) -> str:
    """Return a word as written, without marks and without the clitics before it; "للعراق" gives "العراق"."""
    text = form.text if form.text.isalpha() else _MARKS_RE.sub("", form.text)
    if not proclitics:
        return text
    rest = text[len(proclitics) :]
    if proclitics.endswith("ل") and rest.startswith("ل") and form.key[len(proclitics) - 1 :].startswith("لل"):
        return "ال" + rest[1:]
    return rest


def name_text(doc: Document, first: int, last: int, proclitics: str = "") -> str:
    """Return the words of a name, joined by single spaces, without the clitics on its first word."""
    words = [bare(doc.forms[first], proclitics)]
    words.extend(bare(form, "") for form in doc.forms[first + 1 : last])
    return " ".join(words)
