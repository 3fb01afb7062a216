"""What an incident takes over from those told before it: a day, a place, a distance in days."""

import pytest
from tests.stages import reading

import hadath
from hadath.assemble.drafts import Draft, date_value, place_value
from hadath.pipeline import find_incidents


def incidents(text: str) -> list[Draft]:
    return find_incidents(reading(text))


def days(text: str) -> list[str | None]:
    """Return the days of a text's incidents; it is out on Thursday 3 May 2018."""
    records = [date_value(draft.date).record if draft.date else None for draft in incidents(text)]
    return [record.edtf if record else None for record in records]


def test_a_day_and_place_carry_on_within_a_paragraph_only() -> None:
    near = incidents("قتل جندي في هجوم في درعا، أمس. كما أفرج الجيش عن عشرة معتقلين.")
    apart = incidents("قتل جندي في هجوم في درعا، أمس، وكان الاثنين هادئا.\n\nقتل مدني في انفجار عبوة ناسفة في حمص.")
    assert [date_value(draft.date).record is not None for draft in near if draft.date] == [True, True]
    assert [place_value(draft.places[0]).name for draft in near] == ["درعا", "درعا"]
    assert [draft.date is not None for draft in apart] == [True, False]


def test_the_past_lends_its_day_to_nobody() -> None:
    drafts = incidents("وكانت المدينة شهدت في مارس 2014 مقتل ثلاثة جنود في انفجار لغم. وقتل شرطي في هجوم في حمص.")
    assert drafts[-1].date is None


def test_a_distance_from_the_event_before_gives_a_day() -> None:
    drafts = incidents("قتل جندي يوم الاثنين في درعا. وبعد يومين من مقتله انفجر لغم في نوى")
    records = [date_value(draft.date).record for draft in drafts if draft.date]
    assert [record.edtf for record in records if record] == ["2018-04-30", "2018-05-02"]
    assert records[-1] is not None
    assert records[-1].basis == "relative"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "شنت مقاتلات التحالف غارات على مواقع للحوثيين في صعدة، أمس الأربعاء.\n\n"
                "وفي محافظة حجة شنت مقاتلات التحالف غارتين على تجمعات للحوثيين في حرض."
            ),
            ["2018-05-02", "2018-05-02"],
        ),
        (
            "أصيب حارس بجروح في عملية طعن في نابلس، أمس الأربعاء.\n\nواعتقلت الشرطة المهاجم في رام الله.",
            ["2018-05-02", "2018-05-02"],
        ),
        (
            "قصفت المدفعية بلدة اللطامنة في ريف حماة، أمس الأربعاء.\n\nوشنت طائرات حربية بعدها غارات على كفرزيتا.",
            ["2018-05-02", "2018-05-02"],
        ),
        (
            (
                "قتل 13 مسلحا في اشتباكات مع الجيش في رفح، أمس الأربعاء.\n\n"
                "ويأتي هذا التطور بعد يومين من مقتل 14 مسلحا في هجوم على معسكر في العريش."
            ),
            ["2018-05-02", "2018-04-30"],
        ),
    ],
)
def test_a_day_carries_on_to_what_goes_on_with_the_same(text: str, expected: list[str | None]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "دعت الحكومة، أمس الأربعاء، إلى ضبط النفس.\n\n"
                "وجاءت هذه التصريحات بعد يوم من مقتل 14 مسلحا في هجوم على معسكر في العريش."
            ),
            ["2018-05-01"],
        ),
        ("وجاءت هذه التصريحات بعد يوم من مقتل 14 مسلحا في هجوم على معسكر في العريش.", [None]),
        (
            "أقيم في مارس 2014 احتفال.\n\nوجاء ذلك بعد يوم من مقتل 14 مسلحا في هجوم على معسكر في العريش.",
            [None],
        ),
    ],
)
def test_what_the_news_is_counted_from_lies_before_the_day_told_last(text: str, expected: list[str | None]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة جنود في درعا بعد الاتهام الذي وجهه الوزير في 14 نيسان إلى الجيش.", [None]),
        ("ألقى الزعيم الاثنين كلمة في تأبين القائد العسكري الذي قتل في غارة على صعدة.", [None]),
        ("خرج الأهالي الاثنين في تشييع شاب قتل برصاص مسلحين في درعا.", [None]),
        ("زار الوزير الاثنين درعا التي شهدت اشتباكات قتل فيها ثلاثة جنود.", [None]),
        ("أوقفت الشرطة السورية خمسة أشخاص في درعا بتهمة التورط في حريق اندلع الاثنين.", [None]),
        ("أوقفت الشرطة السورية الاثنين خمسة أشخاص في درعا بتهمة التورط في حريق.", ["2018-04-30"]),
        ("قتل ثلاثة جنود في درعا في الهجوم الذي وقع الاثنين.", ["2018-04-30"]),
        ("انفجرت الحافلة التي تقل ثلاثة جنود الاثنين في درعا.", ["2018-04-30"]),
        ("شهدت درعا الاثنين القصف الذي قتل ثلاثة جنود.", ["2018-04-30"]),
    ],
)
def test_the_day_of_another_thing_dates_no_incident(text: str, expected: list[str | None]) -> None:
    assert days(text) == expected


