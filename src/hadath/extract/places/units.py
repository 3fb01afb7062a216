"""Read one place at one spot: head noun or direction, name, and the adjectives after it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hadath.extract.places.hits import PlaceHits, begins_hit, facts_of, is_large_row, name_text, rows_of
from hadath.extract.places.names import Name, find_name, find_names, is_unknown_word
from hadath.extract.places.ordinary import is_chance, is_plain_word, is_river_bank
from hadath.lexicons.gazetteer import Place, gazetteer_of
from hadath.lexicons.nationalities import Nationality
from hadath.lexicons.place_heads import HeadForm, PlaceRelation
from hadath.text.fold import fold
from hadath.text.phrases import Hit

_DEEPEST = 4
_COUNTRY, _CAPITAL, _LANDS = "country", "capital", "lands"
# Size of each kind of place, so that of two the larger can be told; kinds without a size are left out.
RANKS = {
    "facility": 0, "street": 0, "airport": 0, "base": 0, "prison": 0, "crossing": 0, "dam": 0, "field": 0, "port": 0,
    "site": 0, "quarter": 1, "camp": 1, "village": 2, "town": 3, "area": 3, "city": 4, "capital": 4, "mountain": 3,
    "subdistrict": 5, "district": 5, "countryside": 6, "region": 6, "governorate": 7, "country": 9,
}  # fmt: skip
_POINTS = frozenset(("north", "south", "east", "west"))
_SHED = frozenset(
    ("island", "quarter", "village", "town", "suburb", "subdistrict", "district", "settlement", "state", "governorate")
)  # heads that the gazetteer's names have and ours have not
_OFTEN_ABROAD = frozenset(("city", "governorate", "country", "airport", "port", "facility"))
_SIDES = frozenset(("countryside",))
_DASHES = frozenset(("-", "–", "—"))
_FRONT = "front"
_NO_STATE = frozenset(("", "XZ"))  # a user's own, and seas
_IN = frozenset(("في", "وفي", "ففي"))
_WITH_PRONOUN = ("هم", "ها", "هما", "ته", "نا")
_OPERATED = frozenset(("base", "facility", "airport", "field"))


@dataclass(slots=True)
class Unit:
    """One name with its head noun, tokens `first` up to, not including, `last`; `countries` its adjectives give."""

    first: int
    last: int
    name: str
    kind: str | None
    rule: str
    candidates: tuple[Place, ...] = ()
    proclitics: str = ""
    relation: str | None = None
    headed: bool = False
    certain: bool = True
    countries: list[Nationality] = field(default_factory=list)
    inside: tuple[Place, ...] = ()  # candidates of the place in a facility's own name ("مطار طرابلس")

    @property
    def rank(self) -> float | None:
        """The size of the place's kind, null where unknown."""
        return RANKS.get(self.kind or "")


def find_units(hits: PlaceHits) -> list[list[Unit]]:
    """Return every place of an article in order; names listed after one head noun come together."""
    found: list[list[Unit]] = []
    at = 0
    for first in sorted(hits.heads.keys() | hits.places.keys()):
        if first < at:
            continue
        units = read_units(hits, first)
        if units:
            if first > at and units[0].first == first:
                found.extend(_unknown_before(hits, units[0]))
            found.append(units)
            at = units[-1].last
    return found


def read_units(hits: PlaceHits, first: int, depth: int = 0) -> list[Unit]:
    """Return the places read at a token: none, one, or those listed after one head noun."""
    head, known = hits.heads.get(first), hits.places.get(first)
    if depth > _DEEPEST:
        return []
    if head is not None and known is not None and head.last < known.last:
        known = _without_part(hits, head, known)
    if head is not None and (known is None or head.last >= known.last):
        units = _under_head(hits, head, depth)
        if units or (known is not None and isinstance(head.entry, HeadForm)):
            return units
    if known is None or is_plain_word(hits, known) or is_river_bank(hits, known):
        return []
    return [_known(hits, known, head)]


def _without_part(hits: PlaceHits, head: Hit, known: Hit) -> Hit | None:
    """A part of a known place ("شرق سوريا", "ريف حلب الشمالي") counts as the place: its hit is cut down to that."""
    form = head.entry
    side = isinstance(form, PlaceRelation) or (isinstance(form, HeadForm) and form.head.id in _SIDES)
    road = isinstance(form, HeadForm) and form.head.id == "road" and hits.keys[known.last] in _DASHES
    if not road and (not side or all(row.kind != "region" for row in rows_of(known))):
        return known
    last = known.last
    while last > head.last + 1 and hits.keys[last - 1] in hits.words.adjectives:
        last -= 1
    rows = gazetteer_of(hits.doc).named(" ".join(hits.keys[head.last : last]))
    if not rows:
        return known
    hits.places[head.last] = Hit(known.kind, head.last, last, rows, "")
    return None


