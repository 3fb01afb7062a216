"""Persons without a figure: one or two named by a noun alone, those joined to them, and a definite victim."""

from functools import cache
from typing import Final

from hadath.document import Mention
from hadath.doers import is_doer_of_noun
from hadath.extract.counts.amounts import Amount
from hadath.extract.counts.people import People, read_members, read_tail
from hadath.extract.counts.values import is_alternative, is_one_of, is_part, to_value
from hadath.extract.counts.view import View
from hadath.lexicons.counts import Cue, PersonForm, PersonNoun, load_counts
from hadath.text.fold import fold
from hadath.text.numerals import AND
from hadath.text.phrases import Hit
from hadath.text.tokens import PUNCTUATION

_AS: Final = "ك"
_THE: Final = "ال"
_RANK: Final = "برتبه"
_HIGHER: Final = frozenset(("اول", "ركن", "طيار"))
_RESULT: Final = 6  # "أسفر الهجوم على المعسكر عن إصابات"
_WHEN: Final = 4  # "صباح اليوم الخميس"
_SUBJECT: Final = 3  # "اغتالت خلية إرهابية مسؤولا"
_TWO: Final = "ان"
_WHOLE: Final = ("ون", "ين", "ان")  # what drops before the one it belongs to
_THEY, _ALEF, _NATIONALS = "وا", "ا", "nationals"
_THAT: Final = frozenset(("ان", "وان", "بان", "وبان"))


def single_persons(view: View, token: int) -> list[Mention]:
    """Find a person or two named by a noun alone, and those joined to them: "جنديان", "رجل وزوجته", "ضابط ومجند"."""
    found = _read_single(view, token)
    if found is None:
        return []
    people, number = found
    alone = number == 1
    body = next((form.noun for _hit, form in view.forms(token - 1) if form.noun.kind and not form.noun.figure), None)
    if body is not None and view.together(token - 1, token) and not any(noun.kind for noun in people.nouns):
        people.nouns.append(body)  # "جثة شاب"
    elif people.nouns[0].kind and _is_body_of(view, token, people.last):
        return []
    while (after := _read_joined(view, people.last, people.nouns[-1])) is not None:
        more, further = after
        people.nouns += more.nouns
        people.effects += more.effects
        people.last, number, alone = more.last, number + further, False
    amount = Amount(token, people.last, token, number, number)
    for effect in people.effects:
        amount.bound(effect)
    value = to_value(view, people, token, amount.low, amount.high)
    sure = people.exact or _is_national_object(view, token, people.nouns[0])
    value.bare = alone and not (value.subset or value.other or people.effects or sure)
    return [Mention("count", token, people.last, "counts.single_persons", value)]


def _is_body_of(view: View, token: int, last: int) -> bool:
    """Tell whether a person follows whose body a noun names: "جثة شاب"."""
    if last != token + 1 or not view.together(token, last):
        return False
    followers = (form for hit, form in view.forms(last) if not hit.proclitics)
    return any(form.number == "singular" and not (form.noun.kind or form.noun.adjective) for form in followers)


def _read_single(view: View, token: int) -> tuple[People, int] | None:
    """Return the person or two at a token, where the noun stands for a person there."""
    for hit, form in view.forms(token):
        if form.number == "plural" or form.bound or (form.definite and form.number != "dual") or _AS in hit.proclitics:
            continue
        if form.number == "either" and not _is_two(view, hit.last):
            continue
        if form.accusative and form.noun.adjective and not _is_told(view, token, hit, form):  # "أن كوريا"
            continue
        if _is_person(view, token, form):
            if is_alternative(view, token):
                return None
            return read_tail(view, hit, form, alone=True), 1 if form.number == "singular" else 2
    return None


def _is_told(view: View, token: int, hit: Hit, form: PersonForm) -> bool:
    """Tell whether the words beside an adjective in the accusative show that it stands for a person."""
    return _is_two(view, hit.last) or _is_joined_person(view, token) or _is_object(view, token, form)


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
    if noun.adjective and form.number != "singular" and _is_two(view, token + 1):  # "سوريين اثنين"
        return True
    if noun.kind and form.number == "dual" and view.doc.key(token).endswith(_TWO):  # "مصابان في انفجار"
        return True
    if not (noun.adjective or noun.strict or noun.kin):
        return not _is_apposed(view, token)
    if noun.kin and view.is_joined(token) and harmed_before(view, token):  # "قتل محمد وزوجته"
        return True
    if noun.strict and any(form.noun.kind and form.number == "singular" for _hit, form in view.forms(token - 1)):
        return True  # "جثة عاملة"
    return vouched(view, token) or _is_joined_person(view, token) or _is_object(view, token, form)


def _is_apposed(view: View, token: int) -> bool:
    """Tell whether a noun says what somebody told before is: "نائب مأمور المركز، وهو ضابط"."""
    return view.doc.key(token - 1) in view.words["he_is"] and view.together(token - 1, token)


def _is_object(view: View, token: int, form: PersonForm) -> bool:
    """Tell whether a noun in the accusative is whom something is told of: "اغتال مجهولون مسؤولا", "أن مدنيا أصيب"."""
    if not form.accusative:
        return False
    if form.noun.set == _NATIONALS:
        return _is_national_object(view, token, form.noun)
    return view.doc.key(token - 1) in _THAT or harmed_before(view, token, within=_SUBJECT)


