"""Find the words that report events, and settle what each is by the words around it."""

from typing import NamedTuple, cast

from hadath.document import Document, Mention
from hadath.lexicons.triggers import KIND, TOPIC_KIND, Followers, Trigger, TriggerForm, nouns_follow
from hadath.mentions import TriggerValue
from hadath.text.phrases import Hit

# How many tokens on, in the same sentence.
_COMPLEMENT_WITHIN = 12  # "ألقت قوات الأمن في محافظة دير الزور القبض على"
_CARRIED_WITHIN = 14
_CONTEXT_WITHIN = 8
_SUBJECT_WITHIN = 5
_TOPIC_WORDS, _TOPIC_SHARE = 4, 0.03  # how many words of a topic, and what share of all, make it the subject
_DAMMA = "\u064f"
_NOMINAL_CLITICS = frozenset("بلك")
_LINKED = frozenset(("outcome", "act"))
_CARRIED = frozenset(("act", "incident", "outcome"))


_CLEARING = frozenset(("seizure", "bomb_disposal"))


class _Reading(NamedTuple):
    """One entry whose conditions hold at a hit, and the tokens of its complement."""

    hit: Hit
    form: TriggerForm
    complement: tuple[int, int] | None

    @property
    def rank(self) -> tuple[bool, bool, int]:
        trigger = self.form.trigger
        return trigger.complement is not None, trigger.only_near is not None, trigger.priority


def find_triggers(doc: Document) -> list[Mention]:
    """Return the triggers of an article in order; none overlaps another, or another's complement."""
    hits = doc.hits.get(KIND, [])
    found: list[Mention] = []
    position = 0
    while position < len(hits):
        first = hits[position].first
        group = [hits[position]]
        while (position := position + 1) < len(hits) and hits[position].first == first:
            group.append(hits[position])
        if mention := _settle(doc, group):
            found.append(mention)
    return _in_earnest(doc, _carry(doc, _in_use(doc, _outside_complements(found))))


def _settle(doc: Document, group: list[Hit]) -> Mention | None:
    """Choose among entries with the same words: the most specific whose conditions hold, then the first by type."""
    readings = [reading for hit in group if (reading := _read(doc, hit))]
    if not readings:
        return None
    best = max(readings, key=lambda reading: reading.rank)
    hit, form, complement = best
    if form.trigger.role == "idiom":
        return None
    types = dict.fromkeys(_types(form.trigger))
    for reading in readings:
        types.update(dict.fromkeys(_types(reading.form.trigger)))
    settled = _resolve_form(doc, hit, form)
    value = TriggerValue(
        entry=form.trigger,
        form=settled,
        tense="none" if settled == "masdar" else form.tense,
        number=form.number,
        definite=form.definite,
        pronoun=form.pronoun,
        proclitics=hit.proclitics,
        types=tuple(types),
        complement=complement,
    )
    return Mention("trigger", hit.first, hit.last, f"triggers.{form.trigger.id}", value)


def _types(trigger: Trigger) -> tuple[str, ...]:
    return (trigger.type, *trigger.alternatives) if trigger.type else trigger.alternatives


def _read(doc: Document, hit: Hit) -> _Reading | None:
    """Return the entry of a hit if the words around it allow it."""
    form = hit.entry
    if not isinstance(form, TriggerForm):
        return None
    if form.pronoun == "ه" and doc.forms[hit.last - 1].text.endswith("ة"):
        if not form.feminine:
            return None  # "أسرة" is not "أسره", "وسيلة" not "وسيله"
        form = form._replace(form="masdar", tense="none", pronoun="", nominal=False, feminine=False)
    trigger = form.trigger
    if trigger.not_before and _stands(doc, hit.last, trigger.not_before):
        return None
    if trigger.not_after and _stands(doc, hit.first - 1, trigger.not_after):
        return None
    if trigger.not_near and _find_follower(doc, hit.last, trigger.not_near, _CONTEXT_WITHIN):
        return None
    if trigger.only_near and not _is_near(doc, hit, form, trigger.only_near):
        return None
    complement = None
    if trigger.complement and form.form not in ("masdar", "noun"):
        complement = _find_follower(doc, hit.last, trigger.complement, _COMPLEMENT_WITHIN)
        if complement is None:
            return None
    return _Reading(hit, form, complement)


def _stands(doc: Document, token: int, phrases: Followers) -> int:
    """Return the token after one of the phrases that stands at a token, clitics before it allowed, or 0."""
    if not 0 <= token < len(doc.forms):
        return 0
    for _, rest in doc.forms[token].heads:
        for words in phrases.rests(rest):
            last = token + 1 + len(words)
            if words == tuple(doc.keys(token + 1, last)):
                return last
    return 0


