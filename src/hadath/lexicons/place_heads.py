"""The words that make a place of a name, and those that end one, as data (place_heads.toml); kind "place_head"."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from hadath.errors import LexiconError
from hadath.lexicons.loading import read_toml
from hadath.text.phrases import PhraseIndex, fold_phrase

KIND = "place_head"
NO_PLACE = "no_place"
SINGULAR, DUAL, PLURAL = "singular", "dual", "plural"

_FILE = "place_heads.toml"
_HEAD_KEYS = frozenset({"id", "kind", "keep", "open", "gender", "singular", "source", "examples"})
_RELATION_KEYS = frozenset({"id", "relation", "words", "source", "examples"})
_OPTIONAL = frozenset({"dual", "plural", "traps", "guarded"})
_SPELLED = "spelled"


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """A noun that says what kind of place the name after it is.

    `keep`: the noun is part of the name ("مطار طرابلس"). `open`: a name that no list knows is believed after it.
    `guarded`: unknown names only after a preposition ("سجن" also means jailing). `gender` is that of the adjectives
    that may follow. `examples` are (sentence, names found); `traps` name none.
    """

    id: str
    kind: str
    keep: bool
    open: bool
    gender: str
    source: str
    examples: tuple[tuple[str, tuple[str, ...]], ...] = ()
    traps: tuple[str, ...] = ()
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRelation:
    """Words of direction or nearness before a place; `relation` is in, near or a point of the compass."""

    id: str
    relation: str
    source: str
    examples: tuple[tuple[str, tuple[str, ...]], ...] = ()
    traps: tuple[str, ...] = ()


class HeadForm(NamedTuple):
    """A head noun as it stands in a text; `number` tells how many names may follow.

    `word` is what stands for a dual in the name of each of the two ("مخيمي" gives "مخيم"), "" where the text's does.
    """

    head: PlaceHead
    number: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Folded words by the question they answer about the words around a name; the file tells each set's meaning.

    `spelled` alone is as written: its names are places by their hamza.
    """

    stop: frozenset[str]
    adjectives: frozenset[str]
    lying: frozenset[str]
    generic: frozenset[str]
    plain: frozenset[str]
    passing: frozenset[str]
    starters: frozenset[str]
    name_adjectives: frozenset[str]
    placing: frozenset[str]
    kilometres: frozenset[str]
    rivers: frozenset[str]
    spaces: frozenset[str]
    origin: frozenset[str]
    people: frozenset[str]
    seats: frozenset[str]
    talks: frozenset[str]
    under: frozenset[str]
    titles: frozenset[str]
    saying: frozenset[str]
    saying_ends: frozenset[str]
    metonym_verbs: frozenset[str]
    metonym_nouns: frozenset[str]
    owed: frozenset[str]
    governments: frozenset[str]
    spelled: frozenset[str]
    partitive: frozenset[str]
    many: frozenset[str]
    such_as: frozenset[str]
    movement: frozenset[str]


@cache
def load_place_heads() -> tuple[tuple[PlaceHead, dict[str, tuple[str, ...]]], ...]:
    """Return every head noun with its spellings by number."""
    found = []
    for row in _rows("head", _HEAD_KEYS):
        forms = {number: tuple(row.get(number, ())) for number in (SINGULAR, DUAL, PLURAL)}
        head = PlaceHead(
            row["id"],
            row["kind"],
            row["keep"],
            row["open"],
            row["gender"],
            row["source"],
            _examples(row),
            _traps(row),
            row.get("guarded", False),
        )
        found.append((head, forms))
    return tuple(found)


@cache
def load_place_relations() -> tuple[tuple[PlaceRelation, tuple[str, ...]], ...]:
    """Return every relation with its words."""
    return tuple(
        (PlaceRelation(row["id"], row["relation"], row["source"], _examples(row), _traps(row)), tuple(row["words"]))
        for row in _rows("relation", _RELATION_KEYS)
    )


@cache
def place_words() -> PlaceWords:
    """Return the sets of words about places, folded."""
    table = read_toml(_FILE).get("words", {})
    names = set(PlaceWords.__dataclass_fields__)
    if table.keys() != names:
        raise LexiconError(f"{_FILE}: words: expected exactly {', '.join(sorted(names))}")
    return PlaceWords(
        **{name: frozenset(words) if name == _SPELLED else _fold_all(words) for name, words in table.items()}
    )


def index_place_heads(index: PhraseIndex) -> None:
    """Add every head noun and every relation to the index, under "place_head"; set phrases under "no_place"."""
    for phrase in read_toml(_FILE).get("no_places", ()):
        index.add(NO_PLACE, phrase, phrase)
    for relation, words in load_place_relations():
        for phrase in words:
            index.add(KIND, phrase, relation)
    for head, forms in load_place_heads():
        for number, phrases in forms.items():
            for phrase in phrases:
                index.add(KIND, phrase, HeadForm(head, number, forms[SINGULAR][0] if number == DUAL else ""))


def _rows(table: str, required: frozenset[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read_toml(_FILE).get(table, [])
    seen: set[str] = set()
    for row in rows:
        name = row.get("id", "?")
        if missing := required - row.keys():
            raise LexiconError(f"{_FILE}: {name}: missing {', '.join(sorted(missing))}")
        if unknown := row.keys() - required - _OPTIONAL:
            raise LexiconError(f"{_FILE}: {name}: unknown key {', '.join(sorted(unknown))}")
        if name in seen:
            raise LexiconError(f"{_FILE}: {name}: given twice")
        seen.add(name)
    return rows


def _examples(row: dict[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((example["text"], tuple(example["names"])) for example in row["examples"])


def _traps(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row.get("traps", ()))


def _fold_all(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key for word in words for key in fold_phrase(word))
