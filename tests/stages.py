"""The stages of a reading one by one, for tests that look at a single stage of the assembly."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from hadath.api import extractor
from hadath.article import read_article
from hadath.assemble.clauses import find_clauses
from hadath.assemble.drafts import Clause, Draft, Part, Reading, Toll
from hadath.assemble.fill import fill_drafts
from hadath.assemble.qualifiers import drop_unreal
from hadath.document import Document, Mention
from hadath.pipeline import find_incidents, find_mentions

PUBLISHED = "2018-05-03"  # a Thursday


def document(text: str, published: str | None = PUBLISHED) -> Document:
    """Return an article with its tokens and lexicon hits."""
    return extractor().read(read_article(text, published=published))


def reading(text: str, published: str | None = PUBLISHED) -> Reading:
    """Return an article with its mentions resolved."""
    return find_mentions(document(text, published))[0]


def clauses(read: Reading) -> list[Clause]:
    """Return an article's clauses with the triggers that report something."""
    return [drop_unreal(read, clause) for clause in find_clauses(read)]


def tellings(text: str, published: str | None = PUBLISHED) -> tuple[Reading, list[Draft]]:
    """Return an article and the drafts of its clauses, before any is merged."""
    read = reading(text, published)
    return read, fill_drafts(read, clauses(read))


def only_incident(text: str) -> Draft:
    """Return the incident of a text that tells of one."""
    (draft,) = find_incidents(reading(text))
    return draft


def parties(parts: Iterable[Part]) -> list[str]:
    """Return parties as tables write them: "agent داعش"."""
    return [f"{part.role} {part.actor.name}" for part in parts]


def words(read: Reading, mentions: Iterable[Mention]) -> list[str]:
    """Return the words of mentions as given."""
    return [read.doc.words(mention.first, mention.last) for mention in mentions]


def figure(low: int | None, high: int | None) -> str:
    """Return a figure as tables write it: "2", "10-15", "20.." (at least), "..20" (at most), "?" (vague)."""
    if low is None or high is None:
        return "?" if low == high else f"{low}.." if high is None else f"..{high}"
    return str(low) if low == high else f"{low}-{high}"


def describe(toll: Toll) -> str:
    """Return a toll as tables write it: "killed 4 of=داعش subset"."""
    parts = [
        toll.kind,
        figure(toll.low, toll.high),
        f"of={toll.of}" if toll.of else "",
        "subset" if toll.subset else "",
    ]
    return " ".join(filter(None, parts))


def table(cases: Mapping[str, list[dict[str, Any]]]) -> list[Any]:
    """Return a table's rows as parameters (key, case); one with a `gap` is a known fault and must fail."""
    return [
        pytest.param(
            key,
            case,
            id=f"{key}-{number}",
            marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else [],
        )
        for key, rows in cases.items()
        for number, case in enumerate(rows, start=1)
    ]
