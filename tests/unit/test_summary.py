import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.assemble.summary import summarise
from hadath.events import Actor, ActorRole, Count, DateRecord, Event, EventType, Fields, Location, SpanRecord

SPAN = SpanRecord(start=0, end=1)


def actor(name_en: str | None, role: ActorRole, name: str = "قسد") -> Actor:
    return Actor(name=name, name_en=name_en, role=role, text=name, span=SPAN)


def killed(low: int | None, high: int | None, *, subset: bool = False) -> Count:
    return Count(kind="killed", low=low, high=high, subset=subset, text="قتلى", span=SPAN)


def event(kind: EventType = "arrest", **slots: object) -> Fields:
    return Event(id="x-1", type=kind, **slots).model_dump()  # type: ignore[arg-type]  # whichever slots a test fills


DAY = DateRecord(
    start=datetime.date(2023, 12, 14),
    end=datetime.date(2023, 12, 14),
    edtf="2023-12-14",
    precision="day",
    basis="explicit",
    text="14",
    span=SPAN,
)
PLACE = Location(name="الحسكة", name_en="Al-Hasakah", span=SPAN)


def test_a_full_event_is_one_english_line() -> None:
    parties = (actor("SDF", "agent"), actor("Global Coalition", "partner"), actor("ISIS", "target"))
    line = summarise(event(actors=parties, locations=(PLACE,), date=DAY, counts=(killed(38, 38),)))
    assert line == "SDF, Global Coalition arrested ISIS in Al-Hasakah, 2023-12-14: 38 killed"


def test_what_is_unknown_is_left_out() -> None:
    assert summarise(event("air_strike")) == "Air strike"
    assert summarise(event(actors=(actor("ISIS", "target"),))) == "Arrest against ISIS"
    assert summarise(event(actors=(actor("SDF", "agent"),))) == "Arrest by SDF"


def test_a_name_without_english_stands_in_arabic() -> None:
    assert summarise(event(actors=(actor(None, "agent"),))) == "Arrest by قسد"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(5, 5, "5 killed"), (20, None, "20 or more killed"), (10, 15, "10 to 15 killed"), (None, None, "some killed")],
)
def test_figures_say_what_is_known_of_them(low: int | None, high: int | None, words: str) -> None:
    assert summarise(event("shelling", counts=(killed(low, high),))) == f"Shelling: {words}"


def test_a_part_is_not_told_beside_its_total() -> None:
    assert summarise(event("shelling", counts=(killed(12, 12), killed(4, 4, subset=True)))) == "Shelling: 12 killed"


@given(st.sampled_from(EventType.__args__))  # type: ignore[attr-defined]  # the literal's values
def test_every_type_makes_a_line(kind: EventType) -> None:
    line = summarise(event(kind, actors=(actor("SDF", "agent"), actor("ISIS", "target")), locations=(PLACE,)))
    assert "\n" not in line
    assert line.index("SDF") < line.index("Al-Hasakah")
    assert "_" not in line
