import csv
import io
import logging
from typing import Any

import pytest
from tests.records import (
    ARMY,
    CIVILIANS,
    ISIS,
    PROTESTERS,
    Row,
    as_target,
    made_actor,
    made_count,
    made_date,
    made_event,
    made_place,
    made_result,
)

from hadath.export.acled import ACLED_COLUMNS, COLUMNS, to_acled, to_acled_records

# As ACLED's codebook numbers them.
CODEBOOK = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location
latitude longitude geo_precision source source_scale notes fatalities tags timestamp"""
GUNMEN = made_actor("مسلحون", "agent", "political_militia")
TURKISH = made_actor("الجيش التركي", "agent", "state_forces", country="TR", name_en="Turkish Armed Forces")


def row_of(kind: str = "armed_attack", **slots: object) -> dict[str, Any]:
    (row,) = to_acled_records([made_result(made_event(kind, **slots))])
    return row


def types_of(kind: str, *actors: Row, **slots: object) -> tuple[str, str]:
    row = row_of(kind, actors=actors, **slots)
    return row["event_type"], row["sub_event_type"]


def test_columns_are_acleds_in_their_order() -> None:
    assert list(ACLED_COLUMNS) == CODEBOOK.split()
    assert len(ACLED_COLUMNS) == 31
    assert COLUMNS[:31] == ACLED_COLUMNS
    row = row_of()
    assert set(row) == set(COLUMNS)


def test_sheet_has_the_header_and_a_row_an_incident() -> None:
    stream = io.StringIO()
    to_acled([made_result(made_event(summary="=1+1"), made_event("raid"))], stream, bom=True)
    text = stream.getvalue()
    assert text[0] == "\ufeff"
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert list(rows[0])[:31] == CODEBOOK.split()
    assert [(row["hadath_type"], row["notes"]) for row in rows] == [("armed_attack", "'=1+1"), ("raid", "")]


@pytest.mark.parametrize(
    ("kind", "actors", "slots", "expected"),
    [
        ("armed_clash", [ARMY, as_target(ISIS)], {}, ("Battles", "Armed clash")),
        ("armed_attack", [ISIS, as_target(ARMY)], {}, ("Battles", "Armed clash")),
        ("armed_attack", [ISIS, CIVILIANS], {}, ("Violence against civilians", "Attack")),
        ("armed_attack", [ISIS, CIVILIANS, as_target(ARMY)], {}, ("Battles", "Armed clash")),
        ("armed_attack", [ARMY, PROTESTERS], {}, ("Protests", "Excessive force against protesters")),
        ("protest", [PROTESTERS | {"role": "agent"}], {}, ("Protests", "Peaceful protest")),
        ("protest", [ARMY, PROTESTERS], {}, ("Protests", "Protest with intervention")),
        (
            "protest", [ARMY, PROTESTERS], {"counts": [made_count("killed", 1)]},
            ("Protests", "Excessive force against protesters"),
        ),
        ("arrest", [ARMY, CIVILIANS], {}, ("Strategic developments", "Arrests")),
        ("arrest", [ISIS, CIVILIANS], {}, ("Violence against civilians", "Abduction/forced disappearance")),
        ("arrest", [ARMY, PROTESTERS], {}, ("Protests", "Protest with intervention")),
        ("abduction", [GUNMEN, CIVILIANS], {}, ("Violence against civilians", "Abduction/forced disappearance")),
        (
            "abduction", [GUNMEN, CIVILIANS], {"counts": [made_count("killed", 2)]},
            ("Violence against civilians", "Attack"),
        ),
        ("territory_change", [ARMY], {}, ("Strategic developments", "Non-violent transfer of territory")),
        ("territory_change", [ARMY, as_target(ISIS)], {}, ("Battles", "Government regains territory")),
        ("territory_change", [ISIS, as_target(ARMY)], {}, ("Battles", "Non-state actor overtakes territory")),
        ("seizure", [ARMY], {}, ("Strategic developments", "Looting/property destruction")),
        (
            "seizure", [ARMY], {"items": [{"kind": "weapon", "text": "بندقية", "span": {"start": 0, "end": 6}}]},
            ("Strategic developments", "Disrupted weapons use"),
        ),
        ("air_strike", [ARMY], {}, ("Explosions/Remote violence", "Air/drone strike")),
    ],
)  # fmt: skip
def test_types(kind: str, actors: list[Row], slots: dict[str, Any], expected: tuple[str, str]) -> None:
    assert types_of(kind, *actors, **slots) == expected


def test_forces_abroad_are_external_and_codes_stand_in_order() -> None:
    row = row_of("shelling", actors=[TURKISH, as_target(ISIS)], locations=[made_place()])
    assert (row["inter1"], row["inter2"]) == ("External/Other forces", "Rebel group")
    assert (row["interaction"], row["interaction_code"]) == ("Rebel group-External/Other forces", 28)
    row = row_of("shelling", actors=[TURKISH], locations=[made_place(country="TR")])
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("State forces", None, "State forces only")
    assert (row["inter1_code"], row["inter2_code"], row["interaction_code"]) == (1, None, 10)


def test_external_forces_against_civilians_are_written_as_in_the_codebook() -> None:
    row = row_of("air_strike", actors=[TURKISH, CIVILIANS], locations=[made_place()])
    assert (row["interaction"], row["interaction_code"]) == ("External/Other forces-Civilians", 78)
    assert row["civilian_targeting"] == "Civilians targeted"


def test_a_class_that_is_not_known_is_left_empty() -> None:
    union = made_actor("نقابة الأطباء", "target", "organisation")
    row = row_of(actors=[ISIS, union])
    assert (row["actor2"], row["inter2"], row["interaction"], row["interaction_code"]) == (
        "نقابة الأطباء", None, None, None,
    )  # fmt: skip


def test_crowds_and_unidentified_groups_have_acleds_names() -> None:
    row = row_of(actors=[GUNMEN, CIVILIANS], locations=[made_place()])
    assert (row["actor1"], row["actor2"]) == ("Unidentified Armed Group (Syria)", "Civilians (Syria)")
    assert (row["inter1"], row["inter2"]) == ("Political militia", "Civilians")
    assert row_of(actors=[ISIS, CIVILIANS])["actor2"] == "Civilians"


def test_partners_and_further_targets_are_associated() -> None:
    row = row_of(
        "air_strike", actors=[ARMY, TURKISH | {"role": "partner"}, CIVILIANS, as_target(ISIS)], locations=[made_place()]
    )
    assert (row["actor1"], row["assoc_actor_1"]) == ("Syrian Armed Forces", "Turkish Armed Forces")
    assert (row["actor2"], row["assoc_actor_2"]) == ("Islamic State (ISIS)", "Civilians (Syria)")


def test_no_civilians_in_a_battle() -> None:
    row = row_of("armed_clash", actors=[ARMY, CIVILIANS, as_target(ISIS)])
    assert (row["actor2"], row["assoc_actor_2"], row["civilian_targeting"]) == ("Islamic State (ISIS)", None, None)


def test_who_demonstrates_alone_is_actor_1() -> None:
    row = row_of("protest", actors=[PROTESTERS])
    assert (row["actor1"], row["actor2"], row["interaction"]) == ("Protesters", None, "Protesters only")
    assert row["tags"] == "crowd size=no report"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (made_date("2023-12-14"), ("2023-12-14", 2023, 1)),
        (made_date("2023-12-11", "2023-12-17"), ("2023-12-14", 2023, 2)),
        (made_date("2023-12-01", "2023-12-31"), ("2023-12-16", 2023, 3)),
        (made_date("2023-11-01", "2023-12-31"), ("None", 2023, None)),
        (made_date("2022-11-01", "2023-12-31"), ("None", None, None)),
        (made_date(None), ("None", None, None)),
        (None, ("None", None, None)),
    ],
)
def test_dates(date: Row | None, expected: tuple[str, int | None, int | None]) -> None:
    row = row_of(date=date)
    assert (str(row["event_date"]), row["year"], row["time_precision"]) == expected


@pytest.mark.parametrize(
    ("precision", "code", "latitude"),
    [("exact", 1, 34.55), ("near", 2, 34.55), ("admin2", 2, 34.55), ("admin1", 3, 34.55), ("country", None, None)],
)
def test_places(precision: str, code: int | None, latitude: float | None) -> None:
    row = row_of(locations=[made_place(precision=precision)])
    assert (row["geo_precision"], row["latitude"]) == (code, latitude)
    assert (row["iso"], row["region"], row["country"]) == (760, "Middle East", "Syria")
    assert (row["admin1"], row["admin2"], row["admin3"], row["location"]) == ("Homs", "Tadmur", None, "Palmyra")


def test_no_place_and_a_place_at_sea() -> None:
    assert {row_of()[name] for name in ("iso", "region", "country", "location", "latitude", "geo_precision")} == {None}
    row = row_of(locations=[made_place("باب المندب", country="XZ", name_en=None)])
    assert (row["iso"], row["region"], row["location"]) == (None, None, "باب المندب")


KILLED_CIVILIAN = {"name": "أحمد", "role": "killed", "span": {"start": 0, "end": 4}}


@pytest.mark.parametrize(
    ("counts", "people", "expected"),
    [
        ([], [], (0, "none")),
        ([], [KILLED_CIVILIAN, KILLED_CIVILIAN], (1, "named")),
        ([made_count("injured", 4)], [], (0, "none")),
        ([made_count("killed", 0)], [], (0, "exact")),
        ([made_count("killed", 7)], [], (7, "exact")),
        ([made_count("killed", 7, approximate=True)], [], (7, "approximate")),
        ([made_count("killed", 20, high=None)], [], (20, "lowest")),
        ([made_count("killed", 10, high=15)], [], (10, "lowest")),
        ([made_count("killed", None, text="عشرات القتلى")], [], (10, "convention")),
        ([made_count("killed", None, text="عدد من الجنود")], [], (3, "convention")),
        ([made_count("killed", None, high=15), made_count("injured", None, high=15)], [], (3, "convention")),
        ([made_count("killed", None, high=2), made_count("injured", None, high=2)], [], (2, "convention")),
        ([made_count(kind, None, text="عشرات القتلى والجرحى") for kind in ("killed", "injured")], [],
         (3, "convention")),
        ([made_count("killed", 2, of="داعش"), made_count("killed", 3, of="مدنيون")], [], (5, "exact")),
        ([made_count("killed", 2, of="داعش"), made_count("killed", None, of="مدنيون")], [], (5, "convention")),
        ([made_count("killed", 9), made_count("killed", 3, of="مدنيون", subset=True)], [], (9, "exact")),
        ([made_count("killed", 9), made_count("killed", 11, of="داعش")], [], (11, "lowest")),
        ([made_count("killed", 4, subset=True)], [], (4, "lowest")),
    ],
)  # fmt: skip
def test_fatalities(counts: list[Row], people: list[Row], expected: tuple[int, str]) -> None:
    row = row_of(counts=counts, people=people)
    assert (row["fatalities"], row["fatalities_flag"]) == expected


def test_what_is_no_incident_is_left_out_and_told(caplog: pytest.LogCaptureFixture) -> None:
    events = [
        made_event("accident"), made_event("accident"), made_event("strike"), made_event(aggregate=True),
        made_event(status="denied"), made_event(status="planned"), made_event(status="claimed"),
    ]  # fmt: skip
    with caplog.at_level(logging.WARNING):
        (row,) = to_acled_records([made_result(*events)])
    assert row["status"] == "claimed"
    assert "acled: 6 events left out (accident 2, strike 1, tally 1, denied 1, planned 1)" in caplog.text


def test_source_is_the_outlet_or_its_site() -> None:
    event = made_event()
    named = made_result(event, source="Sky News", url="https://www.example.org/a")
    sited = made_result(event, url="https://www.example.org/a")
    rows = to_acled_records([named, sited, made_result(event)])
    assert [row["source"] for row in rows] == ["Sky News", "www.example.org", None]
    unknown = ("source_scale", "timestamp", "tags", "event_date", "actor1", "interaction")
    assert {row_of()[name] for name in unknown} == {None}
