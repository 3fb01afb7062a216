import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hadath.assemble.containment import distance, lies_in
from hadath.lexicons.gazetteer import Place, gazetteer
from hadath.mentions import PlaceValue

ROWS = sorted((place for place in gazetteer() if place.latitude is not None), key=lambda place: place.id)
ANY_PLACE = st.sampled_from(ROWS[:: max(len(ROWS) // 500, 1)])


def row(name: str, country: str, *kinds: str) -> Place:
    return next(place for place in gazetteer().named(name) if place.country == country and place.kind in kinds)


def value(place: Place) -> PlaceValue:
    return PlaceValue(place.names[0], kind=place.kind, place=place)


BAGHDAD = row("بغداد", "IQ", "capital", "city")
BASRA = row("البصره", "IQ", "city", "governorate")
IRAQ = row("العراق", "IQ", "country")
SYRIA = row("سوريا", "SY", "country")
BAQUBA = row("بعقوبه", "IQ", "city", "town")
DIYALA = row("ديالي", "IQ", "governorate")


@pytest.mark.parametrize(("inner", "outer"), [(BAGHDAD, IRAQ), (BAQUBA, DIYALA), (BAQUBA, IRAQ), (DIYALA, IRAQ)])
def test_the_gazetteer_says_what_lies_in_what(inner: Place, outer: Place) -> None:
    assert lies_in(value(inner), value(outer))
    assert not lies_in(value(outer), value(inner))


@pytest.mark.parametrize(("inner", "outer"), [(BAGHDAD, SYRIA), (BASRA, BAGHDAD), (BAQUBA, BAGHDAD), (IRAQ, SYRIA)])
def test_places_apart_lie_in_neither(inner: Place, outer: Place) -> None:
    assert not lies_in(value(inner), value(outer))
    assert not lies_in(value(outer), value(inner))


def test_the_text_is_believed_before_the_gazetteer() -> None:
    assert lies_in(PlaceValue("حي الورود", parents=["بغداد"]), value(BAGHDAD))
    assert lies_in(PlaceValue("حي الورود", parents=["بغداد"]), PlaceValue("بغداد"))


def test_an_unknown_place_lies_in_a_governorate_beside_it_unless_it_has_a_parent_of_its_own() -> None:
    assert lies_in(PlaceValue("كفر نوران"), value(DIYALA))
    assert not lies_in(PlaceValue("كفر نوران", parents=["حلب"]), value(DIYALA))
    assert not lies_in(PlaceValue("كفر نوران"), PlaceValue("كفر حلب"))


@given(ANY_PLACE, ANY_PLACE)
def test_nothing_lies_in_itself_nor_each_in_the_other(one: Place, other: Place) -> None:
    assert not lies_in(value(one), value(one))
    if lies_in(value(one), value(other)) and one.kind != other.kind:
        assert not lies_in(value(other), value(one))


@given(ANY_PLACE, ANY_PLACE)
def test_distance_is_a_distance(one: Place, other: Place) -> None:
    assert distance(one, one) == 0.0
    assert 0.0 <= distance(one, other) < 45_000.0


def test_distance_is_in_kilometres() -> None:
    assert 400 < distance(BAGHDAD, row("البصره", "IQ", "city")) < 500
    assert 40 < distance(BAGHDAD, BAQUBA) < 70


def test_a_place_without_coordinates_is_infinitely_far() -> None:
    nowhere = next((place for place in gazetteer() if place.latitude is None), None)
    if nowhere is None:
        pytest.skip("every place of the gazetteer has coordinates")
    assert math.isinf(distance(BAGHDAD, nowhere))
