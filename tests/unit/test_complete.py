"""What the other slots and neighbours of an incident imply, and which incidents are worth reporting."""

from typing import Any

import pytest
from tests.stages import describe, only_incident, parties, reading, table, tellings

from hadath.assemble.complete import complete
from hadath.assemble.drafts import Draft
from hadath.pipeline import find_incidents


def incidents(text: str) -> list[Draft]:
    return find_incidents(reading(text))


PARTIES: list[dict[str, Any]] = [
    {"text": "قتل ثلاثة أشخاص في قصف على سوق في نيالا", "parties": ["target مدنيون"]},
    {"text": "قصفت المدفعية مدرسة في مدينة درعا", "parties": ["target مدنيون"]},
    {"text": "قتل خمسة جنود في هجوم لداعش في كركوك", "parties": ["agent داعش", "target القوات العراقية"]},
    {"text": "قتل شخصان في حادث سير في عمان", "parties": []},
    {"text": "تظاهر العشرات في الخرطوم أمس", "parties": ["agent متظاهرون"]},
    {
        "text": "حادث طعن في باريس السبت أسفر عن إصابة خمسة أشخاص. وأطلقت الشرطة الفرنسية النار على المهاجم في باريس",
        "parties": ["agent مسلحون", "target مدنيون"],
    },
    {"text": "عثرت القوات العراقية على مقبرة جماعية تضم 40 جثة في الرمادي أمس", "parties": []},
    {"text": "وكان زميله قد اعتقل في طهران في 14 مارس 2018", "parties": ["target مدنيون"]},
    {"text": "نزوح الآلاف من بلدة هجين إلى البادية أمس", "parties": ["target مدنيون"]},
    {"text": "خرج أكثر من مئة مقاتل من جيش الإسلام من دوما أمس", "parties": ["agent جيش الإسلام"]},
    {"text": "قتل الحوثيون لاعب كرة قدم في الحديدة أمس", "parties": ["agent الحوثيون", "target مدنيون"]},
    {"text": "إشكال في محلة التبانة تطور إلى إطلاق نار أدى إلى إصابة شخصين", "parties": ["target مدنيون"]},
    {"text": "رشق مجهولون حافلة بالحجارة في منطقة مساكن", "parties": ["agent مجهولون"]},
    {
        "text": "اعتقلت الشرطة التونسية عشرة محتجين خلال مظاهرة في صفاقس",
        "parties": ["agent الشرطة التونسية", "target متظاهرون"],
    },
    {"text": "أعلنت قسد القبض على عنصرين من داعش في الرقة", "parties": ["agent قسد", "target داعش"]},
    {"text": "هاجم إرهابيون من داعش نقطة في كركوك", "parties": ["agent داعش"]},
    {"text": "قتل مدني بانفجار لغم أرضي في الحديدة", "parties": ["target مدنيون"]},
    {
        "text": "اشتباكات بين الجيش السوداني وقوات الدعم السريع في الخرطوم توقع 12 قتيلا",
        "parties": ["agent الجيش السوداني", "target قوات الدعم السريع"],
    },
    {
        "text": "إصابة ضابط في الشرطة الفرنسية بعملية طعن في ليون. وقتلت قوات الأمن المهاجم بعد الهجوم في ليون",
        "parties": ["agent مسلحون", "target الشرطة الفرنسية"],
    },
    {
        "text": "قتلت الشرطة التونسية المهاجم في سوسة",
        "parties": ["agent الشرطة التونسية", "target مسلحون"],
    },
    {
        "text": "انفجرت سيارة مفخخة في مقديشو وقتل خمسة أشخاص، واعترضت قوات الأمن الصومالية سيارة قرب المكان",
        "parties": ["target مدنيون"],
    },
    {
        "text": "قتل أربعة رجال شرطة سعوديين بإطلاق نار في عسير وأصيب ثلاثة من رجال الأمن السعوديين",
        "parties": ["target الشرطة السعودية"],
    },
    {
        "text": "قتل جندي سعودي وأربعة من رجال الشرطة السعودية في هجوم في عسير",
        "parties": ["target الجيش السعودي", "target الشرطة السعودية"],
    },
    {
        "text": "قتل عشرة من عناصر الجيش السوري بتفجير انتحاري في حمص وأصيب جنود من قوات النظام السوري",
        "parties": ["target الجيش السوري"],
    },
    {
        "text": "غارات إسرائيلية على مواقع إيرانية قرب حماة ومقتل 11 إيرانيا فيها",
        "parties": ["agent الجيش الإسرائيلي", "target القوات الإيرانية"],
    },
    {
        "text": "غارة تركية على مواقع وحدات حماية الشعب في سنجار ومقتل عراقي فيها",
        "parties": ["agent الجيش التركي", "target وحدات حماية الشعب", "target مدنيون"],
    },
    {
        "text": "نفذ الجيش الأميركي غارة على مسلحين في سرت دون سقوط ضحايا مدنيين",
        "parties": ["agent الجيش الأميركي", "target مسلحون"],
    },
    {
        "text": "خرج متظاهرون مناهضون للنظام الإيراني إلى شوارع تبريز",
        "parties": ["agent متظاهرون"],
    },
    {
        "text": "قصف الجيش السوري بلدة زملكا الخاضعة لسيطرة فيلق الرحمن",
        "parties": ["agent الجيش السوري", "target فيلق الرحمن"],
    },
    {
        "text": "قصف الجيش السوري بلدة زملكا الخاضعة لسيطرة فيلق الرحمن وقتل سبعة مدنيين",
        "parties": ["agent الجيش السوري", "target مدنيون"],
    },
    {
        "text": "نزح مئات المدنيين من الحديدة نحو مناطق تسيطر عليها القوات اليمنية",
        "parties": ["target مدنيون"],
    },
    {
        "text": "تقدم الجيش اليمني باتجاه محافظة صعدة الحدودية مع السعودية وحرر جبل النار",
        "parties": ["agent الجيش اليمني"],
    },
    {
        "text": "اعترضت الدفاعات الجوية السعودية صاروخا بالستيا أطلق على نجران",
        "parties": ["target الجيش السعودي"],
    },
    {
        "text": "أسفر القصف عن مقتل أكثر من 20 من عناصر قوات النظام السوري وحزب الله جنوب حماة",
        "parties": ["target النظام السوري", "target حزب الله"],
    },
    {
        "text": "ألمانيا تعتقل ثلاثة تونسيين\nاعتقلت الشرطة الألمانية ثلاثة تونسيين في مدينة بون",
        "parties": ["agent الشرطة الألمانية", "target مدنيون"],
    },
    {
        "text": "استهدف مقاتلو طالبان دبابة أميركية في هلمند",
        "parties": ["agent طالبان", "target الجيش الأميركي"],
    },
    {
        "text": "اتهمت واشنطن الحكومة السورية بالوقوف وراء الهجوم على بلدة خان العسل",
        "parties": ["agent الحكومة السورية"],
    },
    {
        "text": "اعتقلت القوات العراقية أمير القاطع في تنظيم داعش قرب تلعفر",
        "parties": ["agent القوات العراقية", "target داعش"],
    },
    {
        "text": "أوقفت السلطات اللبنانية ضابطة كبيرة في بيروت",
        "parties": ["agent السلطات اللبنانية", "target مدنيون"],
    },
    {
        "text": "وفي حادث منفصل، اعتقلت قوات الأمن العراقية ثلاثة مطلوبين في كركوك",
        "parties": ["agent القوات العراقية"],
        "gap": "a deed in front of the comma is taken for the verb's subject",
    },
]


