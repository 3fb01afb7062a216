"""The words that report events: one entry a verb, noun or phrase, with what it says of the words around it.

`triggers/<event_type>.toml` holds the entries of each type; `outcome`, `link`, `light`, `instrument` and `idiom` hold
those that have a role and no type of their own. A file's `[defaults]` are the fields its entries share.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from hadath.errors import LexiconError
from hadath.lexicons.loading import read_folder, read_toml
from hadath.text.conjugate import (
    ACTIVE,
    EITHER,
    PASSIVE,
    NounForm,
    conjugate,
    inflect_masdar,
    inflect_noun,
    inflect_participle,
)
from hadath.text.fold import fold
from hadath.text.phrases import NOUN, VERB, PhraseIndex
from hadath.text.tokens import Form

KIND = "trigger"
TOPIC_KIND = "topic"
FICTION = "fiction"  # the topic whose words make a sentence a story
# Where one incident has several triggers, the type named first here is the incident's.
PRIORITY = (
    "suicide_bombing", "bombing", "landmine", "assassination", "execution", "air_strike", "shelling", "abduction",
    "prison_break", "bomb_disposal", "armed_clash", "armed_attack", "arrest", "seizure", "raid", "release",
    "surrender", "territory_change", "riot", "protest", "strike", "property_destruction", "displacement",
    "restriction", "agreement", "movement", "accident", "other",
)  # fmt: skip
# Roles that are files of their own, because their entries have no event type.
TYPELESS = frozenset(("outcome", "link", "light", "idiom"))
ROLES = frozenset(("act", "incident", "instrument")) | TYPELESS
COUNTS = frozenset(("killed", "injured", "arrested", "abducted", "missing", "released", "displaced", "surrendered"))
PARTIES = frozenset(("agent", "target", "instrument", "place", "either", "both", "none"))

_UNCOUNTED = "none"
_RESTS = attrgetter("rests")

_Rests = tuple[tuple[str, ...], ...]


class Followers:
    """Phrases that an entry asks for or forbids beside it; folded when first asked for."""

    __slots__ = ("_phrases", "_rests")

    def __init__(self, phrases: list[str]) -> None:
        self._phrases = phrases
        self._rests: dict[str, _Rests] | None = None

    @property
    def rests(self) -> dict[str, _Rests]:
        """The phrases by their first folded word: for each, the further words of those that begin with it."""
        if self._rests is None:
            self._rests = _key_phrases(self._phrases)
        return self._rests

    def may_begin(self, forms: list[Form]) -> bool:
        """Tell whether one of the phrases may begin at one of these words; where not, none need be looked at."""
        return not self.rests.keys().isdisjoint(chain.from_iterable(map(_RESTS, forms)))


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry.

    `role`: act (a verb of doing) | incident (names one) | outcome (harm that takes its type from its cause) | link
    (joins a cause before it to outcomes after it) | light (carries the subject of the noun that follows) |
    instrument (a weapon: it refines the type of a trigger beside it and is no event alone) | idiom (nothing at all:
    it keeps the words from being read otherwise).
    `subject`, `object`, `genitive`, `after` (by preposition): which party stands there; `object` is also the subject
    of the passive. `count`: what is counted of those it is done to. `weak`: no event without a place, date, figure or
    party. `metaphor`: sport, markets and the arts use the word in senses of their own. `echo`: it only takes up what
    the article reports in stronger words ("العملية"). `alternatives`: further types it may be of; `types`: all of
    them, likeliest first. `rule`: what mentions say found them. `priority`: higher gives the incident's type.
    Conditions, all by the words around it: `complement` (one of these must follow, and belongs to it), `only_near`
    (one must follow soon, or stand shortly before a verb), `not_near` (none may follow soon) and `not_behind` (none may
    stand shortly before), `not_before` and `not_after` (none may be the next word, or the last one before);
    `conditional` tells whether there are any but the first.
    """

    id: str
    type: str | None
    role: str
    source: str
    examples: tuple[str, ...]
    traps: tuple[str, ...] = ()
    count: str | None = None
    subject: str = "agent"
    object: str = "none"
    genitive: str = "none"
    after: tuple[tuple[str, str], ...] = ()
    weak: bool = False
    place: bool = False
    metaphor: bool = False
    echo: bool = False
    rule: str = ""
    types: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    priority: int = 0
    conditional: bool = False
    complement: Followers | None = None
    only_near: Followers | None = None
    not_before: Followers | None = None
    not_near: Followers | None = None
    not_after: Followers | None = None
    not_behind: Followers | None = None


