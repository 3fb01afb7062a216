"""Which country an article is about, for nouns that do not say whose army or police they mean."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import cast

from hadath.document import Document
from hadath.lexicons import gazetteer
from hadath.lexicons.actor_nouns import load_particles
from hadath.lexicons.gazetteer import Place
from hadath.lexicons.nationalities import ADJECTIVE, KIND, NationForm, load_nationalities
from hadath.text.phrases import Hit

_IN, _SETTING = "في", 4  # the word before a setting, and how far before it may stand ("في وسط مدينة برلين")
_WRITTEN_IN = "ب"
_TITLE_WEIGHT = 3
_KEPT_NAMES = 50_000  # at a time, so that those of an extractor that is gone go too
_NAME_WEIGHT, _ADJECTIVE_WEIGHT = 2, 1  # an adjective often tells a foreigner
_CLEAR = 0.6  # the share of an article that makes a country its main one, whatever place is near


@dataclass(slots=True)
class Countries:
    """The states an article names; `main` is the one named at least as often as all others together.

    `places` are the tokens of countries and places, with the country, in order, `by_place` the same by token;
    `clear`: no other comes near `main`.
    """

    doc: Document
    places: list[tuple[int, str]] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    by_place: dict[int, str] = field(default_factory=dict)
    main: str | None = None
    clear: bool = False

    def of_bare_noun(self, token: int, *, local: bool) -> str | None:
        """Return the state a bare noun belongs to: the article's main one; for `local` police, where it acts.

        That is the place its sentence tells, else the first place of the article.
        """
        if not self.places or (self.main is not None and not local):
            return self.main
        sentence = self.doc.sentence(token)
        begin, end = bisect_left(self.places, (sentence.first, "")), bisect_left(self.places, (sentence.last, ""))
        near = [(abs(at - token), code) for at, code in self.places[begin:end]]
        told = [(gap, code) for gap, code in near if self._is_setting(token, gap)]
        if told:
            return min(told)[1]
        return self.main if self.clear else self.places[0][1]

    def _is_setting(self, token: int, gap: int) -> bool:
        """Tell whether a place so many tokens before or after follows «في», or «ب» on its kind («بمدينة»)."""
        keys = [self.doc.key(at) for place in (token - gap, token + gap) for at in range(place - _SETTING, place)]
        if _IN in keys:
            return True
        districts = load_particles().districts
        return any(key[:1] == _WRITTEN_IN and key[1:] in districts for key in keys)


def nation_of(hit: Hit) -> NationForm:
    """Return what a hit of kind "nationality" says."""
    return cast(NationForm, hit.entry)


def find_countries(doc: Document) -> Countries:
    """Return the states that an article names, with the main one."""
    found = Countries(doc)
    weights = found.weights
    title = next((sentence.first for sentence in doc.sentences if not sentence.title), 0)
    places: dict[int, str] = {}
    dateline = _dateline(doc)
    for hit in doc.hits.get(KIND, ()):
        code, weight = _state_of(nation_of(hit))
        if code and hit.first not in dateline:
            weights[code] = weights.get(code, 0) + (weight if hit.first >= title else weight * _TITLE_WEIGHT)
            if weight > 1:
                places[hit.first] = code
    for hit in doc.hits.get(gazetteer.KIND, ()):
        code = _country_of(cast(tuple[Place, ...], hit.entry))
        if code and hit.first not in places and hit.first not in dateline:
            weights[code] = weights.get(code, 0) + (1 if hit.first >= title else _TITLE_WEIGHT)
            places[hit.first] = code
    found.places, found.by_place = sorted(places.items()), places
    _find_main(found, doc.country)
    return found


def _dateline(doc: Document) -> range:
    """Return the tokens that say where the article was written, which need not be what it is about."""
    if doc.dateline is None:
        return range(0)
    first = bisect_left(doc.starts, doc.dateline.start)
    return range(first, bisect_left(doc.starts, doc.dateline.end))


@cache
def _state_of(form: NationForm) -> tuple[str, int]:
    """Return the code of the state a word tells, or "", and its weight."""
    if form.nation.people or (form.nation.ambiguous and form.form == ADJECTIVE):
        return "", 0
    return form.nation.code, _ADJECTIVE_WEIGHT if form.form == ADJECTIVE else _NAME_WEIGHT


@lru_cache(_KEPT_NAMES)
def _country_of(places: tuple[Place, ...]) -> str:
    """Return the country of all the places a name may stand for, or "" where they differ or it is a common word."""
    code = places[0].country
    if code not in load_nationalities() or any(place.common or place.country != code for place in places):
        return ""
    return code


def _find_main(found: Countries, outlet: str | None) -> None:
    total = sum(found.weights.values())
    if not total:
        found.main = outlet
        return
    code = max(found.weights, key=found.weights.__getitem__)
    weight = found.weights[code]
    if 2 * weight >= total:
        found.main, found.clear = code, weight >= _CLEAR * total
