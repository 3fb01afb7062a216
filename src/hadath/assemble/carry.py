"""Carry the day and the place of an incident over to those told after it."""

import datetime
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from hadath.assemble.containment import may_lie_in, size_of
from hadath.assemble.drafts import Clause, Draft, Reading, date_value, place_value, trigger_entry, trigger_value
from hadath.assemble.scenes import event_places, narrowest
from hadath.assemble.types import draft_types
from hadath.document import Document, Mention, Sentence
from hadath.events import DateRecord, SpanRecord
from hadath.lexicons.connectives import words
from hadath.lexicons.gazetteer import Place
from hadath.mentions import DateValue

# How many dates back the day of the news may have been told, and how far it may lie from publication.
_TOLD_BACK, _FRESH_DAYS = 3, 7
_NAMED_WITHIN = 8  # sentences from an incident to one that names it again with its day
_THE, _LAST, _SHORTEST = "ال", "الماضي", 6
_LIKELIEST = 3  # so many of the names told most often may be the scene of a whole article
_EVENT, _ON_THE_WAY = "event", frozenset(("from", "to"))
_FEWEST = 2  # mentions that make a place the theatre of an article
_LANDS = frozenset(("country", "governorate", "region"))
_WIDE = _LANDS | {"city", "capital", "town"}
_AT_HOME = frozenset(("arrest", "release", "restriction", "protest", "riot", "strike"))


def count_days(reading: Reading, drafts: list[Draft]) -> None:
    """Date an incident told by its distance from another: "في اليوم التالي" from the news, "حينها" like the one told
    just before; that which the news is counted from ("جاء ذلك بعد يوم من مقتل") lies before the day told last.
    """
    doc = reading.doc
    news: datetime.date | None = None
    last: datetime.date | None = None
    for draft in drafts:
        value = date_value(draft.date) if draft.date else None
        if draft.date and value and value.offset is not None:
            counted_from = _is_counted_from(doc, draft, draft.date)
            told = _told_last(reading, draft.date) if counted_from else None
            day = told or (last if value.offset == 0 else news)
            counted = day and _shift_day(day, -value.offset if counted_from else value.offset)
            if counted is not None:
                last = counted
                draft.date = _day_from(doc, draft.date, last)
        elif value and value.record and value.record.start == value.record.end:
            last = value.record.start
            news = news if draft.background else last


def _shift_day(day: datetime.date, days: int) -> datetime.date | None:
    """Return the day so many days on, or null where the calendar does not reach."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def _told_last(reading: Reading, mention: Mention) -> datetime.date | None:
    """Return the day told last before a mention, be it of somebody's words, if it is a day of the news."""
    published = reading.doc.published
    dates = reading.mentions["date"]
    at = bisect_left(dates, mention.first, key=lambda date: date.first)
    for date in reversed(dates[max(0, at - _TOLD_BACK) : at]):
        record = date_value(date).record
        if record is not None and record.start is not None and record.start == record.end:
            fresh = published is None or abs((published - record.start).days) <= _FRESH_DAYS
            return record.start if fresh else None
    return None


def _is_counted_from(doc: Document, draft: Draft, date: Mention) -> bool:
    """Tell whether the news is told by its distance from the draft: "جاء ذلك بعد يومين من مقتل 14 مسلحا"."""
    if doc.key(date.last - 1) != "من" or date.first == doc.sentence(date.first).first:
        return False
    return all(
        trigger.first >= date.last
        for trigger in draft.triggers
        if doc.sentence_at[trigger.first] == doc.sentence_at[date.first]
    )


def _day_from(doc: Document, mention: Mention, day: datetime.date) -> Mention:
    start, end = doc.span(mention.first, mention.last)
    record = DateRecord(
        start=day,
        end=day,
        edtf=day.isoformat(),
        precision="day",
        basis="relative",
        text=doc.text[start:end],
        span=SpanRecord(start=start, end=end),
    )
    return Mention("date", mention.first, mention.last, "complete.day_from_another", DateValue(record))


