"""Words that announce a personal name or belong to one: given names, titles, and what the words beside a name tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hadath.errors import LexiconError
from hadath.lexicons.loading import FOLDER, read_toml
from hadath.lexicons.validation import check_choice, check_rows, check_tables
from hadath.text.fold import fold
from hadath.text.phrases import NOUN, VERB, PhraseIndex

# Words that begin a name together with the next word, folded.
KUNYA = frozenset(("ابو", "ابي", "ابا", "ام"))
SON = frozenset(("بن", "ابن", "بنت", "ولد"))
SERVANT = "عبد"
PEOPLE, GIVEN, STOPS = "people.toml", "given_names.toml", "name_stops.tsv"
_WORDS = ("stop", "family", "title_adjective", "place_name", "place_head")
_TABLES = frozenset(("cue", "role", *_WORDS))
_FORCES = frozenset(("name", "title", "list"))
_SIDES = frozenset(("before", "after", "either"))
_ROLES = frozenset(("killed", "injured", "arrested", "abducted", "released", "missing", "agent"))


@dataclass(frozen=True, slots=True)
class PersonCue:
    """A word before a name. `force` is "name" where a name must follow, "title" where one may, and "list" where only
    one that begins with a given name may ("وهم").

    `role` is what the title itself says of the person ("الشهيد" is killed), or null; `speaker` marks titles of
    people who mostly report or comment.
    """

    id: str
    force: str
    role: str | None = None
    speaker: bool = False


@dataclass(frozen=True, slots=True)
class PersonRole:
    """A word beside a name that tells what happened to its bearer; `side` of the name: before, after or either."""

    id: str
    role: str
    side: str


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name's language group.

    `ordinary_word` marks names that news also uses as words ("كريم", "نور"), `whole` what is a name with whatever word
    follows it ("أبو", "عبد").
    """

    id: str
    ordinary_word: bool
    whole: bool = False


PART = GivenName("name.part", ordinary_word=True, whole=True)
CHILD = GivenName("name.child", ordinary_word=True)


@dataclass(frozen=True, slots=True)
class NameWords:
    """Folded words that make or limit a name.

    `given` names, of which `ordinary` are also words, and `families` belong to one, `stops` end it, and
    `title_adjectives` may stand before it ("المدرب السابق"). `kunya_places` with أبو or أم are places ("أبو ظبي"), and
    after `place_heads` a name is that of a place or unit ("مسجد عمر").
    """

    given: frozenset[str]
    ordinary: frozenset[str]
    families: frozenset[str]
    stops: frozenset[str]
    title_adjectives: frozenset[str]
    kunya_places: frozenset[str]
    place_heads: frozenset[str]


def index_people(index: PhraseIndex) -> None:
    """Add given names, cues and roles to the index, as kinds `given_name`, `person_cue` and `person_role`."""
    for name, entry in read_given_names(GIVEN).items():
        index.add("given_name", name, entry)
    for word in (*KUNYA, SERVANT):
        index.add("given_name", word, PART)
    for word in SON:
        index.add("given_name", word, CHILD)
    tables = _read_tables()
    for row in tables["cue"]:
        role = check_choice(PEOPLE, row, "role", _ROLES) if "role" in row else None
        cue = PersonCue(row["id"], check_choice(PEOPLE, row, "force", _FORCES), role, row.get("speaker", False))
        for phrase in row["phrases"]:
            index.add("person_cue", phrase, cue, clitics=NOUN)
    for row in tables["role"]:
        told = PersonRole(
            row["id"], check_choice(PEOPLE, row, "role", _ROLES), check_choice(PEOPLE, row, "side", _SIDES)
        )
        for phrase in row["phrases"]:
            index.add("person_role", phrase, told, clitics=NOUN if " " not in phrase else VERB)


@cache
def name_words() -> NameWords:
    """Return the words that limit a name."""
    tables = _read_tables()
    names = read_given_names(GIVEN)
    ordinary = frozenset(name for name, entry in names.items() if entry.ordinary_word)
    listed = {name: _folded(tables[name]) for name in _WORDS}
    stops = (frozenset(_read_stops()) | listed["stop"]) - listed["family"]
    return NameWords(
        given=frozenset(names),
        ordinary=ordinary,
        families=listed["family"],
        stops=stops,
        title_adjectives=listed["title_adjective"],
        kunya_places=listed["place_name"],
        place_heads=listed["place_head"],
    )


def read_given_names(file: str) -> dict[str, GivenName]:
    """Return the folded given names of a lexicon file; raises LexiconError where two groups share a name."""
    tables = read_toml(file)
    check_tables(file, tables, frozenset(("given",)))
    names: dict[str, GivenName] = {}
    for row in check_rows(file, tables, "given", words="names", options={"ordinary_word": bool}):
        entry = GivenName(row["id"], row.get("ordinary_word", False))
        for name in row["names"]:
            key = fold(name)
            if key in names:
                raise LexiconError(f"{file}: {entry.id}: {name!r} is also in {names[key].id}")
            names[key] = entry
    return names


@cache
def _read_tables() -> dict[str, list[dict[str, Any]]]:
    tables = read_toml(PEOPLE)
    check_tables(PEOPLE, tables, _TABLES)
    cue, role = {"force": str, "role": str, "speaker": bool}, {"role": str, "side": str}
    return {
        "cue": list(check_rows(PEOPLE, tables, "cue", words="phrases", options=cue)),
        "role": list(check_rows(PEOPLE, tables, "role", words="phrases", options=role)),
        **{name: list(check_rows(PEOPLE, tables, name, words="words", options={})) for name in _WORDS},
    }


def _folded(rows: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(fold(word) for row in rows for word in row["words"])


def _read_stops() -> Iterator[str]:
    text = (FOLDER / STOPS).read_text(encoding="utf-8")
    yield from text.split("\n")[1:]
