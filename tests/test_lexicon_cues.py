"""The examples of the lexicons of people, items, attributions and qualifiers fire, and their traps do not."""

import re
from typing import Any, cast

import pytest

from hadath.document import Document, Mention, Passage
from hadath.errors import LexiconError
from hadath.extract.attributions import find_attributions
from hadath.extract.items import find_items
from hadath.extract.people import find_people
from hadath.extract.qualifiers import find_qualifiers
from hadath.lexicons.attributions import index_attributions
from hadath.lexicons.items import index_items
from hadath.lexicons.loading import read_toml
from hadath.lexicons.numerals import index_numerals
from hadath.lexicons.people import index_people
from hadath.lexicons.qualifiers import index_qualifiers
from hadath.lexicons.triggers import index_triggers
from hadath.lexicons.validation import check_choice, check_rows, check_tables
from hadath.mentions import AttributionValue, ItemValue, PersonValue, QualifierValue
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

BRACKET = re.compile(r"\[(?P<covered>[^\]]+)\]")


@pytest.fixture(scope="module")
def index() -> PhraseIndex:
    index = PhraseIndex()
    for add in (index_numerals, index_triggers, index_people, index_items, index_attributions, index_qualifiers):
        add(index)
    return index


def read(text: str, index: PhraseIndex) -> Document:
    return scan(Document(text), [Passage(0, len(text), "body")], index)


def rows(file: str, table: str, key: str) -> list[Any]:
    return [
        pytest.param(row, text, id=f"{row['id']}-{number}")
        for row in read_toml(file)[table]
        for number, text in enumerate(row.get(key, ()), start=1)
    ]


def texts(file: str, table: str, key: str) -> list[Any]:
    return [pytest.param(row.values[1], id=row.id) for row in rows(file, table, key)]


def people(text: str, index: PhraseIndex) -> list[PersonValue]:
    return [cast(PersonValue, mention.value) for mention in find_people(read(text, index))]


