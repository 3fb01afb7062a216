import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cost import grows_evenly, lines_run

import hadath.lexicons.counts as lexicon
from hadath.document import Document, Mention, Passage
from hadath.errors import LexiconError
from hadath.extract.counts import find_counts
from hadath.extract.counts.rules import NOUN_RULES, NUMBER_RULES, QUANTITY_RULES, VICTIM_RULES
from hadath.lexicons.counts import PersonNoun, index_counts, load_counts, load_word_sets
from hadath.lexicons.loading import read_toml
from hadath.lexicons.numerals import index_numerals
from hadath.mentions import CountValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "counts.toml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(rule, case, id=f"{rule}-{number}")
    for rule, cases in CASES.items()
    for number, case in enumerate(cases, start=1)
]
INDEX = PhraseIndex()
index_numerals(INDEX)
index_counts(INDEX)
PEOPLE, QUANTITIES, CUES = load_counts()
FLAGS = ("subset", "other", "replaces", "bare", "company")


def read(text: str) -> tuple[Document, list[Mention]]:
    doc = scan(Document(text), [Passage(0, len(text), "body")], INDEX)
    return doc, find_counts(doc)


def value(mention: Mention) -> CountValue:
    assert isinstance(mention.value, CountValue)
    return mention.value


def describe(count: CountValue) -> str:
    low, high = count.low, count.high
    figure = (
        f"{low}" if low == high else f"{low}.." if high is None else f"..{high}" if low is None else f"{low}-{high}"
    )
    parts = ["?" if low is None and high is None else figure, *(["~"] if count.approximate else [])]
    parts += [f"kind={count.kind}"] if count.kind else []
    parts += [f"joint={'+'.join(count.joint)}"] if count.joint else []
    parts += [f"group={count.group}"] if count.group else []
    parts += [f"of={count.of}"] if count.of else []
    return " ".join(parts + [flag for flag in FLAGS if getattr(count, flag)])


@pytest.mark.parametrize(("rule", "case"), TABLE)
def test_each_rule_finds_its_counts_and_no_more(rule: str, case: dict[str, Any]) -> None:
    doc, found = read(case["text"])
    mine = [mention for mention in found if mention.rule == f"counts.{rule}"]
    assert [[doc.words(mention.first, mention.last), describe(value(mention))] for mention in mine] == case["counts"]


def test_every_rule_has_a_sentence_that_it_finds_in_and_one_that_it_leaves_alone() -> None:
    rules = {rule.__name__ for rule in (*NUMBER_RULES, *QUANTITY_RULES, *NOUN_RULES, *VICTIM_RULES)} | {"figure_alone"}
    assert rules == CASES.keys()
    for cases in CASES.values():
        assert any(case["counts"] for case in cases)
        assert any(not case["counts"] for case in cases)


@pytest.mark.parametrize("text", [case["text"] for cases in CASES.values() for case in cases if not case["counts"]])
def test_what_is_left_alone_by_its_rule_is_left_alone_by_all_figures(text: str) -> None:
    _doc, found = read(text)
    assert all(value(mention).bare or mention.rule == "counts.others" for mention in found)


@pytest.mark.parametrize("row", read_toml("counts.toml")["nouns"], ids=lambda row: row["id"])
def test_examples_of_nouns_are_counted_and_traps_are_not(row: dict[str, Any]) -> None:
    names = {form.noun.name for forms in PEOPLE.values() for form in forms if form.noun.set == row["id"]}
    for example in row["examples"]:
        assert any(value(mention).noun in names for mention in read(example)[1]), example
    for trap in row.get("traps", ()):
        assert not any(value(mention).noun in names for mention in read(trap)[1]), trap


@pytest.mark.parametrize(
    "row", read_toml("counts.toml")["kin"] + read_toml("counts.toml")["cue"], ids=lambda row: row["id"]
)
def test_examples_of_cues_and_kin_are_counted(row: dict[str, Any]) -> None:
    assert all(read(example)[1] for example in row["examples"] if row.get("kind") or "one" in row)
    assert not any(read(trap)[1] for trap in row.get("traps", ()))


