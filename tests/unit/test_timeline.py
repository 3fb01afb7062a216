import datetime

import pytest

from hadath.assemble.calendar import resolve_expression
from hadath.assemble.timeline import resolve_dates
from hadath.dates import find_dates
from hadath.document import Document, Mention, Passage
from hadath.events import DateRecord
from hadath.extract.dates import find_dates as find_mentions
from hadath.extract.dates.expressions import Calendar, Decade, Range, Shift, Window
from hadath.lexicons.dates import index_dates
from hadath.lexicons.numerals import index_numerals
from hadath.mentions import DateValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

INDEX = PhraseIndex()
index_numerals(INDEX)
index_dates(INDEX)
THURSDAY = datetime.date(2018, 3, 15)


def dates(text: str, published: str | None = None) -> list[tuple[str, str]]:
    return [(record.edtf, record.basis) for record in find_dates(text, published)]


def days(expression: object, published: datetime.date | None = THURSDAY) -> str | None:
    found = resolve_expression(expression, published)  # type: ignore[arg-type]  # any of the expressions
    return None if found is None else f"{found.start}..{found.end} {found.edtf} {found.precision}"


def test_month_beside_a_recent_dated_one_takes_its_year() -> None:
    text = (
        "تمكنت القوات من اعتقال قيادي في عملية جرت في 14 كانون الأول/ديسمبر الجاري.\n\n"
        "وقبل أيام، كشف التحالف عن حصيلة عملياته خلال شهر تشرين الثاني/نوفمبر 2023 في البلاد."
    )
    assert dates(text) == [("2023-12-14", "inferred"), ("2023-11", "explicit")]


def test_background_date_lends_no_year() -> None:
    text = "قتل ثلاثة في 14 كانون الأول الجاري.\n\nوبدأت الاحتجاجات في آذار 2011 جنوب البلاد."
    assert dates(text) == [("XXXX-12-14", "explicit"), ("2011-03", "explicit")]


def test_dated_neighbour_in_the_paragraph_lends_its_year() -> None:
    text = "قصف الجيش القرية في 28 كانون الأول 2019، ثم هاجمها في 3 كانون الثاني، ولم تهدأ حتى 20 تموز."
    assert dates(text) == [("2019-12-28", "explicit"), ("2020-01-03", "inferred"), ("XXXX-07-20", "explicit")]


def test_year_named_as_the_current_one_holds_for_all() -> None:
    text = "وقعت 12 حادثة منذ بداية عام 2018 الجاري.\nوفي 6 آذار تحطمت طائرة."
    assert dates(text)[-1] == ("2018-03-06", "inferred")


def test_day_of_writing_told_by_the_text_resolves_the_rest() -> None:
    text = "نشرت الوكالة اليوم، الخميس 21 من أيار 2020، بيانا.\nوقتل أمس جنديان، وفي 7 من أيار الحالي خطف ثالث."
    assert dates(text) == [("2020-05-21", "explicit"), ("2020-05-20", "inferred"), ("2020-05-07", "inferred")]


def test_weekday_leaves_one_year_of_the_window() -> None:
    text = "قتل جندي يوم الخميس 21 أيار.\nوكانت الحملة قد بدأت أواخر عام 2018 وتوسعت في 2019."
    assert dates(text)[0] == ("2020-05-21", "inferred")


def test_weekday_takes_the_year_from_a_written_range() -> None:
    text = "قتل جندي يوم الخميس 21 أيار خلال الحملة التي امتدت بين عامي 2018 و2021."
    assert dates(text)[0] == ("2020-05-21", "inferred")


def test_weekday_that_fits_no_year_stays_open() -> None:
    text = "قتل جندي يوم الخميس 21 أيار.\nوكانت الحرب قد بدأت عام 2011."
    assert dates(text)[0] == ("XXXX-05-21", "explicit")


def test_relative_days_without_any_clue_have_no_record() -> None:
    assert dates("قتل جندي أمس، وجرح ثان الخميس الماضي") == []


def test_basis_against_publication() -> None:
    text = "قتل جندي أمس، وجرح ثان في 3 آذار، وخطف ثالث في 3 آذار 2017"
    expected = [("2018-03-14", "relative"), ("2018-03-03", "relative"), ("2017-03-03", "explicit")]
    assert dates(text, "2018-03-15") == expected


def test_words_of_a_record_are_without_the_conjunction() -> None:
    text = "قتل جندي وَالخميس الماضي وفبراير الماضي وفي واحد وعشرين من آذار"
    records = find_dates(text, "2018-05-12")
    assert [record.text for record in records] == ["الخميس الماضي", "فبراير الماضي", "واحد وعشرين من آذار"]
    assert all(text[record.span.start : record.span.end] == record.text for record in records)


