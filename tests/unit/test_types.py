from typing import Any, get_args

import pytest
from tests.stages import table, tellings

import hadath
from hadath.assemble.types import draft_types, same_family
from hadath.events import EventType

SENTENCES = [
    ("armed_clash", "اشتبكت قوات الأمن اليمنية مع مسلحين في عدن"),
    ("armed_clash", "قتل خمسة مسلحين في تبادل لإطلاق النار مع الشرطة في السويس"),
    ("armed_attack", "قتل مدني برصاص قناص في تعز"),
    ("armed_attack", "لقي شاب مصرعه طعنا في جدة"),
    ("armed_attack", "قتل 12 متظاهرا برصاص الجيش الإسرائيلي في مواجهات مع متظاهرين شرق غزة"),
    ("armed_attack", "قتل تسعة أشخاص في درعا رغم الهدنة"),
    ("armed_attack", "قتل عشرة أشخاص في تكساس برصاص تلميذ سلم نفسه إلى الشرطة"),
    ("armed_attack", "قتلت القوات الإسرائيلية مئة متظاهر في غزة"),
    ("armed_clash", "هدأت كشمير بعد أشهر من المواجهات التي أودت بحياة عشرات الجنود"),
    ("accident", "أودت الكوليرا بحياة عشرات اللاجئين في أوغندا"),
    ("property_destruction", "أعلن الجيش المصري تدمير ثلاث سيارات مفخخة في سيناء"),
    ("armed_attack", "قتلت الشرطة المصرية ستة أشخاص اتهمتهم بتدبير انفجار الإسكندرية"),
    ("bomb_disposal", "فجر الجيش المصري في سيناء عبوات ناسفة تمت زراعتها لاستهداف القوات"),
    ("abduction", "احتجز سجناء متمردون سبعة حراس رهائن في سجن في ساو باولو"),
    ("accident", "اختفت طائرة ركاب عن شاشات الرادار فوق جبال زاغروس في إيران"),
    ("accident", "افترست الأسود صيادا في محمية في كينيا"),
    ("armed_attack", "تعاملت القوات اليمنية مع دبابة للحوثيين في صرواح"),
    ("air_strike", "دمرت طائرات تابعة للتحالف منصة صواريخ في صعدة"),
    ("riot", "اشتباكات بين متظاهرين والشرطة الفرنسية في باريس"),
    ("territory_change", "استطاعت القوات العراقية السيطرة على ثلاث قرى في الحويجة"),
    ("territory_change", "سيطرت قوات الوفاق على معسكر اليرموك جنوبي طرابلس بعد معارك مع قوات حفتر"),
    ("restriction", "فرضت القوات العراقية حظر التجول في مناطق تشهد اشتباكات مسلحة في كركوك"),
    ("raid", "حاولت القوات السورية اقتحام بلدة حرستا"),
    ("assassination", "اغتال مجهولون إمام مسجد في عدن"),
    ("execution", "أعدم تنظيم داعش ثلاثة مدنيين رميا بالرصاص في الموصل"),
    ("air_strike", "قتل ثلاثة من داعش في غارة جوية في ديالى"),
    ("air_strike", "قتل قيادي في القاعدة بطائرة مسيرة في مأرب"),
    ("shelling", "قتل طفلان بسقوط قذيفة هاون على منزل في تعز"),
    ("shelling", "قصفت المدفعية التركية قرية في ريف عفرين"),
    ("bombing", "قتل شخصان بانفجار عبوة ناسفة في بغداد"),
    ("suicide_bombing", "فجر انتحاري نفسه وسط حشد في كابول فقتل تسعة مدنيين"),
    ("landmine", "قتل أربعة مدنيين بانفجار لغم أرضي في الحديدة"),
    ("abduction", "خطف مسلحون طبيبا في درنة"),
    ("arrest", "دهمت الشرطة العراقية منازل في الموصل واعتقلت مطلوبين اثنين"),
    ("raid", "دهمت الشرطة العراقية منازل في الموصل بحثا عن مطلوبين"),
    ("seizure", "ضبط الجيش الجزائري 20 كيلوغراما من الحشيش في تلمسان"),
    ("bomb_disposal", "فككت وحدة الهندسة ثلاث عبوات ناسفة في بغداد"),
    ("release", "أفرج الحوثيون عن عشرين أسيرا في تعز"),
    ("prison_break", "هرب 20 سجينا من سجن في الكونغو"),
    ("surrender", "استسلم 30 عنصرا من داعش لقسد في دير الزور"),
    ("territory_change", "سيطر الجيش السوري على قرية في ريف حماة"),
    ("movement", "انسحبت القوات التركية من نقطة مورك في ريف حماة"),
    ("movement", "وصل رتل عسكري تركي مؤلف من 30 آلية إلى مورك في ريف حماة"),
    ("restriction", "فرضت السلطات حظر التجول في الخرطوم"),
    ("displacement", "نزح آلاف المدنيين من قرى في ريف حماة"),
    ("displacement", "فر 50 ألف شخص من الغارات الجوية على عفرين"),
    ("displacement", "غادر 20 ألف مدني بلدات في الغوطة تستهدفها القوات السورية"),
    ("armed_clash", "قتل ثلاثة مسلحين بحوزتهم أسلحة في ولاية صباح، وصادرت الشرطة أسلحتهم"),
    ("armed_attack", "لقي عشرة تجار مصرعهم على يد الشرطة في مانيلا"),
    ("accident", "أدى ثوران بركان في غواتيمالا إلى مقتل 75 شخصا"),
    ("prison_break", "هرب رجل من زنزانته في ريكيافيك ليلا"),
    ("property_destruction", "هدمت القوات الإسرائيلية منزلا في الخليل"),
    ("protest", "تظاهر المئات في تونس العاصمة ضد الغلاء"),
    ("strike", "أضرب العمال في مصنع بالمحلة الكبرى"),
    ("accident", "قتل 5 عمال في انهيار مبنى في القاهرة"),
    ("accident", "غرق قارب قبالة سواحل ليبيا ما أدى إلى مقتل 12 مهاجرا"),
    ("other", "عثر على جثث سبعة جنود في الأنبار"),
    ("air_strike", "قصفت طائرات حربية سوقا في نيالا"),
    ("air_strike", "مقاتلات التحالف تقصف مواقع للحوثيين في صعدة"),
    ("shelling", "قصفت المدفعية قرى في ريف حلب، فيما حلقت طائرات حربية في الأجواء"),
    ("bomb_disposal", "دمر الجيش الجزائري ست قنابل تقليدية الصنع في بومرداس"),
    ("execution", "نفذت السلطات العراقية حكم الإعدام بحق ثلاثة مدانين في بغداد"),
    ("territory_change", "أعلنت حركة طالبان سيطرتها على مدينة قندوز"),
    ("protest", "خرج المئات من العاطلين في مسيرة بشوارع قفصة للمطالبة بالتشغيل"),
    ("protest", "قطع محتجون الطريق بين صور والناقورة"),
    ("protest", "أقفل محتجون مداخل مدينة طرابلس بمستوعبات النفايات"),
    ("protest", "تجمهر عشرات الأهالي أمام مبنى المحافظة في السويداء"),
    ("riot", "اندلعت مواجهات بين شبان غاضبين وقوات الأمن في سيدي بوزيد"),
    ("execution", "تنفيذ حكم القتل تعزيرا في مهرب مخدرات بمنطقة تبوك"),
    ("seizure", "احتجز خفر السواحل الإيراني ناقلة وقود أجنبية في مضيق هرمز"),
    ("agreement", "توصل جيش الإسلام والجيش السوري إلى اتفاق يقضي بخروج المقاتلين من دوما"),
    ("displacement", "خرجت الدفعة الثالثة من مقاتلي فيلق الرحمن من الغوطة الشرقية إلى إدلب"),
    ("release", "أطلق الحوثيون أمس 12 مختطفا في ذمار"),
    ("property_destruction", "قطع مستوطنون 80 شجرة زيتون في بورين"),
    ("bomb_disposal", "انتزعت الفرق الهندسية اليمنية 400 لغم في تعز"),
    ("armed_attack", "عثر الأهالي على جثة شاب مقتولا بطلق ناري في طفس"),
    ("assassination", "مسلحون يغتالون ناشطا مدنيا وسط الناصرية"),
    ("air_strike", "ضربت مسيرات الدعم السريع محطة كهرباء في عطبرة"),
    ("armed_attack", "اعتدى مجهولون بالضرب على صحفي في عدن"),
    ("accident", "أحبطت البحرية التونسية محاولة هجرة وأنقذت 240 مهاجرا قبالة المهدية"),
]
GAPS = [
    ("property_destruction", "أحرق محتجون مقر الحزب في البصرة", "whoever protests makes any deed of theirs a protest"),
    (
        "armed_attack",
        "أطلقت الشرطة العراقية النار على محتجين في البصرة فقتلت ثلاثة",
        "protesters who are shot at make it a protest and no attack",
    ),
]
CASES = [
    *({"text": text, "type": kind} for kind, text in SENTENCES),
    *({"text": text, "type": kind, "gap": gap} for kind, text, gap in GAPS),
]


