"""Tell where the incident of a clause happened: the narrowest of the places it names that can be a scene."""

from typing import cast

from hadath.assemble.anaphora import place_again
from hadath.assemble.containment import WATERS, lies_in, may_lie_in
from hadath.assemble.drafts import Clause, Reading, actor_value, place_value, trigger_end, trigger_entry
from hadath.document import Mention
from hadath.lexicons.connectives import words
from hadath.lexicons.gazetteer import Place
from hadath.mentions import PlaceValue, QualifierValue

_DESCRIBED = 12
_GLOSS_REACH = 4
_APPROACHED = 6
_POST_REACH = 5
_FEW = 3
_ALONGSIDE = "بالتزامن"
_LEGAL = "legal"
_FRONT = 2
_BASE_REACH = 6
_OF_LANDS = "places.lands_of"
_LANDS = frozenset(("country",))
_STATES = frozenset(("country", "capital"))
_LEAVING = frozenset(("movement", "prison_break", "release", "displacement", "abduction", "territory_change"))
_HOMES = frozenset(("quarter", "camp", "village", "town"))
_TAKEN = frozenset(("arrest", "abduction"))
_GOING = frozenset(("movement", "displacement"))
_FIRED = frozenset(("shelling", "air_strike"))
_LAUNCHES = frozenset(("shelling.launch", "shelling.launched", "shelling.launching", "shelling.shelling"))
_FRAMES = frozenset(("places.countryside", "places.front", "places.regions"))
_POINTS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
_DEEDS = frozenset(("act", "incident", "outcome"))
_OUT = frozenset(("origin", "source", "dateline", "metonym", "adjective"))


def find_scenes(reading: Reading, clause: Clause) -> list[Mention]:
    """Return where the incident of a clause happened, by name or by a noun that takes up a place named before."""
    struck = _struck(reading, clause)
    named = struck or event_places(reading, _told_from(reading, clause), clause.last)
    if named and all(place_value(place).kind in _LANDS for place in named):
        named = _seats_within(reading, clause, named) or named
    return named or _way_places(reading, clause) or _seats(reading, clause) or place_again(reading, clause)


def _told_from(reading: Reading, clause: Clause) -> int:
    """Return where a clause begins to tell: "هدد بضرب دمشق ردا على هجوم استهدف دوما" tells what would be answered."""
    first, cues = clause.triggers[0].first, words("protested")
    answered = [token for token in range(clause.first, first) if reading.doc.key(token) in cues]
    if not answered or not reading.within("trigger", clause.first, answered[-1]):
        return clause.first
    return answered[-1]


def _struck(reading: Reading, clause: Clause) -> list[Mention]:
    """Return where a missile was going that was brought down: "اعترضت دفاعات التحالف في اليمن صاروخا باتجاه جازان"."""
    types = {trigger_entry(trigger).type for trigger in clause.triggers}
    if not types & _FIRED or words("intercepted").isdisjoint(reading.doc.keys(clause.first, clause.last)):
        return []
    places = [p for p in reading.within("place", clause.first, clause.last) if place_value(p).role not in _OUT]
    toward = [p for p in places if place_value(p).relation == "to" and _is_fired_at(reading, p, types)]
    own = [p for p in places if p not in toward and _can_be_scene(reading, p) and not _is_wider(p, toward)]
    return [] if own else narrowest(toward)


def _is_wider(place: Mention, others: list[Mention]) -> bool:
    """Tell whether a place is a country, while others are smaller."""
    small = all(place_value(other).kind not in _LANDS for other in others)
    return place_value(place).kind in _LANDS and small


def _seats(reading: Reading, clause: Clause) -> list[Mention]:
    """Return where an office sits that something happened to: "هجوم على السفارة الأميركية في بغداد"."""
    deeds = [trigger for trigger in clause.triggers if trigger_entry(trigger).role in _DEEDS]
    behind = reading.within("place", deeds[0].last, clause.last) if deeds else []
    seats = [place for place in behind if place_value(place).relation in (None, "in", "near")]
    known = [place for place in seats if place_value(place).role not in _OUT and place_value(place).certain]
    return narrowest([place for place in known if _is_seat(reading, place)])


