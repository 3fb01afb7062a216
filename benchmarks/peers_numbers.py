"""Read the Arabic numbers of num2words' suite with hadath, and print the share that is right, with every miss.

Usage: python benchmarks/peers_numbers.py SUITE.jsonl, one case a line with `text`, `expect.value`, `tier`, `relevant`.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from hadath import find_numbers


def find_value(text: str) -> int | float | None:
    """Return the value of the only number of a text, or null."""
    found = find_numbers(text)
    return found[0].value if len(found) == 1 else None


def print_table(cases: list[dict[str, Any]]) -> None:
    """Print right and all by tier, then the misses."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed = []
    for case in cases:
        tier = case["tier"]
        total[tier] += 1
        value = find_value(case["text"])
        if value == case["expect"]["value"]:
            right[tier] += 1
        else:
            missed.append((tier, case["text"], case["expect"]["value"], value))
    print(f"{'tier':4} {'right':>6} {'all':>6} {'share':>8}")
    for tier in sorted(total):
        print(f"{tier:4} {right[tier]:6} {total[tier]:6} {right[tier] / total[tier]:8.1%}")
    for tier, text, expected, value in missed:
        print(f"miss {tier}: {text} | expected {expected} | read {value}")


def main() -> None:
    """Read the suite named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=Path, help="the suite's JSON lines")
    rows = [json.loads(line) for line in parser.parse_args().suite.read_text(encoding="utf-8").splitlines()]
    print_table([row for row in rows if row["relevant"]])


if __name__ == "__main__":
    main()
