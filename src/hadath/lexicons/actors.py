"""Named parties: armies, militias, parties, agencies, by country (actors/*.toml)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from hadath.errors import LexiconError
from hadath.lexicons.actor_nouns import index_actor_nouns, load_actor_nouns
from hadath.lexicons.loading import read_folder
from hadath.lexicons.nationalities import index_nationalities
from hadath.text.fold import fold
from hadath.text.phrases import PhraseIndex, fold_phrase

if TYPE_CHECKING:
    from hadath.document import Document

KIND = "actor"
CATEGORIES = frozenset(
    (
        "state_forces", "rebel_group", "political_militia", "identity_militia", "rioters", "protesters", "civilians",
        "external_forces", "media", "organisation",
    )
)  # fmt: skip
_FOLDER = "actors"
# Ways to write one word, by each of them.
_WAYS = {
    way: ways
    for ways in (
        ("ميليشيا", "مليشيا", "ميلشيا", "ملشيا"), ("الديمقراطي", "الديموقراطي"),
        ("كردستان", "كوردستان"), ("بيشمركة", "بشمركة"),
    )
    for way in ways
}  # fmt: skip
# Words that end like a plural and are none.
_NO_PLURALS = frozenset(
    (
        "قانون", "سجون", "تعاون", "شؤون", "تلفزيون", "كاميرون", "دوغون", "أنغلوفون", "بشتون", "قلمون", "أموتيكون",
        "جونسون", "بدون", "قاسيون", "تربيون", "راديو", "باريو", "كوماندو", "روداو", "العدو", "العفو", "الهوتو",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """One named party.

    `name` is the canonical short Arabic name, `names` everything else it is called. `short` names are also ordinary
    words or other parties' names: they count only after a noun that fits ("تنظيم القاعدة"), after a full name of the
    same party, or in an article about one of the countries in `where`. `heads` are the classes it belongs to (ids of
    group nouns): "الحركة" may stand for it. `since` and `until` are years. `source_only` parties report and do not
    act. `not_before`: words after which the name is something else ("القاعدة الجوية").
    """

    id: str
    name: str
    name_en: str
    category: str
    source: str
    examples: tuple[str, ...]
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    country: str | None = None
    since: int | None = None
    until: int | None = None
    source_only: bool = False
    traps: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class ActorName(NamedTuple):
    """One name of an actor; `short` as in Actor, `not_before` its words folded."""

    actor: Actor
    short: bool
    not_before: frozenset[str] = frozenset()


@cache
def load_actors() -> dict[str, Actor]:
    """Return all named actors by id; raises LexiconError where a file is malformed.

    >>> load_actors()["sy.sdf"].name
    'قسد'
    """
    found: dict[str, Actor] = {}
    for stem, table in read_folder(_FOLDER):
        defaults = table.get("defaults", {})
        for row in table.get("actor", ()):
            file = f"{_FOLDER}/{stem}.toml"
            actor = parse_actor(f"{file}: {row.get('id', '?')}", defaults | row)
            if actor.id in found:
                raise LexiconError(f"{file}: {actor.id}: given twice")
            found[actor.id] = actor
    return found


_FIELDS = frozenset(field.name for field in fields(Actor))
_REQUIRED = ("id", "name", "name_en", "category", "source", "examples")


def parse_actor(where: str, row: Mapping[str, Any], *, optional: Collection[str] = ()) -> Actor:
    """Return the actor of a table; raises LexiconError, its message begun with `where`, for one that is malformed.

    The fields named in `optional` may be empty.
    """
    if missing := [key for key in _REQUIRED if not row.get(key) and key not in optional]:
        raise LexiconError(f"{where}: missing {', '.join(missing)}")
    if unknown := row.keys() - _FIELDS:
        raise LexiconError(f"{where}: unknown key {', '.join(sorted(unknown))}")
    if row["category"] not in CATEGORIES:
        raise LexiconError(f"{where}: no such category: {row['category']}")
    if unknown := set(row.get("heads", ())) - load_actor_nouns().keys():
        raise LexiconError(f"{where}: no such noun: {', '.join(sorted(unknown))}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Actor(**values)


def actors_of(doc: "Document") -> Mapping[str, Actor]:
    """Return the parties an article is read with, by id: its extractor's, else those that come with hadath."""
    return load_actors() if doc.actors is None else doc.actors


def index_actors(index: PhraseIndex, own: Sequence[Actor] = ()) -> None:
    """Add every actor's names to the index, under "actor", with the nouns and nationalities that go with them.

    Those of a user's `own` stand for them alone, and an actor of ours whose id one of them has is left out.
    """
    index_nationalities(index)
    index_actor_nouns(index)
    ids = {actor.id for actor in own}
    taken = {fold_phrase(phrase) for actor in own for phrase, _ in list_names(actor)}
    for actor in load_actors().values():
        for phrase, name in list_names(actor) if actor.id not in ids else ():
            key = fold_phrase(phrase)
            if key not in taken:
                index.add_folded(KIND, key, name)
    for actor in own:
        for phrase, name in list_names(actor):
            index.add_folded(KIND, fold_phrase(phrase), name)


def list_names(actor: Actor) -> Iterator[tuple[str, ActorName]]:
    """Return every name of an actor once, regular plurals also in the oblique case ("الحوثيون", "الحوثيين")."""
    not_before = frozenset(map(fold, actor.not_before))
    full, short = ActorName(actor, False, not_before), ActorName(actor, True, not_before)
    seen: set[str] = set()
    for name in (*actor.short, actor.name, *actor.names):
        for spelling in _spellings(name):
            for phrase in (spelling, _oblique(spelling)):
                if phrase not in seen:
                    seen.add(phrase)
                    yield phrase, short if name in actor.short else full


def _spellings(name: str) -> Sequence[str]:
    """Return a name in all the ways that its foreign words are written: «ميليشيا بدر», «مليشيا بدر»."""
    for way, ways in _WAYS.items():
        if way in name:
            return [name.replace(way, other) for other in ways]
    return (name,)


def _oblique(name: str) -> str:
    if "ون" not in name and "و " not in name:
        return name
    words = [word[:-2] + "ين" if _is_plural(word) else word for word in name.split()]
    if len(words) > 1 and words[0].endswith("و") and len(words[0]) > 4 and words[0] not in _NO_PLURALS:
        words[0] = words[0][:-1] + "ي"  # «مسلحو العشائر», «مسلحي العشائر»
    return " ".join(words)


def _is_plural(word: str) -> bool:
    bare = word.removeprefix("و").removeprefix("لل").removeprefix("ال")
    return word.endswith("ون") and len(word) > 5 and bare not in _NO_PLURALS
