"""Pin the scores of today as floors, and tell them in docs/evaluation.md: python -m tests.gate.update_floors.

A floor goes down only with `--allow-regression`, and the commit that does so says why.
"""

import argparse
import hashlib
import json
import logging
import math
import tempfile
from pathlib import Path

from tests.documented import write_scores
from tests.gate.score import GOLD, score

_PINNED = ("event", "slot", "figures", "status", "date", "place", "agent", "target", "count", "people", "items")
_LOGGER = logging.getLogger(__name__)
_FILE = Path(__file__).parent / "floors.json"
_PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"


def main() -> None:
    """Score every gold file and write its floors, rounded down to a tenth of a point."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--allow-regression", action="store_true", help="let a floor go down")
    allowed = parser.parse_args().allow_regression
    pinned = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else {}
    for name in ("seeds", "dev"):
        with tempfile.TemporaryDirectory() as folder:
            figures = score(name, Path(folder))
        before = pinned.get(name, {}).get("f1", {})
        floors = {field: math.floor(1000 * figures[field]["f1"]) / 10 for field in _PINNED}
        lower = {field: (before[field], floors[field]) for field in before if floors.get(field, 0) < before[field]}
        if lower and not allowed:
            _LOGGER.error("%s would go down (before, now): %s", name, lower)
            floors |= {field: old for field, (old, _) in lower.items()}
        digest = hashlib.sha256((GOLD / f"{name}.jsonl").read_bytes()).hexdigest()
        pinned[name] = {"sha256": digest, "f1": floors}
        _LOGGER.info("%s %s", name, floors)
    _FILE.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    write_scores(_PAGE, pinned)


if __name__ == "__main__":
    main()
