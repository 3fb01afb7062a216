"""The words of counts.toml: nouns for people in every form, words about figures, and words that harm or take people."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.text.fold import fold
from hadath.text.phrases import NOUN, VERB, PhraseIndex

PERSON_NOUN: Final = "person_noun"
QUANTITY: Final = "quantity"
CUE: Final = "toll_cue"
_FILE: Final = "counts.toml"
_SET_KEYS: Final = frozenset(
    ("id", "source", "examples", "traps", "kind", "group", "of", "adjective", "strict", "figure", "family")
) | {"sound", "feminine", "broken", "fixed"}
_KIN_KEYS: Final = frozenset(("id", "source", "examples", "traps", "of", "one", "many"))
_QUANTITY_KEYS: Final = frozenset(("id", "effect", "number", "after", "words"))
_CUE_KEYS: Final = frozenset(("id", "kind", "source", "examples", "nouns", "verbs"))
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن")
_EFFECTS: Final = frozenset(("approximate", "at_least", "at_most", "vague", "vague_of", "part", "one_of", "other"))


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for people, by its singular, with what it implies; the flags are explained in counts.toml."""

    name: str
    set: str
    kind: str | None = None
    group: str | None = None
    of: str | None = None
    adjective: bool = False
    strict: bool = False
    figure: bool = False
    family: bool = False
    kin: bool = False


@dataclass(frozen=True, slots=True)
class PersonForm:
    """One form of a noun for people. `number`: singular | dual | plural | either (مدنيين: dual or plural).

    `bound`: a form that must be followed by what it belongs to ("مقاتلي"). `accusative`: written with the alef of it.
    """

    noun: PersonNoun
    number: str
    definite: bool = False
    bound: bool = False
    accusative: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A word or phrase about a figure; `effect` as in counts.toml, `number` of "آخر" and its like.

    `after`: it follows the figure ("على الأقل").
    """

    id: str
    effect: str
    number: str = ""
    after: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that harm, take or free people; without a `kind` they only vouch that an adjective is a person."""

    id: str
    kind: str | None


@cache
def load_counts() -> tuple[dict[str, list[PersonForm]], dict[str, Quantity], list[tuple[str, Cue, str]]]:
    """Return the person nouns' forms, the quantities, and the cues with the clitics they allow, by their spelling.

    Raises LexiconError where the file is malformed.
    """
    tables = read_toml(_FILE)
    people: dict[str, list[PersonForm]] = {}
    for row in tables["nouns"]:
        _check(row, _SET_KEYS, ("id", "source", "examples"))
        for spelling, form in _read_nouns(row):
            people.setdefault(spelling, []).append(form)
    for row in tables["kin"]:
        _check(row, _KIN_KEYS, ("id", "source", "examples", "one", "many"))
        for spelling, form in _read_kin(row):
            people.setdefault(spelling, []).append(form)
    quantities: dict[str, Quantity] = {}
    for row in tables["quantity"]:
        _check(row, _QUANTITY_KEYS, ("id", "effect", "words"))
        if row["effect"] not in _EFFECTS:
            raise LexiconError(f"{_FILE}: {row['id']}: unknown effect {row['effect']}")
        quantity = Quantity(row["id"], row["effect"], row.get("number", ""), row.get("after", False))
        quantities.update(dict.fromkeys(row["words"], quantity))
    cues: list[tuple[str, Cue, str]] = []
    for row in tables["cue"]:
        _check(row, _CUE_KEYS, ("id", "source", "examples", "nouns", "verbs"))
        cue = Cue(row["id"], row.get("kind"))
        cues += [(word, cue, NOUN) for word in row["nouns"]] + [(word, cue, VERB) for word in row["verbs"]]
    return people, quantities, cues


@cache
def load_word_sets() -> dict[str, frozenset[str]]:
    """Return the sets of single words that tell figures of people from other figures, folded; see counts.toml."""
    tables: dict[str, list[str]] = read_toml(_FILE)["words"]
    return {name: frozenset(fold(word) for word in words) for name, words in tables.items()}


def _check(row: dict[str, Any], known: frozenset[str], required: tuple[str, ...]) -> None:
    name = row.get("id", "?")
    if unknown := row.keys() - known:
        raise LexiconError(f"{_FILE}: {name}: unknown key {min(unknown)}")
    for key in required:
        if not row.get(key):
            raise LexiconError(f"{_FILE}: {name}: {key} is missing")