def nouns() -> list[PersonNoun]:
    return list(
        {form.noun.name: form.noun for forms in PEOPLE.values() for form in forms if not form.noun.kin}.values()
    )


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.name)
def test_every_singular_is_counted_after_a_figure(noun: PersonNoun) -> None:
    singular = any(form.noun == noun and form.number == "singular" for form in PEOPLE.get(noun.name, ()))
    figure = f"40 {noun.name}" if singular else f"4 {noun.name}"
    doc, found = read(f"قتل {figure} في البلدة")
    if not any(form.number == "dual" for form in PEOPLE[noun.name]):
        assert [doc.words(mention.first, mention.last) for mention in found] == [figure]
        assert value(found[0]).low == (None if noun.family else 40 if singular else 4)


def test_regular_forms_are_made() -> None:
    spellings = ("جنديان", "جنود", "الجنود", "جنديا", "مسلحين", "المسلحون", "مقاتلي", "طفلتين", "رجلا أمن", "امرأتان")
    assert all(spelling in PEOPLE for spelling in spellings)
    assert {form.number for form in PEOPLE["مسلحين"]} == {"either"}
    assert {form.number for form in PEOPLE["جنديين"]} == {"dual"}


def test_sets_of_words_are_folded() -> None:
    assert "الماده" in load_word_sets()["numbered"]


@given(
    st.lists(
        st.sampled_from([*list(PEOPLE)[::25], *QUANTITIES, *(word for word, _cue, _clitics in CUES), "12", "و", "3"])
    )
)
def test_any_mixture_is_read(words: list[str]) -> None:
    doc, found = read(" ".join(words))
    last = 0
    for mention in found:
        assert last <= mention.first < mention.last <= len(doc.forms)
        low, high = value(mention).low, value(mention).high
        assert low is None or high is None or 0 < low <= high
        last = mention.last


def test_random_strings_never_fail() -> None:
    chance = random.Random(11)  # noqa: S311  # a seeded draw of test strings, no secret
    junk = [
        *list(PEOPLE)[::40],
        *QUANTITIES,
        "٤٥",
        "1,230",
        "خمسة",
        "ألف",
        "مليون",
        "(",
        ")",
        "-",
        "/",
        "من",
        "بين",
        "\n",
    ]
    for _ in range(2000):
        read(chance.choice((" ", "")).join(chance.choices(junk, k=chance.randint(1, 14))))


@pytest.mark.parametrize(
    "unit", ["بين 10 و15 ", "قتيل وجريح و", "رجل وزوجته و", "أكثر من نحو ", "5 من ", "عدد من عشرات ", "(5) "]
)
def test_time_grows_with_length_only(unit: str) -> None:
    def cost(copies: int) -> int:
        text = unit * copies
        doc = scan(Document(text), [Passage(0, len(text), "body")], INDEX)
        return lines_run(lambda: find_counts(doc))

    assert grows_evenly(cost, 100)


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("nouns", {"id": "x", "source": "s"}, "x: examples is missing"),
        ("nouns", {"id": "x", "source": "s", "examples": ["e"], "colour": 1}, "x: unknown key colour"),
        ("quantity", {"id": "x", "effect": "half", "words": ["w"]}, "x: unknown effect half"),
        ("cue", {"id": "x", "source": "s", "examples": ["e"], "nouns": ["n"]}, "x: verbs is missing"),
    ],
)
def test_a_malformed_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, table: str, row: dict[str, Any], reason: str
) -> None:
    tables: dict[str, list[dict[str, Any]]] = {"nouns": [], "kin": [], "quantity": [], "cue": []}
    tables[table] = [row]
    monkeypatch.setattr(lexicon, "read_toml", lambda _name: tables)
    with pytest.raises(LexiconError, match=f"counts.toml: {reason}"):
        load_counts.__wrapped__()
