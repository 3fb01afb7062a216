"""The preposition before a party, looked for through figures and what the party owns."""

from hadath.assemble.drafts import Reading
from hadath.document import Mention
from hadath.lexicons.connectives import words

_OWNED_WORDS = 5  # how many words of what a party owns are looked through
ANY_PREPOSITION = frozenset(
    ("في", "علي", "من", "الي", "عن", "مع", "ضد", "بين", "نحو", "تجاه", "قرب", "لدي", "عند", "حول", "ب", "ل", "ك",
     "بحسب", "وفق", "حسب", "لصالح", "خلال", "داخل", "امام", "وراء", "خلف", "فوق", "صوب", "باتجاه")
)  # fmt: skip
_TWO = ("ين", "ان")
_OF, _EACH = "من", frozenset(("كل", "كلا", "كلتا"))
_AT = frozenset(("في", "قرب", "امام", "عند", "داخل", "خارج", "وسط", "علي", "ب", "خلف"))


def preposition_of(reading: Reading, mention: Mention) -> str:
    """Return the preposition in front of a mention or written on it, or "".

    Figures and what a party owns are looked through: "على مواقع الحوثيين", "من ثلاثة جنود"; "مواقع تابعة للحوثيين".
    """
    written = reading.prepositions.get(mention.first)
    token = mention.first - 1
    if written == "ل" and is_site(reading.doc.key(token).removeprefix("و")):
        written, token = None, token - 1
    elif written == "ل" and reading.doc.key(token)[:1] == "ب" and is_site(reading.doc.key(token)[1:]):
        return "ب"  # "بسيارة للجيش"
    if written:
        return written
    for count in reading.within("count", mention.first - 4, mention.first + 1):
        if count.last >= mention.first > count.first:
            token = count.first - 1
            written = reading.prepositions.get(count.first)
            if written:
                return written
    return _preposition_before(reading, token)


def _preposition_before(reading: Reading, token: int) -> str:
    for _ in range(_OWNED_WORDS):
        key = reading.doc.key(token)
        if key == _OF and reading.doc.key(token - 1).removeprefix("و") in _EACH:
            return ""  # "شنت كل من واشنطن ولندن غارات"
        if key in ANY_PREPOSITION:
            return key
        bare = key[1:] if key[:1] == "و" else key
        if bare in ANY_PREPOSITION:
            return bare
        if bare[:1] in ("ب", "ل") and bare[1:] in words("site"):
            return bare[0]
        if bare not in words("site") and not (bare not in words("owned") and is_site(bare)):
            break
        token -= 1
    return ""


def is_site(key: str) -> bool:
    """Tell whether a word is what a party may have: "قاعدة للجيش", "حاجزا للجيش", "سيارتين للجيش"."""
    if key in words("owned") or key in words("site") or key.removesuffix("ا") in words("site"):
        return True
    return key.endswith(_TWO) and (key[:-2] in words("site") or key[:-3] + "ه" in words("site"))


def stands_at_site(reading: Reading, actor: Mention) -> bool:
    """Tell whether a place word leads to what a party has: "أمام مقر الشرطة", "قرب دورية للجيش", "بسيارة للجيش"."""
    token = actor.first - (reading.prepositions.get(actor.first) == "ل")
    before = token if token < actor.first else token - 1
    forms = (reading.doc.forms[at] for at in (actor.first, before) if at >= 0)
    if all(words("site").isdisjoint(form.rests) for form in forms):
        return False
    return preposition_of(reading, actor) in _AT


def is_asset(key: str) -> bool:
    """Tell whether a word, joined by "و" or not, is what is struck and never strikes: "مواقع", "وتجمعات", "مقرا"."""
    assets, bare = words("asset"), key.removeprefix("و")
    return bare in assets or bare.removesuffix("ا") in assets


def is_owned(reading: Reading, actor: Mention) -> bool:
    """Tell whether the words name what a party has and not the party: "مواقع الحوثيين", "مقر الشرطة"."""
    first, before = reading.doc.forms[actor.first], reading.doc.key(actor.first - 1)
    if is_asset(before) or (before in words("possessed") and reading.prepositions.get(actor.first) == "ل"):
        return True  # "مواقع الحوثيين", "وثائق تابعة للتنظيم"
    if actor.rule == "actors.noun_with_nation" and is_asset(reading.doc.key(actor.first).removeprefix("ال")):
        return True  # "المواقع العسكرية الإسرائيلية"
    return not words("asset").isdisjoint(first.rests)