@pytest.mark.parametrize(("about", "case"), table({"parties": PARTIES}))
def test_parties_of_an_incident(about: str, case: dict[str, Any]) -> None:
    del about
    assert parties(only_incident(case["text"]).parts) == case["parties"]


def test_nobody_is_both_doer_and_target() -> None:
    for case in PARTIES:
        draft = only_incident(case["text"])
        assert draft.names("agent").isdisjoint(draft.names("target"))


def test_named_people_are_a_figure_where_the_text_gives_no_other() -> None:
    draft = only_incident("مقتل القيادي في حركة الشباب أبو عبيدة محمد في غارة قرب كسمايو")
    assert [toll.kind for toll in draft.tolls] == ["killed"]
    assert [(toll.low, toll.high) for toll in draft.tolls] == [(1, 1)]


def test_a_part_without_its_total_stands_as_the_figure() -> None:
    draft = only_incident("قتل مدنيون بينهم أربعة أطفال في قصف على مدينة تعز")
    assert all(toll.subset is False for toll in draft.tolls if toll.kind == "killed" and toll.low is None)
    assert "killed 4" in " ".join(describe(toll) for toll in draft.tolls)


def test_a_part_stays_a_part_beside_its_total() -> None:
    draft = only_incident("أصيب 7 مدنيين بينهم امرأتان في قصف على مدينة تعز")
    assert sorted(describe(toll) for toll in draft.tolls) == ["injured 2 of=مدنيون subset", "injured 7 of=مدنيون"]


