"""What the phrases of one article are built from, and what may stand beside a noun."""

from dataclasses import dataclass, field

from hadath.document import Document
from hadath.extract.actors.context import Countries, nation_of
from hadath.extract.actors.units import NAMED, PARTIES, PEOPLE, Unit
from hadath.lexicons.actor_nouns import NounForm, Particles, load_particles
from hadath.lexicons.nationalities import ADJECTIVE, CITY, COUNTRY, EITHER
from hadath.text.fold import fold
from hadath.text.phrases import Hit
from hadath.text.tokens import NUMBER, PUNCTUATION

_REACH = 4  # tokens between a noun and the party it belongs to
_BETWEEN = 3  # adjectives between a noun and its nationality
_OWNED = frozenset(
    fold(joined + word)
    for word in (
        "التابعة",
        "التابع",
        "تابعة",
        "تابع",
        "التابعين",
        "تابعين",
        "الموالية",
        "الموالي",
        "المرتبطة",
        "المرتبط",
    )
    for joined in ("", "و")
)
_ARTICLE, _AND, _QUOTES = "ال", "و", frozenset("\"“”«»'")
_NISBAS = ("ي", "يه", "يين", "يون")
_OF_TWO, _DASHES = frozenset(("deed", "army", "hardware")), frozenset("-–")  # deeds of two states at once
_FROM_OR_IN = frozenset(("من", "في"))
_NO_PART_OF = frozenset(("army", "organ", "hardware", "group"))  # "القوات في …" is not "forces of …"
_TENS = frozenset(
    ten + ending for ten in ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع") for ending in ("ون", "ين")
)


@dataclass(slots=True)
class Parts:
    """The nationalities and units of an article by their first token, and all tokens that belong to a unit.

    `state_end`: the token after the last country read as one that acts.
    """

    doc: Document
    countries: Countries
    nations: dict[int, Hit] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    particles: Particles = field(default_factory=load_particles)
    state_end: int = -1

    def add(self, unit: Unit) -> None:
        """Keep a unit, in place of those inside it."""
        for token in range(unit.first, unit.last):
            self.units.pop(token, None)
            self.taken.add(token)
        self.units[unit.first] = unit


def noun_of(hit: Hit) -> NounForm:
    """Return what a hit of kind "actor_noun" says."""
    return hit.entry  # type: ignore[return-value]  # the kind says so, and a cast costs as much as the call


def nation_after(parts: Parts, token: int, form: NounForm) -> Hit | None:
    """Return the nationality that agrees with a noun ending before `token`, adjectives between them allowed.

    "القصف الجوي والمدفعي التركي": adjectives may be joined.
    """
    nations, taken = parts.nations, parts.taken
    for at in range(token, token + _BETWEEN + 1):
        hit = nations.get(at)
        if hit is not None and at not in taken:
            return hit if _agrees(hit, form, direct=at == token, paired=hit.last in nations) else None
        if at == token and form.noun.kind == "deed" and parts.doc.key(at) in _QUOTES:
            continue  # «صواريخ "إيرانية"»
        key = parts.doc.key(at)
        bare = key[1:] if key[:1] == _AND else key
        if key not in parts.particles.between and bare not in parts.particles.between:
            return None
    return None


def _agrees(hit: Hit, form: NounForm, *, direct: bool, paired: bool) -> bool:
    nation = nation_of(hit)
    if hit.proclitics or nation.form == CITY:
        return False
    if nation.nation.ambiguous and form.noun.kind not in ("army", "soldier"):
        return False
    if nation.form == EITHER and form.noun.kind in ("deed", "group") and not paired:
        return False
    if nation.form == COUNTRY:
        return direct and form.bound and form.noun.kind in ("army", "organ")
    if form.noun.kind == "organ" and form.noun.gender == "f" and nation.gender == "m":
        return False  # «وزير الداخلية المصري»
    return nation.definite == form.definite


def second_nation(parts: Parts, token: int, form: NounForm) -> Hit | None:
    """Return a nationality joined to the one before it: «مواقع سورية وإيرانية», «غارات أميركية بريطانية»."""
    dash = parts.doc.key(token) in _DASHES
    hit = parts.nations.get(token + dash)
    joined = ("و", "") if form.noun.kind in _OF_TWO else ("و",)
    if hit is None or hit.proclitics not in joined or hit.first in parts.taken:
        return None
    nation = nation_of(hit)
    adjective = nation.form == ADJECTIVE or (nation.form == EITHER and form.noun.kind != "group")
    return hit if adjective and nation.definite == form.definite else None