class TriggerForm(NamedTuple):
    """What one spelling of an entry is; `nominal`: a verb spelt like its own masdar ("قتل", "قصف"); `feminine`:
    a verb with a pronoun that is spelt like its masdar in teh marbuta ("أصابه", "إصابة"); `final_ya`: active with ى and
    passive with ي, which fold alike ("ألقى", "ألقي").
    """

    trigger: Trigger
    form: str
    tense: str = "none"
    number: str = "singular"
    definite: bool = False
    pronoun: str = ""
    nominal: bool = False
    feminine: bool = False
    final_ya: bool = False


# What an entry's spellings are made of; `skip` lists made-up spellings that are other words ("فجرا"), `whole`
# words that only look like one behind a clitic ("وحيد").
_WORDS = frozenset(("past", "present", "masdar", "participle", "nouns", "phrases", "skip", "whole"))
_ARTICLE = "ال"
_NOUN_ENDINGS = ("", "ا", "ين", "ان", "ون", "ات", "ه")
_FOLLOWERS = ("complement", "only_near", "not_before", "not_near", "not_after", "not_behind")
_FIELDS = frozenset(field.name for field in fields(Trigger)) - {"type", "rule", "types", "priority", "conditional"}
_REQUIRED = ("id", "source", "examples")


@cache
def triggers() -> tuple[tuple[Trigger, dict[str, Any]], ...]:
    """Return every entry with the words it was written with.

    Raises LexiconError, naming file, entry and reason, where an entry is malformed.
    """
    found: list[tuple[Trigger, dict[str, Any]]] = []
    seen: set[str] = set()
    for stem, tables in read_folder("triggers"):
        defaults = tables.get("defaults", {})
        for row in tables.get("trigger", ()):
            merged = {**defaults, **row}
            entry = _read(stem, merged)
            if entry.id in seen:
                raise LexiconError(f"triggers/{stem}.toml: {entry.id}: the id is taken")
            seen.add(entry.id)
            found.append((entry, merged))
    return tuple(found)


def _read(stem: str, row: dict[str, Any]) -> Trigger:
    _validate(stem, row)
    kind = None if stem in TYPELESS else stem
    if stem == "instrument":
        kind = row["id"].split(".")[1]
    values: dict[str, Any] = {name: value for name, value in row.items() if name in _FIELDS}
    for name in ("examples", "traps", "alternatives"):
        values[name] = tuple(values.get(name, ()))
    if values.get("count") == _UNCOUNTED:
        del values["count"]
    values["after"] = tuple((fold(word), role) for word, role in values.get("after", {}).items())
    for name in _FOLLOWERS:
        if name in values:
            _check_lists(values[name])
            values[name] = Followers(values[name])
    priority = _priority(kind, weak=values.get("weak", False)) if kind else 0
    values["types"] = (kind, *values["alternatives"]) if kind else values["alternatives"]
    values["rule"] = f"triggers.{row['id']}"
    values["conditional"] = any(name in values for name in _FOLLOWERS if name != "complement")
    return Trigger(type=kind, priority=priority, **{"role": stem, **values})