def test_a_verb_without_subject_takes_the_doer_told_before() -> None:
    drafts = incidents("داهم الجيش اللبناني مخيم البداوي الاثنين. كما ألقى القبض على ثلاثة سوريين في طرابلس الثلاثاء.")
    assert [sorted(draft.names("agent")) for draft in drafts] == [["الجيش اللبناني"]] * len(drafts)


WAR = "قتل الجيش اليمني تسعة من الحوثيين في هجوم في مأرب الأحد.\n"


@pytest.mark.parametrize(
    ("news", "other"),
    [
        ("وسيطر الجيش اليمني على جبل هيلان الثلاثاء.", {"target الحوثيون"}),
        ("وسيطرت المقاومة الوطنية على تلال في محافظة الحديدة الثلاثاء.", {"target الحوثيون"}),
        ("وقصفت المدفعية التركية بلدة سرمين الثلاثاء.", set()),
        ("وأرسل الجيش اليمني تعزيزات إلى المهرة الثلاثاء.", set()),
        ("وقتل الجيش اليمني خمسة مدنيين بالرصاص في شبوة الثلاثاء.", {"target مدنيون"}),
    ],
)
def test_a_fight_told_by_one_side_is_against_the_one_enemy_the_article_knows(news: str, other: set[str]) -> None:
    told = incidents(WAR + news)[-1]
    assert {f"target {name}" for name in told.names("target")} == other


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("أوقفت الشرطة المصرية صحفيا في طنطا الأحد.\nوجرى اعتقال محام في أسيوط الثلاثاء.", {"الشرطة المصرية"}),
        (
            "أوقفت الشرطة المصرية صحفيا في طنطا.\nواعتقل الجيش المصري تاجرا في رفح.\nوجرى اعتقال محام في أسيوط.",
            set(),
        ),
        ("قالت الشرطة المصرية إن عملية اعتقال جرت في أسيوط وطالت ثلاثة أشخاص.", {"الشرطة المصرية"}),
    ],
)  # fmt: skip
def test_who_makes_the_arrests_made_this_one(text: str, agents: set[str]) -> None:
    assert incidents(text)[-1].names("agent") == agents


def test_plain_people_shot_by_those_who_shoot_protesters_are_protesters() -> None:
    shot = "أطلق الجيش الإسرائيلي النار على متظاهرين شرق غزة الجمعة وأصاب عشرة منهم.\n"
    later = "وقتل شاب برصاص الجيش الإسرائيلي شرق رفح السبت."
    assert incidents(shot + later)[-1].names("target") == {"متظاهرون"}
    assert incidents(later)[-1].names("target") == {"مدنيون"}
    medic = "وأصيب مسعف برصاص الجيش الإسرائيلي شرق رفح السبت."
    assert incidents(shot + medic)[-1].names("target") == {"مدنيون"}


