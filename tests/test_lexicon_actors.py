"""The actor lexicons: well formed, every entry found by its own examples, no trap taken for it."""

from collections import defaultdict
from dataclasses import replace

import pytest

from hadath.document import Document, Passage
from hadath.errors import LexiconError
from hadath.extract.actors import find_actors
from hadath.lexicons import actor_nouns, actors, nationalities
from hadath.lexicons.actor_nouns import load_actor_nouns, load_particles, name_organ
from hadath.lexicons.actors import Actor, index_actors, list_names, load_actors
from hadath.lexicons.gazetteer import index_places
from hadath.lexicons.nationalities import list_forms, load_nationalities
from hadath.mentions import ActorValue
from hadath.text.phrases import PhraseIndex, fold_phrase
from hadath.text.scan import scan

INDEX = PhraseIndex()
index_actors(INDEX)
index_places(INDEX)
ACTORS = load_actors()


def values(text: str) -> list[ActorValue]:
    doc = scan(Document(text), [Passage(0, len(text), "body")], INDEX)
    return [mention.value for mention in find_actors(doc) if isinstance(mention.value, ActorValue)]


@pytest.mark.parametrize("actor", ACTORS.values(), ids=ACTORS)
def test_examples_are_found_and_traps_left_alone(actor: Actor) -> None:
    for example in actor.examples:
        assert actor.id in [value.id for value in values(example)], example
    for trap in actor.traps:
        assert actor.id not in [value.id for value in values(trap)], trap


def test_no_two_actors_share_a_name_that_needs_no_evidence() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for actor in ACTORS.values():
        for phrase, name in list_names(actor):
            if not name.short:
                owners[fold_phrase(phrase)].add(actor.id)
    assert not {" ".join(words): ids for words, ids in owners.items() if len(ids) > 1}


def test_actors_are_many_and_cover_the_region() -> None:
    assert len(ACTORS) >= 800
    countries = {actor.country for actor in ACTORS.values()}
    assert countries >= {"SY", "IQ", "LB", "PS", "IL", "YE", "SA", "EG", "LY", "SD", "SO", "TN", "DZ", "MA", "TR", "IR"}


def test_countries_and_years_make_sense() -> None:
    for actor in ACTORS.values():
        assert {code for code in (actor.country, *actor.where) if code} <= load_nationalities().keys(), actor.id
        assert 1850 < (actor.since or 1900) <= (actor.until or 2100), actor.id


def test_an_army_named_in_full_and_one_made_by_rule_are_one() -> None:
    by_name = {actor.name: actor for actor in ACTORS.values()}
    for code in load_nationalities():
        made = None if load_nationalities()[code].people else name_organ("army", code)
        if made is not None and made.name in by_name:
            assert by_name[made.name].country == code, made


@pytest.mark.parametrize("noun", load_actor_nouns().values(), ids=load_actor_nouns())
def test_examples_of_nouns_are_found(noun: actor_nouns.ActorNoun) -> None:
    for example in noun.examples:
        assert values(example), example


def test_nationalities_have_all_forms() -> None:
    forms = dict(list_forms(load_nationalities()["TR"]))
    assert {"تركيا", "تركي", "التركية", "أتراك", "الأتراك", "تركيين", "أنقرة"} <= forms.keys()
    assert forms["الأتراك"].number == nationalities.PLURAL
    assert forms["الأتراك"].definite
    north = dict(list_forms(load_nationalities()["KP"]))
    assert {"كوري شمالي", "الكورية الشمالية", "كوريين شماليين"} <= north.keys()
    assert dict(list_forms(load_nationalities()["SY"]))["سورية"].form == nationalities.EITHER


def test_the_iso_code_is_two_letters_or_names_a_people() -> None:
    for code, nation in load_nationalities().items():
        assert nation.people == code.islower()
        assert nation.people or (len(code) == 2 and code.isupper())


def test_particles_are_single_folded_words() -> None:
    for words in load_particles():
        assert words
        assert all(fold_phrase(word) == (word,) for word in words)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"examples": []}, "missing examples"),
        ({"source": ""}, "missing source"),
        ({"nickname": "x"}, "unknown key nickname"),
        ({"category": "army"}, "no such category"),
        ({"heads": ["nobody"]}, "no such noun"),
    ],
)
def test_a_malformed_actor_is_refused(monkeypatch: pytest.MonkeyPatch, change: dict[str, object], reason: str) -> None:
    row = {
        "id": "xx.army",
        "name": "جيش",
        "name_en": "Army",
        "category": "state_forces",
        "source": "https://example.org",
        "examples": ["تقدم جيش"],
    }
    monkeypatch.setattr(actors, "read_folder", lambda _: [("xx", {"actor": [row | change]})])
    with pytest.raises(LexiconError, match=rf"actors/xx\.toml: xx\.army: {reason}"):
        load_actors.__wrapped__()


def test_an_id_given_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = dict.fromkeys(("id", "name", "name_en", "source"), "x") | {"category": "media", "examples": ["x"]}
    monkeypatch.setattr(actors, "read_folder", lambda _: [("xx", {"actor": [row, row]})])
    with pytest.raises(LexiconError, match="given twice"):
        load_actors.__wrapped__()
    nation = {"code": "XX", "name": "x", "name_en": "x", "adjectives": ["x"], "demonym": "x"}
    monkeypatch.setattr(nationalities, "read_toml", lambda _: {"country": [nation, nation]})
    with pytest.raises(LexiconError, match=r"nationalities\.toml: XX: given twice"):
        load_nationalities.__wrapped__()


def test_a_malformed_noun_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    good = {"id": "x", "kind": "army", "examples": ["x"]}
    for bad, reason in (
        (good | {"kind": "fleet"}, "no such kind"),
        (good | {"examples": []}, "no examples"),
        (good | {"colour": "red"}, "unknown key colour"),
    ):
        monkeypatch.setattr(actor_nouns, "read_toml", lambda _, bad=bad: {"noun": [bad]})
        with pytest.raises(LexiconError, match=reason):
            load_actor_nouns.__wrapped__()


def test_names_get_their_oblique_plural() -> None:
    actor = replace(ACTORS["ye.houthis"], names=("المتمردون الحوثيون",), short=())
    assert "المتمردين الحوثيين" in [phrase for phrase, _ in list_names(actor)]
    actor = replace(actor, names=("مسلحو الحوثي",))
    assert "مسلحي الحوثي" in [phrase for phrase, _ in list_names(actor)]
