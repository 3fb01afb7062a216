"""Find the words that report events, and settle what each is by the words around it."""

from collections.abc import Sequence
from typing import NamedTuple

from hadath.document import Document, Mention
from hadath.lexicons.triggers import FICTION, KIND, TOPIC_KIND, Followers, Trigger, TriggerForm, nouns_follow
from hadath.mentions import TriggerValue
from hadath.text.phrases import Hit
from hadath.text.tokens import Form

# How many tokens on, in the same sentence.
_COMPLEMENT_WITHIN = 12  # "ألقت قوات الأمن في محافظة دير الزور القبض على"
_COMMAS = frozenset("،,")
_CARRIED_WITHIN = 14
_CONTEXT_WITHIN = 8
_SUBJECT_WITHIN = 5
_TOPIC_WORDS, _TOPIC_SHARE = 4, 0.03  # how many words of a topic, and what share of all, make it the subject
_DAMMA = "\u064f"
_NOMINAL_CLITICS = frozenset("بلك")
_LINKED = frozenset(("outcome", "act"))
_CARRIED = frozenset(("act", "incident", "outcome"))
_CARRIED_FORMS = frozenset(("masdar", "noun", "verb"))
_VERBAL = frozenset(("active", "passive", "verb"))
_BEFORE_NOUNS = frozenset(("في", "علي", "الي", "عن", "قرب", "نحو", "باتجاه", "شرق", "غرب", "شمال", "جنوب"))
# "ضبطت إدارة مكافحة المخدرات ثلاثة أشخاص": what an office is there against is not what it found.
_AGAINST = frozenset(("مكافحه", "لمكافحه", "بمكافحه"))
# "تدمير ثلاث سيارات مفخخة": what is destroyed has not struck.
_DESTROY = "property_destruction.destroy"
_BOMBER, _STOPPED_WITHIN, _OBLIQUE = "suicide_bombing.bomber", 4, ("ا", "ين")
_CLEARING = frozenset(("seizure", "bomb_disposal"))


class _Reading(NamedTuple):
    """One entry whose conditions hold at a hit, and the tokens of its complement."""

    hit: Hit
    form: TriggerForm
    complement: tuple[int, int] | None
    distance: int  # how far the word stands that the entry asks for


class _Found(NamedTuple):
    """A trigger mention with its parts at hand."""

    mention: Mention
    value: TriggerValue
    entry: Trigger
    sentence: int


def find_triggers(doc: Document) -> list[Mention]:
    """Return the triggers of an article in order; none overlaps another, or another's complement."""
    hits = doc.hits.get(KIND, [])
    found: list[_Found] = []
    position, covered = 0, (0, 0)
    while position < len(hits):
        first, readings = hits[position].first, []
        while position < len(hits) and hits[position].first == first:
            if reading := _read(doc, hits[position]):
                readings.append(reading)
            position += 1
        # "ألقت … القبض على" is one trigger: what stands in a complement is none of its own.
        if readings and not covered[0] <= first < covered[1]:
            trigger = _settle(doc, readings)
            if trigger.entry.role != "link":  # "أدى إلى مقتل" holds a trigger of its own
                covered = trigger.value.complement or covered
            if trigger.entry.role != "idiom":
                found.append(trigger)
    return [trigger.mention for trigger in _in_earnest(doc, _carry(doc, _in_use(doc, found)))]


def _settle(doc: Document, readings: list[_Reading]) -> _Found:
    """Choose among entries with the same words: the most specific, then the first by type."""
    hit, form, complement, _ = readings[0] if len(readings) == 1 else max(readings, key=_rank)
    entry, settled = form.trigger, _resolve_form(doc, hit, form)
    value = TriggerValue(
        entry,
        settled,
        "none" if settled == "masdar" else form.tense,
        form.number,
        form.definite,
        form.pronoun,
        hit.proclitics,
        entry.types if len(readings) == 1 else _joined_types(entry, readings),
        complement,
    )
    mention = Mention(KIND, hit.first, hit.last, entry.rule, value)
    return _Found(mention, value, entry, doc.sentence_at[hit.first])


def _joined_types(entry: Trigger, readings: list[_Reading]) -> tuple[str, ...]:
    types = dict.fromkeys(entry.types)
    for reading in readings:
        types.update(dict.fromkeys(reading.form.trigger.types))
    return tuple(types)


def _rank(reading: _Reading) -> tuple[bool, bool, int, int]:
    trigger = reading.form.trigger
    return trigger.complement is not None, trigger.only_near is not None, -reading.distance, trigger.priority


