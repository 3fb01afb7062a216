"""Garbage is not looked for among what stays, and nobody notices."""

import gc
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

import hadath
from hadath import extractor
from hadath.article import Article
from hadath.document import Document
from hadath.extractor import Extractor
from hadath.garbage import made_to_stay, paused_collection, set_apart


@pytest.mark.parametrize("pause", [paused_collection, made_to_stay])
@pytest.mark.parametrize("collecting", [True, False])
def test_collection_is_off_within_and_after_it_as_it_was_before(
    pause: Callable[[], AbstractContextManager[None]], collecting: bool
) -> None:
    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        with pause():
            assert not gc.isenabled()
        assert gc.isenabled() == collecting
    finally:
        (gc.enable if was else gc.disable)()


def test_what_was_made_counts_as_old_and_nothing_as_frozen() -> None:
    with made_to_stay():
        made: list[list[str]] = [[]]
    assert any(found is made for found in gc.get_objects(generation=2))
    assert gc.get_freeze_count() == 0


def test_what_somebody_has_frozen_stays_so() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with made_to_stay():
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


@pytest.mark.parametrize(("length", "collects"), [(100, True), (40_000, False)])
def test_only_a_very_long_text_is_read_made_to_stays(
    length: int, collects: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def find_events(article: Article, doc: Document) -> hadath.ArticleEvents:
        del article, doc
        seen.append(gc.isenabled())
        raise RuntimeError

    monkeypatch.setattr(extractor, "find_events", find_events)
    with pytest.raises(RuntimeError):
        Extractor().extract("قصف " * (length // 4))
    assert seen == [collects]
    assert gc.isenabled()
