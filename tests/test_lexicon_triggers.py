"""The trigger lexicon: well-formed, examples fire with their entry and traps do not."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hadath.document import Document, Mention, Passage
from hadath.errors import LexiconError
from hadath.extract.triggers import find_triggers
from hadath.lexicons import triggers as lexicon
from hadath.lexicons.triggers import KIND, PRIORITY, Trigger, TriggerForm, index_triggers, triggers, word_list
from hadath.mentions import TriggerValue
from hadath.text.conjugate import conjugate, inflect_noun
from hadath.text.fold import fold
from hadath.text.phrases import PhraseIndex
from hadath.text.scan import scan

FOLDER = Path(lexicon.__file__).parent / "triggers"
ENTRIES = [entry for entry, _ in triggers()]
ASSEMBLY = FOLDER.parents[1] / "assemble"
STEMS = "|".join(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def trigger_index() -> PhraseIndex:
    index = PhraseIndex()
    index_triggers(index)
    return index


def find(text: str) -> list[Mention]:
    return find_triggers(scan(Document(text), [Passage(0, len(text), "body")], trigger_index()))


def found_entries(text: str) -> list[str]:
    values = [mention.value for mention in find(text)]
    return [value.entry.id for value in values if isinstance(value, TriggerValue) and isinstance(value.entry, Trigger)]


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.role != "idiom"], ids=lambda entry: entry.id)
def test_examples_fire_and_traps_do_not(entry: Trigger) -> None:
    assert [text for text in entry.examples if entry.id not in found_entries(text)] == []
    assert [text for text in entry.traps if entry.id in found_entries(text)] == []


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.role == "idiom"], ids=lambda entry: entry.id)
def test_idioms_report_nothing(entry: Trigger) -> None:
    assert [text for text in entry.examples if find(text)] == []


def test_every_event_type_has_entries() -> None:
    assert {entry.type for entry in ENTRIES} >= set(PRIORITY)


def test_ids_are_unique_and_named_for_their_file() -> None:
    ids = [row["id"] for path in FOLDER.glob("*.toml") for row in tomllib.loads(path.read_text("utf-8"))["trigger"]]
    assert len(ids) == len(set(ids)) == len(ENTRIES)


def test_weak_words_rank_below_strong_ones() -> None:
    by_id = {entry.id: entry for entry in ENTRIES}
    assert by_id["arrest.detain"].priority > by_id["armed_clash.fighting"].priority
    assert by_id["suicide_bombing.attack"].priority > by_id["bombing.blow_up"].priority
    assert by_id["armed_clash.fighting"].priority > by_id["accident.fire"].priority


def letters(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, (list, tuple)):
        for part in table:
            yield from letters(part)
    elif isinstance(table, dict):
        for part in table.values():
            yield from letters(part)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_words_are_in_ordinary_arabic_letters(path: Path) -> None:
    odd = set("یکگپچڤژەھ\u200f\u200e\u0640")
    assert [text for text in letters(tomllib.loads(path.read_text("utf-8"))) if odd & set(text)] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_skipped_words_would_otherwise_be_made(path: Path) -> None:
    tables = tomllib.loads(path.read_text("utf-8"))
    rows = [(row, made(row)) for row in tables["trigger"] if "skip" in row]
    assert [f"{row['id']}: {word}" for row, words in rows for word in row["skip"] if fold(word) not in words] == []


def made(row: dict[str, Any]) -> set[str]:
    """Every spelling an entry would have without its `skip`."""
    return {keys[0] for keys in lexicon._forms(entry_of(row), {**row, "skip": ()}) if len(keys) == 1}  # noqa: SLF001  # the one place that makes spellings


def entry_of(row: dict[str, Any]) -> Trigger:
    return next(entry for entry in ENTRIES if entry.id == row["id"])


def test_index_knows_form_and_pronoun_of_a_spelling() -> None:
    form = next(candidate.phrase.entry for candidate in trigger_index().form("اعتقلتهم").entries)
    assert isinstance(form, TriggerForm)
    assert (form.trigger.id, form.form, form.tense, form.pronoun) == ("arrest.detain", "active", "past", "هم")


def test_kind_of_the_index_is_trigger() -> None:
    assert {candidate.phrase.kind for candidate in trigger_index().form("قصفوا").entries} == {KIND}


GOOD: dict[str, Any] = {"id": "arrest.x", "source": "معجم", "masdar": "دهم", "examples": ["دهم"]}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"source": ""}, "no source"),
        ({"examples": []}, "no examples"),
        ({"id": "raid.x"}, "does not begin"),
        ({"past": "دهم"}, "both past and present"),
        ({"colour": 1}, "unknown field colour"),
        ({"role": "doing"}, "role cannot be"),
        ({"count": "hurt"}, "count cannot be"),
        ({"after": {"على": "whom"}}, "unknown party"),
        ({"alternatives": ["war"]}, "unknown party or type"),
        ({"only_near": ["@nobody"]}, "no list"),
    ],
)
def test_malformed_entry_is_refused(changes: dict[str, Any], reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "read_folder", lambda _: [("arrest", {"trigger": [{**GOOD, **changes}]})])
    with pytest.raises(LexiconError, match=reason):
        lexicon.triggers.__wrapped__()


def test_entry_without_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {name: value for name, value in GOOD.items() if name != "masdar"}
    monkeypatch.setattr(lexicon, "read_folder", lambda _: [("arrest", {"trigger": [row]})])
    with pytest.raises(LexiconError, match="no words"):
        lexicon.triggers.__wrapped__()


def test_taken_id_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "read_folder", lambda _: [("arrest", {"trigger": [GOOD, GOOD]})])
    with pytest.raises(LexiconError, match="taken"):
        lexicon.triggers.__wrapped__()


def test_word_lists_hold_other_lists() -> None:
    assert set(word_list("weapons")) <= set(word_list("goods"))


def test_entries_cover_common_spellings_of_their_verbs() -> None:
    assert {form.key for form in conjugate("اعتقل", "يعتقل", transitive=True)} <= first_words("arrest.detain")
    assert {form.key for form in inflect_noun("غارة", ["غارات"])} <= first_words("air_strike.raid")


def first_words(entry_id: str) -> set[str]:
    entry, words = next((entry, words) for entry, words in triggers() if entry.id == entry_id)
    return {keys[0] for keys in lexicon._forms(entry, words)}  # noqa: SLF001  # the one place that makes spellings


def test_every_entry_that_the_assembly_names_is_there() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ASSEMBLY.glob("*.py"))
    named = set(re.findall(rf'"((?:{STEMS})\.[a-z_]+)"', code))
    assert named
    assert named <= {entry.id for entry in ENTRIES}


def test_every_word_list_is_asked_for() -> None:
    lists = tomllib.loads((FOLDER.parent / "trigger_words.toml").read_text(encoding="utf-8"))
    sources = [*FOLDER.glob("*.toml"), FOLDER.parent / "trigger_words.toml"]
    asked = {name for path in sources for name in re.findall(r'"@(\w+)"', path.read_text(encoding="utf-8"))}
    assert lists.keys() - asked == {"nouns_follow"}