def carry_places(reading: Reading, drafts: list[Draft]) -> None:
    """Give an incident without a place that of the one before it in its paragraph, else the scene of the article."""
    before: list[Mention] = []
    where = -1
    sentences = reading.doc.sentences
    title = _only_scene(reading, [sentence for sentence in sentences if sentence.title])
    opening = min((sentence.paragraph for sentence in sentences if not sentence.title), default=0)
    title = title if title and all(_is_part(place, title) for draft in drafts for place in draft.places) else []
    lead = _only_scene(reading, [sentence for sentence in sentences if sentence.paragraph <= opening])
    common, theatre = _common_scene(drafts, lead), _theatre(reading)
    for draft in drafts:
        if draft.places:
            before, where = draft.places, draft.paragraph
        elif not draft.title and draft.paragraph == where:
            draft.places = before
        else:
            scene = title or (lead if draft is drafts[0] else []) or ([] if draft.background else common)
            at_home = draft_types(draft)[0] in _AT_HOME
            scenes = ((scene, at_home or scene is not title), (theatre, at_home))
            draft.places = next(
                (s for s, local in scenes if s and not _plays_abroad(reading, draft, s[0], local=local)), []
            )


def _theatre(reading: Reading) -> list[Mention]:
    """Return the wide place that an article speaks of most, if most of where things can have happened lies in it.

    A country is none where the article names places in it: which of them is meant, it leaves open.
    """
    places = [p for p in reading.mentions.get("place", ()) if place_value(p).role == _EVENT]
    certain = [p for p in places if place_value(p).certain and place_value(p).relation not in _ON_THE_WAY]
    often = Counter(place_value(place).name for place in places)
    named = {place_value(p).name: p for p in reversed(certain) if place_value(p).kind in _WIDE}
    theatre = max(named.values(), key=lambda p: (often[place_value(p).name], size_of(place_value(p))), default=None)
    if theatre is None:
        return []
    wide = place_value(theatre)
    inside = sum(1 for p in certain if place_value(p).name == wide.name or may_lie_in(place_value(p), wide))
    if wide.kind == "country" and inside > sum(1 for p in certain if place_value(p).name == wide.name):
        return []
    told = max(often[wide.name], inside if wide.kind in _LANDS else 0)
    return [theatre] if told >= _FEWEST and inside > len(certain) / 2 else []


def _common_scene(drafts: list[Draft], lead: list[Mention]) -> list[Mention]:
    """Return the one place that all incidents of an article share or lie in, where more than one says so."""
    told = [place for draft in drafts for place in draft.places]
    tellers = [draft for draft in drafts if draft.places]
    if len(tellers) < 2:
        return []
    often = Counter(place_value(place).name for place in (*told, *lead))
    named = {place_value(place).name: place for place in (*lead, *told)}
    for place in (named[name] for name, _ in often.most_common(_LIKELIEST)):
        wide = place_value(place)
        if all(place_value(p).name == wide.name or may_lie_in(place_value(p), wide) for p in told):
            return [place]
    return []


def _is_part(place: Mention, scene: list[Mention]) -> bool:
    """Tell whether a place may be one with an article's scene, or lie in it or about it."""
    one = place_value(place)
    others = [place_value(other) for other in scene]
    return any(one.name == other.name or may_lie_in(one, other) or may_lie_in(other, one) for other in others)


def _only_scene(reading: Reading, sentences: Iterable[Sentence]) -> list[Mention]:
    """Return the one place of some sentences that can be a scene, or none."""
    return _single([place for s in sentences for place in event_places(reading, s.first, s.last)])


def _single(places: list[Mention]) -> list[Mention]:
    found = narrowest(places)
    return found if len(found) == 1 else []


def _plays_abroad(reading: Reading, draft: Draft, scene: Mention, *, local: bool) -> bool:
    """Tell whether an incident speaks of another country than the scene's; a `local` one, if its doers are."""
    place = place_value(scene).place
    home = place.country if isinstance(place, Place) else None
    told = [place_value(p) for c in draft.clauses for p in reading.within("place", c.first, c.last)]
    countries = {value.place.country for value in told if value.certain and isinstance(value.place, Place)}
    if local:
        countries.update(part.actor.country for part in draft.parts if part.role == "agent" and part.actor.country)
    return home is not None and bool(countries - {home})


def carry_dates(reading: Reading, drafts: list[Draft]) -> None:
    """Let a day carry on to the undated incidents told after it in its paragraph, until another takes over.

    Beyond the paragraph it carries to what goes on with the same: more of the same by the same doer, an incident told
    right after that looks back ("بعدها", "المهاجم", "خلال الهجوم").
    """
    giver: Draft | None = None
    near = -1
    for draft in drafts:
        sentence = draft.clauses[0].sentence
        if draft.date is not None:
            giver = draft if date_value(draft.date).record and not draft.background else None
            near = draft.clauses[0].sentence
        elif giver is not None and not draft.background:
            follows = near <= sentence <= near + 1 and _looks_back(reading, draft)
            apart = any(_is_said_then(reading, clause) for clause in draft.clauses)
            if draft.paragraph == giver.paragraph or follows or (_goes_on(giver, draft) and not apart):
                draft.date = giver.date
                near = sentence


