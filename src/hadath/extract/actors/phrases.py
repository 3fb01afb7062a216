"""Build actor phrases from the right end of an article to the left, so that a noun finds what belongs to it built.

"عناصر من خلايا تنظيم داعش": the name first, then the nouns that take it, one by one.
"""

from collections.abc import Iterator

from hadath.document import Document
from hadath.doers import is_doer_of_noun
from hadath.extract.actors.context import Countries, nation_of
from hadath.extract.actors.names import find_names
from hadath.extract.actors.parts import Parts, after_harm, is_ten, owner_of, starts_person
from hadath.extract.actors.rules import read_noun
from hadath.extract.actors.units import CIVILIANS, NAMED, Unit, country_value, crowd_value, state_value
from hadath.lexicons import actor_nouns, nationalities
from hadath.lexicons.nationalities import ADJECTIVE, CITY, COUNTRY, EITHER, SINGULAR, NationForm
from hadath.text.phrases import Hit
from hadath.text.tokens import PUNCTUATION

# Who did it follows, a country too: "من قبل إسرائيل".
_BY: tuple[list[str], ...] = (["من", "قبل"], ["من", "جانب"], ["من", "طرف"], ["علي", "يد"], ["علي", "ايدي"])
# "شنت كل من واشنطن ولندن".
_EACH_OF = (["كل", "من"], ["كلا", "من"])
_DUALS = ("", "ان", "ا")  # "واشنطن ولندن تشنان", "شنتا"
# What may stand between two names of one party.
_NOT, _STILL = frozenset(("لا", "ما")), frozenset(("تزال", "زالت"))
_COMMAS = frozenset(("،", ","))
_APPOSED: tuple[list[str], ...] = ([], ["("], ["-"])


def build_units(doc: Document, countries: Countries) -> list[Unit]:
    """Return the actor phrases of an article in order; some still seek the name that they stand for."""
    parts = Parts(doc, countries)
    for name in find_names(doc, countries):
        parts.add(name)
    for hit in doc.hits.get(nationalities.KIND, ()):
        if hit.first not in parts.taken:
            parts.nations.setdefault(hit.first, hit)
    for hit in reversed(doc.hits.get(actor_nouns.KIND, ())):
        if hit.first not in parts.taken and (unit := read_noun(parts, hit)) is not None:
            parts.add(unit)
    for unit in [unit for unit in parts.units.values() if unit.kind == NAMED]:
        if (second := _second_army(parts, unit)) is not None:
            parts.add(second)
        if (owner := owner_of(parts, unit)) is not None:
            unit.last = owner.last
            parts.add(unit)
    for hit in parts.nations.values():
        if hit.first not in parts.taken and (unit := _nation_alone(parts, hit)) is not None:
            parts.units[unit.first] = unit
    return [unit for _, unit in sorted(parts.units.items())]


def _second_army(parts: Parts, army: Unit) -> Unit | None:
    """«الجيش السوري والعراقي», «الطيران الحربي السوري والروسي»: the army of a second state, joined to one in full."""
    hit = parts.nations.get(army.last)
    state = army.value.category == "state_forces" and army.last - army.first > 1
    if hit is None or hit.proclitics != "و" or not state or hit.first in parts.taken:
        return None
    form = nation_of(hit)
    if form.nation.people or not form.definite or form.form not in (ADJECTIVE, EITHER) or form.number != SINGULAR:
        return None
    value, tags = state_value(parts.doc, "army", form.nation.code)
    return Unit(hit.first, hit.last, "army", "actors.second_nation", value, tags, "و")


def _nation_alone(parts: Parts, hit: Hit) -> Unit | None:
    """«ثلاثة فلسطينيين», «مقتل سوري» are civilians; «قصفت تركيا» is the state."""
    form = nation_of(hit)
    if form.form == CITY or form.nation.ambiguous:
        return None
    if form.form in (COUNTRY, EITHER):
        return _state_alone(parts, hit, form)
    if _is_person(parts, hit, form):
        code = None if form.nation.people else form.nation.code
        value = crowd_value(CIVILIANS, code, weak=form.definite and not after_harm(parts, hit.first))
        return Unit(hit.first, hit.last, "civilian", "actors.nation_as_people", value, proclitics=hit.proclitics)
    return None