def _under_head(hits: PlaceHits, hit: Hit, depth: int) -> list[Unit]:
    entry = hit.entry
    if isinstance(entry, PlaceRelation):
        return _related(hits, hit, entry, depth)
    if isinstance(entry, HeadForm):
        if entry.head.id == _CAPITAL:
            return _of_capital(hits, hit, entry)
        if entry.head.id == _LANDS:
            return _of_lands(hits, hit)
        return _headed(hits, hit, entry, depth)
    return []


def _related(hits: PlaceHits, hit: Hit, relation: PlaceRelation, depth: int) -> list[Unit]:
    """«شمال شرقي حلب», «بالقرب من مطار حلب»: the place after words of direction."""
    units = _after(hits, hit.last, relation, depth) or _unknown_beside(hits, hit, relation)
    if units:
        units[0].first = hit.first
        units[0].proclitics = hit.proclitics
        for unit in units:
            unit.relation = relation.relation if unit.relation in (None, "in") else unit.relation
    return units


def _after(hits: PlaceHits, token: int, relation: PlaceRelation, depth: int) -> list[Unit]:
    if hits.keys[token] == "من" and relation.relation != "in":
        token += 1
    hit = hits.heads.get(token) or hits.places.get(token)
    allowed = ("", "ب") if relation.id == "around" else ("",)
    if hit is None or hit.proclitics not in allowed:
        return []
    return read_units(hits, token, depth + 1)


def _unknown_beside(hits: PlaceHits, hit: Hit, relation: PlaceRelation) -> list[Unit]:
    """«بالقرب من تورطوب في منطقة …», «شرقي القطابة بمديرية …»: one unknown word, within a place that is named."""
    token = hit.last + (hits.keys[hit.last] == "من")
    if relation.relation == "in" or token + 2 >= len(hits.doc.forms) or not is_unknown_word(hits, token):
        return []
    if relation.relation == "near" and hits.keys[token].startswith("ال"):
        return []  # "عند الإقلاع في حميميم"
    after = token + 1 + (hits.keys[token + 1] == "في")
    inside = hits.heads.get(after) or hits.places.get(after)
    if inside is None or not (after > token + 1 or inside.proclitics == "ب"):
        return []
    return [Unit(token, token + 1, name_text(hits.doc, token, token + 1), None, "places.unknown_beside", headed=True)]


def _unknown_before(hits: PlaceHits, unit: Unit) -> list[list[Unit]]:
    """«في هاناو غربي ألمانيا», «في نانتير بضاحية باريس»: one unknown word after "في", before where it lies."""
    token = unit.first - 1
    side = unit.relation is not None and not unit.proclitics
    if not (side or unit.proclitics == "ب") or not unit.candidates or hits.keys[token - 1] not in _IN:
        return []
    key = hits.keys[token]
    no_ends = _WITH_PRONOUN if side and key.startswith("ال") else (*_WITH_PRONOUN, "ه")
    if key.endswith(no_ends) or not is_unknown_word(hits, token):
        return []  # "في سيارتهم جنوبي كركوك", "في غابة ببلدة ترال"
    name = name_text(hits.doc, token, token + 1)
    return [[Unit(token, token + 1, name, "area", "places.unknown_before", headed=True)]]


def _headed(hits: PlaceHits, hit: Hit, form: HeadForm, depth: int) -> list[Unit]:
    after = hit.last
    second = hits.heads.get(after)
    if second is not None and isinstance(second.entry, HeadForm):
        if second.proclitics == "و" and form.number == second.entry.number == "plural":
            return _reach_back(_headed(hits, second, second.entry, depth + 1), hit)
        if second.proclitics == "و" and not form.head.keep:
            return []
    if second is not None and not second.proclitics and depth < _DEEPEST and not _is_longer_name(hits, second):
        inner = _nested(hits, hit, form, depth)
        if inner:
            return inner
    placed = depth > 0 or _is_placed(hits, hit)
    names = find_names(hits, after, form, placed=placed) or _directed_name(hits, second, form)
    if form.head.id == _FRONT and not _is_front_of_place(hits, hit, names):
        return []
    return _units_of(hits, hit, form, names)


