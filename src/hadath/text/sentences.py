"""Cut a paragraph's tokens into sentences."""

from collections.abc import Iterator, Sequence

from hadath.text.tokens import PUNCTUATION, WORD, Form, find_kind

# Beyond this many tokens a sentence is cut all the same, so that no text costs more than linear time.
LONGEST = 251
_ENDS = frozenset(".!?؟۔…")
_LEFT_OUT = frozenset((("(", ")"), ("[", "]")))
_DOMAINS = frozenset(("نت", "كوم", "net", "com", "org"))


def find_sentences(
    forms: Sequence[Form], starts: Sequence[int], ends: Sequence[int], first: int
) -> Iterator[tuple[int, int]]:
    """Return (first, last) of each sentence of a paragraph whose tokens run from `first` to the end of `forms`.

    A dot ends a sentence unless it abbreviates ("د. أحمد", "أ.ف.ب"), stands inside an address ("العربية.نت"), or
    follows a list number; two or more dots end one like a full stop ("دير الزور.. تفكيك خلية").
    """
    begin = first
    for token in find_kind(forms[first:], PUNCTUATION, first):
        if forms[token].key[0] in _ENDS and not _goes_on(forms, starts, ends, token):
            yield from _cut(begin, token + 1)
            begin = token + 1
    yield from _cut(begin, len(forms))


def _cut(begin: int, last: int) -> Iterator[tuple[int, int]]:
    """Return a sentence, in pieces where it is too long."""
    for piece in range(begin, last, LONGEST):
        yield piece, min(piece + LONGEST, last)


def _goes_on(forms: Sequence[Form], starts: Sequence[int], ends: Sequence[int], token: int) -> bool:
    """Tell whether a sentence goes on behind a dot: in an abbreviation, or where words were left out, "(...)"."""
    if forms[token].key[-1] in ".…" and 0 < token < len(forms) - 1:
        around = (forms[token - 1].key, forms[token + 1].key)
        if around in _LEFT_OUT:
            return True
    return _abbreviates(forms, starts, ends, token)


def _abbreviates(forms: Sequence[Form], starts: Sequence[int], ends: Sequence[int], token: int) -> bool:
    if forms[token].key != "." or token == 0:
        return False
    before = forms[token - 1]
    after = forms[token + 1] if token + 1 < len(forms) else None
    letter = before.kind == WORD and len(before.key) == 1
    if letter or after is None:
        return letter
    glued = starts[token + 1] == ends[token]
    return glued and (after.key in _DOMAINS or (after.key.isascii() and before.key.isascii()))
