"""Join places that follow one another: "قرية رشو في ريف الحسكة" is one place with a parent, "رشو وهجين" are two."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hadath.doers import is_doer_of_noun
from hadath.extract.places.hits import PlaceHits, facts_of
from hadath.extract.places.listed import read_joined
from hadath.extract.places.units import RANKS, Unit
from hadath.lexicons.place_heads import PlaceRelation

_COMMAS = frozenset(("،", ","))
_INSIDE = frozenset(("في", "ضمن", "داخل"))
_LYING = frozenset(("الواقعه", "الواقع", "الواقعين", "الواقعتين", "الواقعتان"))
_BELONGING = frozenset(("التابعه", "التابع", "التابعتين"))
_LAM = "ل"
_BETWEEN = "بين"
_WHICH = frozenset(("التي", "الذي", "اللتين", "اللتان", "وهي", "وهو"))
_BESIDE_WORDS = frozenset(("مع", "من", "علي", "عن", "الي"))
_REACH = 8
_NEAR, _BORDER = "near", "border"
_COUNTRY, _CAPITAL, _STREET = "country", "capital", "street"
_LAND = RANKS[_COUNTRY]
_STATES = frozenset((_COUNTRY, _CAPITAL))
_POINTS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
_WATERS = frozenset(("sea", "lake", "water", "desert", "steppe"))
_RIVER, _BANKS = "river", frozenset(("ضفه", "الضفه", "ضفاف", "ضفتي", "ضفتين"))
_DISTANCE_REACH = 5
_WITHIN, _BESIDE, _AND, _NEARER, _INSTEAD, _FOUND = "within", "beside", "and", "nearer", "instead", "found"


@dataclass(slots=True)
class Chain:
    """One place or several joined by "و" (`members`), the larger places given for them, and places beside them."""

    members: list[Unit]
    parents: list[Unit] = field(default_factory=list)
    beside: list[Unit] = field(default_factory=list)
    last: int = 0  # the token after the chain
    between: bool = False  # the place beside is one of two: "صرواح بين مأرب وصنعاء"

    def __post_init__(self) -> None:
        self.last = max(unit.last for unit in (*self.members, *self.parents, *self.beside))


def join_chains(hits: PlaceHits, found: Iterable[list[Unit]]) -> list[Chain]:
    """Return the chains of an article's places, in order."""
    chains: list[Chain] = []
    for units in found:
        if chains:
            _take_between(hits, chains[-1], units[0])
        link = _link(hits, chains[-1], units[0]) if chains else None
        if link is None or (len(units) > 1 and link not in (_AND, _BESIDE)):
            chains.append(Chain(list(units)))
            _grow(hits, chains[-1])
        elif link == _INSTEAD:
            chains[-1] = Chain(list(units))
        elif link == _AND:
            chains[-1].members.extend(units)
            chains[-1].last = units[-1].last
            _grow(hits, chains[-1])
        else:
            chains[-1].between |= hits.keys[units[0].first - 1] == _BETWEEN
            for unit in units:
                _extend(chains[-1], unit, link)
    return chains


def _take_between(hits: PlaceHits, chain: Chain, unit: Unit) -> None:
    """Take in the one word that no list knows between two places of a list: "منطقة الورد ومكائر ومحيط جبل سد"."""
    if unit.proclitics != "و" or unit.first != chain.last + 1 or not chain.members[-1].headed:
        return
    if chain.parents or chain.beside:
        return
    joined = read_joined(hits, chain.last)
    if joined is not None and joined.last == unit.first:
        chain.members.append(joined)
        chain.last = joined.last


def _grow(hits: PlaceHits, chain: Chain) -> None:
    """Take in what no list knows at the end of a list of places: "مفرق الملاجم وسد فضحة والقرحاء الصغيرة"."""
    while chain.members[0].headed and chain.members[-1].headed:
        unit = read_joined(hits, chain.last)
        if unit is None or (len(chain.members) == 1 and not _is_placed_after(hits, unit)):
            return
        chain.members.append(unit)
        chain.last = unit.last


def _is_placed_after(hits: PlaceHits, unit: Unit) -> bool:
    """«في مفرق المخا وقطابا في الساحل الغربي»: where it lies is told right after an unknown name."""
    after = unit.last + 1
    return hits.keys[unit.last] in _INSIDE and (after in hits.heads or after in hits.places)


def _extend(chain: Chain, unit: Unit, link: str) -> None:
    chain.last = max(chain.last, unit.last)
    if link == _BESIDE:
        chain.beside.append(unit)
    elif link == _FOUND:
        unit.first = min(unit.first, chain.members[0].first)
        chain.beside[:0] = chain.members
        chain.members = [unit]
    elif link == _NEARER or (unit.proclitics != _LAM and _holds(unit, chain)):
        chain.parents[:0] = chain.members
        chain.members = [unit]
        unit.first = min(unit.first, chain.parents[0].first)
    else:
        chain.parents.append(unit)


