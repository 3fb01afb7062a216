"""What cues make of clauses: nothing at all, or an event that is claimed, denied or planned."""

from typing import Any

import pytest
from tests.stages import clauses, reading, table, tellings

import hadath
from hadath.assemble.clauses import find_clauses
from hadath.assemble.qualifiers import drop_unreal

NOTHING = [
    {"text": "واشنطن تطوق طهران بعقوبات جديدة"},
    {"text": "احتشد المئات في تعز لحضور مهرجان الفن"},
    {"text": "تجري القوات العراقية استعدادات لاستعادة السيطرة على الحويجة"},
    {"text": "الاتفاق النووي مع إيران باق رغم انسحاب واشنطن"},
    {"text": "وحذر المتحدث من أن الجماعة تجند مقاتلين لشن هجمات في باريس"},
    {"text": "اتهمت واشنطن طهران بالفشل في ضمان تنفيذ قرار مجلس الأمن بوقف إطلاق النار في اليمن"},
    {"text": "شن الرئيس الأميركي هجوما على مدير المخابرات السابق متهما إياه بالكذب في واشنطن"},
    {"text": "قال الرئيس التركي إن الأمن القومي يتطلب السيطرة على منبج"},
    {"text": "وسط ترجيحات بانسحاب القوات الأميركية من سوريا"},
    {"text": "نشر الجيش الكوري منصات إطلاق صواريخ في الشمال لأول مرة بحسب سول"},
    {"text": "وتكررت مثل هذه الحوادث في مدارس لندن"},
    {"text": "انفجرت خلافات حادة داخل الحزب الحاكم في تونس"},
    {"text": "شن الوزير هجوما حادا على رئيس الحكومة في بغداد"},
    {"text": "سيطر الحزن على أهالي القرية في المنوفية"},
    {"text": "هاجم النائب اللبناني وزير الطاقة في مؤتمر صحفي ببيروت"},
    {"text": "لم تعتقل الشرطة التونسية أحدا في صفاقس"},
    {"text": "إذا هاجم الجيش مدينة سرت فسيقتل مئات المدنيين"},
    {"text": "يهاجم التنظيم عادة دوريات الجيش في بادية حمص"},
    {"text": "حاول مسلحون اغتيال محافظ عدن وفشلوا"},
    {"text": "حوكم ثلاثة متهمين بقتل جندي في القاهرة"},
    {"text": "ندد الأمين العام بالهجوم على مدرسة في كابول"},
    {"text": "أحيا الأهالي ذكرى مجزرة دير ياسين"},
    {"text": "أكد التحالف أن إحدى طائراته لم تقصف المدرسة في صعدة"},
    {"text": "هل يهاجم الجيش السوري مدينة إدلب؟"},
    {"text": "قد يقصف الجيش التركي مواقع قسد في عين عيسى"},
    {"text": "وضعت الحكومة خطة لمنع وقوع هجمات في بغداد"},
    {"text": "هددت تركيا بمهاجمة مدينة منبج"},
    {"text": "تعهد الرئيس السوري بشار الأسد، باستعادة مدينة الرقة"},
    {"text": "لا يوجد أي دليل على شن الجيش السوري هجوما على دوما"},
    {"text": "قال القائد إن قواته سترد على أي هجوم في عفرين"},
    {"text": "يدرس الرئيس الأميركي توجيه ضربة إلى مواقع في سوريا"},
]
STATUS = [
    {"text": "أعلن الجيش العراقي مقتل خمسة من داعش في ديالى", "status": "reported"},
    {"text": "أكدت وزارة الداخلية اعتقال ثلاثة مسلحين في سوسة", "status": "reported"},
    {"text": "قال سكان إن القصف على مدينة نيالا قتل تسعة مدنيين", "status": "reported"},
    {"text": "اتهم الجيش اليمني الحوثيين بقصف سوق في مأرب", "status": "reported"},
    {"text": "زعم الحوثيون استهداف مطار أبها بطائرة مسيرة", "status": "claimed"},
    {"text": "تبنى تنظيم داعش تفجير السوق في بغداد", "status": "claimed"},
    {"text": "ادعى الحوثيون قتل خمسة جنود في مأرب", "status": "claimed"},
    {"text": "نفت وزارة الدفاع اليمنية قصف السوق في صعدة", "status": "denied"},
    {"text": "سيشن الجيش الليبي هجوما على درنة الأسبوع المقبل", "status": "planned"},
    {"text": "قال الوزير إن أنقرة وبغداد ستشنان هجوما على حزب العمال الكردستاني في سنجار", "status": "planned"},
    {
        "text": "نفى الجيش السوداني قصف سوق في نيالا، وأكد شهود أن القصف قتل تسعة مدنيين",
        "status": "reported",
        "gap": "a report of what was denied before does not lift the denial",
    },
    {
        "text": "توعدت كتائب القسام بالرد على مقتل ثلاثة من عناصرها في غزة الاثنين",
        "status": "reported",
    },
    {"text": "نفت روسيا مسؤوليتها عن هجوم قتل فيه شخصان في مدينة ليون", "status": "reported"},
    {"text": "أفرجت الشرطة العراقية عن سجينة في بغداد وقررت ترحيلها الأحد", "status": "reported"},
    {"text": "يبدأ خبراء السبت التحقيق في هجوم قتل فيه عشرة مدنيين في دوما", "status": "reported"},
    {"text": "تعتزم فرنسا اتخاذ إجراءات بشأن تفجير قتل فيه ثلاثة مدنيين في ليون", "status": "reported"},
    {
        "text": "تقرر إغلاق معبر رفح يوم الأحد المقبل",
        "status": "planned",
        "gap": "a day after the publication does not make a plan",
    },
]


@pytest.mark.parametrize(("about", "case"), table({"nothing": NOTHING}))
def test_what_did_not_happen_is_no_event(about: str, case: dict[str, Any]) -> None:
    del about
    assert hadath.extract(case["text"], published="2018-05-03").events == ()


@pytest.mark.parametrize(("about", "case"), table({"status": STATUS}))
def test_status_says_how_real_an_event_is(about: str, case: dict[str, Any]) -> None:
    del about
    events = hadath.extract(case["text"], published="2018-05-03").events
    assert [event.status for event in events] == [case["status"]]


def test_only_the_words_in_reach_of_a_cue_go() -> None:
    read = reading("لم يسفر الهجوم عن سقوط قتلى لكن الشرطة اعتقلت المنفذ")
    before, after = list(find_clauses(read)), clauses(read)
    assert [len(clause.triggers) for clause in before] >= [len(clause.triggers) for clause in after]
    left = [read.doc.words(trigger.first, trigger.last) for clause in after for trigger in clause.triggers]
    assert "اعتقلت" in left


def test_a_clause_keeps_its_words_and_loses_only_triggers() -> None:
    read = reading("لم تعتقل الشرطة أحدا في صفاقس")
    (clause,) = find_clauses(read)
    left = drop_unreal(read, clause)
    assert clause.triggers
    assert left.triggers == []
    assert (left.first, left.last, left.sentence) == (clause.first, clause.last, clause.sentence)


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("وكانت المدينة شهدت تفجيرا قتل فيه 12 شخصا العام الماضي", True),
        ("قتل 12 شخصا في تفجير عام 2014", True),
        ("وكان الجيش أعلن أمس مقتل جندي في هجوم", False),
        ("قتل 12 شخصا في تفجير أمس", False),
    ],
)
def test_what_is_told_as_past_is_known_for_it(text: str, past: bool) -> None:
    _, drafts = tellings(text)
    assert [draft.background for draft in drafts] == [past] * len(drafts)
    assert drafts
