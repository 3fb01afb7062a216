r"""Measure hadath on the seed articles: speed, the time of its parts, start-up and memory. Prints a table.

    python benchmarks/throughput.py [--seconds 5]

The unit of cost is `re.findall(r"\w+")` over the same articles, measured in alternating blocks, so that the ratio
holds on a machine whose speed varies.
"""

import argparse
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SEEDS = sorted((Path(__file__).resolve().parents[1] / "data" / "seeds").glob("*.txt"))
_WORD_RE = re.compile(r"\w+")
_START_UPS = 5


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=5.0, help="CPU time for the measurement of speed")
    seconds = parser.parse_args().seconds
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    for what, figure in [*measure_speed(texts, seconds), *measure_start(), ("peak memory", f"{_peak_megabytes()} MB")]:
        print(f"{what:34} {figure:>14}")


def measure_speed(texts: Sequence[str], seconds: float) -> list[tuple[str, str]]:
    """Return articles a second with JSON out, and costs as multiples of finding the words of the same articles."""
    from hadath.api import extractor
    from hadath.article import read_article

    articles = [read_article(text) for text in texts]
    engine = extractor()
    jobs: list[Callable[[], object]] = [
        lambda: [_WORD_RE.findall(text) for text in texts],
        lambda: [read_article(text) for text in texts],
        lambda: [engine.read(article) for article in articles],
        lambda: [engine.extract(read_article(text)).model_dump_json() for text in texts],
    ]
    words, reading, scanning, whole = _alternate(jobs, seconds)
    blocks = len(texts)
    return [
        ("articles a second, JSON out", f"{blocks / whole:,.0f}"),
        ("µs an article, JSON out", f"{whole / blocks * 1e6:,.0f}"),
        ("  of these reading and layout", f"{reading / blocks * 1e6:,.0f}"),
        ("  of these tokens and lexicons", f"{scanning / blocks * 1e6:,.0f}"),
        ("cost as a multiple of \\w+", f"{whole / words:.1f}"),
    ]


def _alternate(jobs: Sequence[Callable[[], object]], seconds: float) -> list[float]:
    """Return the CPU seconds of each job, run in turn until the time is up."""
    for job in jobs:
        job()  # caches are warm in a long run
    spent = [0.0] * len(jobs)
    rounds = 0
    while sum(spent) < seconds or rounds < 3:
        rounds += 1
        for number, job in enumerate(jobs):
            began = time.process_time()
            job()
            spent[number] += time.process_time() - began
    return [total / rounds for total in spent]


def measure_start() -> list[tuple[str, str]]:
    """Return the time of the import and of a process up to its first result, the best of some runs."""
    imported = min(_run("import hadath") - _run("pass") for _ in range(_START_UPS))
    first = min(_run("import hadath; hadath.extract('قتل جندي في بغداد.')") for _ in range(_START_UPS))
    return [("import", f"{imported:.2f} s"), ("process start to first result", f"{first:.2f} s")]


def _run(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own code
    return time.perf_counter() - began


def _peak_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