def _read(doc: Document, hit: Hit) -> _Reading | None:
    """Return the entry of a hit if the words around it allow it."""
    form = hit.entry
    if not isinstance(form, TriggerForm):
        return None
    if form.pronoun == "ه" and doc.forms[hit.last - 1].text.endswith("ة"):
        if not form.feminine:
            return None  # "أسرة" is not "أسره", "وسيلة" not "وسيله"
        form = form._replace(form="masdar", tense="none", pronoun="", nominal=False, feminine=False)
    if form.form in _VERBAL and not form.nominal and doc.key(hit.first - 1) in _BEFORE_NOUNS:
        return None  # "سيطرته على تدمر" names a town
    trigger = form.trigger
    if trigger.conditional and _is_vetoed(doc, hit, trigger):
        return None
    complement = None
    if trigger.complement and form.form not in ("masdar", "noun"):
        within = _COMPLEMENT_WITHIN + _aside(doc, hit.last)
        complement = _find_follower(doc, hit.last, trigger.complement, within)
        if complement is None:
            return None
    distance = 0
    if trigger.only_near:
        distance = _distance(doc, hit, form, trigger.only_near)
        if distance < 0 and complement is not None:
            found = _find_follower(doc, complement[1], trigger.only_near, _CONTEXT_WITHIN)
            distance = found[0] - hit.last if found else -1
        if distance < 0:
            return None
    return _Reading(hit, form, complement, distance)


def _aside(doc: Document, first: int) -> int:
    """Return how many tokens between commas part a verb from what belongs to it: "قضت مفرزة، صباح الأحد، على"."""
    limit = min(first + _COMPLEMENT_WITHIN, doc.sentence(first - 1).last)
    begin = next((token for token in range(first, limit) if doc.spellings[token] in _COMMAS), None)
    if begin is None:
        return 0
    within = range(begin + 1, min(begin + 1 + _COMPLEMENT_WITHIN, doc.sentence(first - 1).last))
    end = next((token for token in within if doc.spellings[token] in _COMMAS), begin)
    return end - begin


def _is_vetoed(doc: Document, hit: Hit, trigger: Trigger) -> bool:
    if trigger.not_before and hit.last < len(doc.forms) and _stands(doc.forms, hit.last, trigger.not_before):
        return True
    if trigger.not_after and hit.first and _stands(doc.forms, hit.first - 1, trigger.not_after):
        return True
    if trigger.not_behind and _is_behind(doc, hit, trigger.not_behind, _CONTEXT_WITHIN):
        return True
    return trigger.not_near is not None and bool(_find_follower(doc, hit.last, trigger.not_near, _CONTEXT_WITHIN))


def _stands(forms: Sequence[Form], token: int, phrases: Followers) -> int:
    """Return the token after one of the phrases that stands at a token, clitics before it allowed, or 0."""
    table = phrases.rests
    for rest in forms[token].rests:
        for words in table.get(rest, ()):
            last = token + 1 + len(words)
            if not words or words == tuple(form.key for form in forms[token + 1 : last]):
                return last
    return 0


def _find_follower(doc: Document, first: int, phrases: Followers, within: int) -> tuple[int, int] | None:
    limit = min(first + within, doc.sentence(first - 1).last)
    if not phrases.may_begin(doc.forms[first:limit]):
        return None
    for token in range(first, limit):
        if (last := _stands(doc.forms, token, phrases)) and doc.key(token - 1) not in _AGAINST:
            return token, last
    return None


def _distance(doc: Document, hit: Hit, form: TriggerForm, phrases: Followers) -> int:
    """Return how far on one of the phrases stands; -1 if none does.

    Before a verb it may stand as the subject, and before a weapon as the verb: farther than any word after it.
    """
    if found := _find_follower(doc, hit.last, phrases, _CONTEXT_WITHIN):
        return found[0] - hit.last
    if form.tense == "none" and form.trigger.role != "instrument":
        return -1
    return _CONTEXT_WITHIN if _is_behind(doc, hit, phrases, _SUBJECT_WITHIN) else -1


def _is_behind(doc: Document, hit: Hit, phrases: Followers, within: int) -> bool:
    first = max(doc.sentence(hit.first).first, hit.first - within)
    if not phrases.may_begin(doc.forms[first : hit.first]):
        return False
    return any(_stands(doc.forms, token, phrases) for token in range(first, hit.first))


