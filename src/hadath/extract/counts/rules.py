"""The rules that read a count at a token, in the order in which they are tried."""

from collections.abc import Callable
from typing import Final

from hadath.document import Mention
from hadath.extract.counts.amounts import Amount, read_amount
from hadath.extract.counts.people import (
    People,
    read_members,
    read_people,
    read_tail,
    read_toll,
    read_toll_kind,
    stands_alone,
)
from hadath.extract.counts.persons import definite_person, harmed_before, results, single_persons, vouched
from hadath.extract.counts.values import BETWEEN, BETWEEN_WITHIN, GAP, alternatives, is_one_of, to_value
from hadath.extract.counts.view import View
from hadath.lexicons.counts import PersonForm, PersonNoun, Quantity
from hadath.mentions import CountValue
from hadath.text.numerals import AND
from hadath.text.phrases import Hit

_FROM: Final = "من"
_AS: Final = "ك"
_IN: Final = "في"
_RANKS: Final = frozenset(("صفوف", "اوساط", "صف"))  # "إصابات في صفوف الجنود"
_WAS: Final = frozenset(("كان", "كانت", "كانوا"))
_AT, _FREED = "ب", "released"
_FIRST: Final = frozenset(("اوليه", "اولي"))
_BEFORE_WAS: Final = frozenset(("ان", "بعدما", "حيث"))


def figure_and_noun(view: View, token: int) -> list[Mention]:
    """Find a figure with the people it counts: "38 مشتبها بهم", "ما لا يقل عن 20 شخصا", "مقتل 4", "2 من عناصر"."""
    amount = read_amount(view, token)
    if amount is None:
        return []
    people = read_people(view, amount)
    rule = "counts.figure_and_noun"
    if people is None:
        people = read_toll(view, amount)
        rule = "counts.figure_alone"
    if people is None:
        return []
    for effect in people.effects:
        amount.bound(effect)
    people.nouns += _bodies_of(view, amount.first, people) or read_toll_kind(view, amount, people)
    value = to_value(view, people, amount.first, amount.low, amount.high)
    value.approximate = amount.approximate
    value.replaces = value.replaces or _is_older(view, amount.first)
    found = [Mention("count", amount.first, people.last, rule, value), *_total_behind(view, people)]
    return _older_first(view, amount, found)


def _total_behind(view: View, people: People) -> list[Mention]:
    """Return the total of which a figure is a part: "اثنان من الجرحى الأربعة"."""
    at = people.last + (view.doc.key(people.last) == "ال")
    numeral = view.numerals.get(at)
    if not people.subset or numeral is None or not numeral.definite or numeral.ordinal:
        return []
    amount = read_amount(view, at)
    if amount is None or amount.low != amount.high or not view.together(people.last - 1, at):
        return []
    value = to_value(view, People(amount.last, people.nouns, of=people.of), at, amount.low, amount.high)
    value.subset = False
    return [Mention("count", people.last, amount.last, "counts.definite_noun_and_figure", value)]


def _bodies_of(view: View, first: int, people: People) -> list[PersonNoun]:
    """Return the noun whose owners a figure counts, for the kind it gives: "جثث 9 أشخاص"."""
    if not view.together(first - 1, first) or any(noun.kind for noun in people.nouns):
        return []
    return [form.noun for _hit, form in view.forms(first - 1) if form.noun.kind and form.number == "plural"][:1]


def _older_first(view: View, amount: Amount, found: list[Mention]) -> list[Mention]:
    if amount.older is None:
        return found
    numeral = view.numerals[amount.bare]
    older = CountValue(int(amount.older), int(amount.older), replaces=True)
    return [Mention("count", numeral.first, numeral.last, "counts.figure_alone", older), *found]


def dead_and_injured(view: View, token: int) -> list[Mention]:
    """Find "بين قتيل وجريح" where no figure before it is told to be both."""
    kinds = alternatives(view, token) if view.doc.key(token - 1) in BETWEEN else ()
    last = view.last_count(token)
    if not kinds or (last is not None and last[1].joint and token - last[0].last <= BETWEEN_WITHIN):
        return []
    value = CountValue(None, None, joint=kinds)
    return [Mention("count", token, token + len(kinds), "counts.dead_and_injured", value)]


