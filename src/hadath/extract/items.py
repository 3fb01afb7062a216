"""Find things: weapons, vehicles, drugs, papers and the like, each with the whole phrase that names it."""

from typing import NamedTuple, cast

from hadath.document import Document, Mention
from hadath.lexicons.items import ItemHandling, ItemNoun
from hadath.mentions import ItemValue
from hadath.text.numerals import Numeral, find_numerals
from hadath.text.phrases import Hit
from hadath.text.tokens import NUMBER

_LEFT = 6  # tokens of a quantity before the noun
_RIGHT = 8  # tokens of description after it
_HANDLED = 7  # tokens between "ضبطت" and the thing
_CHAINED = 6  # tokens between things that are joined
_BREAKS = frozenset((":", "؛", "بعد", "خلال", "حيث", "بواسطة", "باستخدام", "التي", "الذي", "ان"))
_MOST_JOINED = 6  # nouns of one phrase
_OF, _AND, _BY, _FOR = "من", "و", "ب", "ل"
_CONJUNCTIONS = "وف"
_ARTICLE = "ال"
_PLURAL = "ات"
_VEHICLE = "vehicle"  # with a party behind it, what that acts with: "طائرات التحالف"


class _Words(NamedTuple):
    """The words around things: quantities and units by their end, the rest by their beginning."""

    nouns: dict[int, Hit]
    quantities: dict[int, Hit]
    measures: dict[int, Hit]
    figures: dict[int, Numeral]
    describing: dict[int, Hit]
    makes: dict[int, Hit]
    owners: dict[int, Hit]
    means: dict[int, Hit]
    parties: frozenset[int]


def find_items(doc: Document) -> list[Mention]:
    """Return the things a document names; coordinated ones under one quantity are one mention."""
    nouns = doc.hits.get("item_noun", [])
    if not nouns:
        return []
    words = _read_words(doc, nouns)
    found: list[Mention] = []
    number = 0
    while number < len(nouns):
        hit = nouns[number]
        number += 1
        if found and hit.first < found[-1].last:
            continue
        first, quantity, governed = _read_quantity(doc, hit, words)
        counted = governed and quantity is not None
        last = _read_description(doc, hit.last, words)
        stop = number + _MOST_JOINED
        while number < min(len(nouns), stop) and (
            not counted and _joins(doc, hit, nouns[number], last, governed=governed)
        ):
            last = _read_description(doc, nouns[number].last, words)
            number += 1
        kind = cast(ItemNoun, hit.entry).kind
        means = _BY in hit.proclitics or first in words.means or (kind == _VEHICLE and last in words.parties)
        value = ItemValue(kind, quantity, means=means, skip=_clitics(doc, first, words))
        found.append(Mention("item", first, last, f"items.{kind}", value))
    _tell_outcomes(doc, found)
    return found


def _tell_outcomes(doc: Document, items: list[Mention]) -> None:
    """Set what the words before things say became of them; what is joined to a thing shares its outcome."""
    hits = doc.hits.get("item_handling", [])
    number, earlier = 0, None
    for item in items:
        while number < len(hits) and hits[number].last <= item.first:
            number += 1
        value = cast(ItemValue, item.value)
        hit = hits[number - 1] if number else None
        if value.means:
            continue
        if hit is not None and item.first - hit.last <= _HANDLED and _is_one_clause(doc, hit.last, item.first):
            value.outcome = cast(ItemHandling, hit.entry).outcome
        elif earlier is not None and item.first - earlier.last <= _CHAINED and doc.key(item.first).startswith(_AND):
            value.outcome = cast(ItemValue, earlier.value).outcome
        earlier = item


def _is_one_clause(doc: Document, first: int, last: int) -> bool:
    if doc.sentence_at[first - 1] != doc.sentence_at[last]:
        return False
    return _BREAKS.isdisjoint(doc.keys(first, last))


