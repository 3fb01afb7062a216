import datetime
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.assemble.timeline import resolve_dates
from hadath.dates import find_dates
from hadath.document import Document, Mention, Passage
from hadath.errors import DateError
from hadath.events import DateRecord, SpanRecord
from hadath.extract.dates import find_dates as find_mentions
from hadath.lexicons.dates import index_dates, read_entries
from hadath.lexicons.numerals import index_numerals
from hadath.mentions import DateValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(rule, case, id=f"{rule}-{number}")
    for rule, cases in CASES.items()
    for number, case in enumerate(cases, start=1)
]
INDEX = PhraseIndex()
index_numerals(INDEX)
index_dates(INDEX)
SATURDAY = datetime.date(2018, 5, 12)


def read(text: str, published: datetime.date | None = SATURDAY) -> tuple[Document, list[Mention]]:
    passages, start = [], 0
    for line in text.split("\n"):
        passages.append(Passage(start, start + len(line), "body"))
        start += len(line) + 1
    doc = scan(Document(text, published=published), passages, INDEX)
    mentions = find_mentions(doc)
    resolve_dates(doc, mentions)
    return doc, mentions


def outcome(mention: Mention) -> str | None:
    value = mention.value
    assert isinstance(value, DateValue)
    if value.vague:
        return "vague"
    if value.offset is not None:
        return str(value.offset)
    return value.record.edtf if value.record else None


def statements(text: str) -> list[bool]:
    return [mention.value.statement for mention in read(text)[1] if isinstance(mention.value, DateValue)]


@pytest.mark.parametrize(("rule", "case"), TABLE)
def test_rule_reads_its_sentences(rule: str, case: dict[str, Any]) -> None:
    published = None if case.get("published") == "none" else SATURDAY
    doc, mentions = read(case["text"], published)
    found = [[doc.words(mention.first, mention.last), outcome(mention)] for mention in mentions]
    assert [row for row in found if row[1] is not None] == case["dates"], rule


def test_every_rule_has_finds_and_leave_alones() -> None:
    rules = [
        (name, {mention.rule.removeprefix("dates.") for mention in read(case["text"])[1]})
        for name, cases in CASES.items()
        for case in cases
    ]
    assert {name for name, found in rules if name in found} == set(CASES)
    assert {name for name, found in rules if name not in found} == set(CASES)
    assert set().union(*(found for _, found in rules)) == set(CASES)


@pytest.mark.parametrize(("kind", "entry"), [pytest.param(k, e, id=f"{k}-{e['id']}") for k, e in read_entries()])
def test_lexicon_examples_are_dates_and_traps_are_not(kind: str, entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        assert read(example)[1], (kind, example)
    for trap in entry.get("traps", ()):
        assert not read(trap)[1], (kind, trap)


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش الثلاثاء مقتل ثلاثة من جنوده",
        "وقالت وزارة الدفاع، الخميس، إن الطائرات قصفت مواقع",
        "وأوضحت القيادة في بيان اليوم أن الهجوم أوقع قتلى",
        "والثلاثاء، أعلن الجيش مقتل جندي",
        "نشرت الصحيفة الثلاثاء 14 جوان 2016 خبر مقتله",
        "وكانت الشرطة قد قالت في وقت سابق إن المصاب توفي",
        "وذكر المتحدث في تصريحات لصحيفة محلية أمس أن القوات تقدمت",
        "أعلن المبعوث الخاص للمنظمة إلى البلاد أمام المجلس في جلسته الأخيرة أمس الجمعة أنه زار المخيم",
        "أعلنت البعثة العام الماضي أنها قصفت المعسكر",
        "قال الناطق في مؤتمر صحفي عقده في 12 فبراير إن المسلحين قصفوا الميناء",
        "أفاد صديق للضابط الذي تعرض للتسميم في القاعدة السبت، أن الشرطة فتحت تحقيقا",
    ],
)
def test_day_of_a_statement_is_marked(text: str) -> None:
    assert statements(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش مقتل ثلاثة من جنوده الثلاثاء في كمين",
        "قال الجيش إن الطائرات قصفت الثلاثاء مواقع",
        "قتل ثلاثة جنود الثلاثاء في كمين",
        "قتل جنديان السبت، وذكرت مصادر أنهما شقيقان",
        "قال المركز في 17 من أيار الحالي إن الطائرات ساندت القوات",
        "قال الجيش إنه علم بعد الهجوم السبت أن المسلحين فروا",
    ],
)
def test_day_of_the_event_is_not_marked(text: str) -> None:
    assert not any(statements(text))


