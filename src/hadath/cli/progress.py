"""How far a run has come, on a terminal."""

import sys
import time

from hadath.reading.rows import Meter

_EVERY = 0.2  # seconds
_CLEAR = "\r\x1b[K"


class Progress:
    """One line on standard error: articles, rate, share of the input and the time left; nothing off a terminal."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._terminal = sys.stderr.isatty()
        self._began = self._shown = time.monotonic()
        self._skipped = meter.done

    def show(self, number: int) -> None:
        """Show that so many articles are done, if that was not just shown."""
        now = time.monotonic()
        if self._terminal and now - self._shown > _EVERY:
            self._shown = now
            sys.stderr.write(_CLEAR + describe(number, now - self._began, self._meter, self._skipped))
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._terminal and self._shown != self._began:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def describe(number: int, seconds: float, meter: Meter, skipped: float = 0.0) -> str:
    """Return the words for so many articles read in so many seconds.

    `skipped` is how much of the input an earlier run had done. What a worker has waiting counts as done, so the time
    left is a little short.

    >>> meter = Meter()
    >>> meter.done, meter.total = 300.0, 1000
    >>> describe(1200, 60.0, meter)
    '1,200 articles, 20/s, 30 %, 0:02:20 left'
    """
    words = f"{number:,} articles, {number / max(seconds, 1e-9):.0f}/s"
    if meter.total is None or meter.done <= skipped:
        return words
    left = round(seconds * max(0.0, meter.total - meter.done) / (meter.done - skipped))
    minutes, second = divmod(left, 60)
    share = 100 * meter.done / meter.total
    return f"{words}, {share:.0f} %, {minutes // 60}:{minutes % 60:02}:{second:02} left"
