from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages import document, reading, words

from hadath.assemble.overlaps import resolve_overlaps
from hadath.document import Mention
from hadath.extract.triggers import find_triggers
from hadath.pipeline import FINDERS

KINDS = ("actor", "place", "trigger", "person", "date", "count", "item", "qualifier")
MENTIONS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 12), st.integers(1, 5)).map(
        lambda drawn: Mention(drawn[0], drawn[1], drawn[1] + drawn[2], f"{drawn[0]}s.rule", None)
    ),
    max_size=14,
)


def mention(kind: str, first: int, last: int, rule: str = "rule") -> Mention:
    return Mention(kind, first, last, rule, None)


def kinds(*mentions: Mention) -> list[str]:
    return sorted(resolve_overlaps(mentions)[0])


@pytest.mark.parametrize(
    ("longer", "shorter"), [("actor", "place"), ("actor", "trigger"), ("date", "count"), ("place", "trigger")]
)
def test_what_is_part_of_a_name_is_nothing_by_itself(longer: str, shorter: str) -> None:
    inside = mention(shorter, 3, 4)
    kept, dropped = resolve_overlaps([mention(longer, 2, 5), inside])
    assert list(kept) == [longer]
    assert [pair[0] for pair in dropped] == [inside]


def test_a_shorter_name_covers_nothing_longer() -> None:
    assert kinds(mention("actor", 3, 4), mention("place", 2, 5)) == ["place"]


def test_mentions_that_only_touch_or_cross_both_stay() -> None:
    assert kinds(mention("actor", 0, 3), mention("place", 2, 5)) == ["actor", "place"]
    assert kinds(mention("actor", 0, 3), mention("place", 3, 5)) == ["actor", "place"]


def test_kinds_that_do_not_compete_share_words() -> None:
    assert kinds(mention("actor", 2, 5), mention("count", 2, 4)) == ["actor", "count"]
    assert kinds(mention("attribution", 0, 1), mention("qualifier", 0, 1)) == ["attribution", "qualifier"]


def test_a_means_stays_inside_the_party_that_has_it() -> None:
    assert kinds(mention("actor", 2, 5), mention("trigger", 2, 3, "triggers.instrument.air_strike.aircraft")) == [
        "actor",
        "trigger",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "gone"),
    [
        ("نفذ جهاز مكافحة الإرهاب عملية دهم", "actor", "مكافحة"),
        ("أعلنت قوات سوريا الديمقراطية اعتقال شخصين", "actor", "سوريا"),
        ("قالت وكالة أنباء الأناضول إن انفجارا وقع في إدلب", "actor", "الأناضول"),
        ("وقع هجوم في شارع فلسطين في بغداد", "place", "فلسطين"),
    ],
)
def test_names_in_real_sentences(text: str, kind: str, gone: str) -> None:
    read = reading(text)
    assert gone in " ".join(words(read, read.mentions[kind]))
    others = [m for other, found in read.mentions.items() if other in ("place", "trigger", "person") for m in found]
    assert gone not in words(read, [m for m in others if m.kind != kind])


@given(MENTIONS)
def test_every_mention_stays_or_goes_and_only_what_stays_covers(mentions: list[Mention]) -> None:
    kept, dropped = resolve_overlaps(mentions)
    stay = [id(m) for found in kept.values() for m in found]
    assert sorted([*stay, *(id(m) for m, _ in dropped)]) == sorted(id(m) for m in mentions)
    for gone, cover in dropped:
        assert cover.first <= gone.first < gone.last <= cover.last
        assert cover.kind != gone.kind
    for found in kept.values():
        assert [m.first for m in found] == sorted(m.first for m in found)


@given(MENTIONS)
def test_resolving_again_changes_nothing(mentions: list[Mention]) -> None:
    kept, _ = resolve_overlaps(mentions)
    again, dropped = resolve_overlaps(m for found in kept.values() for m in found)
    assert dropped == []
    assert again == kept


def test_the_order_of_finders_decides_nothing() -> None:
    doc = document("قتل طفل في حي الزهور بمدينة الموصل، الاثنين، وأعلنت قوات سوريا الديمقراطية اعتقال 12 شخصا")
    found = [find(doc) for find in (find_triggers, *FINDERS)]
    results = []
    for order in list(permutations(range(4)))[:8]:
        chosen = [*order, *range(4, len(found))]
        kept, _ = resolve_overlaps(m for number in chosen for m in found[number])
        results.append({kind: [(m.first, m.last) for m in ms] for kind, ms in kept.items()})
    assert all(result == results[0] for result in results)
    assert "actor" in results[0]
