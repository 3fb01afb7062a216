import sys

import pytest
from tests.records import ARMY, CIVILIANS, made_count, made_date, made_event, made_place, made_result

import hadath
from hadath.export.tables import COLUMNS

EVENTS = (
    made_event(
        date=made_date("2023-12-14"),
        actors=[ARMY, CIVILIANS],
        counts=[made_count("killed", 2, group="children"), made_count("injured", None)],
        locations=[made_place(), made_place("السخنة", geonames_id=5)],
    ),
    made_event("raid"),
)


@pytest.fixture(autouse=True)
def _pandas() -> None:
    pytest.importorskip("pandas", reason="the extra frame is not installed")


def test_a_row_an_event() -> None:
    frame = hadath.to_dataframe([made_result(*EVENTS, published="2023-12-15"), made_result()])
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame["killed_low"].fillna(-1).tolist() == [2, -1]
    assert str(frame["killed_low"].dtype) == "Int64"
    assert frame["date_start"].dt.strftime("%d.%m.%Y").fillna("").tolist() == ["14.12.2023", ""]
    assert frame["published"].dt.year.tolist() == [2023, 2023]


@pytest.mark.parametrize(
    ("explode", "column", "expected"),
    [
        ("locations", "location_name", ["تدمر", "السخنة", None]),
        ("counts", "count_kind", ["killed", "injured", None]),
        ("actors", "actor_role", ["agent", "target", None]),
    ],
)
def test_a_row_a_part_of_an_event(explode: str, column: str, expected: list[str | None]) -> None:
    frame = hadath.to_dataframe([made_result(*EVENTS)], explode=explode)  # type: ignore[arg-type]  # one of the three
    assert frame[column].astype(object).where(frame[column].notna(), None).tolist() == expected
    assert frame["type"].tolist() == ["armed_attack", "armed_attack", "raid"]
    prefix = column.split("_", maxsplit=1)[0]
    assert frame[f"{prefix}_start"].fillna(-1).tolist() == [0, 0, -1]
    assert frame.columns.tolist()[: len(COLUMNS)] == list(COLUMNS)
    assert f"{prefix}_span" not in frame


def test_figures_of_parts_are_whole_numbers() -> None:
    frame = hadath.to_dataframe([made_result(*EVENTS)], explode="counts")
    assert frame["count_low"].fillna(-1).tolist() == [2, -1, -1]
    assert str(frame["count_high"].dtype) == "Int64"
    places = hadath.to_dataframe([made_result(*EVENTS)], explode="locations")
    assert places["location_geonames_id"].fillna(0).tolist() == [0, 5, 0]


@pytest.mark.parametrize("explode", [None, "locations", "counts", "actors"])
def test_columns_are_there_without_events(explode: str | None) -> None:
    empty = hadath.to_dataframe([], explode=explode)  # type: ignore[arg-type]  # one of the three
    full = hadath.to_dataframe([made_result(*EVENTS)], explode=explode)  # type: ignore[arg-type]  # one of the three
    assert empty.empty
    assert empty.columns.tolist() == full.columns.tolist()


def test_nothing_else_can_be_exploded() -> None:
    with pytest.raises(ValueError, match="not one of locations, counts, actors"):
        hadath.to_dataframe([], explode="items")  # type: ignore[arg-type]  # what must not be given


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(hadath.MissingExtraError, match=r"hadath\[frame\]"):
        hadath.to_dataframe([])
