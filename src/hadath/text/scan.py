"""Read an article's passages into a Document: tokens, quotations, sentences, and the hits of all lexicons."""

from collections.abc import Iterable
from itertools import accumulate
from operator import attrgetter, sub

from hadath.document import Document, Passage, Sentence
from hadath.text.phrases import PhraseIndex
from hadath.text.sentences import find_sentences
from hadath.text.tokens import SILENT, Form, find_kind, find_pieces

_OPENING = frozenset("“„«‟‘")
_CLOSING = frozenset("”»’")
_LONGEST_QUOTE = 400
_KEY, _TEXT = attrgetter("key"), attrgetter("text")


def scan(doc: Document, passages: Iterable[Passage], index: PhraseIndex) -> Document:
    """Fill a new document from the passages of its text and return it."""
    for number, passage in enumerate(passages):
        first = len(doc.forms)
        _add_tokens(doc, passage, index)
        for begin, last in find_sentences(doc.forms, doc.starts, doc.ends, first):
            doc.sentence_at.extend([len(doc.sentences)] * (last - begin))
            doc.sentences.append(Sentence(begin, last, number, passage.role == "title"))
    doc.spellings = list(map(_KEY, doc.forms))
    doc.hits = index.find(doc.forms)
    return doc


def _add_tokens(doc: Document, passage: Passage, index: PhraseIndex) -> None:
    pieces = find_pieces(doc.text, passage.start, passage.end)
    forms = list(map(index.forms.__getitem__, pieces))
    ends = list(accumulate(map(len, pieces), initial=passage.start))[1:]
    starts = list(map(sub, ends, map(len, map(_TEXT, forms))))
    begin, opened = 0, -1
    for silent in find_kind(forms, SILENT):
        _add_columns(doc, forms[begin:silent], starts[begin:silent], ends[begin:silent])
        begin, opened = silent + 1, _read_mark(doc, forms[silent].text, opened)
    _add_columns(doc, forms[begin:], starts[begin:], ends[begin:])


def _add_columns(doc: Document, forms: list[Form], starts: list[int], ends: list[int]) -> None:
    doc.forms += forms
    doc.starts += starts
    doc.ends += ends


def _read_mark(doc: Document, mark: str, opened: int) -> int:
    """Note the quotation that a mark closes; return the token at which the one now open began, or -1."""
    here = len(doc.forms)
    if mark in _OPENING or (mark == '"' and opened < 0):
        return here
    if (mark in _CLOSING or mark == '"') and opened >= 0:
        if 0 < here - opened <= _LONGEST_QUOTE:
            doc.quoted.append((opened, here))
        return -1
    return opened