def party_after(parts: Parts, token: int, form: NounForm) -> Unit | None:
    """Return the party a noun ending before `token` belongs to: right after it, or after words that tie them."""
    tie = ""
    for at in range(token, token + _REACH + 1):
        unit = parts.units.get(at)
        if unit is not None:
            return unit if unit.kind in PARTIES and _joins(parts, unit, form, tie) else None
        key = parts.doc.key(at)
        if key in parts.particles.ties:
            tie = key
        elif key not in parts.particles.between:
            return None
        elif not key.startswith(_ARTICLE):
            form = form._replace(bound=False)  # «مسؤول محلي الحوثيين»: no construct goes on after an adjective
    return None


def _joins(parts: Parts, unit: Unit, form: NounForm, tie: str) -> bool:
    kind = form.noun.kind
    if tie in _FROM_OR_IN:
        return not unit.proclitics and not (form.definite and kind in _NO_PART_OF)
    if tie:
        return unit.proclitics in ("", "ل", "ب")
    if unit.proclitics == "ل":
        return kind in ("member", "hardware", "unit") and not form.definite
    key = parts.doc.key(unit.first)
    if unit.proclitics or (unit.member and key.endswith("ا") and not key.startswith(_ARTICLE)):
        return False  # «طعن مهاجم ضابطا في الشرطة»
    if form.definite and kind in PEOPLE and key.startswith(_ARTICLE) and key.endswith(_NISBAS):
        return True  # «القيادي الحوثي»
    return form.bound or (unit.kind == NAMED and parts.doc.quote_end(unit.first) > 0)


def owner_of(parts: Parts, party: Unit) -> Unit | None:
    """Return whom a party belongs to: «الأسايش التابعة لقسد»."""
    token = party.last
    if parts.doc.key(token).startswith(_ARTICLE) and parts.doc.key(token + 1) in _OWNED:
        token += 1  # «حركة الشباب المتشددة والموالية لتنظيم القاعدة»
    if parts.doc.key(token) not in _OWNED:
        return None
    owner = parts.units.get(token + 1)
    return owner if owner is not None and owner.proclitics == "ل" and owner.kind in PARTIES else None


def starts_person(parts: Parts, token: int) -> bool:
    """Tell whether an adjective at a token is a noun: after a figure, a word of harm or arrest, or at the start."""
    doc = parts.doc
    if token == 0 or doc.sentence(token).first == token:
        return True
    before = doc.forms[token - 1]
    return before.kind in (NUMBER, PUNCTUATION) or before.key in _TENS or after_harm(parts, token)


def after_harm(parts: Parts, token: int) -> bool:
    """Tell whether the word before a token is one of harm or arrest: «مقتل فلسطيني», «اعتقال السوري»."""
    words = parts.particles.before_person
    return token > 0 and not words.isdisjoint(parts.doc.forms[token - 1].rests)


def is_adjective(parts: Parts, hit: Hit, form: NounForm) -> bool:
    """Tell whether a word that may be noun or adjective is one here: «هجوم إرهابي», «القادة العسكريين»."""
    if form.single:
        return not (starts_person(parts, hit.first) or _is_object(parts, hit, form))
    if hit.proclitics or hit.first == 0:
        return False
    before = parts.doc.key(hit.first - 1)
    return (before.endswith(("ون", "ين")) and before not in _TENS) or (form.definite and before.startswith("ال"))


def _is_object(parts: Parts, hit: Hit, form: NounForm) -> bool:
    """Tell whether a job without the article right after a noun that has it is somebody: «قتل المسلحون صحفيا»."""
    if form.noun.kind != "civilian" or form.definite or hit.proclitics or hit.first == 0:
        return False
    before = hit.first - 1
    return before in parts.taken or parts.doc.key(before).startswith(_ARTICLE)


def bare_words(doc: Document, first: int, last: int, proclitics: str) -> str:
    """Return the words of a phrase without the clitics before it: «للمقاومة الإيرانية» is "المقاومة الإيرانية"."""
    words = doc.words(first, last).replace("ـ", "")
    rest = words[len(proclitics) :]
    return f"ا{rest}" if proclitics.endswith("ل") and words.startswith("لل", len(proclitics) - 1) else rest


def is_ten(key: str) -> bool:
    """Tell whether a folded word is a number word of the tens ("عشرين")."""
    return key in _TENS
