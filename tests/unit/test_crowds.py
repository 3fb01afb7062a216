"""Protesters: who gathers, who is shot at, and by whom."""

import pytest
from tests.stages import reading

from hadath.assemble.types import draft_types
from hadath.pipeline import find_incidents


def parties(text: str) -> tuple[str, list[str]]:
    """Return the type of a text's only incident and its parties."""
    (draft,) = find_incidents(reading(text))
    return draft_types(draft)[0], [f"{part.role} {part.actor.name}" for part in draft.parts]


@pytest.mark.parametrize(
    "text",
    [
        "احتجاجات في بغداد يوم الجمعة أسفرت عن مقتل أكثر من 20 شخصا",
        "أدت التظاهرات في البصرة يوم الجمعة إلى مقتل ثمانية أشخاص وإصابة العشرات",
        "قتل 61 شخصا خلال مظاهرات يوم الاثنين في قابس",
        "شهدت أم درمان يوم الجمعة مظاهرة قتل خلالها شاب",
        "قتل متظاهران وأصيب العشرات في مظاهرات شهدتها الخرطوم يوم الخميس",
    ],
)
def test_whoever_dies_in_a_protest_was_attacked(text: str) -> None:
    assert parties(text) == ("armed_attack", ["target متظاهرون"])


@pytest.mark.parametrize(
    "text",
    [
        "تظاهر المئات في الناصرية يوم الجمعة احتجاجا على مقتل ثلاثة شبان",
        "أصيب عشرة متظاهرين في ساحة التحرير ببغداد يوم الخميس",
    ],
)
def test_a_protest_about_deaths_or_without_any_stays_one(text: str) -> None:
    assert parties(text) == ("protest", ["agent متظاهرون"])


@pytest.mark.parametrize(
    "text",
    [
        "أصيب 40 فلسطينيا في مواجهات مع الجيش الإسرائيلي في كفر قدوم يوم الجمعة",
        "اندلعت مواجهات بين شبان فلسطينيين وقوات الاحتلال الإسرائيلي في بيتا يوم الجمعة أصيب خلالها 7 شبان",
    ],
)
def test_plain_people_in_a_confrontation_with_a_force_are_protesters(text: str) -> None:
    assert parties(text) == ("riot", ["agent الجيش الإسرائيلي", "target متظاهرون"])


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
