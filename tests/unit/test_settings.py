import pytest
from tests.stages import reading, tellings, words

from hadath.assemble.drafts import Clause, date_value, place_value
from hadath.assemble.scenes import event_places, narrowest
from hadath.assemble.settings import add_places, clause_date, same_day, same_scene


def places(text: str) -> list[str]:
    read = reading(text)
    return [place_value(place).name for place in event_places(read, 0, len(read.doc.forms))]


def date(text: str) -> str | None:
    read = reading(text)
    found = clause_date(read, Clause(0, len(read.doc.forms), 0, read.mentions.get("trigger", [])))
    record = date_value(found).record if found is not None else None
    return record.edtf if record else None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قتل جندي في بلدة سراقب بريف إدلب في سوريا", ["سراقب"]),
        ("وقعت اشتباكات في حيي النشوة وغويران في مدينة الحسكة", ["النشوة", "غويران"]),
        ("انفجرت عبوة ناسفة غربي مدينة بغداد", ["بغداد"]),
        ("قصفت المدفعية مدينتي درعا وإدلب", ["درعا", "إدلب"]),
        ("قتل تاجر من مدينة حلب في هجوم في مدينة حمص", ["حمص"]),
        ("قالت واشنطن إن غارة وقعت في مدينة دير الزور", ["دير الزور"]),
        ("أعلن مستشار الوزير نتائج التحقيق", []),
    ],
)
def test_places_of_an_event_are_the_smallest_named(text: str, names: list[str]) -> None:
    assert places(text) == names


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل جندي أمس الأربعاء في هجوم", "2018-05-02"),
        ("أعلن الجيش، الثلاثاء، مقتل جندي في هجوم", None),
        ("أعلن الجيش، الثلاثاء، مقتل جندي في هجوم وقع الاثنين", "2018-04-30"),
        ("قال بيان صدر اليوم إن جنديا قتل في هجوم يوم السبت", "2018-04-28"),
        ("قتل جندي قبل أيام في هجوم", None),
        ("قتل ألف مدني خلال ثلاثة أسابيع من القصف العنيف", "2018-04-12/2018-05-03"),
        ("يتسلم الجيش المدينة خلال ثلاثة أيام من توقيع الاتفاق", None),
        ("سيطر الجيش على البلدة إثر هجوم بدأه في 18 نيسان", "2018-04-18/2018-05-03"),
        ("أفرجت السلطات عن عشرات الطلاب الذين تظاهروا الشهر الماضي", None),
        ("قتل ثلاثة في الهجوم الذي وقع الشهر الماضي في كركوك", "2018-04"),
        ("في أسوأ حادثة منذ بداية هذه السنة، تحطمت طائرة عسكرية يوم 11 أبريل وقتل 20 شخصا", "2018-04-11"),
    ],
)
def test_the_day_of_an_event_is_its_own(text: str, day: str | None) -> None:
    assert date(text) == day


def test_a_name_is_taken_once_and_never_beside_a_smaller_place() -> None:
    read = reading("اشتباكات في الموصل. واشتباكات في الموصل في العراق. وقصف على حي الزهور في مدينة الموصل")
    names = [place_value(place).name for place in narrowest(read.mentions["place"])]
    assert len(names) == len(set(names))
    assert "العراق" not in names
    assert narrowest([]) == []


def test_a_smaller_place_takes_the_stead_of_a_wider_one_and_a_far_one_does_not() -> None:
    read = reading("هجوم في ديالى. هجوم في بعقوبة. هجوم في البصرة")
    province, town, far = read.mentions["place"]
    assert words(read, add_places([province], [town])) == ["بعقوبة"]
    assert words(read, add_places([town], [province])) == ["بعقوبة"]
    assert words(read, add_places([town], [far])) == ["بعقوبة"]
    assert words(read, add_places([], [far])) == ["البصرة"]


def test_scenes_and_days_are_one_two_or_unknown() -> None:
    text = (
        "قتل جندي في ديالى أمس. قتل شرطي في بعقوبة يوم الأربعاء. قتل طفل في البصرة يوم الاثنين. "
        "قتل عامل في انفجار عبوة ناسفة"
    )
    _, (province, town, far, nowhere) = tellings(text)
    assert [same_scene(province, other) for other in (town, far, nowhere)] == [True, False, None]
    assert [same_day(province, other) for other in (town, far, nowhere)] == [True, False, None]
    assert same_scene(town, province) is same_scene(province, town)


def test_a_period_holds_its_days() -> None:
    _, (period, inside, outside) = tellings(
        "قتل جندي في حلب خلال شهر أبريل الماضي. قتل شرطي في حلب يوم 12 أبريل. قتل طفل في حلب يوم 12 مارس"
    )
    assert same_day(period, inside) is True
    assert same_day(period, outside) is False
