import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages import reading

from hadath.assemble.clauses import CORE, find_clauses
from hadath.assemble.drafts import Clause, Reading, trigger_entry


def read(text: str) -> tuple[Reading, list[Clause]]:
    found = reading(text)
    return found, list(find_clauses(found))


def parts(text: str) -> list[str]:
    found, clauses = read(text)
    return [found.doc.words(clause.first, clause.last) for clause in clauses]


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة مدنيين وأصيب 12 آخرون في قصف على سوق",
        "قتل خمسة مدنيين، في غارة جوية على سوق في إدلب",
        "أسفر الهجوم عن مقتل جندي وإصابة اثنين",
        "لغم زرعته ميليشيا الحوثي انفجر بسيارة مدنية",
        "نفذت الطائرات غارات استهدفت مواقع التنظيم",
        "قتل قائدهم، وهو مهندس، في غارة بطائرة مسيرة",
        "تمكنت القوات من ضبط وتدمير 20 دراجة نارية في المدينة",
        "ردا على الهجوم شنت أميركا، وبريطانيا، وفرنسا غارات على منشآت",
    ],
)
def test_words_about_one_incident_are_one_clause(text: str) -> None:
    assert len(parts(text)) == 1


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("قتل جندي في درعا، فيما اعتقلت الشرطة ثلاثة في حمص", "فيما"),
        ("اعتقل الجيش شخصين، كما ضبط كمية من الأسلحة", "كما"),
        ("انفجرت عبوة في بغداد، من جهة أخرى قتل شرطي في كركوك", "من جهة"),
        ("خطف مسلحون طبيبا في درنة، وبعد ثلاثة أيام أطلقوا سراحه", "وبعد"),
        ("تزامن القصف على البلدة مع هجوم بري من الشرق", "مع"),
        ("قصفت الطائرات المعسكر بالتزامن مع اشتباكات قرب المطار", "بالتزامن"),
        ("قصفت المدفعية بلدة اللطامنة وهاجم مسلحون حاجزا في حلب", "وهاجم"),
    ],
)
def test_a_connective_opens_a_clause(text: str, second: str) -> None:
    found = parts(text)
    assert len(found) == 2
    assert found[1].startswith(second)


def test_how_a_clause_opens_is_noted() -> None:
    _, clauses = read("قتل جندي في درعا. وفي سياق متصل، اعتقلت الشرطة ثلاثة في حمص. كما ضبطت أسلحة")
    opens = [clause.opens for clause in clauses]
    assert opens[0] == ""
    assert opens[1].startswith("break")
    assert opens[-1].startswith("shift")


def test_a_sentence_that_reports_nothing_has_no_clause() -> None:
    assert parts("وصل الوزير إلى عمان واجتمع بنظيره") == []
    assert len(parts("وصل الوزير إلى عمان. وقتل جندي في درعا")) == 1


WORDS = [
    "قتل", "جندي", "وأصيب", "فيما", "كما", "،", ".", "الهجوم", "في", "إدلب", "من", "جهة", "أخرى", "واعتقلت", "الشرطة",
    "ثلاثة", "أسفر", "عن", "مقتل", "بعد", "يومين", "من", "التي", "(", ")", "\n", "غارة", "أعلن",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_clauses_part_a_sentence_and_hold_every_trigger_once(text: str) -> None:
    found, clauses = read(text)
    last = 0
    for clause in clauses:
        sentence = found.doc.sentences[clause.sentence]
        assert max(last, sentence.first) <= clause.first < clause.last <= sentence.last
        assert all(clause.first <= trigger.first < clause.last for trigger in clause.triggers)
        assert any(trigger_entry(trigger).role in CORE for trigger in clause.triggers)
        last = clause.last
    held = [id(trigger) for clause in clauses for trigger in clause.triggers]
    assert len(held) == len(set(held))
    told = {clause.sentence for clause in clauses}
    for trigger in found.mentions.get("trigger", ()):
        if trigger_entry(trigger).role in CORE:
            assert found.doc.sentence_at[trigger.first] in told
            assert id(trigger) in held
