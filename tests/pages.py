"""A report as a browser takes it apart: its elements, and what stands in them."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

NASTY = (
    "</script><script>alert('x')</script>",
    "<img src=x onerror=alert('x')>",
    "<!-- <script> -->",
    "&lt;b&gt; &amp;",
    "\u202eثلاثة\u2066",
    "سطر\u2028آخر\u2029\x85",
    "\x00\x07\x1b[2J",
    '"}]}\\',
)  # what an article may hold to be taken for a part of the page


@dataclass
class Page(HTMLParser):
    """The elements in order, the texts of those whose text a browser does not read as HTML, the data."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    raw: list[tuple[dict[str, str | None], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style", "title"):
            self.raw.append(({"tag": self.tags[-1][0], **self.tags[-1][1]}, data))

    def texts(self, tag: str) -> list[str]:
        return [data for about, data in self.raw if about["tag"] == tag and about.get("type") is None]

    def data(self, **attributes: str) -> list[Any]:
        wanted = {"tag": "script", "type": "application/json"} | {
            key.strip("_"): value for key, value in attributes.items()
        }
        return [json.loads(data) for about, data in self.raw if about == wanted]


def read_page(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    page.raw = [(about, data) for about, data in page.raw if data.strip()]
    return page
