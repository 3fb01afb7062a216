"""Take the article out of an HTML page, through trafilatura (extra `html`)."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hadath.errors import MissingExtraError

if TYPE_CHECKING:
    from hadath.article import Facts


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: the title and paragraphs as text, a line each, and what its head states."""

    text: str
    facts: "Facts"
    published: datetime.date | None = None


def read_html(html: str, *, url: str | None = None) -> Page:
    """Return the article in a page; without text where the page holds none. Raises MissingExtraError.

    Only a day in the page's own metadata is taken for the day of publication; days in visible text are left to the
    reader of Arabic.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise MissingExtraError('reading HTML needs the extra "html": pip install "hadath[html]"') from error
    found = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": None},
    )
    if found is None or isinstance(found, dict):
        return Page("", {})
    title = (found.title or "").strip()
    text = (found.text or "").strip()
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    facts: Facts = {"title": title or None, "byline": found.author, "url": found.url, "source": found.sitename}
    return Page(text, facts, _day(found.date))


def _day(stated: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(stated) if stated else None
    except ValueError:
        return None
