"""Conjugation: each class of verb, derived from past and present, in the spellings that news uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.text.conjugate import Inflection, conjugate, inflect_masdar, inflect_noun, inflect_participle
from hadath.text.fold import fold


def forms(past: str, present: str) -> dict[str, Inflection]:
    """Spellings with their reading; one that is active and passive alike has the voice "verb"."""
    found: dict[str, Inflection] = {}
    for form in conjugate(past, present, transitive=True):
        known = found.setdefault(form.key, form)
        if known.voice != form.voice:
            found[form.key] = known._replace(voice="verb")
    return found


# past, present, then spellings each with (voice, tense)
CLASSES = {
    "sound": ("قصف", "يقصف", {"قصفت": "verb past", "يقصفون": "verb present", "سيقصف": "verb future"}),
    "sound VIII": ("اعتقل", "يعتقل", {"اعتقلوا": "verb past", "تعتقل": "verb present", "يعتقلوا": "verb present"}),
    "form III": ("هاجم", "يهاجم", {"هاجموا": "active past", "هوجمت": "passive past", "يهاجم": "verb present"}),
    "form VI": ("تبادل", "يتبادل", {"تبادلت": "active past", "تبودل": "passive past"}),
    "hollow I": ("قال", "يقول", {"قالوا": "active past", "قيل": "passive past", "يقال": "passive present"}),
    "hollow IV": ("أصاب", "يصيب", {"أصيبوا": "passive past", "يصابون": "passive present", "أصابا": "active past"}),
    "hollow VIII": ("اغتال", "يغتال", {"اغتيل": "passive past", "يغتالون": "verb present"}),
    "hollow X": ("استعاد", "يستعيد", {"استعيدت": "passive past", "تستعاد": "passive present", "استعدنا": "verb past"}),
    "defective in ya": ("أجلى", "يجلي", {"أجلت": "active past", "أجليت": "passive past", "يجلون": "verb present"}),
    "defective in waw": ("دعا", "يدعو", {"دعوا": "verb past", "دعت": "active past", "يدعى": "passive present"}),
    "defective, past in ya": ("لقي", "يلقى", {"لقوا": "verb past", "لقيت": "verb past", "يلقون": "verb present"}),
    "doubled": ("احتلّ", "يحتلّ", {"احتلت": "verb past", "احتللنا": "verb past", "يحتلون": "verb present"}),
    "doubled I": ("شنّ", "يشنّ", {"شنوا": "verb past", "تشن": "verb present", "ستشن": "verb future"}),
    "assimilated": ("وضع", "يضع", {"وضعت": "verb past", "يضعون": "active present", "يوضع": "passive present"}),
    "hamza first": ("أسر", "يأسر", {"أسروا": "verb past", "يأسرون": "active present", "يؤسر": "passive present"}),
    "hamza last": ("بدأ", "يبدأ", {"بدأت": "active past", "بدؤوا": "active past", "بدئ": "passive past"}),
    "hamza middle": ("سأل", "يسأل", {"سألت": "active past", "سئل": "passive past"}),
    "strong waw in VI": ("تعاون", "يتعاون", {"يتعاونون": "verb present", "تعاونوا": "active past"}),
    "form IV of waw": ("أوقف", "يوقف", {"أوقفوا": "verb past", "توقف": "verb present"}),
}


@pytest.mark.parametrize("name", CLASSES)
def test_spellings_of_a_class(name: str) -> None:
    past, present, expected = CLASSES[name]
    found = forms(past, present)
    for spelling, reading in expected.items():
        form = found[fold(spelling)]
        assert f"{form.voice} {form.tense}" == reading, spelling


@pytest.mark.parametrize(
    ("past", "present", "absent"),
    [
        ("أصاب", "يصيب", ["اصايبوا", "اصب"]),
        ("أجرى", "يجري", ["اجريت اجري", "اجريوا", "يجريون"]),
        ("دعا", "يدعو", ["دعات", "يدعوون"]),
        ("هاجم", "يهاجم", ["هاجيم", "هجمنا"]),
        ("شنّ", "يشنّ", ["ششن", "يشننون"]),
    ],
)
def test_spellings_that_no_class_has(past: str, present: str, absent: list[str]) -> None:
    assert not forms(past, present).keys() & set(absent)


@pytest.mark.parametrize(
    ("past", "present", "spelling", "pronoun"),
    [
        ("اعتقل", "يعتقل", "اعتقلته", "ه"),
        ("اعتقل", "يعتقل", "اعتقلوه", "ه"),
        ("استهدف", "يستهدف", "استهدفتهم", "هم"),
        ("أجلى", "يجلي", "أجلاهم", "هم"),
        ("أردى", "يردي", "أردوه", "ه"),
        ("سلّم", "يسلّم", "يسلمونها", "ها"),
    ],
)
def test_object_pronouns_are_written_on(past: str, present: str, spelling: str, pronoun: str) -> None:
    form = forms(past, present)[fold(spelling)]
    assert (form.pronoun, form.voice) == (pronoun, "active")


def test_dual_and_plural_are_told_apart() -> None:
    found = forms("قتل", "يقتل")
    numbers = {key: found[key].number for key in ("قتل", "قتلا", "قتلتا", "قتلوا", "يقتلان", "يقتلون")}
    assert list(numbers.values()) == ["singular", "dual", "dual", "plural", "dual", "plural"]


def test_intransitive_verb_has_neither_passive_nor_pronouns() -> None:
    found = list(conjugate("انهار", "ينهار", transitive=False))
    assert {(form.voice, form.pronoun) for form in found} == {("active", "")}


def test_masdar_takes_possessors_in_every_case() -> None:
    keys = {form.key: form for form in inflect_masdar("إجلاء")}
    assert {fold(word) for word in ("إجلاء", "الإجلاء", "إجلائهم", "إجلاؤهم", "إجلاءها")} <= keys.keys()
    assert fold("إجلاءا") not in keys
    assert keys[fold("إجلائهم")].definite


def test_masdar_in_teh_marbuta_opens_it_before_a_pronoun() -> None:
    keys = {form.key for form in inflect_masdar("مداهمة")}
    assert fold("مداهمتهم") in keys
    assert fold("مداهمةا") not in keys


def test_noun_has_duals_and_the_accusative_of_broken_plurals() -> None:
    keys = {form.key: form.number for form in inflect_noun("لغم", ["ألغام"])}
    assert keys[fold("لغمين")] == "dual"
    assert keys[fold("ألغاما")] == "plural"
    assert keys[fold("لغما")] in ("singular", "dual")


def test_participle_stays_indefinite() -> None:
    assert all(not form.definite for form in inflect_participle("مخلف"))
    assert fold("مخلفة") in {form.key for form in inflect_participle("مخلف")}


LETTERS = st.text(alphabet="بتجدرسعقكلمن", min_size=3, max_size=5)


@given(LETTERS)
def test_every_spelling_is_folded_and_keeps_the_root(root: str) -> None:
    for form in conjugate(root, "ي" + root, transitive=True):
        assert form.key == fold(form.key)
        assert set(root[:2]) <= set(form.key)