def _is_older(view: View, first: int) -> bool:
    """Tell whether the figure is a toll since revised: "بعد أن كان 20", "الحصيلة السابقة 12"."""
    doc = view.doc
    for token in range(first - 1, max(-1, first - 6), -1):
        if not view.together(token, first):
            return False
        key = doc.key(token)
        if key in view.words["former"] or (key in _WAS and doc.key(token - 1) in _BEFORE_WAS):
            return True
        if key in _FIRST and doc.key(token - 1) in view.words["tolls"] and doc.key(token - 2).removeprefix(AND) in _WAS:
            return True  # "وكانت حصيلة أولية تحدثت عن 9 قتلى"
        if token in view.numerals:
            return False
    return False


def vague_number(view: View, token: int) -> list[Mention]:
    """Find "عشرات القتلى", "عدد من المدنيين", "العشرات" after a word of harm."""
    effect = view.effect(token)
    if effect not in ("vague", "vague_of"):
        return []
    hit = view.quantities[token]
    first = token
    while view.effect_before(first) in ("approximate", "at_least", "at_most"):
        first = view.quantity_ends[first].first
    people = _read_vague_people(view, hit, effect)
    if people is None:
        return []
    value = to_value(view, people, first, None, None)
    return [Mention("count", first, people.last, "counts.vague_number", value)]


def _read_vague_people(view: View, hit: Hit, effect: str) -> People | None:
    at = hit.last
    if view.together(at - 1, at):
        if view.effect(at) == "other":
            return read_tail(view, view.quantities[at], None)
        if view.doc.key(at) == _FROM:
            people = read_members(view, at + 1)
            if people is not None:
                people.subset = False
                return people
        elif effect == "vague":
            for noun, form in view.forms(at):
                if not noun.proclitics and form.number in ("plural", "either"):
                    known = form.definite and form.noun.kind and view.doc.key(hit.first) in view.words["some_of"]
                    return None if known else read_tail(view, noun, form)
        if view.doc.key(at) in ("منهم", "منهن"):
            return People(at + 1, subset=True) if view.last_count(hit.first) else None
    if (
        view.doc.key(hit.first) in view.words["many"]
        and stands_alone(view, hit.last)
        and harmed_before(view, hit.first)
    ):
        return People(hit.last)
    if effect == "vague_of" or view.doc.key(hit.first) in ("بعض", "عده", "بضعه", "بضع"):
        return None
    if view.doc.key(hit.first).startswith("ال") and stands_alone(view, hit.last) and harmed_before(view, hit.first):
        return People(hit.last)
    return read_toll(view, Amount(hit.first, hit.last, hit.first, None, None))


def one_of_them(view: View, token: int) -> list[Mention]:
    """Find "أحدهم" where something happens to him: "فأصاب أحدهم"; before a noun ("أحدهم طفل") the noun is the count."""
    hit = view.quantities[token]
    if not isinstance(hit.entry, Quantity) or hit.entry.id != "one_of_them" or not stands_alone(view, hit.last):
        return []
    if not any(cue.kind for cue in view.cues_before(token)):
        return []
    value = CountValue(1, 1, subset=view.last_count(token) is not None)
    return [Mention("count", token, hit.last, "counts.one_of_them", value)]


def one_of(view: View, token: int) -> list[Mention]:
    """Find "أحد عناصر", "إحدى السيدات", "وأحد مرافقيه", "أحدهم"."""
    if not is_one_of(view, token):
        return []
    at = token + 1
    people = read_members(view, at) if view.together(token, at) else None
    if people is None:
        return []
    value = to_value(view, people, token, 1, 1)
    return [Mention("count", token, people.last, "counts.one_of", value)]