def test_of_two_enemies_none_is_taken() -> None:
    qaida = "واعتقل الجيش اليمني ثلاثة من عناصر القاعدة في أبين الاثنين.\n"
    assert incidents(WAR + qaida + "وسيطر الجيش اليمني على جبل هيلان الثلاثاء.")[-1].names("target") == set()


def test_who_attacks_a_party_is_the_one_who_always_does() -> None:
    drafts = incidents("قصف الجيش التركي مواقع لقسد في منبج الأحد.\nوقتل سبعة من قسد في معارك في تل تمر الثلاثاء.")
    assert [draft.names("agent") for draft in drafts] == [{"الجيش التركي"}, {"الجيش التركي"}]


@pytest.mark.parametrize("text", ["وقعت أعمال عنف", "شهدت المنطقة هجمات", "الهجوم", "حوادث وانفجارات"])
def test_a_passing_word_is_no_incident(text: str) -> None:
    assert incidents(text) == []


def test_nothing_is_completed_out_of_nothing() -> None:
    read, _ = tellings("وصل الوزير إلى عمان")
    assert complete(read, []) == []


def test_air_raids_go_by_the_other_air_raids() -> None:
    told = "قصف الحوثيون مدينة جازان بالصواريخ أمس. وقال مصدر إن طيران التحالف العربي شن عشر غارات على صعدة. "
    *_, last = incidents(told + "وذكر شهود أن الغارات أصابت مزرعة في مديرية حيدان.")
    assert last.names("agent") == {"التحالف العربي"}


def test_repeated_strikes_are_by_whom_all_of_them_are_by() -> None:
    told = "غارات للتحالف العربي على مواقع في صعدة الأربعاء.\n\n"
    again = incidents(told + "وأسفرت الغارات عن مقتل ثلاثة أشخاص في حجة الأحد.")
    other = incidents(told + "وأسفرت غارة عن مقتل ثلاثة أشخاص في حجة الأحد.")
    assert [draft.names("agent") for draft in again] == [{"التحالف العربي"}, {"التحالف العربي"}]
    assert [draft.names("agent") for draft in other] == [{"التحالف العربي"}, set()]


def figures(text: str) -> list[str]:
    return [describe(toll) for draft in incidents(text) for toll in draft.tolls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "استهدفت العملية خلية مكونة من ثلاثة رجال وامرأة في الحسكة.\n\nوأسفرت المداهمة عن اعتقال أفرادها.",
            ["arrested 4"],
        ),
        (
            "أسفرت المداهمة عن اعتقال أفراد الخلية في الحسكة.\n\nوكانت الخلية مؤلفة من خمسة أشخاص.",
            ["arrested 5"],
        ),
        ("استهدفت العملية خلية في الحسكة.\n\nوأسفرت المداهمة عن اعتقال أفرادها.", ["arrested ?"]),
        (
            "هاجم خمسة أشخاص مقرا لخلية في الحسكة.\n\nوأسفرت المداهمة عن اعتقال عناصر من الشرطة.",
            ["arrested ? of=الشرطة السورية"],
        ),
    ],
)
def test_all_members_of_a_group_are_as_many_as_it_is_made_of(text: str, expected: list[str]) -> None:
    assert [figure for figure in figures(text) if figure.startswith("arrested")] == expected


def test_those_named_and_those_of_theirs_are_one_figure() -> None:
    assert figures("مقتل أبو أسامة الحمصي وزوجته في غارة على إدلب") == ["killed 2 of=مدنيون"]
    assert figures("اغتال مسلحون القيادي محمد الأحمد واثنين من مرافقيه في درعا") == ["killed 3"]
    assert figures("تحدث أبو أسامة الحمصي وزوجته بعد مقتل جندي في غارة على إدلب")[0].startswith("killed 1")
