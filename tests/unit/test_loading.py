"""Lexicons are loaded without collections of garbage, and nobody notices."""

import gc

import pytest

from hadath.lexicons.loading import set_apart, without_collection


@pytest.mark.parametrize("collecting", [True, False])
def test_collection_is_off_within_and_after_it_as_it_was_before(collecting: bool) -> None:
    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        with without_collection():
            assert not gc.isenabled()
        assert gc.isenabled() == collecting
    finally:
        (gc.enable if was else gc.disable)()


def test_what_was_made_counts_as_old_and_nothing_as_frozen() -> None:
    with without_collection():
        made: list[list[str]] = [[]]
    assert any(found is made for found in gc.get_objects(generation=2))
    assert gc.get_freeze_count() == 0


def test_what_somebody_has_frozen_stays_so() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with without_collection():
            pass
        assert gc.get_freeze_count() >= frozen - 1 > 0
    finally:
        gc.unfreeze()


def test_what_is_set_apart_is_so_until_the_end_and_what_was_frozen_before_stays() -> None:
    with set_apart():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
    gc.freeze()
    try:
        with set_apart():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
