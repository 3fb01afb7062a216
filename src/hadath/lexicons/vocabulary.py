"""All lexicons in one phrase index: what a reading of an article needs to know about words."""

import gc
from collections.abc import Callable

from hadath.lexicons.actors import index_actors
from hadath.lexicons.attributions import index_attributions
from hadath.lexicons.connectives import index_connectives
from hadath.lexicons.counts import index_counts
from hadath.lexicons.dates import index_dates
from hadath.lexicons.gazetteer import index_places
from hadath.lexicons.items import index_items
from hadath.lexicons.numerals import index_numerals
from hadath.lexicons.people import index_people
from hadath.lexicons.place_heads import index_place_heads
from hadath.lexicons.qualifiers import index_qualifiers
from hadath.lexicons.triggers import index_triggers
from hadath.text.phrases import PhraseIndex

# Each adds its phrases to the index; the order decides which of two equal phrases of one kind comes first.
INDEXERS: tuple[Callable[[PhraseIndex], None], ...] = (
    index_numerals,
    index_counts,
    index_dates,
    index_places,
    index_place_heads,
    index_triggers,
    index_actors,
    index_attributions,
    index_items,
    index_people,
    index_qualifiers,
    index_connectives,
)


def build_index() -> PhraseIndex:
    """Return a new index of every lexicon that comes with hadath."""
    index = PhraseIndex()
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of objects are made here that stay: looking them through for garbage is waste
    try:
        for add_phrases in INDEXERS:
            add_phrases(index)
    finally:
        if collecting:
            gc.enable()
    return index
