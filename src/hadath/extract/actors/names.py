"""Choose which lexicon names count: names that are also ordinary words need evidence."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hadath.document import Document
from hadath.extract.actors.context import Countries
from hadath.extract.actors.units import NAMED, Unit, named_value
from hadath.lexicons.actor_nouns import KIND as NOUN_KIND
from hadath.lexicons.actor_nouns import NounForm, load_particles
from hadath.lexicons.actors import KIND, Actor, ActorName
from hadath.text.phrases import Hit


def find_names(doc: Document, countries: Countries) -> list[Unit]:
    """Return the named parties of an article, in order."""
    hits = doc.hits.get(KIND, [])
    if not hits:
        return []
    full = _full_names(hits)
    noun_hits = doc.hits.get(NOUN_KIND, ())
    nouns = {hit.last: hit for hit in noun_hits}
    longer = {token: hit for hit in noun_hits if hit.last - hit.first > 1 for token in range(hit.first, hit.last)}
    units = []
    for first, group in groupby(hits, key=lambda hit: hit.first):
        found = list(group)
        name = _choose(doc, found, full, (nouns, countries))
        if name is not None and not _within_noun(longer.get(first), found[0]):
            value, tags = named_value(name.actor)
            rule = "actors.short_name" if name.short else "actors.name"
            units.append(Unit(first, found[0].last, NAMED, rule, value, tags, found[0].proclitics))
    return units


def _within_noun(noun: Hit | None, name: Hit) -> bool:
    """Tell whether a name is only part of a longer noun: «الدفاع الوطني» in «وزارة الدفاع الوطني»."""
    return noun is not None and name.last <= noun.last and noun.last - noun.first > name.last - name.first


def _entry(hit: Hit) -> ActorName:
    return hit.entry  # type: ignore[return-value]  # the kind says so, and a cast costs as much as the call


def _full_names(hits: Sequence[Hit]) -> dict[str, int]:
    """Return where each party is first called by a name that needs no evidence."""
    full: dict[str, int] = {}
    for hit in hits:
        name = _entry(hit)
        if not name.short:
            full.setdefault(name.actor.id, hit.first)
    return full


def _choose(
    doc: Document, hits: list[Hit], full: dict[str, int], around: tuple[dict[int, Hit], Countries]
) -> ActorName | None:
    """Return the party that a name stands for: of several, the one named in full before it, or after it."""
    after = doc.key(hits[0].last)
    names = [name for hit in hits if after not in (name := _entry(hit)).not_before]
    sure = next((name for name in names if not name.short), None)
    if sure is not None and len(names) == 1:
        return sure
    said = [name for name in names if name.actor.id in full]
    if said:
        first = hits[0].first
        return max(said, key=lambda name: (full[name.actor.id] < first, -abs(full[name.actor.id] - first)))
    if sure is not None:
        return sure
    nouns, countries = around
    return next((name for name in names if _has_evidence(doc, hits[0], name.actor, nouns, countries)), None)


def _has_evidence(doc: Document, hit: Hit, actor: Actor, nouns: dict[int, Hit], countries: Countries) -> bool:
    if countries.main in actor.where:
        return True
    head = next(_nouns_before(doc, hit, nouns), None)
    if head is None:
        return False
    if head.noun.kind == "group":
        return head.noun.id in actor.heads
    if actor.country is not None and actor.country not in countries.weights:
        return False
    return head.noun.kind in ("member", "militant") and not head.definite


def _nouns_before(doc: Document, hit: Hit, nouns: dict[int, Hit]) -> Iterator[NounForm]:
    """Return the noun right before a name, or before one tie ("عناصر من", "تابعة ل")."""
    for last in (hit.first, hit.first - 1):
        if last < hit.first and doc.key(last) not in load_particles().ties:
            return
        if (noun := nouns.get(last)) is not None and isinstance(noun.entry, NounForm):
            yield noun.entry
