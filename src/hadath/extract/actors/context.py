"""Which country an article is about, for nouns that do not say whose army or police they mean."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import cast

from hadath.document import Document
from hadath.lexicons.nationalities import CITY, COUNTRY, KIND, NationForm
from hadath.text.phrases import Hit

_NEAR = 60  # tokens back to a country that a bare noun may belong to
_TITLE_WEIGHT = 3
_WEIGHT = {CITY: 2, COUNTRY: 2}  # an adjective, which often tells a foreigner, weighs 1


@dataclass(slots=True)
class Countries:
    """The states an article names, by token; `main` is the one named at least as often as all others together."""

    tokens: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    weights: Counter[str] = field(default_factory=Counter)
    main: str | None = None

    def before(self, token: int) -> str | None:
        """Return the state named last before a token, at no great distance."""
        at = bisect_left(self.tokens, token) - 1
        return self.codes[at] if at >= 0 and token - self.tokens[at] <= _NEAR else None

    def around(self, token: int) -> str | None:
        """Return the state a bare noun at a token belongs to: the article's main one, else the last one named."""
        return self.main or self.before(token)


def nation_of(hit: Hit) -> NationForm:
    """Return what a hit of kind "nationality" says."""
    return cast(NationForm, hit.entry)


def find_countries(doc: Document) -> Countries:
    """Return the states that an article names, with the main one."""
    found = Countries()
    for hit in doc.hits.get(KIND, ()):
        form = nation_of(hit)
        if form.nation.people or (form.nation.ambiguous and form.form not in (COUNTRY, CITY)):
            continue
        found.tokens.append(hit.first)
        found.codes.append(form.nation.code)
        found.weights[form.nation.code] += _WEIGHT.get(form.form, 1) * (
            _TITLE_WEIGHT if doc.sentence(hit.first).title else 1
        )
    ranked = found.weights.most_common(1)
    if ranked and 2 * ranked[0][1] >= found.weights.total():
        found.main = ranked[0][0]
    elif not ranked:
        found.main = doc.country
    return found
