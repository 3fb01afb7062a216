"""README.md says nothing that is not so."""

import doctest
import re
import subprocess
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "hadath"


@pytest.mark.parametrize(("page", "examples"), [("README.md", 8), ("docs/lexicons.md", 5)])
def test_python_example_runs(project: Path, monkeypatch: pytest.MonkeyPatch, page: str, examples: int) -> None:
    monkeypatch.chdir(project)
    failed, tried = doctest.testfile(str(project / page), module_relative=False, encoding="utf-8")
    assert tried >= examples
    assert failed == 0


@pytest.mark.parametrize("name", ["places.csv", "actors.toml"])
def test_page_shows_the_example_file(project: Path, name: str) -> None:
    page = (project / "docs" / "lexicons.md").read_text(encoding="utf-8")
    lines = (project / "docs" / "examples" / name).read_text(encoding="utf-8").splitlines()
    assert "\n".join(f"    {line}" for line in lines) in page


def test_make_targets_exist(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"^ {4}make (?P<target>\w+)", readme, re.MULTILINE)
    assert targets == ["run", "test"]
    for target in targets:
        done = subprocess.run(["make", "-n", target], cwd=project, capture_output=True, check=False)  # noqa: S603, S607  # prints the recipe only
        assert done.returncode == 0, done.stderr


def test_commands_and_options_exist(project: Path) -> None:
    from hadath.cli import build_parser

    readme = (project / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^ {4}hadath (?P<rest>[^#\n]+)", readme, re.MULTILINE)
    assert len(lines) >= 2
    for line in lines:
        assert build_parser().parse_args(line.split()).path


def test_files_it_names_exist(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    for name in ("LICENSE", "data/seeds", "src/hadath/lexicons/places/ATTRIBUTION.md"):
        assert name in readme
        assert (project / name).exists()


def test_contributing_names_files_that_exist(project: Path) -> None:
    text = (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {name for name in re.findall(r"`(?P<name>[\w./-]+/[\w./-]*)`", text) if not name.startswith(".venv")}
    assert len(named) >= 8
    assert [name for name in named if not any((folder / name).exists() for folder in (project, PACKAGE))] == []


def test_light_installation_names_every_requirement(project: Path) -> None:
    """The light recipe must not fall behind what pyproject.toml requires."""
    import tomllib

    readme = (project / "README.md").read_text(encoding="utf-8")
    recipe = " ".join(re.findall(r"^ {4}pip install (?P<rest>.+)$", readme, re.MULTILINE))
    required = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for requirement in required:
        name = re.match(r"[A-Za-z0-9-]+", requirement)
        assert name is not None
        assert name[0] in recipe.split()
