"""Inflect a verb from its principal parts, a masdar, a noun, as news writes them; every spelling is folded.

The class of a verb is read off its past and present as ordinarily spelt, without vowels: a final weak letter makes it
defective ("أجرى"), an alef before the last letter hollow ("أصاب"), a written shadda doubled ("احتلّ"), a final hamza
hamzated ("بدأ"). Persons that reports do not use are left out: the second, the first singular, the first plural of the
present, the feminine plural of the present, and jussives of three letters, which look like other words.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hadath.text.fold import fold

ACTIVE, PASSIVE, EITHER = "active", "passive", "verb"
PAST, PRESENT, FUTURE = "past", "present", "future"
SINGULAR, DUAL, PLURAL = "singular", "dual", "plural"

_SHADDA = "\u0651"
_OBJECTS = ("ه", "ها", "هم")
_POSSESSORS = ("ه", "ها", "هم", "هما")
_ARTICLE = "ال"
_WEAK_ENDS = "ىيا"


class Inflection(NamedTuple):
    """One spelling of a verb. `voice` is `verb` where active and passive are spelt alike; `pronoun` is the object."""

    key: str
    voice: str
    tense: str
    number: str
    pronoun: str = ""


class NounForm(NamedTuple):
    """One spelling of a noun or masdar; `definite` with the article, `pronoun` the possessor written on it."""

    key: str
    number: str
    definite: bool = False
    pronoun: str = ""


class _Stem(NamedTuple):
    """A tense's stems: as it stands, before vowels, before consonants, before a plural ending, before a pronoun."""

    plain: str
    dual: str
    short: str
    plural: tuple[str, ...]
    teh: str
    pronoun: str


def conjugate(past: str, present: str, *, transitive: bool) -> Iterator[Inflection]:
    """Return the spellings of a verb given by the third person masculine singular of its past and its present.

    A transitive verb gets its passive and object pronouns as well. Spellings may repeat.

    >>> keys = {form.key: form for form in conjugate("أصاب", "يصيب", transitive=True)}
    >>> keys["اصيبت"].voice, keys["يصاب"].voice, keys["اصابوهم"].pronoun
    ('passive', 'passive', 'هم')
    >>> sorted(form.key for form in conjugate("انسحب", "ينسحب", transitive=False) if form.tense == "past")
    ['انسحب', 'انسحبا', 'انسحبت', 'انسحبتا', 'انسحبن', 'انسحبنا', 'انسحبوا']
    """
    hollow = _is_hollow(past)
    active_past, active_present = _past_stem(past), _present_stem(present, hollow=hollow)
    if not transitive:
        yield from _inflect(active_past, active_present, ACTIVE)
        return
    passive_past, passive_present = _passive_past(past), _passive_present(past, present, hollow=hollow)
    yield from _inflect_past(active_past, EITHER if passive_past == active_past else ACTIVE)
    yield from _inflect_present(active_present, EITHER if passive_present == active_present else ACTIVE)
    if passive_past != active_past:
        yield from _inflect_past(passive_past, PASSIVE)
    if passive_present != active_present:
        yield from _inflect_present(passive_present, PASSIVE)
    yield from _with_objects(active_past, active_present)


def _inflect(past: _Stem, present: _Stem, voice: str) -> Iterator[Inflection]:
    yield from _inflect_past(past, voice)
    yield from _inflect_present(present, voice)


def _inflect_past(stem: _Stem, voice: str) -> Iterator[Inflection]:
    yield Inflection(stem.plain, voice, PAST, SINGULAR)
    yield Inflection(stem.teh + "ت", voice, PAST, SINGULAR)
    yield Inflection(stem.dual + "ا", voice, PAST, DUAL)
    yield Inflection(stem.teh + "تا", voice, PAST, DUAL)
    for plural in stem.plural:
        yield Inflection(plural + "وا", voice, PAST, PLURAL)
    yield Inflection(stem.short + "ن", voice, PAST, PLURAL)
    yield Inflection(stem.short + "نا", voice, PAST, PLURAL)


def _inflect_present(stem: _Stem, voice: str) -> Iterator[Inflection]:
    """Persons of the present from the stem without its prefix; a shortened one is the jussive ("لم يستعد")."""
    for prefix in ("ي", "ت"):
        yield Inflection(prefix + stem.plain, voice, PRESENT, SINGULAR)
        yield Inflection("س" + prefix + stem.plain, voice, FUTURE, SINGULAR)
        yield Inflection(prefix + stem.dual + "ان", voice, PRESENT, DUAL)
        if stem.short != stem.plain and len(stem.short) > 2:
            yield Inflection(prefix + stem.short, voice, PRESENT, SINGULAR)
    for plural in stem.plural:
        yield Inflection("ي" + plural + "ون", voice, PRESENT, PLURAL)
        yield Inflection("ي" + plural + "وا", voice, PRESENT, PLURAL)
        yield Inflection("سي" + plural + "ون", voice, FUTURE, PLURAL)


