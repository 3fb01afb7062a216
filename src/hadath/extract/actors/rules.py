"""What each kind of noun makes of the words after it. For each kind, the first rule that speaks is believed."""

from collections.abc import Callable

from hadath.extract.actors.context import nation_of
from hadath.extract.actors.parts import (
    Parts,
    bare_words,
    is_adjective,
    nation_after,
    noun_of,
    owner_of,
    party_after,
    second_nation,
)  # fmt: skip
from hadath.extract.actors.units import NAMED, PEOPLE, Unit, crowd_value, open_value, state_value
from hadath.lexicons.actor_nouns import NounForm
from hadath.lexicons.nationalities import Nationality
from hadath.mentions import ActorValue
from hadath.text.phrases import Hit
from hadath.text.tokens import NUMBER, WORD

Rule = Callable[[Parts, Hit, NounForm], Unit | None]
_LONGEST_QUOTED = 4
_ARMED_CLASSES = frozenset(("milisha", "fasail", "muarada", "muqawama", "jamaa", "tanzim"))
_QUOTED_CLASSES = _ARMED_CLASSES | {"haraka", "hizb", "kataib", "tahaluf"}


def noun_with_nation(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«الجيش التركي», «طائرات أميركية», «ثلاثة جنود أتراك», «مواقع سورية وإيرانية»."""
    found = nation_after(parts, hit.last, form)
    if found is None or form.pronoun:
        return None
    noun, member = form.noun, form.noun.kind in PEOPLE
    if nation_of(found).nation.people:
        return _forces_of_people(parts, hit, found, form)
    _add_second_nation(parts, found, form)
    value, tags = state_value(parts.doc, noun.id, nation_of(found).nation.code)
    if noun.source_only:
        value = ActorValue(name=parts.doc.words(hit.first, found.last), country=value.country, source_only=True)
    rule = "actors.noun_with_nation"
    return Unit(hit.first, found.last, noun.kind, rule, value, tags, hit.proclitics, noun, member=member)


def _add_second_nation(parts: Parts, first: Hit, form: NounForm) -> None:
    """Add the actor that a second nationality names: «مواقع سورية وإيرانية», «غارات روسية وسورية»."""
    second = second_nation(parts, first.last, form)
    if second is None or nation_of(second).nation.people:
        return
    value, tags = state_value(parts.doc, form.noun.id, nation_of(second).nation.code)
    rule, member = "actors.second_nation", form.noun.kind in PEOPLE
    parts.add(Unit(second.first, second.last, "army", rule, value, tags, "و", form.noun, member=member))


def _forces_of_people(parts: Parts, hit: Hit, nation: Hit, form: NounForm) -> Unit | None:
    """«القوات الغربية», «جنود أجانب»: nobody's state; they go by their own words, and only as an army."""
    if form.noun.kind != "army":
        return None
    name = bare_words(parts.doc, hit.first, nation.last, hit.proclitics)
    value = ActorValue(name=name, category="external_forces")
    tags = frozenset(("forces", "any"))
    return Unit(hit.first, nation.last, NAMED, "actors.noun_with_nation", value, tags, hit.proclitics)


def deed_with_nation(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«قصف تركي», «غارات إسرائيلية»: the nationality alone is the actor."""
    found = nation_after(parts, hit.last, form)
    if found is None or nation_of(found).nation.people:
        return None
    _add_second_nation(parts, found, form)
    value, tags = state_value(parts.doc, form.noun.id, nation_of(found).nation.code)
    return Unit(found.first, found.last, "army", "actors.deed_with_nation", value, tags)


def crowd_with_nation(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«مسلحون أكراد», «ثلاثة مواطنين فرنسيين»: what they are, with their country."""
    found = nation_after(parts, hit.last, form)
    if found is None or form.pronoun or not form.noun.name:
        return None
    value = crowd_value(form.noun.id, _country(nation_of(found).nation))
    rule = "actors.crowd_with_nation"
    return Unit(hit.first, found.last, form.noun.kind, rule, value, proclitics=hit.proclitics, noun=form.noun)


def class_with_nation(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«المعارضة الليبية», «ميليشيات كردية»: a party no lexicon has, by its class and nationality."""
    found = nation_after(parts, hit.last, form)
    if found is None or form.noun.id not in _ARMED_CLASSES:
        return None
    name = bare_words(parts.doc, hit.first, found.last, hit.proclitics)
    value = ActorValue(name=name, category="political_militia", country=_country(nation_of(found).nation))
    tags = frozenset((form.noun.id, "any"))
    return Unit(hit.first, found.last, NAMED, "actors.class_with_nation", value, tags, hit.proclitics)


def _country(nation: Nationality) -> str | None:
    return None if nation.people else nation.code


def noun_of_party(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«عناصر من داعش», «خلية تابعة لتنظيم القاعدة», «مقاتلات التحالف», «الأسايش التابعة لقسد»."""
    party = None if form.pronoun else party_after(parts, hit.last, form)
    if party is None:
        return None
    unit = Unit(
        hit.first, party.last, party.kind, "actors.noun_of_party", party.value, party.tags, hit.proclitics,
        party.noun, party.seeks, party.member or form.noun.kind in PEOPLE, anaphoric=party.anaphoric,
    )  # fmt: skip
    owner = owner_of(parts, party)
    if owner is not None:
        unit.last = owner.last
        if party.kind != NAMED:
            unit.value, unit.tags, unit.seeks, unit.noun = owner.value, owner.tags, owner.seeks, owner.noun
    if form.noun.kind == "member" and form.single and party.first == hit.last:
        unit.speaker = party.value.category == "state_forces"  # «قائد الجيش»
    return unit


def noun_into_party(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """A noun phrase that runs into a name: «عناصر من الجيش» with «الجيش الوطني السوري»."""
    party = next((parts.units[token] for token in range(hit.first, hit.last) if token in parts.units), None)
    if party is None or party.last < hit.last or form.noun.kind not in RULES or form.noun.kind in ("civilian", "deed"):
        return None
    member = party.member or form.noun.kind in PEOPLE
    return Unit(
        hit.first, party.last, party.kind, "actors.noun_into_party", party.value, party.tags, hit.proclitics,
        party.noun, party.seeks, member,
    )  # fmt: skip


def numbered_unit(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«اللواء 35», «الفرقة 25»."""
    doc = parts.doc
    if not form.definite or hit.last >= len(doc.forms) or doc.forms[hit.last].kind is not NUMBER:
        return None
    name = bare_words(doc, hit.first, hit.last + 1, hit.proclitics)
    value = ActorValue(name=name, category="state_forces")
    tags = frozenset(("any", "forces"))
    return Unit(hit.first, hit.last + 1, NAMED, "actors.numbered_unit", value, tags, hit.proclitics)


def quoted_party(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«جماعة "جند الخلافة"»: a class and a name in quotation marks that no lexicon has."""
    doc = parts.doc
    if form.definite or form.noun.id not in _QUOTED_CLASSES or "ك" in hit.proclitics:
        return None
    last = doc.quote_end(hit.last)
    if not 0 < last - hit.last <= _LONGEST_QUOTED:
        return None
    words = doc.forms[hit.last : last]
    if any(word.kind is not WORD for word in words):
        return None
    head = bare_words(doc, hit.first, hit.last, hit.proclitics)
    name = f"{head} {' '.join(word.text for word in words)}"
    tags = frozenset((form.noun.id, "any"))
    value = ActorValue(name=name, category="political_militia")
    return Unit(hit.first, last, NAMED, "actors.quoted_party", value, tags, hit.proclitics)


def party_by_name(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«حزب الأمة», «حزب العدالة والتنمية»: a party no lexicon has, by one or two definite words."""
    doc = parts.doc
    if form.noun.id != "hizb" or not form.bound or not doc.key(hit.last).startswith("ال"):
        return None
    last = hit.last + (2 if doc.key(hit.last + 1).startswith("وال") else 1)
    value = ActorValue(name=f"{form.noun.name} {doc.words(hit.last, last)}", category="organisation", weak=True)
    tags = frozenset(("hizb", "any"))
    return Unit(hit.first, last, NAMED, "actors.party_by_name", value, tags, hit.proclitics)


def organ_of_place(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«شرطة بغداد», «مديرية أمن محافظة الجيزة»: an organ of the state that the place lies in."""
    if not (form.noun.of_place and form.bound):
        return None
    at = hit.last + (parts.doc.key(hit.last) in parts.particles.districts)
    code = parts.countries.by_place.get(at)
    if code is None:
        return None
    value, tags = state_value(parts.doc, form.noun.id, code)
    rule = "actors.organ_of_place"
    return Unit(hit.first, hit.last, "organ", rule, value, tags, hit.proclitics, form.noun, anaphoric=True)


def bare_noun(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«الجيش», «التنظيم», «عناصره»: whose they are stands elsewhere in the article."""
    noun = form.noun
    known = form.definite or (hit.last - hit.first > 1 and noun.kind != "group")
    if not form.pronoun and (noun.needs_nation or noun.source_only or not known):
        return None
    if noun.kind == "group" and _is_other_name(parts, hit.last):
        return None
    seeks = "any" if form.pronoun else noun.id
    rule, value = "actors.bare_noun", open_value(noun.id)
    return Unit(hit.first, hit.last, noun.kind, rule, value, frozenset(), hit.proclitics, noun, seeks)


def _is_other_name(parts: Parts, token: int) -> bool:
    """Tell whether a class and the word at a token are a name of its own: «الحزب الوطني», «المجلس العسكري»."""
    key = parts.doc.key(token)
    return key.startswith("ال") and key.endswith(("ي", "يه")) and key not in parts.particles.between


def bare_people(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«جنديا», «رجال الأمن», «ضباطه»: whose they are stands elsewhere in the article."""
    noun = form.noun
    if noun.adjectival and is_adjective(parts, hit, form):
        return None
    seeks = "any" if form.pronoun else noun.organ or "army"
    value = open_value(noun.id)
    return Unit(
        hit.first, hit.last, noun.kind, "actors.bare_people", value, frozenset(), hit.proclitics, noun, seeks, True
    )


def crowd(parts: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«مسلحون», «متظاهرين», «أشخاص»: people by what they do and nothing else."""
    noun = form.noun
    if not noun.name or form.pronoun or (noun.adjectival and is_adjective(parts, hit, form)):
        return None
    value = crowd_value(noun.id)
    return Unit(hit.first, hit.last, noun.kind, "actors.crowd", value, proclitics=hit.proclitics, noun=noun)


def people_of_it(_: Parts, hit: Hit, form: NounForm) -> Unit | None:
    """«عناصره», «مقاتليها», «طائراتها»: people and arms of the party named before."""
    if not form.pronoun:
        return None
    rule, value, member = "actors.people_of_it", open_value(form.noun.id), form.noun.kind in PEOPLE
    return Unit(hit.first, hit.last, form.noun.kind, rule, value, frozenset(), hit.proclitics, form.noun, "any", member)


RULES: dict[str, tuple[Rule, ...]] = {
    "army": (noun_with_nation, noun_of_party, bare_noun),
    "organ": (noun_with_nation, noun_of_party, organ_of_place, bare_noun),
    "unit": (noun_with_nation, numbered_unit, noun_of_party),
    "hardware": (noun_with_nation, noun_of_party, people_of_it),
    "deed": (deed_with_nation,),
    "soldier": (noun_with_nation, noun_of_party, bare_people),
    "policeman": (noun_with_nation, noun_of_party, bare_people),
    "member": (noun_of_party, crowd_with_nation, people_of_it, crowd),
    "militant": (crowd_with_nation, noun_of_party, crowd),
    "protester": (crowd_with_nation, crowd),
    "rioter": (crowd_with_nation, crowd),
    "civilian": (crowd_with_nation, crowd),
    "group": (class_with_nation, noun_of_party, quoted_party, party_by_name, bare_noun),
}


def read_noun(parts: Parts, hit: Hit) -> Unit | None:
    """Return the actor phrase that begins with a noun, or null where it makes none."""
    form = noun_of(hit)
    if not parts.taken.isdisjoint(range(hit.first, hit.last)):
        return noun_into_party(parts, hit, form)
    for rule in RULES[form.noun.kind]:
        unit = rule(parts, hit, form)
        if unit is not None:
            return unit
    return None
