"""The notebook and the recipes run as they stand."""

import ast
import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

import hadath
from hadath.reading.rows import read_rows

# Heading of docs/recipes.md, and the package its recipe is for.
RECIPES = {
    "pandas: apply": "pandas",
    "Hugging Face datasets: map": "datasets",
    "Airflow: a task": "airflow.sdk",
    "DuckDB: queries over Parquet": "duckdb",
}


def run(code: str, names: dict[str, Any]) -> object:
    """Run code as a notebook's cell, and return the value of its last line if that is an expression."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102  # our own code
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # type: ignore[attr-defined]  # noqa: S307  # our own code


@pytest.fixture
def notebook(project: Path) -> dict[str, Any]:
    text = (project / "examples" / "quickstart.ipynb").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    assert text == json.dumps(found, ensure_ascii=False, indent=1) + "\n", "written as tools write it"
    return found


def cells(notebook: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def test_notebook_is_one_and_holds_no_outputs(notebook: dict[str, Any]) -> None:
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    assert len(cells(notebook, "markdown")) > 4
    assert [cell for cell in cells(notebook, "code") if cell["outputs"] or cell["execution_count"]] == []


def test_notebook_runs_from_top_to_bottom(
    notebook: dict[str, Any], project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas", reason="the extra frame is not installed")
    monkeypatch.chdir(project / "examples")
    monkeypatch.setattr("tempfile.mkdtemp", lambda: str(tmp_path))
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = [run("".join(cell["source"]), names) for cell in cells(notebook, "code")]
    titles, result, words, events, parties, sums, points, same = shown
    assert isinstance(titles, list)
    assert len(titles) == 5
    assert isinstance(result, hadath.ArticleEvents)
    assert "<mark" in result._repr_html_()  # what a notebook calls
    assert isinstance(words, tuple)
    assert words[1] in names["articles"][1].text
    assert len(names["events"]) == len(events) >= 10  # type: ignore[arg-type]  # a data frame
    assert len(parties) > 3  # type: ignore[arg-type]  # a series
    assert sums["killed_low"] > 0  # type: ignore[index]  # a series
    assert points == [(f["properties"]["place_en"], f["geometry"]["coordinates"]) for f in names["features"]] != []
    assert same is True
    assert sorted(path.name for path in tmp_path.iterdir()) == ["acled.csv", "events.geojson", "events.jsonl"]


@pytest.fixture
def recipes(project: Path) -> dict[str, str]:
    page = (project / "docs" / "recipes.md").read_text(encoding="utf-8")
    return {
        part.split("\n", 1)[0]: "\n".join(re.findall(r"```python\n(?P<code>.*?)```", part, re.DOTALL))
        for part in page.split("\n## ")[1:]
    }


def test_every_recipe_is_tried(recipes: dict[str, str]) -> None:
    assert list(recipes) == list(RECIPES)


@pytest.fixture
def articles(seeds: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Write the seeds as articles.jsonl in a folder of their own, and go there."""
    rows = [{"id": path.stem, "text": path.read_text("utf-8"), "published": "2023-12-18"} for path in seeds]
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    (tmp_path / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return rows


@pytest.fixture
def expected(articles: list[dict[str, Any]]) -> list[hadath.ArticleEvents]:
    return list(hadath.extract_many(articles))


def ran(recipes: dict[str, str], title: str) -> dict[str, Any]:
    """Return the names of a recipe that was run as a script, in the folder of its articles."""
    pytest.importorskip(RECIPES[title], reason=f"{RECIPES[title]} is not installed")
    Path("recipe.py").write_text(recipes[title], encoding="utf-8")
    return runpy.run_path("recipe.py", run_name="__main__")


def test_pandas_apply(recipes: dict[str, str], expected: list[hadath.ArticleEvents]) -> None:
    names = ran(recipes, "pandas: apply")
    assert list(names["articles"]["events"]) == expected
    assert len(names["events"]) == sum(map(len, expected)) > 0


@pytest.mark.filterwarnings("default")  # what other packages warn of
def test_datasets_map(recipes: dict[str, str], expected: list[hadath.ArticleEvents]) -> None:
    assert ran(recipes, "Hugging Face datasets: map")["results"] == expected


@pytest.mark.filterwarnings("default")  # what other packages warn of
def test_airflow_task(recipes: dict[str, str], expected: list[hadath.ArticleEvents]) -> None:
    task = ran(recipes, "Airflow: a task")["extract_events"].function
    assert task("articles.jsonl", "events.jsonl") == "events.jsonl"
    assert len(list(read_rows("events.jsonl"))) == len(expected)
    with pytest.raises(RuntimeError, match="ended with 2"):
        task("missing.jsonl", "events.jsonl")


def test_duckdb_over_parquet(recipes: dict[str, str], expected: list[hadath.ArticleEvents]) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    deaths = ran(recipes, "DuckDB: queries over Parquet")["deaths"]
    counted = [event for result in expected for event in result if not event.aggregate and event.status == "reported"]
    assert sum(row[1] for row in deaths) == len(counted) > 0
