"""Phrases: found over folded tokens, the longest of each kind, with the clitics that may precede them."""

import pytest

from hadath.document import Document, Passage
from hadath.text.phrases import NOUN, VERB, WHOLE, Hit, PhraseIndex, fold_phrase
from hadath.text.scan import scan


@pytest.fixture
def index() -> PhraseIndex:
    found = PhraseIndex()
    found.add("actor", "قوات سوريا الديمقراطية", "sdf", clitics=NOUN)
    found.add("actor", "قوات", "forces", clitics=NOUN)
    found.add("place", "سوريا", "syria", clitics=NOUN)
    found.add("verb", "قصف", "shell", clitics=VERB)
    found.add("fixed", "فيما", "while", clitics=WHOLE)
    found.add_whole_words(["وقصف"])
    return found


def hits(index: PhraseIndex, text: str) -> dict[str, list[Hit]]:
    return scan(Document(text), [Passage(0, len(text), "body")], index).hits


def test_longest_phrase_of_a_kind_wins(index: PhraseIndex) -> None:
    assert [hit.entry for hit in hits(index, "قصفت قوات سوريا الديمقراطية")["actor"]] == ["sdf"]


def test_kinds_do_not_hide_each_other(index: PhraseIndex) -> None:
    assert [hit.entry for hit in hits(index, "قوات سوريا الديمقراطية")["place"]] == ["syria"]


def test_phrase_is_found_across_quotation_marks(index: PhraseIndex) -> None:
    assert hits(index, "قوات “سوريا الديمقراطية”")["actor"][0].entry == "sdf"


@pytest.mark.parametrize(("text", "proclitics"), [("بسوريا", "ب"), ("وسوريا", "و"), ("ولسوريا", "ول")])
def test_clitics_come_off_nouns(index: PhraseIndex, text: str, proclitics: str) -> None:
    assert hits(index, text)["place"][0].proclitics == proclitics


def test_prepositions_do_not_come_off_verbs(index: PhraseIndex) -> None:
    assert "verb" in hits(index, "فقصف")
    assert "verb" not in hits(index, "بقصف")


def test_whole_words_and_whole_phrases_keep_their_letters(index: PhraseIndex) -> None:
    assert "verb" not in hits(index, "وقصف")
    assert "fixed" not in hits(index, "وفيما")


def test_equal_phrases_are_all_given(index: PhraseIndex) -> None:
    index.add("place", "سوريا", "second")
    assert [hit.entry for hit in hits(index, "سوريا")["place"]] == ["syria", "second"]


def test_fold_phrase_cuts_as_text_is_cut() -> None:
    assert fold_phrase("حزب الله – العراق") == ("حزب", "الله", "–", "العراق")


def test_phrase_does_not_run_over_the_end(index: PhraseIndex) -> None:
    assert [hit.entry for hit in hits(index, "قوات سوريا")["actor"]] == ["forces"]


def test_equal_phrases_come_as_they_were_added(index: PhraseIndex) -> None:
    index.add("place", "وادي بردى", "valley")
    index.add("place", "وادي", "wadi")
    index.add("place", "وادي بردى", "village")
    assert [hit.entry for hit in hits(index, "في وادي بردى")["place"]] == ["valley", "village"]


def test_a_spelling_is_read_again_when_phrases_are_added(index: PhraseIndex) -> None:
    assert "place" not in hits(index, "حلب الشهباء")
    index.add("place", "حلب الشهباء", "aleppo")
    assert [(hit.first, hit.last) for hit in hits(index, "وحلب الشهباء")["place"]] == [(0, 2)]


def test_entries_of_a_spelling_are_all_phrases_that_may_begin_there(index: PhraseIndex) -> None:
    entries = index.form("وقوات").entries
    assert [(entry.phrase.entry, entry.proclitics) for entry in entries] == [("sdf", "و"), ("forces", "و")]


def test_phrases_of_a_source_stand_among_the_others_and_are_asked_for_once_a_word() -> None:
    asked: list[str] = []

    def find(word: str) -> list[tuple[tuple[str, ...], object]]:
        asked.append(word)
        return [(("تل",), "hill"), (("تل", "تمر"), "town")] if word == "تل" else []

    index = PhraseIndex()
    index.add("place", "تل", "before")
    index.add_source("place", find)
    index.add("place", "تل", "after")
    text = "قرب تل تمر وتل وتل"
    hits = scan(Document(text), [Passage(0, len(text), "body")], index).hits["place"]
    assert [(hit.first, hit.last, hit.entry, hit.proclitics) for hit in hits] == [
        (1, 3, "town", ""),
        *[(token, token + 1, entry, "و") for token in (3, 4) for entry in ("before", "hill", "after")],
    ]
    assert asked.count("تل") == 1
