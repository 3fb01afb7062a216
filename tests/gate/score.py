"""Run the scoring script that lies beside the gold articles, outside the project, where it is to be had."""

import json
import subprocess
import sys
from pathlib import Path

import hadath
from hadath.article import Article

GOLD = Path(__file__).resolve().parents[3] / "shared" / "eval"


def score(name: str, folder: Path, *, aligned: bool = False) -> dict[str, dict[str, float]]:
    """Return the figures of score.py for one gold file, extracting its articles anew into `folder`."""
    gold, predicted = GOLD / f"{name}.jsonl", folder / f"{name}.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = (Article(id=row["id"], text=row["text"], published=row["published"]) for row in rows)
    lines = (result.model_dump_json() for result in hadath.extract_many(articles))
    predicted.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(GOLD / "score.py"), str(gold), str(predicted), "--json"]
    done = subprocess.run(command + ["--aligned"] * aligned, capture_output=True, check=True, text=True)  # noqa: S603  # our own command
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    return figures
