"""Which events a data set of incidents takes, and a word on those it leaves out."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from hadath.events import ArticleEvents, ArticleRecord, Event

_LOGGER = logging.getLogger(__name__)
Reason = Callable[[Event], str | None]


def select_events(
    results: Iterable[ArticleEvents], reason: Reason, *, name: str
) -> Iterator[tuple[ArticleRecord, Event]]:
    """Return the events for which there is no reason to leave them out, each with its article.

    How many were left out, and why, is logged as a warning at the end.
    """
    left: Counter[str] = Counter()
    for result in results:
        for event in result.events:
            why = reason(event)
            if why is None:
                yield result.article, event
            else:
                left[why] += 1
    if left:
        parts = ", ".join(f"{why} {number}" for why, number in left.most_common())
        _LOGGER.warning("%s: %d events left out (%s)", name, left.total(), parts)


def not_an_incident(event: Event) -> str | None:
    """Return why an event is no incident that happened: a tally over several, denied, planned; else null."""
    if event.aggregate:
        return "tally"
    return event.status if event.status in ("denied", "planned") else None
