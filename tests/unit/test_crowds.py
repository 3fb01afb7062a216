"""Protesters: who gathers, who is shot at, and by whom."""

import pytest
from tests.stages import only_incident, parties, reading

from hadath.assemble.types import draft_types
from hadath.pipeline import find_incidents

DIED = ("armed_attack", ["target متظاهرون"])
GATHERED = ("protest", ["agent متظاهرون"])
MET_A_FORCE = ("riot", ["agent الجيش الإسرائيلي", "target متظاهرون"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("احتجاجات في بغداد يوم الجمعة أسفرت عن مقتل أكثر من 20 شخصا", DIED),
        ("أدت التظاهرات في البصرة يوم الجمعة إلى مقتل ثمانية أشخاص وإصابة العشرات", DIED),
        ("قتل 61 شخصا خلال مظاهرات يوم الاثنين في قابس", DIED),
        ("شهدت أم درمان يوم الجمعة مظاهرة قتل خلالها شاب", DIED),
        ("قتل متظاهران وأصيب العشرات في مظاهرات شهدتها الخرطوم يوم الخميس", DIED),
        ("تظاهر المئات في الناصرية يوم الجمعة احتجاجا على مقتل ثلاثة شبان", GATHERED),
        ("أصيب عشرة متظاهرين في ساحة التحرير ببغداد يوم الخميس", GATHERED),
        ("أصيب 40 فلسطينيا في مواجهات مع الجيش الإسرائيلي في كفر قدوم يوم الجمعة", MET_A_FORCE),
        (
            "اندلعت مواجهات بين شبان فلسطينيين وقوات الاحتلال الإسرائيلي في بيتا يوم الجمعة أصيب خلالها 7 شبان",
            MET_A_FORCE,
        ),
    ],
)
def test_a_crowd_protests_riots_or_is_attacked(text: str, expected: tuple[str, list[str]]) -> None:
    draft = only_incident(text)
    assert (draft_types(draft)[0], parties(draft.parts)) == expected


def test_the_one_force_that_meets_protesters_killed_those_of_whom_it_is_not_said_who_did() -> None:
    text = (
        "أطلقت قوات الأمن السودانية النار على متظاهرين في الخرطوم يوم الخميس.\n\n"
        "وقبل ذلك قتل سبعة أشخاص خلال مظاهرات في عطبرة يوم 12 أبريل 2018."
    )
    drafts = find_incidents(reading(text))
    assert [sorted(draft.names("agent")) for draft in drafts] == [["قوات الأمن السودانية"], ["قوات الأمن السودانية"]]


@pytest.mark.parametrize("text", ["مقتل 5 أشخاص خلال متظاهرين", "أمس متظاهر مدني قتل متظاهرين"])
def test_protesters_alone_say_of_no_type_that_it_was_one(text: str) -> None:
    assert [draft_types(draft)[0] for draft in find_incidents(reading(text))] == ["armed_attack"]
