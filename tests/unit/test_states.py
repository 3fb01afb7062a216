"""States at which missiles, raids and attacks are aimed."""

import pytest
from tests.stages import only_incident, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أطلق الحوثيون صاروخا باتجاه إسرائيل يوم الجمعة", ["agent الحوثيون", "target إسرائيل"]),
        ("شنت روسيا هجوما صاروخيا على أوكرانيا يوم الجمعة", ["agent روسيا", "target أوكرانيا"]),
        ("أطلق حزب الله 30 صاروخا على شمال إسرائيل يوم الجمعة", ["agent حزب الله", "target إسرائيل"]),
        ("شن الجيش الباكستاني غارات على أفغانستان يوم الجمعة", ["agent الجيش الباكستاني", "target أفغانستان"]),
        ("الهجوم الذي شنه الحوثيون على السعودية مساء الأحد", ["agent الحوثيون", "target السعودية"]),
    ],
)
def test_a_state_aimed_at_is_the_target(text: str, expected: list[str]) -> None:
    assert parties(only_incident(text).parts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الجيش السوداني سوقا في نيالا يوم الجمعة", ["agent الجيش السوداني", "target مدنيون"]),
        ("شن الجيش اليمني هجوما على مواقع الحوثيين في اليمن يوم الجمعة", ["agent الجيش اليمني", "target الحوثيون"]),
        ("شن مسلحون هجوما على قرية في العراق يوم الجمعة", ["agent مسلحون"]),
    ],
)
def test_a_state_is_no_target_where_others_are_or_it_is_only_the_place(text: str, expected: list[str]) -> None:
    assert parties(only_incident(text).parts) == expected
