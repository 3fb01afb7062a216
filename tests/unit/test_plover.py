import io
import json
import logging
from typing import Any

import pytest
from tests.records import (
    ARMY,
    CIVILIANS,
    ISIS,
    as_target,
    made_actor,
    made_count,
    made_date,
    made_event,
    made_place,
    made_result,
)

from hadath.export.plover import to_plover, to_plover_records

# The fields of PLOVER's manual that hadath fills.
FIELDS = {
    "id", "has_event", "date", "enddate", "source", "recipient", "event", "quad_code", "mode", "context", "size",
    "event_loc", "event_text", "text_info", "cite_info", "coder", "comment",
}  # fmt: skip


def record_of(kind: str = "armed_attack", **slots: object) -> dict[str, Any]:
    (record,) = to_plover_records([made_result(made_event(kind, **slots))])
    assert set(record) <= FIELDS
    return record


def test_a_record_is_a_line_of_json_and_keeps_to_what_is_known() -> None:
    stream = io.StringIO()
    to_plover([made_result(made_event(), made_event("protest"), title="عنوان")], stream)
    first, second = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert (first["event"], second["event"], second["mode"]) == (["ASSAULT"], ["PROTEST"], "demo")
    assert first["source"] == first["recipient"] == first["event_text"] == []
    assert not {"mode", "date", "size", "event_loc", "text_info", "comment"} & set(first)
    assert "عنوان" in stream.getvalue()


def test_actors() -> None:
    gunmen = made_actor("مسلحون", "agent", "political_militia")
    record = record_of(actors=[ARMY, ISIS | {"role": "partner"}, gunmen, CIVILIANS])
    assert [actor.get("sector") for actor in record["source"]] == [None, "REB", "UAF"]
    assert record["source"][0] == {
        "code": "SYR", "actor_text": "الجيش السوري", "identifier_id": ARMY["id"], "identifier_text": ARMY["name_en"],
    }  # fmt: skip
    assert record["recipient"] == [{"sector": "CVL", "actor_text": "مدنيون", "identifier_text": "مدنيون"}]


@pytest.mark.parametrize("kind", ["armed_clash", "agreement"])
def test_in_what_two_sides_do_to_each_other_all_are_sources(kind: str) -> None:
    record = record_of(kind, actors=[ARMY, as_target(ISIS)])
    assert (len(record["source"]), record["recipient"]) == (2, [])


@pytest.mark.parametrize(
    ("kind", "event", "mode", "quad"),
    [
        ("air_strike", "ASSAULT", "heavy-weapons", 4),
        ("arrest", "COERCE", "arrest", 4),
        ("release", "RETREAT", "release", 2),
        ("agreement", "SUPPORT", None, 1),
        ("movement", "MOBILIZE", "troops", 4),
    ],
)
def test_events(kind: str, event: str, mode: str | None, quad: int) -> None:
    record = record_of(kind)
    assert (record["event"], record.get("mode"), record["quad_code"]) == ([event], mode, quad)


@pytest.mark.parametrize(
    ("low", "high", "size"), [(2, 2, 2), (20, None, "20+"), (10, 15, "10-15"), (None, 15, "0-15"), (None, None, None)]
)
def test_sizes(low: int | None, high: int | None, size: int | str | None) -> None:
    record = record_of(counts=[made_count("killed", low, high=high), made_count("arrested", 4)])
    assert record["size"] == ({"dead": size} if size is not None else {}) | {"arrested": 4}


def test_context_tells_what_has_not_happened() -> None:
    assert record_of("shelling", status="planned")["context"] == ["military", "future"]
    assert record_of("arrest", status="denied")["context"] == ["legal", "negation"]
    assert record_of("raid")["context"] == []
    assert record_of(aggregate=True)["comment"] == "a tally over several incidents"


def test_dates_place_and_texts() -> None:
    evidence = [{"start": 3, "end": 9, "text": "قتل جندي", "rule": "r"}]
    record = record_of(
        date=made_date("2023-12-11", "2023-12-17"), locations=[made_place(geonames_id=163808)], evidence=evidence
    )
    assert (record["date"], record["enddate"]) == ("2023-12-11", "2023-12-17")
    assert record["event_text"] == ["قتل جندي"]
    assert record["text_info"] == {"start": 3, "end": 9}
    place = record["event_loc"]
    assert (place["geonameid"], place["country code"], place["cc3"], place["precision"]) == (
        163808,
        "SY",
        "SYR",
        "exact",
    )
    assert "enddate" not in record_of(date=made_date("2023-12-11"))


def test_types_that_plover_has_not_are_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert list(to_plover_records([made_result(made_event("accident"), made_event("bomb_disposal"))])) == []
    assert "plover: 2 events left out (accident 1, bomb_disposal 1)" in caplog.text
