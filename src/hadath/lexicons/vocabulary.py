"""All lexicons in one phrase index: what a reading of an article needs to know about words."""

from collections.abc import Callable, Sequence
from functools import partial

from hadath.lexicons.actors import Actor, index_actors
from hadath.lexicons.attributions import index_attributions
from hadath.lexicons.connectives import index_connectives
from hadath.lexicons.counts import index_counts
from hadath.lexicons.dates import index_dates
from hadath.lexicons.gazetteer import Gazetteer, index_places
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


def build_index(gazetteer: Gazetteer | None = None, own_actors: Sequence[Actor] = ()) -> PhraseIndex:
    """Return a new index of every lexicon that comes with hadath, with another gazetteer and a user's own actors."""
    with_own: dict[Callable[[PhraseIndex], None], Callable[[PhraseIndex], None]] = {
        index_places: partial(index_places, places_of=gazetteer),
        index_actors: partial(index_actors, own=own_actors),
    }
    index = PhraseIndex()
    for add_phrases in INDEXERS:
        with_own.get(add_phrases, add_phrases)(index)
    return index
