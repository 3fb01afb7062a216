"""Statements that list the results of a campaign."""

import pytest

import hadath

_LEAD = "أعلن الجيش الجزائري، الأحد، مقتل خمسة إرهابيين في ولاية جيجل. "
LISTS = {
    "operations": (
        _LEAD + "وأضافت وزارة الدفاع أن العمليات أدت إلى اكتشاف وتدمير مخبأ للأسلحة بولاية تبسة، وضبط 12 بندقية بولاية "
        "سكيكدة، والقبض على ثلاثة مهربين بولاية تمنراست",
        4,
    ),
    "numbered": (
        _LEAD + "وذكر بيان الجيش رقم 12 أنه تم تدمير 40 خندقا. وأوضح البيان أنه تم ضبط 14 عبوة ناسفة بولاية تبسة. "
        "وتم القبض على أربعة مطلوبين بولاية تمنراست",
        4,
    ),
    "one operation": (
        ("أعلن الجيش الجزائري أن عملية في ولاية تبسة أسفرت عن مقتل إرهابي والقبض على ثلاثة وضبط 12 بندقية وتدمير مخبأ"),
        1,
    ),
    "figure known": (
        (
            "أعلن الجيش الجزائري القبض على ثلاثة مهربين. وأضاف أن العمليات أدت إلى تدمير مخبأ بولاية تبسة، "
            "وضبط 12 بندقية بولاية سكيكدة، والقبض على ثلاثة مهربين"
        ),
        3,
    ),
}


@pytest.mark.parametrize(("text", "incidents"), LISTS.values(), ids=LISTS.keys())
def test_each_result_of_a_campaign_is_an_incident(text: str, incidents: int) -> None:
    assert len(hadath.extract(text, published="2021-05-03")) == incidents


def test_a_result_is_the_campaigns_where_its_own_words_name_nobody() -> None:
    events = hadath.extract(LISTS["operations"][0], published="2021-05-03")
    assert all("الجيش الجزائري" in {actor.name for actor in event.actors} for event in events)
    assert [event.locations[0].name for event in events] == ["جيجل", "تبسة", "سكيكدة", "تمنراست"]


def test_a_campaigns_span_of_days_holds_for_its_results() -> None:
    text = LISTS["operations"][0].replace("الأحد، مقتل خمسة إرهابيين", "مقتل خمسة إرهابيين خلال الأيام الثلاثة الماضية")
    days = {event.date.edtf for event in hadath.extract(text, published="2021-05-03") if event.date}
    assert days == {"2021-04-30/2021-05-02"}
