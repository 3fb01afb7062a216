import csv
import io
import logging
from typing import Any

import pytest
from tests.records import (
    ARMY,
    CIVILIANS,
    ISIS,
    Row,
    as_target,
    made_actor,
    made_count,
    made_date,
    made_event,
    made_place,
    made_result,
)

from hadath.export.ucdp import COLUMNS, priogrid_cell, to_ucdp, to_ucdp_records

# The header of GEDEvent_v25_1.csv.
HEADER = """id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,
dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,
number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,
where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,
event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,
gwnob"""
TURKISH = made_actor("الجيش التركي", "target", "state_forces", country="TR")
GUNMEN = made_actor("مسلحون", "agent", "political_militia")
HOUTHIS = made_actor("الحوثيون", "target", "rebel_group", name_en="Houthis")
COALITION = made_actor("التحالف العربي", "agent", "external_forces")
KILLED = (made_count("killed", 5),)


def row_of(*actors: Row, counts: tuple[Row, ...] = KILLED, **slots: object) -> dict[str, Any]:
    event = made_event("armed_attack", actors=actors, counts=counts, **slots)
    (row,) = to_ucdp_records([made_result(event)])
    return row


def test_columns_are_those_of_ged_in_their_order() -> None:
    assert list(COLUMNS) == HEADER.replace("\n", "").split(",")
    stream = io.StringIO()
    to_ucdp([made_result(made_event(counts=KILLED))], stream)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue()))
    assert list(row) == list(COLUMNS)
    assert row["best"] == "5"


@pytest.mark.parametrize(
    ("actors", "side_a", "side_b", "kind"),
    [
        ([ARMY, as_target(ISIS)], "Syrian Armed Forces", "Islamic State (ISIS)", 1),
        ([ISIS, as_target(ARMY)], "Syrian Armed Forces", "Islamic State (ISIS)", 1),
        ([ARMY, TURKISH], "Syrian Armed Forces", "الجيش التركي", 1),
        ([ISIS, HOUTHIS], "Islamic State (ISIS)", "Houthis", 2),
        ([ISIS, CIVILIANS], "Islamic State (ISIS)", "Civilians", 3),
        ([COALITION, CIVILIANS], "التحالف العربي", "Civilians", 3),
        ([COALITION, HOUTHIS], "التحالف العربي", "Houthis", None),
        ([GUNMEN, CIVILIANS], "مسلحون", "Civilians", None),
        ([CIVILIANS], "", "Civilians", None),
        ([ISIS], "Islamic State (ISIS)", "", None),
        ([], "", "", None),
    ],
)
def test_sides_and_type_of_violence(actors: list[Row], side_a: str, side_b: str, kind: int | None) -> None:
    row = row_of(*actors)
    assert (row["side_a"] or "", row["side_b"] or "", row["type_of_violence"]) == (side_a, side_b, kind)
    assert row["dyad_name"] == (f"{side_a} - {side_b}" if side_a and side_b else None)


