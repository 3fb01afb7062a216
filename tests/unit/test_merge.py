from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages import describe, only_incident, reading, table, tellings

from hadath.assemble import likeness, merge
from hadath.assemble.drafts import Toll, date_value
from hadath.assemble.merge import merge_drafts, merge_tolls
from hadath.assemble.own_signs import OWN_SIGNS, enumerated
from hadath.assemble.profiles import Profile
from hadath.assemble.tolls import COMPANY
from hadath.document import Mention
from hadath.mentions import CountValue
from hadath.pipeline import find_incidents

PARTS = [
    {"text": "مسلحون يهاجمون حاجزا في كركوك\nهاجم عناصر من داعش حاجزا في كركوك أمس.", "agents": ["داعش"]},
    {"text": "هاجم داعش حاجزا في كركوك. وقال شاهد إن مسلحين هاجموا الحاجز في كركوك ثم فروا.", "agents": ["داعش"]},
    {"text": "قتل خمسة مدنيين في هجوم على قرية في ديالى. وتبنى تنظيم داعش الهجوم.", "agents": ["داعش"]},
]


def toll(kind: str, low: int | None, high: int | None, of: str | None = None, *, subset: bool = False) -> Toll:
    return Toll(Mention("count", 0, 1, "counts.rule", CountValue(low, high)), kind, low, high, of, subset)


def merged(earlier: list[Toll], later: list[Toll], *, newer: bool = False) -> list[str]:
    return [describe(found) for found in merge_tolls(earlier, later, newer=newer)]


def test_a_figure_takes_the_stead_of_a_vague_word_and_never_the_reverse() -> None:
    vague, plain = toll("killed", None, None), toll("killed", 7, 7)
    assert merged([vague], [plain]) == merged([plain], [vague]) == ["killed 7"]


def test_a_newer_toll_takes_the_stead_of_an_older_one() -> None:
    assert merged([toll("killed", 12, 12)], [toll("killed", 31, 31)], newer=True) == ["killed 31"]
    assert merged([toll("killed", 12, 12)], [toll("killed", 31, 31)]) == ["killed 12"]


def test_killed_and_injured_stand_side_by_side() -> None:
    assert merged([toll("killed", 3, 3)], [toll("injured", 3, 3)]) == ["killed 3", "injured 3"]


def test_an_equal_figure_is_listed_once() -> None:
    assert merged([toll("killed", 3, 3, "مدنيون")], [toll("killed", 3, 3)]) == ["killed 3 of=مدنيون"]


def test_a_part_stands_beside_its_total() -> None:
    part = toll("killed", 2, 2, "مدنيون", subset=True)
    assert merged([toll("killed", 7, 7, "مدنيون")], [part], newer=True) == [
        "killed 7 of=مدنيون",
        "killed 2 of=مدنيون subset",
    ]


def test_one_told_of_alone_is_among_those_counted_later() -> None:
    alone = toll("killed", 1, 1, "الحوثيون")
    alone.count.bare = True
    thirty = toll("killed", 30, None)
    assert merged([alone], [thirty]) == ["killed 30.. of=الحوثيون", "killed 1 of=الحوثيون subset"]
    assert merged([alone], [toll("killed", 200, 200)]) == ["killed 1 of=الحوثيون"]
    with_his = Toll(Mention("count", 0, 4, COMPANY, CountValue(2, 2)), "killed", 2, 2)
    assert merged([alone], [with_his]) == ["killed 2 of=الحوثيون"]


def test_figures_of_two_sides_are_two() -> None:
    assert merged([toll("killed", 3, 3, "الجيش")], [toll("killed", 5, 5, "داعش")], newer=True) == [
        "killed 3 of=الجيش",
        "killed 5 of=داعش",
    ]


def test_a_newer_toll_keeps_whose_people_it_counts() -> None:
    older, newer = toll("killed", 4, 4, "مدنيون"), toll("killed", 8, 8)
    assert merged([older], [newer], newer=True) == ["killed 8 of=مدنيون"]


TOLLS = st.lists(
    st.builds(
        toll,
        st.sampled_from(["killed", "injured"]),
        st.sampled_from([None, 3]),
        st.sampled_from([None, 3, 5]),
        st.sampled_from([None, "مدنيون", "الجيش"]),
        subset=st.booleans(),
    ),
    max_size=4,
)


@given(TOLLS, TOLLS, st.booleans())
def test_merging_loses_no_kind_and_invents_no_figure(earlier: list[Toll], later: list[Toll], newer: bool) -> None:
    both = [*earlier, *later]
    found = merge_tolls(earlier, later, newer=newer)
    assert {known.kind for known in found} == {known.kind for known in both}
    told = {(given_one.kind, given_one.low, given_one.high) for given_one in both}
    assert all((known.kind, known.low, known.high) in told for known in found)
    assert len(found) <= len(both)


@pytest.mark.parametrize(("about", "case"), table({"parts": PARTS}))
def test_a_party_named_takes_the_stead_of_a_description(about: str, case: dict[str, Any]) -> None:
    del about
    draft = only_incident(case["text"])
    assert sorted(draft.names("agent")) == case["agents"]


def test_order_of_first_report_is_kept() -> None:
    text = "قتل جندي في درعا يوم الأحد. خطف طبيب في درنة يوم الاثنين. انفجر لغم في حيس يوم السبت."
    drafts = find_incidents(reading(text))
    assert len(drafts) == 3
    assert [draft.first for draft in drafts] == sorted(draft.first for draft in drafts)


