"""Find the parties an article names or describes: armies, militias, gunmen, protesters, civilians."""

from hadath.document import Document, Mention
from hadath.extract.actors.context import find_countries
from hadath.extract.actors.phrases import build_units, merge_appositions
from hadath.extract.actors.references import resolve_units
from hadath.extract.actors.units import Unit
from hadath.lexicons.actor_nouns import load_particles

KIND = "actor"
_SPEAKER_REACH = 3


def find_actors(doc: Document) -> list[Mention]:
    """Return every party of an article, in order, with the name it goes by.

    Figures are not part of the mention ("3 جنود أتراك" gives "جنود أتراك"); a nationality or party beside the noun is.
    """
    countries = find_countries(doc)
    units = resolve_units(build_units(doc, countries), countries)
    return [_to_mention(doc, unit) for unit in merge_appositions(doc, units)]


def _to_mention(doc: Document, unit: Unit) -> Mention:
    named = not unit.value.generic and not unit.member
    return Mention(KIND, unit.first, unit.last, unit.rule, unit.finish(speaker=named and _spoken_for(doc, unit.first)))


def _spoken_for(doc: Document, first: int) -> bool:
    """Tell whether a party only has its name lent: «المتحدث باسم الجيش», but not «اغتيال رئيس فرع الأمن»."""
    particles = load_particles()
    for token in range(first - 1, max(first - 1 - _SPEAKER_REACH, -1), -1):
        form = doc.forms[token]
        if not particles.speakers.isdisjoint(form.rests):
            return particles.harms.isdisjoint(doc.forms[token - 1].rests)
        if form.key not in particles.speaker_gaps:
            return False
    return False