def _is_front_of_place(hits: PlaceHits, hit: Hit, names: Sequence[Name]) -> bool:
    """«جبهة العنين بمديرية …»: an unknown name after "جبهة" is a place's where a larger one follows, else a party's."""
    if not names or all(name.candidates for name in names):
        return True
    if begins_hit(hits.doc, "actor", hit.first):
        return False
    token = names[-1].last
    following = hits.heads.get(token) or hits.places.get(token)
    if following is not None:
        return following.proclitics == "ب" or isinstance(following.entry, PlaceRelation)
    return hits.keys[token] == "في" and (token + 1 in hits.heads or token + 1 in hits.places)


def _is_placed(hits: PlaceHits, hit: Hit) -> bool:
    before = hits.keys[hit.first - 1]
    if hit.first in hits.quotes or hit.first in hits.trigger_ends:
        return True
    return hit.proclitics.endswith(("ب", "ل")) or before in hits.words.placing or before in ("من", "الي")


def _directed_name(hits: PlaceHits, second: Hit | None, form: HeadForm) -> list[Name]:
    """«منطقة شمال وزيرستان»: a name that begins with a direction."""
    if second is None or second.proclitics or not isinstance(second.entry, PlaceRelation) or form.head.keep:
        return []
    if second.entry.relation not in _POINTS:
        return []
    name = find_name(hits, second.last, form.head)
    if name is None or hits.keys[name.first].startswith("ال"):
        return []
    return [Name(second.first, name.last)]


def _is_longer_name(hits: PlaceHits, hit: Hit) -> bool:
    known = hits.places.get(hit.first)
    return known is not None and not known.proclitics and known.last > hit.last


def _reach_back(units: list[Unit], hit: Hit) -> list[Unit]:
    if units:
        units[0].first = hit.first
        units[0].proclitics = hit.proclitics
    return units


def _nested(hits: PlaceHits, hit: Hit, form: HeadForm, depth: int) -> list[Unit]:
    """«منطقة مخيم جنين», «طريق مطار دمشق»: a head noun right after another."""
    units = read_units(hits, hit.last, depth + 1)
    if not units:
        return []
    inner = units[0]
    if form.head.keep and inner.headed and hits.keys[hit.last] in inner.name.split()[0:1] and inner.kind:
        inner.name = f"{_head_text(hits, hit, form)} {inner.name}"
        inner.kind = form.head.kind
    elif form.head.kind in ("village", "town", "city", "quarter", "district") and inner.rank == 0:
        inner.kind = form.head.kind
    return _reach_back(units, hit)


def _head_text(hits: PlaceHits, hit: Hit, form: HeadForm) -> str:
    if form.word:
        return form.word
    return name_text(hits.doc, hit.first, hit.last, hit.proclitics)


def _units_of(hits: PlaceHits, hit: Hit, form: HeadForm, names: Sequence[Name]) -> list[Unit]:
    if form.number == "plural" and len(names) == 1 and not names[0].candidates and not form.head.keep:
        return []
    units = []
    for name in names:
        text = name_text(hits.doc, name.first, name.last, name.proclitics)
        keep = form.head.keep and (form.number != "plural" or name is names[0])
        unit = Unit(
            name.first,
            name.last,
            f"{_head_text(hits, hit, form)} {text}" if keep else text,
            form.head.kind,
            f"places.{form.head.id}",
            candidates=() if keep else _at_home(hits, name.candidates, form),
            proclitics=name.proclitics,
            headed=True,
            inside=_at_home(hits, name.candidates, form) if keep and not is_chance(form, name) else (),
        )
        if form.head.id == "road":
            _add_road_end(hits, unit)
        _add_adjectives(hits, unit)
        units.append(unit)
    if form.head.id in ("police_district", "regions", _FRONT, "countryside") and len(units) == 1:
        units[0].kind = facts_of(units[0].candidates).kind or units[0].kind
    return _reach_back(units, hit)


def _at_home(hits: PlaceHits, candidates: tuple[Place, ...], form: HeadForm) -> tuple[Place, ...]:
    """Leave out namesakes in countries that the article does not speak of, unless they are large and may be meant."""
    if not hits.countries:
        return candidates
    known = tuple(row for row in candidates if row.country in hits.countries or row.country in _NO_STATE)
    if known or form.head.kind not in _OFTEN_ABROAD:
        return known
    return tuple(row for row in candidates if is_large_row(row))


