"""Read the dateline and the agency that stand before the first sentence ("دمشق - سانا", "القاهرة (رويترز) -")."""

import re
from itertools import islice
from typing import NamedTuple

from hadath.document import Span
from hadath.reading.furniture import find_furniture
from hadath.reading.stamps import is_of_day

_REACH = 100  # letters from the beginning of the paragraph
_DASH = r"[-\u2013\u2014\u0640]{1,3}"
_PLACE = r"(?P<place>[^()\[\].!?؟:\n\-\u2013\u2014]{2,60}?)"
_AGENCY = r"(?P<agency>[^()\[\]:\n\-\u2013\u2014،]{2,25}?)"
# "دبي، الإمارات العربية المتحدة (CNN) --", "بغداد 12 أيار (رويترز) -", "(CNN)--"
_BRACKETS_RE = re.compile(rf"(?:{_PLACE}\s{{0,3}})??[(\[]\s?{_AGENCY}\s?[)\]]\s{{0,3}}(?:{_DASH}|:|،)")
# "دمشق - سانا", "صنعاء – خاص:", "بغداد/ واع"
_BETWEEN = r"\s{0,3}[-\u2013\u2014/|]{1,3}\s{0,3}"
_END = rf"(?:\s{{0,3}}(?:{_DASH}|[:،/|])|\s*$)"
_PLACE_FIRST_RE = re.compile(rf"{_PLACE}{_BETWEEN}(?:\(\s?)?{_AGENCY}(?:\s?\))?{_END}")
# "إسطنبول / سمير الأحمد / الأناضول"
_AUTHOR_RE = re.compile(rf"{_PLACE}{_BETWEEN}[^()\[\]:\n\-\u2013\u2014/،]{{4,40}}{_BETWEEN}{_AGENCY}{_END}")
# "رويترز - القاهرة:"
_AGENCY_FIRST_RE = re.compile(rf"{_AGENCY}{_BETWEEN}{_PLACE}{_END}")
# "رام الله 23-11-2018 وفا-", "المنامة في 10 يونيو / بنا /": a place, a day, an agency.
_DATED_RE = re.compile(r"(?P<place>[^()\[\].!?؟:\n\d\-\u2013\u2014/|]{2,40}?)[\s،\-\u2013\u2014]{1,5}(?:في\s)?(?=\d)")
_WORD_RE = re.compile(r"[^\s()\[\]/|:،\-\u2013\u2014]+")
_AFTER_RE = re.compile(r"[\s)\]/|:،\-\u2013\u2014]{0,6}")
_DAY_WORDS = 12  # at most; a day alone is one of them at least, its month the second
_AGENCY_WORDS = 3
_MOST_WORDS = 6
_SIGN_RE = re.compile(r"[(\[\-\u2013\u2014/|]")  # without one of these there is no credit but one with a day


class Credit(NamedTuple):
    """Where the report comes from and who wrote it; `end` is where the article's own words begin, 0 for no credit."""

    dateline: Span | None = None
    byline: Span | None = None
    end: int = 0


def find_dateline(text: str, start: int, end: int) -> Credit:
    """Return what stands before the first sentence of the paragraph `text[start:end]`.

    A dash is a dateline's only beside an agency's name or "خاص"; "حماة - قتل" is left to the reader of places.

    >>> text = "القاهرة (رويترز) - قال مسؤول"
    >>> credit = find_dateline(text, 0, len(text))
    >>> text[slice(*credit.dateline)], text[credit.end :]
    ('القاهرة (رويترز)', ' قال مسؤول')
    """
    head = text[start : min(end, start + _REACH)]
    if dated := _find_dated(head, start):
        return dated
    if _SIGN_RE.search(head) is None:
        return Credit()
    whole = start + _REACH >= end
    for pattern in (_BRACKETS_RE, _PLACE_FIRST_RE, _AUTHOR_RE, _AGENCY_FIRST_RE):
        match = pattern.match(head)
        if match is None or (not whole and match.end() == len(head)) or not _is_agency(match["agency"]):
            continue
        place = match["place"]
        if place is None:
            return Credit(None, _span(match, "agency", start), start + match.end())
        if len(place.split()) <= _MOST_WORDS and not _is_agency(place):
            return Credit(_whole_span(match, start), _span(match, "agency", start), start + match.end())
    return Credit()


def _find_dated(head: str, start: int) -> Credit | None:
    """Return the credit that begins with a place and a day, or null."""
    place = _DATED_RE.match(head)
    if place is None or len(place["place"].split()) > _MOST_WORDS:
        return None
    found = list(islice(_WORD_RE.finditer(head, place.end()), _DAY_WORDS + _AGENCY_WORDS))
    for at, word in enumerate(found[:_DAY_WORDS]):
        for last in found[at : at + _AGENCY_WORDS]:
            if at >= 2 and _is_agency(head[word.start() : last.end()]):
                return _dated_credit(head, start, word.start(), last.end())
        if not is_of_day(word[0]):
            return None
    return None


def _dated_credit(head: str, start: int, first: int, last: int) -> Credit:
    """Return the credit whose agency is `head[first:last]`, with the bracket that closes behind it."""
    after = _AFTER_RE.match(head, last)
    closed = last + (head[last : last + 1] in (")", "]"))
    return Credit(
        Span(start, start + closed), Span(start + first, start + last), start + (after.end() if after else last)
    )


def _is_agency(words: str) -> bool:
    found = find_furniture(words.strip())
    return found is not None and found.id == "credit.agencies"


def _span(match: re.Match[str], group: str, start: int) -> Span:
    return Span(start + match.start(group), start + match.end(group))


def _whole_span(match: re.Match[str], start: int) -> Span:
    """Return place and agency, with the bracket that closes behind the agency."""
    words = match[0].rstrip(" \u00a0-\u2013\u2014\u0640:،/|")
    return Span(start + match.start(), start + match.start() + len(words))
