"""Finding places: every head noun's own examples and traps, the table of cases, and what holds for any text."""

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.document import Document, Mention, Passage
from hadath.errors import LexiconError
from hadath.extract.places import find_places
from hadath.lexicons import place_heads
from hadath.lexicons.gazetteer import index_places
from hadath.lexicons.nationalities import index_nationalities
from hadath.lexicons.place_heads import (
    PlaceHead,
    PlaceRelation,
    index_place_heads,
    load_place_heads,
    load_place_relations,
    place_words,
)
from hadath.mentions import PlaceValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "places.toml").read_text(encoding="utf-8"))
ENTRIES: list[PlaceHead | PlaceRelation] = [
    *(head for head, _ in load_place_heads()),
    *(relation for relation, _ in load_place_relations()),
]
EXAMPLES = [(entry.id, text, names) for entry in ENTRIES for text, names in entry.examples]
TRAPS = [(entry.id, text) for entry in ENTRIES for text in entry.traps]


@cache
def make_index() -> PhraseIndex:
    index = PhraseIndex()
    for add_phrases in (index_places, index_nationalities, index_place_heads):
        add_phrases(index)
    return index


def read(text: str) -> tuple[Document, list[Mention]]:
    doc = scan(Document(text), [Passage(0, len(text), "body")], make_index())
    return doc, find_places(doc)


def values_of(text: str) -> list[PlaceValue]:
    values = [mention.value for mention in read(text)[1]]
    assert all(isinstance(value, PlaceValue) for value in values)
    return values  # type: ignore[return-value]  # asserted above


@pytest.mark.parametrize(("text", "names"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES])
def test_head_example_names_its_places(text: str, names: tuple[str, ...]) -> None:
    assert tuple(value.name for value in values_of(text)) == names


@pytest.mark.parametrize("text", [row[1] for row in TRAPS], ids=[row[0] for row in TRAPS])
def test_head_trap_names_no_place(text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [(case["text"], case["places"]) for cases in CASES.values() for case in cases],
    ids=[f"{name}-{number}" for name, cases in CASES.items() for number, _ in enumerate(cases, 1)],
)
def test_case_gives_its_places(text: str, places: list[dict[str, object]]) -> None:
    values = values_of(text)
    assert [value.name for value in values] == [place["name"] for place in places]
    for value, place in zip(values, places, strict=True):
        assert value.parents == place["parents"]
        assert value.role == place.get("role", "event")
        assert value.certain or value.role != "event" or "certain" in place or " " not in text
        if "relation" in place:
            assert value.relation == place["relation"]
        if "certain" in place:
            assert value.certain is place["certain"]


def test_every_head_has_examples_and_a_source() -> None:
    assert all(entry.examples and entry.source.startswith("https://") for entry in ENTRIES)


def test_ambiguous_heads_have_traps() -> None:
    guarded = [head for head, _ in load_place_heads() if head.guarded]
    assert guarded
    assert all(head.traps for head in guarded)


def test_word_sets_are_folded_and_filled() -> None:
    words = place_words()
    for name in type(words).__dataclass_fields__:
        keys = getattr(words, name)
        assert keys, name
        assert not any("أ" in key or "ة" in key for key in keys), name


def test_unknown_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "x", "relation": "in", "words": [], "source": "s", "examples": [], "colour": "red"}
    monkeypatch.setattr(place_heads, "read_toml", lambda _: {"relation": [row]})
    load_place_relations.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"place_heads\.toml: x: unknown key colour"):
            load_place_relations()
    finally:
        load_place_relations.cache_clear()


def test_village_unknown_to_the_gazetteer_has_no_candidates_but_its_parent_has() -> None:
    (value,) = values_of("في قرية سنجلانة بريف دير الزور")
    assert value.candidates == ()
    assert value.larger
    assert value.kind == "village"


def test_mention_covers_its_chain() -> None:
    doc, mentions = read("هجوم في قرية رشو في ريف الحسكة أمس")
    assert [doc.words(mention.first, mention.last) for mention in mentions] == ["قرية رشو في ريف الحسكة"]


def test_name_certain_once_is_certain_throughout() -> None:
    values = values_of("هجوم في درعا السورية. شهود درعا رأوا الدخان")
    assert [value.certain for value in values if value.name == "درعا"] == [True, True]


WORDS = st.sampled_from(
    [
        *("قرية", "بلدتي", "مدن", "حي", "في", "بريف", "شمال", "شرقي", "قرب", "من", "إلى", "حلب", "دمشق", "سوريا"),
        *("السورية", "العاصمة", "و", "،", ".", "“", "”", "(", "-", "طريق", "مطار", "الدولي", "وهجين", "وقال", "إن"),
        *("على", "بعد", "35", "كم", "أبو", "تل", "الجديدة", "مناطق"),
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_any_words_give_mentions_inside_the_text_in_order(words: list[str]) -> None:
    doc, mentions = read(" ".join(words))
    assert all(0 <= mention.first < mention.last <= len(doc.forms) for mention in mentions)
    assert [mention.first for mention in mentions] == sorted(mention.first for mention in mentions)
    assert all(value.name.strip() == value.name and value.name for value in map(_value, mentions))


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for mention in read(text)[1]:
        assert mention.kind == "place"


def _value(mention: Mention) -> PlaceValue:
    assert isinstance(mention.value, PlaceValue)
    return mention.value


@pytest.mark.parametrize("unit", ["قرية ", "مدن ", "في مدينة حلب ", "شمال ", "حلب وحلب، "])
def test_cost_grows_with_length_only(unit: str) -> None:
    """Not a timing: a long run of one word must not recurse or join without end."""
    doc, mentions = read(unit * 2000)
    assert len(mentions) <= len(doc.forms)


def test_every_place_of_the_seeds_is_found_with_its_parents(project: Path) -> None:
    """The gold gives a place its larger ones; those that stand elsewhere in the article may be missing."""
    articles = [json.loads(line) for line in (project / "data/seeds/gold.jsonl").read_text("utf-8").splitlines()]
    for article in articles:
        text = (project / "data/seeds" / f"{article['id']}.txt").read_text("utf-8")
        found: dict[str, set[str]] = {}
        for value in values_of(text):
            if value.role == "event" and value.certain:
                found.setdefault(value.name, set()).update(value.parents)
        for place in (place for event in article["events"] for place in event["places"]):
            assert set(place["within"]) <= found[place["name"]]