def _read_nouns(row: dict[str, Any]) -> Iterator[tuple[str, PersonForm]]:
    flags = {key: row[key] for key in ("kind", "group", "of", "adjective", "strict", "figure", "family") if key in row}
    for name in row.get("sound", ()):
        noun = PersonNoun(name, row["id"], **flags)
        yield from _decline(noun, name, sound=True)
        yield from _sound_plural(noun, name)
        if noun.adjective:
            yield f"{name}ة", PersonForm(PersonNoun(f"{name}ة", row["id"], **flags), "singular")
            yield from _with_article(f"{name}ات", PersonNoun(f"{name}ة", row["id"], **flags), "plural")
    for name in row.get("feminine", ()):
        noun = PersonNoun(name, row["id"], **flags)
        yield from _decline(noun, name)
        yield from _with_article(f"{name[:-1]}ات", noun, "plural")
    for name, plurals in row.get("broken", {}).items():
        noun = PersonNoun(name, row["id"], **flags)
        yield from _decline(noun, name, sound=f"{name}ين" in plurals)
        for plural in plurals:
            yield from _with_article(plural, noun, "plural")
            if plural[-1] not in "ةىءنا" and " " not in plural:
                yield f"{plural}ا", PersonForm(noun, "plural", accusative=True)
    for number, phrases in row.get("fixed", {}).items():
        for phrase in phrases:
            yield from _with_article(phrase, PersonNoun(phrase, row["id"], **flags), number)


def _decline(noun: PersonNoun, name: str, *, sound: bool = False) -> Iterator[tuple[str, PersonForm]]:
    """Return the singular and the dual of a noun; of a phrase ("رجل أمن") the first word changes.

    The dual in ين of a noun with a `sound` plural looks like that plural and is left to it.
    """
    head, _, rest = name.partition(" ")
    tail = f" {rest}" if rest else ""
    yield from _with_article(name, noun, "singular")
    if head[-1] not in "ةىاء":
        yield f"{head}ا{tail}", PersonForm(noun, "singular", accusative=True)
    stem = f"{head[:-1]}ت" if head[-1] == "ة" else f"{head[:-1]}ي" if head[-1] == "ى" else head
    if not sound:
        yield from _with_article(f"{stem}ي{tail}" if tail else f"{stem}ين", noun, "dual")
    yield from _with_article(f"{stem}ا{tail}" if tail else f"{stem}ان", noun, "dual")


def _sound_plural(noun: PersonNoun, name: str) -> Iterator[tuple[str, PersonForm]]:
    yield from _with_article(f"{name}ون", noun, "plural")
    yield from _with_article(f"{name}ين", noun, "either")
    if not name.endswith("ي"):  # "مصري" with one more yeh is no form that news writes
        yield f"{name}و", PersonForm(noun, "plural", bound=True)
        yield f"{name}ي", PersonForm(noun, "plural", bound=True)


def _with_article(name: str, noun: PersonNoun, number: str) -> Iterator[tuple[str, PersonForm]]:
    """Return a form without and with the article; a definite singular ("الجندي") is never a count."""
    yield name, PersonForm(noun, number)
    head, _, rest = name.partition(" ")
    if head.startswith("ال") or number == "singular":
        return
    if rest and not rest.startswith("ب"):  # "رجال الأمن" is definite, "المشتبه بهم" takes the article in front
        yield f"{head} ال{rest}", PersonForm(noun, number, definite=True)
    else:
        yield f"ال{name}", PersonForm(noun, number, definite=True)


def _read_kin(row: dict[str, Any]) -> Iterator[tuple[str, PersonForm]]:
    for name in row["one"]:
        noun = PersonNoun(name, row["id"], of=row.get("of"), kin=True)
        stem = f"{name[:-1]}ت" if name[-1] == "ة" else name
        for pronoun in _PRONOUNS:
            yield f"{stem}{pronoun}", PersonForm(noun, "singular")
            yield f"{stem}ا{pronoun}", PersonForm(noun, "dual")
            yield f"{stem}ي{pronoun}", PersonForm(noun, "dual")
    for name in row["many"]:
        noun = PersonNoun(name, row["id"], of=row.get("of"), kin=True)
        name = f"{name[:-1]}ت" if name[-1] == "ة" else name
        stems = (f"{name[:-1]}ئ", f"{name[:-1]}ؤ", name) if name[-1] == "ء" else (name,)
        for pronoun in _PRONOUNS:
            yield from ((f"{stem}{pronoun}", PersonForm(noun, "plural")) for stem in stems)


def index_counts(index: PhraseIndex) -> None:
    """Add nouns for people, quantities and cues to a phrase index, each as a kind of its own."""
    people, _quantities, cues = load_counts()
    for spelling, forms in people.items():
        for form in forms:
            index.add(PERSON_NOUN, spelling, form)
    index_quantities(index)
    for word, cue, clitics in cues:
        index.add(CUE, word, cue, clitics=clitics)


def index_quantities(index: PhraseIndex) -> None:
    """Add only the words about figures ("أكثر من", "نحو")."""
    for words, quantity in load_counts()[1].items():
        index.add(QUANTITY, words, quantity)