def _seats_within(reading: Reading, clause: Clause, lands: list[Mention]) -> list[Mention]:
    """Return the seats of what was struck that lie in the land told: "وفي ليبيا قتل السفير في القنصلية في بنغازي"."""
    seats = _seats(reading, clause)
    held = all(any(may_lie_in(place_value(seat), place_value(land)) for land in lands) for seat in seats)
    return seats if held else []


def _way_places(reading: Reading, clause: Clause) -> list[Mention]:
    """Return where people leave from, or else go to, if that is what the clause tells: "فر ثلاثة من سجن الورود"."""
    types = {trigger_entry(trigger).type for trigger in clause.triggers}
    ways = [p for p in reading.within("place", clause.first, clause.last) if place_value(p).role not in _OUT]
    left = [p for p in ways if place_value(p).relation == "from" and (types & _LEAVING or _takes_off(reading, p))]
    toward = [p for p in ways if place_value(p).relation == "to"]
    reached = [p for p in toward if types & _GOING or _is_fired_at(reading, p, types) or _is_approached(reading, p)]
    fired = left or reached or [place for place in ways if _is_launched_from(reading, clause, place)]
    return narrowest(fired) or (_homes(reading, clause) if types & _TAKEN else [])


def _is_launched_from(reading: Reading, clause: Clause, place: Mention) -> bool:
    """Tell whether missiles were launched from a place, which is where it happened if no target is told.

    "أطلقت ثلاثة صواريخ من لبنان".
    """
    if place_value(place).relation != "from" or place_value(place).kind in WATERS:
        return False
    launches = [t for t in clause.triggers if t.last <= place.first and trigger_entry(t).id in _LAUNCHES]
    return bool(launches) and not words("missile").isdisjoint(reading.doc.keys(launches[-1].first, place.first))


def _homes(reading: Reading, clause: Clause) -> list[Mention]:
    """Return where those who were taken are from, which is where raids take them: "اعتقلت أربعة شبان من مخيم عسكر"."""
    behind = reading.within("place", clause.triggers[0].last, clause.last)
    homes = [p for p in behind if place_value(p).role == "origin" and place_value(p).kind not in _LANDS]
    return [p for p in homes if place_value(p).kind in _HOMES or reading.doc.key(p.first - 1) in words("townsmen")]


def _is_fired_at(reading: Reading, place: Mention, types: set[str | None]) -> bool:
    """Tell whether it is a place that missiles fly to: "اعتراض صاروخ أطلق باتجاه نجران"."""
    if not types & _FIRED:
        return False
    start = max(place.first - _DESCRIBED, reading.doc.sentence(place.first).first)
    return not words("missile").isdisjoint(reading.doc.keys(start, place.first))


def _is_approached(reading: Reading, place: Mention) -> bool:
    """Tell whether fighters were on their way to a place: "صد محاولة تسلل نحو منطقة الجاح", "هجوما باتجاه حديثة"."""
    start = max(place.first - _APPROACHED, reading.doc.sentence(place.first).first)
    return not words("approach").isdisjoint(reading.doc.keys(start, place.first))


def _takes_off(reading: Reading, place: Mention) -> bool:
    """Tell whether an aircraft has just left a place: "تحطمت بعيد إقلاعها من مطار …"."""
    return any(key in words("take_off") for key in reading.doc.keys(max(place.first - 2, 0), place.first))


def event_places(reading: Reading, first: int, last: int) -> list[Mention]:
    """Return the places between two tokens at which something can have happened, the most specific only."""
    places = [place for place in reading.within("place", first, last) if _can_be_scene(reading, place)]
    places = [place for place in places if not _is_of_coinciding(reading, first, place)]
    if len(places) < 2:
        return [p for p in places if not (_is_protested(reading, first, p) or _is_charged(reading, p, places))]
    fired = any(trigger_entry(trigger).type in _FIRED for trigger in reading.within("trigger", first, last))
    told = [
        p
        for p in places
        if not (_is_protested(reading, first, p) or _is_charged(reading, p, places) or _speaks(reading, p, places))
    ]
    told = [p for p in told if not (fired and _is_fired_from(reading, p))]
    own = [place for place in told if not _describes(reading, place, told)]
    own = [place for place in own if not _is_post(reading, place)] or own
    if len(own) > 1 and _is_frame(reading, own):
        frame = place_value(own.pop(0))
        inner = place_value(own[0])
        if frame.relation not in _POINTS and frame.name not in (inner.name, *inner.parents):
            inner.parents.append(frame.name)
    return narrowest(own)


