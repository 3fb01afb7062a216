"""One finder a kind of mention; none knows of the others. `FINDERS` is every one, in the order they run."""

from collections.abc import Callable

from hadath.document import Document, Mention
from hadath.extract.actors import find_actors
from hadath.extract.attributions import find_attributions
from hadath.extract.connectives import find_connectives
from hadath.extract.counts import find_counts
from hadath.extract.dates import find_dates
from hadath.extract.items import find_items
from hadath.extract.people import find_people
from hadath.extract.places import find_places
from hadath.extract.qualifiers import find_qualifiers
from hadath.extract.triggers import find_triggers

FINDERS: tuple[Callable[[Document], list[Mention]], ...] = (
    find_triggers,
    find_actors,
    find_places,
    find_dates,
    find_counts,
    find_people,
    find_items,
    find_attributions,
    find_qualifiers,
    find_connectives,
)
