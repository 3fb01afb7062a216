"""The rules that read a count at a token, in the order in which they are tried."""

from collections.abc import Callable
from typing import Final

from hadath.document import Mention
from hadath.extract.counts.amounts import Amount, read_amount
from hadath.extract.counts.people import People, read_members, read_people, read_tail, read_toll, stands_alone
from hadath.extract.counts.view import View
from hadath.lexicons.counts import Cue, PersonForm, PersonNoun, Quantity
from hadath.mentions import CountValue
from hadath.text.numerals import AND
from hadath.text.phrases import Hit

_FROM: Final = "من"
_AS: Final = "ك"
_THAT: Final = frozenset(("ان", "وان", "بان", "وبان"))
_WAS: Final = frozenset(("كان", "كانت", "كانوا"))
_BEFORE_WAS: Final = frozenset(("ان", "بعدما", "حيث"))
_ALEF_HAMZA: Final = "أ"
_ONE: Final = frozenset(("احد", "احدي", "واحد", "لاحد", "باحد", "لاحدي", "باحدي", "واحدي", "ولاحد"))
_GAP: Final = 3
_PLURAL_VERB: Final = "وا"
_BETWEEN: Final = frozenset(("بين", "وبين", "مابين"))
_BETWEEN_WITHIN: Final = 5


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
    value = _to_value(view, people, amount.first, amount.low, amount.high)
    value.approximate = amount.approximate
    value.replaces = _is_older(view, amount.first)
    found = [Mention("count", amount.first, people.last, rule, value)]
    return _older_first(view, amount, found)


def _older_first(view: View, amount: Amount, found: list[Mention]) -> list[Mention]:
    if amount.older is None:
        return found
    numeral = view.numerals[amount.bare]
    older = CountValue(int(amount.older), int(amount.older), replaces=True)
    return [Mention("count", numeral.first, numeral.last, "counts.figure_alone", older), *found]


def _to_value(view: View, people: People, first: int, low: float | None, high: float | None) -> CountValue:
    nouns = people.nouns
    kinds = people.kinds or tuple(dict.fromkeys(noun.kind for noun in nouns if noun.kind))
    joint = kinds if len(kinds) > 1 else _joint_cues(view, first) or _joint_after(view, people.last)
    if any(noun.family for noun in nouns):
        low = high = None
    groups = {noun.group for noun in nouns}
    return CountValue(
        _to_int(low),
        _to_int(high),
        noun=nouns[0].name if nouns else None,
        kind=kinds[0] if len(kinds) == 1 and not joint else None,
        joint=joint,
        subset=people.subset or _is_part(view, first),
        group=groups.pop() if len(groups) == 1 else None,
        of=people.of,
        other=people.other,
    )


def _to_int(number: float | None) -> int | None:
    return None if number is None else int(number)


def _joint_cues(view: View, first: int) -> tuple[str, ...]:
    """Return the kinds of "مقتل وإصابة" before a figure."""
    if not view.together(first - 1, first):
        return ()
    for second in view.cue_ends.get(first, ()):
        start = second.first
        if view.doc.key(start - 1) in ("او", AND):
            start -= 1
        elif AND not in second.proclitics:
            continue
        if view.doc.key(start - 1).endswith(_PLURAL_VERB):  # "4 أشخاص قتلوا وأصيب 12"
            continue
        kinds = {cue.kind: None for cue in view.cues_before(start) if cue.kind}
        kinds.update({cue.kind: None for cue in view.cues_before(first) if cue.kind})
        if len(kinds) > 1:
            return tuple(kinds)
    return ()


def _joint_after(view: View, last: int) -> tuple[str, ...]:
    """Return the kinds of "بين قتيل وجريح" a few words behind the people counted: "350 عنصرا ما بين قتيل وجريح"."""
    for token in range(last, last + _BETWEEN_WITHIN):
        if not view.together(last - 1, token) or token in view.numerals or token in view.nouns:
            break
        if view.doc.key(token) in _BETWEEN:
            return _alternatives(view, token + 1)
    return ()


def _alternatives(view: View, token: int) -> tuple[str, ...]:
    """Return the kinds of two or more nouns joined from a token on, each naming one person: "قتيل وجريح"."""
    kinds: dict[str, None] = {}
    while view.together(token - 1, token):
        kind = next((form.noun.kind for _hit, form in view.forms(token) if form.number == "singular"), None)
        if kind is None or (kinds and not view.is_joined(token)):
            break
        kinds[kind] = None
        token += 1
    return tuple(kinds) if len(kinds) > 1 else ()


