"""Whole articles of our own and their reviewed records; --update-golden writes them anew, for review.

An article of known_gaps.json is read wrongly today: its record is the right one, written by hand, and its test must
fail until the fault is mended. Its line goes then.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.stages import figure

import hadath
from hadath.events import Count, Event

FOLDER = Path(__file__).parent / "golden"
DATES: dict[str, str] = json.loads((FOLDER / "dates.json").read_text(encoding="utf-8"))
GAPS: dict[str, str] = json.loads((FOLDER / "known_gaps.json").read_text(encoding="utf-8"))
ARTICLES = [
    pytest.param(name, marks=[pytest.mark.xfail(reason=GAPS[name], strict=True)] if name in GAPS else [])
    for name in sorted(DATES)
]


def compact(event: Event) -> dict[str, Any]:
    """Return what a reviewer compares with the guidelines; the order of parties, places and figures says nothing."""
    record = {
        "type": event.type,
        "status": event.status,
        "aggregate": event.aggregate,
        "date": event.date.edtf if event.date else None,
        "places": sorted(" < ".join((place.name, *place.parents)) for place in event.locations),
        **{
            f"{role}s": sorted(a.name for a in event.actors if a.role == role)
            for role in ("agent", "partner", "target")
        },
        "counts": sorted(describe(count) for count in event.counts),
        "people": sorted(f"{person.name} {person.role}" for person in event.people),
        "items": [item.text for item in event.items],
    }
    return {name: value for name, value in record.items() if value or name in ("type", "status")}


def describe(count: Count) -> str:
    """Return a figure as the tables of cases write it."""
    whose = f"of={count.of}" if count.of else ""
    parts = [count.kind, figure(count.low, count.high), whose, "subset" if count.subset else ""]
    return " ".join(filter(None, parts))


@pytest.mark.parametrize("name", ARTICLES)
def test_article_gives_its_record(name: str, request: pytest.FixtureRequest) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    found = [compact(event) for event in hadath.extract(text, published=DATES[name])]
    record = FOLDER / f"{name}.json"
    if request.config.getoption("--update-golden") and name not in GAPS:
        record.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert found == json.loads(record.read_text(encoding="utf-8"))


def test_every_article_has_a_day_and_a_record() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == DATES.keys()
    assert {path.stem for path in FOLDER.glob("*.json")} - {"dates", "known_gaps"} == DATES.keys()
    assert GAPS.keys() <= DATES.keys()
    assert all(len(reason.split()) > 3 for reason in GAPS.values())