def deaths(row: dict[str, Any]) -> tuple[int | None, ...]:
    return tuple(row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"))


@pytest.mark.parametrize(
    ("counts", "expected", "totals"),
    [
        ([made_count("killed", 5)], (0, 0, 0, 5), (5, 5, 5)),
        ([made_count("killed", 5, of="داعش")], (0, 5, 0, 0), (5, 5, 5)),
        (
            [made_count("killed", n, of=of) for n, of in ((5, "داعش"), (2, "مدنيون"), (1, ARMY["name"]), (1, "آخرون"))],
            (1, 5, 2, 1), (9, 9, 9),
        ),
        ([made_count("killed", 20, high=None)], (None,) * 4, (None, 20, None)),
        ([made_count("killed", 10, high=15)], (None,) * 4, (None, 10, 15)),
        (
            [made_count("killed", 5, of="داعش"), made_count("killed", None, of="مدنيون")],
            (None, 5, None, None), (None,) * 3,
        ),
        ([made_count("killed", 5), made_count("killed", 9, of="داعش")], (None,) * 4, (None, 9, None)),
    ],
)  # fmt: skip
def test_deaths(counts: list[Row], expected: tuple[int | None, ...], totals: tuple[int | None, ...]) -> None:
    row = row_of(ISIS, as_target(ARMY), CIVILIANS, counts=tuple(counts))
    assert deaths(row) == expected
    assert (row["best"], row["low"], row["high"]) == totals


def test_best_is_the_sum_of_its_parts_where_it_is_given() -> None:
    row = row_of(ISIS, CIVILIANS, counts=(made_count("killed", 3, of="مدنيون"), made_count("killed", 2, of="داعش")))
    assert row["best"] == sum(figure or 0 for figure in deaths(row)) == 5


@pytest.mark.parametrize(
    ("date", "precision"),
    [
        (made_date("2023-12-14"), 1),
        (made_date("2023-12-12", "2023-12-14"), 2),
        (made_date("2023-12-11", "2023-12-17"), 3),
        (made_date("2023-12-01", "2023-12-31"), 4),
        (made_date("2023-01-01", "2023-12-31"), 5),
        (made_date(None), None),
    ],
)
def test_dates(date: Row, precision: int | None) -> None:
    row = row_of(date=date)
    assert row["date_prec"] == precision
    assert (row["year"] == 2023) == (row["date_start"] is not None) == (precision is not None)


@pytest.mark.parametrize(
    ("place", "precision"),
    [
        (made_place(), 1),
        (made_place(precision="near"), 2),
        (made_place(precision="admin2"), 3),
        (made_place(precision="admin1"), 4),
        (made_place(precision="country"), 6),
        (made_place("البحر الأحمر", kind="sea", country="XZ", precision="near"), 7),
        (made_place(precision="none", latitude=None, longitude=None), None),
    ],
)
def test_places(place: Row, precision: int | None) -> None:
    row = row_of(locations=[place])
    assert row["where_prec"] == precision
    located = precision is not None
    assert row["geom_wkt"] == ("POINT (38.27 34.55)" if located else None)
    assert row["priogrid_gid"] == (179717 if located else None)


def test_a_place_in_words() -> None:
    row = row_of(locations=[made_place(parents=["حمص"]), made_place("السخنة")])
    assert row["where_description"] == "تدمر, حمص; السخنة"
    assert (row["where_coordinates"], row["adm_1"], row["adm_2"]) == ("Palmyra", "Homs", "Tadmur")
    assert (row["country"], row["region"]) == ("Syria", "Middle East")


def test_cells_of_the_grid_end_with_the_world() -> None:
    assert priogrid_cell(-90, -180) == 1
    assert priogrid_cell(90, 180) == 720 * 360


def test_sources() -> None:
    said = [{"source": "مصدر طبي", "verb": "قال", "span": {"start": 0, "end": 3}}] * 2
    event = made_event(counts=KILLED, attributions=said)
    (row,) = to_ucdp_records([made_result(event, source="Sky News", published="2023-12-18")])
    assert row["source_article"] == "Sky News, 2023-12-18, عنوان"
    assert (row["number_of_sources"], row["source_office"], row["source_original"]) == (1, "Sky News", "مصدر طبي")


def test_only_armed_force_that_killed_is_written(caplog: pytest.LogCaptureFixture) -> None:
    events = [
        made_event("arrest", counts=KILLED), made_event("accident", counts=KILLED), made_event("bombing"),
        made_event("bombing", counts=[made_count("killed", 0)]), made_event(aggregate=True, counts=KILLED),
        made_event("bombing", counts=KILLED),
        made_event("bombing", people=[{"name": "أحمد", "role": "killed", "span": {"start": 0, "end": 4}}]),
    ]  # fmt: skip
    with caplog.at_level(logging.WARNING):
        rows = list(to_ucdp_records([made_result(*events)]))
    assert [row["best"] for row in rows] == [5, None]
    assert "ucdp: 5 events left out (not armed force 2, without deaths 2, tally 1)" in caplog.text


def test_what_only_ucdp_can_give_is_empty() -> None:
    row = row_of(ARMY, as_target(ISIS))
    conflict = {name for name in COLUMNS if name.endswith("_id") or name.startswith("gwno")} - {"country_id"}
    empty = {"relid", "active_year", "code_status", "conflict_name", "country_id", *conflict}
    assert {row[name] for name in empty} == {None}
