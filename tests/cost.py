"""What a call costs, without a clock: how many lines of Python it runs, the same on every machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines a call runs; each turn of a loop counts."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:  # noqa: ANN401  # as sys.settrace has it
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def grows_evenly(cost: Callable[[int], int], times: int, factor: int = 8) -> bool:
    """Tell whether `factor` times the input costs no more than a quarter above `factor` times the lines."""
    cost(times)  # what is built once is not counted
    return cost(factor * times) <= 1.25 * factor * cost(times)