def _find_follower(doc: Document, first: int, phrases: Followers, within: int) -> tuple[int, int] | None:
    if first >= len(doc.forms):
        return None
    for token in range(first, min(first + within, doc.sentence(first - 1).last)):
        if last := _stands(doc, token, phrases):
            return token, last
    return None


def _is_near(doc: Document, hit: Hit, form: TriggerForm, phrases: Followers) -> bool:
    """Tell whether one of the phrases follows soon, or stands before a verb as its subject may, or before a weapon as its verb may."""
    if _find_follower(doc, hit.last, phrases, _CONTEXT_WITHIN):
        return True
    if form.tense == "none" and form.trigger.role != "instrument":
        return False
    first = max(doc.sentence(hit.first).first, hit.first - _SUBJECT_WITHIN)
    return any(_stands(doc, token, phrases) for token in range(first, hit.first))


def _resolve_form(doc: Document, hit: Hit, form: TriggerForm) -> str:
    """Tell verb from masdar by what stands before, and an unvowelled passive by a damma where one is written."""
    if form.nominal and (not _NOMINAL_CLITICS.isdisjoint(hit.proclitics) or doc.key(hit.first - 1) in nouns_follow()):
        return "masdar"
    if form.form == "verb" and form.tense == "past":
        text = doc.forms[hit.first].text
        if _DAMMA in text[:-2]:
            return "passive"
    return form.form


def _outside_complements(mentions: list[Mention]) -> list[Mention]:
    """Drop triggers inside the complement of an earlier one ("ألقت … القبض على" is one trigger)."""
    kept: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for mention in mentions:
        if any(first <= mention.first < last for first, last in taken[-3:]):
            continue
        kept.append(mention)
        if complement := _value(mention).complement:
            taken.append(complement)
    return kept


def _in_use(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """Drop weapons that do not strike: those named after what was seized or cleared, and aircraft that crashed."""
    crashed = {doc.sentence_at[mention.first] for mention in mentions if _entry(mention).type == "accident"}
    kept: list[Mention] = []
    cleared = -1
    for mention in mentions:
        entry, sentence = _entry(mention), doc.sentence_at[mention.first]
        if entry.role == "instrument":
            if sentence == cleared or (entry.type == "air_strike" and sentence in crashed):
                continue
        elif entry.role in _CARRIED:
            cleared = sentence if entry.type in _CLEARING else -1
        kept.append(mention)
    return kept


def _in_earnest(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """Drop what the article's subject makes doubtful, and echoes ("العملية") with no stronger word near them."""
    other_subject = _is_other_subject(doc)
    strong = {doc.sentence_at[mention.first] for mention in mentions if _is_strong(_entry(mention))}
    carried = {_value(mention).complement for mention in mentions if _entry(mention).role == "light"}
    kept: list[Mention] = []
    for mention in mentions:
        entry, sentence = _entry(mention), doc.sentence_at[mention.first]
        if other_subject and (entry.weak or entry.metaphor):
            continue
        if not entry.echo or strong & {sentence - 1, sentence, sentence + 1} or _tokens(mention) in carried:
            kept.append(mention)
    return kept


def _tokens(mention: Mention) -> tuple[int, int]:
    return mention.first, mention.last


def _is_other_subject(doc: Document) -> bool:
    """Tell whether sport, markets, technology or the arts are what an article is about."""
    topics: dict[object, int] = {}
    for hit in doc.hits.get(TOPIC_KIND, ()):
        topics[hit.entry] = topics.get(hit.entry, 0) + 1
    return max(topics.values(), default=0) >= max(_TOPIC_WORDS, len(doc.forms) * _TOPIC_SHARE)


def _is_strong(trigger: Trigger) -> bool:
    return trigger.role in _CARRIED and not (trigger.weak or trigger.metaphor)


def _value(mention: Mention) -> TriggerValue:
    return cast(TriggerValue, mention.value)


def _entry(mention: Mention) -> Trigger:
    return cast(Trigger, _value(mention).entry)


def _carry(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """Keep light verbs and links only where a noun for them follows, and note which one."""
    kept: list[Mention] = []
    for position, mention in enumerate(mentions):
        role = _entry(mention).role
        if role in ("light", "link"):
            carried = _carried(doc, mentions, position, _CARRIED if role == "light" else _LINKED)
            if carried is None:
                continue
            _value(mention).complement = carried
        kept.append(mention)
    return kept


def _carried(doc: Document, mentions: list[Mention], position: int, roles: frozenset[str]) -> tuple[int, int] | None:
    mention = mentions[position]
    limit = min(mention.last + _CARRIED_WITHIN, doc.sentence(mention.first).last)
    for later in mentions[position + 1 : position + 5]:
        if later.first >= limit:
            return None
        if _entry(later).role in roles and _value(later).form in ("masdar", "noun", "verb"):
            return later.first, later.last
    return None
