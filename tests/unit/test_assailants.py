"""Plain people who attack somebody go by their own words."""

import pytest
from tests.stages import only_incident, parties

import hadath


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "طعن شاب فلسطيني جنديا إسرائيليا عند حاجز قلنديا يوم الجمعة",
            ["agent شاب فلسطيني", "target الجيش الإسرائيلي"],
        ),
        ("دهس فلسطيني شرطيا إسرائيليا في القدس يوم الجمعة", ["agent فلسطيني", "target الشرطة الإسرائيلية"]),
        ("قتل عشرة أشخاص يوم الجمعة برصاص تلميذ داخل ثانوية في تكساس", ["target مدنيون", "agent تلميذ"]),
        ("أقدم طالب على إطلاق النار في مدرسة في تكساس فقتل ثلاثة", ["agent طالب", "target مدنيون"]),
        ("مواطن يقتل ابنته رميا بالرصاص في حائل يوم الجمعة", ["agent مواطن", "target مدنيون"]),
        ("قتل رجل زوجته في إربد يوم الجمعة", ["agent رجل", "target مدنيون"]),
        ("مقتل حارس طعنا على يد مهاجم فلسطيني في القدس يوم الأحد", ["target مدنيون", "agent مهاجم فلسطيني"]),
    ],
)
def test_an_assailant_goes_by_his_own_words(text: str, expected: list[str]) -> None:
    assert sorted(parties(only_incident(text).parts)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "قتل شاب ثلاثيني أمام منزله في درعا يوم الجمعة",
        "قتل شاب وشقيقه في هجوم على قرية في كركوك يوم الجمعة",
        "قتل ثلاثة شبان برصاص مجهول المصدر في هجوم على حفل في حمص يوم الجمعة",
    ],
)
def test_whoever_was_killed_is_no_assailant(text: str) -> None:
    assert parties(only_incident(text).parts) == ["target مدنيون"]


def test_the_people_of_a_nation_that_put_to_death_are_its_army() -> None:
    assert (
        parties(only_incident("الإعدامات التي نفذها الأتراك بحق مواطنين في عفرين يوم الجمعة").parts)[0]
        == "agent الجيش التركي"
    )


def test_assailant_beside_words_that_tell_no_deed_is_read_without_an_error() -> None:
    text = "دهس https://ar.wikipedia.org/wiki/موت نفذ يدرس جماهيره 8 'حربية غارات ١ \u2060أهدر المهاجم"
    assert all(event.type for event in hadath.extract(text, published="2018-05-03").events)