def dead_and_injured(view: View, token: int) -> list[Mention]:
    """Find "بين قتيل وجريح" where no figure before it is told to be both."""
    kinds = _alternatives(view, token) if view.doc.key(token - 1) in _BETWEEN else ()
    last = view.last_count(token)
    if not kinds or (last is not None and last[1].joint and token - last[0].last <= _BETWEEN_WITHIN):
        return []
    value = CountValue(None, None, joint=kinds)
    return [Mention("count", token, token + len(kinds), "counts.dead_and_injured", value)]


def _is_alternative(view: View, token: int) -> bool:
    """Tell whether a noun is one of "بين قتيل وجريح" and no person of its own."""
    return any(
        view.together(between, token) and view.doc.key(between) in _BETWEEN and _alternatives(view, between + 1)
        for between in range(token - 1, max(token - _GAP - 1, -1), -1)
    )


def _is_part(view: View, first: int) -> bool:
    """Tell whether a count is a part of a total: "بينهم" before it or before the part it is joined to, "هم", "أغلب"."""
    if not view.together(first - 1, first):
        return False
    doc = view.doc
    if view.effect_before(first) == "part" or (doc.key(first - 1) == _FROM and view.effect_before(first - 1) == "part"):
        return True
    if _is_most(view, first - 2) and any(form.definite for _hit, form in view.forms(first - 1)):
        return True
    last = view.last_count(first)
    if doc.key(first - 1) in view.words["breakdown"]:
        return last is not None or any(form.noun.kind for _hit, form in view.forms(first - 2))
    if last is None or not last[1].subset or not view.is_joined(first):
        return False
    end = last[0].last
    return first - end <= _GAP and not any(token in view.cues for token in range(end, first + 1))


def _is_most(view: View, token: int) -> bool:
    return token >= 0 and any(head.rest in view.words["most"] for head in view.doc.forms[token].heads)


def _is_older(view: View, first: int) -> bool:
    """Tell whether the figure is a toll since revised: "بعد أن كان 20", "الحصيلة السابقة 12"."""
    doc = view.doc
    for token in range(first - 1, max(-1, first - 6), -1):
        if not view.together(token, first):
            return False
        key = doc.key(token)
        if key in view.words["former"] or (key in _WAS and doc.key(token - 1) in _BEFORE_WAS):
            return True
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
    value = _to_value(view, people, first, None, None)
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
                    return read_tail(view, noun, form)
        if view.doc.key(at) in ("منهم", "منهن"):
            return People(at + 1, subset=True) if view.last_count(hit.first) else None
    if effect == "vague_of" or view.doc.key(hit.first) in ("بعض", "عده", "بضعه", "بضع"):
        return None
    if view.doc.key(hit.first).startswith("ال") and stands_alone(view, hit.last) and _is_after_cue(view, hit.first):
        return People(hit.last)
    return read_toll(view, Amount(hit.first, hit.last, hit.first, None, None))


def _is_after_cue(view: View, token: int) -> bool:
    """Tell whether a word of harm stands a few words before a token: "قتلت قوات الاحتلال العشرات"."""
    return any(
        view.together(before, token) and any(isinstance(hit.entry, Cue) and hit.entry.kind for hit in view.cues[before])
        for before in range(max(0, token - 6), token)
        if before in view.cues
    )


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
    if not _is_one_of(view, token):
        return []
    at = token + 1
    people = read_members(view, at) if view.together(token, at) else None
    if people is None:
        return []
    value = _to_value(view, people, token, 1, 1)
    return [Mention("count", token, people.last, "counts.one_of", value)]


def _is_one_of(view: View, token: int) -> bool:
    """Tell whether a token is "أحد"; with "و" before it only the hamza tells it from "واحد"."""
    key = view.doc.key(token)
    if key not in _ONE:
        return False
    return key not in ("واحد", "واحدي") or _ALEF_HAMZA in view.doc.forms[token].text or key == "واحدي"


def definite_noun_and_figure(view: View, token: int) -> list[Mention]:
    """Find "الجنود الثلاثة", "المعتقلين الـ12"."""
    for hit, form in view.forms(token):
        if not form.definite or form.number not in ("plural", "either") or form.noun.strict:
            continue
        at = hit.last + 1 if view.doc.key(hit.last) == "ال" else hit.last
        numeral = view.numerals.get(at)
        if numeral is None or not numeral.definite or numeral.ordinal or not view.together(token, at):
            continue
        amount = read_amount(view, at)
        if amount is not None and amount.low == amount.high:
            people = People(amount.last, [form.noun], of=form.noun.of)
            value = _to_value(view, people, token, amount.low, amount.high)
            return [Mention("count", token, amount.last, "counts.definite_noun_and_figure", value)]
    return []


