"""Give nouns without a name ("الجيش", "التنظيم", "عناصره") the party they stand for."""

from bisect import bisect_left
from dataclasses import replace

from hadath.extract.actors.context import Countries
from hadath.extract.actors.units import CROWDS, Unit, crowd_value, state_value
from hadath.lexicons.nationalities import load_nationalities

# What a bare noun may also be called by: "القوات" may stand for anybody's forces.
_ALSO = {
    "forces": ("forces", "army"),
    "government_forces": ("army",),
    "air_force": ("army",),
    "security_short": ("security",),
    "interior_short": ("interior",),
}
_FAR = 400  # tokens back to the party a noun may mean


class Named:
    """The parties an article names, by tag, in order."""

    __slots__ = ("tokens", "units")

    def __init__(self) -> None:
        self.tokens: dict[str, list[int]] = {}
        self.units: dict[str, list[Unit]] = {}

    def add(self, unit: Unit) -> None:
        """Remember a party under all its tags."""
        for tag in unit.tags:
            self.tokens.setdefault(tag, []).append(unit.first)
            self.units.setdefault(tag, []).append(unit)

    def last(self, tag: str, token: int, *, ahead: bool) -> Unit | None:
        """Return the party with a tag named last before a token, or with `ahead` the first after it."""
        tokens = self.tokens.get(tag)
        if not tokens:
            return None
        at = bisect_left(tokens, token)
        if at:
            return self.units[tag][at - 1] if token - tokens[at - 1] <= _FAR else None
        return self.units[tag][0] if ahead else None


def resolve_units(units: list[Unit], countries: Countries) -> list[Unit]:
    """Return the units with every name that can be known; nouns that stand for nobody known are left out."""
    if not any(unit.seeks for unit in units):
        return units
    named = Named()
    for unit in units:
        if unit.tags and not unit.seeks and not unit.value.source_only:
            named.add(unit)
    return [unit for unit in units if not unit.seeks or _resolve(unit, named, countries)]


def _resolve(unit: Unit, named: Named, countries: Countries) -> bool:
    """Give a unit the value of what it stands for; tell whether it can stay."""
    tags = _ALSO.get(unit.seeks, (unit.seeks,))
    if unit.seeks == "government_forces" and countries.main is not None:
        tags = ()
    for tag in tags:
        party = named.last(tag, unit.first, ahead=unit.seeks != "any")
        if party is not None:
            acts = unit.seeks == "any" and party.value.speaker  # "وزارة الدفاع … طائراتها"
            unit.value = replace(party.value, speaker=False) if acts else party.value
            unit.anaphoric, unit.rule = True, "actors.reference"
            return True
    noun = unit.noun
    if noun is None or unit.seeks == "any":
        return False
    if unit.value.organ is None:
        if noun.kind not in CROWDS or not noun.name:
            return False
        unit.value = crowd_value(noun.id)
        return True
    code = countries.of_bare_noun(unit.first, local=noun.kind in ("organ", "policeman"))
    if code is not None:
        if noun.kind in ("army", "soldier"):
            code = load_nationalities()[code].soldiers or code
        unit.value, _ = state_value(countries.doc, noun.id, code)
        unit.anaphoric, unit.rule = True, "actors.of_country"
    return True
