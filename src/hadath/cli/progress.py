"""How far a run has come, on a terminal."""

import logging
import sys
import time
from typing import TYPE_CHECKING, Self

from hadath.reading.rows import Meter

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_EVERY = 0.2  # seconds


class Progress:
    """A bar on standard error: articles, rate, share of the input and the time left; nothing off a terminal.

    `skipped` of the meter's input an earlier run had done. What a worker has waiting counts as done, so the time left
    is a little short. A message takes the bar's place, and the bar comes back below it.
    """

    def __init__(self, meter: Meter, *, wanted: bool = True) -> None:
        self._meter = meter
        self._bar = _draw_bar() if wanted and sys.stderr.isatty() else None
        self._began = self._shown = time.monotonic()
        if self._bar is not None:
            self._task = self._bar.add_task("", total=meter.total, completed=int(meter.done), words="")

    def __enter__(self) -> Self:
        for handler in logging.getLogger("hadath").handlers if self._bar else ():
            handler.addFilter(self._give_way)
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()
        for handler in logging.getLogger("hadath").handlers:
            handler.removeFilter(self._give_way)

    def show(self, number: int) -> None:
        """Show that so many articles are done, if that was not just shown."""
        now = time.monotonic()
        if self._bar is None or now - self._shown <= _EVERY:
            return
        self._shown = now
        words = f"{number:,} articles, {number / max(now - self._began, 1e-9):.0f}/s"
        self._bar.update(self._task, total=self._meter.total, completed=self._meter.done, words=words)
        self._bar.start()  # after the update: a bar that begins is drawn at once
        self._bar.refresh()

    def clear(self) -> None:
        """Take the bar away."""
        if self._bar is not None and self._bar.live.is_started:
            self._bar.stop()

    def _give_way(self, _: logging.LogRecord) -> bool:
        self.clear()
        return True


def _draw_bar() -> "Bar | None":
    """Return a bar that is drawn when it is told to, by no thread of its own: processes are forked beside it.

    Null where the terminal cannot draw a line anew.
    """
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True, force_jupyter=False)
    if not console.is_interactive:
        return None
    return Bar(
        TextColumn("{task.fields[words]}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=console,
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