def single_persons(view: View, token: int) -> list[Mention]:
    """Find a person or two named by a noun alone, and those joined to them: "جنديان", "رجل وزوجته", "ضابط ومجند"."""
    found = _read_single(view, token)
    if found is None:
        return []
    people, number = found
    alone = number == 1
    while (after := _read_joined(view, people.last, people.nouns[-1])) is not None:
        more, further = after
        people.nouns += more.nouns
        people.effects += more.effects
        people.last, number, alone = more.last, number + further, False
    amount = Amount(token, people.last, token, number, number)
    for effect in people.effects:
        amount.bound(effect)
    value = _to_value(view, people, token, amount.low, amount.high)
    value.bare = alone and not (value.subset or value.other or people.effects or people.exact)
    return [Mention("count", token, people.last, "counts.single_persons", value)]


def _read_single(view: View, token: int) -> tuple[People, int] | None:
    """Return the person or two at a token, where the noun stands for a person there."""
    if _is_alternative(view, token):
        return None
    for hit, form in view.forms(token):
        if form.number == "plural" or form.bound or (form.definite and form.number != "dual") or _AS in hit.proclitics:
            continue
        if form.accusative and form.noun.adjective and not _is_two(view, hit.last):  # "أن كوريا"
            continue
        if form.number == "either" and not _is_two(view, hit.last):
            continue
        if _is_person(view, token, form):
            return read_tail(view, hit, form, alone=True), 1 if form.number == "singular" else 2
    return None


def _is_two(view: View, at: int) -> bool:
    numeral = view.numerals.get(at)
    return numeral is not None and numeral.value == 2 and not numeral.ordinal


def _is_person(view: View, token: int, form: PersonForm) -> bool:
    """Tell whether a noun that is also an adjective, verb or thing stands for a person here."""
    noun = form.noun
    if view.doc.key(token - 1) in view.words["every"]:
        return False
    if noun.figure and form.number != "dual":
        return noun.family and bool(view.cues_before(token))
    if not (noun.adjective or noun.strict or noun.kin):
        return True
    return _vouched(view, token)


def _vouched(view: View, token: int) -> bool:
    return bool(view.cues_before(token)) or view.doc.key(token - 1) in _THAT or _is_part(view, token)


def _read_joined(view: View, last: int, before: PersonNoun) -> tuple[People, int] | None:
    """Return the next person of a chain, joined by "و" after at most one adjective."""
    for at in (last, last + 1):
        if not view.together(last - 1, at):
            return None
        if at == last + 1 and (view.is_end(last, last) or last in view.cues or last in view.numerals):
            return None
        for hit, form in view.forms(at):
            joined = hit.proclitics == AND and not form.definite and not form.bound
            alike = form.noun.kind == before.kind and (form.noun.kin or form.noun.of == before.of)
            if joined and alike and form.number in ("singular", "dual"):
                return read_tail(view, hit, form, alone=True), 1 if form.number == "singular" else 2
        if _is_one_of(view, at) and view.doc.key(at).startswith(AND):
            people = read_members(view, at + 1)
            if people is not None:
                return people, 1
    return None


def bare_plural(view: View, token: int) -> list[Mention]:
    """Find people without a figure: "قتلى وجرحى", "مدنيين", "عناصر من"."""
    for hit, form in view.forms(token):
        if form.number not in ("plural", "either") or form.definite or _AS in hit.proclitics:
            continue
        noun = form.noun
        if (form.bound or noun.strict or noun.kin or noun.figure) and not _vouched(view, token):
            continue
        people = read_tail(view, hit, form)
        value = _to_value(view, people, token, None, None)
        value.bare = True
        return [Mention("count", token, people.last, "counts.bare_plural", value)]
    return []


def others(view: View, token: int) -> list[Mention]:
    """Find "آخرين", "آخر" and "آخران" that stand for people: "وجرح آخر", "وإصابة آخرين"."""
    if view.effect(token) != "other":
        return []
    hit = view.quantities[token]
    if not isinstance(hit.entry, Quantity):
        return []
    number = hit.entry.number
    counted = view.last_count(token)
    joined = hit.proclitics == AND and counted is not None and token - counted[0].last <= 3 * _GAP
    if not (view.cues_before(token) or view.effect_before(token) == "part" or joined):
        return []
    figure = {"singular": 1, "dual": 2}.get(number)
    if number == "singular" and not stands_alone(view, hit.last):  # "تحرير آخر معاقل"
        return []
    people = read_tail(view, hit, None)
    value = _to_value(view, people, token, figure, figure)
    value.bare = number != "dual"
    return [Mention("count", token, people.last, "counts.others", value)]


Rule = Callable[[View, int], list[Mention]]
# By what begins at a token: a number, a word about figures, a noun for people.
NUMBER_RULES: Final[tuple[Rule, ...]] = (one_of, figure_and_noun)
QUANTITY_RULES: Final[tuple[Rule, ...]] = (vague_number, one_of, one_of_them, others)
NOUN_RULES: Final[tuple[Rule, ...]] = (dead_and_injured, definite_noun_and_figure, single_persons, bare_plural)