def _priority(kind: str, *, weak: bool) -> int:
    """Rank a type: strong words above weak ones, but an accident only above weak words of nothing violent."""
    rank = len(PRIORITY) - PRIORITY.index(kind)
    if kind == "other" or weak:
        return rank
    return len(PRIORITY) - PRIORITY.index("release") if kind == "accident" else rank + len(PRIORITY)


def _check_lists(phrases: list[str]) -> None:
    for phrase in phrases:
        if phrase.startswith("@"):
            word_list(phrase[1:])


def _validate(stem: str, row: dict[str, Any]) -> None:
    where = f"triggers/{stem}.toml: {row.get('id', 'an entry without id')}"
    if missing := [name for name in _REQUIRED if not row.get(name)]:
        raise LexiconError(f"{where}: no {missing[0]}")
    if unknown := sorted(row.keys() - _FIELDS - _WORDS):
        raise LexiconError(f"{where}: unknown field {unknown[0]}")
    if not row["id"].startswith(stem + "."):
        raise LexiconError(f"{where}: the id does not begin with the file's name")
    if not (_WORDS - {"skip", "whole"}) & row.keys():
        raise LexiconError(f"{where}: no words")
    if ("past" in row) != ("present" in row):
        raise LexiconError(f"{where}: a verb needs both past and present")
    if stem not in PRIORITY and stem not in ROLES:
        raise LexiconError(f"{where}: the file is named for no type or role")
    allowed = [
        ("role", ROLES),
        ("count", COUNTS | {_UNCOUNTED}),
        *((name, PARTIES) for name in ("subject", "object", "genitive")),
    ]
    for name, values in allowed:
        if name in row and row[name] not in values:
            raise LexiconError(f"{where}: {name} cannot be {row[name]!r}")
    if not PARTIES.issuperset(row.get("after", {}).values()) or not set(PRIORITY).issuperset(
        row.get("alternatives", ())
    ):
        raise LexiconError(f"{where}: unknown party or type in after or alternatives")


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return a list of `trigger_words.toml`, which entries name as "@list"; a list may name others.

    Raises LexiconError where there is none of that name.
    """
    lists = _lists()
    if name not in lists:
        raise LexiconError(f"trigger_words.toml: no list {name!r}")
    return tuple(_expand(lists[name]))


@cache
def _lists() -> dict[str, list[str]]:
    return read_toml("trigger_words.toml")


@cache
def nouns_follow() -> frozenset[str]:
    """Return the folded words after which a word spelt like both verb and masdar is the masdar."""
    return frozenset(fold(word) for word in word_list("nouns_follow"))


def _expand(phrases: list[str]) -> Iterator[str]:
    for phrase in phrases:
        if phrase.startswith("@"):
            yield from word_list(phrase[1:])
        else:
            yield phrase


def _key_phrases(phrases: list[str]) -> dict[str, _Rests]:
    """Key phrases by their first word, with and without the article."""
    found: dict[str, _Rests] = {}
    for phrase in phrases:
        if phrase.startswith("@"):
            found.update(_list_rests(phrase[1:]))
    for phrase in phrases:
        if not phrase.startswith("@"):
            first, *rest = _fold_words(phrase)
            for key in (first, _ARTICLE + first):
                found[key] = (*found.get(key, ()), tuple(rest))
    return found


@cache
def _list_rests(name: str) -> dict[str, _Rests]:
    """Key the words of a list in every number and case."""
    found: dict[str, _Rests] = {}
    for phrase in word_list(name):
        first, *rest = _fold_words(phrase)
        for ending in ("",) if rest else _NOUN_ENDINGS:
            for key in (first + ending, _ARTICLE + first + ending):
                found[key] = (*found.get(key, ()), tuple(rest))
    return found


def _fold_words(phrase: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in phrase.split())


def index_triggers(index: PhraseIndex) -> None:
    """Add every spelling of every entry to the index, under the kind "trigger"."""
    for trigger, words in triggers():
        for keys, form in _forms(trigger, words).items():
            index.add_folded(KIND, keys, form, clitics=VERB if form.tense == "past" and not form.nominal else NOUN)
        if "whole" in words:
            index.add_whole_words(words["whole"])
    for topic, words_of_topic in read_toml("topics.toml").items():
        for word in words_of_topic:
            for phrase in (word, _ARTICLE + word):
                index.add_folded(TOPIC_KIND, _fold_words(phrase), topic)


def _forms(trigger: Trigger, words: dict[str, Any]) -> dict[tuple[str, ...], TriggerForm]:
    forms: dict[tuple[str, ...], TriggerForm] = {}
    for keys, form in (*_verb_forms(trigger, words), *_noun_forms(trigger, words)):
        known = forms.get(keys)
        forms[keys] = form if known is None else _both(keys[-1], known, form)
    for skipped in words.get("skip", ()):
        forms.pop((fold(skipped),), None)
    return forms


def _both(key: str, known: TriggerForm, form: TriggerForm) -> TriggerForm:
    """Join two readings of one spelling: the first stands, and remembers what else it may be."""
    if known.form == form.form:
        return known
    if form.tense != "none":  # active and passive
        return known._replace(form=EITHER, final_ya=known.form == ACTIVE and form.form == PASSIVE and key.endswith("ي"))
    if known.tense == "none":
        return known
    return known._replace(nominal=True, feminine=known.pronoun == "ه" and not form.pronoun)


def _verb_forms(trigger: Trigger, words: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], TriggerForm]]:
    if "past" not in words:
        return
    shared: dict[tuple[str, ...], TriggerForm] = {}
    for key, *rest in conjugate(words["past"], words["present"], transitive=trigger.object != "none"):
        parts = tuple(rest)
        form = shared.get(parts)
        if form is None:
            voice, tense, number, pronoun = parts
            form = shared[parts] = TriggerForm(trigger, voice, tense, number, pronoun=pronoun)
        yield (key,), form


def _noun_forms(trigger: Trigger, words: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], TriggerForm]]:
    for masdar in _listed(words.get("masdar", ())):
        yield from _shared(trigger, "masdar", inflect_masdar(masdar))
    for participle in _listed(words.get("participle", ())):
        yield from _shared(trigger, "participle", inflect_participle(participle))
    for noun in _listed(words.get("nouns", ())):
        if isinstance(noun, str):
            noun = {"singular": noun}
        plurals = _listed(noun.get("plural", ()))
        yield from _shared(trigger, "noun", inflect_noun(noun["singular"], plurals, dual=noun.get("dual", True)))
    for phrase in words.get("phrases", ()):
        yield from _phrase_forms(trigger, phrase)


def _phrase_forms(trigger: Trigger, phrase: str | dict[str, str]) -> Iterator[tuple[tuple[str, ...], TriggerForm]]:
    """Return a fixed phrase; "(ال)هجوم(ا) (ال)انتحاري(ا)" stands for it bare, with articles and in the accusative."""
    row = {"words": phrase} if isinstance(phrase, str) else phrase
    words, form = row["words"], TriggerForm(trigger, row.get("form", "noun"), row.get("tense", "none"))
    form = form._replace(number=row.get("number", "singular"))
    bare = words.replace("(ال)", "").replace("(ا)", "")
    yield _fold_words(bare), form
    if "(ال)" in words:
        definite = words.replace("(ال)", "ال").replace("(ا)", "")
        yield _fold_words(definite), form._replace(definite=True)
    if "(ا)" in words:
        yield _fold_words(words.replace("(ال)", "").replace("(ا)", "ا")), form


def _shared(trigger: Trigger, kind: str, forms: Iterator[NounForm]) -> Iterator[tuple[tuple[str, ...], TriggerForm]]:
    for key, number, definite, pronoun in forms:
        yield (key,), TriggerForm(trigger, kind, "none", number, definite, pronoun)


def _listed(value: Any) -> Any:  # noqa: ANN401  # a TOML value
    return [value] if isinstance(value, (str, dict)) else value