def test_disagreeing_calendars_and_weekdays_warn() -> None:
    for text in ("صدر الحكم في 12 رجب 1439 الموافق 5 آذار 2018", "صدر الحكم الأحد 5 آذار 2018"):
        doc = scan(Document(text), [Passage(0, len(text), "body")], INDEX)
        mentions = find_mentions(doc)
        resolve_dates(doc, mentions)
        value = mentions[0].value
        assert isinstance(value, DateValue)
        assert value.record is not None
        assert value.record.edtf == "2018-03-05"
        assert value.warning


def test_mentions_of_other_kinds_are_left_alone() -> None:
    mention = Mention("place", 0, 1, "places.name", object())
    doc = scan(Document("حلب"), [Passage(0, 3, "body")], INDEX)
    resolve_dates(doc, [mention])
    assert not isinstance(mention.value, DateRecord)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Calendar(weekday=3), "2018-03-15..2018-03-15 2018-03-15 day"),
        (Calendar(weekday=3, which="last"), "2018-03-08..2018-03-08 2018-03-08 day"),
        (Calendar(weekday=3, which="next"), "2018-03-22..2018-03-22 2018-03-22 day"),
        (Calendar(weekday=4, which="before"), "2018-03-02..2018-03-02 2018-03-02 day"),
        (Calendar(weekday=4, ahead=True), "2018-03-16..2018-03-16 2018-03-16 day"),
        (Calendar(month=3), "2018-03-01..2018-03-31 2018-03 month"),
        (Calendar(month=3, which="last"), "2017-03-01..2017-03-31 2017-03 month"),
        (Calendar(month=4), "2017-04-01..2017-04-30 2017-04 month"),
        (Calendar(month=4, which="next"), "2018-04-01..2018-04-30 2018-04 month"),
        (Calendar(month=4, day=2), "2018-04-02..2018-04-02 2018-04-02 day"),
        (Calendar(month=10, day=14), "2017-10-14..2017-10-14 2017-10-14 day"),
        (Calendar(month=2, day=29), "2016-02-29..2016-02-29 2016-02-29 day"),
        (Calendar(month=2, day=30), None),
        (Calendar(month=5, year_shift=-1), "2017-05-01..2017-05-31 2017-05 month"),
        (Calendar(year=1439, month=7, day=12, hijri=True), "2018-03-29..2018-03-29 2018-03-29 day"),
        (Calendar(year=2014), "2014-01-01..2014-12-31 2014 year"),
        (Decade(1990), "1990-01-01..1999-12-31 199X range"),
        (Shift("week", -1, whole=True), "2018-03-05..2018-03-11 2018-03-05/2018-03-11 week"),
        (Shift("month", -1, whole=True), "2018-02-01..2018-02-28 2018-02 month"),
        (Shift("year", -1, whole=True), "2017-01-01..2017-12-31 2017 year"),
        (Shift("week", 0, whole=True), "2018-03-12..2018-03-15 2018-03-12/2018-03-15 range"),
        (Shift("day", -3), "2018-03-12..2018-03-12 2018-03-12 day"),
        (Shift("day", -3_000_000), None),
        (Window("month", 3), "2017-12-15..2018-03-15 2017-12-15/2018-03-15 range"),
        (Window("year", 2), "2016-03-15..2018-03-15 2016-03-15/2018-03-15 range"),
        (Range(Calendar(weekday=0), None), "2018-03-12..2018-03-15 2018-03-12/2018-03-15 range"),
        (Range(Calendar(year=2019), None), None),
        (Range(Calendar(year=2013), Calendar(year=2016)), "2013-01-01..2016-12-31 2013/2016 range"),
        (Range(Calendar(year=2016), Calendar(year=2013)), None),
    ],
)
def test_expression_resolves_against_publication(expression: object, expected: str | None) -> None:
    assert days(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Calendar(month=5, day=21), "None..None XXXX-05-21 day"),
        (Calendar(month=5), "None..None XXXX-05 month"),
        (Calendar(weekday=3), None),
        (Shift("day", -1), None),
        (Window("day", 2), None),
        (Range(Calendar(year=2014), None), "2014-01-01..None 2014/.. range"),
        (Range(Calendar(month=5, day=1), Calendar(month=5, day=5)), "None..None XXXX-05-01/XXXX-05-05 range"),
        (Range(Calendar(month=5, day=1), None), None),
    ],
)
def test_expression_without_publication(expression: object, expected: str | None) -> None:
    assert days(expression, None) == expected


def test_the_words_of_a_date_lose_a_conjunction_and_no_letter_of_their_own() -> None:
    text = "قصفت البلدة فجر الثلاثاء، وفجر الخميس، في فبراير الماضي وفي 5 مارس"
    assert [record.text for record in find_dates(text, "2018-03-15")] == [
        "فجر الثلاثاء",
        "فجر الخميس",
        "فبراير الماضي",
        "5 مارس",
    ]
