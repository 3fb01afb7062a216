"""List what a change gained and lost: python benchmarks/differences.py BEFORE.jsonl AFTER.jsonl [--limit N].

Both files hold one ArticleEvents a line, as `hadath extract` writes them, over the same articles. An event is known
by its article and by where its evidence stands, so that a line shows what came, what went, and what changed in it.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

Event = dict[str, Any]

_SLOTS = ("type", "status", "date", "locations", "actors", "counts")


def main() -> None:
    """Print the differences, a seeded sample of each sort, and their totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--limit", type=int, default=30, help="how many lines of each sort to print")
    arguments = parser.parse_args()
    before, after = _read(arguments.before), _read(arguments.after)
    sorts: dict[str, list[str]] = {"gained": [], "lost": [], "changed": []}
    for article in sorted(before.keys() | after.keys()):
        _compare(article, before.get(article, []), after.get(article, []), sorts)
    for sort, lines in sorts.items():
        print(f"== {sort}: {len(lines)}")
        for line in random.Random(1).sample(lines, min(arguments.limit, len(lines))):  # noqa: S311  # a sample to read
            print("  ", line)
    print(dict(Counter({sort: len(lines) for sort, lines in sorts.items()})))


def _read(path: Path) -> dict[str, list[Event]]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return {row["article"]["id"]: row["events"] for row in rows}


def _compare(article: str, before: list[Event], after: list[Event], sorts: dict[str, list[str]]) -> None:
    left = list(before)
    for event in after:
        old = next((other for other in left if _overlap(event, other)), None)
        if old is None:
            sorts["gained"].append(f"{article}: {_line(event)}")
            continue
        left.remove(old)
        changes = [
            f"{slot}: {_brief(old[slot])} -> {_brief(event[slot])}" for slot in _SLOTS if _differ(old, event, slot)
        ]
        if changes:
            sorts["changed"].append(f"{article}: {' | '.join(changes)} || {event['evidence'][0]['text'][:120]}")
    sorts["lost"].extend(f"{article}: {_line(event)}" for event in left)


def _overlap(one: Event, other: Event) -> bool:
    return any(a["start"] < b["end"] and b["start"] < a["end"] for a in one["evidence"] for b in other["evidence"])


def _differ(one: Event, other: Event, slot: str) -> bool:
    return bool(_brief(one[slot]) != _brief(other[slot]))


def _brief(value: object) -> object:
    if isinstance(value, list):
        return [_brief(entry) for entry in value]
    if isinstance(value, dict):
        keys = ("role", "name", "kind", "low", "high", "edtf")
        return "/".join(str(value[key]) for key in keys if value.get(key) is not None)
    return value


def _line(event: Event) -> str:
    return f"{event['summary']} || {event['evidence'][0]['text'][:160]}"


if __name__ == "__main__":
    main()