def date_by_frame(reading: Reading, drafts: list[Draft]) -> None:
    """Let the one day that an article tells of, and no other time, hold for all its news, if an incident owns it.

    What somebody says on a day of its own ("أعلن الجيش اليوم") is left undated.
    """
    dates = [date for date in reading.mentions.get("date", ()) if not date_value(date).statement]
    records = [date_value(date).record for date in dates]
    days = {record.edtf for record in records if record is not None and record.precision == "day"}
    if len(days) != 1 or any(record is None or record.edtf not in days for record in records):
        return
    if not any(draft.date in dates and not draft.background for draft in drafts):
        return  # the day is that of a hearing, a visit, a match
    for draft in drafts:
        told = draft.date is not None or draft.background or draft.aggregate or draft.status == "planned"
        if not told and not any(_is_said_then(reading, clause) for clause in draft.clauses):
            draft.date = dates[0]


def date_by_what_it_names(reading: Reading, drafts: list[Draft]) -> None:
    """Date the undated news of an article by a sentence further on that tells of no incident and names what the news
    named: "تحطمت طائرة. وخرجت الطائرة عن المدرج الاثنين".
    """
    draft = drafts[0] if drafts else None
    if draft is None or draft.date is not None or draft.background or draft.aggregate or draft.status == "planned":
        return
    if any(_is_said_then(reading, clause) for clause in draft.clauses):
        return
    owned = {clause.sentence for other in drafts for clause in other.clauses}
    sentences = reading.doc.sentences
    lead = next((c.sentence for c in draft.clauses if not sentences[c.sentence].title), draft.clauses[0].sentence)
    for number in range(lead + 1, min(lead + 1 + _NAMED_WITHIN, len(sentences))):
        dates = reading.within("date", sentences[number].first, sentences[number].last)
        fresh = [date for date in dates if _is_fresh_day(reading, date)]
        if fresh and number not in owned and _names_again(reading, draft, number):
            draft.date = fresh[0]
            return


def _is_fresh_day(reading: Reading, date: Mention) -> bool:
    value, published = date_value(date), reading.doc.published
    if value.statement or reading.doc.key(date.last - 1).startswith(_LAST):
        return False
    if value.record is None or value.record.precision != "day" or value.record.start is None:
        return False
    return published is None or 0 <= (published - value.record.start).days <= _FRESH_DAYS


def _names_again(reading: Reading, draft: Draft, number: int) -> bool:
    """Tell whether a sentence has with the article a word of an incident, neither a party nor a place."""
    doc = reading.doc
    sentence = doc.sentences[number]
    named = {key.removeprefix(_THE) for clause in draft.clauses for key in doc.keys(clause.first, clause.last)}
    others = {
        token
        for kind in ("actor", "place", "date", "person")
        for mention in reading.within(kind, sentence.first, sentence.last)
        for token in range(mention.first, mention.last)
    }
    return any(
        key.startswith(_THE) and len(key) >= _SHORTEST and key.removeprefix(_THE) in named - words("generic")
        for token, key in enumerate(doc.keys(sentence.first, sentence.last), sentence.first)
        if token not in others
    )


def _is_said_then(reading: Reading, clause: Clause) -> bool:
    """Tell whether a sentence is of another time: somebody says it on a day of its own, or investigators look back."""
    sentence = reading.doc.sentences[clause.sentence]
    if not words("investigated").isdisjoint(reading.doc.keys(sentence.first, sentence.last)):
        return True
    return any(date_value(date).statement for date in reading.within("date", sentence.first, sentence.last))


def _goes_on(giver: Draft, draft: Draft) -> bool:
    """Tell whether an incident is one more of the same kind by the same doer: "وفي الحديدة شنت المقاتلات 5 غارات"."""
    return draft_types(giver)[:1] == draft_types(draft)[:1] and bool(giver.names("agent") & draft.names("agent"))


def _looks_back(reading: Reading, draft: Draft) -> bool:
    """Tell whether an incident's first words take up the one before: "وقتلت الشرطة المهاجم", "شنت بعدها غارات"."""
    clause = draft.clauses[0]
    if any(key in words("taken_up") for key in reading.doc.keys(clause.first, clause.last)):
        return True
    return any(trigger_value(t).definite and trigger_entry(t).role == "incident" for t in clause.triggers)