def _read_words(doc: Document, nouns: list[Hit]) -> _Words:
    return _Words(
        nouns={hit.first: hit for hit in nouns},
        quantities={hit.first: hit for hit in doc.hits.get("item_quantity", ())},
        measures={hit.last: hit for kind in ("item_quantity", "item_unit") for hit in doc.hits.get(kind, ())},
        figures=_read_figures(doc, nouns),
        describing={hit.first: hit for hit in doc.hits.get("item_describing", ())},
        makes={hit.first: hit for hit in doc.hits.get("item_make", ())},
        owners={hit.first: hit for hit in doc.hits.get("item_owner", ())},
        means={hit.last: hit for hit in doc.hits.get("item_means", ())},
        parties=frozenset(hit.first for hit in doc.hits.get("actor", ()) if not hit.proclitics),
    )


def _read_figures(doc: Document, nouns: list[Hit]) -> dict[int, Numeral]:
    """Return the numbers of a document by their end, if there are any near things at all."""
    near = {token for hit in nouns for token in range(hit.first - _LEFT, hit.first)}
    numbers = {hit.first for hit in doc.hits.get("numeral", ())}
    size = len(doc.forms)
    if near.isdisjoint(numbers) and not any(0 <= i < size and doc.forms[i].kind is NUMBER for i in near):
        return {}
    return {numeral.last: numeral for numeral in find_numerals(doc) if not numeral.ordinal}


def _clitics(doc: Document, first: int, words: _Words) -> int:
    """Return how many letters of the first token are conjunction and preposition."""
    hit = words.nouns.get(first) or words.quantities.get(first)
    if hit is not None:
        return 0 if doc.key(first).startswith(hit.proclitics[:-1] + "لل") else len(hit.proclitics)
    return int(doc.key(first).startswith(_AND) and len(doc.forms[first].rests) > 1)


def _read_quantity(doc: Document, noun: Hit, words: _Words) -> tuple[int, float | None, bool]:
    """Return where the phrase begins, the figure before the noun, and whether words of quantity govern it."""
    first = noun.first
    quantity: float | None = cast(ItemNoun, noun.entry).number
    if noun.proclitics:
        return first, quantity, False
    floor = max(doc.sentence(first).first, first - _LEFT)
    governed = False
    while first > floor:
        measure, figure = words.measures.get(first), _figure(doc, first, words)
        if figure is not None and figure.first >= floor:
            bracketed = doc.key(figure.first - 1) == "(" and doc.key(figure.last) == ")"
            first, governed = figure.first - bracketed, True
            quantity = figure.value if quantity is None else quantity
        elif measure is not None and measure.first >= floor:
            first, governed = measure.first, True
        elif doc.key(first - 1) == _OF and (first - 1 in words.measures or _figure(doc, first - 1, words) is not None):
            first -= 1
        else:
            break
        if doc.key(first)[0] in _CONJUNCTIONS and doc.forms[first].rests[1:]:
            break
    return max(first, floor), quantity, governed


def _figure(doc: Document, last: int, words: _Words) -> Numeral | None:
    """Return the number that ends before a token, in brackets or not."""
    if doc.key(last - 1) == ")" and doc.key(last - 3) == "(":
        return words.figures.get(last - 1)
    return words.figures.get(last)


def _read_description(doc: Document, last: int, words: _Words) -> int:
    """Return the token after the nouns, adjectives, makes and owners that follow a noun."""
    end = doc.sentence(last - 1).last
    stop = min(end, last + _RIGHT)
    while last < stop:
        noun = words.nouns.get(last)
        if noun is not None and not noun.proclitics:
            last = noun.last
        elif last in words.describing:
            last = words.describing[last].last
        elif last in words.makes and not words.makes[last].proclitics:
            last = words.makes[last].last + 1
            while last < stop and (doc.forms[last].kind is NUMBER or doc.glued(last)) and doc.key(last).isalnum():
                last += 1
        elif last in words.owners and doc.key(last + 1).startswith(_FOR):
            last += 2
        else:
            break
    return min(last, end)


def _joins(doc: Document, head: Hit, noun: Hit, last: int, *, governed: bool) -> bool:
    """A further noun is of the same phrase if "و" joins it right away and one quantity or kind covers both."""
    if noun.first != last or not noun.proclitics.startswith(_AND):
        return False
    definite = doc.key(noun.first)[1:].startswith(_ARTICLE)
    if governed and definite:
        return True
    same = cast(ItemNoun, head.entry).kind == cast(ItemNoun, noun.entry).kind
    return same and definite == doc.key(head.first).startswith(_ARTICLE) and doc.key(noun.last - 1).endswith(_PLURAL)
