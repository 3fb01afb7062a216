"""Which country an article is about, for nouns that do not say whose army or police they mean."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from hadath.document import Document
from hadath.lexicons import gazetteer
from hadath.lexicons.gazetteer import Place
from hadath.lexicons.nationalities import ADJECTIVE, CITY, COUNTRY, EITHER, KIND, NationForm, load_nationalities
from hadath.text.phrases import Hit

_NEAR = 60  # tokens back to a place that a bare noun may belong to
_TITLE_WEIGHT = 3
_WEIGHT = {CITY: 2, COUNTRY: 2, EITHER: 1}  # an adjective, which often tells a foreigner, weighs 1
_CLEAR = 0.6  # the share of an article that makes a country its main one, whatever place is near


@dataclass(slots=True)
class Countries:
    """The states an article names; `main` is the one named at least as often as all others together.

    `tokens` and `codes` are those of places, and of nationalities only with `main` undecided.
    """

    tokens: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    weights: Counter[str] = field(default_factory=Counter)
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
    places: list[tuple[int, str]] = []
    for hit in doc.hits.get(KIND, ()):
        form = nation_of(hit)
        if form.nation.people or (form.nation.ambiguous and form.form == ADJECTIVE):
            continue
        weight = _TITLE_WEIGHT if doc.sentence(hit.first).title else 1
        found.weights[form.nation.code] += weight * _WEIGHT.get(form.form, 1)
        if form.form in _WEIGHT:
            places.append((hit.first, form.nation.code))
    for hit in doc.hits.get(gazetteer.KIND, ()):
        code = _country_of(cast(tuple[Place, ...], hit.entry))
        if code is not None:
            found.weights[code] += _TITLE_WEIGHT if doc.sentence(hit.first).title else 1
            places.append((hit.first, code))
    places.sort()
    found.tokens, found.codes = [token for token, _ in places], [code for _, code in places]
    _find_main(found, doc.country)
    return found


@cache
def _country_of(places: tuple[Place, ...]) -> str | None:
    """Return the country of all the places a name may stand for, or null where they differ or it is a common word."""
    code = places[0].country
    if code not in load_nationalities() or any(place.common or place.country != code for place in places):
        return None
    return code


def _find_main(found: Countries, outlet: str | None) -> None:
    total = found.weights.total()
    if not total:
        found.main = outlet
        return
    code, weight = found.weights.most_common(1)[0]
    if 2 * weight >= total:
        found.main, found.clear = code, weight >= _CLEAR * total
