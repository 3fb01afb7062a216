"""The spellings under which news writes a place's name."""

from collections.abc import Iterator

from hadath.text.phrases import fold_phrase

# First words that the news writes joined to the next, or apart from it.
_JOINING = frozenset(
    ("تل", "كفر", "دير", "بيت", "ابو", "ام", "عبد", "بو", "بئر", "عين", "خان", "راس", "قلعه", "سوق", "البو")
)
_SEPARABLE = ("كفر", "تل", "ابو", "عبد")


def keys(name: str) -> Iterator[str]:
    """Return the folded spellings under which news writes a name: itself, joined or apart, without a final hamza.

    >>> list(keys("كفر نبل")), list(keys("الزهراء"))
    (['كفر نبل', 'كفرنبل'], ['الزهراء', 'الزهرا'])
    """
    words = fold_phrase(name)
    if not words:
        return
    yield " ".join(words)
    if len(words) > 1 and words[0] in _JOINING and words[1].isalpha():
        yield " ".join((words[0] + words[1], *words[2:]))
    head = next((head for head in _SEPARABLE if words[0].startswith(head) and len(words[0]) >= len(head) + 3), None)
    if head and _is_separable(words[0], head):
        yield " ".join((head, words[0][len(head) :], *words[1:]))
    if len(words[-1]) > 5 and words[-1].endswith("اء"):
        yield " ".join((*words[:-1], words[-1][:-1]))


def _is_separable(word: str, head: str) -> bool:
    """Tell whether a joined word may be written apart after its head ("كفرنبل" may, "تلال" may not)."""
    return head in ("كفر", "ابو", "عبد") or (head == "تل" and word in ("تلعفر", "تلكلخ", "تلكيف", "تلرفعت"))