def _with_objects(past: _Stem, present: _Stem) -> Iterator[Inflection]:
    for pronoun in _OBJECTS:
        yield Inflection(past.pronoun + pronoun, ACTIVE, PAST, SINGULAR, pronoun)
        yield Inflection(past.teh + "ت" + pronoun, ACTIVE, PAST, SINGULAR, pronoun)
        yield Inflection(past.plural[0] + "و" + pronoun, ACTIVE, PAST, PLURAL, pronoun)
        yield Inflection("ي" + present.pronoun + pronoun, ACTIVE, PRESENT, SINGULAR, pronoun)
        yield Inflection("ت" + present.pronoun + pronoun, ACTIVE, PRESENT, SINGULAR, pronoun)
        yield Inflection("ي" + present.plural[0] + "ون" + pronoun, ACTIVE, PRESENT, PLURAL, pronoun)


def _past_stem(past: str) -> _Stem:
    key = fold(past)
    cut = key[:-1]
    if past[-1] in "ىا":  # أجرى، دعا
        weak = cut + ("ي" if past[-1] == "ى" or len(key) > 3 else "و")
        return _Stem(key, weak, weak, (cut,), cut, cut + "ا")
    if past[-1] == "ي":  # لقي
        return _Stem(key, key, key, (cut,), key, key)
    return _firm_stem(past, key, hollow=_is_hollow(past))


def _present_stem(present: str, *, hollow: bool) -> _Stem:
    key = fold(present)[1:]
    cut = key[:-1]
    if present[-1] == "ى":  # يلقى
        return _Stem(key, key, cut, (cut,), key, cut + "ا")
    if present[-1] in "يو":  # يجري، يدعو
        return _Stem(key, key, cut, (cut,), key, key)
    return _firm_stem(present, key, hollow=hollow)


def _firm_stem(spelling: str, key: str, *, hollow: bool) -> _Stem:
    """Stems of a tense that ends in a consonant: sound, hollow, doubled or hamzated."""
    if spelling.endswith(_SHADDA):  # احتلّ
        return _Stem(key, key, key if spelling.startswith("ي") else key + key[-1], (key,), key, key)
    if spelling[-1] in "أئؤء":  # بدأ، جاء، يختبئ
        return _hamza_stem(spelling, key)
    if hollow:
        return _Stem(key, key, key[:-2] + key[-1], (key,), key, key)
    return _Stem(key, key, key, (key,), key, key)


def _hamza_stem(spelling: str, key: str) -> _Stem:
    dual = key[:-1] if spelling[-1] == "أ" else key  # بدآ is written with one alef
    plural = (key, key[:-1] + "و") if spelling[-1] in "أء" else (key,)
    return _Stem(key, dual, key, plural, key, key)


def _is_hollow(past: str) -> bool:
    """Tell whether a past is hollow: an alef before the last letter ("قال", "استعاد"), and that letter firm."""
    return len(past) > 2 and past[-2] == "ا" and past[-1] not in _WEAK_ENDS


def _passive_past(past: str) -> _Stem:
    plain = past.rstrip(_SHADDA)
    if _is_hollow(past):  # أصاب -> أصيب، اغتال -> اغتيل
        return _Stem(*_hollow_passive(fold(plain)))
    if len(plain) == 4 and plain[1] == "ا":  # هاجم -> هوجم
        plain = plain[0] + "و" + plain[2:]
    elif len(plain) == 5 and plain[0] == "ت" and plain[2] == "ا":  # تبادل -> تبودل
        plain = plain[:2] + "و" + plain[3:]
    elif len(plain) == 3 and plain[1] == "أ":  # سأل -> سئل
        plain = plain[0] + "ئ" + plain[2]
    if plain[-1] in "ىا":
        plain = plain[:-1] + "ي"
    elif plain[-1] == "أ":
        plain = plain[:-1] + "ئ"
    return _past_stem(plain + past[len(past.rstrip(_SHADDA)) :])


def _hollow_passive(key: str) -> tuple[str, str, str, tuple[str, ...], str, str]:
    long = key[:-2] + "ي" + key[-1]
    return long, long, key[:-2] + key[-1], (long,), long, long


