"""Which country an article is about, for nouns that do not say whose army or police they mean."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from hadath.document import Document
from hadath.lexicons import gazetteer
from hadath.lexicons.gazetteer import Place
from hadath.lexicons.nationalities import ADJECTIVE, KIND, NationForm, load_nationalities
from hadath.text.phrases import Hit

_NEAR = 60  # tokens back to a place that a bare noun may belong to
_TITLE_WEIGHT = 3
_NAME_WEIGHT, _ADJECTIVE_WEIGHT = 2, 1  # an adjective often tells a foreigner
_CLEAR = 0.6  # the share of an article that makes a country its main one, whatever place is near


@dataclass(slots=True)
class Countries:
    """The states an article names; `main` is the one named at least as often as all others together.

    `tokens` and `codes` are those of places, and of nationalities only with `main` undecided.
    """

    tokens: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    main: str | None = None
    clear: bool = False

    def of_bare_noun(self, token: int, *, local: bool) -> str | None:
        """Return the state a bare noun belongs to: the article's main one; for `local` police, where it acts."""
        if self.clear or (self.main is not None and not local):
            return self.main
        at = bisect_left(self.tokens, token) - 1
        near = self.codes[at] if at >= 0 and token - self.tokens[at] <= _NEAR else None
        return near or self.main


def nation_of(hit: Hit) -> NationForm:
    """Return what a hit of kind "nationality" says."""
    return cast(NationForm, hit.entry)


def find_countries(doc: Document) -> Countries:
    """Return the states that an article names, with the main one."""
    found = Countries()
    weights = found.weights
    title = next((sentence.first for sentence in doc.sentences if not sentence.title), 0)
    places: list[tuple[int, str]] = []
    for hit in doc.hits.get(KIND, ()):
        code, weight = _state_of(nation_of(hit))
        if code:
            weights[code] = weights.get(code, 0) + (weight if hit.first >= title else weight * _TITLE_WEIGHT)
            if weight > 1:
                places.append((hit.first, code))
    for hit in doc.hits.get(gazetteer.KIND, ()):
        code = _country_of(cast(tuple[Place, ...], hit.entry))
        if code:
            weights[code] = weights.get(code, 0) + (1 if hit.first >= title else _TITLE_WEIGHT)
            places.append((hit.first, code))
    places.sort()
    found.tokens, found.codes = [token for token, _ in places], [code for _, code in places]
    _find_main(found, doc.country)
    return found


@cache
def _state_of(form: NationForm) -> tuple[str, int]:
    """Return the code of the state a word tells, or "", and its weight."""
    if form.nation.people or (form.nation.ambiguous and form.form == ADJECTIVE):
        return "", 0
    return form.nation.code, _ADJECTIVE_WEIGHT if form.form == ADJECTIVE else _NAME_WEIGHT


@cache
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