def _resolve_form(doc: Document, hit: Hit, form: TriggerForm) -> str:
    """Tell verb from masdar by what stands before, and active from passive by a damma or a final ya where written."""
    if form.nominal:
        accusative = form.number == "dual" and form.tense == "past"  # "غرقا": drowned, and not the two drowned
        governed = not _NOMINAL_CLITICS.isdisjoint(hit.proclitics) or doc.key(hit.first - 1) in nouns_follow()
        if accusative or governed:
            return "masdar"
    if form.form == "verb" and form.tense == "past":
        text = doc.forms[hit.first].text
        if _DAMMA in text[:-2] or (form.final_ya and text.endswith("ي")):
            return "passive"
        if form.final_ya:
            return "active"
    return form.form


def _in_use(doc: Document, found: list[_Found]) -> list[_Found]:
    """Drop weapons that do not strike: those seized, cleared or destroyed, and aircraft that crashed."""
    crashed = {t.sentence for t in found if t.entry.type == "accident" and t.entry.role != "instrument"}
    kept: list[_Found] = []
    cleared = destroyed = -1
    for trigger in found:
        entry, sentence = trigger.entry, trigger.sentence
        if entry.role == "instrument":
            if kept and _is_bomber_stopped(doc, kept[-1], trigger):
                continue
            if sentence == cleared or (entry.type == "air_strike" and sentence in crashed):
                continue
            if sentence == destroyed and entry.type == "bombing" and "ب" not in trigger.value.proclitics:
                continue
        elif entry.role in _CARRIED:
            cleared = sentence if entry.type in _CLEARING else -1
            destroyed = sentence if entry.id == _DESTROY and trigger.value.form == "masdar" else -1
        kept.append(trigger)
    return kept


def _is_bomber_stopped(doc: Document, deed: _Found, bomber: _Found) -> bool:
    """Tell whether a bomber was killed or taken before he struck: "قتلت القوات انتحاريا", "القبض على انتحاري"."""
    start = deed.value.complement[1] if deed.value.complement else deed.mention.last
    gap = bomber.mention.first - start
    if bomber.entry.id != _BOMBER or deed.sentence != bomber.sentence or not 0 <= gap <= _STOPPED_WITHIN:
        return False
    if deed.entry.type == "arrest":
        return gap == 0
    killed = deed.entry.count == "killed" and deed.entry.subject == "agent" and deed.value.form in _VERBAL
    return killed and doc.key(bomber.mention.first).endswith(_OBLIQUE)


def _carry(doc: Document, found: list[_Found]) -> list[_Found]:
    """Keep light verbs and links only where a noun for them follows, and note which one."""
    kept: list[_Found] = []
    for position, trigger in enumerate(found):
        role = trigger.entry.role
        if role in ("light", "link"):
            carried = _carried(doc, found, position, _CARRIED if role == "light" else _LINKED)
            if carried is None:
                continue
            trigger.value.complement = carried
        kept.append(trigger)
    return kept


def _carried(doc: Document, found: list[_Found], position: int, roles: frozenset[str]) -> tuple[int, int] | None:
    limit = min(found[position].mention.last + _CARRIED_WITHIN, doc.sentences[found[position].sentence].last)
    for later in found[position + 1 : position + 5]:
        if later.mention.first >= limit:
            return None
        if later.entry.role in roles and later.value.form in _CARRIED_FORMS:
            return later.mention.first, later.mention.last
    return None


def _in_earnest(doc: Document, found: list[_Found]) -> list[_Found]:
    """Drop what a film tells, what the article's subject makes doubtful, and echoes with no stronger word near them."""
    other_subject = _is_other_subject(doc)
    strong = {trigger.sentence for trigger in found if _is_strong(trigger.entry)}
    carried = {
        trigger.value.complement
        for trigger in found
        if trigger.entry.role == "light" and trigger.value.form != "masdar"
    }
    fiction = {doc.sentence_at[hit.first] for hit in doc.hits.get(TOPIC_KIND, ()) if hit.entry == FICTION}
    kept: list[_Found] = []
    for trigger in found:
        mention, _, entry, sentence = trigger
        if sentence in fiction or (other_subject and (entry.weak or entry.metaphor)):
            continue
        echoed = strong & {sentence - 1, sentence, sentence + 1} if entry.echo else strong
        if not entry.echo or echoed or (mention.first, mention.last) in carried:
            kept.append(trigger)
    return kept


def _is_strong(entry: Trigger) -> bool:
    return entry.role in _CARRIED and not (entry.weak or entry.metaphor)


def _is_other_subject(doc: Document) -> bool:
    """Tell whether sport, markets, technology or the arts are what an article is about."""
    topics: dict[object, int] = {}
    for hit in doc.hits.get(TOPIC_KIND, ()):
        if hit.entry != FICTION:
            topics[hit.entry] = topics.get(hit.entry, 0) + 1
    return max(topics.values(), default=0) >= max(_TOPIC_WORDS, len(doc.forms) * _TOPIC_SHARE)
