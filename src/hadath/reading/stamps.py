"""Read a line that states the day of publication and nothing else."""

import datetime
import re

from hadath.lexicons.furniture import words_beside_date
from hadath.text.fold import fold
from hadath.text.tokens import find_tokens

_LONGEST = 80
_YEAR_FIRST_RE = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_DAY_FIRST_RE = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")


def find_stamp(line: str) -> datetime.date | None:
    """Return the day a line states, or null where it says anything else beside it.

    Days written with slashes are read day first, as the region writes them.

    >>> find_stamp("نشر في: ١٨/١٢/٢٠٢٣ الساعة 10:30")
    datetime.date(2023, 12, 18)
    >>> find_stamp("قتل ثلاثة في 18/12/2023")
    """
    if len(line) > _LONGEST:
        return None
    match = _YEAR_FIRST_RE.search(line) or _DAY_FIRST_RE.search(line)
    if match is None:
        return None
    known = words_beside_date()
    rest = line[: match.start()] + " " + line[match.end() :]
    keys = (fold(token[0]) for token in find_tokens(rest, 0, len(rest)))
    if any(key[:1].isalpha() and key not in known for key in keys):
        return None
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
