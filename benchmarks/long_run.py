"""Measure the memory and the speed of one process over a long run. Prints a row now and then.

    python benchmarks/long_run.py [--articles 100000] [--rows 20] [--jsonl articles.jsonl.gz] [--workers 1]

The articles (those of data/seeds without --jsonl) come round and round, each time with a word and a figure of their
own in every paragraph, so that whatever keeps words it has seen is seen to grow.
"""

import argparse
import gzip
import json
import os
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

from hadath.batch import extract_lines

SEEDS = sorted((Path(__file__).resolve().parents[1] / "data" / "seeds").glob("*.txt"))
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=20, help="how many rows to print")
    parser.add_argument("--jsonl", type=Path, help="articles, a JSON object with the key text a line; gz too")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    every = max(1, options.articles // options.rows)
    print(f"{'articles':>10} {'resident MB':>12} {'articles/s':>11}")
    began = time.monotonic()
    lines = extract_lines(islice(_cycle(_read(options.jsonl)), options.articles), workers=options.workers)
    for number, _ in enumerate(lines, 1):
        if number % every == 0 or number == 1000:
            rate = number / (time.monotonic() - began)
            print(f"{number:10,} {_resident():12.1f} {rate:11.1f}", flush=True)


def _read(path: Path | None) -> list[str]:
    if path is None:
        return [seed.read_text(encoding="utf-8") for seed in SEEDS]
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _cycle(texts: Sequence[str]) -> Iterator[str]:
    for turn in count():
        for number, text in enumerate(texts):
            own = turn * len(texts) + number
            yield text.replace("\n", f" {_word(own)} {own}\n")


def _word(number: int) -> str:
    letters = ""
    while number or not letters:
        number, letter = divmod(number, len(_LETTERS))
        letters += _LETTERS[letter]
    return f"قتلت{letters}"


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
