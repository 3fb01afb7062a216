"""When Python looks for garbage: not among what stays, as lexicons do, nor while one very long text is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collection() -> Iterator[None]:
    """Put garbage collection off while much is made that all stays until the end, as for one very long text.

    Each full collection meanwhile would go through all of it again.

    >>> with paused_collection():
    ...     gc.isenabled()
    False
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def made_to_stay() -> Iterator[None]:
    """Put garbage collection off while hundreds of thousands of objects are made that outlast what makes them.

    They then count as old, so that no collection of young objects goes through them all.
    """
    collecting = gc.isenabled()
    with paused_collection():
        try:
            yield
        finally:
            if collecting and not gc.get_freeze_count():  # else there are objects that somebody else has frozen
                gc.freeze()
                gc.unfreeze()


@contextmanager
def set_apart() -> Iterator[None]:
    """Keep all there is from being looked through for garbage: for a process that reads articles and does nothing else.

    Nor is it copied then by processes that fork meanwhile. Where somebody has frozen objects, nothing is done.
    """
    frozen = gc.get_freeze_count()
    if not frozen:
        gc.freeze()
    try:
        yield
    finally:
        if not frozen:
            gc.unfreeze()
