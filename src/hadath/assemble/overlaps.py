"""Decide between mentions that share words: a place inside an actor's name is no place."""

from collections.abc import Iterable

from hadath.document import Mention
from hadath.mentions import PlaceValue

# (kind that stays, kind that goes) where the first covers the second; equal spans go by the same table.
_COVERS = frozenset(
    [
        ("actor", "place"),
        ("actor", "trigger"),
        ("actor", "person"),
        ("person", "place"),
        ("person", "actor"),
        ("person", "trigger"),
        ("place", "trigger"),
        ("place", "person"),
        ("place", "actor"),
        ("place", "date"),
        ("place", "count"),
        ("date", "count"),
        ("date", "place"),
        ("item", "actor"),
    ]
)

# "مقاتلات التحالف" names a party and says what it struck with.
_MEANS = "triggers.instrument."
_ARMS = "actors.noun_with_nation"


def resolve_overlaps(mentions: Iterable[Mention]) -> tuple[dict[str, list[Mention]], list[tuple[Mention, Mention]]]:
    """Return the mentions that stay, by kind and in order, and the pairs (dropped, what covered it)."""
    ordered = sorted(mentions, key=lambda mention: (mention.first, -mention.last))
    dropped: list[tuple[Mention, Mention]] = []
    gone: set[int] = set()
    beside: list[Mention] = []
    for mention in ordered:
        beside = [other for other in beside if other.last > mention.first]
        if not beside:
            beside.append(mention)
            continue
        cover = next((other for other in beside if _covers(other, mention)), None)
        if cover is not None:
            dropped.append((mention, cover))
            gone.add(id(mention))
            continue
        covered = [other for other in beside if _covers(mention, other)]
        dropped.extend((other, mention) for other in covered)
        gone.update(id(other) for other in covered)
        beside = [other for other in beside if id(other) not in gone]
        beside.append(mention)
    kept: dict[str, list[Mention]] = {}
    for mention in ordered:
        if id(mention) not in gone:
            kept.setdefault(mention.kind, []).append(mention)
    return kept, dropped


def _covers(longer: Mention, shorter: Mention) -> bool:
    if (longer.kind, shorter.kind) not in _COVERS or shorter.rule.startswith(_MEANS):
        return False
    if longer.kind == "actor" and shorter.kind == "trigger" and longer.first == shorter.first:
        return False  # "غارات التحالف" is a deed with its doer
    if longer.kind == "item" and (longer.first < shorter.first or shorter.rule == _ARMS):
        return False  # "سيارة تابعة للجيش", "دبابة إسرائيلية": whose it is
    if longer.kind == "person" and shorter.kind == "place" and _is_at(longer, shorter):
        return False
    inside = longer.first <= shorter.first and shorter.last <= longer.last
    same = longer.first == shorter.first and longer.last == shorter.last
    if same and longer.kind == "place" and shorter.kind == "person" and _is_at(shorter, longer):
        return True
    return inside and not (same and (shorter.kind, longer.kind) in _COVERS and longer.kind > shorter.kind)


def _is_at(person: Mention, place: Mention) -> bool:
    """Tell whether words that might be a person's name stand after "in", and are a place: "مسلحين في ديار بكر"."""
    value = place.value
    same = person.first == place.first and person.last == place.last
    return same and isinstance(value, PlaceValue) and value.certain and value.relation == "in"