def _holds(unit: Unit, chain: Chain) -> bool:
    """Tell whether a place named after "في" is the smaller one: "في سوريا بمدينة حلب"."""
    if len(chain.members) != 1 or chain.parents or unit.relation not in (None, "in"):
        return False
    outer, size = chain.members[0].rank, _largest_size(unit)
    if outer is None or size is None or (unit.kind == _CAPITAL and outer < RANKS["region"]):
        return False  # "في مديرية … بالعاصمة دمشق"
    least = "region" if unit.kind == "area" else "district"  # "في ناحية اللزاكة بمنطقة القيارة"
    return outer > size and outer >= RANKS[least]


def _largest_size(unit: Unit) -> float | None:
    """Return a place's size; of a bare name, the largest it may have: "مديرية باجل بالحديدة" lies in a province."""
    sizes = [unit.rank, *(() if unit.headed else (RANKS.get(row.kind) for row in unit.candidates))]
    return max((size for size in sizes if size is not None), default=None)


def _link(hits: PlaceHits, chain: Chain, unit: Unit) -> str | None:
    """Return how a place joins the chain before it, or null where it begins one of its own."""
    start = chain.last
    gap = unit.first - start
    if gap > _REACH or gap < 0 or hits.doc.sentence_at[unit.first] != hits.doc.sentence_at[start - 1]:
        return None
    if gap == 0 and unit.proclitics == _LAM and is_doer_of_noun(hits.doc, chain.members[0].first, start):
        return None  # "قصف إسرائيل لغزة"
    words = [hits.keys[token] for token in range(start, unit.first)]
    if _is_distance(hits, words) or (unit.kind == _RIVER and not _BANKS.isdisjoint(words)):
        return _BESIDE
    if words and (words[0] in _COMMAS or words[0] == "("):
        return _after_comma(hits, chain, unit, words[1:]) or _described(hits, chain, unit)
    return _direct(hits, chain, unit, words) or _described(hits, chain, unit)


def _described(hits: PlaceHits, chain: Chain, unit: Unit) -> str | None:
    """Return how a place joins through what is said of the one before: "دوما المحاصرة قرب", "منبج المتاخمة ل", "رشو
    التي تسيطر عليها الفصائل في".
    """
    start = chain.last + (hits.keys[chain.last] in _COMMAS)
    words = hits.keys[start : unit.first]
    told = hits.keys[chain.last - 1] in hits.words.lying  # an adjective taken in with the name
    if not told and not (words and _opens_description(hits, words)):
        return None
    if not hits.triggers.isdisjoint(range(start + 2, unit.first)) or not _COMMAS.isdisjoint(words):
        return None
    before = words[-1] if words else ""
    if before == _BETWEEN:
        return _BESIDE
    if before in _INSIDE or unit.proclitics == "ب":
        return _WITHIN if _is_wider(unit, chain.members[-1]) else _BESIDE
    if unit.proclitics == _LAM:
        return _WITHIN if not _BELONGING.isdisjoint((hits.keys[start - 1], *words)) else _BESIDE
    if before in _BESIDE_WORDS:
        return _BESIDE
    if not unit.relation or unit.proclitics:
        return None
    return _BESIDE if unit.relation == _NEAR else _relate(chain, unit)


def _opens_description(hits: PlaceHits, words: list[str]) -> bool:
    """Tell whether words begin by describing the place before: an adjective, or "التي" with a verb of where it lies."""
    if words[0] in _WHICH:
        return words[1:2] != [] and words[1] in hits.words.lying
    return words[0] in hits.words.adjectives or words[0] in hits.words.lying


def _is_wider(unit: Unit, inner: Unit) -> bool:
    return unit.rank is None or inner.rank is None or unit.rank > inner.rank


def _direct(hits: PlaceHits, chain: Chain, unit: Unit, words: list[str]) -> str | None:
    last = chain.members[-1]
    if words == ["علي"] and unit.relation and hits.keys[chain.last - 1] in _LYING:
        return _relate(chain, unit)  # "مخيم الورد الواقع على أطراف دمشق"
    if not words:
        if unit.proclitics == "و":
            return _coordinate(hits, chain, unit)
        if unit.proclitics == "ب":
            return _WITHIN
        if not unit.proclitics and (unit.relation or _begins_with_side(hits, unit)):
            return _relate(chain, unit)
        if unit.proclitics == _LAM and hits.keys[chain.last - 1] not in hits.words.lying:
            return _WITHIN
        return None
    if words[-1] in _INSIDE and all(word in _INSIDE or word in _LYING for word in words):
        if _is_abroad(last, unit):
            return _INSTEAD
        return _FOUND if _is_found_beside(hits, chain, unit) else _WITHIN
    if words == ["علي"] and unit.kind == _STREET and last.headed and last.rank == 0:
        return _WITHIN
    if words == [_BETWEEN]:
        return _BESIDE
    if words == ["و"]:
        return _coordinate(hits, chain, unit)
    if words in (["من"], ["الي"]) and unit.relation and last.headed:
        return _relate(chain, unit)
    return None