def test_every_telling_is_evidence_of_one_incident() -> None:
    read, drafts = tellings("قتل جندي في درعا. وأصيب الجندي أولا ثم قتل في الهجوم. خطف طبيب في درنة")
    told = {(clause.first, clause.last) for draft in drafts for clause in draft.clauses}
    kept = [clause for draft in merge_drafts(read, drafts) for clause in (*draft.clauses, *draft.echoes)]
    assert {(clause.first, clause.last) for clause in kept} == told
    assert len(kept) == len(told)


def test_every_sign_has_its_weight() -> None:
    assert {sign.__name__ for sign in (*OWN_SIGNS, *likeness.SIGNS)} == likeness.WEIGHTS.keys()


def test_a_sign_that_is_not_read_would_not_show() -> None:
    read, drafts = tellings(
        "هجوم في كركوك\nقتل 3 جنود في هجوم لداعش في كركوك يوم الأحد. وقال الجيش إن العقيد أحمد الجبوري قتل. وبعد يوم "
        "اعتقلت الشرطة 5 أشخاص في درعا وصادرت 40 كيلوغراما من الحشيش. وصادر الجيش أسلحة. "
        "وقصف الجيش مواقع داعش، وأصيب 3 مدنيين."
    )
    told = [likeness.read_profile(read, draft) for draft in drafts]
    pairs = [likeness.pair_of(one, other) for one in told for other in told]
    silent = {sign.__name__: 0 for sign in likeness.TELLING_SIGNS}
    for pair in pairs:
        signs, most = likeness.telling_signs(pair.earlier.gives, pair.later.gives)
        shown = {sign: weight * sign(pair) for sign, weight in signs}
        assert sum(shown.values()) <= most
        for sign in likeness.TELLING_SIGNS:
            if sign not in shown:
                silent[sign.__name__] += 1
                assert sign(pair) == 0.0, sign.__name__
    assert all(silent[name] for name in likeness.NEEDS)


@pytest.mark.parametrize("beyond", [-5.0, -1.0, 0.0, 1.0])
def test_odds_beyond_a_limit_are_those_without_one(beyond: float) -> None:
    read, drafts = tellings("قتل 3 جنود في هجوم في كركوك. وقتل الجنود الثلاثة في الهجوم. خطف طبيب في درنة أمس.")
    told = [likeness.read_profile(read, draft) for draft in drafts]
    for one, other in pairwise(told):
        odds = likeness.likeness(one, other)
        limited = likeness.likeness(one, other, beyond=beyond)
        assert limited == odds or max(limited, odds) <= beyond


@settings(max_examples=40)
@given(st.permutations(["قتل جندي في درعا.", "خطف طبيب في درنة أمس.", "أصيب 3 في الهجوم.", "هجوم آخر في كركوك."]))
def test_any_order_of_sentences_gives_incidents_with_triggers(sentences: list[str]) -> None:
    for draft in find_incidents(reading(" ".join(sentences))):
        assert list(draft.triggers)
        assert draft.clauses


def test_how_often_tellings_are_compared_grows_with_length_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def never(_earlier: Profile, later: Profile, *, beyond: float) -> float:
        compared.append(later.draft.turn)
        return beyond - 1.0

    monkeypatch.setattr(merge, "fit", never)
    for times in (100, 200, 400):
        compared.clear()
        read, drafts = tellings("قتل جندي في درعا. " * times)
        assert len(merge_drafts(read, drafts)) == len(drafts) == times
        assert len(compared) <= 100 * times


def test_parts_told_later_make_up_the_total_known() -> None:
    assert merged([toll("arrested", 7, 7)], [toll("arrested", 6, 6), toll("arrested", 1, 1)], newer=False) == [
        "arrested 7",
        "arrested 6 subset",
        "arrested 1 subset",
    ]


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ("قتل خمسة جنود الأسبوع الماضي في درعا.", "وقتل الجنود الخمسة يوم 25 أبريل في كمين في درعا.", "2018-04-25"),
        ("قتل خمسة جنود مؤخرا في درعا.", "وقتل الجنود الخمسة يوم 25 أبريل في كمين في درعا.", "2018-04-25"),
        ("قتل خمسة جنود يوم 25 أبريل في درعا.", "وقتل الجنود الخمسة في كمين الأسبوع الماضي في درعا.", "2018-04-25"),
    ],
)
def test_a_day_takes_the_stead_of_the_week_it_lies_in(first: str, second: str, day: str) -> None:
    draft, *_ = find_incidents(reading(f"{first} {second}"))
    assert draft.date is not None
    record = date_value(draft.date).record
    assert record is not None
    assert record.edtf == day


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("ففي محافظة إدلب شن الطيران غارات على سراقب.", True),
        ("وفي الثانية قتل جندي في هجوم على حاجز.", True),
        ("أما في حماة فقتل جندي في هجوم على حاجز.", False),
        ("وقتل جندي في هجوم على حاجز.", False),
    ],
)
def test_what_an_article_counts_up_is_told_by_the_word_it_opens_with(text: str, counted: bool) -> None:
    read, drafts = tellings(text)
    assert bool(enumerated(read, drafts[0])) == counted
