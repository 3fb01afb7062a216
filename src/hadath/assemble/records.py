"""Turn finished drafts into the records users get."""

from collections.abc import Iterable, Iterator
from typing import cast

from hadath.assemble.drafts import Draft, Part, Reading, Toll, date_value
from hadath.assemble.geocode import to_location
from hadath.assemble.summary import summarise
from hadath.assemble.types import draft_types
from hadath.document import Document, Mention
from hadath.events import Event, Fields
from hadath.lexicons.connectives import words
from hadath.mentions import AttributionValue, ItemValue, PersonValue
from hadath.text.phrases import fold_phrase

_LATEST = 8  # things among which one is found again


def to_event(reading: Reading, draft: Draft, event_id: str) -> Event:
    """Return the record of a draft; all its parts are checked in one go, which costs half of checking each."""
    doc = reading.doc
    date = date_value(draft.date).record if draft.date is not None else None
    fields: Fields = {
        "id": event_id,
        "type": draft_types(draft)[0],
        "status": draft.status,
        "aggregate": draft.aggregate,
        "date": None if date is None else dict(date),
        "locations": tuple([to_location(place, doc) for place in draft.places]),
        "actors": tuple([_actor(doc, part) for part in draft.parts]),
        "counts": tuple([_count(doc, toll) for toll in draft.tolls]),
        "people": tuple([_person(doc, mention, role) for mention, role in draft.people]),
        "items": tuple(_each_thing([_item(doc, mention) for mention in draft.items])),
        "attributions": tuple([_attribution(doc, mention) for mention in _once(draft.attributions)]),
        "evidence": tuple(_evidence(doc, draft)),
    }
    fields["summary"] = summarise(fields)
    return Event.model_validate(fields)


def _span(doc: Document, mention: Mention, skip: int = 0) -> Fields:
    """Return a mention's offsets, without the clitics of `skip` code points on its first word."""
    return {"start": doc.starts[mention.first] + skip, "end": doc.ends[mention.last - 1]}


def _actor(doc: Document, part: Part) -> Fields:
    mention, actor = part.mention, part.actor
    return {
        "id": actor.id,
        "name": actor.name,
        "name_en": actor.name_en,
        "category": actor.category,
        "country": actor.country,
        "role": part.role,
        "text": doc.words(mention.first, mention.last),
        "span": _span(doc, mention),
    }


def _count(doc: Document, toll: Toll) -> Fields:
    mention, value = toll.mention, toll.count
    return {
        "kind": toll.kind,
        "low": toll.low,
        "high": toll.high,
        "approximate": value.approximate,
        "subset": toll.subset,
        "of": toll.of,
        "group": value.group,
        "text": doc.words(mention.first, mention.last),
        "span": _span(doc, mention),
    }


def _person(doc: Document, mention: Mention, role: str) -> Fields:
    value = cast(PersonValue, mention.value)
    return {
        "name": value.name,
        "role": role,
        "affiliation": value.affiliation,
        "age": value.age,
        "span": _span(doc, mention, value.skip),
    }


def _item(doc: Document, mention: Mention) -> Fields:
    value = cast(ItemValue, mention.value)
    span = _span(doc, mention, value.skip)
    text = doc.text[span["start"] : span["end"]]
    return {"kind": value.kind, "quantity": value.quantity, "text": text, "span": span}


def _each_thing(items: list[Fields]) -> list[Fields]:
    """Return the things of an incident, each once: of "مخزن أسلحة" and "المخزن" the one that tells more."""
    kept: list[tuple[frozenset[str], Fields]] = []
    for item in items:
        named = frozenset(word.removeprefix("ال") for word in fold_phrase(item["text"])) - words("amount")
        latest = range(max(0, len(kept) - _LATEST), len(kept))
        same = next((at for at in latest if _is_told_again(*kept[at], named, item)), None)
        if same is None:
            kept.append((named, item))
        elif named > kept[same][0]:
            kept[same] = (named, item)
    return [item for _named, item in kept]


def _is_told_again(known: frozenset[str], thing: Fields, named: frozenset[str], item: Fields) -> bool:
    """Tell whether two names are of one thing: one has all the words of the other, and the same figure if both have."""
    figures = {figure for figure in (thing["quantity"], item["quantity"]) if figure is not None}
    return bool(known and named) and (known <= named or named <= known) and len(figures) <= 1


def _once(mentions: list[Mention]) -> Iterable[Mention]:
    """Return mentions in their order, each once: clauses of one sentence have its source in common."""
    return {(mention.first, mention.last): mention for mention in mentions}.values()


def _attribution(doc: Document, mention: Mention) -> Fields:
    value = cast(AttributionValue, mention.value)
    span = _span(doc, mention, value.skip)
    return {"source": value.source, "verb": doc.text[span["start"] : span["end"]], "span": span}


def _evidence(doc: Document, draft: Draft) -> Iterator[Fields]:
    for clause in sorted((*draft.clauses, *draft.echoes), key=lambda clause: clause.first):
        start, end = doc.span(clause.first, clause.last)
        yield {"start": start, "end": end, "text": doc.text[start:end], "rule": clause.triggers[0].rule}
