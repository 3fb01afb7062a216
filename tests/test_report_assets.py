"""What draws the report: committed as it was built, from these sources, small, with the licences of all it contains."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.pages import read_page

from hadath.events import EventType, Status
from hadath.view.report import to_report

ASSETS = Path("src") / "hadath" / "view" / "assets"
LARGEST = 1_200_000  # bytes that every report begins with


@pytest.fixture(scope="module")
def manifest(project: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((project / ASSETS / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def digests(folder: Path, names: list[str]) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def test_assets_are_those_built_from_these_sources(project: Path, manifest: dict[str, Any]) -> None:
    sources = {path.relative_to(project / "frontend").as_posix() for path in (project / "frontend" / "src").iterdir()}
    assert sources <= manifest["sources"].keys()
    assert digests(project / "frontend", list(manifest["sources"])) == manifest["sources"], "run `make frontend`"
    built = {path.name for path in (project / ASSETS).iterdir()} - {"manifest.json"}
    assert built == manifest["built"].keys()
    assert digests(project / ASSETS, list(manifest["built"])) == manifest["built"], "run `make frontend`"


def test_assets_are_small(project: Path, manifest: dict[str, Any]) -> None:
    assert sum((project / ASSETS / name).stat().st_size for name in manifest["built"]) < LARGEST


def test_every_package_is_locked_and_its_licence_given(project: Path, manifest: dict[str, Any]) -> None:
    lock = json.loads((project / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    notice = (project / ASSETS / "THIRD_PARTY.md").read_text(encoding="utf-8")
    for name, version in manifest["packages"].items():
        assert lock[f"node_modules/{name}"]["version"] == version
        licence = re.search(
            rf"^## {re.escape(name)} {re.escape(version)} \((?P<id>[^)]+)\)\n\n {{4}}\S", notice, re.MULTILINE
        )
        assert licence, name
        assert licence["id"] in ("MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause"), name


def test_the_lock_names_no_place_to_load_from(project: Path) -> None:
    lock = json.loads((project / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, about in lock.items() if "resolved" in about] == []
    assert [name for name, about in lock.items() if name and "integrity" not in about] == []


def test_sources_make_text_of_what_they_are_given(project: Path) -> None:
    for path in (project / "frontend" / "src").iterdir():
        assert (
            re.findall(
                r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|document\.write", path.read_text(encoding="utf-8")
            )
            == []
        )


def test_every_type_and_status_has_its_place_in_the_page(project: Path) -> None:
    kinds = (project / "frontend" / "src" / "kinds.ts").read_text(encoding="utf-8")
    grouped = re.findall(r"types: \[(?P<names>[^\]]+)\]", kinds)
    types = [name for names in grouped for name in re.findall(r"'(?P<name>\w+)'", names)]
    assert sorted(types) == sorted(get_args(EventType))
    statuses = re.search(r"STATUSES = \[(?P<names>[^\]]+)\]", kinds)
    assert statuses
    assert re.findall(r"'(?P<name>\w+)'", statuses["names"]) == [*get_args(Status), "tally"]


def test_the_page_asks_nobody_for_anything(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("w", encoding="utf-8") as stream:
        to_report([], stream)
    page = read_page(path.read_text(encoding="utf-8"))
    (style,), (script,) = page.texts("style"), page.texts("script")
    assert re.findall(r"url\((?!data:|#)[^)]*\)|@import", style) == []
    assert re.findall(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|importScripts|\beval\(", script) == []
    (outlines,), (licences,) = page.data(id="outlines"), page.data(id="licences")
    assert {"land", "borders", "units"} <= outlines["objects"].keys()
    assert {"leaflet", "Natural Earth"} <= {name for name in ("leaflet", "Natural Earth") if name in licences}


@pytest.fixture
def frontend(project: Path, tmp_path: Path) -> Path:
    """Return a copy of the sources beside the packages that build them."""
    packages = project / "frontend" / "node_modules"
    if not shutil.which("node") or not packages.is_dir():
        pytest.skip("needs node and the packages of frontend/: run `make frontend`")
    copy = tmp_path / "frontend"
    shutil.copytree(project / "frontend", copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (copy / "node_modules").symlink_to(packages)
    (tmp_path / ASSETS).mkdir(parents=True)
    return copy


def run(frontend: Path, script: str) -> None:
    done = subprocess.run(["npm", "run", "--silent", script], cwd=frontend, capture_output=True, check=False, text=True)  # noqa: S603, S607  # our own script
    assert done.returncode == 0, done.stdout + done.stderr


def test_building_gives_what_is_committed(frontend: Path, manifest: dict[str, Any]) -> None:
    run(frontend, "build")
    assert digests(frontend.parent / ASSETS, list(manifest["built"])) == manifest["built"]


def test_the_parts_of_the_page_pass_their_own_tests(frontend: Path) -> None:
    run(frontend, "test")