def _add_road_end(hits: PlaceHits, unit: Unit) -> None:
    """«طريق حلب - إدلب»: the other end of a road is part of its name."""
    doc, token = hits.doc, unit.last
    token += hits.keys[token] in _DASHES
    other = hits.places.get(token)
    if other is not None and not other.proclitics:
        unit.last = other.last
    elif token > unit.last and token < len(doc.forms) and not hits.stops(token):
        unit.last = token + 1
    else:
        return
    unit.name += f" - {name_text(doc, token, unit.last)}"


def _of_capital(hits: PlaceHits, hit: Hit, form: HeadForm) -> list[Unit]:
    """«العاصمة السورية دمشق», «العاصمة الفرنسية، باريس»; without a name the country's capital is meant."""
    token = hit.last
    nation = hits.nations.get(token) or hits.states.get(token)
    token += nation is not None
    token += hits.keys[token] in hits.words.passing
    after = token + (hits.keys[token] in ("،", ","))
    known = hits.places.get(after)
    if known is not None and not known.proclitics and _is_city(known):
        unit = _known(hits, known)
        unit.headed = True
        if nation is not None and nation not in unit.countries:
            unit.countries.append(nation)
        return _reach_back([unit], hit)
    if nation is None:
        if hits.keys[token].startswith("ال"):
            return []
        found = find_name(hits, token, form.head)
        return _units_of(hits, hit, form, [found]) if found and found.last == token + 1 else []
    return _unnamed_capital(hits, hit, nation, (token, after))


def _unnamed_capital(hits: PlaceHits, hit: Hit, nation: Nationality, ends: tuple[int, int]) -> list[Unit]:
    name = nation.capital
    if not name:
        return []
    token, after = ends
    named = hits.keys[after] == fold(name)
    return [
        Unit(
            hit.first,
            after + 1 if named else token,
            name,
            _CAPITAL,
            "places.capital_of",
            gazetteer_of(hits.doc).named(fold(name)),
            proclitics=hit.proclitics,
            headed=True,
            countries=[nation],
        )
    ]


def _of_lands(hits: PlaceHits, hit: Hit) -> list[Unit]:
    """«داخل الأراضي السورية»: the country itself."""
    nation = hits.nations.get(hit.last) or hits.states.get(hit.last)
    row = gazetteer_of(hits.doc).country_place(nation.code) if nation is not None else None
    if nation is None or row is None:
        return []
    unit = Unit(hit.first, hit.last + 1, nation.name, _COUNTRY, "places.lands_of", (row,), proclitics=hit.proclitics)
    unit.headed = True
    return [unit]


def _is_city(hit: Hit) -> bool:
    return any(row.kind in ("capital", "city", "town", "governorate") for row in rows_of(hit))


def _known(hits: PlaceHits, hit: Hit, head: Hit | None = None) -> Unit:
    """Return a known name; "هضبة الجولان" is "الجولان" though the gazetteer has both words."""
    candidates = rows_of(hit)
    facts = facts_of(candidates)
    first, proclitics = hit.first, hit.proclitics
    headed = head is not None and isinstance(head.entry, HeadForm) and head.last < hit.last
    if headed and facts.common and hits.countries and hits.countries.isdisjoint(facts.countries):
        candidates = ()  # "سجن النساء", of which every country has one
    if head is not None and isinstance(head.entry, HeadForm) and headed and head.entry.head.id in _SHED:
        first, proclitics = head.last, ""
    definite = not hit.proclitics.endswith("ل") or facts.definite
    name = name_text(hits.doc, first, hit.last, proclitics, definite=definite)
    unit = Unit(hit.first, hit.last, name, facts.kind, "places.known_name", candidates, proclitics=hit.proclitics)
    unit.headed = headed
    if unit.kind == "road":
        _add_road_end(hits, unit)
    _add_adjectives(hits, unit)
    return unit


def _add_adjectives(hits: PlaceHits, unit: Unit) -> None:
    """Take in the adjectives after a name; one of nationality gives its country, unless it is the operator's."""
    for _ in range(_DEEPEST):
        nation = hits.nations.get(unit.last)
        if nation is not None:
            if unit.kind != _COUNTRY and unit.kind not in _OPERATED and _may_lie_in(unit, nation.code):
                unit.countries.append(nation)
        elif not (unit.headed and hits.keys[unit.last] in hits.words.adjectives):
            return
        unit.last += 1


def _may_lie_in(unit: Unit, code: str) -> bool:
    return not unit.candidates or not facts_of(unit.candidates).countries.isdisjoint((code, ""))
