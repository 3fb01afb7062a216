"""What the events of an article hold, as marks in its text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hadath.events import ArticleEvents, Event, SpanRecord

KINDS = ("count", "person", "actor", "place", "date", "item")  # of two kinds for the same words the first is shown


class Marked(NamedTuple):
    """Words that events hold, as half-open offsets; `kind` is one of KINDS, `events` the events' numbers from 1."""

    start: int
    end: int
    kind: str
    events: tuple[int, ...]


def find_marked(result: ArticleEvents) -> list[Marked]:
    """Return the words of all events in the order of the text, none inside another.

    Words inside longer ones are not marked by themselves; their events are among those of the longer ones.
    """
    found: defaultdict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for number, event in enumerate(result.events, 1):
        for start, end, kind in _event_spans(event):
            found[start, end].append((number, kind))
    marked: list[Marked] = []
    for (start, end), holders in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        numbers = {number for number, _ in holders}
        if marked and start < marked[-1].end:
            last = marked[-1]
            marked[-1] = last._replace(events=tuple(sorted({*last.events, *numbers})))
        else:
            marked.append(
                Marked(start, end, min((kind for _, kind in holders), key=KINDS.index), tuple(sorted(numbers)))
            )
    return marked


def _event_spans(event: Event) -> Iterator[tuple[int, int, str]]:
    parts: tuple[Iterable[SpanRecord], ...] = (
        (count.span for count in event.counts),
        (person.span for person in event.people),
        (actor.span for actor in event.actors),
        (location.span for location in event.locations),
        (event.date.span,) if event.date else (),
        (item.span for item in event.items),
    )
    for kind, spans in zip(KINDS, parts, strict=True):
        for span in spans:
            yield span.start, span.end, kind
