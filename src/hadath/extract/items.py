"""Find things: weapons, vehicles, drugs, papers and the like, each with the whole phrase that names it."""

from typing import cast

from hadath.document import Document, Mention
from hadath.lexicons.items import ItemNoun
from hadath.mentions import ItemValue
from hadath.text.phrases import Hit
from hadath.text.tokens import NUMBER, WORD

_LEFT = 5  # tokens of a quantity before the noun
_RIGHT = 6  # tokens of description after it
_MOST_JOINED = 6  # nouns of one phrase
_OF, _AND, _NUMBER_OF = "من", "و", ("عدد", "عددا")
_BY = "ب"
_BARE_MEANS = frozenset(("في", "داخل"))
_ARTICLE = "ال"


def find_items(doc: Document) -> list[Mention]:
    """Return the things a document names; coordinated ones under one quantity are one mention."""
    nouns = doc.hits.get("item_noun", [])
    if not nouns:
        return []
    parts = {kind: {hit.first: hit for hit in doc.hits.get(f"item_{kind}", ())} for kind in _KINDS}
    ends = {hit.last: hit for kind in ("quantity", "unit") for hit in doc.hits.get(f"item_{kind}", ())}
    means = {hit.last: hit for hit in doc.hits.get("item_means", ())}
    found: list[Mention] = []
    number = 0
    while number < len(nouns):
        hit = nouns[number]
        if found and hit.first < found[-1].last:
            number += 1
            continue
        first, quantity, vague = _read_quantity(doc, hit, ends)
        last = _read_description(doc, hit.last, parts)
        joined = number + 1
        while (
            joined < len(nouns)
            and joined - number < _MOST_JOINED
            and _joins(doc, hit, nouns[joined], last, vague=vague)
        ):
            last = _read_description(doc, nouns[joined].last, parts)
            joined += 1
        used = _is_means(doc, hit, means.get(first))
        kind = cast(ItemNoun, hit.entry).kind
        found.append(Mention("item", first, last, f"items.{kind}", ItemValue(kind, quantity, means=used)))
        number = joined
    return found


_KINDS = ("quantity", "unit", "means", "describing", "make")


def _read_quantity(doc: Document, noun: Hit, ends: dict[int, Hit]) -> tuple[int, float | None, bool]:
    """Return where the phrase begins, the figure before the noun, and whether words of quantity govern it."""
    floor = max(doc.sentence(noun.first).first, noun.first - _LEFT)
    first = noun.first
    quantity: float | None = cast(ItemNoun, noun.entry).number
    governed = False
    if noun.proclitics.strip("وف"):
        return first, quantity, False
    while first > floor:
        before = first - 1
        key = doc.key(before)
        if key == _OF and before in ends:
            first = before
        elif first in ends and ends[first].first >= floor:
            first = ends[first].first
            governed = True
        elif doc.forms[before].kind is NUMBER:
            quantity = _to_figure(key)
            first = before
            governed = True
        elif key == "(" or (key == ")" and before > floor and doc.forms[before - 1].kind is NUMBER):
            first = before
        elif (number := _number_word(doc, before)) is not None and doc.key(first) not in ("",):
            quantity, first, governed = number, before, True
        else:
            break
        if doc.key(first).startswith(_AND) and not doc.glued(first) and governed and doc.forms[first].kind is WORD:
            break
    return first, quantity, governed


def _to_figure(key: str) -> float | None:
    plain = key.replace(",", "").replace("٬", "").replace("٫", ".")
    try:
        return float(plain)
    except ValueError:
        return None


_NUMBER_WORDS = {
    word: value
    for value, words in enumerate(
        ("ثلاث ثلاثه", "اربع اربعه", "خمس خمسه", "ست سته", "سبع سبعه", "ثمان ثماني ثمانيه", "تسع تسعه", "عشر عشره"), 3
    )
    for word in words.split()
}


def _number_word(doc: Document, token: int) -> float | None:
    for _, rest in doc.forms[token].heads:
        if rest in _NUMBER_WORDS:
            return float(_NUMBER_WORDS[rest])
    return None


def _read_description(doc: Document, last: int, parts: dict[str, dict[int, Hit]]) -> int:
    """Return the token after the adjectives, makes and possessors that follow a noun."""
    stop = min(doc.sentence(last - 1).last, last + _RIGHT)
    while last < stop:
        adjective = parts["describing"].get(last)
        make = parts["make"].get(last)
        if adjective is not None:
            last = adjective.last
        elif make is not None and make.last < stop and make.proclitics == "":
            last = make.last + 1
            if last < stop and (doc.forms[last].kind is NUMBER or doc.glued(last)):
                last += 1
        else:
            break
    return min(last, doc.sentence(last - 1).last)


def _joins(doc: Document, head: Hit, noun: Hit, last: int, *, vague: bool) -> bool:
    """A further noun is of the same phrase if "و" joins it right away and one quantity or kind covers both."""
    if noun.first != last or not noun.proclitics.startswith(_AND):
        return False
    same_kind = cast(ItemNoun, head.entry).kind == cast(ItemNoun, noun.entry).kind
    definite = doc.key(noun.first)[1:].startswith(_ARTICLE)
    return (vague and definite) or (
        same_kind and definite == doc.key(head.first).startswith(_ARTICLE) and _plural(doc, noun)
    )


def _plural(doc: Document, noun: Hit) -> bool:
    return doc.key(noun.last - 1).endswith("ات")


def _is_means(doc: Document, noun: Hit, before: Hit | None) -> bool:
    """Tell whether the thing served to do it: "بسيارة مفخخة", "انفجار عبوة"."""
    return _BY in noun.proclitics or (before is not None and doc.key(before.first) not in _BARE_MEANS)