def _is_person(parts: Parts, hit: Hit, form: NationForm) -> bool:
    if form.number == SINGULAR:
        return after_harm(parts, hit.first) if form.definite else starts_person(parts, hit.first)
    before = parts.doc.key(hit.first - 1)
    return is_ten(before) or not before.endswith(("ون", "ين"))


def _state_alone(parts: Parts, hit: Hit, form: NationForm) -> Unit | None:
    if form.nation.people or hit.proclitics not in ("", "و"):
        return None
    joined = parts.state_end in (hit.first, _before_comma(parts, hit.first)) and _is_joined(parts, hit)
    each = 2 * (parts.doc.keys(hit.first - 2, hit.first) in _EACH_OF)
    verb = _is_verb(parts, hit.first - each - 1) or (
        _opens(parts, hit.first) and _is_verb(parts, _behind_still(parts, _end_of_list(parts, hit)))
    )
    named = verb or joined or parts.doc.keys(hit.first - 2, hit.first) in _BY
    if not (named or is_doer_of_noun(parts.doc, hit.first, hit.last)):
        return None
    parts.state_end = hit.last
    value, tags = country_value(form.nation.code)
    return Unit(hit.first, hit.last, "army", "actors.state", value, tags, hit.proclitics)


def _end_of_list(parts: Parts, hit: Hit) -> int:
    """Return the token after a state and those joined to it: "أن الولايات المتحدة وفرنسا وبريطانيا أطلقت"."""
    last = hit.last
    while (
        other := parts.nations.get(last) or parts.nations.get(_behind_comma(parts, last))
    ) and other.proclitics == "و":
        last = other.last
    return last


def _is_joined(parts: Parts, hit: Hit) -> bool:
    """Tell whether a state goes on a list of them: "وفرنسا", or "، فرنسا" with another "و" to come."""
    if hit.proclitics == "و":
        return True
    following = parts.nations.get(_behind_comma(parts, hit.last))
    return parts.state_end < hit.first and following is not None and following.proclitics == "و"


def _behind_still(parts: Parts, token: int) -> int:
    """Return the token after "لا تزال" or "ما زالت" at a token, or the token itself."""
    return token + 2 * (parts.doc.key(token) in _NOT and parts.doc.key(token + 1) in _STILL)


def _before_comma(parts: Parts, token: int) -> int:
    return token - (parts.doc.key(token - 1) in _COMMAS)


def _behind_comma(parts: Parts, token: int) -> int:
    return token + (parts.doc.key(token) in _COMMAS)


def _is_verb(parts: Parts, token: int) -> bool:
    forms, verbs = parts.doc.forms, parts.particles.state_verbs
    if not 0 <= token < len(forms):
        return False
    return any(rest.removesuffix(dual) in verbs for rest in forms[token].rests for dual in _DUALS)


def _opens(parts: Parts, token: int) -> bool:
    """Tell whether a word at a token may be the subject of the verb after it: at the start, or after "أن"."""
    doc = parts.doc
    if doc.sentence(token).first == token or doc.forms[token - 1].kind is PUNCTUATION:
        return True
    return doc.key(token - 1) in parts.particles.state_openers


def merge_appositions(doc: Document, units: list[Unit]) -> Iterator[Unit]:
    """Join a name and its other name right after it: «قوات سوريا الديمقراطية (قسد)»."""
    waiting: Unit | None = None
    for unit in units:
        if waiting is not None:
            if _same_party(doc, waiting, unit):
                waiting.last = unit.last
                continue
            yield waiting
        waiting = unit
    if waiting is not None:
        yield waiting


def _same_party(doc: Document, one: Unit, other: Unit) -> bool:
    if one.value.id is None or one.value.id != other.value.id or other.proclitics or other.first - one.last > 1:
        return False
    return doc.keys(one.last, other.first) in _APPOSED
