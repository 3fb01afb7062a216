"""Who is counted: nouns after a figure, "آخرين", "بين قتيل وجريح", and figures without a noun after a word of harm."""

from dataclasses import dataclass, field
from typing import Final

from hadath.extract.counts.amounts import Amount
from hadath.extract.counts.view import View
from hadath.lexicons.counts import Cue, PersonForm, PersonNoun, Quantity
from hadath.text.numerals import AND, Numeral
from hadath.text.phrases import Hit

_FROM, _IN = "من", "في"
_AMONG: Final = frozenset(("بين", "مابين"))
_OF_THEM: Final = frozenset(("منهم", "منهن", "منهما"))
_THE: Final = "ال"
_SUBJECT: Final = 4  # tokens from a verb to the last of its subject
_APART: Final = frozenset(("في", "من", "علي", "عن", "الي", "خلال", "منذ", "بعد", "قبل", "الساعه", "الساعات", "مع"))
_FLED: Final = "fled"
_LOOK_BACK: Final = 20
_WHEN_BACK: Final = 4
_PART_GAP: Final = 3
_PARTY_GAP: Final = 4


@dataclass(slots=True)
class People:
    """The people a figure counts, up to token `last`; `nouns` is empty for a figure alone."""

    last: int
    nouns: list[PersonNoun] = field(default_factory=list)
    other: bool = False
    subset: bool = False
    effects: list[str] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    of: str | None = None
    exact: bool = False  # "شخص واحد"


def read_people(view: View, amount: Amount) -> People | None:
    """Return the people that stand after a figure, or null where it counts none."""
    at = amount.last
    if not view.together(amount.bare, at):
        return None
    if view.doc.key(at) == _FROM:
        return read_members(view, at + 1)
    for hit, form in view.forms(at):
        if not hit.proclitics and _agrees(amount, form):
            return read_tail(view, hit, form)
    if view.effect(at) == "other":
        return read_tail(view, view.quantities[at], None)
    kinds = _among(view, at)
    if kinds is not None:
        return kinds
    return _read_regular_plural(view, amount)


def read_members(view: View, at: int) -> People | None:
    """Return the people after "من" of "5 من عناصر"."""
    if view.doc.key(at) in view.words["before_noun"]:
        at += 1
    if not view.together(at - 1, at):
        return None
    for hit, form in view.forms(at):
        if not hit.proclitics and form.number in ("plural", "either"):
            people = read_tail(view, hit, form)
            people.subset = form.definite and form.noun.kind is not None  # "9 من الجرحى"
            return people
    return None


def _agrees(amount: Amount, form: PersonForm) -> bool:
    """Tell whether a noun has the number that Arabic grammar gives it after a figure, with the usual slips."""
    few = 3 <= amount.value % 100 <= 10
    if form.definite:
        return amount.definite or (amount.value <= 10 and form.number != "singular")
    if form.bound:
        return False
    if form.number == "dual":
        return amount.value == 2
    if form.number == "singular":
        return not few or not (form.noun.adjective or form.noun.strict)
    return few or amount.value < 1900


def read_tail(view: View, hit: Hit, form: PersonForm | None, *, alone: bool = False) -> People:
    """Return the people of a noun with the adjectives, further nouns and "آخرين" that stand after it.

    `alone`: the noun has no figure, so that a noun joined to it is a further person.
    """
    people = People(hit.last)
    if form is None:
        people.other = True
    else:
        people.nouns.append(form.noun)
        people.of = form.noun.of
    for _ in range(4):
        if not (_take_word(view, people) or (form is not None and _take_noun(view, people, form, alone=alone))):
            break
    return people


def _take_word(view: View, people: People) -> bool:
    """Take "آخرين", "على الأقل", "منهم", "بين قتيل وجريح" after a noun."""
    at = people.last
    if not view.together(at - 1, at):
        return False
    hit = view.quantities.get(at)
    if hit is not None and isinstance(hit.entry, Quantity) and not hit.proclitics:
        effect = hit.entry.effect
        if effect == "other" or hit.entry.after:
            people.other = people.other or effect == "other"
            people.effects.append(effect)
            people.last = hit.last
            return True
    numeral = view.numerals.get(at)
    if people.nouns and numeral is not None and not view.is_joined(at) and _is_one_or_two(numeral):
        people.last, people.exact = numeral.last, True
        return True
    among = _among(view, at)
    if among is not None:
        people.kinds, people.last = among.kinds, among.last
        return True
    return False


