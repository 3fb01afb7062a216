import pytest

import hadath

TEXT = "قتل ثلاثة جنود في هجوم شنه مسلحون على حاجز في الموصل. ونفى جهاز مكافحة الإرهاب وقوع قصف على مدينة كركوك."


def test_every_mention_is_shown_with_its_words_and_rule() -> None:
    trace = hadath.explain(TEXT, published="2018-05-03")
    report = str(trace)
    assert {mention.kind for mention in trace.mentions} >= {"trigger", "actor", "place", "count", "qualifier"}
    for mention in trace.mentions:
        assert any(
            mention.rule in line and trace.doc.words(mention.first, mention.last) in line
            for line in report.splitlines()
        )
    assert [mention.first for mention in trace.mentions] == sorted(mention.first for mention in trace.mentions)


def test_what_was_covered_is_shown_with_what_covered_it() -> None:
    trace = hadath.explain("أعلنت قوات سوريا الديمقراطية اعتقال شخصين في الرقة")
    assert "سوريا" in [trace.doc.words(gone.first, gone.last) for gone, _ in trace.dropped]
    lines = [line for line in str(trace).splitlines() if line.startswith("dropped")]
    assert any("سوريا" in line and "inside قوات سوريا الديمقراطية" in line for line in lines)
    kept = {id(mention) for mention in trace.mentions}
    assert kept.isdisjoint(id(gone) for gone, _ in trace.dropped)


def test_incidents_are_those_that_extract_returns() -> None:
    events = hadath.extract(TEXT, published="2018-05-03").events
    trace = hadath.explain(TEXT, published="2018-05-03")
    assert len(trace.incidents) == len(events) >= 2
    for draft, event in zip(trace.incidents, events, strict=True):
        assert [part.actor.name for part in draft.parts] == [actor.name for actor in event.actors]
        assert all(part.rule.startswith(("roles.", "complete.")) for part in draft.parts)


def test_rules_of_roles_are_named_in_the_report() -> None:
    assert "roles.subject_of_verb" in str(hadath.explain("قصفت القوات السورية بلدة كفرنبل في ريف إدلب"))


@pytest.mark.parametrize("text", ["", "نص بلا أخبار", "\x00", "hello"])
def test_any_text_is_explained(text: str) -> None:
    trace = hadath.explain(text)
    assert trace.incidents == ()
    assert isinstance(str(trace), str)


def test_an_article_is_explained_as_it_is_extracted() -> None:
    article = hadath.read_article(TEXT, published="2018-05-03")
    assert str(hadath.explain(article)) == str(hadath.explain(TEXT, published="2018-05-03"))


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("لم تعتقل الشرطة التونسية أحدا في صفاقس", "تعتقل", "negated"),
        ("إذا قصفت القوات البلدة فسيرد المقاتلون", "قصفت", "conditional"),
        ("شارك المئات في وقفة في تونس تنديدا بمجزرة صبرا", "بمجزرة", "only spoken about"),
        ("وتحدث عن الاعتقالات.", "الاعتقالات", "too little is told"),
        ("في عام 2012 انسحبت القوات من المدينة.", "انسحبت", "history"),
        (
            "قصفت قوات النظام بلدة دوما الأحد. وأصيب أربعة جنود أتراك في منبج الاثنين. وتستمر الغارات الجوية على دوما.",
            "الغارات الجوية",
            "told by another event",
        ),
    ],
)
def test_it_is_said_why_a_word_gave_no_event(text: str, word: str, reason: str) -> None:
    trace = hadath.explain(text, published="2018-05-03")
    assert (word, reason) in [(trace.words(mention), why) for mention, why in trace.passed]
    assert any(word in line and f"({reason})" in line for line in str(trace).splitlines())


def test_words_that_gave_an_event_are_not_passed_over() -> None:
    trace = hadath.explain(TEXT, published="2018-05-03")
    told = {id(trigger) for draft in trace.incidents for trigger in draft.triggers}
    assert told
    assert told.isdisjoint(id(mention) for mention, _ in trace.passed)
