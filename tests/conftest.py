"""Settings shared by all tests."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every run and machine, and no failure because a machine is busy.
settings.register_profile("hadath", derandomize=True, deadline=None)
settings.load_profile("hadath")

collect_ignore = ["fuzz/guided.py"]  # a program to be run by hand, with a package that no test needs


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the golden records be written anew, to be reviewed before they are committed, and trials be more."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.json from what is read today")
    parser.addoption("--kill-trials", type=int, default=1, help="how many runs are killed and resumed (default: 1)")


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the project's folder."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def seeds(project: Path) -> list[Path]:
    """Return the seed articles, in order."""
    return sorted((project / "data" / "seeds").glob("*.txt"))
