"""Measure how the time of hostile texts grows with their length. Prints a row a text.

    python -m benchmarks.hostile [--length 10000] [--only "one letter"]

"x8" is the CPU time a letter at eight times the length, as a multiple of that at the length: near 1 where work is
linear. Unlike the tests, which count lines of Python, this also sees what the interpreter does inside a line.
"""

import argparse
import time

from tests.hostile import draw
from tests.test_hostile import FLOODS, flooded

import hadath
from hadath.view.terminal import mark_up, to_table

_TIMES = 8
_TELLING = 0.004  # seconds below which a ratio says nothing


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--length", type=int, default=10_000)
    parser.add_argument("--only", choices=FLOODS, help="this text alone")
    options = parser.parse_args()
    hadath.extract("قتل جندي.")  # the lexicons are read by now
    print(f"{'text':28} {'letters':>12} {'read s':>8} {'extract s':>10} {'show s':>8} {'x8':>6}")
    for name in [options.only] if options.only else FLOODS:
        short, long = (flooded(name, options.length * times) for times in (1, _TIMES))
        before, after = measure(short), measure(long)
        ratio = sum(after) / len(long) / (sum(before) / len(short)) if sum(before) > _TELLING else None
        shown = "-" if ratio is None else f"{ratio:.2f}"
        print(f"{name:28} {len(long):12,} {after[0]:8.2f} {after[1]:10.2f} {after[2]:8.2f} {shown:>6}", flush=True)


def measure(text: str) -> tuple[float, float, float]:
    """Return the CPU seconds of reading a text, of extracting its events, and of showing them."""
    times = [time.process_time()]
    article = hadath.read_article(text, published="2018-05-03")
    times.append(time.process_time())
    result = hadath.extract(article)
    times.append(time.process_time())
    draw(mark_up(article.text, article.layout.passages, result), to_table(result))
    times.append(time.process_time())
    return times[1] - times[0], times[2] - times[1], times[3] - times[2]


if __name__ == "__main__":
    main()
