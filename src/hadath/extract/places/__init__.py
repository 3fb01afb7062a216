"""Find the places a text speaks of, each once at each spot, with the larger places given for it."""

from collections.abc import Iterator
from typing import cast

from hadath.document import Document, Mention
from hadath.extract.places.chains import Chain, join_chains
from hadath.extract.places.hits import PlaceHits, collect, facts_of
from hadath.extract.places.roles import EVENT, assign_role, is_believed, leads_away
from hadath.extract.places.units import RANKS, Unit, find_units
from hadath.lexicons.gazetteer import Gazetteer, Place, gazetteer_of
from hadath.lexicons.nationalities import Nationality
from hadath.mentions import PlaceValue

_UNSIZED = 5.5
_IN_WORDS = frozenset(("في", "وفي", "ففي"))
_TO_WORDS = frozenset(("الي", "نحو", "صوب", "باتجاه"))


def find_places(doc: Document) -> list[Mention]:
    """Return the places of an article: "قرية رشو في ريف الحسكة" is one, with its parent."""
    hits = collect(doc)
    chains = join_chains(hits, find_units(hits))
    mentions = [mention for chain in chains for mention in _mentions(hits, chain)]
    _believe_repeated(mentions)
    return mentions


def _believe_repeated(mentions: list[Mention]) -> None:
    """A name that is certainly a place once is one wherever it stands alone, but for states, which also act."""
    values = [cast(PlaceValue, mention.value) for mention in mentions]
    sure = {value.name for value in values if value.certain and value.kind != "country"}
    for value in values:
        if value.role == EVENT and value.name in sure and value.relation != "border":
            value.certain = True


def _goes_with(first: Unit, unit: Unit) -> bool:
    """Tell whether a name joined to a place is one of its country, and no ordinary word: "عدن والمكلا"."""
    facts = facts_of(unit.candidates)
    return not facts.common and not facts.countries.isdisjoint(facts_of(first.candidates).countries)


def _mentions(hits: PlaceHits, chain: Chain) -> Iterator[Mention]:
    role = assign_role(hits, chain)
    parents = sorted(chain.parents, key=_size) if len(chain.parents) > 1 else chain.parents
    believed = False
    single = len(chain.members) == 1
    for unit in chain.members:
        certain: bool | None = unit.certain
        if unit.candidates and not unit.headed:
            certain = is_believed(hits, chain, unit)
            if certain is None and believed and _goes_with(chain.members[0], unit):
                certain = True
            if certain is None:
                rest = _without_member(chain) if single else None
                if rest is not None:
                    yield from _mentions(hits, rest)
                continue
            certain = certain or (unit is not chain.members[0] and believed)
        believed = bool(certain)
        last = chain.last if single else unit.last
        nations = _nations(unit, parents, chain) if parents or unit.countries or not single else []
        alone = not (parents or nations)
        value = PlaceValue(
            name=unit.name,
            kind=unit.kind,
            parents=[] if alone else _parents(unit, parents, nations),
            candidates=unit.candidates,
            role=role,
            relation=_relation(hits, chain, unit),
            certain=bool(certain),
            beside=[other.name for other in chain.beside],
            larger=() if alone and not unit.inside else _larger(gazetteer_of(hits.doc), unit, parents, nations),
        )
        yield Mention("place", unit.first, last, unit.rule, value)


def _without_member(chain: Chain) -> Chain | None:
    """«الوحدات عند قرية رشو»: only the village is a place; of a border between a land and less, the lesser."""
    if chain.between and len(chain.beside) > 1:
        smaller = [unit for unit in chain.beside if unit.kind != "country"]
        return Chain(smaller or chain.beside, chain.parents)
    rest = [*chain.beside, *chain.parents]
    return Chain(rest[:1], rest[1:]) if rest else None


def _size(unit: Unit) -> float:
    return RANKS.get(unit.kind or "", _UNSIZED)


def _parents(unit: Unit, parents: list[Unit], nations: list[Nationality]) -> list[str]:
    names = [parent.name for parent in parents]
    names.extend(nation.name for nation in nations)
    return [name for name in dict.fromkeys(names) if name != unit.name]


def _nations(unit: Unit, parents: list[Unit], chain: Chain) -> list[Nationality]:
    holders = (unit, *chain.members[-1:], *parents)
    return list(dict.fromkeys(nation for holder in holders for nation in holder.countries))


def _larger(
    gazetteer: Gazetteer, unit: Unit, parents: list[Unit], nations: list[Nationality]
) -> tuple[tuple[Place, ...], ...]:
    """Return the gazetteer rows of the larger places, small to large."""
    found = [unit.inside, *(parent.candidates for parent in parents)]
    states = (gazetteer.country_place(nation.code) for nation in nations)
    found.extend((state,) for state in states if state is not None)
    return tuple(rows for rows in found if rows)


def _relation(hits: PlaceHits, chain: Chain, unit: Unit) -> str | None:
    if unit.relation:
        return unit.relation
    if unit.proclitics == "و" and unit is not chain.members[0]:
        shared = _relation(hits, chain, chain.members[0])
        return shared if shared in ("from", "to") else None  # "فروا من الغوطة وعفرين"
    before = hits.keys[unit.first - 1]
    if before == "من" and leads_away(hits, chain):
        return "from"
    if before in _TO_WORDS or unit.proclitics == "ل":
        return "to"
    return "in" if before in _IN_WORDS or unit.proclitics.endswith("ب") else None
