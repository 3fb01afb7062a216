"""What a figure with its people is worth: the kinds its nouns or verbs give, and whether it is part of a total."""

from typing import Final

from hadath.extract.counts.people import People
from hadath.extract.counts.view import View
from hadath.mentions import CountValue
from hadath.text.numerals import AND

_FROM: Final = "من"
GAP: Final = 3
_KILLED, _INJURED = "killed", "injured"
_WITH: Final = frozenset(("مع", "رفقه", "برفقه"))
_PLURAL_VERB: Final = "وا"
_OF_WOMEN: Final = "ت"
_ALEF_HAMZA: Final = "أ"
_ONE: Final = frozenset(("احد", "احدي", "واحد", "لاحد", "باحد", "لاحدي", "باحدي", "واحدي", "ولاحد"))
BETWEEN: Final = frozenset(("بين", "وبين", "مابين"))
BETWEEN_WITHIN: Final = 5


def to_value(view: View, people: People, first: int, low: float | None, high: float | None) -> CountValue:
    """Return the value of a figure from `low` to `high` that begins at token `first`."""
    nouns = people.nouns
    kinds = people.kinds or tuple(dict.fromkeys(noun.kind for noun in nouns if noun.kind))
    died = kinds == (_INJURED,) and any(cue.kind == _KILLED for cue in view.cues_before(first))  # "وفاة جريحين"
    kinds = (_KILLED,) if died else kinds
    joint = kinds if len(kinds) > 1 else _joint_cues(view, first) or _joint_after(view, people.last)
    if any(noun.family for noun in nouns):
        low = high = None
    groups = {noun.group for noun in nouns}
    return CountValue(
        _to_int(low),
        _to_int(high),
        noun=nouns[0].name if nouns else None,
        kind=kinds[0] if len(kinds) == 1 and not joint else None,
        joint=joint,
        subset=people.subset or is_part(view, first),
        group=groups.pop() if len(groups) == 1 else None,
        of=people.of,
        other=people.other,
        replaces=died and (people.subset or view.last_count(first) is not None),
        company=bool(nouns) and nouns[0].kin and (_is_joined(view, first) or view.doc.key(first - 1) in _WITH),
    )


def _is_joined(view: View, first: int) -> bool:
    return view.is_joined(first) or (view.doc.key(first).startswith(AND) and is_one_of(view, first))


def _to_int(number: float | None) -> int | None:
    return None if number is None else int(number)


def _joint_cues(view: View, first: int) -> tuple[str, ...]:
    """Return the kinds of "مقتل وإصابة" before a figure."""
    if not view.together(first - 1, first):
        return ()
    for second in view.cue_ends.get(first, ()):
        start = second.first
        if view.doc.key(start - 1) in ("او", AND):
            start -= 1
        elif AND not in second.proclitics:
            continue
        counted = view.last_count(first)
        own = counted is not None and counted[0].last in (start - 1, start)  # "شخصين قتلا وأصيب عدد آخر"
        verb = view.doc.key(start - 1)
        if own or verb.endswith(_PLURAL_VERB):  # "4 أشخاص قتلوا وأصيب 12"
            continue
        if verb.endswith(_OF_WOMEN) and not view.doc.key(first - 1).endswith(_OF_WOMEN):
            continue  # "المسعفة قتلت وأصيب نحو مئة شخص"
        kinds = {cue.kind: None for cue in view.cues_before(start) if cue.kind}
        kinds.update({cue.kind: None for cue in view.cues_before(first) if cue.kind})
        if len(kinds) > 1:
            return tuple(kinds)
    return ()


def _joint_after(view: View, last: int) -> tuple[str, ...]:
    """Return the kinds of "بين قتيل وجريح" a few words behind the people counted: "350 عنصرا ما بين قتيل وجريح"."""
    for token in range(last, last + BETWEEN_WITHIN):
        if not view.together(last - 1, token) or token in view.numerals or token in view.nouns:
            break
        if view.doc.key(token) in BETWEEN:
            return alternatives(view, token + 1)
    return ()


def alternatives(view: View, token: int) -> tuple[str, ...]:
    """Return the kinds of two or more nouns joined from a token on, each naming one person: "قتيل وجريح"."""
    kinds: dict[str, None] = {}
    while view.together(token - 1, token):
        kind = next((form.noun.kind for _hit, form in view.forms(token) if form.number == "singular"), None)
        if kind is None or (kinds and not view.is_joined(token)):
            break
        kinds[kind] = None
        token += 1
    return tuple(kinds) if len(kinds) > 1 else ()


def is_part(view: View, first: int) -> bool:
    """Tell whether a count is a part of a total: "بينهم" before it or before the part it is joined to, "هم", "أغلب"."""
    if not view.together(first - 1, first):
        return False
    doc = view.doc
    if view.effect_before(first) == "part" or (doc.key(first - 1) == _FROM and view.effect_before(first - 1) == "part"):
        return True
    nouns = view.forms(first - 1)
    if nouns and _is_most(view, first - 2) and any(form.definite for _hit, form in nouns):
        return True
    last = view.last_count(first)
    if doc.key(first - 1) in view.words["breakdown"]:
        return last is not None or any(form.noun.kind for _hit, form in view.forms(first - 2))
    if last is None or not last[1].subset or not view.is_joined(first):
        return False
    end = last[0].last
    return first - end <= GAP and not any(token in view.cues for token in range(end, first + 1))


def _is_most(view: View, token: int) -> bool:
    return token >= 0 and not view.words["most"].isdisjoint(view.doc.forms[token].rests)


def is_one_of(view: View, token: int) -> bool:
    """Tell whether a token is "أحد"; with "و" before it only the hamza tells it from "واحد"."""
    key = view.doc.key(token)
    if key not in _ONE:
        return False
    return key not in ("واحد", "واحدي") or _ALEF_HAMZA in view.doc.forms[token].text or key == "واحدي"


def is_alternative(view: View, token: int) -> bool:
    """Tell whether a noun is one of "بين قتيل وجريح" and no person of its own."""
    first = max(token - GAP, 0)
    if BETWEEN.isdisjoint(view.doc.keys(first, token)):
        return False
    return any(
        view.together(between, token) and view.doc.key(between) in BETWEEN and alternatives(view, between + 1)
        for between in range(token - 1, first - 1, -1)
    )
