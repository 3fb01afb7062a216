"""Turn finished drafts into the records users get."""

from collections.abc import Iterable
from typing import cast

from hadath.assemble.drafts import Draft, Part, Reading, Toll, date_value
from hadath.assemble.geocode import to_location
from hadath.assemble.summary import summarise
from hadath.assemble.types import draft_types
from hadath.document import Document, Mention
from hadath.events import (
    Actor,
    ActorRole,
    Attribution,
    Count,
    CountKind,
    Event,
    EventType,
    Evidence,
    Group,
    Item,
    ItemKind,
    Person,
    PersonRole,
    SpanRecord,
)
from hadath.mentions import AttributionValue, ItemValue, PersonValue


def to_event(reading: Reading, draft: Draft, event_id: str) -> Event:
    """Return the record of a draft."""
    doc = reading.doc
    event = Event(
        id=event_id,
        type=cast(EventType, draft_types(draft)[0]),
        status=draft.status,  # type: ignore[arg-type]  # only the four statuses are ever set
        aggregate=draft.aggregate,
        date=date_value(draft.date).record if draft.date is not None else None,
        locations=tuple(to_location(place, doc) for place in draft.places),
        actors=tuple(_actor(doc, part) for part in draft.parts),
        counts=tuple(_count(doc, toll) for toll in draft.tolls),
        people=tuple(_person(doc, mention, role) for mention, role in draft.people),
        items=tuple(_item(doc, mention) for mention in draft.items),
        attributions=tuple(_attribution(doc, mention) for mention in draft.attributions),
        evidence=tuple(_evidence(doc, draft)),
    )
    return event.model_copy(update={"summary": summarise(event)})


def _span(doc: Document, mention: Mention, skip: int = 0) -> SpanRecord:
    """Return a mention's offsets, without the clitics of `skip` code points on its first word."""
    start, end = doc.span(mention.first, mention.last)
    return SpanRecord(start=start + skip, end=end)


def _actor(doc: Document, part: Part) -> Actor:
    mention, actor = part.mention, part.actor
    return Actor(
        id=actor.id,
        name=actor.name,
        name_en=actor.name_en,
        category=actor.category,
        country=actor.country,
        role=cast(ActorRole, part.role),
        text=doc.words(mention.first, mention.last),
        span=_span(doc, mention),
    )


def _count(doc: Document, toll: Toll) -> Count:
    mention, value = toll.mention, toll.count
    return Count(
        kind=cast(CountKind, toll.kind),
        low=toll.low,
        high=toll.high,
        approximate=value.approximate,
        subset=toll.subset,
        of=toll.of,
        group=cast("Group | None", value.group),
        text=doc.words(mention.first, mention.last),
        span=_span(doc, mention),
    )


def _person(doc: Document, mention: Mention, role: str) -> Person:
    value = cast(PersonValue, mention.value)
    return Person(
        name=value.name,
        role=cast(PersonRole, role),
        affiliation=value.affiliation,
        age=value.age,
        span=_span(doc, mention, value.skip),
    )


def _item(doc: Document, mention: Mention) -> Item:
    value = cast(ItemValue, mention.value)
    span = _span(doc, mention, value.skip)
    return Item(
        kind=cast(ItemKind, value.kind), quantity=value.quantity, text=doc.text[span.start : span.end], span=span
    )


def _attribution(doc: Document, mention: Mention) -> Attribution:
    value = cast(AttributionValue, mention.value)
    return Attribution(source=value.source, verb=value.verb, span=_span(doc, mention))


def _evidence(doc: Document, draft: Draft) -> Iterable[Evidence]:
    for clause in sorted((*draft.clauses, *draft.echoes), key=lambda clause: clause.first):
        start, end = doc.span(clause.first, clause.last)
        yield Evidence(start=start, end=end, text=doc.text[start:end], rule=clause.triggers[0].rule)