def test_a_day_within_a_period_is_closer_unless_it_begins_the_period() -> None:
    begun = "قتل 71 مسلحا منذ بداية عملية عسكرية واسعة في شبه جزيرة سيناء، بشمال شرقي البلاد، قبل نحو أسبوعين."
    assert days(begun) == ["2018-04-19~/2018-05-03"]
    assert days("قتل ثلاثة جنود منذ الاثنين، بينهم ضابط في هجوم الثلاثاء في سيناء.")[:1] == ["2018-05-01"]


@pytest.mark.parametrize(
    "text",
    [
        "اعتقلت الشرطة العراقية شخصين في البصرة، أمس الأربعاء.\n\nوقتل شرطي في هجوم مسلح في كركوك مؤخرا.",
        (
            "شنت مقاتلات التحالف غارات على مواقع للحوثيين في صعدة، أمس الأربعاء.\n\n"
            "وشنت مقاتلات التحالف قبل أيام غارات على مواقع للحوثيين في حجة."
        ),
    ],
)
def test_a_day_does_not_carry_on_to_anything_else(text: str) -> None:
    assert days(text) == ["2018-05-02", None]


def test_the_one_day_of_an_article_holds_for_all_its_news() -> None:
    text = "قتل جندي في هجوم في درعا، أمس.\n\nوقتل مدني في انفجار عبوة ناسفة في حمص."
    assert days(text) == ["2018-05-02", "2018-05-02"]


def test_the_day_of_a_hearing_dates_no_deed_of_the_accused() -> None:
    text = "قتل جندي في هجوم في درعا، أمس.\n\nوكشفت التحقيقات أن المتهمين فجروا عبوة ناسفة في حمص وقتلوا مدنيا."
    assert days(text)[1:] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "أقيمت احتفالات الأربعاء واحتفالات أخرى الاثنين.\n\nواعتقلت الشرطة التركية 22 متظاهرا في إسطنبول.",
        "أقيمت احتفالات الأربعاء.\n\nوأعلنت الشرطة التركية الخميس اعتقال 22 متظاهرا في إسطنبول.",
        "عقدت المحكمة جلستها الأربعاء.\n\nوقتل جندي في انفجار لغم في ديار بكر.",
    ],
)
def test_a_day_among_others_or_beside_that_of_a_statement_holds_for_itself(text: str) -> None:
    assert days(text) == [None]


def test_a_later_sentence_that_names_the_same_thing_dates_the_news() -> None:
    text = "تحطمت طائرة في مطار كاتماندو ما أدى إلى مقتل 50.\n\nوحضر الوزير القداس أمس. وخرجت الطائرة الاثنين."
    assert days(text) == ["2018-04-30"]


def test_a_later_day_of_another_thing_dates_no_news() -> None:
    text = "تحطمت طائرة في مطار كاتماندو ما أدى إلى مقتل 50 شخصا.\n\nوحضر الوزير القداس أمس. ووصل الوفد الاثنين."
    assert days(text) == [None]


@pytest.mark.parametrize(
    ("published", "text"),
    [
        ("9999-12-31", "قتل مدني في هجوم في إدلب اليوم. وفي اليوم التالي قتل جندي في هجوم في حلب."),
        ("0001-01-01", "قتل خمسة جنود في هجوم اليوم.\nوجاء ذلك بعد يومين من مقتل 14 مسلحا في غارة في تلعفر."),
    ],
)
def test_a_day_beyond_the_calendar_is_none(published: str, text: str) -> None:
    days = [event.date.edtf if event.date else None for event in hadath.extract(text, published=published)]
    assert days == [published, None]
