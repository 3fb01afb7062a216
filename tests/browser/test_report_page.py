"""The report in a real browser; needs Chromium, node, and the packages of `frontend`."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.pages import NASTY

import hadath
from hadath.view.report import to_report
from hadath.view.told import Told

TEXT = "قتل جنديان وأصيب ثلاثة آخرون في هجوم لتنظيم داعش على حاجز قرب مدينة تدمر."
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def driver(project: Path) -> Path:
    if not any(map(shutil.which, BROWSERS)):
        pytest.skip("needs Chromium: none is installed")
    if not shutil.which("node") or not (project / "frontend" / "node_modules" / "playwright-core").is_dir():
        pytest.skip("needs node and the packages of frontend/: run `make frontend`")
    return project / "frontend" / "browser" / "visit.mjs"


def visit(driver: Path, told: list[Told], page: Path) -> dict[str, Any]:
    with page.open("w", encoding="utf-8") as stream:
        to_report(told, stream, title="تقرير")
    done = subprocess.run(["node", str(driver), str(page)], capture_output=True, check=False, text=True)  # noqa: S603, S607  # our own script
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.fixture(scope="module")
def seen(driver: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    paths = sorted((project / "tests" / "golden").glob("*.txt"))
    articles = [hadath.read_article(path, published="2024-03-04") for path in paths]
    told = [Told(hadath.extract(article), article.text) for article in articles]
    return visit(driver, told, tmp_path_factory.mktemp("page") / "page.html")


def test_nothing_is_complained_of_or_asked_for(seen: dict[str, Any]) -> None:
    assert (seen["complaints"], seen["requests"], seen["dialogs"]) == ([], [], [])


def test_no_finding_of_the_accessibility_check_is_serious(seen: dict[str, Any]) -> None:
    assert seen["axe"] == {name: [] for name in ("page", "event", "dark", "dark event", "phone")}


def test_filters_leave_what_fits(seen: dict[str, Any]) -> None:
    kinds = {" ".join(kind.split()[:2]) for kind in seen["byType"][1]}
    assert kinds
    assert kinds <= {"Armed attack", "Armed clash", "Assassination", "Execution"}
    assert seen["all"] == seen["cleared"]
    for state in (seen["byType"][0], seen["byPlace"][1], seen["byActor"][1], seen["brushed"]):
        assert 0 < int(state.split()[0]) < int(seen["all"].split()[0]), state
    assert seen["empty"] == "No event fits these filters."


def test_a_column_sorts(seen: dict[str, Any]) -> None:
    order, figures = seen["sorted"]
    assert order == "descending"
    assert figures == sorted(figures, reverse=True)
    assert figures[0] > figures[-1]


def test_the_map_is_drawn_and_moves_by_keyboard(seen: dict[str, Any]) -> None:
    assert seen["map"]["panned"]
    assert seen["map"]["zoomed"]
    assert seen["map"]["countries"] > 0
    assert seen["painted"] > 50


def test_an_event_opens_by_keyboard_with_its_evidence_marked(seen: dict[str, Any]) -> None:
    event = seen["event"]
    assert event["direction"] == "rtl"
    assert "".join(event["marks"]) in event["text"].replace("\n", "")
    assert {kind for kind, _ in event["kinds"]} >= {"count", "place"}
    assert event["inside"]
    assert event["closed"]
    assert event["returned"]


def test_light_and_dark_differ(seen: dict[str, Any]) -> None:
    assert seen["dark"] == "rgb(20, 23, 27)"


def test_a_phone_shows_it_without_scrolling_sideways(seen: dict[str, Any]) -> None:
    phone = seen["phone"]
    assert phone["page"] == phone["window"] == 390
    assert [name.split()[0] for name in phone["columns"]] == ["Date", "Event", "Killed"]
    assert phone["filters"]
    assert phone["event"]


def test_hostile_text_is_shown_as_text(driver: Path, tmp_path: Path) -> None:
    nasty = " ".join(NASTY)
    text = f"{nasty}\n\n{TEXT}"
    facts: dict[str, str] = {"id": nasty, "title": nasty, "url": "javascript:alert('x')", "source": nasty}
    article = hadath.read_article(text, published="2023-12-18", **facts)  # type: ignore[arg-type]  # keys of Facts
    seen = visit(driver, [Told(hadath.extract(article), text)], tmp_path / "page.html")
    assert (seen["complaints"], seen["requests"], seen["dialogs"]) == ([], [], [])
    assert "</script><script>alert('x')</script>" in seen["event"]["text"]
    assert seen["event"]["links"] == []
    assert [text.split("\n")[0] for text in seen["tooltip"]] == ["تدمر · Palmyra"]
    assert seen["chosen"] == ["Only at تدمر all places"]
    assert not {"\u202e", "\u2066", "\x07", "\x1b"} & set(seen["event"]["text"])
