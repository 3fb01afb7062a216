"""Give nouns without a name ("الجيش", "التنظيم", "عناصره") the party they stand for."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace

from hadath.extract.actors.context import Countries
from hadath.extract.actors.units import CROWDS, Unit, crowd_value, state_value
from hadath.lexicons.nationalities import load_nationalities
from hadath.mentions import ActorValue

# What a bare noun may also be called by: "القوات" may stand for anybody's forces.
_ALSO = {
    "forces": ("forces", "army"),
    "army": ("army",),
    "air_force": ("army", "air_force"),
    "security_short": ("security",),
    "interior_short": ("interior",),
}
_FAR = 400  # tokens back to the party a pronoun may mean


@dataclass(slots=True)
class Named:
    """The parties an article names, by tag: tokens and values in order."""

    tokens: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    values: dict[str, list[ActorValue]] = field(default_factory=lambda: defaultdict(list))

    def add(self, unit: Unit) -> None:
        """Remember a party under all its tags."""
        for tag in unit.tags:
            self.tokens[tag].append(unit.first)
            self.values[tag].append(unit.value)

    def last(self, tag: str, token: int, *, ahead: bool) -> ActorValue | None:
        """Return the party with a tag named last before a token, or with `ahead` the first after it."""
        tokens = self.tokens.get(tag)
        if not tokens:
            return None
        at = bisect_left(tokens, token)
        if at:
            return self.values[tag][at - 1] if token - tokens[at - 1] <= _FAR else None
        return self.values[tag][0] if ahead else None


def resolve_units(units: list[Unit], countries: Countries) -> list[Unit]:
    """Return the units with every name that can be known; nouns that stand for nobody known are left out."""
    named = Named()
    for unit in units:
        if not unit.seeks and unit.tags and not unit.value.source_only:
            named.add(unit)
    return [found for unit in units if (found := _resolve(unit, named, countries)) is not None]


def _resolve(unit: Unit, named: Named, countries: Countries) -> Unit | None:
    if not unit.seeks:
        return unit
    for tag in _ALSO.get(unit.seeks, (unit.seeks,)):
        value = named.last(tag, unit.first, ahead=unit.seeks != "any")
        if value is not None:
            return replace(unit, value=_refer(unit, value), rule="actors.reference")
    noun = unit.noun
    if noun is None or unit.seeks == "any":
        return None
    if unit.value.organ is None:
        return replace(unit, value=crowd_value(noun)) if noun.kind in CROWDS and noun.name else None
    code = countries.around(unit.first)
    if code is None:
        return unit
    value = state_value(noun, load_nationalities()[code])
    return replace(unit, value=replace(value, member=unit.value.member, anaphoric=True), rule="actors.of_country")


def _refer(unit: Unit, value: ActorValue) -> ActorValue:
    keep = unit.value
    return replace(value, anaphoric=True, member=keep.member, speaker=keep.speaker, weak=keep.weak)
