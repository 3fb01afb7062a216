"""Events as one HTML page that needs no network: a map, a timeline, a table, and each article with its evidence marked.

The page is written as a stream, an article at a time, as JSON in elements that a browser takes for data: no word of an
article is ever part of its HTML or of its script. What draws it lies in `assets`, built from the sources in `frontend`.
"""

import base64
import hashlib
import html
import json
import logging
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, TextIO

from hadath.export.tables import to_records
from hadath.view.told import Told

MOST_EVENTS = 10_000
_LOGGER = logging.getLogger(__name__)
# Written as \uXXXX: what could end an element, what some readers take for the end of a line, what turns the direction
# of the text after it or is not seen at all, and what UTF-8 cannot hold.
_UNSAFE = re.compile(
    "[<>&\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]"
)
_WAITING = """<p>Reading the events …</p>
<noscript><p>JavaScript, which draws this page, is switched off.</p></noscript>"""


def to_report(told: Iterable[Told], stream: TextIO, *, title: str = "Events", limit: int = MOST_EVENTS) -> None:
    """Write the page; of more than `limit` events the first, and a notice that there are more.

    >>> import hadath, io
    >>> text, page = "قتل جندي في انفجار عبوة ناسفة في بغداد.", io.StringIO()
    >>> to_report([Told(hadath.extract(text), text)], page)
    >>> page.getvalue().count('class="article"')
    1
    """
    title = title.encode("utf-8", "replace").decode()
    script = _asset("report.js")
    stream.writelines(_head(title, script))
    left, more = limit, False
    for one in told:
        more = len(one.result.events) > left
        record = _to_record(one, left)
        if record["events"]:
            left -= len(record["events"])
            stream.write(_element(record, 'class="article"'))
        if more:
            break
    stream.writelines(_tail(title, script, _notice(limit) if more else None))


def _notice(limit: int) -> str:
    notice = f"Of all events only the first {limit:,} are in this report."
    _LOGGER.warning("%s", notice)
    return notice


def _asset(name: str) -> str:
    return (files("hadath.view") / "assets" / name).read_text(encoding="utf-8")


def _head(title: str, script: str) -> Iterator[str]:
    style = _asset("report.css")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(script, style)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{html.escape(title)}</title>\n<style>{style}</style>\n</head>\n"
    yield f'<body>\n<div id="app">{_WAITING}</div>\n'


def _tail(title: str, script: str, notice: str | None) -> Iterator[str]:
    from hadath import __version__

    about = {"title": title, "version": __version__, "notice": notice}
    yield _element({key: value for key, value in about.items() if value is not None}, 'id="about"')
    yield _element(_asset("THIRD_PARTY.md"), 'id="licences"')
    yield _element(json.loads(_asset("outlines.json")), 'id="outlines"')
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _policy(script: str, style: str) -> str:
    """Return the policy: this script and this style sheet by their digests, and nothing from anywhere else."""
    script, style = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (script, style))
    return (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _element(value: object, attribute: str) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return f'<script type="application/json" {attribute}>{safe}</script>\n'


def _to_record(one: Told, most: int) -> dict[str, Any]:
    """Return an article's record without what is null or as usual, with the text and the figures that are drawn."""
    result = one.result.model_copy(update={"events": one.result.events[:most]})
    record: dict[str, Any] = result.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    record.setdefault("events", [])
    for event, row in zip(record["events"], to_records([result]), strict=True):
        event |= {kind: row[f"{kind}_low"] for kind in ("killed", "injured") if row[f"{kind}_low"] is not None}
    return record if one.text is None else record | {"text": one.text}
