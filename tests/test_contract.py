"""What every record promises, whatever the text."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hadath

TEXT = (
    "مقتل 3 جنود في هجوم على حاجز بريف إدلب\n"
    "قتل ثلاثة جنود وأصيب خمسة آخرون، اليوم الخميس، في هجوم شنه مسلحون مجهولون "
    "على حاجز للجيش السوري في بلدة سراقب بريف إدلب.\n"
    "وقال المرصد السوري لحقوق الإنسان إن قوات الأمن اعتقلت شخصين يشتبه في صلتهما بالهجوم.\n"
)
_WORDS = [*TEXT.split(), "\n", "“", "”", "٥", "2018", "كانون", "الأول", "/", "،", "بينهم", "طفل"]
ANY_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(_WORDS), max_size=80).map(" ".join))
_SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def spans(result: hadath.ArticleEvents) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for event in result:
        found.extend((place.span.start, place.span.end, "") for place in event.locations)
        found.extend((person.span.start, person.span.end, "") for person in event.people)
        dates = [event.date] if event.date else []
        for records in (event.actors, event.counts, event.items, dates):
            found.extend((record.span.start, record.span.end, record.text) for record in records)
        found.extend((evidence.start, evidence.end, evidence.text) for evidence in event.evidence)
    return found


@_SLOW
@given(ANY_TEXT)
def test_every_span_gives_back_its_text(text: str) -> None:
    for start, end, words in spans(hadath.extract(text, published="2018-05-03")):
        assert 0 <= start < end <= len(text)
        assert not words or text[start:end] == words


@_SLOW
@given(ANY_TEXT)
def test_records_survive_json_unchanged(text: str) -> None:
    result = hadath.extract(text, published="2018-05-03")
    assert hadath.ArticleEvents.model_validate_json(result.model_dump_json()) == result


@_SLOW
@given(ANY_TEXT)
def test_equal_texts_give_equal_bytes(text: str) -> None:
    assert hadath.extract(text).model_dump_json() == hadath.extract(text).model_dump_json()


def test_the_plain_case_is_read() -> None:
    result = hadath.extract(TEXT, published="2018-05-03")
    event = result.events[0]
    assert {(count.kind, count.low) for count in event.counts} >= {("killed", 3), ("injured", 5)}
    assert "سراقب" in [place.name for place in event.locations]
    assert event.date is not None
    assert event.date.edtf == "2018-05-03"
    assert spans(result)


def test_records_are_frozen() -> None:
    event = hadath.extract(TEXT, published="2018-05-03").events[0]
    with pytest.raises(ValueError, match="frozen"):
        event.type = "other"


def test_schema_names_the_record_and_its_version() -> None:
    schema = hadath.schema()
    assert schema["properties"]["schema_version"]["default"] == 1
    assert json.dumps(schema)


@pytest.mark.parametrize("text", ["", " \n\t ", "hello world", "12345", "\x00\x01", "“" * 500, "و" * 5000, "<p>نص</p>"])
def test_texts_without_news_give_no_events_and_no_error(text: str) -> None:
    assert len(hadath.extract(text)) == 0


def test_published_must_be_a_date() -> None:
    with pytest.raises(hadath.HadathError):
        hadath.extract(TEXT, published="yesterday")


def test_nothing_defaults_to_today() -> None:
    dates = [event.date for event in hadath.extract(TEXT) if event.date]
    assert all(date.start is None for date in dates)


def test_a_date_that_contradicts_itself_is_told() -> None:
    result = hadath.extract("قتل جندي في مدينة درعا يوم الأحد 5 مايو 2020", published="2020-05-06")
    assert any("is no Sunday" in warning for warning in result.warnings)
    assert not hadath.extract("قتل جندي في مدينة درعا يوم الثلاثاء 5 مايو 2020", published="2020-05-06").warnings