def _is_protested(reading: Reading, first: int, place: Mention) -> bool:
    """Tell whether a place is that of what people protest against or answer: "تظاهروا تنديدا بالهجوم على عفرين"."""
    start = max(first, place.first - _DESCRIBED)
    cues, before = words("protested"), reading.doc.keys(start, place.first)
    if cues.isdisjoint(before):
        return False
    cue = next(token for token, key in enumerate(before, start) if key in cues)
    return bool(reading.within("trigger", first, cue))


def _is_of_coinciding(reading: Reading, first: int, place: Mention) -> bool:
    """Tell whether a place is that of what went on at the same time: "في غزة تزامنت مع افتتاح سفارة في القدس"."""
    start = max(first, place.first - _DESCRIBED)
    before, cues = reading.doc.keys(start, place.first), words("coincide")
    if cues.isdisjoint(before) and _ALONGSIDE not in before:
        return False
    cue = max(token for token, key in enumerate(before, start) if key in cues or key == _ALONGSIDE)
    return bool(reading.within("trigger", first, cue)) and not reading.within("trigger", cue, place.first)


def _is_fired_from(reading: Reading, place: Mention) -> bool:
    """Tell whether a place is only where fire comes from: "من مواقعها في الجبل", "من داخل الأراضي اللبنانية"."""
    above = place.first - (reading.doc.key(place.first - 1) in words("over"))
    if reading.doc.key(above - 1) == "من" and (above < place.first or place.rule == _OF_LANDS):
        return True
    before = reading.doc.keys(max(place.first - _BASE_REACH, 0), place.first)
    based = next((at for at, key in enumerate(before) if key in words("positions")), 0)
    return "من" in before[:based]


def _is_post(reading: Reading, place: Mention) -> bool:
    """Tell whether a party only sits at a place: "قصفت القوات المتمركزة في جورين", "داعش الذي ينشط في البادية"."""
    start = max(place.first - _POST_REACH, reading.doc.sentence(place.first).first)
    keys = reading.doc.keys(start, place.first)
    at = next((at for at in range(len(keys) - 1, -1, -1) if keys[at] in words("posted")), None)
    if at is None or (keys[at + 1 :] and keys[at + 1] in words("there")):
        return False  # "البلدة التي تسيطر عليها الفصائل شمال حلب"
    after = start + at + 1
    return not (reading.within("trigger", after, place.first) or reading.within("place", after, place.first))


def _is_charged(reading: Reading, place: Mention, places: list[Mention]) -> bool:
    """Tell whether a place is that of what somebody is charged with, and not where he was taken.

    "أوقف في بروكسل للاشتباه بضلوعه في تفجير في باريس"; "أوقفت الشرطة الألمانية سوريا متهما بارتكاب جرائم في حلب".
    """
    sentence = reading.doc.sentence(place.first)
    deeds = reading.within("trigger", sentence.first, place.first)
    if not deeds:
        return False
    culprit = reading.doc.keys(max(deeds[-1].first - _FEW, sentence.first), deeds[-1].first)
    if len(deeds) > 1 and place.first - deeds[-1].last < _FEW and not words("culprit").isdisjoint(culprit):
        return True  # "اعتقال منفذ هجوم برلين", "مقتل خلية مسؤولة عن تفجير في الإسكندرية"
    for cue in reading.within("qualifier", sentence.first, deeds[-1].first):
        value = cast(QualifierValue, cue.value)
        if value.effect == _LEGAL and value.first <= deeds[-1].first < value.last and deeds[0].last <= cue.first:
            return any(other.last <= cue.first for other in places) or _is_abroad(reading, sentence.first, place)
    return False