def definite_noun_and_figure(view: View, token: int) -> list[Mention]:
    """Find "الجنود الثلاثة", "المعتقلين الـ12"."""
    for hit, form in view.forms(token):
        if not form.definite or form.number not in ("plural", "either") or form.noun.strict:
            continue
        at = hit.last + 1 if view.doc.key(hit.last) == "ال" else hit.last
        numeral = view.numerals.get(at)
        if numeral is None or numeral.ordinal or not view.together(token, at):
            continue
        if not numeral.definite and not _is_second_toll(view, token, hit, form):
            continue
        amount = read_amount(view, at)
        if amount is not None and amount.low == amount.high:
            people = People(amount.last, [form.noun], of=form.noun.of)
            value = to_value(view, people, token, amount.low, amount.high)
            return [Mention("count", token, amount.last, "counts.definite_noun_and_figure", value)]
    return []


def _is_second_toll(view: View, token: int, hit: Hit, form: PersonForm) -> bool:
    """Tell whether a noun goes on with a toll: "عدد القتلى 36 والجرحى 120"."""
    last = view.last_count(token)
    if last is None or hit.proclitics != AND or not form.noun.kind or token - last[0].last > 1:
        return False
    return stands_alone(view, view.numerals[hit.last].last)


def bare_plural(view: View, token: int) -> list[Mention]:
    """Find people without a figure: "قتلى وجرحى", "مدنيين", "عناصر من"."""
    for hit, form in view.forms(token):
        if form.number not in ("plural", "either") or form.definite or _AS in hit.proclitics:
            continue
        noun = form.noun
        doubtful = form.bound or noun.strict or noun.kin or noun.figure
        among = noun.figure and view.doc.key(hit.last) == _IN and view.doc.key(hit.last + 1) in _RANKS
        if doubtful and not among and not vouched(view, token) and not (noun.kind and results(view, token)):
            continue
        people = read_tail(view, hit, form)
        if view.doc.key(token - 1) in view.words["tolls"] or (noun.kind and _counts_next(view, people.last)):
            return []
        value = to_value(view, people, token, None, None)
        value.bare = True
        return [Mention("count", token, people.last, "counts.bare_plural", value)]
    return []


def _counts_next(view: View, at: int) -> bool:
    """Tell whether a figure with its people follows: "جثث 9 أشخاص"."""
    if at not in view.numerals or not view.together(at - 1, at) or view.is_joined(at):
        return False
    amount = read_amount(view, at)
    return amount is not None and read_people(view, amount) is not None


def others(view: View, token: int) -> list[Mention]:
    """Find "آخرين", "آخر" and "آخران" that stand for people: "وجرح آخر", "وإصابة آخرين"."""
    if view.effect(token) != "other":
        return []
    hit = view.quantities[token]
    if not isinstance(hit.entry, Quantity):
        return []
    number = hit.entry.number
    counted = view.last_count(token)
    joined = hit.proclitics == AND and counted is not None and token - counted[0].last <= 3 * GAP
    if not (view.cues_before(token) or view.effect_before(token) == "part" or joined):
        return []
    figure = {"singular": 1, "dual": 2}.get(number)
    harmed = any(cue.kind and cue.id != _FREED for cue in view.cues_before(token))
    at_place = harmed and view.doc.key(hit.last).startswith(_AT)  # "توقيف آخر بجيجل"
    alone = at_place or stands_alone(view, hit.last) or view.doc.key(hit.last) in _WAS
    if number == "singular" and not alone:  # "تحرير آخر معاقل"
        return []
    people = read_tail(view, hit, None)
    value = to_value(view, people, token, figure, figure)
    value.bare = number != "dual"
    return [Mention("count", token, people.last, "counts.others", value)]


Rule = Callable[[View, int], list[Mention]]
# By what begins at a token: a number, a word about figures, a noun for people.
NUMBER_RULES: Final[tuple[Rule, ...]] = (one_of, figure_and_noun)
QUANTITY_RULES: Final[tuple[Rule, ...]] = (vague_number, one_of, one_of_them, others)
NOUN_RULES: Final[tuple[Rule, ...]] = (dead_and_injured, definite_noun_and_figure, single_persons, bare_plural)
# Tried after a word of harm only.
VICTIM_RULES: Final[tuple[Rule, ...]] = (definite_person,)