def _is_one_or_two(numeral: Numeral) -> bool:
    return numeral.value in (1, 2) and not numeral.digits and not numeral.ordinal


def _take_noun(view: View, people: People, form: PersonForm, *, alone: bool) -> bool:
    """Take an adjective that is also a noun ("جنود أتراك"), or a further noun for the same figure ("قتيلا وجريحا")."""
    at = people.last
    if not view.together(at - 1, at):
        return False
    for hit, other in view.forms(at):
        if not hit.proclitics and other.noun.adjective and _agree(form, other):
            if people.of in (None, "مدنيون") and other.noun.set not in ("nationals", "civilians"):
                people.of = other.noun.of or people.of
            people.last = hit.last
            return True
        same = other.accusative == form.accusative and other.definite == form.definite and other.number == form.number
        deed = other.noun.family and at in view.cues  # "5 جنود وأسر 3"
        if hit.proclitics == AND and same and not other.noun.kin and not alone and not deed:
            people.nouns.append(other.noun)
            people.of = people.of if people.of == other.noun.of else None
            people.last = hit.last
            return True
    return False


def _agree(form: PersonForm, other: PersonForm) -> bool:
    if other.accusative and not form.accusative:  # "زعيم كوريا"
        return False
    numbers = {form.number, other.number}
    return len(numbers) == 1 or numbers <= {"either", "plural"} or numbers <= {"either", "dual"}


def _among(view: View, at: int) -> People | None:
    """Return the kinds of "بين قتيل وجريح"."""
    if view.doc.key(at) == "ما":
        at += 1
    if view.doc.key(at) not in _AMONG or not view.together(at, at + 2):
        return None
    kinds: list[str] = []
    nouns: list[PersonNoun] = []
    last = at + 1
    for _ in range(3):
        form = next((form for _hit, form in view.forms(last) if form.noun.kind), None)
        if form is None or not view.together(at, last):
            break
        kinds.append(form.noun.kind or "")
        nouns.append(form.noun)
        last += 1
    if len(set(kinds)) < 2:
        return None
    return People(last, nouns, kinds=tuple(dict.fromkeys(kinds)))


def _read_regular_plural(view: View, amount: Amount) -> People | None:
    """Take an unknown word in ـيين or ـيون after 3 to 10: only people have that plural ("أربعة حلبيين")."""
    key = view.doc.key(amount.last)
    if not 3 <= amount.value % 100 <= 10 or len(key) < 6 or not key.endswith(("يين", "يون")):
        return None
    return People(amount.last + 1)


def read_toll(view: View, amount: Amount) -> People | None:
    """Return the people of a figure without a noun: "مقتل 4", "الحصيلة إلى 31", "بينهم 7", "ثلاثة منهم"."""
    if not stands_alone(view, amount.last):
        return None
    people = People(amount.last)
    if view.doc.key(amount.last) in _OF_THEM and view.together(amount.first, amount.last):
        people.last, people.subset = amount.last + 1, True
        counted = view.last_count(amount.first) is not None or bool(_harms(view, amount.first))
        return people if counted else None
    part = view.effect_before(amount.first) == "part" or _breaks_down(view, amount)
    harmed = _harmed_when(view, amount.first) or _harmed_where(view, amount)
    if part or harmed or _continues(view, amount) or _is_object(view, amount):
        return people
    return _read_reached(view, amount, people)


def _continues(view: View, amount: Amount) -> bool:
    """Tell whether a figure is joined to the count right before it: "5 مدنيين وثلاثة من الشرطة"."""
    counted = view.last_count(amount.first)
    if counted is None or not view.is_joined(amount.first):
        return False
    gap = amount.first - counted[0].last
    if view.doc.key(amount.last) == view.doc.key(counted[0].last) == _IN:  # "ثلاثة أشخاص في بغداد واثنان في الموصل"
        return gap <= _PARTY_GAP and not any(token in view.cues for token in range(counted[0].last, amount.first))
    if view.doc.key(amount.last) != _FROM:
        return False
    if view.doc.key(counted[0].last) == _FROM:  # "12 عنصرا من قوات النظام و7 من"
        return gap <= _PARTY_GAP and not any(token in view.cues for token in range(counted[0].last, amount.first))
    return gap <= (_PART_GAP if counted[1].subset else 1)


