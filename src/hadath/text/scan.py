"""Read an article's passages into a Document: tokens, quotations, sentences, and the hits of all lexicons."""

from collections.abc import Iterable

from hadath.document import Document, Passage, Sentence
from hadath.text.phrases import PhraseIndex
from hadath.text.sentences import find_sentences
from hadath.text.tokens import SILENT, find_tokens

_OPENING = frozenset("“„«‟‘")
_CLOSING = frozenset("”»’")
_LONGEST_QUOTE = 400


def scan(doc: Document, passages: Iterable[Passage], index: PhraseIndex) -> Document:
    """Fill a new document from the passages of its text and return it."""
    for number, passage in enumerate(passages):
        first = len(doc.forms)
        _add_tokens(doc, passage, index)
        for begin, last in find_sentences(doc.forms, doc.starts, doc.ends, first):
            doc.sentence_at.extend([len(doc.sentences)] * (last - begin))
            doc.sentences.append(Sentence(begin, last, number, passage.role == "title"))
    doc.spellings = [form.key for form in doc.forms]
    doc.hits = index.find(doc.forms)
    return doc


def _add_tokens(doc: Document, passage: Passage, index: PhraseIndex) -> None:
    known, forms, starts, ends = index.forms, doc.forms, doc.starts, doc.ends
    opened = -1
    for match in find_tokens(doc.text, passage.start, passage.end):
        form = known[match[0]]
        if form.kind is not SILENT:
            forms.append(form)
            starts.append(match.start())
            ends.append(match.end())
            continue
        mark = form.text
        if mark in _OPENING or (mark == '"' and opened < 0):
            opened = len(forms)
        elif (mark in _CLOSING or mark == '"') and opened >= 0:
            if 0 < len(forms) - opened <= _LONGEST_QUOTE:
                doc.quoted.append((opened, len(forms)))
            opened = -1
