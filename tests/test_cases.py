"""The tables of the assembly: roles by rule, figures by what decides of them, incidents of articles and sentences."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.stages import clauses, describe, figure, parties, reading, table, tellings

import hadath
from hadath.assemble.drafts import Clause, Reading, actor_value
from hadath.assemble.roles import RULES, assign_roles
from hadath.events import Event

FOLDER = Path(__file__).parent / "cases"
ROLES, TOLLS, MERGE, DEEDS = (
    tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("roles", "tolls", "merge", "deeds")
)
RULES_BY_NAME = {rule.__name__: rule for rule in RULES}


def speak(name: str, read: Reading, clause: Clause) -> list[str]:
    """Return what one rule says of a clause, as "role name"."""
    actors = [
        actor
        for actor in read.within("actor", clause.first, clause.last)
        if not (actor_value(actor).source_only or actor_value(actor).speaker)
    ]
    return [f"{role} {actor_value(actor).name}" for actor, role in RULES_BY_NAME[name](read, clause, actors)]


@pytest.mark.parametrize(("rule", "case"), table(ROLES))
def test_roles(rule: str, case: dict[str, Any]) -> None:
    read = reading(case["text"])
    spoken = [words for clause in clauses(read) for words in speak(rule, read, clause)]
    assert list(dict.fromkeys(spoken)) == case["speaks"]
    if "roles" in case:
        parts = [part for clause in clauses(read) for part in assign_roles(read, clause)]
        assert list(dict.fromkeys(parties(parts))) == case["roles"]


def test_every_rule_of_roles_has_cases() -> None:
    assert list(ROLES) == [rule.__name__ for rule in RULES]


@pytest.mark.parametrize("rule", ROLES)
def test_every_rule_of_roles_speaks_and_stays_silent(rule: str) -> None:
    assert {bool(case["speaks"]) for case in ROLES[rule]} == {True, False}


@pytest.mark.parametrize(("about", "case"), table(TOLLS))
def test_tolls(about: str, case: dict[str, Any]) -> None:
    del about
    _, drafts = tellings(case["text"])
    assert [describe(toll) for draft in drafts for toll in draft.tolls] == case["tolls"]


def test_tables_of_tolls_count_and_leave_alone() -> None:
    kinds = {toll.split()[0] for cases in TOLLS.values() for case in cases for toll in case["tolls"]}
    assert kinds == {"killed", "injured", "arrested", "abducted", "missing", "released", "displaced", "surrendered"}
    assert any(not case["tolls"] for cases in TOLLS.values() for case in cases)


def slots(event: Event, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return the slots of an event that a case speaks of."""
    found: dict[str, Any] = {
        "type": event.type,
        "status": event.status,
        "aggregate": event.aggregate,
        "date": event.date.edtf if event.date else "",
        "places": [place.name for place in event.locations],
        "within": [list(place.parents) for place in event.locations],
        "agents": sorted(actor.name for actor in event.actors if actor.role != "target"),
        "targets": sorted(actor.name for actor in event.actors if actor.role == "target"),
        "counts": sorted(f"{count.kind} {figure(count.low, count.high)}" for count in event.counts if not count.subset),
        "people": [f"{person.name} {person.role}" for person in event.people],
        "items": [item.text for item in event.items],
    }
    return {name: found[name] for name in wanted}


@pytest.mark.parametrize(("about", "case"), table(MERGE))
def test_incidents(about: str, case: dict[str, Any]) -> None:
    del about
    events = hadath.extract(case["text"].strip(), published="2018-05-03").events
    assert [slots(event, wanted) for event, wanted in zip(events, case["events"], strict=False)] == case["events"]
    assert len(events) == len(case["events"])


@pytest.mark.parametrize("about", ["one_incident", "two_incidents", "nothing"])
def test_tables_of_incidents_hold_what_their_name_says(about: str) -> None:
    numbers = {len(case["events"]) for case in MERGE[about]}
    assert numbers == {{"one_incident": 1, "two_incidents": 2, "nothing": 0}[about]}


@pytest.mark.parametrize(("kind", "case"), table(DEEDS))
def test_deeds(kind: str, case: dict[str, Any]) -> None:
    events = hadath.extract(case["text"], published="2018-05-03").events
    assert [event.type for event in events] == [kind] * (kind != "nothing")
    if "places" in case:
        assert [place.name for event in events for place in event.locations] == case["places"]
