"""Nouns that head an actor phrase, and nouns for people by their role (actor_nouns.toml)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, NamedTuple

from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.lexicons.nationalities import load_nationalities
from hadath.text.fold import fold
from hadath.text.phrases import PhraseIndex, fold_phrase

KIND = "actor_noun"
KINDS = frozenset(
    (
        "army", "hardware", "deed", "organ", "soldier", "policeman", "member", "militant", "protester", "rioter",
        "civilian", "group", "unit",
    )
)  # fmt: skip
_FILE = "actor_nouns.toml"
_PRONOUNS = ("ه", "ها", "هم")
# Words that look like duals or full plurals and are not.
_WHOLE = frozenset(("طيران",))


@dataclass(frozen=True, slots=True, eq=False)
class ActorNoun:
    """One entry; the head of actor_nouns.toml says what each field means."""

    id: str
    kind: str
    examples: tuple[str, ...]
    name: str = ""
    name_en: str = ""
    organ: str = ""
    gender: str = "f"
    singular: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    adjectival: bool = False
    needs_nation: bool = False
    weak: bool = False
    speaker: bool = False
    source_only: bool = False
    of_place: bool = False


class NounForm(NamedTuple):
    """One form of a noun.

    `definite`: it has the article on its last word. `bound`: a party's name may follow it directly ("عناصر داعش",
    but not "عناصرين داعش"). `single`: masculine singular. `pronoun`: it ends in a pronoun ("عناصره").
    """

    noun: ActorNoun
    definite: bool
    bound: bool
    single: bool = False
    pronoun: bool = False


class Particles(NamedTuple):
    """Folded words that tell how a noun goes with the words around it; actor_nouns.toml explains each list."""

    before_person: frozenset[str]
    between: frozenset[str]
    ties: frozenset[str]
    speaker_gaps: frozenset[str]
    state_verbs: frozenset[str]
    state_openers: frozenset[str]
    for_when: frozenset[str]
    speakers: frozenset[str]
    harms: frozenset[str]
    districts: frozenset[str]


@cache
def load_actor_nouns() -> dict[str, ActorNoun]:
    """Return all nouns by id; raises LexiconError for a malformed file."""
    found: dict[str, ActorNoun] = {}
    for row in read_toml(_FILE)["noun"]:
        noun = _read(row)
        if noun.id in found:
            raise LexiconError(f"{_FILE}: {noun.id}: given twice")
        found[noun.id] = noun
    return found


@cache
def load_particles() -> Particles:
    """Return the word lists of the file, folded; of a phrase only its last word is kept."""
    table = read_toml(_FILE)
    return Particles(*(frozenset(fold_phrase(phrase)[-1] for phrase in table[name]) for name in Particles._fields))


def _read(row: dict[str, Any]) -> ActorNoun:
    name = str(row.get("id", "?"))
    if unknown := row.keys() - {field.name for field in fields(ActorNoun)}:
        raise LexiconError(f"{_FILE}: {name}: unknown key {', '.join(sorted(unknown))}")
    if row.get("kind") not in KINDS or not row.get("examples"):
        raise LexiconError(f"{_FILE}: {name}: no such kind, or no examples")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return ActorNoun(**values)


def index_actor_nouns(index: PhraseIndex) -> None:
    """Add every form of every noun to the index, under "actor_noun"."""
    for noun in load_actor_nouns().values():
        for phrase, form in list_forms(noun):
            index.add_folded(KIND, fold_phrase(phrase), form)


def list_forms(noun: ActorNoun) -> Iterator[tuple[str, NounForm]]:
    """Return every form of a noun once, by its folded spelling."""
    seen: set[tuple[str, ...]] = set()
    for phrase, form in _all_forms(noun):
        key = fold_phrase(phrase)
        if key not in seen:
            seen.add(key)
            yield phrase, form


def _all_forms(noun: ActorNoun) -> Iterator[tuple[str, NounForm]]:
    for phrase in noun.phrases:
        yield phrase, NounForm(noun, phrase.split()[-1].startswith("ال"), _is_bound(phrase))
    for word in noun.pronouns:
        for pronoun in _PRONOUNS:
            yield word + pronoun, NounForm(noun, True, False, pronoun=True)
    for word in noun.plural:
        yield from _with_article(noun, word, bound=_is_bound(word))
        yield word + "ا", NounForm(noun, False, False)
    for word in (*noun.singular, *noun.sound):
        yield from _singular(noun, word)
    for word in noun.sound:
        for ending in ("ين", "ون"):
            yield from _with_article(noun, word + ending, bound=False)
        for ending in ("و", "ي"):
            yield word + ending, NounForm(noun, False, True)


def _singular(noun: ActorNoun, word: str) -> Iterator[tuple[str, NounForm]]:
    yield from _with_article(noun, word, bound=True, single=True)
    stem = word
    if word.endswith("ة"):
        stem = word[:-1] + "ت"
    else:
        yield word + "ا", NounForm(noun, False, False, single=True)
    for ending in ("ان", "ين"):
        yield from _with_article(noun, stem + ending, bound=False)


def _with_article(noun: ActorNoun, word: str, *, bound: bool, single: bool = False) -> Iterator[tuple[str, NounForm]]:
    yield word, NounForm(noun, False, bound, single)
    yield "ال" + word, NounForm(noun, True, False, single)


def _is_bound(phrase: str) -> bool:
    """Tell whether a noun as written can be the first part of a construct: no article, no full plural ending."""
    last = phrase.split()[-1]
    return not last.startswith("ال") and (last in _WHOLE or not fold(last).endswith(("ين", "ون", "ان")))


class StateActor(NamedTuple):
    """An organ of one state: stable id, canonical short Arabic name, English name."""

    id: str
    name: str
    name_en: str


@cache
def name_organ(noun_id: str, code: str) -> StateActor:
    """Return a state's army, police or other organ by the id of its noun and the country's ISO code.

    >>> name_organ("police", "TR").name, name_organ("forces", "US").name, name_organ("army", "IQ").id
    ('الشرطة التركية', 'الجيش الأميركي', 'iq.army')
    """
    noun, nation = load_actor_nouns()[noun_id], load_nationalities()[code]
    if noun.kind != "organ":
        return StateActor(f"{code.lower()}.army", nation.army, f"{nation.demonym} Armed Forces")
    adjective = nation.adjective(noun.gender)
    return StateActor(f"{code.lower()}.{noun_id}", f"{noun.name} {adjective}", f"{nation.demonym} {noun.name_en}")