def _is_abroad(reading: Reading, first: int, place: Mention) -> bool:
    """Tell whether all parties named before a place are of other countries than its."""
    row = place_value(place).place
    parties = [actor_value(actor).country for actor in reading.within("actor", first, place.first)]
    countries = set(filter(None, parties))
    return isinstance(row, Place) and bool(countries) and row.country not in countries


def _speaks(reading: Reading, place: Mention, places: list[Mention]) -> bool:
    """Tell whether a state or capital opens a title as the one that says it: "واشنطن: هجوم كيمياوي على دوما"."""
    value, row = place_value(place), place_value(place).place
    opens = place.first == reading.doc.sentence(place.first).first and reading.doc.key(place.last) == ":"
    if not opens or value.kind not in _STATES or not isinstance(row, Place):
        return False
    others = [place_value(other).place for other in places]
    return any(isinstance(other, Place) and other.country != row.country for other in others)


def _describes(reading: Reading, place: Mention, places: list[Mention]) -> bool:
    """Tell whether a place only tells more of the one before it: "دوما، آخر معاقل الفصائل قرب دمشق"."""
    before = [other for other in places if other.last <= place.first]
    if not before or reading.within("trigger", before[-1].last, place.first):
        return False
    last = min(before[-1].last + _GLOSS_REACH, place.first)
    return any(key in words("gloss") for key in reading.doc.keys(before[-1].last, last))


def _is_frame(reading: Reading, places: list[Mention]) -> bool:
    """Tell whether the first place only says in which part of the land the next lies: "وفي ريف حلب، قصف بلدة …"."""
    front, inner = place_value(places[0]), place_value(places[1])
    between = reading.doc.keys(places[0].last, places[1].first)
    opens = places[0].first - reading.doc.sentence(places[0].first).first <= _FRONT
    if not opens or not reading.within("trigger", places[0].last, places[1].first):
        return False
    wide = places[0].rule in _FRAMES or front.relation in _POINTS or may_lie_in(inner, front)
    return bool(between) and wide and _one_country(front, inner)


def _one_country(one: PlaceValue, other: PlaceValue) -> bool:
    return (
        not isinstance(one.place, Place)
        or not isinstance(other.place, Place)
        or one.place.country == other.place.country
    )


def narrowest(places: list[Mention]) -> list[Mention]:
    """Return places, each name once, without those in which another of them lies."""
    if len(places) < 2:
        return places
    single = list({place_value(place).name: place for place in reversed(places)}.values())[::-1]
    return [
        place
        for place in single
        if not any(lies_in(place_value(other), place_value(place)) for other in single if other is not place)
    ]


def _can_be_scene(reading: Reading, place: Mention) -> bool:
    value = place_value(place)
    travels = value.relation in ("from", "to") and reading.prepositions.get(place.first) != "ل"
    aside = travels or _is_seat(reading, place) or _is_of_past(reading, place)
    return value.role not in _OUT and value.certain and not aside


def _is_of_past(reading: Reading, place: Mention) -> bool:
    """Tell whether a place belongs to what a person did before: "شخص شارك في القتال في الرقة"."""
    start = max(place.first - _DESCRIBED, reading.doc.sentence(place.first).first)
    before = reading.doc.keys(start, place.first)
    if words("descriptor").isdisjoint(before):
        return False
    described = max(token for token, key in enumerate(before, start) if key in words("descriptor"))
    if any(trigger_end(trigger) == place.first for trigger in reading.within("trigger", described, place.first)):
        return False  # "حاولت القوات اقتحام المدينة"
    return not reading.within("count", described, place.first)


def _is_seat(reading: Reading, place: Mention) -> bool:
    """Tell whether a place is where a government or office sits: "حكومة الوفاق في طرابلس"."""
    before = reading.within("actor", place.first - 6, place.first)
    if not before or before[-1].last not in (place.first, place.first - 1):
        return False
    if reading.within("trigger", before[-1].last, place.first):
        return False  # "شنت واشنطن غارة شمال سوريا"
    if before[-1].last == place.first and any(
        t.last == before[-1].first for t in reading.within("trigger", before[-1].first - 1, before[-1].first)
    ):
        return False  # "اقتحم الجيش مخيم بلاطة"
    return actor_value(before[-1]).weak or actor_value(before[-1]).source_only
