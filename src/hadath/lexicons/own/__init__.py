"""A user's own entries, which are added to those that come with hadath or stand in the stead of some."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from hadath.garbage import made_to_stay
from hadath.lexicons.actors import Actor, load_actors
from hadath.lexicons.gazetteer import Gazetteer, Place, gazetteer
from hadath.lexicons.own.actors import read_actors
from hadath.lexicons.own.places import read_places
from hadath.lexicons.vocabulary import build_index
from hadath.text.phrases import PhraseIndex


class OwnEntries(NamedTuple):
    """Places and parties of a user's own; they hold everything, and no file is read again."""

    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What an article is read with: all phrases, and the places and parties that some of them stand for."""

    index: PhraseIndex
    gazetteer: Gazetteer
    actors: Mapping[str, Actor]


@made_to_stay()
def read_own(places: Iterable[Path], actors: Iterable[Path]) -> OwnEntries:
    """Return the entries of files, those of later files in the stead of earlier ones with the same id.

    Raises LexiconError, naming the file, the lines and what is wrong with each.
    """
    known, found = gazetteer(), dict[str, Place]()
    for path in places:
        found.update((place.id, place) for place in read_places(path, known.with_own(found.values())))
    parties = {actor.id: actor for path in actors for actor in read_actors(path)}
    return OwnEntries(tuple(found.values()), tuple(parties.values()))


@made_to_stay()
def build_lexicon(own: OwnEntries) -> Lexicon:
    """Return the lexicon that comes with hadath with a user's own entries in it; nothing of it is shared."""
    places = gazetteer().with_own(own.places) if own.places else gazetteer()
    actors = {**load_actors(), **{actor.id: actor for actor in own.actors}}
    return Lexicon(build_index(places, own.actors), places, actors)