@pytest.mark.parametrize(("about", "case"), table({"type": CASES}))
def test_type_of_a_sentence(about: str, case: dict[str, Any]) -> None:
    del about
    events = hadath.extract(case["text"], published="2018-05-03").events
    assert [event.type for event in events] == [case["type"]]


def test_nearly_every_type_of_the_record_has_a_sentence() -> None:
    assert set(get_args(EventType)) - {kind for kind, _ in SENTENCES} <= {"riot", "agreement"}


def test_an_outcome_alone_takes_its_type_from_the_harm() -> None:
    _, drafts = tellings("مقتل جندي في درعا. انفجار عبوة ناسفة في حمص أوقع جرحى")
    assert [draft_types(draft)[:1] for draft in drafts] == [["armed_attack"], ["bombing"]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["raid"], ["arrest"], True),
        (["raid"], ["armed_clash"], True),
        (["protest"], ["riot"], True),
        (["accident"], ["bombing"], True),
        ([], ["accident"], True),
        (["accident"], ["arrest"], False),
        (["protest"], ["air_strike"], False),
    ],
)
def test_types_that_can_tell_of_one_incident(one: list[str], other: list[str], same: bool) -> None:
    assert same_family(tuple(one), tuple(other)) is same_family(tuple(other), tuple(one)) is same