def test_birth_is_no_date() -> None:
    assert find_dates("القتيل من مواليد 1985 وولد في عام 1985 شقيقه", "2018-05-12") == []


def test_dates_do_not_cross_sentences_and_paragraphs() -> None:
    records = find_dates("تجدد القصف الخميس\n12 آذار 2017 كان يوما دمويا. وقع ذلك في 5\nأيار بعيد", "2018-05-12")
    assert [record.edtf for record in records] == ["2018-05-10", "2017-03-12"]


def test_published_is_a_date_or_iso_string() -> None:
    for published in ("2018-05-12", "2018-05-12T10:00:00Z", SATURDAY):
        assert find_dates("وقع الهجوم أمس", published)[0].edtf == "2018-05-11"


def test_published_that_is_no_date_is_refused() -> None:
    with pytest.raises(DateError):
        find_dates("وقع الهجوم أمس", "12/05/2018")


def test_nothing_defaults_to_today() -> None:
    text = "وقع الهجوم أمس والخميس الماضي وقبل 3 أيام والشهر الماضي وفي 5 أيار وخلال اليومين الماضيين ومنذ الجمعة"
    records = find_dates(text)
    assert [(record.edtf, record.start, record.end) for record in records] == [("XXXX-05-05", None, None)]


def test_record_holds_its_words() -> None:
    text = "سقط القتلى في 14 كانون الأول/ديسمبر 2017 شرق البلدة"
    record = find_dates(text)[0]
    assert record == DateRecord(
        start=datetime.date(2017, 12, 14),
        end=datetime.date(2017, 12, 14),
        edtf="2017-12-14",
        precision="day",
        basis="explicit",
        text="14 كانون الأول/ديسمبر 2017",
        span=SpanRecord(start=text.index("14"), end=text.index(" شرق")),
    )


def check(text: str, published: datetime.date | None) -> None:
    edtf = pytest.importorskip("edtf", reason="the EDTF parser of the dev extra is not installed")
    for record in find_dates(text, published):
        assert text[record.span.start : record.span.end] == record.text
        edtf.parse_edtf(record.edtf)
        assert record.start is None or record.end is None or record.start <= record.end


WORDS = [
    *(word for _, entry in read_entries() for word in entry.get("words", ())),
    *(word for _, entry in read_entries() for key in ("singular", "dual", "plural") for word in entry.get(key, ())),
    *["الثالث", "عشرين", "خمسة", "ألفين", "وأربعة", "مئة", "الحادي", "عشر", "والعشرين", "من", "إلى", "حتى", "و"],
    *[
        "/",
        "-",
        "(",
        ")",
        "،",
        ".",
        "هـ",
        "م",
        "الـ",
        "ب",
        "ذلك",
        "هذا",
        "1",
        "5",
        "12",
        "30",
        "31",
        "32",
        "٢٠١٨",
        "2014",
        "1439",
    ],
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.sampled_from([None, SATURDAY]))
def test_any_words_give_sound_records(text: str, published: datetime.date | None) -> None:
    check(text, published)


@given(st.text(alphabet="0123456789٠١٢٣٤٥٦٧٨٩/-., \n" + "منذقبليوماشهرعTX", max_size=40))
def test_any_characters_give_sound_records(text: str) -> None:
    check(text, SATURDAY)


@pytest.mark.parametrize("text", ["8- -", "94 8-: -", "12-11-", "1.2.", "12/11/", "8 - - -"])
def test_a_date_that_breaks_off_is_none(text: str) -> None:
    assert find_dates(text, SATURDAY) == []


def test_random_dates_of_every_form_are_read_back() -> None:
    source = random.Random(5)  # noqa: S311  # any repeatable choice will do
    entries = [entry for kind, entry in read_entries() if kind == "month" and "calendar" not in entry]
    months = {entry["value"]: entry["words"] for entry in entries}
    for _ in range(300):
        date = datetime.date(1950, 1, 1) + datetime.timedelta(days=source.randrange(27_000))
        name = source.choice(months[date.month])
        written, numeric = f"{date.day} {name} {date.year}", f"{date.day:02d}/{date.month:02d}/{date.year}"
        text = source.choice([written, numeric, f"{date.day} من {name} عام {date.year}"])
        assert [record.start for record in find_dates(f"وقع ذلك في {text} شرقا")] == [date], text
