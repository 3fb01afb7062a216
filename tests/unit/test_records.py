import pytest
from tests.stages import reading

import hadath
from hadath.article import read_article
from hadath.assemble.records import to_event
from hadath.pipeline import find_incidents

TEXT = (
    "مقتل ثلاثة مسلحين في مداهمة بالموصل\n"
    "قتلت قوات الأمن العراقية ثلاثة من عناصر داعش، الثلاثاء في مداهمة في حي الزهور بمدينة الموصل، بحسب وكالة الأنباء.\n"
    "وضبطت القوات بنادق وقنابل يدوية.\n"
    "وفي كركوك، قتل الشيخ علي حسن (54 عاما) وأحمد سالم برصاص مجهولين.\n"
)


@pytest.fixture(scope="module")
def result() -> hadath.ArticleEvents:
    return hadath.extract(TEXT, published="2018-05-03")


def test_every_value_points_at_its_words(result: hadath.ArticleEvents) -> None:
    for event in result:
        for actor in event.actors:
            assert TEXT[actor.span.start : actor.span.end] == actor.text
        for count in event.counts:
            assert TEXT[count.span.start : count.span.end] == count.text
        for item in event.items:
            assert TEXT[item.span.start : item.span.end] == item.text
        for place in event.locations:
            assert place.name.split()[-1] in TEXT[place.span.start : place.span.end]


def test_words_stand_without_the_clitics_before_them(result: hadath.ArticleEvents) -> None:
    assert [item.text for item in result.events[0].items] == ["بنادق", "قنابل يدوية"]
    spans = [TEXT[person.span.start : person.span.end] for event in result for person in event.people]
    assert "أحمد سالم" in spans


def test_people_keep_their_age_and_role(result: hadath.ArticleEvents) -> None:
    people = {person.name: (person.role, person.age) for event in result for person in event.people}
    assert people == {"علي حسن": ("killed", 54), "أحمد سالم": ("killed", None)}


def test_events_are_numbered_after_their_article() -> None:
    article = read_article(TEXT, published="2018-05-03")
    events = hadath.extract(article).events
    assert [event.id for event in events] == [f"{article.id}-{number}" for number in range(1, len(events) + 1)]
    assert len(events) >= 2
    assert [event.id for event in hadath.extract(article).events] == [event.id for event in events]


def test_evidence_is_every_passage_in_order(result: hadath.ArticleEvents) -> None:
    for event in result:
        starts = [evidence.start for evidence in event.evidence]
        assert starts
        assert starts == sorted(starts)
        for evidence in event.evidence:
            assert TEXT[evidence.start : evidence.end] == evidence.text
            assert evidence.rule.startswith("triggers.")
    assert TEXT.splitlines()[0] in [evidence.text for evidence in result.events[0].evidence]


def test_every_draft_gives_one_record() -> None:
    read = reading(TEXT)
    drafts = find_incidents(read)
    records = [to_event(read, draft, f"x-{number}") for number, draft in enumerate(drafts, 1)]
    assert [record.id for record in records] == [f"x-{number}" for number in range(1, len(drafts) + 1)]
    for record, draft in zip(records, drafts, strict=True):
        assert len(record.actors) == len(draft.parts)
        assert len(record.evidence) == len(draft.clauses) + len(draft.echoes)
        assert record.summary


def test_who_reports_is_named() -> None:
    event = hadath.extract("قتل جندي في هجوم في كركوك، بحسب وكالة الأنباء العراقية.").events[0]
    assert [attribution.source for attribution in event.attributions] == ["وكالة الأنباء العراقية"]


def test_known_facts_of_an_actor_are_given_and_unknown_ones_null() -> None:
    (event,) = hadath.extract("اعتقلت قسد مسلحين اثنين في الرقة").events
    actors = {actor.name: actor for actor in event.actors}
    assert (actors["قسد"].id, actors["قسد"].name_en is not None) == ("sy.sdf", True)
    assert actors["مسلحون"].country is None


def test_a_source_is_listed_once_with_its_verb_as_written() -> None:
    text = "وأعلن الجيش العراقي مقتل خمسة مسلحين واعتقال ثلاثة في الرمادي. وقال مصدر طبي إن جنديا قتل، بحسب وكالة واع."
    said = [said for event in hadath.extract(text) for said in event.attributions]
    assert {one.verb for one in said} == {"أعلن", "قال", "بحسب"}
    for event in hadath.extract(text):
        spans = [(one.span.start, one.span.end) for one in event.attributions]
        assert len(spans) == len(set(spans)) >= 1
    assert all(text[one.span.start : one.span.end] == one.verb for one in said)
