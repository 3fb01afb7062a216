"""Give nouns without a name ("الجيش", "التنظيم", "عناصره") the party they stand for."""

from bisect import bisect_left
from dataclasses import replace

from hadath.document import Document
from hadath.extract.actors.context import Countries
from hadath.extract.actors.units import CROWDS, PEOPLE, Unit, crowd_value, state_value
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
_TRIED = 4  # parties that are looked at before none is found
_OPENING = 3  # tokens in which a sentence tells whose news it is: "روسيا تعلن", "وأعلنت روسيا"
_TROOPS, _HER = frozenset(("army", "soldier")), "ها"
_ARTICLE, _DEED = "ال", "actors.deed_with_nation"


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

    def last(self, tag: str, token: int, *, ahead: bool, past: frozenset[int] = frozenset()) -> Unit | None:
        """Return the party with a tag named last before a token, or with `ahead` the first after it.

        Those that begin at the tokens `past` are passed over.
        """
        tokens = self.tokens.get(tag)
        if not tokens:
            return None
        units = self.units[tag]
        at = bisect_left(tokens, token)
        before = next((unit for unit in reversed(units[max(at - _TRIED, 0) : at]) if unit.first not in past), None)
        if before is not None:
            return before if token - before.first <= _FAR else None
        return next((unit for unit in units[at : at + _TRIED] if unit.first not in past), None) if ahead else None


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
    past = _attackers(unit, named, countries.doc)
    for tag in tags:
        party = named.last(tag, unit.first, ahead=unit.seeks != "any", past=past)
        if party is not None:
            acts = unit.seeks == "any" and party.value.speaker  # "وزارة الدفاع … طائراتها"
            unit.value = replace(party.value, speaker=False) if acts else party.value
            unit.anaphoric, unit.rule = True, "actors.reference"
            return True
    noun = unit.noun
    if noun is None or unit.seeks == "any":
        return _is_of_state_told(unit, countries)
    if unit.value.organ is None:
        if noun.kind not in CROWDS or not noun.name:
            return False
        unit.value = crowd_value(noun.id)
        return True
    attackers = {other.value.country for tag in tags for other in named.units.get(tag, ()) if other.first in past}
    code = countries.of_bare_noun(unit.first, local=noun.kind in ("organ", "policeman"))
    if code in attackers:
        code = countries.of_bare_noun(unit.first, local=True)
    if code is not None:
        if noun.kind in ("army", "soldier"):
            code = load_nationalities()[code].soldiers or code
        unit.value, _ = state_value(countries.doc, noun.id, code)
        unit.anaphoric, unit.rule = True, "actors.of_country"
    return True


def _is_of_state_told(unit: Unit, countries: Countries) -> bool:
    """Make soldiers those of the state whose news a sentence tells: "أعلنت روسيا مقتل ثلاثة من جنودها"."""
    doc, noun = countries.doc, unit.noun
    if noun is None or noun.kind not in _TROOPS or not doc.key(unit.first).endswith(_HER):
        return False
    first = doc.sentence(unit.first).first
    told = (countries.by_place.get(token) for token in range(first, min(first + _OPENING, unit.first)))
    code = next(filter(None, told), None)
    if code is None:
        return False
    unit.value, _ = state_value(doc, noun.id, load_nationalities()[code].soldiers or code)
    unit.anaphoric, unit.rule = True, "actors.of_country"
    return True


def _attackers(unit: Unit, named: Named, doc: Document) -> frozenset[int]:
    """Return where the sentence names whose attack it was: those who fell to it are not theirs.

    «قتل جندي في قصف إسرائيلي», but not «الجنود».
    """
    if unit.noun is None or unit.noun.kind not in PEOPLE or doc.key(unit.last - 1).startswith(_ARTICLE):
        return frozenset()
    sentence = doc.sentence(unit.first)
    deeds = (other for units in named.units.values() for other in units if other.rule == _DEED)
    return frozenset(other.first for other in deeds if sentence.first <= other.first < sentence.last)