@pytest.mark.parametrize(("row", "text"), rows("people.toml", "cue", "examples"))
def test_a_person_cue_announces_a_name(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    found = people(text, index)
    assert found, text
    if row["force"] != "name":
        assert any(person.title for person in found)
    if row.get("speaker"):
        assert found[0].source


@pytest.mark.parametrize("text", texts("people.toml", "cue", "traps"))
def test_a_person_cue_alone_makes_no_person(text: str, index: PhraseIndex) -> None:
    assert people(text, index) == []


@pytest.mark.parametrize(("row", "text"), rows("people.toml", "role", "examples"))
def test_a_word_beside_a_name_tells_the_role(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    assert [person.role_cue for person in people(text, index)] == [row["role"]]


@pytest.mark.parametrize("text", texts("people.toml", "role", "traps"))
def test_no_role_where_no_word_tells_one(text: str, index: PhraseIndex) -> None:
    assert all(person.role_cue is None for person in people(text, index))


@pytest.mark.parametrize("text", texts("people.toml", "title_adjective", "examples"))
def test_a_name_may_follow_the_adjective_of_a_title(text: str, index: PhraseIndex) -> None:
    assert len(people(text, index)) == 1


@pytest.mark.parametrize("text", texts("given_names.toml", "given", "examples"))
def test_a_given_name_begins_a_person(text: str, index: PhraseIndex) -> None:
    assert len(people(text, index)) == 1


@pytest.mark.parametrize(
    "text",
    [*texts("given_names.toml", "given", "traps"), *texts("people.toml", "place_name", "examples"),
     *texts("people.toml", "place_head", "examples")],
)  # fmt: skip
def test_words_and_places_like_names_are_no_persons(text: str, index: PhraseIndex) -> None:
    assert people(text, index) == []


def test_there_are_enough_given_names() -> None:
    groups = read_toml("given_names.toml")["given"]
    assert sum(len(group["names"]) for group in groups) >= 700
    assert len(groups) >= 10


def items(text: str, index: PhraseIndex) -> list[ItemValue]:
    return [cast(ItemValue, mention.value) for mention in find_items(read(text, index))]


@pytest.mark.parametrize(("row", "text"), rows("items.toml", "item", "examples"))
def test_an_item_noun_gives_an_item_of_its_kind(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    assert row["kind"] in [item.kind for item in items(text, index)]


@pytest.mark.parametrize("text", texts("items.toml", "means", "examples"))
def test_words_of_means_mark_the_item(text: str, index: PhraseIndex) -> None:
    assert [item.means for item in items(text, index)] == [True]


@pytest.mark.parametrize(("row", "text"), rows("items.toml", "handling", "examples"))
def test_a_word_of_handling_tells_what_became_of_the_item(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    assert [item.outcome for item in items(text, index)] == [row["outcome"]]


@pytest.mark.parametrize("text", texts("items.toml", "handling", "traps"))
def test_an_item_that_nothing_became_of_has_no_outcome(text: str, index: PhraseIndex) -> None:
    assert [item.outcome for item in items(text, index)] == [None]


@pytest.mark.parametrize("text", texts("items.toml", "dual", "examples"))
def test_a_dual_is_two(text: str, index: PhraseIndex) -> None:
    assert [item.quantity for item in items(text, index)] == [2]


@pytest.mark.parametrize("table", ["quantity", "unit", "describing", "make", "owner"])
def test_words_beside_an_item_are_in_its_phrase(table: str, index: PhraseIndex) -> None:
    for row in read_toml("items.toml")[table]:
        for text in row["examples"]:
            doc = read(text, index)
            (mention,) = find_items(doc)
            words = set(doc.words(mention.first, mention.last).split())
            assert any(words >= set(phrase.split()) for phrase in row["phrases"]), text


def attributions(text: str, index: PhraseIndex) -> list[Mention]:
    return find_attributions(read(text, index))


@pytest.mark.parametrize(
    ("row", "text"),
    [*rows("attributions.toml", "verb", "examples"), *rows("attributions.toml", "phrase", "examples")],
)
def test_an_attribution_is_found_with_its_force(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    found = {mention.rule: cast(AttributionValue, mention.value) for mention in attributions(text, index)}
    assert f"attributions.{row['id']}" in found, text
    value = found[f"attributions.{row['id']}"]
    assert value.force == row["force"]
    assert value.scope_first < value.scope_last
    if row["force"] == "accuse":
        assert value.accused_first < value.accused_last


@pytest.mark.parametrize(
    ("row", "text"),
    [*rows("attributions.toml", "verb", "traps"), *rows("attributions.toml", "phrase", "traps")],
)
def test_a_verb_with_other_meanings_is_no_attribution(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    assert f"attributions.{row['id']}" not in [mention.rule for mention in attributions(text, index)]


@pytest.mark.parametrize("text", texts("attributions.toml", "title", "examples"))
def test_a_titled_source_is_no_party(text: str, index: PhraseIndex) -> None:
    assert [cast(AttributionValue, mention.value).party for mention in attributions(text, index)] == [False]


@pytest.mark.parametrize(("row", "text"), rows("attributions.toml", "particle", "examples"))
def test_particles_are_no_part_of_a_source(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    (source,) = [cast(AttributionValue, mention.value).source.split() for mention in attributions(text, index)]
    assert source
    assert not set(source) & set(row["phrases"])


@pytest.mark.parametrize("text", texts("attributions.toml", "negation", "examples"))
def test_a_negated_verb_is_no_attribution(text: str, index: PhraseIndex) -> None:
    assert attributions(text, index) == []


def scopes(text: str, index: PhraseIndex) -> list[tuple[str, str, str]]:
    """Return (entry, effect, words of the scope) of each qualifier."""
    doc = read(text, index)
    values = [cast(QualifierValue, mention.value) for mention in find_qualifiers(doc)]
    return [(value.entry, value.effect, doc.words(value.first, value.last)) for value in values]


@pytest.mark.parametrize(("row", "text"), rows("qualifiers.toml", "cue", "examples"))
def test_a_qualifier_covers_the_words_in_brackets(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    covered = [match["covered"] for match in BRACKET.finditer(text)]
    assert covered
    found = scopes(BRACKET.sub(r"\g<covered>", text), index)
    words = " ".join(scope for entry, effect, scope in found if (entry, effect) == (row["id"], row["effect"]))
    assert all(part in words for part in covered), found


@pytest.mark.parametrize(("row", "text"), rows("qualifiers.toml", "cue", "traps"))
def test_a_trap_has_no_such_qualifier(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    assert row["id"] not in [entry for entry, _, _ in scopes(text, index)]


@pytest.mark.parametrize(
    "text",
    [*texts("qualifiers.toml", "pseudo", "examples"), *texts("qualifiers.toml", "past", "examples")],
)
def test_words_that_only_look_like_a_cue_are_none(text: str, index: PhraseIndex) -> None:
    assert scopes(text, index) == []


@pytest.mark.parametrize(("row", "text"), rows("qualifiers.toml", "close", "examples"))
def test_a_closing_word_ends_a_scope(row: dict[str, Any], text: str, index: PhraseIndex) -> None:
    found = scopes(text, index)
    assert found
    assert not any(phrase in scope.split() for _, _, scope in found for phrase in row["phrases"])


GOOD = {"id": "a.b", "source": "https://example.org", "examples": ["x"], "words": ["y"]}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": None}, "id is missing"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"source": ""}, "no 'source'"),
        ({"examples": []}, "no 'examples'"),
        ({"words": []}, "no 'words'"),
        ({"words": "y"}, "must be list"),
        ({"words": [1]}, "lists of strings"),
    ],
)
def test_a_malformed_row_is_named(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(reason)) as error:
        list(check_rows("x.toml", {"t": [{**GOOD, **change}]}, "t", words="words", options={}))
    assert "x.toml" in str(error.value)


def test_an_id_is_used_once_and_tables_are_known() -> None:
    with pytest.raises(LexiconError, match="used twice"):
        list(check_rows("x.toml", {"t": [GOOD, GOOD]}, "t", words="words", options={}))
    with pytest.raises(LexiconError, match="unknown table"):
        check_tables("x.toml", {"t": []}, frozenset(("u",)))
    with pytest.raises(LexiconError, match="not one of"):
        check_choice("x.toml", {"id": "a", "force": "z"}, "force", frozenset(("y",)))