def _is_national_object(view: View, token: int, noun: PersonNoun) -> bool:
    """Tell whether a national is whom a verb is done to: "قتلت قوات الاحتلال فلسطينيا", not "قتل جنديا فلسطينيا"."""
    before = view.doc.key(token - 1)
    if noun.set != _NATIONALS or not view.doc.key(token).endswith(_ALEF):
        return False
    if before.endswith(_THEY):
        return bool(view.cues_before(token))
    if view.doc.key(token) in view.words["lands"]:
        apart = before.startswith(_THE) or before.endswith(_WHOLE)
    else:
        apart = not before.endswith(_ALEF) and token - 1 not in view.numerals
    return apart and not view.cues_before(token) and harmed_before(view, token, within=_SUBJECT)


def vouched(view: View, token: int) -> bool:
    """Tell whether a word that is not always a person is one here: after a word of harm, "أن" or "بينهم"."""
    return view.doc.key(token - 1) in _THAT or is_part(view, token) or _harmed_in(view, token)


def _is_joined_person(view: View, token: int) -> bool:
    """Tell whether a person stands right after another, joined to him: "شرطي ومدنيان"."""
    last = view.last_count(token)
    return last is not None and last[0].last == token and view.is_joined(token)


def _harmed_in(view: View, token: int) -> bool:
    """Tell whether a word of harm stands before a token, or before the "فيها" or the day and hour that it follows."""
    if view.doc.key(token - 1) in view.words["in_it"] and view.together(token - 1, token):
        token -= 1
    first = max(token - _WHEN, 0)
    while token > first and view.doc.key(token - 1) in view.words["when"]:  # "قتل صباح اليوم مدني"
        token -= 1
    return bool(view.cues_before(token))


def harmed_before(view: View, token: int, within: int = 6) -> bool:
    """Tell whether a word of harm stands a few words before a token, no mark between: "قتلت قوات الاحتلال العشرات"."""
    for before in range(token - 1, token - within - 1, -1):
        if not view.together(before, token) or view.doc.forms[before].kind is PUNCTUATION:
            return False
        if any(isinstance(hit.entry, Cue) and hit.entry.kind for hit in view.cues.get(before, ())):
            return True
    return False


def results(view: View, token: int) -> bool:
    """Tell whether a verb of what came of something stands a few words before a token: "أسفر الهجوم عن إصابات"."""
    for before in range(token - 1, token - _RESULT - 1, -1):
        if not view.together(before, token) or view.doc.forms[before].kind is PUNCTUATION:
            return False
        if not view.words["results"].isdisjoint(view.doc.forms[before].rests):
            return True
    return False


def definite_person(view: View, token: int) -> list[Mention]:
    """Find the one whom a word of harm has as its object, and his: "مقتل الرجل", "اعتقل الأمن الناشط وزوجته"."""
    noun = _definite_singulars().get(view.doc.key(token))
    if noun is None or not view.together(token - 1, token) or is_doer_of_noun(view.doc, token, token + 1):
        return []  # "اعتقال السعودية ناشطين"
    cues = view.cues_before(token)
    direct = bool(cues)
    people, number = People(token + 1, [noun], of=noun.of), 1
    while _are_kin(view, people.last) and (after := _read_joined(view, people.last, people.nouns[-1])) is not None:
        people.nouns, people.last, number = people.nouns + after[0].nouns, after[0].last, number + after[1]
    if not any(cue.kind for cue in cues):
        behind = not direct and (number > 1 or _is_behind_doer(view, token, noun))
        if not (behind and harmed_before(view, token, within=_SUBJECT)):
            return []
    value = to_value(view, people, token, number, number)
    value.bare = direct and number == 1
    return [Mention("count", token, people.last, "counts.definite_person", value)]


def _are_kin(view: View, token: int) -> bool:
    """Tell whether whoever stands at a token is told by whose he is: "وشقيقه"."""
    return any(form.noun.kin for _hit, form in view.forms(token))


def _is_behind_doer(view: View, token: int, noun: PersonNoun) -> bool:
    """Tell whether who did it stands before a definite person: "قتلت الشرطة المهاجم", "قتل مسلحون الإعلامي"."""
    if view.doc.key(token - 1).startswith(_THE):
        far = not view.cues_before(token - 1)  # "قتل جنود الاحتلال الشاب"
        return not noun.adjective and not (far and (noun.strict or view.doc.key(token - 2).startswith(_THE)))
    if not view.doc.key(token - 1).endswith(_WHOLE):  # "نساء الحوثي"
        return False
    return any(form.number != "singular" and not form.definite for _hit, form in view.forms(token - 1))


@cache
def _definite_singulars() -> dict[str, PersonNoun]:
    """Return the nouns for one person by their spelling with the article, folded."""
    forms = ((name, form) for name, named in load_counts()[0].items() for form in named if " " not in name)
    return {
        fold(_THE + name): form.noun
        for name, form in forms
        if form.number == "singular" and not (form.bound or form.accusative or form.definite)
        if not (form.noun.kind or form.noun.figure or form.noun.kin)
    }


def _read_joined(view: View, last: int, before: PersonNoun) -> tuple[People, int] | None:
    """Return the next person of a chain, joined by "و" after at most one adjective."""
    last = _after_rank(view, last)
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
            counted = view.numerals.get(hit.last + (view.doc.key(hit.last) == _THE))
            if hit.proclitics == AND and form.noun.kin and counted is not None and counted.definite:
                return People(counted.last, [form.noun], of=form.noun.of), int(counted.value)  # "وأبناؤهما الثلاثة"
        if is_one_of(view, at) and view.doc.key(at).startswith(AND):
            people = read_members(view, at + 1)
            if people is not None:
                return people, 1
    return None


def _after_rank(view: View, last: int) -> int:
    """Return the token after the rank of an officer: "ضابط برتبة نقيب وجندي"."""
    if view.doc.key(last) != _RANK or not view.together(last - 1, last + 1):
        return last
    return last + 2 + (view.doc.key(last + 2) in _HIGHER)
