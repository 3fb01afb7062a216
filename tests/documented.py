"""What the pages in docs/ must say, made from what they describe."""

from pathlib import Path
from typing import Any

from hadath.lexicons.taxonomy import TypeEntry

CONDITIONS = {
    "by": "it was done by",
    "against": "it was done to",
    "harmed": "somebody was killed or injured",
    "killed": "somebody was killed",
    "arms": "arms are among what was taken",
    "fought": "two armed parties are named, or somebody was killed or injured",
}  # of taxonomy.toml, in words
FIELDS = {
    "event": "incidents found",
    "slot": "all slots",
    "figures": "figures",
    "status": "status",
    "date": "date",
    "place": "place",
    "agent": "who did it",
    "target": "to whom",
    "count": "count",
    "people": "people",
    "items": "items",
}  # of floors.json, in words

SCORES = ("<!-- scores: written by tests.gate.update_floors -->", "<!-- end of scores -->")


def split_sections(page: str, mark: str = "## ") -> dict[str, str]:
    """Return what stands under each heading of a level."""
    parts = f"\n{page}".split(f"\n{mark}")[1:]
    return dict(part.split("\n", 1) for part in parts)


def pages(project: Path) -> list[Path]:
    """Return the pages of docs/."""
    return sorted((project / "docs").glob("*.md"))


def to_mapping(entry: TypeEntry) -> str:
    """Return the lines that say what an event type is to ACLED, PLOVER and UCDP."""
    acled = [
        f"    - {_words(dict(case.conditions))}: {case.sub_event.event}, *{case.sub_event.name}*"
        for case in entry.acled_if
    ]
    usual = f"{entry.acled.event}, *{entry.acled.name}*" if entry.acled else "not recorded"
    plover = [entry.plover or "none", *([f"mode *{entry.mode}*"] if entry.mode else [])]
    plover += [f"context *{context}*" for context in entry.context]
    return "\n".join((
        f"- ACLED: {usual}" + ("; instead, if" if acled else ""),
        *acled,
        f"- PLOVER: {', '.join(plover)}",
        f"- UCDP GED: {'recorded where somebody died' if entry.ucdp else 'not recorded'}",
    ))  # fmt: skip


def _words(conditions: dict[str, Any]) -> str:
    said = []
    for name, value in conditions.items():
        among = f" {' or '.join(value)}" if isinstance(value, list | tuple) else ""
        said.append(CONDITIONS[name] + among)
    return " and ".join(said)


def to_scores(floors: dict[str, dict[str, Any]]) -> str:
    """Return the table of docs/evaluation.md."""
    seeds, dev = floors["seeds"]["f1"], floors["dev"]["f1"]
    rows = [f"| {FIELDS[name]} | {dev[name]:.1f} | {seeds[name]:.1f} |" for name in dev]
    head = ["| F1 | 113 articles | 5 articles of `data/seeds` |", "|---|---:|---:|"]
    return "\n".join([*head, *rows])


def find_scores(page: str) -> tuple[str, str, str]:
    """Return what stands before the table of scores, the table, and what stands behind it."""
    before, rest = page.split(SCORES[0])
    table, after = rest.split(SCORES[1])
    return before, table.strip(), after


def write_scores(path: Path, floors: dict[str, dict[str, Any]]) -> None:
    """Write the table of scores into its page."""
    before, _, after = find_scores(path.read_text(encoding="utf-8"))
    path.write_text(f"{before}{SCORES[0]}\n\n{to_scores(floors)}\n\n{SCORES[1]}{after}", encoding="utf-8")