def _breaks_down(view: View, amount: Amount) -> bool:
    """Tell whether a figure says who the counted were: "قتل 20 هم 6 من الشرطة"."""
    before = view.doc.key(amount.first - 1) in view.words["breakdown"] and view.doc.key(amount.last) == _FROM
    return before and view.last_count(amount.first) is not None


def _harmed_when(view: View, first: int) -> bool:
    """Tell whether a word of harm stands before a figure, a day or hour between them: "قتل ليلة أمس 5"."""
    for token in range(first, first - _WHEN_BACK, -1):
        if _harms(view, token):
            return True
        before = view.doc.key(token - 1)
        if before not in view.words["when"] and before not in view.words["in_it"]:
            return False
    return False


def _harmed_where(view: View, amount: Amount) -> bool:
    """Tell whether a word of harm, who did it and where stand before some of a party: "قتل الجيش في القرية 10 من"."""
    key, first = view.doc.key, amount.first
    if key(amount.last) != _FROM or key(first - 2) != _IN or not key(first - 1).startswith(_THE):
        return False
    return any(_harms(view, token) for token in range(first - 2, first - 2 - _PARTY_GAP, -1))


def _is_object(view: View, amount: Amount) -> bool:
    """Tell whether a figure stands right behind who harmed those it counts: "قتل الجيش الصومالي 20 من"."""
    first = amount.first
    if amount.definite or not view.doc.key(first - 1).startswith(_THE):
        return False
    for token in range(first - 1, first - _SUBJECT - 1, -1):
        if not view.together(token, first) or view.is_end(token, first) or view.doc.key(token) in _APART:
            return False
        if any(isinstance(hit.entry, Cue) and hit.entry.kind for hit in view.cues.get(token, ())):
            return token < first - 1
    return False


def _harms(view: View, token: int) -> list[str]:
    return [cue.kind or cue.id for cue in view.cues_before(token) if cue.kind or cue.id == _FLED]


def stands_alone(view: View, at: int) -> bool:
    """Tell whether what ends before a token needs no noun after it: the sentence ends, or a preposition follows."""
    if view.is_end(at, at):
        return True
    key = view.doc.key(at)
    if key in view.words["breakdown"] or key in _OF_THEM:
        return True
    if key in view.words["after_figure"] or key in view.words["tolls"] or at in view.cues:
        return True
    return view.is_joined(at) or (at in view.quantities and view.effect(at) != "vague")


def _read_reached(view: View, amount: Amount, people: People) -> People | None:
    """Return the people of a toll that reached a figure, with the kind that its noun gives."""
    doc, before = view.doc, amount.first - 1
    if not view.together(before, amount.first):
        return None
    if _kind_nouns(view, before) and doc.key(before - 1).removeprefix(AND) in view.words["tolls"]:  # "عدد القتلى 45"
        people.nouns = _kind_nouns(view, before)
        return people
    if doc.key(before) == AND:
        before -= 1
    if doc.key(before) not in view.words["reaches"]:
        return None
    toll = False
    for token in range(before, max(-1, before - _LOOK_BACK), -1):
        if not view.together(token, amount.first):
            break
        toll = toll or doc.key(token) in view.words["tolls"]
        people.nouns = people.nouns or _kind_nouns(view, token)
    for token in range(amount.last, amount.last + 3):  # "يرتفع إلى تسعة عدد الشهداء"
        if view.together(amount.first, token) and doc.key(token - 1) in view.words["tolls"]:
            toll, people.nouns = True, people.nouns or _kind_nouns(view, token)
    return people if toll and (people.nouns or doc.key(before) != ":") else None


def read_toll_kind(view: View, amount: Amount, people: People) -> list[PersonNoun]:
    """Return the noun whose number a figure with people of no kind is: "بلغ عدد المصابين 2500 شخص"."""
    before = amount.first - 1
    if any(noun.kind for noun in people.nouns) or not view.together(before - 1, amount.first):
        return []
    return _kind_nouns(view, before) if view.doc.key(before - 1).removeprefix(AND) in view.words["tolls"] else []


def _kind_nouns(view: View, token: int) -> list[PersonNoun]:
    return [form.noun for _hit, form in view.forms(token) if form.noun.kind][:1]
