"""Build actor phrases from the right end of an article to the left, so that a noun finds what belongs to it built.

"عناصر من خلايا تنظيم داعش": the name first, then the nouns that take it, one by one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from hadath.document import Document
from hadath.extract.actors.context import Countries, nation_of
from hadath.extract.actors.names import find_names
from hadath.extract.actors.units import (
    CROWDS,
    JOINING,
    NAMED,
    PARTIES,
    PEOPLE,
    Unit,
    as_member,
    crowd_value,
    open_value,
    state_value,
)  # fmt: skip
from hadath.lexicons import actor_nouns, nationalities
from hadath.lexicons.actor_nouns import NounForm, Particles, load_particles
from hadath.lexicons.nationalities import ADJECTIVE, COUNTRY, SINGULAR, NationForm
from hadath.mentions import ActorValue
from hadath.text.fold import fold
from hadath.text.phrases import Hit
from hadath.text.tokens import NUMBER, PUNCTUATION, WORD

_REACH = 4  # tokens between a noun and the party it belongs to
_BETWEEN = 2  # adjectives between a noun and its nationality
_OWNED = frozenset(fold(word) for word in ("التابعة", "التابع", "تابعة", "تابع", "التابعين", "تابعين"))
_TENS = frozenset(
    ten + ending for ten in ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع") for ending in ("ون", "ين")
)
_FROM, _IN = "من", "في"
_LONGEST_QUOTED = 4


@dataclass(slots=True)
class Parts:
    """What the phrases of one article are built from, and those built so far by their first token."""

    doc: Document
    countries: Countries
    nations: dict[int, Hit] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    particles: Particles = field(default_factory=load_particles)


def build_units(doc: Document, countries: Countries) -> list[Unit]:
    """Return the actor phrases of an article in order; some still seek the name that they stand for."""
    parts = Parts(doc, countries)
    for name in find_names(doc, countries):
        parts.units[name.first] = name
        parts.taken.update(range(name.first, name.last))
    for hit in doc.hits.get(nationalities.KIND, ()):
        if hit.first not in parts.taken:
            parts.nations.setdefault(hit.first, hit)
    for hit in reversed(doc.hits.get(actor_nouns.KIND, ())):
        _add_noun(parts, hit)
    for hit in parts.nations.values():
        if hit.first not in parts.taken and (unit := _nation_alone(parts, hit)) is not None:
            parts.units[unit.first] = unit
    return [unit for _, unit in sorted(parts.units.items())]


def _form(hit: Hit) -> NounForm:
    return cast(NounForm, hit.entry)


def _add_noun(parts: Parts, hit: Hit) -> None:
    if hit.first in parts.taken:
        return
    if parts.taken.intersection(range(hit.first, hit.last)):
        unit = _noun_into_party(parts, hit)
    else:
        unit = next(filter(None, (rule(parts, hit) for rule in RULES)), None)
    if unit is None:
        return
    for token in range(unit.first, unit.last):
        parts.units.pop(token, None)
    parts.units[unit.first] = unit
    parts.taken.update(range(unit.first, unit.last))


def _noun_into_party(parts: Parts, hit: Hit) -> Unit | None:
    """A noun phrase that runs into a name: «عناصر من الجيش» with «الجيش الوطني السوري»."""
    form = _form(hit)
    party = next((parts.units[token] for token in range(hit.first, hit.last) if token in parts.units), None)
    if party is None or party.last < hit.last or form.noun.kind not in JOINING:
        return None
    value = as_member(party.value, form)
    return replace(party, first=hit.first, rule="actors.noun_into_party", value=value, proclitics=hit.proclitics)


# ---- rules, the first that speaks is believed ----------------------------------------------------------------------
def noun_with_nation(parts: Parts, hit: Hit) -> Unit | None:
    """«الجيش التركي», «طائرات أميركية», «ثلاثة جنود أتراك», «قصف تركي»."""
    form = _form(hit)
    nation_hit = _nation_after(parts, hit.last, form)
    if nation_hit is None:
        return None
    noun, nation = form.noun, nation_of(nation_hit).nation
    unit = Unit(hit.first, nation_hit.last, noun.kind, "actors.noun_with_nation", open_value(noun), hit.proclitics)
    if noun.kind == "deed":
        unit = replace(unit, first=nation_hit.first, kind="army", proclitics="", rule="actors.deed_with_nation")
    if noun.kind in ("group", "member"):
        return _class_of_nation(parts, unit, form, nation)
    if noun.kind in CROWDS:
        return replace(unit, value=crowd_value(noun, None if nation.people else nation.code))
    value = replace(state_value(noun, nation), member=noun.kind in PEOPLE)
    if noun.source_only:
        value.name = parts.doc.words(hit.first, unit.last)
    _add_second_nation(parts, unit, form)
    return replace(unit, value=value, tags=_state_tags(value), noun=noun)


def _add_second_nation(parts: Parts, unit: Unit, form: NounForm) -> None:
    """«مواقع سورية وإيرانية»: the second nationality is an actor of its own."""
    hit = parts.nations.get(unit.last)
    if hit is None or hit.proclitics != "و" or hit.first in parts.taken:
        return
    nation = nation_of(hit)
    if nation.form != ADJECTIVE or nation.definite != form.definite:
        return
    value = replace(state_value(form.noun, nation.nation), member=form.noun.kind in PEOPLE)
    tags = _state_tags(value)
    parts.units[hit.first] = Unit(hit.first, hit.last, "army", "actors.second_nation", value, "و", tags, "", form.noun)
    parts.taken.add(hit.first)


def noun_of_party(parts: Parts, hit: Hit) -> Unit | None:
    """«عناصر من داعش», «خلية تابعة لتنظيم القاعدة», «مقاتلات التحالف»."""
    form = _form(hit)
    if form.noun.kind not in JOINING or form.pronoun:
        return None
    party = _party_after(parts, hit.last, form)
    if party is None:
        return None
    last, value, tags = _with_owner(parts, party)
    value = as_member(value, form)
    if form.noun.kind == "member" and form.single and party.first == hit.last and value.category == "state_forces":
        value = replace(value, speaker=True)  # «قائد الجيش»
    return Unit(
        hit.first, last, party.kind, "actors.noun_of_party", value, hit.proclitics, tags, party.seeks, form.noun
    )


def numbered_unit(parts: Parts, hit: Hit) -> Unit | None:
    """«اللواء 35», «الفرقة 25»."""
    form, doc = _form(hit), parts.doc
    if form.noun.kind != "unit" or not form.definite or hit.last >= len(doc.forms):
        return None
    if doc.forms[hit.last].kind is not NUMBER:
        return None
    value = ActorValue(name=f"{doc.words(hit.last - 1, hit.last + 1)}", category="state_forces")
    tags = frozenset(("any", "forces"))
    return Unit(hit.first, hit.last + 1, NAMED, "actors.numbered_unit", value, hit.proclitics, tags)


def quoted_party(parts: Parts, hit: Hit) -> Unit | None:
    """«جماعة "جند الخلافة"»: a class and a name in quotation marks that no lexicon has."""
    form, doc = _form(hit), parts.doc
    if form.noun.kind != "group" or form.definite:
        return None
    quote = next((pair for pair in doc.quoted if pair[0] == hit.last), None)
    if (
        quote is None
        or quote[1] - quote[0] > _LONGEST_QUOTED
        or any(f.kind is not WORD for f in doc.forms[slice(*quote)])
    ):
        return None
    name = f"{form.noun.name} {' '.join(doc.forms[i].text for i in range(*quote))}"
    value = ActorValue(name=name, category="political_militia")
    tags = frozenset((form.noun.id, "any"))
    return Unit(hit.first, quote[1], NAMED, "actors.quoted_party", value, hit.proclitics, tags)


def party_by_name(parts: Parts, hit: Hit) -> Unit | None:
    """«حزب الأمة», «حزب العدالة والتنمية»: a party no lexicon has, by one or two definite words."""
    form, doc = _form(hit), parts.doc
    if form.noun.id != "hizb" or form.definite or not form.bound or not doc.key(hit.last).startswith("ال"):
        return None
    last = hit.last + 1
    if doc.key(last).startswith("وال"):
        last += 1
    value = ActorValue(name=doc.words(hit.last - 1, last), category="organisation")
    if hit.proclitics:
        value.name = f"{form.noun.name} {doc.words(hit.last, last)}"
    return Unit(hit.first, last, NAMED, "actors.party_by_name", value, hit.proclitics, frozenset(("hizb", "any")))


def bare_noun(_: Parts, hit: Hit) -> Unit | None:
    """«الجيش», «التنظيم», «جنديا», «عناصره»: whose they are stands elsewhere in the article."""
    form = _form(hit)
    noun = form.noun
    unit = Unit(hit.first, hit.last, noun.kind, "actors.bare_noun", open_value(noun), hit.proclitics, noun=noun)
    if form.pronoun:
        return replace(unit, seeks="any", value=replace(unit.value, member=noun.kind in PEOPLE))
    if noun.needs_nation or noun.kind in ("hardware", "unit", "deed"):
        return None
    if noun.adjectival and form.single:
        return None
    if noun.kind in ("soldier", "policeman"):
        return replace(unit, seeks=noun.organ or "army", value=replace(unit.value, member=True))
    if noun.kind in ("army", "organ"):
        known = form.definite or hit.last - hit.first > 1
        return replace(unit, seeks=noun.id) if known and not noun.source_only else None
    if noun.kind == "group":
        return replace(unit, seeks=noun.id) if form.definite else None
    return None


def crowd(parts: Parts, hit: Hit) -> Unit | None:
    """«مسلحون», «متظاهرين», «أشخاص»: people by what they do and nothing else."""
    form = _form(hit)
    noun = form.noun
    if noun.kind not in CROWDS or not noun.name or form.pronoun:
        return None
    if noun.adjectival and form.single and not _starts_person(parts, hit.first):
        return None
    return Unit(hit.first, hit.last, noun.kind, "actors.crowd", crowd_value(noun), hit.proclitics, noun=noun)


RULES = (noun_with_nation, noun_of_party, numbered_unit, quoted_party, party_by_name, crowd, bare_noun)


# ---- what stands beside a noun -------------------------------------------------------------------------------------
def _nation_after(parts: Parts, token: int, form: NounForm) -> Hit | None:
    """Return the nationality that agrees with a noun ending before `token`, adjectives between them allowed."""
    if form.pronoun:
        return None
    for at in range(token, token + _BETWEEN + 1):
        hit = parts.nations.get(at)
        if hit is not None and hit.first not in parts.taken:
            return hit if _agrees(hit, form, direct=at == token) else None
        if parts.doc.key(at) not in parts.particles.between:
            return None
    return None


def _agrees(hit: Hit, form: NounForm, *, direct: bool) -> bool:
    nation = nation_of(hit)
    if hit.proclitics:
        return False
    if nation.nation.ambiguous and form.noun.kind not in ("army", "soldier"):
        return False
    if nation.form == ADJECTIVE:
        return nation.definite == form.definite
    return nation.form == COUNTRY and direct and form.bound and form.noun.kind in ("army", "organ", "hardware")


def _class_of_nation(parts: Parts, unit: Unit, form: NounForm, nation: nationalities.Nationality) -> Unit | None:
    """«المعارضة الليبية», «الميليشيات الكردية»; «عناصر أكراد» are armed men of that people."""
    noun = form.noun
    if noun.kind == "member":
        if not noun.name:
            return None
        return replace(unit, value=crowd_value(noun, None if nation.people else nation.code))
    if noun.id in ("nizam",):
        return None
    words = parts.doc.words(unit.last - 1, unit.last)
    name = f"{parts.doc.forms[unit.last - 2].text} {words}"
    value = ActorValue(
        name=name.removeprefix("و"),
        category="political_militia",
        country=None if nation.people else nation.code,
    )
    return replace(unit, kind=NAMED, value=value, tags=frozenset((noun.id, "any")))


def _party_after(parts: Parts, token: int, form: NounForm) -> Unit | None:
    """Return the party a noun ending before `token` belongs to: right after it, or after words that tie them."""
    tie, at = "", token
    while at <= token + _REACH:
        unit = parts.units.get(at)
        if unit is not None:
            return unit if unit.kind in PARTIES and _joins(parts, unit, form, tie) else None
        key = parts.doc.key(at)
        if key in parts.particles.ties:
            tie = key
        elif key not in parts.particles.between:
            return None
        at += 1
    return None


def _joins(parts: Parts, unit: Unit, form: NounForm, tie: str) -> bool:
    kind = form.noun.kind
    if not tie:
        if unit.proclitics == "ل":
            return kind in ("member", "hardware", "unit") and not form.definite
        if unit.proclitics:
            return False
        return form.bound or (unit.kind == NAMED and any(pair[0] == unit.first for pair in parts.doc.quoted))
    if tie in (_FROM, _IN):
        return not unit.proclitics and not (form.definite and kind in ("army", "organ", "hardware", "group"))
    return unit.proclitics in ("", "ل", "ب")


def _with_owner(parts: Parts, party: Unit) -> tuple[int, ActorValue, frozenset[str]]:
    """Take in the owner of a party: «قوات الأسايش التابعة لقسد» stays الأسايش, «قوات تابعة لقسد» is قسد."""
    doc = parts.doc
    owner = parts.units.get(party.last + 1)
    if doc.key(party.last) not in _OWNED or owner is None or owner.proclitics != "ل" or owner.kind not in PARTIES:
        return party.last, party.value, party.tags
    if party.kind == NAMED:
        return owner.last, party.value, party.tags
    return owner.last, owner.value, owner.tags


def _state_tags(value: ActorValue) -> frozenset[str]:
    tags = {"any", value.organ or ""}
    if value.id and value.id.endswith(".army"):
        tags |= {"army", "forces", "air_force"}
    return frozenset(tags)


def _starts_person(parts: Parts, token: int) -> bool:
    """Tell whether an adjective at a token is a noun: after a figure, a word of harm or arrest, or at the start."""
    doc = parts.doc
    if token == 0 or doc.sentence(token).first == token:
        return True
    before = doc.forms[token - 1]
    if before.kind in (NUMBER, PUNCTUATION):
        return True
    return before.kind is WORD and any(head.rest in parts.particles.before_person for head in before.heads)


# ---- nationalities by themselves -----------------------------------------------------------------------------------
def _nation_alone(parts: Parts, hit: Hit) -> Unit | None:
    """«ثلاثة فلسطينيين», «مقتل سوري» are civilians; «قصفت تركيا» is the state."""
    form = nation_of(hit)
    if form.form == COUNTRY:
        return _state_alone(parts, hit, form)
    if form.form != ADJECTIVE or form.nation.ambiguous or not _is_person(parts, hit, form):
        return None
    code = None if form.nation.people else form.nation.code
    value = ActorValue(name="مدنيون", category="civilians", country=code, generic=True)
    return Unit(hit.first, hit.last, "civilian", "actors.nation_as_people", value, hit.proclitics)


def _is_person(parts: Parts, hit: Hit, form: NationForm) -> bool:
    if form.number == SINGULAR:
        return not form.definite and _starts_person(parts, hit.first)
    before = parts.doc.key(hit.first - 1)
    return before in _TENS or not before.endswith(("ون", "ين"))


def _state_alone(parts: Parts, hit: Hit, form: NationForm) -> Unit | None:
    doc, nation = parts.doc, form.nation
    if nation.people or nation.ambiguous or hit.proclitics not in ("", "و"):
        return None
    verbs = parts.particles.state_verbs
    beside = [head.rest for i in (hit.first - 1, hit.last) if 0 <= i < len(doc.forms) for head in doc.forms[i].heads]
    if not verbs.intersection(beside):
        return None
    army = actor_nouns.name_organ("army", nation.code)
    value = ActorValue(
        name=nation.name, id=f"{nation.code.lower()}.state", name_en=nation.name_en, category="state_forces",
        country=nation.code, organ="army",
    )  # fmt: skip
    if nation.army != army.name:
        value.organ = None
    tags = frozenset(("any", "army", "forces"))
    return Unit(hit.first, hit.last, "army", "actors.state", value, hit.proclitics, tags)


def merge_appositions(doc: Document, units: list[Unit]) -> Iterator[Unit]:
    """Join a name and its other name right after it: «قوات سوريا الديمقراطية (قسد)»."""
    waiting: Unit | None = None
    for unit in units:
        if waiting is not None:
            between = list(doc.keys(waiting.last, unit.first))
            same = waiting.value.id is not None and waiting.value.id == unit.value.id
            if same and not unit.proclitics and between in ([], ["("], ["-"]):
                waiting = replace(waiting, last=unit.last)
                continue
            yield waiting
        waiting = unit
    if waiting is not None:
        yield waiting