def _passive_present(past: str, present: str, *, hollow: bool) -> _Stem:
    plain = present.rstrip(_SHADDA)
    if past[0] == "و" and len(past.rstrip(_SHADDA)) == 3 and plain[1] != "و":  # يضع -> يوضع
        plain = "يو" + plain[1:]
    elif len(past) == 3 and past[0] == "أ" and plain[1] == "أ":  # يأسر -> يؤسر
        plain = "يؤ" + plain[2:]
    if plain[-1] in _WEAK_ENDS + "و":
        plain = plain[:-1] + "ى"
    elif hollow:  # يصيب -> يصاب
        plain = plain[:-2] + "ا" + plain[-1]
    elif plain[-1] == "ئ":
        plain = plain[:-1] + "أ"
    return _present_stem(plain + present[len(present.rstrip(_SHADDA)) :], hollow=hollow)


def inflect_noun(singular: str, plurals: Iterable[str] = (), *, dual: bool = True) -> Iterator[NounForm]:
    """Return the spellings of a noun: with the article, in the accusative, the dual, with a possessor.

    >>> [form.key for form in inflect_noun("غارة", ["غارات"]) if not form.pronoun and not form.definite]
    ['غاره', 'غارتان', 'غارتين', 'غارتا', 'غارتي', 'غارات']
    """
    key = fold(singular)
    base = key[:-1] + "ت" if singular[-1] == "ة" else key
    yield from _bare(key, SINGULAR, accusative=_takes_alef(singular))
    yield from _possessed(base, SINGULAR)
    if dual:
        for ending in ("ان", "ين"):
            yield NounForm(base + ending, DUAL)
            yield NounForm(_ARTICLE + base + ending, DUAL, definite=True)
        yield NounForm(base + "ا", DUAL)
        yield NounForm(base + "ي", DUAL)
    for plural in plurals:
        broken = plural[0] == "أ" and _takes_alef(plural)
        yield from _bare(fold(plural), PLURAL, accusative=broken)
        yield from _possessed(fold(plural)[:-1] + "ت" if plural[-1] == "ة" else fold(plural), PLURAL)


def inflect_masdar(masdar: str) -> Iterator[NounForm]:
    """Return the spellings of a masdar: with the article, in the accusative, with its subject or object written on.

    >>> [form.key for form in inflect_masdar("مداهمة")]
    ['مداهمه', 'المداهمه', 'مداهمته', 'مداهمتها', 'مداهمتهم', 'مداهمتهما']
    """
    key = fold(masdar)
    number = PLURAL if masdar.endswith("ات") and len(masdar) > 4 else SINGULAR
    yield from _bare(key, number, accusative=_takes_alef(masdar))
    for base in _before_pronoun(masdar, key):
        yield from _possessed(base, number)


def _before_pronoun(masdar: str, key: str) -> Iterator[str]:
    if masdar[-1] == "ة":
        yield key[:-1] + "ت"
    elif masdar[-1] == "ى":
        yield key[:-1] + "ا"
    elif masdar[-1] == "ء":  # إجلاءهم، إجلائهم، إجلاؤهم
        yield from (key, key[:-1] + "ي", key[:-1] + "و")
    else:
        yield key


def _takes_alef(word: str) -> bool:
    return word[-1] not in "ةىءا" and not word.endswith("ات")


def _bare(key: str, number: str, *, accusative: bool) -> Iterator[NounForm]:
    yield NounForm(key, number)
    yield NounForm(_ARTICLE + key, number, definite=True)
    if accusative:
        yield NounForm(key + "ا", number)


def _possessed(base: str, number: str) -> Iterator[NounForm]:
    for pronoun in _POSSESSORS:
        yield NounForm(base + pronoun, number, definite=True, pronoun=pronoun)


def inflect_participle(participle: str) -> Iterator[NounForm]:
    """Return a participle's indefinite spellings, as it stands for a verb ("مستهدفا", "مخلفة").

    >>> [form.key for form in inflect_participle("مستهدف")]
    ['مستهدف', 'مستهدفا', 'مستهدفه', 'مستهدفين', 'مستهدفون', 'مستهدفات']
    """
    key = fold(participle)
    yield NounForm(key, SINGULAR)
    yield NounForm(key + "ا", SINGULAR)
    yield NounForm(key + "ه", SINGULAR)
    yield NounForm(key + "ين", PLURAL)
    yield NounForm(key + "ون", PLURAL)
    yield NounForm(key + "ات", PLURAL)
