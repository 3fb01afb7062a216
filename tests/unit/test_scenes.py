"""Where an incident happened: the table of cases, and what holds for any article."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.stages import PUBLISHED, reading, table

import hadath
from hadath.assemble.containment import may_lie_in
from hadath.assemble.drafts import place_value
from hadath.assemble.settings import add_places

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "scenes.toml").read_text(encoding="utf-8"))


def told(text: str) -> list[list[str]]:
    events = hadath.extract(text, published=PUBLISHED).events
    return [[" > ".join((place.name, *place.parents)) for place in event.locations] for event in events]


@pytest.mark.parametrize(("about", "case"), table(CASES))
def test_case_gives_its_scenes(about: str, case: dict[str, Any]) -> None:
    del about
    assert told(case["text"]) == case["places"]


def test_a_place_that_no_list_knows_may_lie_in_any_wider_one_and_a_known_one_only_near() -> None:
    read = reading("هجوم في قرية تل الفستق. هجوم في محافظة ديالى. هجوم في مدينة بعقوبة. هجوم في مدينة البصرة")
    unknown, province, town, far = (place_value(place) for place in read.mentions["place"])
    assert may_lie_in(unknown, province)
    assert may_lie_in(unknown, far)
    assert may_lie_in(town, province)
    assert not may_lie_in(far, province)
    assert not may_lie_in(province, town)


def test_a_telling_that_says_only_where_is_believed_unless_it_is_wider() -> None:
    read = reading("هجوم في ديالى. هجوم في بعقوبة. هجوم في البصرة")
    province, town, far = read.mentions["place"]
    assert add_places([town], [far], sure=True) == [far]
    assert add_places([town], [province], sure=True) == [town]
    assert add_places([town], [], sure=True) == [town]
