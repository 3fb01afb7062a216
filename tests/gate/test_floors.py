"""Scores on the gold articles stay above the floors pinned in floors.json."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.gate.score import GOLD, score

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the gold articles are kept outside the project")


@pytest.mark.parametrize("name", FLOORS)
def test_gold_is_the_one_the_floors_were_measured_on(name: str) -> None:
    digest = hashlib.sha256((GOLD / f"{name}.jsonl").read_bytes()).hexdigest()
    assert digest == FLOORS[name]["sha256"]


@pytest.mark.parametrize("name", FLOORS)
def test_scores_keep_their_floors(name: str, tmp_path: Path) -> None:
    figures = score(name, tmp_path)
    below = {
        field: (round(100 * figures[field]["f1"], 2), floor)
        for field, floor in FLOORS[name]["f1"].items()
        if 100 * figures[field]["f1"] < floor
    }
    assert not below, f"(now, floor): {below}"
