import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_evenly, lines_run

from hadath.document import Document, Mention, Passage, Span
from hadath.extract.actors import find_actors
from hadath.lexicons.actor_nouns import load_particles
from hadath.lexicons.actors import index_actors
from hadath.lexicons.gazetteer import index_places
from hadath.mentions import ActorValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "actors.toml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(rule, case, id=f"{rule}-{number}")
    for rule, cases in CASES.items()
    for number, case in enumerate(cases, start=1)
]
INDEX = PhraseIndex()
index_actors(INDEX)
index_places(INDEX)


def read(*paragraphs: str, country: str | None = None) -> Document:
    passages, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        passages.append(Passage(at, at + len(paragraph), "body" if number else "title"))
        at += len(paragraph) + 1
    return scan(Document("\n".join(paragraphs), country=country), passages, INDEX)


def value(mention: Mention) -> ActorValue:
    assert isinstance(mention.value, ActorValue)
    return mention.value


def names(*paragraphs: str, country: str | None = None) -> list[str]:
    return [value(mention).name for mention in find_actors(read(*paragraphs, country=country))]


@pytest.mark.parametrize(("rule", "case"), TABLE)
def test_cases(rule: str, case: dict[str, Any]) -> None:
    doc = read(case["text"])
    # A name with people or a head before it is told by the rule that joined them.
    found = [mention for mention in find_actors(doc) if mention.rule == f"actors.{rule}"]
    expected = [find for find in case["finds"] if "text" in find]
    words = [doc.words(mention.first, mention.last) for mention in found]
    for find in expected:
        near = [mention for mention in find_actors(doc) if find["text"] in doc.words(mention.first, mention.last)]
        assert near, (find, words)
        for key, wanted in find.items():
            if key != "text":
                assert getattr(value(near[-1]), key) == wanted, (find, near[-1])
    assert bool(found) == bool(expected), (words, expected)


@pytest.mark.parametrize("rule", CASES)
def test_every_rule_finds_and_leaves_alone(rule: str) -> None:
    assert {bool(case["finds"]) for case in CASES[rule]} == {True, False}


def test_every_rule_of_the_finder_has_cases() -> None:
    package = Path(__file__).parents[2] / "src" / "hadath" / "extract" / "actors"
    text = "".join(path.read_text(encoding="utf-8") for path in package.glob("*.py"))
    rules = {part.split('"')[0] for part in text.split('"actors.')[1:]}
    assert rules - {"people_of_it"} == CASES.keys()


def test_a_title_takes_the_name_that_comes_later() -> None:
    assert names("الجيش يقتل أربعة مسلحين", "أعلن الجيش الجزائري مقتل أربعة مسلحين")[0] == "الجيش الجزائري"


def test_the_last_party_named_is_meant() -> None:
    text = "هاجمت حركة طالبان مخفرا. وقالت الحركة إنها قتلت عشرة. أما حركة الشباب فهاجمت فندقا وأكدت الحركة ذلك"
    assert names(text).count("طالبان") == 2
    assert names(text).count("حركة الشباب") == 2


def test_two_coalitions_are_told_apart_by_the_full_name() -> None:
    text = "شن التحالف العربي غارات في سوريا والعراق. وأضاف بيان أن التحالف دمر مخزنا"
    assert names(text) == ["التحالف العربي", "التحالف العربي"]


def test_the_police_are_of_the_place_where_they_act() -> None:
    text = "تظاهر أكراد من سوريا وتركيا في برلين، وأوقفت الشرطة عشرة منهم"
    assert "الشرطة الألمانية" in names(text)


def test_the_country_of_the_outlet_is_the_last_resort() -> None:
    assert names("أوقفت الشرطة لصا", country="TN")[0] == "الشرطة التونسية"
    assert names("أوقفت الشرطة لصا")[0] == "الشرطة"


def test_commander_of_an_army_speaks_and_commander_of_a_militia_does_not() -> None:
    general, leader = (value(find_actors(read(text))[0]) for text in ("قائد الجيش اللبناني", "قائد كتائب القسام"))
    assert general.speaker
    assert not leader.speaker
    assert leader.member


def test_a_mention_covers_noun_and_party_and_no_figure() -> None:
    doc = read("قتل 3 جنود أتراك")
    (mention,) = find_actors(doc)
    assert doc.words(mention.first, mention.last) == "جنود أتراك"


def test_a_clitic_is_no_part_of_a_made_up_name() -> None:
    assert names("هجوم للمقاومة التشيلية") == ["المقاومة التشيلية"]


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = "قتل عناصر من خلايا تنظيم داعش ثلاثة جنود من الجيش السوري وقوات سوريا الديمقراطية (قسد) وأصيب مدنيون"
    found = find_actors(read(text))
    assert all(one.last <= other.first for one, other in pairwise(found))
    assert len(found) == 4


def test_values_are_not_shared_between_mentions() -> None:
    one, other = (value(mention) for mention in find_actors(read("قتل داعش رجلا وخطف داعش آخر"))[:3:2])
    assert one == other
    assert one is not other


def test_no_text_gives_no_actor() -> None:
    assert find_actors(read("")) == []


WORDS = st.sampled_from(
    [
        *("الجيش", "التركي", "قوات", "من", "تنظيم", "داعش", "عناصر", "التابعة", "لقسد", "“", "”", "35", "،", ".", "("),
        *(")", "سوري", "سوريا", "والإيرانية", "مسلحين", "اللواء", "حزب", "قائد", "جنديا", "عناصره", "قصف", "وزير"),
        *sorted(load_particles().ties),
        *sorted(load_particles().between)[:20],
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_any_order_of_actor_words_is_read(words: list[str]) -> None:
    doc = read(" ".join(words))
    found = find_actors(doc)
    for mention in found:
        assert 0 <= mention.first < mention.last <= len(doc.forms)
        assert value(mention).name
    assert all(one.last <= other.first for one, other in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    find_actors(read(text))


def test_time_grows_with_the_text_only() -> None:
    def cost(copies: int) -> int:
        doc = read("عناصر من خلايا تابعة ل التنظيم والجيش التركي في قوات من " * copies)
        return lines_run(lambda: find_actors(doc))

    assert grows_evenly(cost, 50)


def test_the_dateline_does_not_say_whose_police_it_is() -> None:
    text = "دبي، الإمارات: أوقفت الشرطة ثلاثة أشخاص في بغداد"
    doc = Document(text, dateline=Span(0, text.index(":")))
    scan(doc, [Passage(0, len(text), "body")], INDEX)
    assert value(find_actors(doc)[0]).name == "الشرطة العراقية"


def test_an_army_and_government_forces_are_a_states() -> None:
    text = "خرج جيش الإسلام من دوما في سوريا بعد أن حاصرتها القوات الحكومية وقصفها الجيش"
    assert names(text) == ["جيش الإسلام", "الجيش السوري", "الجيش السوري"]


def test_a_class_with_its_own_adjective_is_another_name() -> None:
    assert names("هاجم حزب الله موقعا واستقال رئيس الحزب الوطني") == ["حزب الله"]
