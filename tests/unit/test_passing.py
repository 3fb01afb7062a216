"""History and passing words are no news, and what tells something of its own stays."""

from typing import Any

import pytest
from tests.stages import PUBLISHED, table

import hadath

CASES = [
    {"text": "قتل خمسة جنود في تفجير في بغداد. وفي عام 2012 انسحبت القوات الأميركية من العراق", "types": ["bombing"]},
    {"text": "نفذ الجيش الأميركي أكثر من 30 ضربة جوية العام الماضي في الصومال", "types": ["air_strike"]},
    {"text": "قتل ثلاثة مدنيين في قصف على مدينة تعز عام 2015", "types": ["shelling"]},
    {"text": "انسحبت القوات الأميركية من العراق في كانون الأول 2011", "types": ["movement"]},
    {
        "text": "شن مسلحون هجوما على قاعدة في دوما الاثنين وقتلوا جنديين. وزار الخبراء بعد ذلك موقع الهجوم في دوما",
        "types": ["armed_attack"],
    },
]


@pytest.mark.parametrize(("about", "case"), table({"passing": CASES}))
def test_only_news_is_reported(about: str, case: dict[str, Any]) -> None:
    del about
    assert [event.type for event in hadath.extract(case["text"], published=PUBLISHED)] == case["types"]


def test_a_title_may_name_its_incident() -> None:
    found = hadath.extract("العملية في عفرين\n\nقتل جنديان تركيان في كمين قرب عفرين الأحد.", published=PUBLISHED)
    assert found.events