def _is_found_beside(hits: PlaceHits, chain: Chain, unit: Unit) -> bool:
    """«شمال شرقي دمشق في منطقة القلمون», «الطريق بين تعز والحديدة في منطقة الرمادة»: the larger places only say on
    which side, or between what, the smaller one lies.
    """
    member = chain.members[0]
    if _is_between(hits, chain) and len(chain.members) > 1 and unit.headed and not _is_wider(unit, member):
        return True
    if len(chain.members) > 1 or chain.parents or member.relation not in _POINTS or not unit.headed:
        return False
    return member.rank is not None and unit.rank is not None and unit.rank < member.rank


def _is_abroad(member: Unit, unit: Unit) -> bool:
    """Tell whether a state or capital is named for what it has in another: "قواعد إيران في سوريا", "أنقرة في حلب"."""
    if member.headed or member.kind not in _STATES or member.name == unit.name:
        return False
    if member.kind == unit.kind == _COUNTRY:
        return True
    lands = facts_of(unit.candidates).countries
    return bool(lands) and lands.isdisjoint(facts_of(member.candidates).countries)


def _begins_with_side(hits: PlaceHits, unit: Unit) -> bool:
    """«العريش شمال سيناء»: a province whose own name says on which side it lies."""
    head = hits.heads.get(unit.first)
    return head is not None and isinstance(head.entry, PlaceRelation)


def _after_comma(hits: PlaceHits, chain: Chain, unit: Unit, words: list[str]) -> str | None:
    if not words:
        if unit.proclitics == "ب":
            return _WITHIN
        if unit.proclitics == "و":
            return _coordinate(hits, chain, unit)
        if unit.relation and unit.relation != _NEAR and not unit.proclitics:
            return _relate(chain, unit)
        if unit.kind == _COUNTRY and not unit.proclitics and chain.members[0].kind != _COUNTRY:
            return _WITHIN
        return None
    if len(words) == 1 and words[0] in _INSIDE:
        return _WITHIN
    return None


def _relate(chain: Chain, unit: Unit) -> str | None:
    """«غربي دير الزور» after a smaller place gives its parent, after one of the same size only says where it is."""
    inner, outer = chain.members[-1].rank, unit.rank
    if unit.relation == _NEAR:
        if outer == 0 and inner is not None and inner > 0:
            return _NEARER
        if len(chain.members) == 1 and outer is not None and _is_expanse(chain.members[0], outer):
            return _NEARER  # "في بحر البلطيق قرب كالينينغراد"
        return _BESIDE if len(chain.members) == 1 and inner is not None else None
    if unit.relation == _BORDER or (inner is not None and outer is not None and outer <= inner):
        return _BESIDE
    return _WITHIN


def _is_expanse(unit: Unit, outer: float) -> bool:
    """Tell whether a place is a sea or a whole province, within which a smaller one near it says where."""
    if unit.kind in _WATERS:
        return outer <= RANKS["city"]
    return unit.rank is not None and unit.rank >= RANKS["region"] and outer <= RANKS["city"]


def _is_between(hits: PlaceHits, chain: Chain) -> bool:
    return hits.keys[chain.members[0].first - 1] == _BETWEEN


def _coordinate(hits: PlaceHits, chain: Chain, unit: Unit) -> str | None:
    """Only places of one kind without parents yet share what follows; others begin a chain of their own.

    Of a border between a land and a smaller place ("بين إسرائيل وقطاع غزة") the smaller is where it is.
    """
    if chain.beside and chain.between:
        return _BESIDE
    if chain.parents or chain.beside:
        return None
    first = chain.members[0].rank
    if first is not None and unit.rank is not None and (first >= _LAND) != (unit.rank >= _LAND):
        if not _is_between(hits, chain) or len(chain.members) > 1:
            return None
        return _FOUND if first >= _LAND else _BESIDE
    return _AND


def _is_distance(hits: PlaceHits, words: list[str]) -> bool:
    """«على بعد نحو 70 كيلومترا غربي …»: the place is only measured from."""
    near = words[-_DISTANCE_REACH:]
    return any(word in hits.words.kilometres for word in near)
